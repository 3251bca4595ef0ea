// In:  a view with its scene and camera, after their updates.
// Out: everything in the picture that is not data, in one batch; the room that it needs.
// Called by: gl_text.c, gl_submit.c, vitrail.c.
#include "annotate/layout.h"

bool vt_overlay_start(vt_node_data *view) {
    return (vt_view_state_of(view)->overlay = vt_alloc_zero(sizeof(vt_overlay_state))) != NULL;
}

vt_overlay_state *vt_overlay_state_of(const vt_node_data *view) { return vt_view_state_of(view)->overlay; }

static vt_overlay overlay_of(vt_text_batch *batch, vt_node_data *view) {
    const vt_view_props *p = VT_PROPS(view, view);
    return (vt_overlay){.batch = batch,
                        .view = view,
                        .scene_node = vt_node_at(view->scene),
                        .scene = vt_scene_of(view),
                        .state = vt_overlay_state_of(view),
                        .camera = &vt_view_state_of(view)->camera,
                        .theme = vt_theme_of(view),
                        .width = p->width[0] / p->pixel_ratio[0],
                        .height = p->height[0] / p->pixel_ratio[0]};
}

void vt_overlay_hit_area(vt_overlay *overlay, double x0, double y0, double x1, double y1, int what, vt_node node,
                         int part) {
    vt_overlay_state *state = overlay->state;
    if (state->hit_area_count == VT_HIT_AREAS) return;
    state->hit_areas[state->hit_area_count++] =
        (vt_hit_area){(float)x0, (float)y0, (float)x1, (float)y1, what, part, node};
}

const vt_hit_area *vt_overlay_hit(const vt_node_data *view, double x, double y) {
    const vt_overlay_state *state = vt_overlay_state_of(view);
    for (int i = state->hit_area_count - 1; i >= 0; i--) {
        const vt_hit_area *area = &state->hit_areas[i];
        if (x >= (double)area->x0 && x <= (double)area->x1 && y >= (double)area->y0 && y <= (double)area->y1)
            return area;
    }
    return NULL;
}

static void take(vt_overlay *overlay, const vt_overlay_place *place) {
    if (overlay->taken_count < VT_OVERLAY_TAKEN) overlay->taken[overlay->taken_count++] = *place;
}

void vt_overlay_take(vt_overlay *overlay, double x0, double y0, double x1, double y1) {
    take(overlay, &(vt_overlay_place){(x0 + x1) / 2, (y0 + y1) / 2, {(x1 - x0) / 2, (y1 - y0) / 2}, {1, 0}});
}

// How far a rectangle reaches from its middle in a direction.
static double reach(const vt_overlay_place *p, double x, double y) {
    return p->half[0] * fabs(x * p->turn[0] + y * p->turn[1]) + p->half[1] * fabs(y * p->turn[0] - x * p->turn[1]);
}

// Two rectangles are apart where they are along one of their sides.
static bool apart(const vt_overlay_place *a, const vt_overlay_place *b) {
    for (int i = 0; i < 4; i++) {
        const double *turn = i < 2 ? a->turn : b->turn;
        double x = i & 1 ? -turn[1] : turn[0], y = i & 1 ? turn[0] : turn[1];
        if (fabs((a->x - b->x) * x + (a->y - b->y) * y) >= reach(a, x, y) + reach(b, x, y)) return true;
    }
    return false;
}

bool vt_overlay_claim(vt_overlay *overlay, const vt_overlay_place *p) {
    double x = reach(p, 1, 0), y = reach(p, 0, 1);
    if (!(p->x - x >= 0 && p->x + x <= overlay->width && p->y - y >= 0 && p->y + y <= overlay->height)) return false;
    for (int i = 0; i < overlay->taken_count; i++)
        if (!apart(p, &overlay->taken[i])) return false;
    take(overlay, p);
    return true;
}

void vt_overlay_room(vt_node_data *view) {
    vt_overlay overlay = overlay_of(NULL, view);
    double room[4] = {0};
    vt_layout_room(view, room);
    vt_axes_room(&overlay, room);
    memcpy(vt_view_state_of(view)->room, room, sizeof room);
}

// Walls and grid first; then what stands in the scene; then what lies over it; then labels, where there is room.
bool vt_overlay_build(vt_text_batch *batch, vt_node_data *view) {
    vt_overlay overlay = overlay_of(batch, view);
    vt_text_begin(batch, overlay.camera->width, overlay.camera->height, overlay.camera->pixel_ratio);
    overlay.state->hit_area_count = 0;
    vt_layout_take(&overlay);
    return vt_axes_put(&overlay) && vt_rulers_put(&overlay) && vt_handles_put(&overlay) && vt_texts_put(&overlay) &&
           vt_colorbars_put(&overlay) && vt_legend_put(&overlay) && vt_scale_bar_put(&overlay) &&
           vt_triad_put(&overlay) && vt_axes_put_labels(&overlay);
}
