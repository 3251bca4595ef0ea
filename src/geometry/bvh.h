// In:  the positions (and faces) of a points, line, segments or mesh node.
// Out: its elements in an order in which neighbours in space follow each other, with boxes around eight, around eight of
//      those, and so on: what is in a narrow beam is found without looking at the rest.
// Called by: pick.c. node.c frees it with its node.
//
// Built in slices, since ten million elements take longer than a frame: about 4.9 bytes an element stay. Elements are sorted
// by counting into cells whose sides are halved in turn, the longest (as it is drawn) first; crowded cells are sorted again
// by themselves, so that outliers do not spoil it.
#ifndef VT_BVH_H
#define VT_BVH_H
#include "scene/node.h"

#define VT_BVH_LEAF 32u // elements in the smallest boxes
#define VT_BVH_FAN 8u   // boxes in a box

typedef struct vt_bvh vt_bvh;

uint32_t vt_bvh_elements(const vt_node_data *node); // points, segments, triangles as stored
// The box around an element: least x, y, z, greatest, in stored numbers. False when it is nowhere (NaN, a missing vertex).
bool vt_bvh_box(const vt_node_data *node, uint32_t element, float *box6);
// Goes on building, until *work (some 25 to 80 ns each) is used up. READY: it can be walked. NEVER: there is no memory
// for it. An index of other data than there are now is thrown away; it is begun when they have
// been still for two calls, so that nothing is built of data that change in each frame.
typedef enum vt_bvh_state { VT_BVH_LATER, VT_BVH_READY, VT_BVH_NEVER } vt_bvh_state;
vt_bvh_state vt_bvh_build(vt_node_data *node, const double *stretch3, int64_t *work);
void vt_bvh_free(vt_bvh *index); // NULL is fine

typedef struct vt_bvh_walk {
    // Whether there may be something of use in a box, and how far from the eye it begins: nearer boxes come first.
    bool (*worth)(void *context, const float *box6, double *near);
    void (*visit)(void *context, uint32_t element);
    void *context;
} vt_bvh_walk;
void vt_bvh_go(const vt_bvh *index, const vt_bvh_walk *walk);
#endif
