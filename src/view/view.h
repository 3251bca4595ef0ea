// In:  a view node's properties.
// Out: its state between frames, which way it looks, what of the picture is free for data.
#ifndef VT_VIEW_H
#define VT_VIEW_H
#include "scene/scene.h"
#include "view/camera.h"

typedef struct vt_view_state {
    vt_camera camera;
    double room[4]; // CSS px that the overlay takes at the left, top, right, bottom: the data are fitted between
    struct vt_overlay_state *overlay; // its own (annotate/overlay.h), one block of memory; freed with the view
    bool fixed;                       // matrices were set from outside
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
// Half the picture's height at the distance 1. (In a page, tan is more.)
static inline double vt_view_slope(const vt_view_props *p) { return sin(p->fov[0] / 2) / cos(p->fov[0] / 2); }
#endif
