// In:  a scene's nodes.
// Out: what kinds paint of them in the overlay, layer by layer; among words, those of the lower `order` and far ones first.
#include "annotate/painted_nodes.h"
#include "base/sort.h"

typedef struct painted {
    vt_paint_layer layer;
    double order, distance;
    uint32_t rank, slot; // rank: what else decides
} painted;
static painted *found;
static uint32_t capacity;

static bool before(const void *a, const void *b) {
    const painted *x = a, *y = b;
    if (x->layer != y->layer) return x->layer < y->layer;
    if (x->order != y->order) return x->order < y->order;
    return x->distance != y->distance ? x->distance > y->distance : x->rank < y->rank;
}

static uint32_t add(uint32_t count, const vt_overlay *overlay, uint32_t slot, uint32_t rank) {
    const vt_node_data *node = slot ? vt_node_at(slot) : NULL;
    if (!node || !node->ops->paint || !node->shown) return count;
    found[count] = (painted){.layer = node->ops->paint_layer, .rank = rank, .slot = slot};
    if (node->ops->paint_layer == VT_PAINT_WORDS) {
        double away[3];
        vt_camera_relative(overlay->camera, node->world + 12, away);
        found[count].order = VT_PROPS(artist, node)->order[0], found[count].distance = vt_dot(away, away);
        found[count].rank = slot;
    }
    return count + 1;
}

bool vt_painted_nodes_paint(vt_overlay *overlay) {
    const vt_scene_data *scene = overlay->scene;
    uint32_t count = 0, most = scene->mark_count + VT_LENGTH(scene->clip_slots);
    if (capacity < most) {
        painted *more = vt_realloc(found, 2 * (size_t)most * sizeof *more);
        if (!more) return false;
        found = more, capacity = 2 * most;
    }
    for (uint32_t i = 0; i < scene->mark_count; i++) count = add(count, overlay, scene->marks[i], i);
    for (uint32_t i = 0; i < VT_LENGTH(scene->clip_slots); i++) count = add(count, overlay, scene->clip_slots[i], i);
    vt_sort(found, sizeof *found, count, before);
    for (uint32_t i = 0; i < count; i++) {
        const vt_node_data *node = vt_node_at(found[i].slot);
        if (!node->ops->paint(overlay, node)) return false;
    }
    return true;
}

void vt_painted_nodes_shutdown(void) {
    vt_free(found);
    found = NULL, capacity = 0;
}
