// In:  a view, bounds to see, angles, drags in CSS pixels.
// Out: the view's eye, target and up.
#include "view/controls.h"

static const double pi = 3.14159265358979323846;
static const double pole_gap = 1e-5; // radians that are kept from the poles, so that the azimuth stays known: 0.01 px
static const double fill = 0.8;      // of the picture, by what is fitted
static const double fill_beside = 0.92; // of what is left where titles, labels and bars have their room at the edges

static vt_view_props *props_of(vt_node_data *view) { return (vt_view_props *)(void *)view->props; }

static const double *stretch_of(const vt_node_data *view) { return vt_scene_of(view)->space.stretch; }

// The user took the camera: neither data nor matrices move it from now on.
static void taken(vt_node_data *view) {
    vt_view_state_of(view)->fixed = vt_view_state_of(view)->placed = false;
    props_of(view)->autofit[0] = 0;
    vt_node_invalidate(view, VT_CAMERA);
}

// --- fit ---
static double distance_for(const vt_node_data *view, const double *half, const double *right, const double *up,
                           const double *back) {
    const vt_view_props *p = VT_PROPS(view, view);
    double aspect = p->width[0] > 0 && p->height[0] > 0 ? p->width[0] / p->height[0] : 1, middle[2], part[2];
    vt_view_free_part(view, middle, part);
    double share = part[0] < 1 || part[1] < 1 ? fill_beside : fill, slope = vt_view_slope(p) * share;
    double slope_x = slope * aspect * part[0], distance = 0;
    slope *= part[1];
    for (int i = 0; i < 8; i++) {
        double corner[3] = {i & 1 ? half[0] : -half[0], i & 2 ? half[1] : -half[1], i & 4 ? half[2] : -half[2]};
        double x = fabs(vt_dot(corner, right)), y = fabs(vt_dot(corner, up));
        // Orthographic pictures have no nearer corners.
        double nearer = p->projection[0] == 0 ? vt_dot(corner, back) : 0;
        distance = VT_MAX(distance, VT_MAX(x / slope_x, y / slope) + nearer);
    }
    return distance;
}

vt_status vt_controls_fit(vt_node_data *view, const double *min, const double *max) {
    vt_view_props *p = props_of(view);
    const double *stretch = stretch_of(view);
    double right[3], up[3], back[3], distance, half[3], largest = 0, eye[3], centre[3];
    for (int c = 0; c < 3; c++) {
        if (!(min[c] <= max[c])) return vt_fail(VT_ERROR_VALUE, "view: there is nothing to fit to: no visible data");
        centre[c] = min[c] / 2 + max[c] / 2;
        half[c] = (max[c] / 2 - min[c] / 2) * fabs(stretch[c]);
        largest = VT_MAX(largest, half[c]);
    }
    // A single point has no size: it is shown as one that is one unit long.
    for (int c = 0; c < 3 && largest <= 0; c++) half[c] = 0.5 * VT_MIN(fabs(stretch[c]), 1);
    vt_view_frame_of(view, right, up, back, &distance);
    distance = distance_for(view, half, right, up, back);
    for (int c = 0; c < 3; c++) {
        eye[c] = centre[c] + back[c] * distance / stretch[c];
        if (!(fabs(eye[c]) < VT_INF * 1e6))
            return vt_fail(VT_ERROR_VALUE, "view: the data reach too far to be fitted (%g across)", max[c] - min[c]);
    }
    vt_view_state_of(view)->fixed = vt_view_state_of(view)->placed = false;
    memcpy(p->target, centre, sizeof centre);
    memcpy(p->eye, eye, sizeof eye);
    vt_node_invalidate(view, VT_CAMERA);
    return VT_OK;
}

// --- angles ---
// The turntable's axis and the direction of azimuth 0: x where z is up, z where y is up, y where x is up.
static void table_axes(const double *pole, double *zero, double *quarter) {
    int k = fabs(pole[2]) >= fabs(pole[0]) && fabs(pole[2]) >= fabs(pole[1]) ? 2
            : fabs(pole[1]) >= fabs(pole[0])                                 ? 1
                                                                             : 0;
    double next[3] = {0, 0, 0};
    next[(k + 1) % 3] = 1;
    double along = vt_dot(next, pole);
    for (int c = 0; c < 3; c++) zero[c] = next[c] - along * pole[c];
    vt_normalize(zero);
    vt_cross(pole, zero, quarter);
}

// `up` as it is when it is one of the axes; else (rolled) z.
static void pole_of(const vt_view_props *p, double *pole) {
    memcpy(pole, p->up, 3 * sizeof *pole);
    vt_normalize(pole);
    int zeros = (pole[0] == 0) + (pole[1] == 0) + (pole[2] == 0);
    if (zeros < 2) pole[0] = pole[1] = 0, pole[2] = 1;
}

static void place_eye(vt_node_data *view, const double *pole, double elevation, double azimuth, double distance) {
    vt_view_props *p = props_of(view);
    double zero[3], quarter[3];
    table_axes(pole, zero, quarter);
    double limit = pi / 2 - pole_gap;
    elevation = VT_CLAMP(elevation, -limit, limit);
    double level = cos(elevation), high = sin(elevation);
    for (int c = 0; c < 3; c++)
        p->eye[c] = p->target[c] + distance *
                                       (level * (cos(azimuth) * zero[c] + sin(azimuth) * quarter[c]) + high * pole[c]) /
                                       stretch_of(view)[c];
}

static void angles_about(const double *pole, const double *back, double *elevation, double *azimuth) {
    double zero[3], quarter[3];
    table_axes(pole, zero, quarter);
    *elevation = atan2(vt_dot(back, pole), hypot(vt_dot(back, zero), vt_dot(back, quarter)));
    *azimuth = atan2(vt_dot(back, quarter), vt_dot(back, zero));
}

vt_status vt_controls_look(vt_node_data *view, double elevation, double azimuth, double roll) {
    if (!vt_is_finite(elevation) || !vt_is_finite(azimuth) || !vt_is_finite(roll))
        return vt_fail(VT_ERROR_VALUE,
                       "view: got angles (%g, %g, %g), wanted finite numbers (elevation, azimuth, roll)", elevation,
                       azimuth, roll);
    vt_view_props *p = props_of(view);
    double right[3], up[3], back[3], distance, pole[3];
    vt_view_frame_of(view, right, up, back, &distance);
    pole_of(p, pole);
    memcpy(p->up, pole, sizeof p->up);
    place_eye(view, pole, elevation, azimuth, distance);
    if (roll != 0) { // clockwise, as the camera's operator would turn it
        vt_view_frame_of(view, right, up, back, &distance);
        for (int c = 0; c < 3; c++) p->up[c] = cos(roll) * up[c] + sin(roll) * right[c];
    }
    // The direction alone does not end the automatic fit: the data that come later are to be seen from there.
    vt_view_state_of(view)->fixed = vt_view_state_of(view)->placed = false;
    vt_node_invalidate(view, VT_CAMERA);
    return VT_OK;
}

void vt_controls_angles(const vt_node_data *view, double *angles3) {
    const vt_view_props *p = VT_PROPS(view, view);
    double right[3], up[3], back[3], distance, pole[3], level_right[3], level_up[3];
    vt_view_frame_of(view, right, up, back, &distance);
    pole_of(p, pole);
    angles_about(pole, back, &angles3[0], &angles3[1]);
    vt_cross(pole, back, level_right);
    angles3[2] = 0;
    if (vt_length(level_right) > pole_gap / 2 && vt_normalize(level_right)) {
        vt_cross(back, level_right, level_up);
        angles3[2] = atan2(vt_dot(up, level_right), vt_dot(up, level_up));
        if (fabs(angles3[2]) < 1e-9) angles3[2] = 0;
    }
    if (fabs(angles3[0]) > pi / 2 - 2 * pole_gap) angles3[0] = angles3[0] > 0 ? pi / 2 : -pi / 2; // as it was asked for
}

// --- what cameras of different data can have in common ---
// The axes' box: its least corner, its sides, and its diagonal as stretched. Without data: one scene number each way.
static double box_of(const vt_node_data *view, double *min, double *sides) {
    double max[3], stretched[3];
    bool any = vt_space_box(vt_scene_of(view), min, max);
    for (int c = 0; c < 3; c++) {
        if (!any) min[c] = 0, max[c] = 1;
        sides[c] = max[c] > min[c] ? max[c] - min[c] : 1;
        stretched[c] = sides[c] * stretch_of(view)[c];
    }
    return vt_length(stretched);
}

void vt_controls_pose(const vt_node_data *view, double *pose7) {
    const vt_view_props *p = VT_PROPS(view, view);
    double right[3], up[3], back[3], min[3], sides[3], diagonal = box_of(view, min, sides);
    vt_controls_angles(view, pose7);
    vt_view_frame_of(view, right, up, back, &pose7[6]);
    pose7[6] /= diagonal;
    for (int c = 0; c < 3; c++) pose7[3 + c] = (p->target[c] - min[c]) / sides[c];
}

vt_status vt_controls_set_pose(vt_node_data *view, const double *pose7) {
    vt_view_props *p = props_of(view);
    double min[3], sides[3], distance = box_of(view, min, sides) * pose7[6];
    for (int c = 0; c < 3; c++) p->eye[c] = p->target[c] = min[c] + pose7[3 + c] * sides[c];
    p->eye[2] += distance / stretch_of(view)[2]; // from anywhere so far away
    vt_status status = vt_controls_look(view, pose7[0], pose7[1], pose7[2]);
    taken(view);
    return status;
}

// --- drags ---
void vt_controls_orbit(vt_node_data *view, double dx, double dy) {
    vt_view_props *p = props_of(view);
    double right[3], up[3], back[3], distance, pole[3] = {p->up[0], p->up[1], p->up[2]}, elevation, azimuth;
    vt_view_frame_of(view, right, up, back, &distance);
    vt_normalize(pole);
    angles_about(pole, back, &elevation, &azimuth);
    // What is fitted has a radius of about fill / 2 of the shorter side; its front then moves with the pointer.
    double middle[2], part[2];
    vt_view_free_part(view, middle, part);
    double side = VT_MIN(p->width[0] * part[0], p->height[0] * part[1]) / p->pixel_ratio[0],
           turn = 1 / (fill / 2 * VT_MAX(side, 1));
    place_eye(view, pole, elevation + dy * turn, azimuth - dx * turn, distance);
    taken(view);
}

static double css_height(const vt_view_props *p) { return VT_MAX(p->height[0] / p->pixel_ratio[0], 1); }

// Stretched length of one CSS pixel in the plane through the target.
static double target_pixel(const vt_view_props *p, double distance) {
    return 2 * vt_view_slope(p) * distance / css_height(p);
}

void vt_controls_pan(vt_node_data *view, double dx, double dy) {
    vt_view_props *p = props_of(view);
    double right[3], up[3], back[3], distance;
    vt_view_frame_of(view, right, up, back, &distance);
    double pixel = target_pixel(p, distance);
    for (int c = 0; c < 3; c++) {
        double move = (-dx * right[c] + dy * up[c]) * pixel / stretch_of(view)[c];
        p->target[c] += move;
        p->eye[c] += move;
    }
    taken(view);
}

void vt_controls_zoom(vt_node_data *view, double factor, double x, double y) {
    vt_view_props *p = props_of(view);
    const double *stretch = stretch_of(view);
    double right[3], up[3], back[3], distance, away = 0, middle[2], free_half[2];
    vt_view_frame_of(view, right, up, back, &distance);
    vt_view_free_part(view, middle, free_half);
    // As near as doubles can tell eye and target apart, as far as they can hold.
    for (int c = 0; c < 3; c++) away = VT_MAX(away, fabs(p->target[c] * stretch[c]));
    double nearest = VT_MAX(away * 1e-12, 1e-150), closer = VT_CLAMP(distance / factor, nearest, 1e150);
    double pixel = target_pixel(p, distance), keep = 1 - closer / distance;
    double from_middle[2] = {x - p->width[0] / p->pixel_ratio[0] / 2 * (1 + middle[0]),
                             css_height(p) / 2 * (1 - middle[1]) - y};
    for (int c = 0; c < 3; c++) {
        p->target[c] += keep * pixel * (from_middle[0] * right[c] + from_middle[1] * up[c]) / stretch[c];
        p->eye[c] = p->target[c] + back[c] * closer / stretch[c];
    }
    taken(view);
}
