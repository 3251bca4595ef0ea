// In:  a view's size, its scene's artists.
// Out: what stands at the rim of the picture - title, legend, colour bars, triad, scale bar - and where, so that none lies over
//      another at any size.
#ifndef VT_LAYOUT_H
#define VT_LAYOUT_H
#include "annotate/overlay.h"

const vt_layout *vt_layout_of(vt_node_data *view);      // after vt_scene_update; valid until the next call
void vt_layout_room(vt_node_data *view, double *room4); // adds to the CSS px at the left, top, right, bottom
void vt_layout_occupy(vt_overlay *overlay);             // keeps the axes' labels away from it
#endif
