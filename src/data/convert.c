// In:  numbers of any dtype and byte order, at any address.
// Out: the same numbers as doubles.
#include "data/convert.h"

static const uint8_t sizes[] = {4, 8, 2, 1, 1, 2, 2, 4, 4, 8, 8, 1};
_Static_assert(VT_LENGTH(sizes) == VT_DTYPE_COUNT, "a size for each vt_dtype, in its order");

static const char *const names[] = {"f4", "f8", "f2", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "b1"};
_Static_assert(VT_LENGTH(names) == VT_DTYPE_COUNT, "a name for each vt_dtype, in its order");

const char *vt_dtype_name(int dtype) {
    int base = dtype & ~VT_SWAPPED;
    return base >= 0 && base < VT_DTYPE_COUNT ? names[base] : "?";
}

size_t vt_dtype_bytes(int dtype) {
    int base = dtype & ~VT_SWAPPED;
    return base >= 0 && base < VT_DTYPE_COUNT ? sizes[base] : 0;
}

static float half(uint16_t h) {
    union {
        uint32_t u;
        float f;
    } v, magic = {(254u - 15u) << 23};
    // The exponent is moved into place by a multiplication, which also makes subnormals right.
    v.u = (uint32_t)(h & 0x7fff) << 13;
    v.f *= magic.f;
    if ((h & 0x7c00) == 0x7c00) v.u |= 0xffu << 23; // infinity and NaN
    v.u |= (uint32_t)(h & 0x8000) << 16;
    return v.f;
}

static void swap_bytes(void *values, size_t count, size_t bytes) {
    if (bytes == 2) {
        uint16_t *v = values;
        for (size_t i = 0; i < count; i++) v[i] = __builtin_bswap16(v[i]);
    } else if (bytes == 4) {
        uint32_t *v = values;
        for (size_t i = 0; i < count; i++) v[i] = __builtin_bswap32(v[i]);
    } else if (bytes == 8) {
        uint64_t *v = values;
        for (size_t i = 0; i < count; i++) v[i] = __builtin_bswap64(v[i]);
    }
}

#define WIDEN(type, expression) \
    { \
        const type *v = source; \
        for (size_t i = 0; i < count; i++) to[i] = (double)(expression); \
        break; \
    }

void vt_convert(int dtype, const void *from, size_t count, double *to) {
    VT_ASSERT(count <= VT_CONVERT_VALUES);
    // Copied first: what comes in may stand at an odd address.
    union {
        uint64_t align;
        uint8_t bytes[VT_CONVERT_VALUES * sizeof(double)];
    } copy;
    size_t bytes = vt_dtype_bytes(dtype);
    memcpy(copy.bytes, from, count * bytes);
    if (dtype & VT_SWAPPED) swap_bytes(copy.bytes, count, bytes);
    const void *source = copy.bytes;
    switch (dtype & ~VT_SWAPPED) {
    case VT_F32: WIDEN(float, v[i])
    case VT_F64: memcpy(to, source, count * sizeof *to); break;
    case VT_F16: WIDEN(uint16_t, half(v[i]))
    case VT_I8: WIDEN(int8_t, v[i])
    case VT_U8: WIDEN(uint8_t, v[i])
    case VT_I16: WIDEN(int16_t, v[i])
    case VT_U16: WIDEN(uint16_t, v[i])
    case VT_I32: WIDEN(int32_t, v[i])
    case VT_U32: WIDEN(uint32_t, v[i])
    case VT_I64: WIDEN(int64_t, v[i])
    case VT_U64: WIDEN(uint64_t, v[i])
    case VT_BOOL: WIDEN(uint8_t, v[i] != 0)
    default: VT_ASSERT(false);
    }
}
