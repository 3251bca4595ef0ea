// In:  a camera, a mark's array, a place in the picture.
// Out: how the array's numbers lie around that place: CSS px from it, depth, scene numbers; all in double.
#ifndef VT_PICK_MATRIX_H
#define VT_PICK_MATRIX_H
#include "view/view.h"

// Rows to be multiplied with a stored place (and 1). x and y are homogeneous: with the pointer at the origin, a triangle's
// barycentric coordinates under it are cross products of its corners' x and y, whatever lies behind the eye.
typedef struct vt_pick_matrix {
    double x[4], y[4], z[4], w[4]; // CSS px to the right of the pointer and below it, times w; clip z; clip w
    double eye[3][4];              // right, up, towards the reader: the camera's axes, from the eye
    double place[3][4];            // scene numbers
    const vt_camera *camera;
} vt_pick_matrix;

static inline double vt_pick_matrix_row(const double *row, const double *p) {
    return row[0] * p[0] + row[1] * p[1] + row[2] * p[2] + row[3];
}
// world: from the array's own axes to the scene; place = stored * unit + origin. NULL: 1 and 0.
void vt_pick_matrix_at(vt_pick_matrix *matrix, const vt_camera *camera, const double *world, const double *origin3,
                       const double *unit3, double x, double y);
// At a node's stored numbers.
void vt_pick_matrix_at_node(vt_pick_matrix *matrix, const vt_camera *camera, const vt_node_data *node, double x,
                            double y);
void vt_pick_matrix_place(const vt_pick_matrix *matrix, const double *stored3, double *place3);
// What stands at a place of the camera's axes and is drawn as if it stood `px` CSS px nearer (position.glsl: biased_depth): -1..1.
double vt_pick_matrix_lifted(const vt_camera *camera, const double *eye3, double px);
double vt_pick_matrix_pixel(const vt_camera *camera, double depth); // length in the scene of a CSS px at this depth
#endif
