// In:  elements of any dtype from the gate.
// Out: one typed, contiguous buffer per array of a node, with bounds, bad-element count and the dirty range for uploads.
#ifndef VT_ARRAY_H
#define VT_ARRAY_H
#include "data/array_type.h"

// `what` is "points.positions" for error texts. On failure the array is unchanged.
vt_status vt_array_check(const vt_array_spec *spec, const char *what, int dtype, uint32_t layers, uint32_t rows,
                         uint32_t columns, uint32_t components);
vt_status vt_array_open(vt_array *a, const vt_array_spec *spec, const char *what, int dtype, uint32_t layers,
                        uint32_t rows, uint32_t columns, uint32_t components);
// `first` and `count` below are in elements as given.
void *vt_array_direct(vt_array *a, const vt_array_spec *spec, uint32_t first); // NULL when a conversion is needed
vt_status vt_array_take(vt_array *a, const vt_array_spec *spec, const char *what, uint32_t first, uint32_t count,
                        const void *elements);
vt_status vt_array_close(vt_array *a, const vt_array_spec *spec, const char *what, uint32_t first, uint32_t count);
// The scales of the axes that the components of a new content belong to, which its numbers go through. Between open and the first take.
void vt_array_spread(vt_array *a, const vt_axis_scale *scales3);
// The same for what is there already: from the scales that it has to these. False when they are the same.
bool vt_array_rescale(vt_array *a, const vt_array_spec *spec, const vt_axis_scale *scales3);
void vt_array_drop(vt_array *a); // frees; the array is as new
#endif
