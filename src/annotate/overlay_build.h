// In:  a view with its scene and camera.
// Out: everything in the picture that is not data, in one batch: axes, texts, rulers, handles, colour bars, legend, title.
//      Before that: how much room it needs at the picture's edges.
#ifndef VT_OVERLAY_BUILD_H
#define VT_OVERLAY_BUILD_H
#include "annotate/overlay.h"

void vt_overlay_room(vt_node_data *view); // sets vt_view_state.room; after vt_scene_update, before vt_view_update
vt_overlay vt_overlay_begin(vt_text_batch *batch, vt_node_data *view); // with nothing in it yet
bool vt_overlay_build(vt_text_batch *batch, vt_node_data *view);       // all of it; false when memory ran out
#endif
