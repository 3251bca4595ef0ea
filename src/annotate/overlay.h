// In:  a view with its scene and camera.
// Out: everything in the picture that is not data, in one batch: axes, texts, rulers, handles, colour bars, legend, title.
//      Before that: how much room it needs at the picture's edges.
// Called by: gl_text.c (puts it on the screen), vitrail.c and gl_submit.c (room, before the camera is fitted).
#ifndef VT_OVERLAY_H
#define VT_OVERLAY_H
#include "annotate/paint.h"
#include "annotate/theme.h"
#include "annotate/ticks.h"
#include "view/view.h"

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

#define VT_OVERLAY_TAKEN 192
typedef struct vt_overlay_place { // a rectangle: its middle, half size and direction (cosine, sine), CSS px
    double x, y, half[2], turn[2];
} vt_overlay_place;

// What the parts of the overlay share.
typedef struct vt_overlay {
    vt_text_batch *batch;
    vt_node_data *view, *scene_node;
    vt_scene_data *scene;
    vt_overlay_state *state;
    const vt_camera *camera;
    vt_theme theme;
    double width, height;                     // CSS px
    vt_overlay_place taken[VT_OVERLAY_TAKEN]; // by what must stay readable
    int taken_count;
} vt_overlay;

bool vt_overlay_start(vt_node_data *view); // once, on a new view after vt_view_start; false when memory ran out
vt_overlay_state *vt_overlay_state_of(const vt_node_data *view);
const vt_hit_area *vt_overlay_hit(const vt_node_data *view, double x, double y); // the one in front, CSS px; or NULL
void vt_overlay_room(vt_node_data *view); // sets vt_view_state.room; after vt_scene_update, before vt_view_update
bool vt_overlay_build(vt_text_batch *batch, vt_node_data *view); // false when memory ran out
// Makes a rectangle of the picture answer to the pointer until the next build.
void vt_overlay_hit_area(vt_overlay *overlay, double x0, double y0, double x1, double y1, int what, vt_node node,
                         int part);
// Labels of the axes come last and leave out what has been taken: title, colour bars, legend, rulers' words.
void vt_overlay_take(vt_overlay *overlay, double x0, double y0, double x1, double y1);
// False: it is not free, or not wholly in the picture; else it has been taken.
bool vt_overlay_claim(vt_overlay *overlay, const vt_overlay_place *place);
bool vt_axes_put(vt_overlay *overlay);        // axes.c: walls, grid, axis lines, ticks; first of all
bool vt_axes_put_labels(vt_overlay *overlay); // axes_labels.c: tick labels, axis titles; last of all
void vt_axes_room(vt_overlay *overlay, double *room4);
bool vt_texts_put(vt_overlay *overlay); // texts.c: text nodes with their leader lines, the title
void vt_texts_shutdown(void);
bool vt_rulers_put(vt_overlay *overlay);  // ruler.c
bool vt_handles_put(vt_overlay *overlay); // clip_handles.c: of clips
vt_status vt_handles_drag(vt_node_data *view, vt_node_data *node, int part, double dx, double dy); // CSS px
bool vt_colorbars_put(vt_overlay *overlay);                                                        // colorbar.c
bool vt_legend_put(vt_overlay *overlay);                                                           // legend.c
bool vt_scale_bar_put(vt_overlay *overlay);                                                        // scale_bar.c
bool vt_triad_put(vt_overlay *overlay);                                                            // triad.c
#endif
