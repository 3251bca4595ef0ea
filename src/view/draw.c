// In:  a scene and a camera after their updates.
// Out: a flat, sorted list of draws.
//      Pure: no GL, no state.
#include "view/draw.h"
#include "base/sort.h"

enum { LAYER_SCENE = 0, LAYER_TEXT = 1 };

static uint64_t key_of(unsigned layer, double order, bool translucent, unsigned family, uint32_t sequence) {
    uint64_t rank = (uint64_t)(int64_t)((VT_CLAMP(order, -1000, 1000) + 1000) * 2); // 12 bits, in steps of a half
    return (uint64_t)layer << 45 | rank << 33 | (uint64_t)translucent << 32 | (uint64_t)family << 24 |
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
    double inverse[16], eye[3], origin[3], unit[3];
    if (!invert(node->world, inverse)) return false;
    vt_mat_point(inverse, camera->eye, eye);
    vt_node_frame(node, origin, unit);
    for (int c = 0; c < 3; c++) {
        eye[c] -= origin[c];
        // Seen from so far away all of it is one dot: it may be a larger one than it is, as long as float32 holds the eye.
        unit[c] = VT_MAX(unit[c], fabs(eye[c]) * 1e-30);
        eye[c] /= unit[c];
    }
    if (!vt_is_finite(eye[0] + eye[1] + eye[2])) return false;
    split(eye, draw);
    for (int c = 0; c < 3; c++)
        for (int i = 0; i < 3; i++) draw->linear[c][i] = (float)(camera->stretch[i] * node->world[c * 4 + i] * unit[c]);
    return true;
}

// --- the list ---
static void add_mark(vt_draw_list *list, const vt_node_data *node, const vt_camera *camera, uint32_t sequence) {
    const vt_kind_ops *ops = node->ops;
    if (!ops->draw_count || !node->shown || !(node->alpha > 0) || vt_node_is_open(node)) return;
    double overhang = (ops->overhang ? ops->overhang(node) : 0) + 8; // and some for what is never thinner than a pixel
    if (!vt_camera_sees(camera, node->bounds_min, node->bounds_max, overhang)) return;
    vt_draw draw = {.slot = node->handle.id & VT_SLOT_MASK, .family = ops->family, .alpha = node->alpha};
    draw.count = ops->draw_count(node);
    if (!draw.count || !place_eye(node, camera, &draw)) return;
    draw.translucent = node->alpha < 1 || (ops->translucent && ops->translucent(node));
    draw.key = key_of(LAYER_SCENE, VT_PROPS(artist, node)->order[0], draw.translucent, draw.family, sequence);
    list->items[list->count++] = draw;
}

static void add_batch(vt_draw_list *list, const vt_scene_data *scene, int number, const vt_camera *camera) {
    const vt_batch *batch = &scene->batches[number];
    if (!batch->count) return;
    double eye[3];
    vt_draw draw = {.slot = scene->slot,
                    .family = vt_kind_ops_of(batch->kind)->family,
                    .batch = (uint8_t)number,
                    .count = batch->count,
                    .alpha = 1,
                    .translucent = batch->translucent > 0};
    for (int c = 0; c < 3; c++) {
        draw.linear[c][c] = (float)(camera->stretch[c] * batch->unit[c]);
        eye[c] = (camera->eye[c] - batch->origin[c]) / batch->unit[c];
    }
    split(eye, &draw);
    draw.key = key_of(LAYER_SCENE, 0, draw.translucent, draw.family, (uint32_t)number);
    list->items[list->count++] = draw;
}

static bool before(const void *a, const void *b) { return ((const vt_draw *)a)->key < ((const vt_draw *)b)->key; }

bool vt_draw_build(vt_draw_list *list, vt_scene_data *scene, const vt_camera *camera) {
    list->count = 0;
    list->any_translucent = false;
    if (!reserve(list, scene->mark_count + VT_BATCH_COUNT + 1)) return false;
    for (uint32_t i = 0; i < scene->mark_count; i++) add_mark(list, vt_node_at(scene->marks[i]), camera, i);
    for (int i = 0; i < VT_BATCH_COUNT; i++) add_batch(list, scene, i, camera);
    list->items[list->count++] = (vt_draw){.slot = scene->slot,
                                           .family = VT_FAMILY_TEXT,
                                           .count = 1,
                                           .alpha = 1,
                                           .key = key_of(LAYER_TEXT, 0, false, VT_FAMILY_TEXT, 0)};
    for (uint32_t i = 0; i < list->count; i++)
        list->any_translucent = list->any_translucent || list->items[i].translucent;
    vt_sort(list->items, sizeof *list->items, list->count, before);
    return true;
}

void vt_draw_free(vt_draw_list *list) {
    vt_free(list->items);
    *list = (vt_draw_list){0};
}
