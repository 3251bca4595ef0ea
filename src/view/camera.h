// In:  places in the scene.
// Out: the camera as numbers, and where it shows them in the picture.
#ifndef VT_CAMERA_H
#define VT_CAMERA_H
#include "base/vec.h"

// Derived from the view's properties; kept in vt_view_state (view.h). Places are scene numbers (space.h). What is called
// stretched is stretch * (place - eye), componentwise: rotation, clip, distances and light take that. So do the property
// `up` and the angles of vt_controls_look: the picture's up is up in the picture, whatever the axes' units are.
typedef struct vt_camera {
    double eye[3];
    double stretch[3];
    double rotation[16]; // stretched axes to eye axes, no translation
    double view[16];     // scene numbers to eye axes: rotation * stretch * translate(-eye)
    double projection[16];
    double clip[16]; // projection * rotation: of stretched places
    double near, far;
    double pixel; // stretched length of one CSS pixel: at distance 1 (perspective), or anywhere (orthographic)
    bool perspective;
    int width, height; // device pixels
    double pixel_ratio;
} vt_camera;

// stretch * (place - eye).
static inline void vt_camera_relative(const vt_camera *camera, const double *place, double *out3) {
    for (int c = 0; c < 3; c++) out3[c] = camera->stretch[c] * (place[c] - camera->eye[c]);
}
// A length without a direction (a size, a reach), in stretched numbers.
static inline double vt_camera_mean(const vt_camera *camera) {
    const double *s = camera->stretch;
    return fabs(s[0]) == fabs(s[1]) && fabs(s[0]) == fabs(s[2])
               ? fabs(s[0])
               : pow(fabs(s[0]), 1 / 3.0) * pow(fabs(s[1]), 1 / 3.0) * pow(fabs(s[2]), 1 / 3.0);
}
// Whether a box of the world, or what stands out of it by some CSS pixels, may be in the picture (near and far apart).
bool vt_camera_sees(const vt_camera *camera, const double *min, const double *max, double pixels);
bool vt_camera_project(const vt_camera *camera, const double *world,
                       double *pixel); // CSS x, y, depth; false when behind
#endif
