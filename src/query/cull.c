// In:  the places of a mark, and a window in the picture.
// Out: which of them may be in that window.
#include "query/cull.h"

#define ROUNDING 1e-6 // more than float32 loses in a row whose terms add up to 1 at most

void vt_cull_make(vt_cull *cull, const vt_pick_matrix *matrix, const vt_array *places, const double *centre,
                  const double *half, double beyond) {
    double rows[3][4], most = 0;
    for (int i = 0; i < 3; i++) {
        double sum = 0;
        for (int c = 0; c < 4; c++) {
            double px = i < 2 ? VT_MAX(half[i], 0.01) : 1, row = i == 0 ? matrix->x[c] : matrix->y[c];
            rows[i][c] = i == 2 ? matrix->w[c] : (row - centre[i] * matrix->w[c]) / px;
            if (c == 3 && i == 2) rows[i][c] += beyond / VT_MIN(VT_MAX(half[0], 0.01), VT_MAX(half[1], 0.01));
            double far =
                c == 3 ? 1
                       : VT_MAX(fabs(places->min[c] - places->origin[c]), fabs(places->max[c] - places->origin[c])) /
                             places->unit[c];
            sum += fabs(rows[i][c]) * far;
        }
        most = VT_MAX(most, sum);
    }
    // As numbers of about 1, whatever the scene's are.
    for (int c = 0; c < 4; c++) {
        cull->x[c] = (float)(rows[0][c] / most);
        cull->y[c] = (float)(rows[1][c] / most);
        cull->w[c] = (float)(rows[2][c] / most + (c == 3 ? ROUNDING : 0));
    }
}

bool vt_cull_block(const vt_cull *cull, const float *places, uint32_t count, uint8_t *may) {
    const vt_cull s = *cull;
    uint8_t any = 0;
    for (uint32_t i = 0; i < count; i++) {
        float px = places[3 * i], py = places[3 * i + 1], pz = places[3 * i + 2];
        float x = s.x[0] * px + s.x[1] * py + s.x[2] * pz + s.x[3];
        float y = s.y[0] * px + s.y[1] * py + s.y[2] * pz + s.y[3];
        float w = s.w[0] * px + s.w[1] * py + s.w[2] * pz + s.w[3];
        uint8_t in = (x <= w) & (-x <= w) & (y <= w) & (-y <= w);
        may[i] = in;
        any |= in;
    }
    return any;
}
