// In:  an artist and its colours.
// Out: which of its elements they hide.
#ifndef VT_ALPHA_MASK_H
#define VT_ALPHA_MASK_H
#include "scene/scene.h"

typedef struct vt_alpha_mask {
    bool none;             // nothing of the artist is seen, whatever its elements
    const uint8_t *colors; // RGBA of each vertex (or face), or NULL
    const float *scalars;  // numbers that are not drawn where they are NaN, or NULL
    bool colors_per_face, scalars_per_face;
} vt_alpha_mask;

vt_alpha_mask vt_alpha_mask_of(const vt_node_data *node);
// Of a place between `count` vertices, in the face with this number.
bool vt_alpha_mask_hides(const vt_alpha_mask *mask, const uint32_t *vertices, const double *weights, int count,
                         uint32_t face);
#endif
