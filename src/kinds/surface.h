// In:  a surface node's arrays: heights on a grid, x and y of its columns and rows or of each point.
// Out: its shape, bounds and tiles; which tiles a camera sees; how coarsely a moving picture may show it.
//      No GL.
#ifndef VT_SURFACE_H
#define VT_SURFACE_H
#include "base/mat.h"
#include "query/hit.h"
#include "scene/scene.h"

#define VT_SURFACE_TILE 64 // grid steps along a side of a tile

typedef enum vt_surface_axis {
    VT_AXIS_COUNTED,
    VT_AXIS_LINE,
    VT_AXIS_GRID
} vt_surface_axis; // 0, 1, 2...; one for each
                   // column (row); one for each point

// Tiles first .. first + count - 1, numbered by rows. A whole row goes on in the next, so that few runs show everything.
typedef struct vt_surface_run {
    uint32_t first, count;
} vt_surface_run;

typedef struct vt_surface_key {
    uint32_t heights, x, y, rows, columns;
} vt_surface_key;

// Derived data, in node->extra.
typedef struct vt_surface {
    bool drawable; // false while an array is being written, or with less than 2 x 2 points, or x, y that don't fit
    uint32_t rows, columns;
    vt_surface_axis x_axis, y_axis;
    bool holes;                   // a height, x or y is NaN somewhere
    bool has_scalars, has_colors; // usable: as many as there are heights
    uint32_t tile_rows, tile_columns;
    vec3 (*boxes)[2];     // for each tile: least and greatest x, y, z, in stored numbers; least > greatest: all holes
    vt_surface_run *runs; // the tiles that are seen, after vt_surface_look
    uint32_t run_count, stride;
    uint32_t phase[2];                 // columns, rows: a grid step of the coarse grid ends at each stride * n - phase
    uint32_t look_columns;             // tiles in a row, each of `stride` times as many grid steps
    double cell[2];                    // typical length in the x, y plane from one column, one row to the next
    size_t box_capacity, run_capacity; // bytes
    vt_surface_key key;
} vt_surface;

// Up to date with the node; when only some rows of heights changed, only their tiles are looked at again. Call it before
// the heights are uploaded. NULL when memory ran out, with an error text.
vt_surface *vt_surface_of(vt_node_data *node);
void vt_surface_origin(const vt_node_data *node, double *origin3,
                       double *unit3); // stored numbers * unit + origin = the node's x, y, z
bool vt_surface_bounds(const vt_node_data *node, double *min3, double *max3); // node axes; false when there is nothing
// Stored numbers, after vt_surface_of: of a grid point; the box around some cells (least > greatest: all holes).
void vt_surface_point(const vt_surface *surface, const vt_node_data *node, uint32_t row, uint32_t column, double *p3);
void vt_surface_box(const vt_surface *surface, const vt_node_data *node, uint32_t row, uint32_t column, uint32_t rows,
                    uint32_t columns, float *box6);

// Finds the visible tiles: `planes` are six (nx, ny, nz, d), a stored position p is inside when n . p + d >= 0 for all.
// With quads > 0 at most about so many are drawn: every stride-th row and column, the same everywhere so that there are no
// cracks. Which ones differs from pass to pass (in the first, from 0 on), so that over the passes all points have their
// say. With 0 all are drawn, stride 1.
void vt_surface_look(vt_surface *surface, vec4 planes[6], uint64_t quads, uint32_t pass);
// Indices of one tile: (VT_SURFACE_TILE + 1)^2 vertices by rows, two counterclockwise triangles to a quad, in an order that
// is kind to vertex caches.
#define VT_SURFACE_INDICES (VT_SURFACE_TILE * VT_SURFACE_TILE * 6)
const uint32_t *vt_surface_tile_indices(void);

// surface_hit.c
void vt_surface_hit(vt_hit_test *test, vt_node_data *node);
bool vt_surface_anchor(vt_node_data *node, uint32_t element, double *stored3);
#endif
