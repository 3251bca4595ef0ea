// In:  elements of any dtype, in brackets: open, direct or take, close.
// Out: one typed, contiguous buffer, its bounds, bad-element count and the dirty range for uploads.
#include "data/array.h"
#include "base/format.h"
#include "data/convert.h"
#include "data/encode.h"
#include "data/quantize.h"

static bool can_refuse(const vt_array *a) {
    return !a->floats && !vt_array_is_mask(a);
} // colours and indexes have wrong values, numbers do not

static uint32_t stored_per_given(const vt_array *a) { return a->given == 4 && a->components == 3 ? 2 : 1; }

static void no_bounds(vt_array *a) {
    for (int c = 0; c < 3; c++) a->min[c] = INFINITY, a->max[c] = -INFINITY, a->unit[c] = 1;
    a->min_positive = INFINITY;
    a->bad = 0;
}

void vt_array_drop(vt_array *a) {
    vt_free(a->data);
    vt_free(a->blocks);
    if (a->kept) vt_array_drop(a->kept);
    vt_free(a->kept);
    uint32_t revision = a->revision, shape_revision = a->shape_revision;
    memset(a, 0, sizeof *a);
    // Counted on, so that an upload of the old content is never taken for the new one's.
    if (revision) a->revision = 0, a->shape_revision = shape_revision + 1;
    no_bounds(a);
}

// --- open ---
// "(rows, columns, 3) or (rows, columns, 4)": what the array takes.
static void put_wanted(char *text, size_t size, const vt_array_spec *spec) {
    static const char *const lengths[] = {"N", "rows, columns", "layers, rows, columns"};
    const char *length = lengths[spec->dimensions - 1], *lonely = spec->dimensions == 1 ? "," : "";
    size_t at = 0;
    for (int n = spec->min_components; n <= spec->max_components && at < size; n++) {
        if (n == 2 && spec->storage == VT_S_PIXELS) continue;
        const char *before = n == spec->min_components ? "" : n == spec->max_components ? " or " : ", ";
        at += (size_t)(n == 1 ? vt_print(text + at, size - at, "%s(%s%s)", before, length, lonely)
                              : vt_print(text + at, size - at, "%s(%s, %d)", before, length, n));
    }
}

vt_status vt_array_check(const vt_array_spec *spec, const char *what, int dtype, uint32_t layers, uint32_t rows,
                         uint32_t columns, uint32_t components) {
    if (dtype < 0 || !vt_dtype_bytes(dtype))
        return vt_fail(VT_ERROR_VALUE,
                       "%s: got element type %d, wanted 0 to %d (f4, f8, f2, i1, u1, i2, u2, i4, u4, i8, u8, b1)", what,
                       dtype, VT_DTYPE_COUNT - 1);
    uint32_t low = (uint32_t)spec->min_components, high = (uint32_t)spec->max_components;
    bool fits = components >= low && components <= high && !(spec->storage == VT_S_PIXELS && components == 2);
    bool layered = spec->dimensions < 3 && layers != 1, gridded = spec->dimensions < 2 && (layered || columns != 1);
    if (!fits || layered || gridded) {
        char got[60], wanted[100];
        const char *hint = "";
        if (spec->dimensions == 3 && components == 1)
            vt_print(got, sizeof got, "%u, %u, %u", layers, rows, columns);
        else if (spec->dimensions == 3 || layered)
            vt_print(got, sizeof got, "%u, %u, %u, %u", layers, rows, columns, components);
        else if (spec->dimensions == 2 || gridded)
            vt_print(got, sizeof got, "%u, %u, %u", rows, columns, components);
        else
            vt_print(got, sizeof got, "%u, %u", rows, components);
        put_wanted(wanted, sizeof wanted, spec);
        if (spec->dimensions == 1 && !gridded && rows >= low && rows <= high && high > 1)
            hint = "; did you mean the transpose (.T)?";
        if (spec->dimensions == 2 && layered && fits) hint = "; choose one layer, such as values[0]";
        if (spec->dimensions == 3 && components != 1 && layers >= low && layers <= high && high > 1)
            hint = "; components come last: did you mean .transpose(1, 2, 3, 0)?";
        return vt_fail(VT_ERROR_VALUE, "%s: got shape (%s), wanted %s%s", what, got, wanted, hint);
    }
    uint64_t grid = (uint64_t)rows * columns;
    if (grid > UINT32_MAX || grid * layers > UINT32_MAX)
        return vt_fail(VT_ERROR_MEMORY,
                       "%s: got %u x %u x %u elements, wanted no more than %u in all; give a part of them, or fewer",
                       what, layers, rows, columns, UINT32_MAX);
    return VT_OK;
}

static void restore_kept(vt_array *a) {
    vt_array *kept = a->kept;
    vt_free(a->data);
    vt_free(a->blocks);
    *a = *kept;
    vt_free(kept);
}

vt_status vt_array_open(vt_array *a, const vt_array_spec *spec, const char *what, int dtype, uint32_t layers,
                        uint32_t rows, uint32_t columns, uint32_t components) {
    vt_status status = vt_array_check(spec, what, dtype, layers, rows, columns, components);
    if (status) return status;
    if (a->kept) restore_kept(a); // the write before this one was never ended

    vt_array next = {
        .layers = layers, .columns = columns, .given = components, .dtype = dtype, .open = true, .fresh = true};
    bool quads = spec->storage == VT_S_U32 && components == 4;
    next.components = spec->storage == VT_S_U32 ? 3 : spec->storage == VT_S_RGBA8 ? 4 : components;
    if (spec->storage == VT_S_PIXELS) next.components = components == 1 ? 1 : 4;
    next.floats = spec->storage == VT_S_POINT3 || spec->storage == VT_S_F32 || spec->storage == VT_S_LENGTH ||
                  (spec->storage == VT_S_PIXELS && components == 1);
    next.rows = quads ? rows * 2 : rows;
    uint64_t given = (uint64_t)layers * rows * columns, elements = given * (quads ? 2 : 1); // given fits 32 bits
    size_t bytes;
    VT_ASSERT(!next.floats || components <= 3); // as many as have an origin
    if (elements > UINT32_MAX || !vt_mul_fits((size_t)elements, vt_encode_bytes(&next), &bytes) || bytes > PTRDIFF_MAX)
        return vt_fail(VT_ERROR_MEMORY, "%s: %llu x %u numbers are more than fit in memory", what,
                       (unsigned long long)given, components);

    bool same = a->revision && !a->fresh && a->layers == layers && a->rows == next.rows && a->columns == columns &&
                a->given == components && a->dtype == dtype;
    if (same) {
        a->open = true;
        return VT_OK;
    }

    bool keep = can_refuse(&next) && a->revision && !a->fresh;
    bool reuse = !keep && a->data && bytes <= a->capacity && (a->capacity < 65536 || bytes >= a->capacity / 4);
    size_t block_count = (size_t)((elements + VT_BLOCK_ELEMENTS - 1) / VT_BLOCK_ELEMENTS);
    vt_block *blocks = vt_alloc(VT_MAX(block_count, 1) * sizeof *blocks);
    // An array that grows again and again gets some room to spare.
    size_t capacity = reuse                                ? a->capacity
                      : a->capacity && bytes > a->capacity ? VT_MAX(bytes, a->capacity + a->capacity / 2)
                                                           : bytes;
    void *data = reuse ? a->data : vt_alloc(VT_MAX(capacity, 1));
    if (!data && capacity > bytes) data = vt_alloc(capacity = VT_MAX(bytes, 1));
    vt_array *kept = keep ? vt_alloc(sizeof *kept) : NULL;
    if (!blocks || !data || (keep && !kept)) {
        vt_free(blocks);
        vt_free(kept);
        if (!reuse) vt_free(data);
        return vt_fail(VT_ERROR_MEMORY, "%s: no memory for %llu x %u numbers (%g MB)", what, (unsigned long long)given,
                       components, (double)bytes / 1e6);
    }
    if (keep) {
        *kept = *a;
    } else {
        if (!reuse) vt_free(a->data);
        vt_free(a->blocks);
    }
    next.data = data, next.capacity = capacity, next.blocks = blocks, next.kept = kept;
    next.revision = a->revision, next.shape_revision = a->shape_revision;
    no_bounds(&next);
    for (size_t i = 0; i < block_count; i++) {
        vt_scan_begin(&blocks[i]);
        blocks[i].stale = true;
    }
    *a = next;
    return VT_OK;
}

// --- give elements ---
// What nobody has given counts as NaN (left out), clear or 0.
static void fill_gap(vt_array *a, uint32_t from, uint32_t to) { // stored elements
    size_t size = vt_encode_bytes(a);
    if (!a->floats) {
        memset((uint8_t *)a->data + from * size, 0, (to - from) * size);
        return;
    }
    float *values = a->data;
    for (size_t i = (size_t)from * a->components; i < (size_t)to * a->components; i++) values[i] = NAN;
}

// `covered` counts given elements.
static void reach(vt_array *a, uint32_t first, uint32_t count) {
    if (!a->fresh) return;
    uint32_t k = stored_per_given(a);
    if (first > a->covered) fill_gap(a, a->covered * k, first * k), a->covered = first;
    if (first + count > a->covered) a->covered = first + count;
}

static vt_status check_range(const vt_array *a, const char *what, uint32_t first, uint32_t count) {
    if (!a->open) return vt_fail(VT_ERROR_VALUE, "%s: not being written; begin a write first", what);
    uint32_t have = vt_array_given(a);
    if (first > have || count > have - first)
        return vt_fail(VT_ERROR_VALUE, "%s: got elements %u to %llu, but there are %u", what, first,
                       (unsigned long long)first + count, have);
    return VT_OK;
}

static void touch(vt_array *a, uint32_t first, uint32_t count) { // given elements
    if (!count) return;
    uint32_t k = stored_per_given(a), end = (first + count) * k;
    first *= k;
    if (a->dirty_first >= a->dirty_end) a->dirty_first = first, a->dirty_end = end;
    a->dirty_first = VT_MIN(a->dirty_first, first);
    a->dirty_end = VT_MAX(a->dirty_end, end);
}

void *vt_array_direct(vt_array *a, const vt_array_spec *spec, uint32_t first) {
    if (!a->open || first > vt_array_given(a)) return NULL;
    int wanted = a->floats ? VT_F32 : spec->storage == VT_S_U32 ? VT_U32 : VT_U8;
    bool mask = vt_array_is_mask(a) && a->dtype == VT_BOOL;
    if ((a->dtype != wanted && !mask) || a->given != a->components) return NULL;
    if (vt_array_is_scaled(a) || vt_quantize_in_units(a)) return NULL;
    reach(a, first, 0);
    return (uint8_t *)a->data + first * vt_encode_bytes(a);
}

static void suit(vt_array *a, const vt_array_spec *spec, const vt_block *seen) {
    double origin[3], unit[3];
    if (!vt_quantize_choose(a, spec, seen, origin, unit)) return;
    uint32_t k = stored_per_given(a), n = a->fresh ? a->covered * k : vt_array_elements(a);
    vt_quantize_move(a, n, origin, unit);
    touch(a, 0, n / k);
}

// Through the axes' scales, piece by piece. The block is looked at when the write ends.
static void take_scaled(vt_array *a, const vt_array_spec *spec, uint32_t first, uint32_t count, const uint8_t *from) {
    uint32_t n = a->given;
    size_t value_bytes = vt_dtype_bytes(a->dtype), at_once = VT_CONVERT_VALUES / n;
    double buffer[VT_CONVERT_VALUES];
    a->blocks[first / VT_BLOCK_ELEMENTS].stale = true;
    for (uint32_t done = 0; done < count;) {
        uint32_t m = (uint32_t)VT_MIN(at_once, count - done);
        vt_convert(a->dtype, from + (size_t)done * n * value_bytes, (size_t)m * n, buffer);
        vt_quantize_scale(a, buffer, m);
        vt_block seen;
        vt_scan_begin(&seen);
        vt_scan_doubles(&seen, buffer, m, (int)n, VT_INF);
        suit(a, spec, &seen);
        reach(a, first + done, m);
        touch(a, first + done, m);
        vt_encode_floats(a, buffer, (size_t)m * n, (float *)a->data + (size_t)(first + done) * n);
        done += m;
    }
}

// One slice, inside one block.
static void take_slice(vt_array *a, const vt_array_spec *spec, uint32_t first, uint32_t count, const uint8_t *from) {
    uint32_t n = a->given, k = stored_per_given(a);
    uint8_t *to = (uint8_t *)a->data + (size_t)first * k * vt_encode_bytes(a);
    size_t value_bytes = vt_dtype_bytes(a->dtype), at_once = VT_CONVERT_VALUES / n;
    double buffer[VT_CONVERT_VALUES], limit = vt_quantize_limit(a, spec);
    bool origin = vt_quantize_has_origin(a, spec) || vt_quantize_in_units(a);
    vt_block seen;
    if (vt_array_is_scaled(a)) {
        take_scaled(a, spec, first, count, from);
        return;
    }
    vt_scan_begin(&seen);
    if (origin) {
        for (uint32_t done = 0; done < count;) {
            uint32_t m = (uint32_t)VT_MIN(at_once, count - done);
            vt_scan_doubles(&seen,
                            vt_encode_doubles(a->dtype, from + (size_t)done * n * value_bytes, (size_t)m * n, buffer),
                            m, (int)n, limit);
            done += m;
        }
        suit(a, spec, &seen);
    }
    reach(a, first, count);
    touch(a, first, count);
    if (vt_array_direct(a, spec, first))
        memcpy(to, from, (size_t)count * n * value_bytes);
    else
        vt_encode(a, spec, count, from, to);
    vt_block *block = &a->blocks[(size_t)first * k / VT_BLOCK_ELEMENTS];
    uint32_t start = first * k % VT_BLOCK_ELEMENTS, end = first * k + count * k;
    bool whole = start == 0 && (count * k == VT_BLOCK_ELEMENTS || end == vt_array_elements(a));
    block->stale = true;
    if (whole && a->floats) {
        if (origin)
            *block = seen;
        else
            vt_scan_begin(block),
                vt_scan_floats(block, (const float *)(const void *)to, count, (int)a->components, a->origin, a->unit);
    }
}

vt_status vt_array_take(vt_array *a, const vt_array_spec *spec, const char *what, uint32_t first, uint32_t count,
                        const void *elements) {
    vt_status status = check_range(a, what, first, count);
    if (status) return status;
    if (count && !elements) return vt_fail(VT_ERROR_VALUE, "%s: got no elements, wanted %u", what, count);
    if (can_refuse(a)) status = vt_encode_check(a, spec, what, first, count, elements);
    if (status) {
        // The write is over. What was there before counts again; in a rewrite of a part, with what had come by now.
        if (a->kept)
            restore_kept(a);
        else if (a->fresh)
            vt_array_drop(a);
        else
            vt_array_close(a, spec, what, 0, 0);
        return status;
    }
    size_t bytes = (size_t)a->given * vt_dtype_bytes(a->dtype);
    uint32_t slice_end = VT_BLOCK_ELEMENTS / stored_per_given(a);
    for (uint32_t done = 0; done < count;) {
        uint32_t at = first + done, room = slice_end - at % slice_end, m = VT_MIN(room, count - done);
        take_slice(a, spec, at, m, (const uint8_t *)elements + done * bytes);
        done += m;
    }
    return VT_OK;
}

// --- close ---
static void scan_block(vt_array *a, const vt_array_spec *spec, size_t index) {
    size_t first = index * VT_BLOCK_ELEMENTS, count = VT_MIN((size_t)VT_BLOCK_ELEMENTS, vt_array_elements(a) - first);
    const uint8_t *data = (const uint8_t *)a->data + first * vt_encode_bytes(a);
    vt_block *block = &a->blocks[index];
    vt_scan_begin(block);
    if (a->floats)
        vt_scan_floats(block, (const float *)(const void *)data, count, (int)VT_MIN(a->components, 3), a->origin,
                       a->unit);
    else if (spec->storage == VT_S_U32)
        vt_scan_indexes(block, (const uint32_t *)(const void *)data, count * a->components);
    else if (spec->storage == VT_S_MASK)
        vt_scan_mask(block, (uint8_t *)a->data + first, count);
    else
        vt_scan_alphas(block, data, count);
}

static void scan_all(vt_array *a, const vt_array_spec *spec) {
    size_t block_count = ((size_t)vt_array_elements(a) + VT_BLOCK_ELEMENTS - 1) / VT_BLOCK_ELEMENTS;
    vt_block all;
    vt_scan_begin(&all);
    for (size_t i = 0; i < block_count; i++) {
        if (a->blocks[i].stale) scan_block(a, spec, i);
        vt_scan_merge(&all, &a->blocks[i]);
    }
    memcpy(a->min, all.min, sizeof a->min);
    memcpy(a->max, all.max, sizeof a->max);
    a->min_positive = all.positive;
    a->bad = all.bad;
}

vt_status vt_array_close(vt_array *a, const vt_array_spec *spec, const char *what, uint32_t first, uint32_t count) {
    vt_status status = check_range(a, what, first, count);
    if (status) return status;
    uint32_t k = stored_per_given(a), elements = vt_array_elements(a);
    reach(a, first, count);
    touch(a, first, count);
    if (a->fresh && a->covered < vt_array_given(a)) reach(a, vt_array_given(a), 0);
    if (count) {
        size_t last = ((size_t)(first + count) * k - 1) / VT_BLOCK_ELEMENTS;
        for (size_t i = (size_t)first * k / VT_BLOCK_ELEMENTS; i <= last; i++) a->blocks[i].stale = true;
    }
    scan_all(a, spec);
    // Written as they are: whether float32 is their measure shows only now.
    if (vt_quantize_is(a, spec) && !vt_quantize_has_origin(a, spec)) {
        vt_block all;
        memcpy(all.min, a->min, sizeof all.min), memcpy(all.max, a->max, sizeof all.max);
        suit(a, spec, &all);
    }
    if (a->fresh) {
        a->shape_revision++;
        a->dirty_first = 0, a->dirty_end = elements;
    }
    if (a->kept) {
        vt_array_drop(a->kept);
        vt_free(a->kept);
        a->kept = NULL;
    }
    a->open = a->fresh = false;
    a->revision++;
    return VT_OK;
}

// --- scales ---
void vt_array_spread(vt_array *a, const vt_axis_scale *scales) {
    if (a->fresh && !a->covered) vt_quantize_set(a, scales);
}

bool vt_array_rescale(vt_array *a, const vt_array_spec *spec, const vt_axis_scale *scales) {
    if (!vt_quantize_differs(a, scales)) return false;
    uint32_t elements = a->fresh ? a->covered : vt_array_elements(a);
    if (a->data && elements) vt_quantize_rescale(a, spec, elements, scales);
    vt_quantize_set(a, scales);
    for (size_t i = 0; a->data && i * VT_BLOCK_ELEMENTS < vt_array_elements(a); i++) a->blocks[i].stale = true;
    if (a->data && !a->fresh) scan_all(a, spec);
    touch(a, 0, elements);
    a->revision += a->revision > 0;
    return true;
}
