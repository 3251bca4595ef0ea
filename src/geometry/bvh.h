// In:  elements that have boxes: points, segments, triangles.
// Out: its elements in an order in which neighbours in space follow each other, with boxes around eight, around eight of
//      those, and so on: what is in a narrow beam is found without looking at the rest.
//
// Built in slices, since ten million elements take longer than a frame: about 4.9 bytes an element stay. Elements are sorted
// by counting into cells whose sides are halved in turn, the longest (as it is drawn) first; crowded cells are sorted again
// by themselves, so that outliers do not spoil it.
#ifndef VT_BVH_H
#define VT_BVH_H
#include "base/base.h"

#define VT_BVH_LEAF 32u // elements in the smallest boxes
#define VT_BVH_FAN 8u   // boxes in a box

typedef struct vt_bvh vt_bvh;

// What it is made of. It is another one when `elements` or `revisions` are.
typedef struct vt_bvh_source {
    uint32_t elements, revisions[2];
    // The box around an element: least x, y, z, greatest. False when it is nowhere (NaN, a missing vertex).
    bool (*box)(const void *context, uint32_t element, float *box6);
    const void *context;
    float low[3], high[3]; // of all boxes
    double stretch[3];     // lengths that are drawn for 1 along x, y, z
} vt_bvh_source;

// Goes on building, until *work (some 25 to 80 ns each) is used up. READY: it can be walked. NEVER: there is no memory
// for it. An index of other data than there are now is thrown away; it is begun when they have
// been still for two calls, so that nothing is built of data that change in each frame.
typedef enum vt_bvh_state { VT_BVH_LATER, VT_BVH_READY, VT_BVH_NEVER } vt_bvh_state;
vt_bvh_state vt_bvh_build(vt_bvh **index, const vt_bvh_source *source, int64_t *work); // *index: NULL, or the last one
void vt_bvh_free(vt_bvh *index);                                                       // NULL is fine

typedef struct vt_bvh_walk {
    // Whether there may be something of use in a box, and how far from the eye it begins: nearer boxes come first.
    bool (*worth)(void *context, const float *box6, double *near);
    void (*visit)(void *context, uint32_t element);
    void *context;
} vt_bvh_walk;
void vt_bvh_go(const vt_bvh *index, const vt_bvh_walk *walk);
#endif
