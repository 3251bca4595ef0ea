// In:  clip nodes and the axes' limits.
// Out: the volumes that cut off what is drawn, ready for shaders and for picking.
// Called by: scene.c (keeps scene->clips up to date), gl_submit.c, pick.c, select.c.
#ifndef VT_CLIP_H
#define VT_CLIP_H
#include "base/vec.h"
#include <stdbool.h>
#include <stdint.h>

#define VT_CLIPS 9 // 8 nodes and the axes' limits
typedef enum vt_clip_how { VT_CLIP_BEHIND, VT_CLIP_OUTSIDE, VT_CLIP_INSIDE } vt_clip_how; // what is cut off
// An affine map of scene numbers: a plane cuts off where its x < 0; a box is -0.5..0.5 along all three.
typedef struct vt_clip {
    double map[16]; // scene to clip, column-major
    vt_clip_how how;
} vt_clip;

typedef struct vt_clips {
    vt_clip items[VT_CLIPS];
    int count;
} vt_clips;

bool vt_clip_keeps(const vt_clips *clips, const double *place3); // scene numbers
#endif
