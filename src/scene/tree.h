// In:  create, move, remove.
// Out: the trees that nodes form; a scene's lists of its marks, lights, clips and batches.
#ifndef VT_TREE_H
#define VT_TREE_H
#include "scene/node.h"

vt_node vt_node_make(int kind, vt_node_data *parent); // {0} when out of memory or slots, with an error text
void vt_node_free(vt_node_data *node);                // with its subtree
vt_status vt_node_attach(vt_node_data *node, vt_node_data *parent);
void vt_node_shutdown(void);                     // frees all scenes
void vt_scene_close_holes(vt_scene_data *scene); // takes the zeros out of marks and lights
#endif
