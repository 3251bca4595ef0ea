// In:  handles, slots.
// Out: the nodes that live there, and those that follow them in their tree.
#include "scene/node.h"

typedef struct place {
    vt_node_data *node;  // NULL when free or retired
    uint32_t generation; // of the node that lives here, or lived here last
    uint32_t next_free;  // a slot; 0: none
} place;

static struct {
    place *places;           // [0] is not used
    uint32_t used, capacity; // slots that have ever been used, counting [0]
    uint32_t first_free;
    uint32_t count, removals;
    uint32_t first_generation; // minus one, of slots that were never used; see vt_node_shutdown
} pool;

vt_node_data *vt_node_get(vt_node handle) {
    uint32_t slot = handle.id & VT_SLOT_MASK;
    if (slot == 0 || slot >= pool.used) return NULL;
    const place *p = &pool.places[slot];
    return p->node && p->generation == handle.id >> VT_SLOT_BITS ? p->node : NULL;
}

vt_node_data *vt_node_at(uint32_t slot) {
    VT_ASSERT(slot > 0 && slot < pool.used && pool.places[slot].node);
    return pool.places[slot].node;
}

vt_node_data *vt_node_try(uint32_t slot) { return slot > 0 && slot < pool.used ? pool.places[slot].node : NULL; }
vt_scene_data *vt_scene_of(const vt_node_data *node) { return vt_node_at(node->scene)->extra; }
uint32_t vt_node_count(void) { return pool.count; }
uint32_t vt_node_removals(void) { return pool.removals; }
uint32_t vt_node_slots(void) { return pool.used; }

vt_batch *vt_node_batch(const vt_node_data *node) { return &vt_scene_of(node)->batches[vt_node_spec(node)->batch]; }

bool vt_node_is_open(const vt_node_data *node) {
    int count = vt_node_spec(node)->array_count;
    for (int i = 0; i < count; i++)
        if (node->arrays[i].open) return true;
    return false;
}

const char *vt_node_text(const vt_node_data *node, int slot) {
    const vt_kind_spec *spec = vt_kind_spec_of(node->kind);
    for (int i = 0; i < spec->text_count; i++)
        if (spec->text_slots[i] == slot) return node->texts[i] ? node->texts[i] : spec->text_defaults[i];
    VT_ASSERT(false);
    return "";
}

// --- slots ---
bool vt_slot_ready(void) {
    if (pool.first_free || pool.used < pool.capacity) return true;
    if (pool.used > VT_SLOT_MASK) return false;
    uint32_t capacity = pool.capacity ? VT_MIN(pool.capacity * 2, VT_SLOT_MASK + 1) : 64;
    place *places = vt_realloc(pool.places, capacity * sizeof *places);
    if (!places) return false;
    pool.places = places;
    pool.capacity = capacity;
    if (pool.used == 0) places[0] = (place){0}, pool.used = 1;
    return true;
}

uint32_t vt_slot_take(vt_node_data *node) {
    uint32_t slot = pool.first_free;
    if (slot) {
        pool.first_free = pool.places[slot].next_free;
    } else {
        slot = pool.used++;
        pool.places[slot].generation = pool.first_generation;
    }
    place *p = &pool.places[slot];
    p->generation++;
    p->node = node;
    pool.count++;
    node->handle.id = p->generation << VT_SLOT_BITS | slot;
    return slot;
}

void vt_slot_give(uint32_t slot) {
    place *p = &pool.places[slot];
    p->node = NULL;
    pool.count--;
    pool.removals++;
    if (p->generation == VT_GENERATION_MAX) return; // retired: its next handle would look like its first
    p->next_free = pool.first_free;
    pool.first_free = slot;
}

bool vt_slots_full(void) { return pool.used > VT_SLOT_MASK && !pool.first_free; }

void vt_slots_free(void) {
    uint32_t newest = pool.first_generation, removals = pool.removals;
    for (uint32_t slot = 1; slot < pool.used; slot++) newest = VT_MAX(newest, pool.places[slot].generation);
    vt_free(pool.places);
    memset(&pool, 0, sizeof pool);
    pool.removals = removals;
    // Handles from before stay stale: new generations begin after all that there were.
    pool.first_generation = newest < VT_GENERATION_MAX / 2 ? newest : 0;
}

// --- in the tree ---
vt_node_data *vt_node_next_beside(vt_node_data *root, vt_node_data *node) {
    while (node != root) {
        if (node->next) return vt_node_at(node->next);
        if (!node->parent) return NULL;
        node = vt_node_at(node->parent);
    }
    return NULL;
}

vt_node_data *vt_node_following(vt_node_data *root, vt_node_data *node) {
    return node->first_child ? vt_node_at(node->first_child) : vt_node_next_beside(root, node);
}

void vt_node_invalidate(vt_node_data *node, int effects) {
    node->revision++;
    if (node->kind == VT_VIEW) return; // a view changes its own picture only
    vt_scene_data *scene = vt_scene_of(node);
    scene->revision++;
    node->dirty |= (uint8_t)effects;
    if (node->queued) return;
    VT_ASSERT(scene->dirty_count < scene->dirty_capacity);
    scene->dirty[scene->dirty_count++] = node->handle.id & VT_SLOT_MASK;
    node->queued = scene->dirty_count;
}
