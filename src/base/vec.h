// In:  arrays of doubles.
// Out: the small double-precision vectors and 4x4 matrices (column-major) that keep positions exact.
//
// cglm (mat.h) has floats only. Doubles stay: places in the scene and what is worked out from them (world transforms, bounds,
// fits, the eye: data stand at 5e6 and at 1e300); the camera's own axes and matrices, of which users read angles and poses back and
// by which places are projected to whole pixels; the matrices of picking, whose answers are held against the data's own numbers.
// From the eye on, on the way to the GPU, floats do: what is narrowed is small then.
#ifndef VT_VEC_H
#define VT_VEC_H
#include "base/base.h"

static inline double vt_dot(const double *a, const double *b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
static inline void vt_cross(const double *a, const double *b, double *out) {
    double x = a[1] * b[2] - a[2] * b[1], y = a[2] * b[0] - a[0] * b[2], z = a[0] * b[1] - a[1] * b[0];
    out[0] = x, out[1] = y, out[2] = z;
}
static inline double vt_length(const double *a) { return sqrt(vt_dot(a, a)); }
static inline bool vt_normalize(double *a) { // false, and a unchanged, when it has no direction
    double length = vt_length(a);
    if (!(length > 1e-300) || !vt_is_finite(length)) return false;
    a[0] /= length, a[1] /= length, a[2] /= length;
    return true;
}
static inline void vt_mat_identity(double *m) {
    memset(m, 0, 16 * sizeof *m);
    m[0] = m[5] = m[10] = m[15] = 1;
}
// Columns x, y, z, each times its scale; no translation.
static inline void vt_mat_axes(double *m, const double *x, const double *y, const double *z, const double *scale) {
    for (int i = 0; i < 3; i++) m[i] = x[i] * scale[0], m[4 + i] = y[i] * scale[1], m[8 + i] = z[i] * scale[2];
    m[3] = m[7] = m[11] = m[12] = m[13] = m[14] = 0, m[15] = 1;
}
static inline void vt_mat_mul(const double *a, const double *b, double *out) { // out = a * b; may be a or b
    double r[16];
    for (int c = 0; c < 4; c++)
        for (int i = 0; i < 4; i++)
            r[c * 4 + i] =
                a[i] * b[c * 4] + a[4 + i] * b[c * 4 + 1] + a[8 + i] * b[c * 4 + 2] + a[12 + i] * b[c * 4 + 3];
    memcpy(out, r, sizeof r);
}
static inline void vt_mat_point(const double *m, const double *p, double *out) { // affine part only
    double x = m[0] * p[0] + m[4] * p[1] + m[8] * p[2] + m[12], y = m[1] * p[0] + m[5] * p[1] + m[9] * p[2] + m[13],
           z = m[2] * p[0] + m[6] * p[1] + m[10] * p[2] + m[14];
    out[0] = x, out[1] = y, out[2] = z;
}
bool vt_mat_inverse(const double *m, double *out); // vec.c; false when singular
#endif
