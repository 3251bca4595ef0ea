// In:  a view with its scene and camera, after their updates.
// Out: everything in the picture that is not data, in one batch; the room that it needs.
#include "annotate/overlay_build.h"
#include "annotate/axes_labels.h"
#include "annotate/colorbar.h"
#include "annotate/layout.h"
#include "annotate/legend.h"
#include "annotate/painted_nodes.h"
#include "annotate/scale_bar.h"
#include "annotate/title.h"
#include "annotate/triad.h"

static vt_overlay overlay_of(vt_text_batch *batch, vt_node_data *view) {
    const vt_view_props *p = VT_PROPS(view, view);
    return (vt_overlay){.batch = batch,
                        .view = view,
                        .scene_node = vt_node_at(view->scene),
                        .scene = vt_scene_of(view),
                        .state = vt_overlay_state_of(view),
                        .camera = &vt_view_state_of(view)->camera,
                        .layout = vt_layout_of(view),
                        .theme = vt_theme_of(view),
                        .width = p->width[0] / p->pixel_ratio[0],
                        .height = p->height[0] / p->pixel_ratio[0]};
}

void vt_overlay_room(vt_node_data *view) {
    vt_overlay overlay = overlay_of(NULL, view);
    double room[4] = {0};
    vt_layout_room(view, room);
    vt_axes_labels_room(&overlay, room);
    memcpy(vt_view_state_of(view)->room, room, sizeof room);
}

vt_overlay vt_overlay_begin(vt_text_batch *batch, vt_node_data *view) {
    vt_overlay overlay = overlay_of(batch, view);
    vt_text_begin(batch, overlay.camera->width, overlay.camera->height, overlay.camera->pixel_ratio);
    overlay.state->hit_area_count = 0;
    return overlay;
}

// Walls and grid first; then what stands in the scene; then what lies over it; then labels, where there is room.
static bool (*const parts[])(vt_overlay *) = {vt_axes_paint,      vt_painted_nodes_paint, vt_title_paint,
                                              vt_colorbars_paint, vt_legend_paint,        vt_scale_bar_paint,
                                              vt_triad_paint,     vt_axes_labels_paint};

bool vt_overlay_build(vt_text_batch *batch, vt_node_data *view) {
    vt_overlay overlay = vt_overlay_begin(batch, view);
    vt_layout_occupy(&overlay);
    for (int i = 0; i < VT_LENGTH(parts); i++)
        if (!parts[i](&overlay)) return false;
    return true;
}
