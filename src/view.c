// In:  a view node's properties, its scene's bounds, matrices set from outside.
// Out: the camera of the next frame: matrices in double, near and far fitted to the scene.
// Called by: vitrail.c, gl_submit.c (vt_view_update), camera.c.
#include "view.h"

bool vt_view_start(vt_node_data *view) {
    view->extra = vt_alloc_zero(sizeof(vt_view_state));
    view->extra_free = vt_free;
    return view->extra != NULL;
}

vt_view_state *vt_view_state_of(const vt_node_data *view) { return view->extra; }

// --- which way it looks ---
// right, up and back (towards the reader) in world axes, and the distance from the target. Right is level with `up`; where
// the camera looks along `up` itself, the top of the picture is +y (or +z, when up is y), as on a map.
void vt_view_frame_of(const vt_node_data *view, double *right, double *up, double *back, double *distance) {
    const vt_view_props *p = VT_PROPS(view, view);
    for (int c = 0; c < 3; c++) back[c] = p->eye[c] - p->target[c];
    *distance = vt_length(back);
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

// --- near and far ---
// Distances along the line of sight between which the scene lies.
static bool depths_of(const vt_scene_data *scene, const double *eye, const double *back, double *low, double *high) {
    if (scene->bounds_min[0] > scene->bounds_max[0]) return false;
    double centre = 0, half = 0;
    for (int c = 0; c < 3; c++) {
        double middle = scene->bounds_min[c] / 2 + scene->bounds_max[c] / 2,
               reach = scene->bounds_max[c] / 2 - scene->bounds_min[c] / 2;
        centre += (eye[c] - middle) * back[c];
        half += reach * fabs(back[c]);
    }
    *low = centre - half;
    *high = centre + half;
    return true;
}

static void fit_depths(const vt_node_data *view, vt_camera *camera, const double *back, double distance) {
    const vt_view_props *p = VT_PROPS(view, view);
    double low, high;
    if (!depths_of(vt_scene_of(view), camera->eye, back, &low, &high)) low = 0, high = 2 * distance;
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
    camera->view[12] = -vt_dot(right, camera->eye);
    camera->view[13] = -vt_dot(up, camera->eye);
    camera->view[14] = -vt_dot(back, camera->eye);
}

static void project_matrix(vt_camera *camera, double half_height) { // at distance 1, or everywhere
    double aspect = camera->height > 0 && camera->width > 0 ? (double)camera->width / camera->height : 1;
    double n = camera->near, f = camera->far, *m = camera->projection;
    memset(m, 0, sizeof camera->projection);
    m[0] = 1 / (half_height * aspect);
    m[5] = 1 / half_height;
    if (camera->perspective) {
        m[10] = -(f + n) / (f - n);
        m[11] = -1;
        m[14] = -2 * f * n / (f - n);
    } else {
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
    double right[3], up[3], back[3], distance;
    vt_view_frame_of(view, right, up, back, &distance);
    memcpy(camera->eye, p->eye, sizeof camera->eye);
    camera->perspective = p->projection[0] == 0;
    fit_depths(view, camera, back, distance);
    look_matrices(camera, right, up, back);
    // Orthographic shows at the target what perspective shows there, so switching keeps its size.
    double half_height = tan(p->fov[0] / 2) * (camera->perspective ? 1 : distance);
    project_matrix(camera, half_height);
    camera->pixel = 2 * half_height / VT_MAX(camera->height / camera->pixel_ratio, 1);
}

static void camera_from_matrices(const vt_view_state *state, vt_camera *camera) {
    const double *v = state->fixed_view, *p = state->fixed_projection;
    memcpy(camera->view, v, sizeof camera->view);
    memcpy(camera->projection, p, sizeof camera->projection);
    memcpy(camera->rotation, v, sizeof camera->rotation);
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

static void fit_by_itself(vt_node_data *view, vt_view_state *state) {
    const vt_view_props *p = VT_PROPS(view, view);
    const vt_scene_data *scene = vt_scene_of(view);
    if (p->autofit[0] == 0 || state->fixed || scene->bounds_min[0] > scene->bounds_max[0]) return;
    double aspect = p->height[0] > 0 ? p->width[0] / p->height[0] : 1;
    bool same = state->fitted_revision == scene->bounds_revision && state->fitted_aspect == aspect &&
                state->fitted_view == view->revision;
    if (same) return;
    vt_camera_fit(view, scene->bounds_min, scene->bounds_max);
    state->fitted_revision = scene->bounds_revision;
    state->fitted_aspect = aspect;
    state->fitted_view = view->revision;
}

void vt_view_update(vt_node_data *view) {
    vt_view_state *state = vt_view_state_of(view);
    size_of(view, &state->camera);
    memcpy(state->camera.stretch, vt_scene_of(view)->space.stretch, sizeof state->camera.stretch);
    fit_by_itself(view, state);
    if (state->fixed)
        camera_from_matrices(state, &state->camera);
    else
        camera_from_properties(view, &state->camera);
    vt_mat_mul(state->camera.projection, state->camera.rotation, state->camera.clip);
}

// --- changes ---
_Static_assert(VT_SLOT(view, eye) == 0 && VT_SLOT(view, target) == 3, "vt_view_changed takes them for the first");
// Even a value that is what it was is a decision: it ends the automatic fit, or the matrices from outside.
void vt_view_changed(vt_node_data *view, int slot) {
    vt_view_state *state = vt_view_state_of(view);
    if (slot > VT_SLOT(view, autofit)) return; // the picture's size and passes are not the camera
    if (slot <= VT_SLOT(view, target) + 2) view->props[VT_SLOT(view, autofit)] = 0; // eye, target
    if (!state->fixed) return;
    state->fixed = false;
    vt_node_touch(view, VT_CAMERA);
}

vt_status vt_view_fix(vt_node_data *view, const double *view16, const double *projection16) {
    vt_view_state *state = vt_view_state_of(view);
    if (!view16 && !projection16) {
        state->fixed = false;
        vt_node_touch(view, VT_CAMERA);
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
    vt_node_touch(view, VT_CAMERA);
    return VT_OK;
}
