// In:  a camera, places and boxes in the scene.
// Out: where they are in the picture, whether they may be in it at all.
#include "view/camera.h"

bool vt_camera_sees(const vt_camera *camera, const double *min, const double *max, double pixels) {
    double centre[3], half[3], side = VT_MIN(camera->width, camera->height) / camera->pixel_ratio;
    double wider = 1 + 2 * pixels / VT_MAX(side, 1);
    for (int c = 0; c < 3; c++) {
        centre[c] = camera->stretch[c] * (min[c] / 2 + max[c] / 2 - camera->eye[c]);
        half[c] = fabs(camera->stretch[c]) * (max[c] / 2 - min[c] / 2);
    }
    for (int plane = 0; plane < 4; plane++) { // left, right, bottom, top: wider * w + or - x (or y) is below 0 outside
        const double *m = camera->clip;
        int row = plane / 2;
        double sign = plane % 2 ? -1 : 1, most = m[15] * wider + sign * m[12 + row];
        for (int c = 0; c < 3; c++) {
            double n = m[c * 4 + 3] * wider + sign * m[c * 4 + row];
            most += n * centre[c] + fabs(n) * half[c];
        }
        if (most < 0) return false;
    }
    return true;
}

bool vt_camera_project(const vt_camera *camera, const double *world, double *pixel) {
    double relative[3], e[3], clip[4];
    vt_camera_relative(camera, world, relative);
    const double *r = camera->rotation, *p = camera->projection;
    for (int i = 0; i < 3; i++) e[i] = r[i] * relative[0] + r[4 + i] * relative[1] + r[8 + i] * relative[2];
    for (int i = 0; i < 4; i++) clip[i] = p[i] * e[0] + p[4 + i] * e[1] + p[8 + i] * e[2] + p[12 + i];
    if (!(clip[3] > 0)) return false;
    pixel[0] = (clip[0] / clip[3] * 0.5 + 0.5) * camera->width / camera->pixel_ratio;
    pixel[1] = (0.5 - clip[1] / clip[3] * 0.5) * camera->height / camera->pixel_ratio;
    pixel[2] = clip[2] / clip[3] * 0.5 + 0.5;
    return true;
}
