// In:  rectangles of the picture.
// Out: which of them are free, and what answers to the pointer.
#include "annotate/overlay.h"

bool vt_overlay_start(vt_node_data *view) {
    return (vt_view_state_of(view)->overlay = vt_alloc_zero(sizeof(vt_overlay_state))) != NULL;
}

vt_overlay_state *vt_overlay_state_of(const vt_node_data *view) { return vt_view_state_of(view)->overlay; }

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

static void occupy(vt_overlay *overlay, const vt_oriented_rect *rect) {
    if (overlay->occupied_count < VT_OVERLAY_OCCUPIED) overlay->occupied[overlay->occupied_count++] = *rect;
}

void vt_overlay_occupy(vt_overlay *overlay, vt_rect rect) {
    occupy(overlay, &(vt_oriented_rect){(rect.x0 + rect.x1) / 2,
                                        (rect.y0 + rect.y1) / 2,
                                        {(rect.x1 - rect.x0) / 2, (rect.y1 - rect.y0) / 2},
                                        {1, 0}});
}

// How far a rectangle reaches from its middle in a direction.
static double reach(const vt_oriented_rect *p, double x, double y) {
    return p->half[0] * fabs(x * p->turn[0] + y * p->turn[1]) + p->half[1] * fabs(y * p->turn[0] - x * p->turn[1]);
}

// Two rectangles are apart where they are along one of their sides.
static bool apart(const vt_oriented_rect *a, const vt_oriented_rect *b) {
    for (int i = 0; i < 4; i++) {
        const double *turn = i < 2 ? a->turn : b->turn;
        double x = i & 1 ? -turn[1] : turn[0], y = i & 1 ? turn[0] : turn[1];
        if (fabs((a->x - b->x) * x + (a->y - b->y) * y) >= reach(a, x, y) + reach(b, x, y)) return true;
    }
    return false;
}

bool vt_overlay_claim(vt_overlay *overlay, const vt_oriented_rect *p) {
    double x = reach(p, 1, 0), y = reach(p, 0, 1);
    if (!(p->x - x >= 0 && p->x + x <= overlay->width && p->y - y >= 0 && p->y + y <= overlay->height)) return false;
    for (int i = 0; i < overlay->occupied_count; i++)
        if (!apart(p, &overlay->occupied[i])) return false;
    occupy(overlay, p);
    return true;
}
