// In:  a scene after its update.
// Out: what its picture shows, in sentences, for those who hear it.
#ifndef VT_DESCRIBE_H
#define VT_DESCRIBE_H
#include "scene/scene.h"

const char *vt_describe_scene(vt_node_data *root); // valid until the next call; NULL when memory ran out
void vt_describe_shutdown(void);
#endif
