// In:  a shape's kind and how finely round parts are to be cut.
// Out: triangles of the unit shape, three corners each, with normals pointing outwards.
//
// Unit shapes are one in size, around or along z: box, cylinder, torus and plane are centred; a cone's base and an arrow's
// tail stand at the origin. An arrow is slender, 0.2 wide, so that one number for its size gives a good one. A sphere is not cut: gl_shapes.c draws its enclosing box and finds the ball inside by rays.
#ifndef VT_SHAPES_H
#define VT_SHAPES_H
#include "query/hit.h"
#include "scene/kind.h"
#include <stdint.h>

typedef struct vt_corner {
    float position[3], side; // side: 1 on caps and flat faces, 0 on round parts
    float normal[3], unused;
} vt_corner;

#define VT_SHAPE_CORNERS_MAX 8192
// Fills corners with up to VT_SHAPE_CORNERS_MAX of them and returns how many (a multiple of 3). segments: around a circle.
uint32_t vt_shape_make(int kind, uint32_t segments, vt_corner *corners);
// How finely round parts are cut where there are so many shapes of a kind: 0 (finest)..2. Few are likely to be large in the
// picture, and many to be small.
int vt_shape_detail(uint32_t count);
uint32_t vt_shape_segments(int detail);
// Keeps one of equal corners, in place, and writes which of them each had been; returns how many are left.
uint32_t vt_shape_index(vt_corner *corners, uint32_t count, uint32_t *indices);

// shapes_hit.c
void vt_shapes_hit(vt_hit_test *test, const vt_batch *batch, double rank);
bool vt_shapes_anchor(vt_node_data *node, uint32_t element, double *stored3);
void vt_shapes_shutdown(void);
#endif
