// In:  a scene with dirty nodes.
// Out: world transforms, visibility, opacity, bounds and shape rows brought up to date; cost follows what changed.
//      Before anything reads what is derived. Declared in node.h.
#include "scene/scene.h"

// --- transforms ---
static void rotation_of(const double *r, double *x, double *y, double *z) { // Rz * Ry * Rx by columns
    double cx = cos(r[0]), sx = sin(r[0]), cy = cos(r[1]), sy = sin(r[1]), cz = cos(r[2]), sz = sin(r[2]);
    x[0] = cz * cy, x[1] = sz * cy, x[2] = -sy;
    y[0] = cz * sy * sx - sz * cx, y[1] = sz * sy * sx + cz * cx, y[2] = cy * sx;
    z[0] = cz * sy * cx + sz * sx, z[1] = sz * sy * cx - cz * sx, z[2] = cy * cx;
}

static bool stands_at_position(const vt_node_data *node) {
    return node->ops->at_position ? node->ops->at_position(node) : vt_node_is(node, VT_STANDS_AT_POSITION);
}

void vt_node_frame(const vt_node_data *node, double *origin, double *unit) {
    for (int c = 0; c < 3; c++) origin[c] = 0, unit[c] = 1;
    if (node->ops->frame) {
        node->ops->frame(node, origin, unit);
    } else if (vt_node_spec(node)->array_count && vt_node_spec(node)->arrays[0].storage == VT_S_POINT3) {
        memcpy(origin, node->arrays[0].origin, 3 * sizeof *origin);
        memcpy(unit, node->arrays[0].unit, 3 * sizeof *unit);
    }
}

void vt_node_matrix(const vt_node_data *node, double *m) {
    vt_mat_identity(m);
    if (node->kind == VT_SCENE || node->kind == VT_VIEW) return; // they stand nowhere
    const vt_placed_props *p = VT_PROPS(placed, node);
    double x[3] = {1, 0, 0}, y[3] = {0, 1, 0}, z[3] = {0, 0, 1};
    if (p->rotation[0] != 0 || p->rotation[1] != 0 || p->rotation[2] != 0) rotation_of(p->rotation, x, y, z);
    vt_mat_axes(m, x, y, z, p->scale);
    // What stands at its position stands there in data numbers; what has places of its own is only moved by it.
    if (stands_at_position(node))
        vt_space_place(vt_scene_of(node), p->position, m + 12);
    else
        memcpy(m + 12, p->position, 3 * sizeof *m);
    double own[16];
    if (node->ops->own_matrix && node->ops->own_matrix(node, own)) vt_mat_mul(m, own, m);
}

// --- bounds ---
static void world_bounds(const vt_node_data *node, double *min, double *max) {
    double low[3], high[3];
    for (int c = 0; c < 3; c++) min[c] = INFINITY, max[c] = -INFINITY;
    if (!node->shown || !node->ops->bounds || !node->ops->bounds(node, low, high)) return;
    const double *m = node->world;
    double centre[3], half[3];
    for (int c = 0; c < 3; c++) centre[c] = low[c] / 2 + high[c] / 2, half[c] = high[c] / 2 - low[c] / 2;
    for (int i = 0; i < 3; i++) {
        double middle = m[i] * centre[0] + m[4 + i] * centre[1] + m[8 + i] * centre[2] + m[12 + i];
        double x = m[i] * half[0], y = m[4 + i] * half[1], z = m[8 + i] * half[2];
        // A ball's box is smaller than its cube's.
        double reach = node->ops->ellipsoid ? sqrt(x * x + y * y + z * z) : fabs(x) + fabs(y) + fabs(z);
        min[i] = middle - reach, max[i] = middle + reach;
    }
    if (!vt_is_finite(min[0] + min[1] + min[2] + max[0] + max[1] + max[2]))
        for (int c = 0; c < 3; c++) min[c] = INFINITY, max[c] = -INFINITY;
}

// --- update ---
static void take_bounds(vt_scene_data *scene, vt_node_data *node) {
    double min[3], max[3];
    if (vt_node_is_open(node) && node->shown) return; // as they were until the write ends
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

static void update_one(vt_scene_data *scene, vt_node_data *node) {
    int dirty = node->dirty;
    node->dirty = 0;
    if (node->kind == VT_SCENE) return;
    const vt_node_data *parent = vt_node_at(node->parent);
    if (vt_node_is(node, VT_IS_ARTIST)) node->alpha = (float)VT_PROPS(artist, node)->alpha[0] * parent->alpha;
    if (dirty & VT_MOVES) {
        node->shown = VT_PROPS(placed, node)->visible[0] != 0 && parent->shown;
        vt_node_matrix(node, node->world);
        if (parent->kind != VT_SCENE) vt_mat_mul(parent->world, node->world, node->world);
    }
    // A mark's LOOKS may change how far it reaches (sizes in data units).
    take_bounds(scene, node);
    if (vt_node_is(node, VT_IS_INSTANCED)) vt_batch_write(vt_node_batch(node), node);
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
    for (int list = -1; list < VT_BATCH_COUNT; list++) {
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
    for (int i = 0; i < VT_BATCH_COUNT; i++) vt_batch_settle(&scene->batches[i]);
    if (scene->bounds_stale) gather_bounds(scene);
    vt_space_update(scene);
    for (int i = 0; i < VT_BATCH_COUNT; i++) vt_batch_suit(&scene->batches[i], scene->space.stretch);
    vt_clips_update(scene);
    return true;
}
