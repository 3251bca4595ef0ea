// In:  create, move, remove.
// Out: the trees that nodes form; a scene's lists of its marks, lights, clips and batches.
#include "scene/tree.h"
#include "geometry/bvh.h"
#include "scene/batch.h"

// --- room in the scene, made before a node so that nothing after it can fail ---
static bool reserve(uint32_t **list, uint32_t *capacity, uint32_t wanted) {
    if (wanted <= *capacity) return true;
    uint32_t grown = VT_MAX(wanted, *capacity * 2);
    grown = VT_MAX(grown, 16);
    uint32_t *larger = vt_realloc(*list, grown * sizeof **list);
    if (!larger) return false;
    *list = larger;
    *capacity = grown;
    return true;
}

static void close_holes(uint32_t *list, uint32_t *count, uint32_t *holes) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < *count; i++) {
        if (!list[i]) continue;
        vt_node_at(list[i])->index = kept;
        list[kept++] = list[i];
    }
    *count = kept;
    *holes = 0;
}

void vt_scene_close_holes(vt_scene_data *scene) {
    if (scene->mark_holes) close_holes(scene->marks, &scene->mark_count, &scene->mark_holes);
    if (scene->light_holes) close_holes(scene->lights, &scene->light_count, &scene->light_holes);
}

static int clip_count(const vt_scene_data *scene) {
    int count = 0;
    while (count < VT_LENGTH(scene->clip_slots) && scene->clip_slots[count]) count++;
    return count;
}

static bool scene_has_room(vt_scene_data *scene, int kind) {
    if (!reserve(&scene->dirty, &scene->dirty_capacity, scene->node_count + 1)) return false;
    // A scene that nobody looks at is not updated; making and removing in turns must not grow it.
    if (scene->mark_holes > scene->mark_count / 2 || scene->light_holes > scene->light_count / 2)
        vt_scene_close_holes(scene);
    if (vt_kind_is(kind, VT_IS_MARK)) return reserve(&scene->marks, &scene->mark_capacity, scene->mark_count + 1);
    if (vt_kind_is(kind, VT_IS_LIGHT)) return reserve(&scene->lights, &scene->light_capacity, scene->light_count + 1);
    if (vt_kind_is(kind, VT_IS_INSTANCED)) {
        vt_batch *batch = &scene->batches[vt_kind_spec_of(kind)->batch];
        batch->kind = kind;
        return vt_batch_reserve(batch, batch->count + 1);
    }
    return true;
}

static void scene_enter(vt_scene_data *scene, vt_node_data *node, uint32_t slot) {
    scene->node_count++;
    if (vt_node_is(node, VT_IS_MARK)) node->index = scene->mark_count, scene->marks[scene->mark_count++] = slot;
    if (vt_node_is(node, VT_IS_LIGHT)) node->index = scene->light_count, scene->lights[scene->light_count++] = slot;
    if (vt_node_is(node, VT_IS_CLIP)) scene->clip_slots[clip_count(scene)] = slot;
    if (vt_node_is(node, VT_IS_INSTANCED)) node->index = vt_batch_add(vt_node_batch(node), slot);
}

static void scene_leave(vt_scene_data *scene, vt_node_data *node) {
    scene->node_count--;
    scene->revision++;
    if (node->queued) {
        uint32_t last = scene->dirty[--scene->dirty_count];
        scene->dirty[node->queued - 1] = last;
        vt_node_at(last)->queued = node->queued;
    }
    if (node->bounds_min[0] <= node->bounds_max[0]) scene->bounds_stale = true;
    if (vt_node_is(node, VT_IS_MARK)) scene->marks[node->index] = 0, scene->mark_holes++;
    if (vt_node_is(node, VT_IS_LIGHT)) scene->lights[node->index] = 0, scene->light_holes++;
    if (vt_node_is(node, VT_IS_CLIP)) {
        int kept = 0, count = clip_count(scene);
        for (int i = 0; i < count; i++)
            if (vt_node_at(scene->clip_slots[i]) != node) scene->clip_slots[kept++] = scene->clip_slots[i];
        scene->clip_slots[kept] = 0;
    }
    if (vt_node_is(node, VT_IS_INSTANCED)) vt_batch_remove(vt_node_batch(node), node->index);
}

static void scene_free(void *extra) {
    vt_scene_data *scene = extra;
    vt_free(scene->dirty);
    vt_free(scene->marks);
    vt_free(scene->lights);
    for (int i = 0; i < VT_BATCH_COUNT; i++) vt_batch_free(&scene->batches[i]);
    vt_free(scene);
}

// --- the tree ---
static void link_last(vt_node_data *parent, vt_node_data *node, uint32_t slot) {
    uint32_t parent_slot = parent->handle.id & VT_SLOT_MASK;
    node->parent = parent_slot;
    node->previous = parent->last_child;
    node->next = 0;
    if (parent->last_child)
        vt_node_at(parent->last_child)->next = slot;
    else
        parent->first_child = slot;
    parent->last_child = slot;
}

static void unlink(vt_node_data *node) {
    if (!node->parent) return;
    vt_node_data *parent = vt_node_at(node->parent);
    if (node->previous)
        vt_node_at(node->previous)->next = node->next;
    else
        parent->first_child = node->next;
    if (node->next)
        vt_node_at(node->next)->previous = node->previous;
    else
        parent->last_child = node->previous;
    node->parent = node->next = node->previous = 0;
}

static vt_status check_parent(int kind, const vt_node_data *parent) {
    const char *name = vt_kind_spec_of(kind)->name;
    if (kind == VT_SCENE)
        return parent ? vt_fail(VT_ERROR_VALUE, "scene: got a %s as its parent, wanted none: a scene is the root",
                                vt_kind_spec_of(parent->kind)->name)
                      : VT_OK;
    if (!parent)
        return vt_fail(VT_ERROR_HANDLE, "%s: got no parent, wanted a scene%s", name,
                       kind == VT_VIEW ? "" : " or a group");
    if (parent->kind == VT_SCENE || (parent->kind == VT_GROUP && kind != VT_VIEW)) return VT_OK;
    return vt_fail(VT_ERROR_VALUE, "%s: got a %s as its parent, wanted a scene%s", name,
                   vt_kind_spec_of(parent->kind)->name, kind == VT_VIEW ? "" : " or a group");
}

// --- make and free ---
static void set_defaults(vt_node_data *node, const vt_kind_spec *spec) {
    for (int i = 0; i < spec->property_count; i++) {
        const vt_property *p = &spec->properties[i];
        for (int k = 0; k < p->count; k++) node->props[p->slot + k] = p->initial[k % VT_LENGTH(p->initial)];
    }
    for (int i = 0; i < spec->array_count; i++) vt_array_drop(&node->arrays[i]);
    vt_mat_identity(node->world);
    for (int c = 0; c < 3; c++) node->bounds_min[c] = INFINITY, node->bounds_max[c] = -INFINITY;
    node->alpha = 1;
}

static vt_node no_memory(const vt_kind_spec *spec) {
    if (vt_slots_full())
        vt_fail(VT_ERROR_MEMORY, "%s: there are %u nodes already, more than handles can tell apart; put more into each",
                spec->name, vt_node_count());
    else
        vt_fail(VT_ERROR_MEMORY, "%s: no memory for another node (there are %u)", spec->name, vt_node_count());
    return (vt_node){0};
}

// The node, its properties, arrays and texts are one block.
static vt_node_data *allocate(const vt_kind_spec *spec, int kind) {
    _Static_assert(sizeof(vt_node_data) % 8 == 0 && sizeof(vt_array) % 8 == 0, "what follows in the block is aligned");
    size_t numbers = (size_t)spec->double_count * sizeof(double), arrays = (size_t)spec->array_count * sizeof(vt_array);
    vt_node_data *node = vt_alloc_zero(sizeof *node + numbers + arrays + (size_t)spec->text_count * sizeof(char *));
    if (!node) return NULL;
    uint8_t *tail = (uint8_t *)(node + 1);
    node->kind = kind;
    node->ops = vt_kind_ops_of(kind);
    node->props = (double *)(void *)tail;
    node->arrays = (vt_array *)(void *)(tail + numbers);
    node->texts = (char **)(void *)(tail + numbers + arrays);
    if (kind != VT_SCENE) return node;
    vt_scene_data *scene = node->extra = vt_alloc_zero(sizeof *scene);
    node->extra_free = scene_free;
    for (int c = 0; scene && c < 3; c++) {
        scene->space.stretch[c] = 1;
        for (int i = 0; i < VT_BATCH_COUNT; i++) scene->batches[i].unit[c] = 1;
    }
    if (scene && scene_has_room(scene, kind)) return node;
    if (scene) scene_free(scene);
    vt_free(node);
    return NULL;
}

vt_node vt_node_make(int kind, vt_node_data *parent) {
    const vt_kind_spec *spec = vt_kind_spec_of(kind);
    VT_ASSERT(spec);
    if (check_parent(kind, parent)) return (vt_node){0};
    const vt_kind_ops *ops = vt_kind_ops_of(kind);
    if (parent && ops->admit && ops->admit(vt_scene_of(parent), kind)) return (vt_node){0};
    if (!vt_slot_ready() || (parent && !scene_has_room(vt_scene_of(parent), kind))) return no_memory(spec);
    vt_node_data *node = allocate(spec, kind);
    if (!node) return no_memory(spec);
    set_defaults(node, spec);
    uint32_t slot = vt_slot_take(node);
    node->scene = parent ? parent->scene : slot;
    vt_scene_data *scene = vt_scene_of(node);
    if (parent) {
        link_last(parent, node, slot);
    } else {
        scene->slot = slot;
        for (int c = 0; c < 3; c++) scene->bounds_min[c] = INFINITY, scene->bounds_max[c] = -INFINITY;
        node->shown = true;
    }
    scene_enter(scene, node, slot);
    vt_node_invalidate(node, VT_MOVES | VT_SHAPES | VT_LOOKS);
    if (!ops->start || ops->start(node)) return node->handle;
    vt_node_free(node);
    return no_memory(spec);
}

static void free_one(vt_node_data *node) {
    if (node->kind != VT_SCENE) scene_leave(vt_scene_of(node), node);
    const vt_kind_spec *spec = vt_kind_spec_of(node->kind);
    for (int i = 0; i < spec->array_count; i++) vt_array_drop(&node->arrays[i]);
    for (int i = 0; i < spec->text_count; i++) vt_free(node->texts[i]);
    if (node->extra_free) node->extra_free(node->extra);
    vt_bvh_free(node->search);
    vt_slot_give(node->handle.id & VT_SLOT_MASK);
    vt_free(node);
}

void vt_node_free(vt_node_data *node) {
    // From the leaves up, without recursion: a tree may be deeper than the stack.
    vt_node_data *at = node;
    for (;;) {
        while (at->first_child) at = vt_node_at(at->first_child);
        vt_node_data *parent = at == node ? NULL : vt_node_at(at->parent);
        unlink(at);
        free_one(at);
        if (!parent) return;
        at = parent;
    }
}

vt_status vt_node_attach(vt_node_data *node, vt_node_data *parent) {
    if (node->kind == VT_SCENE)
        return vt_fail(VT_ERROR_VALUE, "scene: a scene is a root and cannot be moved below another node");
    vt_status status = check_parent(node->kind, parent);
    if (status) return status;
    const char *name = vt_kind_spec_of(node->kind)->name;
    if (parent->scene != node->scene)
        return vt_fail(VT_ERROR_VALUE, "%s: the new parent is in another scene; make it anew there", name);
    for (const vt_node_data *at = parent; at; at = at->parent ? vt_node_at(at->parent) : NULL)
        if (at == node) return vt_fail(VT_ERROR_VALUE, "%s: the new parent is the node itself, or below it", name);
    unlink(node);
    link_last(parent, node, node->handle.id & VT_SLOT_MASK);
    vt_scene_of(node)->names++;
    vt_node_invalidate(node, VT_MOVES);
    return VT_OK;
}

void vt_node_shutdown(void) {
    for (uint32_t slot = 1; slot < vt_node_slots(); slot++) {
        vt_node_data *node = vt_node_try(slot);
        if (node && node->kind == VT_SCENE) vt_node_free(node);
    }
    vt_slots_free();
}
