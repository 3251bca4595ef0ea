// In:  a view node's properties, its scene's bounds, matrices set from outside.
// Out: the camera of the next frame.
#ifndef VT_UPDATE_H
#define VT_UPDATE_H
#include "view/view.h"

void vt_view_update(vt_node_data *view); // autofit, near/far, matrices; after vt_scene_update
#endif
