// In:  handles, slots, values for properties.
// Out: the nodes that live there; their values, checked.
#ifndef VT_NODE_H
#define VT_NODE_H
#include "scene/types.h"

vt_node_data *vt_node_get(vt_node handle); // NULL when stale; no error text
vt_node_data *vt_node_at(uint32_t slot);   // slot must be live
vt_node_data *vt_node_try(uint32_t slot);  // NULL when nothing lives there
vt_scene_data *vt_scene_of(const vt_node_data *node);
static inline const vt_kind_spec *vt_node_spec(const vt_node_data *node) { return vt_kind_spec_of(node->kind); }
static inline bool vt_node_is(const vt_node_data *node, int flags) { return vt_kind_is(node->kind, flags); }
vt_batch *vt_node_batch(const vt_node_data *node); // of an instanced kind
// Whether an array is being written: until that ends, the node is drawn and bounded as it was, or not at all.
bool vt_node_is_open(const vt_node_data *node);
const char *vt_node_text(const vt_node_data *node, int slot); // its default when unset; slot is VT_SLOT(kind, property)
uint32_t vt_node_count(void);
uint32_t vt_node_removals(void); // raised by each removed node: GL caches sweep when it changed
uint32_t vt_node_slots(void);    // one past the highest slot in use

// property.c
vt_status vt_node_set(vt_node_data *node, int property, const double *values, int count); // checks and words errors
vt_status vt_node_set_text(vt_node_data *node, int property, const char *text);
int vt_node_get_numbers(const vt_node_data *node, int property, double *values, int capacity); // how many, or a status
const char *vt_node_get_text(const vt_node_data *node, int property); // also a choice's name; NULL on failure
void vt_node_invalidate(vt_node_data *node, int effects); // marks it dirty and its scene changed; a view: only itself
vt_node_data *vt_node_following(vt_node_data *root, vt_node_data *node);   // depth-first below root; NULL at the end
vt_node_data *vt_node_next_beside(vt_node_data *root, vt_node_data *node); // the same, leaving out what is below node

// For tree.c: slots of the pool.
bool vt_slot_ready(void);                  // there is one to take; false when memory or handles are out
uint32_t vt_slot_take(vt_node_data *node); // sets its handle
void vt_slot_give(uint32_t slot);
bool vt_slots_full(void); // there are as many nodes as handles can tell apart
void vt_slots_free(void); // all of them; handles from before stay stale
#endif
