// In:  nothing.
// Out: what a scene is made of: nodes, batches of instances, clips, the space that its axes span.
#ifndef VT_TYPES_H
#define VT_TYPES_H
#include "base/vec.h"
#include "data/array.h"
#include "scene/kind_ops.h"

// A handle: 12 bits of generation above 20 bits of slot. A million nodes can live at once (50,000 boxes are an ordinary
// scene, so 16 bits would be too few); a slot that has been used 4095 times is retired, which takes 4 thousand million
// creations to use up all. Slot 0 is never used.
#define VT_SLOT_BITS 20
#define VT_SLOT_MASK ((1u << VT_SLOT_BITS) - 1)
#define VT_GENERATION_MAX ((1u << (32 - VT_SLOT_BITS)) - 1)

#define VT_LIGHTS 16 // directional and point lights of a scene; the same number is in frame.glsl and light.glsl

// --- clips: what they cut off is neither drawn nor picked ---
#define VT_CLIPS 9 // 8 nodes and the axes' limits
typedef enum vt_clip_how { VT_CLIP_BEHIND, VT_CLIP_OUTSIDE, VT_CLIP_INSIDE } vt_clip_how; // what is cut off
// An affine map of scene numbers: a plane cuts off where its x < 0; a box is -0.5..0.5 along all three.
typedef struct vt_clip {
    double map[16]; // scene to clip, column-major
    vt_clip_how how;
} vt_clip;

typedef struct vt_clips {
    vt_clip items[VT_CLIPS];
    int count;
} vt_clips;

// --- the axes' space, see space.h ---
typedef struct vt_axis {
    vt_axis_scale scale;
    double epoch[2];  // date: days since 1970-01-01, seconds of that day
    double low, high; // of the axes' box, scene numbers, low < high
    bool reversed;    // high is where low would be
    bool limited;     // an end was given: what is outside is cut off
} vt_axis;

typedef struct vt_space {
    vt_axis axis[3];
    double stretch[3];            // negative where reversed; never 0
    bool shown;                   // there are axes (box or cross)
    bool mirrored;                // an odd number of axes is reversed: triangles turn the other way round
    bool boxed;                   // the sides of the axes' box are given, not its units: they stay when the data grow
    uint32_t revision;            // raised when anything here changed
    uint32_t of_bounds, of_scene; // the scene's bounds_revision and revision that this was made of
} vt_space;

// --- nodes and scenes ---
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
#endif
