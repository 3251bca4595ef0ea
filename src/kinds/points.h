// In:  a points node, a camera.
// Out: how large its points are.
#ifndef VT_POINTS_H
#define VT_POINTS_H
#include "query/hit.h"
#include "view/view.h"

#define VT_POINT_NEARER 1.6  // points of automatic size grow by at most this where they are nearer than the middle...
#define VT_POINT_FARTHER 0.6 // ...and shrink by this where they are farther

// Device px by which a point of this diameter (device px too) stands nearer than its place, as in points.vert.
#define VT_POINT_LIFT(diameter) (VT_MIN(0.5 * (diameter), 6) + 2.5)

typedef struct vt_point_sizes {
    double size;     // a diameter: device px, or a stretched length; a factor where each point has its own
    bool in_scene;   // a length in the scene
    bool own;        // times the point's element of `sizes`
    double holds_at; // the distance at which an automatic size holds; 0: everywhere
    double largest;  // device px that any point can have
} vt_point_sizes;

vt_point_sizes vt_point_sizes_of(const vt_node_data *node, const vt_camera *camera, bool own);
// A further array counts only when it has an element for each point.
bool vt_points_has(const vt_node_data *node, int array);

// points_hit.c
void vt_points_hit_begin(vt_hit_test *test, vt_node_data *node);
void vt_points_hit_source(const vt_node_data *node, vt_bvh_source *source);
void vt_points_hit(vt_hit_test *test, vt_node_data *node);
bool vt_points_cover(const vt_hit_test *test, uint32_t element, const double *eye3, vt_hit_cover *cover);
#endif
