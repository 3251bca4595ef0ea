// In:  a view node's properties; matrices set from outside.
// Out: which way they look, what is free of the picture; the end of the automatic fit when they are set.
#include "view/view.h"

static void free_state(void *extra) {
    vt_view_state *state = extra;
    if (state) vt_free(state->overlay);
    vt_free(state);
}

bool vt_view_start(vt_node_data *view) {
    view->extra = vt_alloc_zero(sizeof(vt_view_state));
    view->extra_free = free_state;
    return view->extra != NULL;
}

vt_view_state *vt_view_state_of(const vt_node_data *view) { return view->extra; }

void vt_view_free_part(const vt_node_data *view, double *middle2, double *half2) {
    const vt_view_props *p = VT_PROPS(view, view);
    const double *room = vt_view_state_of(view)->room;
    for (int i = 0; i < 2; i++) {
        double size = VT_MAX((i ? p->height : p->width)[0] / p->pixel_ratio[0], 1);
        double before = 2 * room[i ? 3 : 0] / size, after = 2 * room[i ? 1 : 2] / size, taken = before + after;
        // The picture is of data first.
        if (taken > 1.2) before *= 1.2 / taken, after *= 1.2 / taken;
        middle2[i] = (before - after) / 2;
        half2[i] = 1 - (before + after) / 2;
    }
}

// --- which way it looks ---
// right, up and back (towards the reader) in stretched axes, and the distance from the target. Right is level with `up`; where
// the camera looks along `up` itself, the top of the picture is +y (or +z, when up is y), as on a map.
void vt_view_frame_of(const vt_node_data *view, double *right, double *up, double *back, double *distance) {
    const vt_view_props *p = VT_PROPS(view, view);
    const double *stretch = vt_scene_of(view)->space.stretch;
    double most = 0; // squares of what is 1e-300 are 0
    for (int c = 0; c < 3; c++) back[c] = stretch[c] * (p->eye[c] - p->target[c]), most = VT_MAX(most, fabs(back[c]));
    for (int c = 0; c < 3; c++) back[c] /= VT_MAX(most, 1e-305);
    *distance = vt_length(back) * most;
    if (!vt_normalize(back)) {
        double from_front[3] = {0, -1, 0};
        memcpy(back, from_front, sizeof from_front);
        *distance = 1;
    }
    double pole[3] = {p->up[0], p->up[1], p->up[2]};
    vt_normalize(pole);
    vt_cross(pole, back, right);
    if (vt_length(right) < 1e-9 || !vt_normalize(right)) {
        double top[3] = {0, fabs(back[1]) < 0.9, fabs(back[1]) >= 0.9};
        vt_cross(top, back, right);
        vt_normalize(right);
    }
    vt_cross(back, right, up);
}

// --- changes ---
_Static_assert(VT_SLOT(view, eye) == 0 && VT_SLOT(view, target) == 3, "vt_view_changed takes them for the first");
// Even a value that is what it was is a decision: it ends the automatic fit, or the matrices from outside.
void vt_view_changed(vt_node_data *view, int slot) {
    vt_view_state *state = vt_view_state_of(view);
    if (slot > VT_SLOT(view, autofit)) return; // the picture's size and passes are not the camera
    if (slot <= VT_SLOT(view, target) + 2) {   // eye, target
        view->props[VT_SLOT(view, autofit)] = 0;
        state->placed = true;
    }
    if (!state->fixed) return;
    state->fixed = false;
    vt_node_invalidate(view, VT_CAMERA);
}

vt_status vt_view_fix(vt_node_data *view, const double *view16, const double *projection16) {
    vt_view_state *state = vt_view_state_of(view);
    if (!view16 && !projection16) {
        state->fixed = false;
        vt_node_invalidate(view, VT_CAMERA);
        return VT_OK;
    }
    if (!view16 || !projection16) return vt_fail(VT_ERROR_VALUE, "view matrices: got one of two, wanted both or none");
    double inverse[16];
    for (int i = 0; i < 16; i++)
        if (!vt_is_finite(view16[i]) || !vt_is_finite(projection16[i]))
            return vt_fail(VT_ERROR_VALUE, "%s matrix: got %g at %d, wanted finite numbers",
                           vt_is_finite(view16[i]) ? "projection" : "view",
                           vt_is_finite(view16[i]) ? projection16[i] : view16[i], i);
    if (view16[3] != 0 || view16[7] != 0 || view16[11] != 0 || view16[15] != 1)
        return vt_fail(VT_ERROR_VALUE,
                       "view matrix: its last row is (%g, %g, %g, %g), wanted (0, 0, 0, 1); matrices are column-major",
                       view16[3], view16[7], view16[11], view16[15]);
    if (!vt_mat_inverse(view16, inverse))
        return vt_fail(VT_ERROR_VALUE, "view matrix: has no inverse, so nothing would be seen");
    if (!vt_mat_inverse(projection16, inverse))
        return vt_fail(VT_ERROR_VALUE, "projection matrix: has no inverse, so nothing would be seen");
    memcpy(state->fixed_view, view16, sizeof state->fixed_view);
    memcpy(state->fixed_projection, projection16, sizeof state->fixed_projection);
    state->fixed = true;
    vt_node_invalidate(view, VT_CAMERA);
    return VT_OK;
}
