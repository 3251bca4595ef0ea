// In:  arrays of places, the axes that they belong to.
// Out: scales, origins and units of their float32 numbers.
#include "data/quantize.h"
#include "data/convert.h"
#include "data/encode.h"
#include <float.h>

bool vt_quantize_is(const vt_array *a, const vt_array_spec *spec) { return spec->storage == VT_S_POINT3 || a->placed; }

// The types whose numbers float32 may not hold are stored relative to an origin; of the others origin is 0.
bool vt_quantize_has_origin(const vt_array *a, const vt_array_spec *spec) {
    if (spec->storage == VT_S_LENGTH) return false; // the GPU multiplies with it
    if (spec->storage != VT_S_POINT3 && (!a->floats || a->components != 1)) return false;
    int base = a->dtype & ~VT_SWAPPED;
    return vt_array_is_scaled(a) || base == VT_F64 || base == VT_I32 || base == VT_U32 || base == VT_I64 ||
           base == VT_U64;
}

double vt_quantize_limit(const vt_array *a, const vt_array_spec *spec) {
    return vt_quantize_is(a, spec) ? VT_INF : FLT_MAX;
}

// --- origin and unit ---
// A number near the middle that keeps whole numbers whole and subtracts without rounding.
static double round_origin(double low, double high) {
    double centre = low / 2 + high / 2, half = high / 2 - low / 2;
    if (fabs(centre) <= 2 * half) return 0; // float32 loses at most two bits by starting from 0
    if (half == 0) return centre;
    double grain = ldexp(1, vt_exponent(half) - 2);
    double origin = round(centre / grain) * grain;
    return vt_is_finite(origin) ? origin : centre;
}

// float32 holds 1e-38..1e38, and what is computed with places multiplies several of them.
static const double smallest = 0x1p-40, largest = 0x1p60;

bool vt_quantize_choose(vt_array *a, const vt_array_spec *spec, const vt_block *seen, double *origin, double *unit) {
    bool has_origin = vt_quantize_has_origin(a, spec), is_place = vt_quantize_is(a, spec), moved = false,
         chooses = a->fresh && a->covered == 0;
    memcpy(origin, a->origin, sizeof a->origin), memcpy(unit, a->unit, sizeof a->unit);
    for (uint32_t c = 0; c < a->components && c < 3; c++) {
        double low = seen->min[c], high = seen->max[c];
        if (low > high) continue;
        if (!has_origin) {
            origin[c] = 0;
        } else if (a->min[c] > a->max[c]) {
            origin[c] = round_origin(low, high);
        } else {
            double half = a->max[c] / 2 - a->min[c] / 2, far = VT_MAX(fabs(low - origin[c]), fabs(high - origin[c]));
            if (far > 16 * half && far > 2 * (high - low)) origin[c] = round_origin(low, high);
        }
        a->min[c] = VT_MIN(a->min[c], low);
        a->max[c] = VT_MAX(a->max[c], high);
        double reach = VT_MAX(fabs(a->min[c] - origin[c]), fabs(a->max[c] - origin[c]));
        if (is_place && reach > 0 && (reach < unit[c] * smallest || reach > unit[c] * largest))
            unit[c] = reach < smallest || reach > largest ? ldexp(1, vt_exponent(reach)) : 1;
        moved = moved || origin[c] != a->origin[c] || unit[c] != a->unit[c];
    }
    if (!moved || !chooses) return moved;
    memcpy(a->origin, origin, sizeof a->origin), memcpy(a->unit, unit, sizeof a->unit);
    return false;
}

void vt_quantize_move(vt_array *a, size_t elements, const double *origin, const double *unit) {
    float *values = a->data;
    for (size_t e = 0; e < elements; e++)
        for (uint32_t c = 0; c < a->components; c++, values++)
            *values = (float)(((double)*values * a->unit[c] + (a->origin[c] - origin[c])) / unit[c]);
    memcpy(a->origin, origin, sizeof a->origin);
    memcpy(a->unit, unit, sizeof a->unit);
}

// --- scales ---
void vt_quantize_set(vt_array *a, const vt_axis_scale *scales) {
    a->placed = true;
    for (uint32_t c = 0; c < 3; c++) {
        bool scaled = c < a->components && !vt_axis_scale_is_identity(scales[c]);
        a->scale[c] = scaled ? scales[c] : (vt_axis_scale){VT_SCALE_LINEAR, 0};
    }
}

bool vt_quantize_differs(const vt_array *a, const vt_axis_scale *scales) {
    for (uint32_t c = 0; c < a->components && c < 3; c++)
        if (!vt_axis_scale_equal(a->scale[c], scales[c])) return true;
    return false;
}

void vt_quantize_scale(const vt_array *a, double *values, size_t elements) {
    for (uint32_t c = 0; c < a->components; c++) {
        vt_axis_scale scale = a->scale[c];
        for (size_t i = c; !vt_axis_scale_is_identity(scale) && i < elements * a->components; i += a->components)
            values[i] = vt_axis_scale_apply(scale, values[i]);
    }
}

// Twice over all numbers: to see where they will lie, and to bring them there.
void vt_quantize_rescale(vt_array *a, const vt_array_spec *spec, size_t elements, const vt_axis_scale *scales) {
    vt_array before = *a;
    vt_block seen;
    double buffer[VT_CONVERT_VALUES];
    size_t n = a->components, at_once = VT_CONVERT_VALUES / n;
    vt_quantize_set(a, scales);
    for (int pass = 0; pass < 2; pass++) {
        vt_scan_begin(&seen);
        for (size_t done = 0; done < elements; done += at_once) {
            size_t m = VT_MIN(at_once, elements - done);
            for (size_t i = 0; i < m * n; i++) {
                uint32_t c = (uint32_t)(i % n);
                buffer[i] = vt_axis_scale_invert(before.scale[c], vt_array_number(&before, done + i / n, c));
            }
            vt_quantize_scale(a, buffer, m);
            if (pass)
                vt_encode_floats(a, buffer, m * n, (float *)a->data + done * n);
            else
                vt_scan_doubles(&seen, buffer, m, (int)n, VT_INF);
        }
        if (pass) break;
        // As for a content that begins.
        bool fresh = a->fresh;
        uint32_t covered = a->covered;
        for (int c = 0; c < 3; c++) a->min[c] = INFINITY, a->max[c] = -INFINITY, a->origin[c] = 0, a->unit[c] = 1;
        a->fresh = true, a->covered = 0;
        double origin[3], unit[3];
        vt_quantize_choose(a, spec, &seen, origin, unit);
        a->fresh = fresh, a->covered = covered;
    }
}
