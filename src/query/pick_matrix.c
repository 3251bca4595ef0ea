// In:  a camera, the numbers of a node's arrays, a place in the picture.
// Out: how these numbers lie around that place.
#include "query/pick_matrix.h"

void vt_pick_matrix_at(vt_pick_matrix *matrix, const vt_camera *camera, const double *world, const double *origin,
                       const double *unit, double x, double y) {
    static const double zeros[3] = {0, 0, 0}, ones[3] = {1, 1, 1};
    const double *o = origin ? origin : zeros, *u = unit ? unit : ones, *p = camera->projection;
    double relative[3][4], clip[4][4], width = camera->width / camera->pixel_ratio,
                                       height = camera->height / camera->pixel_ratio;
    matrix->camera = camera;
    for (int r = 0; r < 3; r++) {
        double at = world[12 + r];
        for (int c = 0; c < 3; c++) {
            matrix->place[r][c] = world[c * 4 + r] * u[c];
            at += world[c * 4 + r] * o[c];
            relative[r][c] = camera->stretch[r] * matrix->place[r][c];
        }
        matrix->place[r][3] = at;
        relative[r][3] = camera->stretch[r] * (at - camera->eye[r]);
    }
    for (int i = 0; i < 3; i++)
        for (int c = 0; c < 4; c++)
            matrix->eye[i][c] = camera->rotation[i] * relative[0][c] + camera->rotation[4 + i] * relative[1][c] +
                                camera->rotation[8 + i] * relative[2][c];
    for (int i = 0; i < 4; i++)
        for (int c = 0; c < 4; c++)
            clip[i][c] = p[i] * matrix->eye[0][c] + p[4 + i] * matrix->eye[1][c] + p[8 + i] * matrix->eye[2][c] +
                         (c == 3 ? p[12 + i] : 0);
    for (int c = 0; c < 4; c++) {
        matrix->x[c] = 0.5 * width * clip[0][c] + (0.5 * width - x) * clip[3][c];
        matrix->y[c] = -0.5 * height * clip[1][c] + (0.5 * height - y) * clip[3][c];
        matrix->z[c] = clip[2][c];
        matrix->w[c] = clip[3][c];
    }
}

void vt_pick_matrix_at_node(vt_pick_matrix *matrix, const vt_camera *camera, const vt_node_data *node, double x,
                            double y) {
    double origin[3], unit[3];
    vt_node_frame(node, origin, unit);
    vt_pick_matrix_at(matrix, camera, node->world, origin, unit, x, y);
}

void vt_pick_matrix_place(const vt_pick_matrix *matrix, const double *stored, double *place) {
    for (int r = 0; r < 3; r++) place[r] = vt_pick_matrix_row(matrix->place[r], stored);
}

double vt_pick_matrix_pixel(const vt_camera *camera, double depth) {
    return camera->pixel * (camera->perspective ? VT_MAX(depth, camera->near) : 1);
}

double vt_pick_matrix_lifted(const vt_camera *camera, const double *eye, double px) {
    double e[3] = {eye[0], eye[1], eye[2]}, step = vt_pick_matrix_pixel(camera, -e[2]) * px, far = vt_length(e);
    const double *p = camera->projection;
    for (int i = 0; camera->perspective && i < 3; i++) e[i] -= far > 0 ? e[i] / far * step : 0;
    if (!camera->perspective) e[2] += step;
    double z = p[2] * e[0] + p[6] * e[1] + p[10] * e[2] + p[14], w = p[3] * e[0] + p[7] * e[1] + p[11] * e[2] + p[15];
    return w > 0 ? VT_MAX(z / w, -1) : -1;
}
