// In:  vertices and the triangles between them.
// Out: a direction for each vertex, rounded over its faces and over other vertices at the same place; packed in 4 bytes.
#ifndef VT_NORMALS_H
#define VT_NORMALS_H
#include "base/mat.h"

// The faces as they came. Quads are stored as two triangles each: (a, b, c), (a, c, d).
typedef struct vt_faces {
    const uint32_t *index; // NULL: each three vertices are a face
    const float *position;
    uint32_t vertices, triangles;
    uint32_t together; // triangles to a given face: 1, or 2 for quads
} vt_faces;

static inline uint32_t vt_faces_corner(const vt_faces *f, uint32_t triangle, uint32_t i) {
    return f->index ? f->index[(size_t)triangle * 3 + i] : triangle * 3 + i;
}
static inline bool vt_faces_vertex_good(const vt_faces *f, uint32_t vertex) { // it exists and is somewhere
    if (vertex >= f->vertices) return false;
    const float *p = f->position + (size_t)vertex * 3;
    return vt_is_finite_f(p[0]) && vt_is_finite_f(p[1]) && vt_is_finite_f(p[2]);
}

#define VT_NO_NORMAL 0x80018001u // (-1, -1): the encoder gives -z as (+1, +1) instead

// Two snorm16, octahedral. Any length; VT_NO_NORMAL when it has no direction.
uint32_t vt_normal_pack(const float *direction);

// The sum of the normals of all faces around each vertex, as long as twice their areas; lengths along x, y, z times scale3
// (so that neither microns nor light years overflow). Faces without area or with a missing vertex add nothing.
void vt_normals_sum(const vt_faces *f, const float *scale3, float *sums);
// Whether most faces (by area) are seen clockwise from the side that the given normals point to.
bool vt_normals_reversed(const vt_faces *f, const float *given, const float *sums);

// Rings of vertices at the same place (seams of textures, triangles that share nothing): next[v] is the following one,
// v itself when it is alone. `table` has vt_normals_table() entries. False when all are alone.
size_t vt_normals_table(uint32_t vertices);
bool vt_normals_rings(const vt_faces *f, uint32_t *next, uint32_t *table);
// Packs each vertex's sum, with those of its ring that point nearly the same way added: a sharp edge stays sharp.
// next NULL: there are no rings.
void vt_normals_join(const vt_faces *f, const float *sums, const uint32_t *next, uint32_t *packed);
#endif
