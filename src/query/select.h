// In:  a view and a polygon in its picture, or element numbers.
// Out: the `selected` arrays (and properties) of marks and shapes.
//
// An element is in the polygon when its anchor is: a point's or corner's place, the middle of a segment, of a face, of a pixel,
// a grid point, the position of a text, the middle of a shape. What is hidden, clipped, not pickable or NaN is never selected.
#ifndef VT_SELECT_H
#define VT_SELECT_H
#include "view/view.h"

// How many are selected now; or a status. depth: of the picture, width * height, 0..1, the bottom row first: only what nothing
// hides; NULL: all through the scene.
int vt_select_in(vt_node_data *view, const double *polygon, int corners, int how, const float *depth);
vt_status vt_select_set(vt_node_data *node, const uint32_t *elements, uint32_t count, int how);
int vt_select_get(const vt_node_data *node, uint32_t *elements, uint32_t capacity); // how many there are
uint32_t
vt_select_elements(const vt_node_data *node); // how many a selection may name: points, segments, faces...; 1 for shapes
// After an array of the node was written: a selection goes on with the elements that there are now.
void vt_select_fit(vt_node_data *node);
void vt_select_anchor(vt_node_data *node, uint32_t element, double *place3); // scene numbers; NaN: it has none
#endif
