// In:  nothing; each kind fills one of these in src/kinds/.
// Out: what is to be known of a kind, and done with it, by those who know no kind by name.
//
// Adding a kind: its line in kinds.h, a `const vt_kind_ops vt_<name>_ops` in a file of src/kinds/, and where a new family draws
// it, gl/gl_<family>.c and shaders/<family>.*. A member that is left out means what its comment says.
#ifndef VT_KIND_OPS_H
#define VT_KIND_OPS_H
#include "scene/kind.h"

typedef struct vt_node_data vt_node_data;
typedef struct vt_scene_data vt_scene_data;
struct vt_array;
struct vt_clip;
struct vt_json;
struct vt_legend_sample;
struct vt_overlay;
struct vt_hit_test;
struct vt_batch;
struct vt_bvh_source;

// How an anchor that is seen is told from one that something hides.
typedef struct vt_hit_cover {
    double lift; // device px by which it is drawn nearer than it stands
    int around;  // pixels to each side of which the farthest counts: bodies lean
} vt_hit_cover;

typedef enum vt_per { VT_PER_NOTHING, VT_PER_VERTEX, VT_PER_FACE } vt_per;

// What is painted later lies over what was before. Words: far ones first, and of the lower `order`.
typedef enum vt_paint_layer { VT_PAINT_MEASURES, VT_PAINT_HANDLES, VT_PAINT_WORDS } vt_paint_layer;

// Laid out by hand: a function, then what it says and what stands for its absence.
// clang-format off
typedef struct vt_kind_ops {
    vt_family family; // who draws it; of marks and instanced kinds

    // --- a new node ---
    // Whether the scene can have one more. NULL: always.
    vt_status (*admit)(const vt_scene_data *scene, int kind);
    // Makes what it keeps beside its properties; false when memory ran out. NULL: nothing.
    bool (*start)(vt_node_data *node);

    // --- arrays ---
    // The axis along which the numbers of an array are places; -1: they are none. NULL: POINT3 are, from x on.
    int (*axis)(int array);
    // Whether an array fits the others, for the sentence of an error. NULL: it does.
    vt_status (*check)(const vt_node_data *node, int array);
    // What the numbers themselves may get wrong, after a write. NULL: nothing.
    vt_status (*check_content)(const vt_node_data *node, int array);
    // What may be wrong with the node besides. NULL: nothing.
    vt_status (*check_all)(const vt_node_data *node);
    // How many elements are not drawn. NULL: those of array 0 with NaN.
    uint32_t (*left_out)(const vt_node_data *node);
    // How many points, corners, faces... can be picked and selected. NULL: the elements of array 0.
    uint32_t (*elements)(const vt_node_data *node);
    // What so many colours or numbers would be for. NULL: the elements of array 0, when there are as many.
    vt_per (*per)(const vt_node_data *node, uint32_t count);
    // The numbers that the colormap shows when there are no `scalars`. NULL: none.
    const struct vt_array *(*values)(const vt_node_data *node);
    // RGBA8 of each element. NULL: the array `colors`.
    const struct vt_array *(*colors)(const vt_node_data *node);

    // --- where it is ---
    // Whether its position is a place in data numbers. NULL: as VT_STANDS_AT_POSITION says.
    bool (*at_position)(const vt_node_data *node);
    // Whether its position is in CSS px of the picture. NULL: no.
    bool (*on_screen)(const vt_node_data *node);
    // A matrix that is applied before position, rotation and scale; false, NULL: none.
    bool (*own_matrix)(const vt_node_data *node, double *m16);
    // Of its stored numbers: place = stored * unit + origin. NULL: those of array 0.
    void (*frame)(const vt_node_data *node, double *origin3, double *unit3);
    // In its own axes; false, NULL: there is nothing to be seen. ellipsoid: it touches its bounds' sides in their middle only.
    bool (*bounds)(const vt_node_data *node, double *min3, double *max3);
    bool ellipsoid;
    // Of clips: what it cuts off; false: nothing.
    bool (*clip)(const vt_node_data *node, struct vt_clip *clip);

    // --- drawing ---
    // How many there are to draw; NULL: it is drawn by the overlay, or not at all.
    uint32_t (*draw_count)(const vt_node_data *node);
    // Whether some of it is, besides the node's alpha. NULL: no.
    bool (*translucent)(const vt_node_data *node);
    // CSS px that it may stand out of its bounds. NULL: 0.
    double (*overhang)(const vt_node_data *node);
    // What the overlay shows of it, and in which turn; false when memory ran out. NULL: nothing.
    bool (*paint)(struct vt_overlay *overlay, const vt_node_data *node);
    vt_paint_layer paint_layer;
    // Moves what it painted as part `part` along with the pointer, CSS px. NULL: it has no handles.
    vt_status (*drag)(vt_node_data *view, vt_node_data *node, int part, double dx, double dy);
    // How the legend shows it. NULL: as an area.
    void (*sample)(const vt_node_data *node, struct vt_legend_sample *sample);

    // --- under the pointer, in a selection ---
    // Sets the test's reach, lift, own... for the node. NULL: all are 0.
    void (*hit_begin)(struct vt_hit_test *test, vt_node_data *node);
    // Offers to the test what is near the pointer. NULL: nothing.
    void (*hit)(struct vt_hit_test *test, vt_node_data *node);
    // The same of an instanced kind, for all its nodes.
    void (*hit_batch)(struct vt_hit_test *test, const struct vt_batch *batch, double rank);
    // What a search index of it is made of: sets elements, box, and revisions[1] where array 0 alone does not tell; `context` is
    // the node. hit_quick: how many of them are looked at in the time that a triangle takes. NULL, 0: it needs none.
    void (*hit_source)(const vt_node_data *node, struct vt_bvh_source *source);
    uint32_t hit_quick;
    // Where its elements have colours of their own, its one colour's alpha does not count.
    bool colors_replace;
    // An element's anchor, in stored numbers; false: it has none. NULL: its place in array 0.
    bool (*anchor)(vt_node_data *node, uint32_t element, double *stored3);
    // How an anchor is told from one that something hides; false: it faces away. NULL: half a pixel, and one around.
    bool (*cover)(const struct vt_hit_test *test, uint32_t element, const double *eye3, vt_hit_cover *cover);
    // The vertices whose colours an element has; returns how many. NULL: its own.
    int (*vertices)(const struct vt_hit_test *test, uint32_t element, uint32_t *vertices3);

    // --- words ---
    // "12 points", "a mesh of 4 faces". NULL: "a" and the kind's noun.
    void (*describe)(struct vt_json *out, const vt_node_data *node);
    // Further members of vt_info's JSON. NULL: none.
    void (*info)(struct vt_json *out, const vt_node_data *node);
} vt_kind_ops;
// clang-format on

const vt_kind_ops *vt_kind_ops_of(int kind); // kinds/kinds.c; kind must be in range
#endif
