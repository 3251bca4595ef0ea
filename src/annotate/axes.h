// In:  a scene's axes and the camera.
// Out: which walls and edges of their box show what, and where all that stands in the picture.
#ifndef VT_AXES_H
#define VT_AXES_H
#include "annotate/overlay.h"

#define VT_AXES_TICK_PX 11.0f
#define VT_AXES_TITLE_PX 13.0f
#define VT_AXES_MARK_PX 5.0 // length of a tick mark

// The line that has one axis' ticks and labels: an edge of the box; where none is in the picture, a line on a wall; or a
// line of the cross.
typedef struct vt_axes_line {
    bool labelled;           // else it is end-on, or not to be seen
    double ends[2][3];       // scene numbers
    double part[2];          // of it, 0..1, that is in the picture
    double px[2][2];         // where that part begins and ends, CSS px
    double length;           // of that part, CSS px
    double half;             // how much of that length comes before the part's middle in the scene
    double along[2], out[2]; // unit vectors on the screen: from low to high; across it, away from the box
    bool within;             // among the data: not an edge
    double turn[2];          // of its tick labels
    int edge; // sides of the two other axes: bit 0 of the next, bit 1 of the one after; 4..11: see wall_line
} vt_axes_line;

// A word beside an axis.
typedef struct vt_axes_label {
    int axis;
    bool title;
    double at; // scene number
    vt_oriented_rect rect;
} vt_axes_label;
#define VT_AXES_LABELS 64

typedef struct vt_axes_frame {
    bool shown, cross;
    double box[2][3]; // its low and high corner, scene numbers
    int wall[3];      // the side (0 low, 1 high) of each axis that has the wall behind the data
    double back[3];   // how far each is moved away: vt_paint_world_quad
    double middle[2]; // of the box, CSS px
    double target[3]; // of the walls, what the picture's middle shows
    vt_axes_line lines[3];
    vt_axes_label labels[VT_AXES_LABELS]; // that are shown
    int label_count;
} vt_axes_frame;
// The longest that a category's name may be, CSS px.
static inline double vt_axes_name_px(const vt_overlay *overlay) {
    return VT_CLAMP(0.25 * VT_MIN(overlay->width, overlay->height), 40.0, 160.0);
}
bool vt_axes_paint(vt_overlay *overlay); // walls, grid, axis lines, ticks; first of all
extern vt_axes_frame vt_axes_now;        // of the overlay that is being built, or was last

// Text slots of the three axes stand in the same order.
#define VT_AXES_TEXT(axis, property) \
    (VT_SLOT(scene, x##property) + (axis) * (VT_SLOT(scene, y##property) - VT_SLOT(scene, x##property)))
#endif
