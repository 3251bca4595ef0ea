// In:  a surface node, and where the pointer is.
// Out: its grid points that are seen there. Tiles are boxes already, so it needs no search index.
#include "kinds/surface.h"

static void hit_cell(vt_hit_test *test, const vt_surface *s, uint32_t row, uint32_t column) {
    double p[4][3], corners[3][3];
    uint32_t at[4];
    for (uint32_t i = 0; i < 4; i++) { // a, a + 1, d + 1, d of vt_surface_tile_indices
        uint32_t r = row + i / 2, c = column + (i == 1 || i == 2);
        vt_surface_point(s, test->node, r, c, p[i]);
        at[i] = r * s->columns + c;
        if (!vt_is_finite(p[i][0] + p[i][1] + p[i][2])) return; // a cell is there only with all its corners
    }
    for (int half = 0; half < 2; half++) {
        int order[3] = {0, half ? 2 : 1, half ? 3 : 2};
        uint32_t numbers[3];
        for (int i = 0; i < 3; i++) memcpy(corners[i], p[order[i]], sizeof corners[i]), numbers[i] = at[order[i]];
        vt_hit_triangle(test, (const double(*)[3])corners, numbers, numbers, 0);
    }
}

void vt_surface_hit(vt_hit_test *test, vt_node_data *node) {
    enum { BLOCK = 8 }; // cells along a side of what is looked at together
    const vt_surface *s = vt_surface_of(node);
    if (!s || !s->drawable) return;
    double near;
    for (uint32_t tile = 0; tile < s->tile_rows * s->tile_columns; tile++) {
        const float *box = s->boxes[tile][0];
        if (!(box[0] <= box[3] && box[1] <= box[4] && box[2] <= box[5]) || !vt_hit_worth(test, box, &near)) continue;
        uint32_t row0 = tile / s->tile_columns * VT_SURFACE_TILE, column0 = tile % s->tile_columns * VT_SURFACE_TILE;
        uint32_t row_end = VT_MIN(row0 + VT_SURFACE_TILE, s->rows - 1),
                 column_end = VT_MIN(column0 + VT_SURFACE_TILE, s->columns - 1);
        for (uint32_t row = row0; row < row_end; row += BLOCK)
            for (uint32_t column = column0; column < column_end; column += BLOCK) {
                uint32_t rows = VT_MIN((uint32_t)BLOCK, row_end - row),
                         columns = VT_MIN((uint32_t)BLOCK, column_end - column);
                float block[6];
                vt_surface_box(s, node, row, column, rows, columns, block);
                if (!(block[0] <= block[3] && block[1] <= block[4] && block[2] <= block[5])) continue;
                if (!vt_hit_worth(test, block, &near)) continue;
                for (uint32_t i = 0; i < rows * columns; i++)
                    hit_cell(test, s, row + i / columns, column + i % columns);
            }
    }
}

bool vt_surface_anchor(vt_node_data *node, uint32_t element, double *p) {
    const vt_surface *s = vt_surface_of(node);
    if (!s || !s->drawable || !s->columns) return false;
    vt_surface_point(s, node, element / s->columns, element % s->columns, p);
    return true;
}
