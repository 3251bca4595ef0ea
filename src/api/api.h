// In:  handles from outside.
// Out: the nodes that they mean, up to date; or NULL and an error that says what is wrong.
#ifndef VT_API_H
#define VT_API_H
#include "scene/scene.h"

vt_node_data *vt_api_node(vt_node node);
vt_node_data *vt_api_view(vt_node node);
void vt_api_update(vt_node_data *node); // its scene
void vt_api_settle(vt_node_data *view); // its scene and its camera: a change goes on from what is seen
#define VIEW_OR_FAIL(name) \
    vt_node_data *name##_data = vt_api_view(name); \
    if (!name##_data) return vt_node_get(name) ? VT_ERROR_VALUE : VT_ERROR_HANDLE
#endif
