// In:  a scene and a camera after their updates.
// Out: a flat, sorted list of draws.
// Called by: gl_submit.c; tests. Pure: no GL, no state.
#include "view/draw.h"
#include "base/sort.h"
#include "kinds/surface.h"

enum { LAYER_SCENE = 0, LAYER_TEXT = 1 };

static uint64_t key_of(unsigned layer, double order, bool clear, unsigned program, uint32_t sequence) {
    uint64_t rank = (uint64_t)(int64_t)((VT_CLAMP(order, -1000, 1000) + 1000) * 2); // 12 bits, in steps of a half
    return (uint64_t)layer << 45 | rank << 33 | (uint64_t)clear << 32 | (uint64_t)program << 24 |
           (sequence & 0xffffffu);
}

static bool reserve(vt_draw_list *list, uint32_t wanted) {
    if (wanted <= list->capacity) return true;
    uint32_t capacity = VT_MAX(wanted, list->capacity * 2);
    vt_draw *items = vt_realloc(list->items, capacity * sizeof *items);
    if (!items) return false;
    list->items = items;
    list->capacity = capacity;
    return true;
}

// --- what there is to draw of a mark ---
static uint32_t rows_of(const vt_array *a) { return a->revision && !a->open ? vt_array_elements(a) : 0; }

static bool any_open(const vt_node_data *node) {
    int count = vt_kind_spec_of(node->kind)->array_count;
    for (int i = 0; i < count; i++)
        if (node->arrays[i].open) return true;
    return false;
}

static uint32_t count_of(const vt_node_data *node) {
    if (node->kind >= VT_TEXT) return 0; // no arrays, and all of the overlay is one draw
    const vt_array *a = node->arrays;
    uint32_t n = rows_of(&a[0]);
    switch (node->kind) {
    case VT_LINE: return n < 2 ? 0 : n > 2 && VT_PROPS(line, node)->closed[0] != 0 ? n : n - 1;
    case VT_SEGMENTS: return n / 2;
    case VT_MESH: return n == 0 ? 0 : a[VT_ARRAY(mesh, faces)].revision ? rows_of(&a[VT_ARRAY(mesh, faces)]) : n / 3;
    case VT_SURFACE: return a[0].rows < 2 || a[0].columns < 2 ? 0 : n;
    default: return n;
    }
}

static unsigned program_of(int kind) {
    static const uint8_t programs[] = {VT_PROGRAM_POINTS,  VT_PROGRAM_STROKE, VT_PROGRAM_STROKE, VT_PROGRAM_MESH,
                                       VT_PROGRAM_SURFACE, VT_PROGRAM_IMAGE,  VT_PROGRAM_TEXT,   VT_PROGRAM_TEXT};
    _Static_assert(VT_LENGTH(programs) == VT_RULER - VT_POINTS + 1, "one for each mark");
    return programs[kind - VT_POINTS];
}

static bool rgba_is_clear(const double *rgba) { return rgba[3] < 1; } // false for auto
static bool bytes_are_clear(const vt_array *a) { return a->revision && !a->floats && a->min[0] < 1; }

static bool is_clear(const vt_node_data *node) {
    const vt_array *a = node->arrays;
    if (node->alpha < 1) return true;
    switch (node->kind) {
    case VT_POINTS: {
        const vt_points_props *p = VT_PROPS(points, node);
        return rgba_is_clear(p->color) || bytes_are_clear(&a[VT_ARRAY(points, colors)]) ||
               (p->edge[0] != 0 && rgba_is_clear(p->edge_color));
    }
    case VT_LINE: return rgba_is_clear(VT_PROPS(line, node)->color) || bytes_are_clear(&a[VT_ARRAY(line, colors)]);
    case VT_SEGMENTS:
        return rgba_is_clear(VT_PROPS(segments, node)->color) || bytes_are_clear(&a[VT_ARRAY(segments, colors)]);
    case VT_MESH: {
        const vt_mesh_props *p = VT_PROPS(mesh, node);
        return rgba_is_clear(p->color) || bytes_are_clear(&a[VT_ARRAY(mesh, colors)]) ||
               bytes_are_clear(&a[VT_ARRAY(mesh, texture)]);
    }
    case VT_SURFACE: {
        const vt_surface_props *p = VT_PROPS(surface, node);
        return rgba_is_clear(p->color) ||
               bytes_are_clear(&a[VT_ARRAY(surface, colors)]); // lines on it are mixed with its colour
    }
    case VT_IMAGE: return rgba_is_clear(VT_PROPS(image, node)->color) || bytes_are_clear(&a[VT_ARRAY(image, pixels)]);
    default: return false;
    }
}

// --- where the eye is ---
static void split(const double *eye, vt_draw *draw) {
    for (int c = 0; c < 3; c++) {
        // Volatile, because GCC 12.2 (x86-64, -O2) joins two components and takes x - (double)(float)x for x - x, which is
        // 0: data at 1e7 would jitter by a metre. tests/c/test_draw.c sees it in a release build.
        volatile float high = (float)eye[c];
        draw->eye_high[c] = high;
        draw->eye_low[c] = (float)(eye[c] - (double)high);
    }
}

// The inverse of a world matrix. A mark that is squashed flat (scale 0 along an axis) has none: for it, the lost axis is
// taken as a very short one. False when more than one axis is lost.
static bool invert(const double *world, double *inverse) {
    if (vt_mat_inverse(world, inverse)) return true;
    double m[16];
    memcpy(m, world, sizeof m);
    int lost = -1;
    for (int c = 0; c < 3; c++)
        if (vt_length(m + c * 4) < 1e-300) {
            if (lost >= 0) return false;
            lost = c;
        }
    if (lost < 0) return false;
    double *axis = m + lost * 4;
    vt_cross(m + (lost + 1) % 3 * 4, m + (lost + 2) % 3 * 4, axis);
    double size = VT_MAX(vt_length(m + (lost + 1) % 3 * 4), vt_length(m + (lost + 2) % 3 * 4)) * 1e-9;
    if (!vt_normalize(axis)) return false;
    for (int c = 0; c < 3; c++) axis[c] *= size;
    return vt_mat_inverse(m, inverse);
}

static bool place_eye(const vt_node_data *node, const vt_camera *camera, vt_draw *draw) {
    double inverse[16], eye[3], origin[3] = {0, 0, 0}, unit[3] = {1, 1, 1};
    if (!invert(node->world, inverse)) return false;
    vt_mat_point(inverse, camera->eye, eye);
    if (node->kind == VT_SURFACE)
        vt_surface_origin(node, origin, unit);
    else if (node->kind != VT_IMAGE) {
        memcpy(origin, node->arrays[0].origin, sizeof origin);
        memcpy(unit, node->arrays[0].unit, sizeof unit);
    }
    for (int c = 0; c < 3; c++) {
        eye[c] -= origin[c];
        // Seen from so far away all of it is one dot: it may be a larger one than it is, as long as float32 holds the eye.
        unit[c] = VT_MAX(unit[c], fabs(eye[c]) * 1e-30);
        eye[c] /= unit[c];
    }
    if (!vt_is_finite(eye[0] + eye[1] + eye[2])) return false;
    split(eye, draw);
    for (int c = 0; c < 3; c++)
        for (int i = 0; i < 3; i++)
            draw->linear[c * 3 + i] = (float)(camera->stretch[i] * node->world[c * 4 + i] * unit[c]);
    return true;
}

// How many CSS pixels a mark may stand out of its bounds.
static double pixels_out(const vt_node_data *node) {
    double size = 0;
    if (node->kind == VT_POINTS && VT_PROPS(points, node)->unit[0] == 0) {
        const vt_array *sizes = &node->arrays[VT_ARRAY(points, sizes)];
        double own = VT_PROPS(points, node)->size[0];
        size = vt_is_nan(own) ? 16 : own;
        if (sizes->revision && sizes->max[0] > size) size = sizes->max[0];
        size += VT_PROPS(points, node)->edge[0] > 0 ? VT_PROPS(points, node)->edge[0] : 0;
    }
    if (node->kind == VT_LINE) size = VT_PROPS(line, node)->width[0] * 4; // a miter reaches farther than half a width
    if (node->kind == VT_SEGMENTS) size = VT_PROPS(segments, node)->width[0];
    if (node->kind == VT_MESH) size = VT_PROPS(mesh, node)->wireframe[0];
    if (node->kind == VT_SURFACE) size = VT_PROPS(surface, node)->wireframe[0];
    return size + 8;
}

// --- the list ---
static void add_mark(vt_draw_list *list, const vt_node_data *node, const vt_camera *camera, uint32_t sequence) {
    if (!node->shown || !(node->alpha > 0) || any_open(node)) return;
    if (!vt_camera_sees(camera, node->bounds_min, node->bounds_max, pixels_out(node))) return;
    vt_draw draw = {
        .slot = node->handle.id & VT_SLOT_MASK, .program = (uint8_t)program_of(node->kind), .alpha = node->alpha};
    draw.count = count_of(node);
    if (!draw.count || !place_eye(node, camera, &draw)) return;
    draw.clear = is_clear(node);
    draw.key = key_of(LAYER_SCENE, VT_PROPS(points, node)->order[0], draw.clear, draw.program, sequence);
    list->items[list->count++] = draw;
}

static void add_batch(vt_draw_list *list, const vt_scene_data *scene, int shape, const vt_camera *camera) {
    const vt_batch *batch = &scene->batches[shape];
    if (!batch->count) return;
    double eye[3];
    vt_draw draw = {.slot = scene->slot,
                    .program = VT_PROGRAM_SHAPES,
                    .shape = (uint8_t)shape,
                    .count = batch->count,
                    .alpha = 1,
                    .clear = batch->clear > 0};
    for (int c = 0; c < 3; c++) {
        draw.linear[c * 4] = (float)(camera->stretch[c] * batch->unit[c]);
        eye[c] = (camera->eye[c] - batch->origin[c]) / batch->unit[c];
    }
    split(eye, &draw);
    draw.key = key_of(LAYER_SCENE, 0, draw.clear, draw.program, (uint32_t)shape);
    list->items[list->count++] = draw;
}

static bool before(const void *a, const void *b) { return ((const vt_draw *)a)->key < ((const vt_draw *)b)->key; }

bool vt_draw_build(vt_draw_list *list, vt_scene_data *scene, const vt_camera *camera) {
    list->count = 0;
    list->any_clear = false;
    if (!reserve(list, scene->mark_count + VT_SHAPE_COUNT + 1)) return false;
    for (uint32_t i = 0; i < scene->mark_count; i++) add_mark(list, vt_node_at(scene->marks[i]), camera, i);
    for (int i = 0; i < VT_SHAPE_COUNT; i++) add_batch(list, scene, i, camera);
    list->items[list->count++] = (vt_draw){.slot = scene->slot,
                                           .program = VT_PROGRAM_TEXT,
                                           .count = 1,
                                           .alpha = 1,
                                           .key = key_of(LAYER_TEXT, 0, false, VT_PROGRAM_TEXT, 0)};
    for (uint32_t i = 0; i < list->count; i++) list->any_clear = list->any_clear || list->items[i].clear;
    vt_sort(list->items, sizeof *list->items, list->count, before);
    return true;
}

void vt_draw_free(vt_draw_list *list) {
    vt_free(list->items);
    *list = (vt_draw_list){0};
}
