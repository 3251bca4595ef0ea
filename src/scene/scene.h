// In:  a scene with dirty nodes.
// Out: world transforms, visibility, opacity, bounds and batches brought up to date.
#ifndef VT_SCENE_H
#define VT_SCENE_H
#include "scene/batch.h"
#include "scene/clip.h"
#include "scene/space.h"
#include "scene/tree.h"

// Of the numbers in a node's arrays of places: place = stored * unit + origin.
void vt_node_frame(const vt_node_data *node, double *origin3, double *unit3);
void vt_node_matrix(const vt_node_data *node, double *local16); // node to parent, with its kind's own part
// Takes up everything dirty: world transforms, visibility, bounds, batches, derived data. Cost follows the changes, not the
// size of the scene. Allocates only when something grew. False when memory ran out (the scene keeps its old state).
bool vt_scene_update(vt_scene_data *scene);
#endif
