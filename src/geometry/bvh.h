// In:  elements of any make, by the boxes around them.
// Out: the elements in an order in which neighbours in space follow each other, with boxes around eight, around eight of
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

typedef struct vt_bvh_source {
    uint32_t elements;
    uint32_t revisions[2]; // of what boxes are made from
    // Fills in the box around each of `count` elements: least x, y, z, greatest; NaN first where it is nowhere. They are those
    // that `elements` names; NULL: from `first` on.
    void (*boxes)(const void *context, const uint32_t *elements, uint32_t first, uint32_t count, float *boxes6);
    const void *context;
    float low[3], high[3]; // the box around all
    double stretch[3];     // how long a unit along x, y, z is drawn
} vt_bvh_source;

// For `boxes`: around points; NaN first when one of them is nowhere.
static inline void vt_bvh_point_box(const float *p, float *box6) {
    for (int c = 0; c < 3; c++) box6[c] = box6[3 + c] = p[c];
    if (!(vt_is_finite_f(p[0]) && vt_is_finite_f(p[1]) && vt_is_finite_f(p[2]))) box6[0] = NAN;
}
static inline void vt_bvh_add_point(const float *p, float *box6) {
    for (int c = 0; c < 3; c++) box6[c] = VT_MIN(box6[c], p[c]), box6[3 + c] = VT_MAX(box6[3 + c], p[c]);
}
// Goes on building, until *work (some 25 to 80 ns each) is used up. READY: it can be walked. NEVER: there is no memory
// for it. An index of other data than there are now is thrown away; it is begun when they have
// been still for two calls, so that nothing is built of data that change in each frame.
typedef enum vt_bvh_state { VT_BVH_LATER, VT_BVH_READY, VT_BVH_NEVER } vt_bvh_state;
vt_bvh_state vt_bvh_build(vt_bvh **index, const vt_bvh_source *source, int64_t *work); // *index NULL: begins one
void vt_bvh_free(vt_bvh *index);                                                       // NULL is fine

typedef struct vt_bvh_visitor {
    // Whether there may be something of use in a box, and how far from the eye it begins: nearer boxes come first.
    bool (*worth)(void *context, const float *box6, double *near);
    void (*visit)(void *context, uint32_t element);
    void *context;
} vt_bvh_visitor;
void vt_bvh_traverse(const vt_bvh *index, const vt_bvh_visitor *visitor);
#endif
