// In:  elements of a node, and where the pointer is.
// Out: the one that is seen there: of those that cover the pointer the one in front, else the one that is nearest to it.
//
// A kind's `hit` offers its elements here. Geometry is that of the shaders (points.vert, stroke.vert...), in double and for the
// single point under the pointer.
#ifndef VT_HIT_H
#define VT_HIT_H
#include "geometry/bvh.h"
#include "query/alpha_mask.h"
#include "query/pick_matrix.h"

typedef struct vt_pick {
    int what; // VT_PICK_*
    vt_node node;
    double element;  // which point, corner, segment, face, grid point or pixel; -1: the node as a whole
    double place[3]; // scene numbers
    double depth;    // 0..1
    double distance; // CSS px from the pointer
    int part;        // of a handle or the triad
} vt_pick;

typedef struct vt_hit_test {
    // For all nodes.
    const vt_camera *camera;
    const vt_clips *clips;
    double x, y, radius; // CSS px
    // For one node; a kind's `hit_begin` sets those that are not 0 for it.
    const vt_node_data *node;
    vt_pick_matrix matrix;
    vt_alpha_mask mask;
    double rank;  // at the same depth, the node with the higher one is in front
    double reach; // CSS px that an element may stand out of its box, were it at the eye's near plane; see vt_hit_worth
    double reach_in_scene, lift;
    const void *own;         // what the kind keeps for the test
    const uint8_t *selected; // for each element, where selected ones are drawn in front of all; NULL: they are not
    bool selected_only;      // pass over all others
    int facing;              // of triangles: -1 or 1: only those; 0: both
    // The best by now: what 0 is nothing.
    vt_pick best;
    double best_depth, best_rank, best_far;
    double selected_far; // how far off it is, if it is a selected element of such a node; else infinity
} vt_hit_test;

// Shown, pickable, not wholly transparent, and not being written.
bool vt_hit_takes(const vt_node_data *node);
void vt_hit_begin(vt_hit_test *test, vt_node_data *node, double rank); // the next node
// Calls `visit` for each element that may be the best, by the node's search index where there is one; without one `all`, or
// where that is NULL `visit` for each element.
void vt_hit_search(vt_hit_test *test, vt_node_data *node, void (*visit)(void *test, uint32_t element),
                   void (*all)(vt_hit_test *test));
// What looking at all of a node costs, in the units of vt_bvh_build; and whether that is worth an index.
int64_t vt_hit_cost(const vt_node_data *node);
bool vt_hit_wants_index(int64_t cost);
vt_bvh_state vt_hit_index(vt_node_data *node, const vt_camera *camera, int64_t *work); // as vt_bvh_build
// Whether a box of stored numbers may hold something better; *near: where it begins, along the line of sight.
bool vt_hit_worth(void *test, const float *box6, double *near);
// A triangle of stored numbers. vertices: what its colours are taken by, or NULL. nearest: its element is the corner that is
// nearest, of these numbers; NULL: `element`.
void vt_hit_triangle(vt_hit_test *test, const double corners[3][3], const uint32_t *vertices, const uint32_t *nearest,
                     uint32_t element);
// Offers what was found by other means: CSS px from the pointer, depth -1..1, its place in stored numbers. True: it is the
// best by now.
bool vt_hit_offer(vt_hit_test *test, double distance, double depth, const double *stored3, double element);
double vt_hit_far_from_line(const double *a2, const double *b2); // of the pointer, which is at 0, 0
// How far the clip place `from` is moved towards `to` to be at the near plane; its place in the picture.
double vt_hit_to_screen(const double *from4, const double *to4, double *at2);
void vt_hit_eye(const vt_hit_test *test, const double *stored3, double *eye3); // in the camera's axes
void vt_hit_screen_place(const vt_hit_test *test, double *x,
                         double *y); // of what stands on the screen: CSS px from the pointer
#endif
