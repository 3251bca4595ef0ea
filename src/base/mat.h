// In:  numbers that need no double: directions, what is relative to the eye, what the GPU is about to get.
// Out: cglm's vectors and matrices of floats (vec3, vec4, mat3, mat4; column-major, as OpenGL has them), set up once for all.
//
// What is a double, and why, is said in vec.h.
#ifndef VT_MAT_H
#define VT_MAT_H
#include "base/vec.h"

// The types stand in uniform blocks, in draw lists and in the midst of arrays, where nothing is aligned for them; unaligned
// loads of aligned data cost nothing where cglm uses SIMD at all.
#define CGLM_ALL_UNALIGNED
#include "cglm/cglm.h"

// One of an array of x, y, z. cglm's functions take no const, whatever they only read.
static inline float *vt_vec3_at(const float *xyz, size_t i) { return (float *)xyz + 3 * i; }
static inline void vt_vec3_from(const double *v, vec3 out) {
    for (int i = 0; i < 3; i++) out[i] = (float)v[i];
}
static inline void vt_mat4_from(const double *m, mat4 out) {
    for (int c = 0; c < 4; c++)
        for (int i = 0; i < 4; i++) out[c][i] = (float)m[c * 4 + i];
}
#endif
