// In:  a slice of elements as they came.
// Out: the same elements as the array keeps them, or the sentence that says which value is wrong.
#include "data/encode.h"
#include "data/convert.h"

size_t vt_encode_bytes(const vt_array *a) {
    if (vt_array_is_mask(a)) return 1;
    return a->floats || a->components != 4 ? (size_t)a->components * 4 : 4;
}

// Doubles of `count` values from p: the caller's own where they are that already, else converted into buffer.
const double *vt_encode_doubles(int dtype, const uint8_t *p, size_t count, double *buffer) {
    if (dtype == VT_F64 && (uintptr_t)p % sizeof(double) == 0) return (const double *)(const void *)p;
    vt_convert(dtype, p, count, buffer);
    return buffer;
}

static bool is_real(int dtype) {
    int base = dtype & ~VT_SWAPPED;
    return base == VT_F32 || base == VT_F64 || base == VT_F16;
}

// Of at most VT_CONVERT_VALUES numbers. In three simple loops rather than one, so that the costly one is done by SIMD.
static void store_colors(const vt_array *a, const double *v, size_t elements, uint8_t *to) {
    size_t n = a->given, count = elements * n;
    uint8_t bytes[VT_CONVERT_VALUES];
    double scale = is_real(a->dtype) || (a->dtype & ~VT_SWAPPED) == VT_BOOL ? 255 : 1;
    int unknown = 0;
    for (size_t i = 0; i < count; i++) {
        double x = v[i] * scale + 0.5;
        x = x > 0 ? x : 0; // of NaN too
        x = x < 255 ? x : 255;
        bytes[i] = (uint8_t)(int)x; // through int: Emscripten 3.1.6 is slow at double to unsigned
        unknown |= v[i] != v[i];
    }
    for (size_t e = 0; e < elements; e++) {
        for (size_t c = 0; c < n; c++) to[e * 4 + c] = bytes[e * n + c];
        if (n == 3) to[e * 4 + 3] = 255;
    }
    for (size_t i = 0; unknown && i < count; i++) // a colour with a NaN is clear
        if (vt_is_nan(v[i])) memset(to + i / n * 4, 0, 4);
}

static void store_indexes(const vt_array *a, const double *v, size_t elements, uint32_t *to) {
    if (a->given == 3) {
        for (size_t i = 0; i < elements * 3; i++) to[i] = (uint32_t)(int64_t)v[i];
        return;
    }
    static const int corners[6] = {0, 1, 2, 0, 2, 3};
    for (size_t e = 0; e < elements; e++, v += 4, to += 6)
        for (int i = 0; i < 6; i++) to[i] = (uint32_t)(int64_t)v[corners[i]];
}

void vt_encode_floats(const vt_array *a, const double *v, size_t count, float *to) {
    double o[12], f[12];
    bool units = false;
    for (size_t l = 0; l < 12; l++) {
        size_t c = l % a->components;
        o[l] = a->origin[c], f[l] = 1 / a->unit[c];
        units = units || a->unit[c] != 1;
    }
    size_t i = 0;
    for (; !units && i + 12 <= count; i += 12)
        for (size_t l = 0; l < 12; l++) to[i + l] = (float)(v[i + l] - o[l]);
    for (size_t l = i % 12; i < count; i++, l = l == 11 ? 0 : l + 1) to[i] = (float)((v[i] - o[l]) * f[l]);
}

// 64-bit integers beyond 2^53 lose digits as doubles: the origin, which is a whole number there, is taken off before.
static bool has_far_integers(const vt_array *a) {
    int base = a->dtype & ~VT_SWAPPED;
    bool far = false;
    for (uint32_t c = 0; c < a->components && a->floats; c++) far = far || fabs(a->origin[c]) >= 0x1p53;
    return far && (base == VT_I64 || base == VT_U64);
}

static void store_far_integers(const vt_array *a, const uint8_t *from, size_t count, float *to) {
    uint64_t origin[3];
    bool is_signed = (a->dtype & ~VT_SWAPPED) == VT_I64;
    for (uint32_t c = 0; c < a->components; c++)
        origin[c] = is_signed ? (uint64_t)(int64_t)a->origin[c] : (uint64_t)a->origin[c];
    for (size_t i = 0; i < count; i++) {
        uint64_t v;
        memcpy(&v, from + i * 8, 8);
        if (a->dtype & VT_SWAPPED) v = __builtin_bswap64(v);
        uint32_t c = (uint32_t)(i % a->components);
        // An origin that is no whole number is a small one.
        double whole = fabs(a->origin[c]) >= 0x1p53 ? (double)(int64_t)(v - origin[c])
                                                    : (is_signed ? (double)(int64_t)v : (double)v) - a->origin[c];
        to[i] = (float)(whole / a->unit[c]);
    }
}

// The commonest cases that need no doubles: bytes of red, green, blue; vertex numbers in NumPy's own integers (checked by
// check_values before). False when it is another case. No address here is sure to be aligned.
static bool store_directly(const vt_array *a, uint32_t count, const uint8_t *from, uint8_t *to) {
    if (a->floats || a->given != 3) return false;
    size_t numbers = (size_t)count * 3;
    if (a->components == 4 && a->dtype == VT_U8) {
        for (uint32_t e = 0; e < count; e++, from += 3, to += 4)
            to[0] = from[0], to[1] = from[1], to[2] = from[2], to[3] = 255;
        return true;
    }
    if (a->components == 3 && a->dtype == VT_I32) {
        memcpy(to, from, numbers * 4);
        return true;
    }
    if (a->components == 3 && a->dtype == VT_I64) {
        uint32_t *indexes = (uint32_t *)(void *)to;
        for (size_t i = 0; i < numbers; i++) {
            int64_t v;
            memcpy(&v, from + i * 8, 8);
            indexes[i] = (uint32_t)v;
        }
        return true;
    }
    return false;
}

void vt_encode(const vt_array *a, const vt_array_spec *spec, uint32_t count, const uint8_t *from, uint8_t *to) {
    if (store_directly(a, count, from, to)) return;
    if (has_far_integers(a)) {
        store_far_integers(a, from, (size_t)count * a->components, (float *)(void *)to);
        return;
    }
    double buffer[VT_CONVERT_VALUES];
    size_t n = a->given, value_bytes = vt_dtype_bytes(a->dtype), at_once = VT_CONVERT_VALUES / n;
    size_t stored = vt_encode_bytes(a) * (n == 4 && a->components == 3 ? 2 : 1);
    for (size_t done = 0; done < count;) {
        size_t m = VT_MIN(at_once, count - done);
        const double *v = vt_encode_doubles(a->dtype, from + done * n * value_bytes, m * n, buffer);
        uint8_t *place = to + done * stored;
        if (a->floats)
            vt_encode_floats(a, v, m * n, (float *)(void *)place);
        else if (spec->storage == VT_S_U32)
            store_indexes(a, v, m, (uint32_t *)(void *)place);
        else if (spec->storage == VT_S_MASK)
            for (size_t i = 0; i < m; i++) place[i] = v[i] != 0;
        else
            store_colors(a, v, m, place);
        done += m;
    }
}

// --- values that can be wrong ---
// Numbers of a colour that are a little outside are rounding, far outside they are a mistake.
static vt_status check_colors(const vt_array *a, const char *what, const double *v, size_t count, uint64_t at) {
    bool real = is_real(a->dtype);
    double low = real ? -0.002 : 0, high = real ? 1.002 : 255;
    int wrong = 0;
    for (size_t i = 0; i < count; i++) wrong |= (v[i] < low) | (v[i] > high);
    for (size_t i = 0; wrong && i < count; i++) {
        if (!(v[i] < low || v[i] > high)) continue;
        unsigned long long element = (at + i) / a->given;
        if (real && v[i] > high && v[i] <= 255)
            return vt_fail(VT_ERROR_VALUE, "%s: got %g at element %llu, wanted 0 to 1; divide by 255, or give uint8",
                           what, v[i], element);
        return vt_fail(VT_ERROR_VALUE, "%s: got %g at element %llu, wanted %s", what, v[i], element,
                       real ? "0 to 1" : "0 to 255; scale 16-bit colours to 0..1 in floating point");
    }
    return VT_OK;
}

static vt_status check_indexes(const vt_array *a, const char *what, const double *v, size_t count, uint64_t at) {
    for (size_t i = 0; i < count; i++) {
        if (v[i] >= 0 && v[i] < 4294967295.0 && v[i] == floor(v[i])) continue;
        return vt_fail(VT_ERROR_VALUE,
                       "%s: got %g at element %llu, wanted whole numbers from 0 up (the first vertex is 0)", what, v[i],
                       (unsigned long long)(at + i) / a->given);
    }
    return VT_OK;
}

// Whether all are indexes, by their bits alone: false may be wrong, true is not.
static bool surely_indexes(int dtype, const uint8_t *from, size_t count) {
    uint64_t bits = 0;
    if (dtype == VT_I32)
        for (size_t i = 0; i < count; i++) {
            uint32_t v;
            memcpy(&v, from + i * 4, 4);
            bits |= v & 0x80000000u;
        }
    else if (dtype == VT_I64)
        for (size_t i = 0; i < count; i++) {
            uint64_t v;
            memcpy(&v, from + i * 8, 8);
            bits |= v >> 31;
        }
    else
        return false;
    return bits == 0;
}

vt_status vt_encode_check(const vt_array *a, const vt_array_spec *spec, const char *what, uint32_t first,
                          uint32_t count, const uint8_t *from) {
    int base = a->dtype & ~VT_SWAPPED;
    bool always_right = spec->storage == VT_S_U32 ? base == VT_U8 || base == VT_U16 || base == VT_U32 || base == VT_BOOL
                                                  : base == VT_U8 || base == VT_BOOL;
    if (always_right) return VT_OK;
    double buffer[VT_CONVERT_VALUES];
    size_t total = (size_t)count * a->given, value_bytes = vt_dtype_bytes(a->dtype);
    if (spec->storage == VT_S_U32 && surely_indexes(a->dtype, from, total)) return VT_OK;
    for (size_t done = 0; done < total;) {
        size_t m = VT_MIN((size_t)VT_CONVERT_VALUES, total - done);
        const double *v = vt_encode_doubles(a->dtype, from + done * value_bytes, m, buffer);
        uint64_t at = (uint64_t)first * a->given + done;
        vt_status status =
            spec->storage == VT_S_U32 ? check_indexes(a, what, v, m, at) : check_colors(a, what, v, m, at);
        if (status) return status;
        done += m;
    }
    return VT_OK;
}
