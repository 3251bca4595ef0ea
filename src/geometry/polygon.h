// In:  the corners of a polygon in a picture.
// Out: whether a place is in it, by the even-odd rule, in a few steps however many corners and places there are.
//
// The box around it is cut into 256 x 256 cells. Where no edge comes by, a cell is wholly in or out. Elsewhere a place looks at
// the edges that come by and those that end in its row on the right, and knows how many others the rule counts: the answer is
// what all edges would give, to the last bit.
#ifndef VT_POLYGON_H
#define VT_POLYGON_H
#include "base/base.h"

#define VT_POLYGON_CELLS 256

typedef struct vt_polygon {
    const double *corners; // x, y of each; the caller's
    int count;
    double low[2], high[2], scale[2]; // scale: cells in a px
    uint8_t
        cells[VT_POLYGON_CELLS * VT_POLYGON_CELLS]; // 1: in, or an odd number of edges counts; 2 is added: look at more
    uint32_t first[VT_POLYGON_CELLS * VT_POLYGON_CELLS + 1], *edges; // of each cell; owned
} vt_polygon;

// Into one that is all zeros.
vt_status vt_polygon_make(vt_polygon *polygon, const double *corners, int count);
bool vt_polygon_has(const vt_polygon *polygon, double x, double y);
void vt_polygon_free(vt_polygon *polygon);
#endif
