// In:  a view, a place in its picture.
// Out: what is seen there: of the overlay, or the nearest element of the artists, found without drawing.
#ifndef VT_PICK_H
#define VT_PICK_H
#include "query/hit.h"

// radius: CSS px that an element may be missed by; less than 0: no elements. Looks at every element of an array that has no index yet.
void vt_pick_at(vt_node_data *view, double x, double y, double radius, vt_pick *pick);
// 0: that takes but a moment. Else the indexes that it needs are built on for a ms or two; 1: it takes a few ms, 2: more.
int vt_pick_ready(vt_node_data *view);
#endif
