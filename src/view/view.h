// In:  a view node's properties, its scene's bounds, pointer drags in pixels.
// Out: matrices in double for the next frame; the camera's properties changed by orbit, pan, zoom, fit, look.
// Called by: vitrail.c, draw.c.
#ifndef VT_VIEW_H
#define VT_VIEW_H
#include "annotate/ticks.h"
#include "scene/node.h"

// Derived from the view's properties; kept in the view node's `extra`. Places are scene numbers (space.h). What is called
// stretched is stretch * (place - eye), componentwise: rotation, clip, distances and light take that. So do the property
// `up` and the angles of vt_camera_look: the picture's up is up in the picture, whatever the axes' units are.
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

// A rectangle of the picture, CSS px, that answers to the pointer: an entry of the legend, a handle, an arm of the triad.
typedef struct vt_hit_area {
    float x0, y0, x1, y1;
    int what, part; // VT_PICK_*
    vt_node node;
} vt_hit_area;
#define VT_HIT_AREAS 64

typedef struct vt_view_state {
    vt_camera camera;
    double room[4]; // CSS px that the overlay takes at the left, top, right, bottom: the data are fitted between
    vt_ticks ticks[3];
    uint8_t edge[3]; // how an axis was shown last (axes.c); 0: not yet
    vt_hit_area hots[VT_HIT_AREAS];
    int hot_count;
    bool fixed; // matrices were set from outside
    double fixed_view[16], fixed_projection[16];
    uint32_t fitted_revision; // the scene's bounds_revision at the last automatic fit
    double fitted_aspect;     // the picture's width / height then; 0: never
    uint32_t fitted_view;     // the view's revision after it
    uint32_t fitted_space;    // the axes' revision then
    double fitted_room[4];
    bool placed; // eye and target stand where they were set; else, when axes' boxes are stretched anew, they go along
    uint32_t followed;                              // the axes' revision at which they last did
    double followed_stretch[3], followed_box[2][3]; // what the axes were like then
    bool followed_boxed;
    uint32_t drawn_revision; // the scene's and view's revisions of the running accumulation
    uint32_t pass;           // how many passes it holds
} vt_view_state;

bool vt_view_start(vt_node_data *view); // once, on a new view node; false when memory ran out
vt_view_state *vt_view_state_of(const vt_node_data *view);
void vt_view_changed(vt_node_data *view, int slot); // after a property was set: ends the automatic fit, fixed matrices
vt_status vt_view_fix(vt_node_data *view, const double *view16, const double *projection16); // NULL, NULL: no longer
void vt_view_frame_of(const vt_node_data *view, double *right, double *up, double *back,
                      double *distance); // the camera's axes and its distance from the target, all stretched
// What room leaves of the picture: its middle from the picture's middle (x right, y up) and its half width and height, all
// in halves of the picture.
void vt_view_free_part(const vt_node_data *view, double *middle2, double *half2);
void vt_view_update(vt_node_data *view); // autofit, near/far, matrices; after vt_scene_update
vt_status vt_camera_fit(vt_node_data *view, const double *min, const double *max);
vt_status vt_camera_look(vt_node_data *view, double elevation, double azimuth, double roll);
void vt_camera_angles(const vt_node_data *view, double *angles3);
void vt_camera_pose(const vt_node_data *view, double *pose7); // as vt_view_pose
vt_status vt_camera_set_pose(vt_node_data *view, const double *pose7);
void vt_camera_orbit(vt_node_data *view, double dx, double dy);
void vt_camera_pan(vt_node_data *view, double dx, double dy);
void vt_camera_zoom(vt_node_data *view, double factor, double x, double y);
// stretch * (place - eye).
static inline void vt_camera_relative(const vt_camera *camera, const double *place, double *out3) {
    for (int c = 0; c < 3; c++) out3[c] = camera->stretch[c] * (place[c] - camera->eye[c]);
}
// Half the picture's height at the distance 1. (In a page, tan is more.)
static inline double vt_camera_slope(const vt_view_props *p) { return sin(p->fov[0] / 2) / cos(p->fov[0] / 2); }
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
