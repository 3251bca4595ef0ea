// In:  a 4x4 matrix of doubles.
// Out: its inverse.
#include "base/vec.h"

bool vt_mat_inverse(const double *m, double *out) {
    // 2x2 minors of the upper and the lower two rows.
    double s0 = m[0] * m[5] - m[1] * m[4], s1 = m[0] * m[9] - m[1] * m[8], s2 = m[0] * m[13] - m[1] * m[12];
    double s3 = m[4] * m[9] - m[5] * m[8], s4 = m[4] * m[13] - m[5] * m[12], s5 = m[8] * m[13] - m[9] * m[12];
    double c0 = m[2] * m[7] - m[3] * m[6], c1 = m[2] * m[11] - m[3] * m[10], c2 = m[2] * m[15] - m[3] * m[14];
    double c3 = m[6] * m[11] - m[7] * m[10], c4 = m[6] * m[15] - m[7] * m[14], c5 = m[10] * m[15] - m[11] * m[14];
    double determinant = s0 * c5 - s1 * c4 + s2 * c3 + s3 * c2 - s4 * c1 + s5 * c0;
    if (determinant == 0 || !vt_is_finite(determinant)) return false;
    double k = 1 / determinant;
    if (!vt_is_finite(k)) return false;
    double r[16];
    r[0] = (m[5] * c5 - m[9] * c4 + m[13] * c3) * k;
    r[4] = (-m[4] * c5 + m[8] * c4 - m[12] * c3) * k;
    r[8] = (m[7] * s5 - m[11] * s4 + m[15] * s3) * k;
    r[12] = (-m[6] * s5 + m[10] * s4 - m[14] * s3) * k;
    r[1] = (-m[1] * c5 + m[9] * c2 - m[13] * c1) * k;
    r[5] = (m[0] * c5 - m[8] * c2 + m[12] * c1) * k;
    r[9] = (-m[3] * s5 + m[11] * s2 - m[15] * s1) * k;
    r[13] = (m[2] * s5 - m[10] * s2 + m[14] * s1) * k;
    r[2] = (m[1] * c4 - m[5] * c2 + m[13] * c0) * k;
    r[6] = (-m[0] * c4 + m[4] * c2 - m[12] * c0) * k;
    r[10] = (m[3] * s4 - m[7] * s2 + m[15] * s0) * k;
    r[14] = (-m[2] * s4 + m[6] * s2 - m[14] * s0) * k;
    r[3] = (-m[1] * c3 + m[5] * c1 - m[9] * c0) * k;
    r[7] = (m[0] * c3 - m[4] * c1 + m[8] * c0) * k;
    r[11] = (-m[3] * s3 + m[7] * s1 - m[11] * s0) * k;
    r[15] = (m[2] * s3 - m[6] * s1 + m[10] * s0) * k;
    memcpy(out, r, sizeof r);
    return true;
}

#if defined(__EMSCRIPTEN__)
// What libc's sin, cos and tan ask how far x is beyond which quarter turn. Its own answer is exact for angles of any size and
// takes 3 KB; cameras and rotations stay below a million turns, where this one loses nothing that can be seen.
int __rem_pio2(double x, double *rest2);
int __rem_pio2(double x, double *rest2) {
    const double quarter_high = 1.57079632673412561417e+00, quarter_low = 6.07710050650619224932e-11;
    double quarters = floor(x * 6.36619772367581382433e-01 + 0.5), rest = x - quarters * quarter_high,
           low = quarters * quarter_low;
    rest2[0] = rest - low;
    rest2[1] = (rest - rest2[0]) - low;
    return (int)(int64_t)quarters;
}
#endif
