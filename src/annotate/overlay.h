// In:  the parts of the overlay, each with what it paints.
// Out: what they share: the picture, the camera, the theme, where each stands; what has been written and answers to the pointer.
#ifndef VT_OVERLAY_H
#define VT_OVERLAY_H
#include "annotate/paint.h"
#include "annotate/theme.h"
#include "annotate/tick.h"
#include "view/view.h"

typedef struct vt_rect { // CSS px; nothing is there when x1 is 0
    double x0, y0, x1, y1;
} vt_rect;

typedef struct vt_oriented_rect { // its middle, half size and direction (cosine, sine), CSS px
    double x, y, half[2], turn[2];
} vt_oriented_rect;

// A rectangle of the picture, CSS px, that answers to the pointer: an entry of the legend, a handle, an arm of the triad.
typedef struct vt_hit_area {
    float x0, y0, x1, y1;
    int what, part; // VT_PICK_*
    vt_node node;
} vt_hit_area;
#define VT_HIT_AREAS 64

// What a view's overlay keeps from one frame to the next.
typedef struct vt_overlay_state {
    vt_ticks ticks[3];
    uint8_t edge[3]; // how an axis was shown last (axes.c); 0: not yet
    vt_hit_area hit_areas[VT_HIT_AREAS];
    int hit_area_count;
} vt_overlay_state;

// Where the parts at the picture's rim stand (layout.h).
#define VT_BARS 8
typedef struct vt_layout {
    double margin;                      // CSS px kept at the picture's edges
    vt_rect title, legend, bars, triad; // bars: all of them
    vt_rect scale;                      // where a scale bar may be: it takes what it needs of it, from the left
    uint32_t bar[VT_BARS];              // slots of the artists whose colours they explain, and where
    vt_rect bar_rects[VT_BARS];
    double bar_most, bar_wrap;           // how high one of them could be, how wide its title
    int bar_count, bars_left_out;        // for want of room
    int entries, rows, entries_left_out; // shown, in columns of so many
    double column;                       // CSS px from one column to the next
} vt_layout;

#define VT_OVERLAY_OCCUPIED 192
typedef struct vt_overlay { // that is being built
    vt_text_batch *batch;
    vt_node_data *view, *scene_node;
    vt_scene_data *scene;
    vt_overlay_state *state;
    const vt_camera *camera;
    const vt_layout *layout;
    vt_theme theme;
    double width, height;                           // CSS px
    vt_oriented_rect occupied[VT_OVERLAY_OCCUPIED]; // by what must stay readable
    int occupied_count;
} vt_overlay;

// CSS px kept at the edges of a picture whose shorter side is so long.
static inline double vt_overlay_margin(double least) { return VT_CLAMP(0.035 * least, 4, 14); }
bool vt_overlay_start(vt_node_data *view); // once, on a new view after vt_view_start; false when memory ran out
vt_overlay_state *vt_overlay_state_of(const vt_node_data *view);
const vt_hit_area *vt_overlay_hit(const vt_node_data *view, double x, double y); // the one in front, CSS px; or NULL
// Makes a rectangle of the picture answer to the pointer until the next build.
void vt_overlay_hit_area(vt_overlay *overlay, double x0, double y0, double x1, double y1, int what, vt_node node,
                         int part);
// Labels of the axes come last and leave out what is occupied: title, colour bars, legend, rulers' words.
void vt_overlay_occupy(vt_overlay *overlay, vt_rect rect);
// False: it is not free, or not wholly in the picture; else it is occupied now.
bool vt_overlay_claim(vt_overlay *overlay, const vt_oriented_rect *rect);
#endif
