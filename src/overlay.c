// In:  a view with its scene and camera, after their updates.
// Out: everything in the picture that is not data, in one batch; the room that it needs.
// Called by: gl_text.c, gl_submit.c, vitrail.c.
#include "furniture.h"

static vt_overlay overlay_of(vt_text_batch *batch, vt_node_data *view) {
    vt_view_state *state = vt_view_state_of(view);
    const vt_view_props *p = VT_PROPS(view, view);
    return (vt_overlay){.batch = batch,
                        .view = view,
                        .scene_node = vt_node_at(view->scene),
                        .scene = vt_scene_of(view),
                        .state = state,
                        .camera = &state->camera,
                        .theme = vt_theme_of(view),
                        .width = p->width[0] / p->pixel_ratio[0],
                        .height = p->height[0] / p->pixel_ratio[0]};
}

void vt_overlay_hot(vt_overlay *overlay, double x0, double y0, double x1, double y1, int what, vt_node node, int part) {
    vt_view_state *state = overlay->state;
    if (state->hot_count == VT_HOTS) return;
    state->hots[state->hot_count++] = (vt_hot){(float)x0, (float)y0, (float)x1, (float)y1, what, part, node};
}

void vt_overlay_take(vt_overlay *overlay, double x0, double y0, double x1, double y1) {
    if (overlay->taken_count < VT_OVERLAY_TAKEN)
        overlay->taken[overlay->taken_count++] = (vt_overlay_place){x0, y0, x1, y1};
}

bool vt_overlay_is_free(const vt_overlay *overlay, double x0, double y0, double x1, double y1) {
    if (!(x0 >= 0 && y0 >= 0 && x1 <= overlay->width && y1 <= overlay->height)) return false;
    for (int i = 0; i < overlay->taken_count; i++) {
        const vt_overlay_place *t = &overlay->taken[i];
        if (x0 < t->x1 && t->x0 < x1 && y0 < t->y1 && t->y0 < y1) return false;
    }
    return overlay->taken_count < VT_OVERLAY_TAKEN;
}

void vt_overlay_room(vt_node_data *view) {
    vt_overlay overlay = overlay_of(NULL, view);
    double room[4] = {0};
    vt_furniture_room(view, room);
    vt_axes_room(&overlay, room);
    memcpy(overlay.state->room, room, sizeof room);
}

// Walls and grid first; then what stands in the scene; then what lies over it; then labels, where there is room.
bool vt_overlay_build(vt_text_batch *batch, vt_node_data *view) {
    vt_overlay overlay = overlay_of(batch, view);
    vt_text_begin(batch, overlay.camera->width, overlay.camera->height, overlay.camera->pixel_ratio);
    overlay.state->hot_count = 0;
    vt_furniture_take(&overlay);
    return vt_axes_put(&overlay) && vt_rulers_put(&overlay) && vt_handles_put(&overlay) && vt_texts_put(&overlay) &&
           vt_colorbars_put(&overlay) && vt_legend_put(&overlay) && vt_scale_bar_put(&overlay) &&
           vt_triad_put(&overlay) && vt_axes_put_labels(&overlay);
}
