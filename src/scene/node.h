// In:  create, set, write, remove from the gate.
// Out: the scene graph: nodes with properties, arrays, world transforms and bounds; scenes with their dirty lists.
#ifndef VT_NODE_H
#define VT_NODE_H
#include "data/array.h"
#include "scene/clip.h"
#include "scene/kind_ops.h"
#include "scene/space.h"

// A handle: 12 bits of generation above 20 bits of slot. A million nodes can live at once (50,000 boxes are an ordinary
// scene, so 16 bits would be too few); a slot that has been used 4095 times is retired, which takes 4 thousand million
// creations to use up all. Slot 0 is never used.
#define VT_SLOT_BITS 20
#define VT_SLOT_MASK ((1u << VT_SLOT_BITS) - 1)
#define VT_GENERATION_MAX ((1u << (32 - VT_SLOT_BITS)) - 1)

// Everything about one node, in one block of memory that stays where it is.
struct vt_node_data {
    vt_node handle;
    int kind;
    uint32_t scene, parent, first_child, last_child, next, previous; // slots; 0 none
    double *props;                                                   // the kind's struct, see VT_PROPS
    char **texts;                                                    // one per text property, NULL is ""
    vt_array *arrays;                                                // one per array of the kind
    double world[16];                    // local to world, double, valid after vt_scene_update
    double bounds_min[3], bounds_max[3]; // world, own marks only, valid after vt_scene_update; min > max: empty
    float alpha;                         // own times its groups', after vt_scene_update
    bool shown;                          // visible with all above it, after vt_scene_update
    uint8_t dirty;                       // vt_effect bits not yet taken up by vt_scene_update
    uint32_t queued;                     // 1 + place in the scene's dirty list; 0: not in it
    uint32_t revision;                   // raised by every set or write
    uint32_t index; // place in the scene's list: marks[index], lights[index], or row in its kind's batch
    void *extra;    // the kind's own derived data (text layout, smooth normals...), freed with extra_free
    void (*extra_free)(void *);
    const vt_kind_ops *ops; // its kind's
    struct vt_bvh *search;  // bvh.c's, of a large array; freed with the node
};

#define VT_PROPS(kind_name, node) ((const vt_##kind_name##_props *)(const void *)(node)->props)

// A node of an instanced kind, from its unit shape to the world; shapes.vert reads it as four texels.
typedef struct vt_batch_row {
    struct {
        float column[3]; // of the matrix, x, y, z in turn
        float place;     // x, y, z of where it is, relative to the batch's origin
    } axis[3];
    float color[3]; // sRGB, 0..1
    float look;     // VT_BATCH_HIDDEN, or 2 * (shading + (selected ? VT_BATCH_SELECTED : 0)) + alpha; alpha is 0 to 1
} vt_batch_row;
#define VT_BATCH_HIDDEN (-1.0f)
#define VT_BATCH_SELECTED 4.0f // shading is 0 smooth, 1 flat, 2 none
_Static_assert(sizeof(vt_batch_row) == 4 * 4 * sizeof(float), "four texels of four floats");
static inline bool vt_batch_row_hidden(const vt_batch_row *row) { return row->look < 0; }
static inline bool vt_batch_row_selected(const vt_batch_row *row) { return row->look >= 2 * VT_BATCH_SELECTED; }
static inline bool vt_batch_row_translucent(const vt_batch_row *row) {
    return row->look >= 0 && row->look - 2 * floorf(row->look / 2) < 1;
}

typedef struct vt_batch vt_batch;
// The nodes of one instanced kind in one scene: one row each, drawn in one call.
struct vt_batch {
    int kind;
    vt_batch_row *rows;
    uint32_t *slots; // whose row it is
    uint32_t count, capacity;
    double origin[3]; // rows hold world positions minus this, divided by...
    double unit[3];   // ...a power of two for each world axis, as their own axes are; 1 but for huge or tiny scenes
    bool has_origin, far_rows; // far_rows: some row stands far from the origin for its size
    uint32_t dirty_first, dirty_end, revision;
    uint32_t translucent; // how many rows have alpha < 1
    uint32_t selected;    // how many are
};
#define VT_LABELLED 40
struct vt_scene_data {
    uint32_t slot;
    uint32_t node_count; // with the scene itself
    uint32_t *dirty;     // slots of nodes that wait for vt_scene_update; room for all nodes, so touching cannot fail
    uint32_t dirty_count, dirty_capacity;
    uint32_t *marks; // slots of marks, oldest first; 0: removed since update
    uint32_t mark_count, mark_capacity;
    uint32_t *lights;
    uint32_t light_count, light_capacity;
    vt_batch batches[VT_BATCH_COUNT];    // by the spec's `batch`
    uint32_t revision;                   // raised by anything that may change the picture
    uint32_t bounds_revision;            // raised when bounds may have changed
    double bounds_min[3], bounds_max[3]; // of all shown marks, valid after vt_scene_update; min > max: empty
    bool bounds_stale;                   // something at the rim moved inwards or went: to be put together anew
    uint32_t mark_holes, light_holes;    // zeros in marks, lights
    vt_space space;                      // valid after vt_scene_update
    vt_clips clips;                      // likewise
    // The first nodes with labels, in the tree's order, and how many there are. layout.c looks for them anew when `names`,
    // which a label or another place in the tree raises, or vt_node_removals is not what it was then.
    uint32_t names, labelled_at[2], labelled[VT_LABELLED], labelled_count;
    uint32_t clip_slots[VT_CLIPS - 1]; // of clip nodes, oldest first; 0: none
};

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

vt_node vt_node_make(int kind, vt_node_data *parent); // {0} when out of memory or slots, with an error text
void vt_node_free(vt_node_data *node);                // with its subtree
vt_status vt_node_attach(vt_node_data *node, vt_node_data *parent);
vt_status vt_node_set(vt_node_data *node, int property, const double *values, int count); // checks and words errors
vt_status vt_node_set_text(vt_node_data *node, int property, const char *text);
int vt_node_get_numbers(const vt_node_data *node, int property, double *values, int capacity); // how many, or a status
const char *vt_node_get_text(const vt_node_data *node, int property); // also a choice's name; NULL on failure
void vt_node_invalidate(vt_node_data *node, int effects); // marks it dirty and its scene changed; a view: only itself
void vt_node_shutdown(void);                              // frees all scenes
vt_node_data *vt_node_following(vt_node_data *root, vt_node_data *node);   // depth-first below root; NULL at the end
vt_node_data *vt_node_next_beside(vt_node_data *root, vt_node_data *node); // the same, leaving out what is below node

#define VT_LIGHTS 16 // directional and point lights of a scene; the same number is in frame.glsl and light.glsl

void vt_scene_close_holes(vt_scene_data *scene); // takes the zeros out of marks and lights

void vt_space_update(vt_scene_data *scene); // space.c: axes' ranges and stretching, from properties and bounds
void vt_space_scales(vt_scene_data *scene); // takes up the axes' scales: what is stored goes through them
int vt_space_axis(const vt_node_data *node, int array); // of the first component of an array of places; -1: it is none
void vt_space_scales_from(const vt_scene_data *scene, int first_axis, vt_axis_scale *scales3); // linear beyond z
void vt_space_place(const vt_scene_data *scene, const double *data3, double *scene3); // NaN: there is no such place
void vt_space_bounds_out(const vt_scene_data *scene, double *min_max);                // scene to data numbers
bool vt_space_box(const vt_scene_data *scene, double *min3,
                  double *max3); // what is fitted: the axes' box, or the bounds
bool vt_space_reach(const vt_scene_data *scene, double *min3, double *max3); // what may be seen; both false when empty
vt_status vt_space_check(const vt_node_data *scene); // whether limits and scales of a scene's axes can go together
void vt_clips_update(vt_scene_data *scene);          // clip.c

// scene.c
// Of the numbers in a node's arrays of places: place = stored * unit + origin.
void vt_node_frame(const vt_node_data *node, double *origin3, double *unit3);
void vt_node_matrix(const vt_node_data *node, double *local16); // node to parent, with its kind's own part
// Takes up everything dirty: world transforms, visibility, bounds, batches, derived data. Cost follows the changes, not the
// size of the scene. Allocates only when something grew. False when memory ran out (the scene keeps its old state).
bool vt_scene_update(vt_scene_data *scene);
#endif
