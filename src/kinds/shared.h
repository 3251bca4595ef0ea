// In:  nodes of any kind.
// Out: what several kinds do in the same way, for their vt_kind_ops.
#ifndef VT_SHARED_H
#define VT_SHARED_H
#include "scene/scene.h"

uint32_t vt_shared_count(const vt_array *a); // elements that can be drawn: 0 while it is being written
// The bounds of an array of places; false when it has none.
bool vt_shared_bounds(const vt_array *a, double *min3, double *max3);
// Whether an array has an element for each of the node's places (array 0), which the sentence calls `places`.
vt_status vt_shared_check(const vt_node_data *node, int array, const char *places);
// VT_PER_VERTEX where there are at least as many colours or numbers as places: data may come one by one.
vt_per vt_shared_per_place(const vt_node_data *node, uint32_t count);
bool vt_shared_rgba_is_translucent(const double *rgba4);         // false for auto
bool vt_shared_array_is_translucent(const vt_array *a);          // of RGBA8
bool vt_shared_colors_are_translucent(const vt_node_data *node); // its colour, or one of its elements'
#endif
