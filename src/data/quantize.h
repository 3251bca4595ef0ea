// In:  arrays of places (positions; x, y and heights of surfaces), the axes that they belong to.
// Out: through which scales their numbers go; the origin and the unit that let float32 hold them.
// `a` may be any array: what is no place has no scales and the unit 1.
#ifndef VT_QUANTIZE_H
#define VT_QUANTIZE_H
#include "data/array_type.h"

bool vt_quantize_is(const vt_array *a, const vt_array_spec *spec); // its numbers are places
bool vt_quantize_has_origin(const vt_array *a, const vt_array_spec *spec);
double vt_quantize_limit(const vt_array *a, const vt_array_spec *spec); // the largest number that can be kept
static inline bool vt_quantize_in_units(const vt_array *a) {
    return a->unit[0] != 1 || a->unit[1] != 1 || a->unit[2] != 1;
}
void vt_quantize_scale(const vt_array *a, double *values, size_t elements); // data to scene numbers

// Origin and unit must suit the numbers: they are chosen with the first ones, and again when new ones lie so far away that
// float32 would show it. `seen`: the new ones' bounds, which are added to a->min, max. False when all can stay.
bool vt_quantize_choose(vt_array *a, const vt_array_spec *spec, const vt_block *seen, double *origin3, double *unit3);
void vt_quantize_move(vt_array *a, size_t elements, const double *origin3, const double *unit3); // and what is stored

void vt_quantize_set(vt_array *a, const vt_axis_scale *scales3);
bool vt_quantize_differs(const vt_array *a, const vt_axis_scale *scales3);
void vt_quantize_rescale(vt_array *a, const vt_array_spec *spec, size_t elements, const vt_axis_scale *scales3);
#endif
