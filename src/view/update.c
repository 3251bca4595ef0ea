// In:  a view node's properties, its scene's bounds, matrices set from outside.
// Out: the camera of the next frame: matrices in double, near and far fitted to the scene.
#include "view/update.h"
#include "view/controls.h"

// --- how the axes are stretched ---
// An automatic or boxed stretching changes with the data. The camera then keeps what it shows: its direction always; in a
// box of given sides (where nobody reads lengths in the data's units) also its place beside that box. What was set in
// numbers stays at these numbers.
static void follow_space(vt_node_data *view, vt_view_state *state) {
    const vt_space *space = &vt_scene_of(view)->space;
    if (state->followed == space->revision) return;
    bool first = !state->followed, boxed = space->boxed || state->followed_boxed;
    double most[2] = {0}; // the box's longest side, before and now
    for (int c = 0; c < 3; c++) {
        double before = fabs(state->followed_stretch[c]) * (state->followed_box[1][c] - state->followed_box[0][c]);
        most[0] = VT_MAX(most[0], before);
        most[1] = VT_MAX(most[1], fabs(space->stretch[c]) * (space->axis[c].high - space->axis[c].low));
    }
    vt_view_props *p = (vt_view_props *)(void *)view->props;
    for (int c = 0; c < 3; c++) {
        double old = first ? 1 : state->followed_stretch[c], now = space->stretch[c], low = space->axis[c].low,
               high = space->axis[c].high, eye = p->eye[c], target = p->target[c], from = target, to = target,
               factor = (old < 0) != (now < 0) ? -1 : 1;
        if (boxed) factor = old / now;
        if (boxed && !first) {
            factor *= most[1] / most[0];
            from = state->followed_box[0][c] / 2 + state->followed_box[1][c] / 2, to = low / 2 + high / 2;
        }
        if (!state->placed) p->eye[c] = to + (eye - from) * factor, p->target[c] = to + (target - from) * factor;
        if (!vt_is_finite(p->eye[c] + p->target[c])) p->eye[c] = eye, p->target[c] = target;
        state->followed_stretch[c] = now;
        state->followed_box[0][c] = low, state->followed_box[1][c] = high;
    }
    state->followed = space->revision;
    state->followed_boxed = space->boxed;
}

// --- near and far ---
// Distances along the line of sight between which the scene lies.
static bool depths_of(const vt_scene_data *scene, const vt_camera *camera, const double *back, double *low,
                      double *high) {
    double min[3], max[3], centre = 0, half = 0;
    if (!vt_space_reach(scene, min, max)) return false;
    for (int c = 0; c < 3; c++) {
        double middle = min[c] / 2 + max[c] / 2, reach = max[c] / 2 - min[c] / 2;
        centre += camera->stretch[c] * (camera->eye[c] - middle) * back[c];
        half += fabs(camera->stretch[c]) * reach * fabs(back[c]);
    }
    *low = centre - half;
    *high = centre + half;
    return true;
}

static void fit_depths(const vt_node_data *view, vt_camera *camera, const double *back, double distance) {
    const vt_view_props *p = VT_PROPS(view, view);
    double low, high;
    if (!depths_of(vt_scene_of(view), camera, back, &low, &high)) low = 0, high = 2 * distance;
    // A little room: balls, letters and lines stand out of the bounds by some pixels, and float32 depths are rounded.
    double room = 0.01 * (high - low) + 0.01 * distance;
    low -= room, high += room;
    if (camera->perspective) {
        // In the midst of the scene: near enough to see what is close, far enough to keep depth's digits.
        double least = VT_MIN(distance * 0.01, VT_MAX(high, distance) * 1e-3);
        low = VT_MAX(low, least);
    }
    camera->near = vt_is_nan(p->near[0]) ? low : p->near[0];
    camera->far = vt_is_nan(p->far[0]) ? high : p->far[0];
    if (camera->perspective && !(camera->near > 0)) camera->near = low;
    if (!(camera->far > camera->near)) camera->far = camera->near + VT_MAX(fabs(camera->near), distance);
}

// --- matrices ---
static void look_matrices(vt_camera *camera, const double *right, const double *up, const double *back) {
    double *r = camera->rotation;
    vt_mat_identity(r);
    for (int c = 0; c < 3; c++) r[c * 4] = right[c], r[c * 4 + 1] = up[c], r[c * 4 + 2] = back[c];
    memcpy(camera->view, r, sizeof camera->view);
    const double *axes[3] = {right, up, back};
    for (int i = 0; i < 3; i++) {
        camera->view[12 + i] = 0;
        for (int c = 0; c < 3; c++) {
            camera->view[c * 4 + i] = axes[i][c] * camera->stretch[c];
            camera->view[12 + i] -= camera->view[c * 4 + i] * camera->eye[c];
        }
    }
}

// The target stands in the middle of what the overlay leaves of the picture.
static void project_matrix(vt_camera *camera, double half_height,
                           const double *middle) { // at distance 1, or everywhere
    double aspect = camera->height > 0 && camera->width > 0 ? (double)camera->width / camera->height : 1;
    double n = camera->near, f = camera->far, *m = camera->projection;
    memset(m, 0, sizeof camera->projection);
    m[0] = 1 / (half_height * aspect);
    m[5] = 1 / half_height;
    if (camera->perspective) {
        m[10] = -(f + n) / (f - n);
        m[11] = -1;
        m[14] = -2 * f * n / (f - n);
        m[8] = -middle[0], m[9] = -middle[1];
    } else {
        m[12] = middle[0], m[13] = middle[1];
        m[10] = -2 / (f - n);
        m[14] = -(f + n) / (f - n);
        m[15] = 1;
    }
}

static void size_of(const vt_node_data *view, vt_camera *camera) {
    const vt_view_props *p = VT_PROPS(view, view);
    camera->width = (int)p->width[0];
    camera->height = (int)p->height[0];
    camera->pixel_ratio = p->pixel_ratio[0];
}

static void camera_from_properties(const vt_node_data *view, vt_camera *camera) {
    const vt_view_props *p = VT_PROPS(view, view);
    double right[3], up[3], back[3], distance, middle[2], free_half[2];
    vt_view_frame_of(view, right, up, back, &distance);
    vt_view_free_part(view, middle, free_half);
    memcpy(camera->eye, p->eye, sizeof camera->eye);
    camera->perspective = p->projection[0] == 0;
    fit_depths(view, camera, back, distance);
    look_matrices(camera, right, up, back);
    // Orthographic shows at the target what perspective shows there, so switching keeps its size.
    double half_height = vt_view_slope(p) * (camera->perspective ? 1 : distance);
    project_matrix(camera, half_height, middle);
    camera->pixel = 2 * half_height / VT_MAX(camera->height / camera->pixel_ratio, 1);
}

static void camera_from_matrices(const vt_view_state *state, vt_camera *camera) {
    const double *v = state->fixed_view, *p = state->fixed_projection;
    memcpy(camera->view, v, sizeof camera->view);
    memcpy(camera->projection, p, sizeof camera->projection);
    // They take scene numbers as they are; what is stretched before it is turned is turned back first.
    for (int c = 0; c < 3; c++)
        for (int i = 0; i < 4; i++) camera->rotation[c * 4 + i] = v[c * 4 + i] / camera->stretch[c];
    camera->rotation[15] = 1;
    camera->rotation[12] = camera->rotation[13] = camera->rotation[14] = 0;
    double inverse[16];
    vt_mat_inverse(v, inverse); // was checked when it was set
    memcpy(camera->eye, inverse + 12, sizeof camera->eye);
    camera->perspective = p[11] != 0;
    double css_height = VT_MAX(camera->height / camera->pixel_ratio, 1), p5 = p[5] != 0 ? fabs(p[5]) : 1;
    camera->pixel = 2 / (p5 * css_height);
    if (camera->perspective)
        camera->near = p[14] / (p[10] - 1), camera->far = p[14] / (p[10] + 1);
    else
        camera->near = (p[14] + 1) / p[10], camera->far = (p[14] - 1) / p[10];
}

static bool same_room(const double *a, const double *b) { // but for what nobody sees
    return fabs(a[0] - b[0]) + fabs(a[1] - b[1]) + fabs(a[2] - b[2]) + fabs(a[3] - b[3]) < 2;
}

static void fit_by_itself(vt_node_data *view, vt_view_state *state) {
    const vt_view_props *p = VT_PROPS(view, view);
    const vt_scene_data *scene = vt_scene_of(view);
    double min[3], max[3];
    if (p->autofit[0] == 0 || state->fixed || !vt_space_box(scene, min, max)) return;
    double aspect = p->height[0] > 0 ? p->width[0] / p->height[0] : 1;
    bool same = state->fitted_revision == scene->bounds_revision && state->fitted_space == scene->space.revision &&
                state->fitted_aspect == aspect && state->fitted_view == view->revision &&
                same_room(state->fitted_room, state->room);
    if (same) return;
    vt_controls_fit(view, min, max);
    state->fitted_revision = scene->bounds_revision;
    state->fitted_space = scene->space.revision;
    memcpy(state->fitted_room, state->room, sizeof state->fitted_room);
    state->fitted_aspect = aspect;
    state->fitted_view = view->revision;
}

void vt_view_update(vt_node_data *view) {
    vt_view_state *state = vt_view_state_of(view);
    size_of(view, &state->camera);
    memcpy(state->camera.stretch, vt_scene_of(view)->space.stretch, sizeof state->camera.stretch);
    follow_space(view, state);
    fit_by_itself(view, state);
    if (state->fixed)
        camera_from_matrices(state, &state->camera);
    else
        camera_from_properties(view, &state->camera);
    vt_mat_mul(state->camera.projection, state->camera.rotation, state->camera.clip);
}
