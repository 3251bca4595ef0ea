// In:  the corners of a polygon in a picture.
// Out: whether a place is in it.
// Called by: select.c.
#include "polygon.h"

#define CELLS VT_POLYGON_CELLS
enum { OUT, IN, EDGE };

static int cell_at(const vt_polygon *p, int axis, double at) {
    double cell = (at - p->low[axis]) * p->scale[axis];
    return cell > 0 ? VT_MIN((int)VT_MIN(cell, CELLS), CELLS - 1) : 0;
}

static void edge_of(const vt_polygon *p, int edge, const double **a, const double **b) {
    *a = p->corners + 2 * edge;
    *b = p->corners + 2 * ((edge + 1) % p->count);
}

// The rows that an edge touches, one more on each side for rounding.
static void rows_of(const vt_polygon *p, int edge, int *first, int *last) {
    const double *a, *b;
    edge_of(p, edge, &a, &b);
    *first = VT_MAX(cell_at(p, 1, VT_MIN(a[1], b[1])) - 1, 0);
    *last = VT_MIN(cell_at(p, 1, VT_MAX(a[1], b[1])) + 1, CELLS - 1);
}

static bool by_edges(const vt_polygon *p, int row, double x, double y) {
    bool in = false;
    for (uint32_t i = p->first[row]; i < p->first[row + 1]; i++) {
        const double *a, *b;
        edge_of(p, (int)p->edges[i], &a, &b);
        if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) in = !in;
    }
    return in;
}

static void mark(vt_polygon *p, int edge) {
    const double *a, *b;
    int first, last;
    edge_of(p, edge, &a, &b);
    rows_of(p, edge, &first, &last);
    for (int row = first; row <= last; row++) {
        // Between which columns it goes through the row and half of its neighbours.
        double low = p->low[1] + (row - 0.5) / p->scale[1], high = p->low[1] + (row + 1.5) / p->scale[1], x[2];
        for (int i = 0; i < 2; i++) {
            double y = VT_CLAMP(i ? high : low, VT_MIN(a[1], b[1]), VT_MAX(a[1], b[1]));
            double t = a[1] != b[1] ? (y - a[1]) / (b[1] - a[1]) : i;
            x[i] = a[0] + t * (b[0] - a[0]);
        }
        int from = VT_MAX(cell_at(p, 0, VT_MIN(x[0], x[1])) - 1, 0),
            to = VT_MIN(cell_at(p, 0, VT_MAX(x[0], x[1])) + 1, CELLS - 1);
        for (int column = from; column <= to; column++) p->cells[row * CELLS + column] = EDGE;
    }
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
    int first, last;
    for (int i = 0; i < count; i++) {
        rows_of(p, i, &first, &last);
        for (int row = first; row <= last; row++) p->first[row + 1]++;
    }
    for (int row = 0; row < CELLS; row++) p->first[row + 1] += p->first[row];
    p->edges = vt_alloc(VT_MAX(p->first[CELLS], 1u) * sizeof *p->edges);
    if (!p->edges) return vt_fail(VT_ERROR_MEMORY, "select: no memory for a polygon of %d corners", count);
    uint32_t next[CELLS];
    memcpy(next, p->first, sizeof next);
    for (int i = 0; i < count; i++) {
        rows_of(p, i, &first, &last);
        for (int row = first; row <= last; row++) p->edges[next[row]++] = (uint32_t)i;
        mark(p, i);
    }
    for (int i = 0; i < CELLS * CELLS; i++)
        if (p->cells[i] != EDGE)
            p->cells[i] = by_edges(p, i / CELLS, p->low[0] + (i % CELLS + 0.5) / p->scale[0],
                                   p->low[1] + (i / CELLS + 0.5) / p->scale[1]);
    return VT_OK;
}

bool vt_polygon_has(const vt_polygon *p, double x, double y) {
    if (!(x >= p->low[0] && x <= p->high[0] && y >= p->low[1] && y <= p->high[1])) return false;
    int row = cell_at(p, 1, y), cell = p->cells[row * CELLS + cell_at(p, 0, x)];
    return cell == EDGE ? by_edges(p, row, x, y) : cell == IN;
}

void vt_polygon_free(vt_polygon *p) {
    vt_free(p->edges);
    p->edges = NULL;
}
