// In:  nodes after their scene's update.
// Out: what is known about them and about the library, as JSON; the bounds of a subtree.
#ifndef VT_INFO_H
#define VT_INFO_H
#include "scene/scene.h"

bool vt_info_bounds(vt_node_data *node, double *min_max); // world, with all below it; false when nothing is to be seen
const char *vt_info_node(vt_node_data *node);             // NULL when memory ran out
const char *vt_info_stats(const char *gl);                // gl: the member "gl":{...} of what draws, or ""
void vt_info_shutdown(void);
#endif
