// In:  clip nodes that show their handles; drags in CSS px.
// Out: the `paint` and `drag` of their kinds.
#ifndef VT_CLIP_HANDLES_H
#define VT_CLIP_HANDLES_H
#include "annotate/overlay.h"

bool vt_clip_handles_paint(vt_overlay *overlay, const vt_node_data *node);
vt_status vt_clip_handles_drag(vt_node_data *view, vt_node_data *node, int part, double dx, double dy);
#endif
