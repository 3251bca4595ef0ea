// In:  a cross node: two bars in the x-y plane about its position.
// Out: what is to be known of its kind.
#include "query/hit.h"

// Corners of its bars in arms' lengths, three by three; shaders/cross.vert makes the same.
static const double bars[4][3][2] = {{{-0.5, -0.125}, {0.5, -0.125}, {0.5, 0.125}},
                                     {{-0.5, -0.125}, {0.5, 0.125}, {-0.5, 0.125}},
                                     {{-0.125, -0.5}, {0.125, -0.5}, {0.125, 0.5}},
                                     {{-0.125, -0.5}, {0.125, 0.5}, {-0.125, 0.5}}};

static bool bounds(const vt_node_data *node, double *min, double *max) {
    double half = 0.5 * VT_PROPS(cross, node)->size[0];
    for (int c = 0; c < 3; c++) max[c] = c < 2 ? half : 0, min[c] = -max[c];
    return true;
}

static uint32_t draw_count(const vt_node_data *node) {
    (void)node;
    return 1;
}

static void hit(vt_hit_test *test, vt_node_data *node) {
    for (int i = 0; i < 4; i++) {
        double corners[3][3] = {{0}};
        for (int k = 0; k < 3; k++)
            for (int c = 0; c < 2; c++) corners[k][c] = bars[i][k][c] * VT_PROPS(cross, node)->size[0];
        vt_hit_triangle(test, (const double(*)[3])corners, NULL, NULL, 0);
    }
}

const vt_kind_ops vt_cross_ops = {.family = VT_FAMILY_CROSS, .bounds = bounds, .draw_count = draw_count, .hit = hit};
