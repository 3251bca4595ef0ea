// In:  a scene with dirty nodes.
// Out: world transforms, visibility, opacity, bounds and shape rows brought up to date; cost follows what changed.
// Called by: vitrail.c and the frame, before anything reads what is derived. Declared in node.h.
#include "kinds/surface.h"
#include "scene/batch.h"

// --- transforms ---
// x, y, z axes for a shape whose z points along d: x stays level, so that a plane which faces the reader stands upright.
static void basis_along(const double *d, double *x, double *y, double *z) {
    memcpy(z, d, 3 * sizeof *z);
    vt_normalize(z);
    x[0] = -z[1], x[1] = z[0], x[2] = 0;
    if (!vt_normalize(x)) x[0] = 1, x[1] = x[2] = 0;
    vt_cross(z, x, y);
}

static void set_columns(double *m, const double *x, const double *y, const double *z, const double *scale) {
    for (int i = 0; i < 3; i++) m[i] = x[i] * scale[0], m[4 + i] = y[i] * scale[1], m[8 + i] = z[i] * scale[2];
    m[3] = m[7] = m[11] = 0;
}

static void rotation_of(const double *r, double *x, double *y, double *z) { // Rz * Ry * Rx by columns
    double cx = cos(r[0]), sx = sin(r[0]), cy = cos(r[1]), sy = sin(r[1]), cz = cos(r[2]), sz = sin(r[2]);
    x[0] = cz * cy, x[1] = sz * cy, x[2] = -sy;
    y[0] = cz * sy * sx - sz * cx, y[1] = sz * sy * sx + cz * cx, y[2] = cy * sx;
    z[0] = cz * sy * cx + sz * sx, z[1] = sz * sy * cx - cz * sx, z[2] = cy * cx;
}

// A shape's own part: its z along axis or normal, its size. Every shape's size stands at the same place.
static void shape_matrix(const vt_node_data *node, double *m) {
    double x[3] = {1, 0, 0}, y[3] = {0, 1, 0}, z[3] = {0, 0, 1};
    const double *size = VT_PROPS(box, node)->size;
    double scale[3] = {size[0], size[1], size[2]};
    const double *direction = node->kind == VT_PLANE                                ? VT_PROPS(plane, node)->normal
                              : node->kind >= VT_CYLINDER && node->kind <= VT_TORUS ? VT_PROPS(cylinder, node)->axis
                                                                                    : z;
    if (direction[0] != 0 || direction[1] != 0 || direction[2] != 1) {
        if (node->kind != VT_PLANE) scale[2] *= vt_length(direction);
        basis_along(direction, x, y, z);
    }
    set_columns(m, x, y, z, scale);
    m[12] = m[13] = m[14] = 0, m[15] = 1;
}
_Static_assert(offsetof(vt_cylinder_props, axis) == offsetof(vt_torus_props, axis) &&
                   offsetof(vt_cylinder_props, axis) == offsetof(vt_cone_props, axis) &&
                   offsetof(vt_cylinder_props, axis) == offsetof(vt_arrow_props, axis) &&
                   offsetof(vt_box_props, size) == offsetof(vt_plane_props, size) &&
                   offsetof(vt_box_props, size) == offsetof(vt_torus_props, size),
               "read through one struct");

static bool stands_at_position(const vt_node_data *node) {
    return vt_kind_is_shape(node->kind) || vt_kind_is_clip(node->kind) || node->kind == VT_IMAGE ||
           node->kind == VT_POINT_LIGHT || (node->kind == VT_TEXT && VT_PROPS(text, node)->space[0] == 0);
}

void vt_node_matrix(const vt_node_data *node, double *m) {
    vt_mat_identity(m);
    if (node->kind == VT_SCENE || node->kind == VT_VIEW) return;
    const vt_group_props *p = VT_PROPS(group, node); // every kind but those two begins with position, rotation, scale
    double x[3] = {1, 0, 0}, y[3] = {0, 1, 0}, z[3] = {0, 0, 1};
    if (p->rotation[0] != 0 || p->rotation[1] != 0 || p->rotation[2] != 0) rotation_of(p->rotation, x, y, z);
    set_columns(m, x, y, z, p->scale);
    // What stands at its position stands there in data numbers; what has places of its own is only moved by it.
    if (stands_at_position(node))
        vt_space_place(vt_scene_of(node), p->position, m + 12);
    else
        memcpy(m + 12, p->position, 3 * sizeof *m);
    double identity[16];
    vt_mat_identity(identity);
    if (node->kind == VT_GROUP && memcmp(p->matrix, identity, sizeof identity) != 0) vt_mat_mul(m, p->matrix, m);
    if (vt_kind_is_shape(node->kind)) {
        double own[16];
        shape_matrix(node, own);
        vt_mat_mul(m, own, m);
    }
}
_Static_assert(offsetof(vt_group_props, position) == offsetof(vt_points_props, position) &&
                   offsetof(vt_group_props, scale) == offsetof(vt_point_light_props, scale) &&
                   offsetof(vt_group_props, visible) == offsetof(vt_plane_props, visible) &&
                   offsetof(vt_group_props, alpha) == offsetof(vt_text_props, alpha),
               "read through one struct");

// --- bounds of one node in its own axes; false when there is nothing to see ---
static bool array_bounds(const vt_array *a, double *min, double *max) {
    if (!a->revision || a->min[0] > a->max[0]) return false;
    memcpy(min, a->min, 3 * sizeof *min);
    memcpy(max, a->max, 3 * sizeof *max);
    return true;
}

static bool point_bounds(const vt_node_data *node, double *min, double *max) {
    if (!array_bounds(&node->arrays[VT_ARRAY(points, positions)], min, max)) return false;
    const vt_points_props *p = VT_PROPS(points, node);
    if (p->unit[0] == 0) return true;
    const vt_array *sizes = &node->arrays[VT_ARRAY(points, sizes)];
    double diameter = sizes->revision && sizes->max[0] > 0 ? sizes->max[0] : p->size[0];
    if (!vt_is_finite(diameter)) return true;
    for (int c = 0; c < 3; c++) min[c] -= diameter / 2, max[c] += diameter / 2;
    return true;
}

static bool image_bounds(const vt_node_data *node, double *min, double *max) {
    const vt_array *pixels = &node->arrays[VT_ARRAY(image, pixels)];
    if (!pixels->revision || !vt_array_elements(pixels)) return false;
    const double *size = VT_PROPS(image, node)->size;
    double width = vt_is_nan(size[0]) ? pixels->columns : size[0], height = vt_is_nan(size[1]) ? pixels->rows : size[1];
    min[0] = -width / 2, min[1] = -height / 2, min[2] = 0;
    max[0] = width / 2, max[1] = height / 2, max[2] = 0;
    return true;
}

// Unit shapes (shapes.h): within -0.5..0.5, but a cone and an arrow stand on 0..1, a plane is flat, arrow and ring are thin.
static void shape_bounds(int kind, double *min, double *max) {
    for (int c = 0; c < 3; c++) min[c] = -0.5, max[c] = 0.5;
    if (kind == VT_CONE || kind == VT_ARROW) min[2] = 0, max[2] = 1;
    for (int c = 0; c < 2 && kind == VT_ARROW; c++) min[c] = -0.1, max[c] = 0.1;
    if (kind == VT_PLANE) min[2] = max[2] = 0;
    if (kind == VT_TORUS) min[2] = -0.1, max[2] = 0.1;
}

static bool local_bounds(const vt_node_data *node, double *min, double *max) {
    switch (node->kind) {
    case VT_POINTS: return point_bounds(node, min, max);
    case VT_LINE:
    case VT_SEGMENTS:
    case VT_MESH: return array_bounds(&node->arrays[0], min, max);
    case VT_SURFACE: return vt_surface_bounds(node, min, max);
    case VT_IMAGE: return image_bounds(node, min, max);
    case VT_TEXT:
        for (int c = 0; c < 3; c++) min[c] = max[c] = 0;
        return vt_node_text(node, VT_SLOT(text, text))[0] != 0 && VT_PROPS(text, node)->space[0] == 0;
    case VT_RULER: {
        double start[3], end[3];
        vt_space_place(vt_scene_of(node), VT_PROPS(ruler, node)->start, start);
        vt_space_place(vt_scene_of(node), VT_PROPS(ruler, node)->end, end);
        for (int c = 0; c < 3; c++) min[c] = VT_MIN(start[c], end[c]), max[c] = VT_MAX(start[c], end[c]);
        return true;
    }
    default:
        if (!vt_kind_is_shape(node->kind)) return false;
        shape_bounds(node->kind, min, max);
        return true;
    }
}

static void world_bounds(const vt_node_data *node, double *min, double *max) {
    double low[3], high[3];
    for (int c = 0; c < 3; c++) min[c] = INFINITY, max[c] = -INFINITY;
    if (!node->shown || !local_bounds(node, low, high)) return;
    const double *m = node->world;
    double centre[3], half[3];
    for (int c = 0; c < 3; c++) centre[c] = low[c] / 2 + high[c] / 2, half[c] = high[c] / 2 - low[c] / 2;
    for (int i = 0; i < 3; i++) {
        double middle = m[i] * centre[0] + m[4 + i] * centre[1] + m[8 + i] * centre[2] + m[12 + i];
        double x = m[i] * half[0], y = m[4 + i] * half[1], z = m[8 + i] * half[2];
        // A ball's box is smaller than its cube's.
        double reach = node->kind == VT_SPHERE ? sqrt(x * x + y * y + z * z) : fabs(x) + fabs(y) + fabs(z);
        min[i] = middle - reach, max[i] = middle + reach;
    }
    if (!vt_is_finite(min[0] + min[1] + min[2] + max[0] + max[1] + max[2]))
        for (int c = 0; c < 3; c++) min[c] = INFINITY, max[c] = -INFINITY;
}

// --- update ---
static bool being_written(const vt_node_data *node) {
    int count = vt_kind_spec_of(node->kind)->array_count;
    for (int i = 0; i < count; i++)
        if (node->arrays[i].open) return true;
    return false;
}

static void take_bounds(vt_scene_data *scene, vt_node_data *node) {
    double min[3], max[3];
    if (being_written(node) && node->shown) return; // as they were until the write ends
    world_bounds(node, min, max);
    if (memcmp(min, node->bounds_min, sizeof min) == 0 && memcmp(max, node->bounds_max, sizeof max) == 0) return;
    bool was = node->bounds_min[0] <= node->bounds_max[0], is = min[0] <= max[0];
    for (int c = 0; c < 3; c++) {
        // Inwards from the rim: only all nodes together can tell where the rim is now.
        bool at_rim =
            was && (node->bounds_min[c] <= scene->bounds_min[c] || node->bounds_max[c] >= scene->bounds_max[c]);
        if (at_rim && (!is || min[c] > node->bounds_min[c] || max[c] < node->bounds_max[c])) scene->bounds_stale = true;
        if (is && (min[c] < scene->bounds_min[c] || max[c] > scene->bounds_max[c])) {
            scene->bounds_min[c] = VT_MIN(scene->bounds_min[c], min[c]);
            scene->bounds_max[c] = VT_MAX(scene->bounds_max[c], max[c]);
        }
    }
    scene->bounds_revision++;
    memcpy(node->bounds_min, min, sizeof min);
    memcpy(node->bounds_max, max, sizeof max);
}

static bool is_artist(int kind) { return kind >= VT_GROUP && kind <= VT_PLANE; } // those with alpha

static void update_one(vt_scene_data *scene, vt_node_data *node) {
    int dirty = node->dirty;
    node->dirty = 0;
    if (node->kind == VT_SCENE) return;
    const vt_node_data *parent = vt_node_at(node->parent);
    const vt_group_props *p = VT_PROPS(group, node);
    if (is_artist(node->kind)) node->alpha = (float)p->alpha[0] * parent->alpha;
    if (dirty & VT_MOVES) {
        node->shown = p->visible[0] != 0 && parent->shown;
        vt_node_matrix(node, node->world);
        if (parent->kind != VT_SCENE) vt_mat_mul(parent->world, node->world, node->world);
    }
    // A mark's LOOKS may change how far it reaches (sizes in data units).
    take_bounds(scene, node);
    if (vt_kind_is_shape(node->kind)) vt_batch_write(&scene->batches[node->kind - VT_FIRST_SHAPE], node);
}

static vt_node_data *topmost_moved(vt_node_data *node) {
    vt_node_data *top = node;
    for (vt_node_data *at = node; at->parent; at = vt_node_at(at->parent))
        if (at->dirty & VT_MOVES) top = at;
    return top;
}

static void update_below(vt_scene_data *scene, vt_node_data *top) {
    for (vt_node_data *at = top; at; at = vt_node_following(top, at)) {
        if (at->kind == VT_VIEW) continue;
        at->dirty |= VT_MOVES;
        update_one(scene, at);
    }
}

static void gather_bounds(vt_scene_data *scene) {
    double min[3] = {INFINITY, INFINITY, INFINITY}, max[3] = {-INFINITY, -INFINITY, -INFINITY};
    for (int list = -1; list < VT_SHAPE_COUNT; list++) {
        const uint32_t *slots = list < 0 ? scene->marks : scene->batches[list].slots;
        uint32_t count = list < 0 ? scene->mark_count : scene->batches[list].count;
        for (uint32_t i = 0; i < count; i++) {
            const vt_node_data *node = vt_node_at(slots[i]);
            for (int c = 0; c < 3; c++) {
                min[c] = VT_MIN(min[c], node->bounds_min[c]);
                max[c] = VT_MAX(max[c], node->bounds_max[c]);
            }
        }
    }
    if (memcmp(min, scene->bounds_min, sizeof min) || memcmp(max, scene->bounds_max, sizeof max))
        scene->bounds_revision++;
    memcpy(scene->bounds_min, min, sizeof min);
    memcpy(scene->bounds_max, max, sizeof max);
    scene->bounds_stale = false;
}

bool vt_scene_update(vt_scene_data *scene) {
    vt_scene_close_holes(scene);
    vt_space_scales(scene);
    for (uint32_t i = 0; i < scene->dirty_count; i++) {
        vt_node_data *node = vt_node_at(scene->dirty[i]);
        node->queued = 0;
        if (!node->dirty) continue; // taken up with a group above it
        if (node->dirty & VT_MOVES)
            update_below(scene, topmost_moved(node));
        else
            update_one(scene, node);
    }
    scene->dirty_count = 0;
    for (int i = 0; i < VT_SHAPE_COUNT; i++) vt_batch_settle(&scene->batches[i]);
    if (scene->bounds_stale) gather_bounds(scene);
    vt_space_update(scene);
    for (int i = 0; i < VT_SHAPE_COUNT; i++) vt_batch_suit(&scene->batches[i], scene->space.stretch);
    vt_clips_update(scene);
    return true;
}
