// In:  clip nodes that show their handles; drags in CSS px.
// Out: their outlines and handles in the overlay, which answer to the pointer; the nodes' properties, so that what is dragged
//      follows it.
//
// Parts of a plane: 0 the arrow's tip moves it along its normal, 1 the ring at the arrow's other end tilts it. Of a box: 0 the
// middle moves it, 1 to 6 are its faces at low x, high x, low y... All here is in stretched places relative to the eye (view.h).
#include "kinds/clip_handles.h"

enum { TIP, TILT, MIDDLE = 0, FACE };
#define ARM_PX 72.0    // from a plane's place to the tip, and half as far to the ring
#define APART_PX 30.0  // tip and ring are never closer in the picture, or one would lie on the other
#define FINGER_PX 13.0 // half of what answers to the pointer
#define KNOB_PX 11.0
#define FORESHORTENED 0.12 // an axis of which less than this is seen points at the reader

typedef struct frame {
    double at[3];      // a plane's place, a box' middle
    double axes[3][3]; // a box' axes, one of its own units long; a plane's two sides and its normal, unit length
    double pixel;      // length of a CSS px there
} frame;

static double depth_at(const vt_camera *camera, const double *d) {
    const double *r = camera->rotation;
    return -(r[2] * d[0] + r[6] * d[1] + r[10] * d[2]);
}
static double pixel_at(const vt_camera *camera, const double *d) {
    return camera->pixel * (camera->perspective ? VT_MAX(depth_at(camera, d), camera->near) : 1);
}
static void step(const double *from, const double *along, double length, double *out) {
    for (int c = 0; c < 3; c++) out[c] = from[c] + length * along[c];
}
static void to_scene(const vt_camera *camera, const double *d, double *place) {
    for (int c = 0; c < 3; c++) place[c] = camera->eye[c] + d[c] / camera->stretch[c];
}

// CSS px and w, homogeneous: linear in d.
static void on_screen(const vt_camera *camera, const double *d, double one, double *xyw) {
    const double *m = camera->clip;
    double clip[4];
    for (int i = 0; i < 4; i++) clip[i] = m[i] * d[0] + m[4 + i] * d[1] + m[8 + i] * d[2] + m[12 + i] * one;
    xyw[0] = (0.5 * clip[3] + 0.5 * clip[0]) * camera->width / camera->pixel_ratio;
    xyw[1] = (0.5 * clip[3] - 0.5 * clip[1]) * camera->height / camera->pixel_ratio;
    xyw[2] = clip[3];
}
static bool pixel_of(const vt_camera *camera, const double *d, double *pixel) {
    double xyw[3];
    on_screen(camera, d, 1, xyw);
    if (!(xyw[2] > 0)) return false;
    pixel[0] = xyw[0] / xyw[2], pixel[1] = xyw[1] / xyw[2];
    return true;
}

// --- where they are ---
static bool frame_of(const vt_camera *camera, const vt_scene_data *scene, const vt_node_data *node, frame *f) {
    vt_camera_relative(camera, node->world + 12, f->at);
    if (node->kind == VT_CLIP_BOX) {
        for (int a = 0; a < 3; a++)
            for (int c = 0; c < 3; c++) f->axes[a][c] = camera->stretch[c] * node->world[a * 4 + c];
        f->pixel = pixel_at(camera, f->at);
        return true;
    }
    double inverse[16], *u = f->axes[0], *v = f->axes[1], *n = f->axes[2];
    if (!vt_mat_inverse(node->world, inverse)) return false;
    for (int c = 0; c < 3; c++) n[c] = vt_dot(VT_PROPS(clip_plane, node)->normal, inverse + c * 4) / camera->stretch[c];
    if (!vt_normalize(n)) return false;
    u[0] = -n[1], u[1] = n[0], u[2] = 0;
    if (!vt_normalize(u)) u[0] = 1, u[1] = 0;
    vt_cross(n, u, v);
    if (scene->bounds_min[0] <= scene->bounds_max[0]) {
        // A plane that was placed far from the data has its handles beside them.
        double middle[3], low[3], size[3], away[3];
        for (int c = 0; c < 3; c++) middle[c] = scene->bounds_min[c] / 2 + scene->bounds_max[c] / 2;
        vt_camera_relative(camera, middle, middle);
        vt_camera_relative(camera, scene->bounds_min, low);
        step(middle, low, -1, size);
        step(f->at, middle, -1, away);
        if (vt_dot(away, away) > 4 * vt_dot(size, size)) step(middle, n, vt_dot(away, n), f->at);
    }
    f->pixel = pixel_at(camera, f->at);
    return true;
}

static void place_of(const vt_node_data *node, const frame *f, int part, double *d) {
    if (node->kind == VT_CLIP_PLANE)
        step(f->at, f->axes[2], (part == TIP ? ARM_PX : -0.5 * ARM_PX) * f->pixel, d);
    else if (part == MIDDLE)
        memcpy(d, f->at, 3 * sizeof *d);
    else {
        int axis = (part - FACE) / 2;
        step(f->at, f->axes[axis], VT_PROPS(clip_box, node)->size[axis] * ((part - FACE) % 2 ? 0.5 : -0.5), d);
    }
}

// --- drawing ---
static bool knob(vt_overlay *overlay, const vt_node_data *node, int part, const double *at, const float *color,
                 bool ring) {
    vt_overlay_hit_area(overlay, at[0] - FINGER_PX, at[1] - FINGER_PX, at[0] + FINGER_PX, at[1] + FINGER_PX,
                        VT_PICK_HANDLE, node->handle, part);
    float back[4];
    memcpy(back, overlay->theme.background, sizeof back);
    if (back[3] < 1)
        for (int c = 0; c < 4; c++) back[c] = c == 3 ? 1 : overlay->theme.dark ? 0.07f : 1;
    return vt_paint_disc(overlay->batch, at[0], at[1], KNOB_PX + 3, back) &&
           vt_paint_disc(overlay->batch, at[0], at[1], KNOB_PX, color) &&
           (!ring || vt_paint_disc(overlay->batch, at[0], at[1], KNOB_PX - 5, back));
}

static bool edge(vt_overlay *overlay, const double *a, const double *b, const float *color) {
    double from[3], to[3];
    to_scene(overlay->camera, a, from), to_scene(overlay->camera, b, to);
    return vt_paint_world_line(overlay->batch, overlay->camera, from, to, 1.5, color, 0);
}

// What a plane cuts out of the data's box, or a square where it misses them.
static bool put_outline(vt_overlay *overlay, const frame *f, const float *color) {
    double min[3], max[3], corners[8][3], away[8], found[12][3], angle[12], places[12][3];
    const double *n = f->axes[2];
    int count = 0;
    bool any = vt_space_reach(overlay->scene, min, max);
    for (int i = 0; i < 8; i++) {
        for (int c = 0; c < 3; c++) // a trace larger, so that a plane in one of its sides is found
            corners[i][c] = any ? (i >> c & 1 ? max[c] : min[c]) + (i >> c & 1 ? 1e-3 : -1e-3) * (max[c] - min[c]) : 0;
        vt_camera_relative(overlay->camera, corners[i], corners[i]);
        away[i] = vt_dot(corners[i], n) - vt_dot(f->at, n);
    }
    for (int i = 0; i < 8; i++)
        for (int a = 0; a < 3; a++) {
            int j = i | 1 << a;
            if (i == j || (away[i] < 0) == (away[j] < 0)) continue;
            double t = away[i] / (away[i] - away[j]);
            for (int c = 0; c < 3; c++) found[count][c] = corners[i][c] + t * (corners[j][c] - corners[i][c]);
            count++;
        }
    for (int i = 0; count < 3 && i < 4; i++) {
        step(f->at, f->axes[0], (i == 1 || i == 2 ? 1 : -1) * ARM_PX * f->pixel, found[i]);
        step(found[i], f->axes[1], (i > 1 ? 1 : -1) * ARM_PX * f->pixel, found[i]);
    }
    count = count < 3 ? 4 : count;
    double middle[3] = {0};
    for (int i = 0; i < count; i++) step(middle, found[i], 1.0 / count, middle);
    for (int i = 0; i < count; i++) { // in the order that they go round
        double d[3], own[3];
        memcpy(own, found[i], sizeof own);
        step(own, middle, -1, d);
        double turn = atan2(vt_dot(d, f->axes[1]), vt_dot(d, f->axes[0]));
        int at = i;
        for (; at > 0 && angle[at - 1] > turn; at--)
            angle[at] = angle[at - 1], memcpy(found[at], found[at - 1], sizeof own);
        angle[at] = turn, memcpy(found[at], own, sizeof own);
    }
    bool good = true;
    for (int i = 0; i < count; i++) {
        to_scene(overlay->camera, found[i], places[i]);
        good = good && edge(overlay, found[i], found[(i + 1) % count], color);
    }
    float pale[4] = {color[0], color[1], color[2], 0.07f * color[3]};
    for (int i = 1; i + 1 < count && good; i += 2) {
        double quad[4][3];
        const int numbers[] = {0, i, i + 1, VT_MIN(i + 2, count - 1)};
        for (int k = 0; k < 4; k++) memcpy(quad[k], places[numbers[k]], sizeof quad[k]);
        good = vt_paint_world_quad(overlay->batch, overlay->camera, (const double(*)[3])quad, pale, 0);
    }
    return good;
}

static bool put_plane(vt_overlay *overlay, const vt_node_data *node, const frame *f, const float *color) {
    if (!put_outline(overlay, f, color)) return false;
    double ends[2][3], px[2][2];
    for (int part = 0; part < 2; part++) {
        place_of(node, f, part, ends[part]);
        if (!pixel_of(overlay->camera, ends[part], px[part])) return true;
    }
    double way[2] = {px[TIP][0] - px[TILT][0], px[TIP][1] - px[TILT][1]}, seen = hypot(way[0], way[1]);
    if (seen > 1)
        way[0] /= seen, way[1] /= seen;
    else
        way[0] = 0, way[1] = -1;
    if (seen < APART_PX) px[TIP][0] = px[TILT][0] + APART_PX * way[0], px[TIP][1] = px[TILT][1] + APART_PX * way[1];
    bool good = vt_paint_line(overlay->batch, px[TILT][0], px[TILT][1], px[TIP][0], px[TIP][1], 2, color);
    double head[2] = {px[TIP][0] + 13 * way[0], px[TIP][1] + 13 * way[1]}; // beyond the knob
    for (int side = -1; side <= 1; side += 2)
        good = good && vt_paint_line(overlay->batch, head[0], head[1], head[0] - 6 * way[0] + 6 * side * way[1],
                                     head[1] - 6 * way[1] - 6 * side * way[0], 2, color);
    return good && knob(overlay, node, TILT, px[TILT], color, true) && knob(overlay, node, TIP, px[TIP], color, false);
}

static bool put_box(vt_overlay *overlay, const vt_node_data *node, const frame *f, const float *color) {
    const double *size = VT_PROPS(clip_box, node)->size;
    double corners[8][3];
    bool good = true;
    for (int i = 0; i < 8; i++) {
        memcpy(corners[i], f->at, sizeof corners[i]);
        for (int a = 0; a < 3; a++) step(corners[i], f->axes[a], (i >> a & 1 ? 0.5 : -0.5) * size[a], corners[i]);
    }
    for (int i = 0; i < 8; i++)
        for (int a = 0; a < 3; a++)
            if (!(i >> a & 1)) good = good && edge(overlay, corners[i], corners[i | 1 << a], color);
    struct {
        double px[2], depth;
        int part;
    } knobs[7], one; // far ones first
    int count = 0;
    for (int part = 0; part < 7; part++) {
        double d[3];
        place_of(node, f, part, d);
        one.part = part, one.depth = depth_at(overlay->camera, d);
        if (!pixel_of(overlay->camera, d, one.px)) continue;
        int at = count++;
        for (; at > 0 && knobs[at - 1].depth < one.depth; at--) knobs[at] = knobs[at - 1];
        knobs[at] = one;
    }
    for (int i = 0; i < count; i++)
        good = good && knob(overlay, node, knobs[i].part, knobs[i].px, color, knobs[i].part == MIDDLE);
    return good;
}

bool vt_clip_handles_paint(vt_overlay *overlay, const vt_node_data *node) {
    const vt_clip_plane_props *p = VT_PROPS(clip_plane, node);
    frame f;
    float color[4];
    if (p->handles[0] == 0 || !frame_of(overlay->camera, overlay->scene, node, &f)) return true;
    vt_theme_color(p->color, overlay->theme.accent, 1, color);
    return (node->kind == VT_CLIP_PLANE ? put_plane : put_box)(overlay, node, &f, color);
}
_Static_assert(VT_SLOT(clip_plane, color) == VT_SLOT(clip_box, color), "read through one struct");

// --- dragging ---
// How far along `axis` a place goes, in units of it, when the pointer takes it along by dx, dy.
static double slide(const vt_camera *camera, const double *at, const double *axis, double dx, double dy) {
    double p[3], q[3], size = vt_length(axis), pixel = pixel_at(camera, at);
    on_screen(camera, at, 1, p), on_screen(camera, axis, 0, q);
    if (!(p[2] > 0) || !(size > 0)) return 0;
    double way[2] = {(q[0] - p[0] / p[2] * q[2]) / p[2], (q[1] - p[1] / p[2] * q[2]) / p[2]}; // px in a unit
    double seen = hypot(way[0], way[1]);
    if (seen * pixel < FORESHORTENED * size) // upwards is away from the reader
        return (depth_at(camera, axis) >= 0 ? -dy : dy) * pixel / size;
    way[0] /= seen, way[1] /= seen;
    double now = (way[0] * p[0] + way[1] * p[1]) / p[2], then = now + way[0] * dx + way[1] * dy;
    double t = (then * p[2] - way[0] * p[0] - way[1] * p[1]) / (way[0] * q[0] + way[1] * q[1] - then * q[2]);
    double w = (p[2] + t * q[2]) / p[2];
    return vt_is_finite(t) && w > 0.05 && w < 20 ? t : 0; // near the vanishing point, and beyond
}

// The direction from a ball's middle to where it is seen at a pixel; on the near side, or on the far side.
static bool on_ball(const vt_camera *camera, const double *middle, double radius, bool near_side, const double *pixel,
                    double *direction) {
    double inverse[16], ray[2][3];
    if (!vt_mat_inverse(camera->clip, inverse)) return false;
    for (int end = 0; end < 2; end++) {
        double x = 2 * pixel[0] * camera->pixel_ratio / camera->width - 1, z = end ? 1 : -1;
        double y = 1 - 2 * pixel[1] * camera->pixel_ratio / camera->height;
        double w = inverse[3] * x + inverse[7] * y + inverse[11] * z + inverse[15];
        for (int c = 0; c < 3; c++)
            ray[end][c] = (inverse[c] * x + inverse[4 + c] * y + inverse[8 + c] * z + inverse[12 + c]) / w;
    }
    double along[3], from[3], nearest[3];
    step(ray[1], ray[0], -1, along);
    step(ray[0], middle, -1, from);
    if (!vt_normalize(along)) return false;
    step(from, along, -vt_dot(from, along), nearest);
    double inside = radius * radius - vt_dot(nearest, nearest);
    step(nearest, along, inside > 0 ? (near_side ? -sqrt(inside) : sqrt(inside)) : 0, direction);
    return vt_normalize(direction);
}

static vt_status put(vt_node_data *node, const char *property, const double *values) {
    return vt_node_set(node, vt_property_find(node->kind, property), values, 3);
}

// Moves a node by what its place in the scene changes.
static vt_status move_by(const vt_camera *camera, vt_node_data *node, const double *d) {
    double inverse[16], position[3], moved[3];
    const vt_axis *axes = vt_scene_of(node)->space.axis;
    vt_space_place(vt_scene_of(node), VT_PROPS(clip_plane, node)->position, position);
    for (int c = 0; c < 3; c++) moved[c] = d[c] / camera->stretch[c];
    const vt_node_data *parent = vt_node_at(node->parent);
    if (parent->kind == VT_GROUP) {
        if (!vt_mat_inverse(parent->world, inverse)) return VT_OK;
        for (int c = 0; c < 3; c++)
            position[c] += inverse[c] * moved[0] + inverse[4 + c] * moved[1] + inverse[8 + c] * moved[2];
    } else
        step(position, moved, 1, position);
    for (int c = 0; c < 3; c++) position[c] = vt_axis_scale_invert(axes[c].scale, position[c]);
    return put(node, "position", position);
}

static vt_status drag_plane(const vt_camera *camera, vt_node_data *node, const frame *f, int part, double dx,
                            double dy) {
    double from[3], way[3] = {0}, pixel[2], towards[3], normal[3], away[3];
    const double *n = f->axes[2];
    place_of(node, f, part, from);
    if (part == TIP) {
        // The arm keeps its length in the picture: in perspective its tip goes farther than the plane does.
        double longer = camera->perspective ? 1 + ARM_PX * camera->pixel * depth_at(camera, n) : 1;
        step(way, n, slide(camera, from, n, dx, dy) / VT_MAX(longer, 0.1), way);
        return move_by(camera, node, way);
    }
    if (!pixel_of(camera, from, pixel)) return VT_OK;
    pixel[0] += dx, pixel[1] += dy;
    step(from, f->at, -1, way);
    for (int c = 0; c < 3; c++) towards[c] = camera->perspective ? -from[c] : camera->rotation[c * 4 + 2];
    if (!on_ball(camera, f->at, vt_length(way), vt_dot(way, towards) > 0, pixel, normal)) return VT_OK;
    for (int c = 0; c < 3; c++) normal[c] *= -camera->stretch[c]; // the ring is behind the plane
    double own[3];
    for (int a = 0; a < 3; a++) own[a] = vt_dot(node->world + a * 4, normal);
    if (!vt_normalize(own)) return VT_OK;
    vt_camera_relative(camera, node->world + 12, away);
    step(f->at, away, -1, away); // turns about where its handles are
    vt_status status = vt_dot(away, away) > 0 ? move_by(camera, node, away) : VT_OK;
    return status ? status : put(node, "normal", own);
}

static vt_status drag_box(const vt_camera *camera, vt_node_data *node, const frame *f, int part, double dx, double dy) {
    double from[3], size[3], way[3] = {0};
    place_of(node, f, part, from);
    if (part == MIDDLE) { // as far from the reader as it was
        for (int c = 0; c < 3; c++)
            way[c] = (dx * camera->rotation[c * 4] - dy * camera->rotation[c * 4 + 1]) * f->pixel;
        return move_by(camera, node, way);
    }
    int axis = (part - FACE) / 2;
    double side = (part - FACE) % 2 ? 1 : -1;
    memcpy(size, VT_PROPS(clip_box, node)->size, sizeof size);
    double moved =
        VT_MAX(side * slide(camera, from, f->axes[axis], dx, dy), -size[axis]); // outwards; not through the other face
    size[axis] += moved;
    vt_status status = put(node, "size", size);
    step(way, f->axes[axis], side * moved / 2, way); // the other face stays
    return status ? status : move_by(camera, node, way);
}

vt_status vt_clip_handles_drag(vt_node_data *view, vt_node_data *node, int part, double dx, double dy) {
    const vt_camera *camera = &vt_view_state_of(view)->camera;
    int parts = node->kind == VT_CLIP_PLANE ? 2 : 7;
    if (part < 0 || part >= parts)
        return vt_fail(VT_ERROR_VALUE, "drag: got handle %d, but a %s has handles 0 to %d", part,
                       vt_kind_spec_of(node->kind)->name, parts - 1);
    frame f;
    if (!frame_of(camera, vt_scene_of(view), node, &f)) return VT_OK; // without a place in space
    return (node->kind == VT_CLIP_PLANE ? drag_plane : drag_box)(camera, node, &f, part, dx, dy);
}
