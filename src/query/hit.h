// In:  single elements of a mark, and where the pointer is.
// Out: the one that is seen there: of those that cover the pointer the one in front, else the one that is nearest to it.
// Called by: pick.c.
//
// Geometry is that of the shaders (points.vert, stroke.vert, stroke.frag...), in double and for the single point under the
// pointer.
#ifndef VT_HIT_H
#define VT_HIT_H
#include "geometry/normals.h"
#include "kinds/points.h"
#include "query/pick.h"
#include "query/pick_matrix.h"

typedef struct vt_hits {
    // For all marks.
    const vt_camera *camera;
    const vt_clips *clips;
    double x, y, radius; // CSS px
    // For one mark.
    const vt_node_data *node;
    vt_pick_matrix aim;
    vt_looks looks;
    double rank;  // at the same depth, the mark with the higher one is in front
    double reach; // CSS px that an element may stand out of its box, were it at the eye's near plane; see vt_hit_worth
    double reach_in_scene, lift;
    vt_point_sizes sizes;
    vt_faces faces;
    const uint8_t *chosen; // selected points, which are drawn larger and in front of all; NULL: none
    bool seeks;            // only those
    int facing;            // of triangles: -1 or 1: only those; 0: both
    // The best by now: what 0 is nothing.
    vt_pick best;
    double best_depth, best_rank, best_far;
    double chosen_far; // how far off it is, if it is a selected point; else infinity
} vt_hits;

void vt_hit_begin(vt_hits *hits, vt_node_data *node, double rank);   // the next mark: aim, looks, reach, faces
void vt_hit_screen_place(const vt_hits *hits, double *x, double *y); // of a text on the screen: CSS px from the pointer
// Whether a box of stored numbers may hold something better; *near: where it begins, along the line of sight.
bool vt_hit_worth(void *hits, const float *box6, double *near);
double vt_hit_diameter(const vt_hits *hits, uint32_t element, double depth); // of a point; device px
void vt_hit_point(void *hits, uint32_t element);
void vt_hit_segment(void *hits, uint32_t element);
void vt_hit_face(void *hits, uint32_t triangle);
// A triangle of stored numbers, for shapes and surfaces too. vertices: what its colours are taken by, or NULL. nearest: its
// element is the corner that is nearest, of these numbers; NULL: `element`.
void vt_hit_triangle(vt_hits *hits, const double corners[3][3], const uint32_t *vertices, const uint32_t *nearest,
                     uint32_t element);
// Offers what was found by other means: CSS px from the pointer, depth -1..1, its place in stored numbers. True: it is the
// best by now.
bool vt_hit_offer(vt_hits *hits, double distance, double depth, const double *stored3, double element);
double vt_hit_far_from_line(const double *a2, const double *b2); // of the pointer, which is at 0, 0
#endif
