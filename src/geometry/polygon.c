// In:  the corners of a polygon in a picture.
// Out: whether a place is in it.
#include "geometry/polygon.h"

#define CELLS VT_POLYGON_CELLS
enum { ODD = 1, LOOK = 2, ALWAYS = 4, MIDDLE = 8 };

#define ROOM 1e-3       // cells: more than rounding moves a place or an edge by
#define MOST (1u << 28) // edges in all cells

static double cells_of(const vt_polygon *p, int axis, double at) { return (at - p->low[axis]) * p->scale[axis]; }
static int cell_at(double cells) { return cells > 0 ? (int)VT_MIN(cells, CELLS - 1) : 0; }

static bool crosses(const double *a, const double *b, double x, double y) {
    return (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0];
}

// Calls of one edge after another. First: which cells it comes by, and what it does to those on its left: in all of the row
// if it spans that, and in the row's middle. Then, with lists: it is counted, or put down, in each cell that has to look at it.
static uint64_t go_along(vt_polygon *p, int edge, bool lists) {
    const double *a = p->corners + 2 * edge, *b = p->corners + 2 * ((edge + 1) % p->count);
    double low = cells_of(p, 1, VT_MIN(a[1], b[1])), high = cells_of(p, 1, VT_MAX(a[1], b[1]));
    uint64_t put = 0;
    for (int row = cell_at(low - ROOM); row <= cell_at(high + ROOM); row++) {
        double x[2], middle = p->low[1] + (row + 0.5) / p->scale[1];
        for (int i = 0; i < 2; i++) {
            double y = p->low[1] + (i ? row + 1 + ROOM : row - ROOM) / p->scale[1];
            y = VT_CLAMP(y, VT_MIN(a[1], b[1]), VT_MAX(a[1], b[1]));
            double t = a[1] != b[1] ? (y - a[1]) / (b[1] - a[1]) : i;
            x[i] = cells_of(p, 0, a[0] + t * (b[0] - a[0]));
        }
        int from = cell_at(VT_MIN(x[0], x[1]) - ROOM), to = cell_at(VT_MAX(x[0], x[1]) + ROOM);
        bool always = low <= row - ROOM && high >= row + 1 + ROOM;
        uint8_t *cells = p->cells + row * CELLS;
        uint32_t *ends = p->first + row * CELLS;
        for (int c = lists && !always ? 0 : from; c <= to; c++) {
            if (!lists) {
                cells[c] |= LOOK;
            } else if (cells[c] & LOOK) {
                put++;
                if (p->edges)
                    p->edges[--ends[c]] = (uint32_t)edge;
                else
                    ends[c]++;
            }
        }
        if (lists || !from) continue;
        if (always) cells[from - 1] ^= ALWAYS;
        if ((a[1] > middle) != (b[1] > middle)) cells[from - 1] ^= MIDDLE;
    }
    return put;
}

vt_status vt_polygon_make(vt_polygon *p, const double *corners, int count) {
    p->corners = corners, p->count = count;
    for (int c = 0; c < 2; c++) p->low[c] = INFINITY, p->high[c] = -INFINITY;
    for (int i = 0; i < 2 * count; i++) {
        p->low[i % 2] = VT_MIN(p->low[i % 2], corners[i]);
        p->high[i % 2] = VT_MAX(p->high[i % 2], corners[i]);
    }
    for (int c = 0; c < 2; c++) {
        p->scale[c] = CELLS / VT_MAX(p->high[c] - p->low[c], 1e-9);
        if (!vt_is_finite(p->scale[c]) || !(p->scale[c] > 0))
            return vt_fail(VT_ERROR_VALUE, "select: the corners are too far apart: %g to %g px", p->low[c], p->high[c]);
    }
    for (int i = 0; i < count; i++) go_along(p, i, false);
    uint8_t left = 0;
    for (int i = CELLS * CELLS - 1; i >= 0; i--) { // what an edge does to a cell, it does to all on its left
        left = (uint8_t)((i % CELLS == CELLS - 1 ? 0 : left) ^ (p->cells[i] & (ALWAYS | MIDDLE)));
        bool look = p->cells[i] & LOOK, odd = left & (look ? ALWAYS : MIDDLE);
        p->cells[i] = (uint8_t)((look ? LOOK : 0) | (odd ? ODD : 0));
    }
    uint64_t all = 0;
    for (int i = 0; i < count; i++) all += go_along(p, i, true);
    if (all <= MOST) p->edges = vt_alloc((size_t)VT_MAX(all, 1u) * sizeof *p->edges);
    if (!p->edges) return vt_fail(VT_ERROR_MEMORY, "select: no memory for a polygon of %d corners", count);
    for (int i = 0; i < CELLS * CELLS; i++) p->first[i + 1] += p->first[i];
    for (int i = 0; i < count; i++) go_along(p, i, true);
    return VT_OK;
}

bool vt_polygon_has(const vt_polygon *p, double x, double y) {
    if (!(x >= p->low[0] && x <= p->high[0] && y >= p->low[1] && y <= p->high[1])) return false;
    int cell = cell_at(cells_of(p, 1, y)) * CELLS + cell_at(cells_of(p, 0, x));
    bool in = p->cells[cell] & ODD;
    if (!(p->cells[cell] & LOOK)) return in;
    for (uint32_t i = p->first[cell]; i < p->first[cell + 1]; i++) {
        const double *a = p->corners + 2 * p->edges[i], *b = p->corners + 2 * ((p->edges[i] + 1) % (uint32_t)p->count);
        if (crosses(a, b, x, y)) in = !in;
    }
    return in;
}

void vt_polygon_free(vt_polygon *p) {
    vt_free(p->edges);
    p->edges = NULL;
}
