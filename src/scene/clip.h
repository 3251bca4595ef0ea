// In:  a scene's clip nodes, the limits of its axes.
// Out: the volumes that cut off what is drawn, ready for shaders and for picking; whether a place is kept.
#ifndef VT_CLIP_H
#define VT_CLIP_H
#include "scene/node.h"

void vt_clips_update(vt_scene_data *scene);
bool vt_clip_keeps(const vt_clips *clips, const double *place3); // scene numbers
#endif
