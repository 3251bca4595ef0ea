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

// How an anchor that is seen is told from one that something hides.
typedef struct vt_hit_cover {
    double lift; // device px by which it is drawn nearer than it stands
    int around;  // pixels to each side of which the farthest counts: bodies lean
} vt_hit_cover;

typedef enum vt_per { VT_PER_NOTHING, VT_PER_VERTEX, VT_PER_FACE } vt_per;

// What is painted later lies over what was before. Words: far ones first, and of the lower `order`.
typedef enum vt_paint_layer { VT_PAINT_MEASURES, VT_PAINT_HANDLES, VT_PAINT_WORDS } vt_paint_layer;

typedef struct vt_kind_ops {
    vt_family family; // who draws it; of marks and instanced kinds

    // --- a new node ---
    vt_status (*admit)(const vt_scene_data *scene, int kind); // whether the scene can have one more; NULL: always
    bool (*start)(vt_node_data *node); // makes what it keeps beside its properties; false: no memory. NULL: nothing

    // --- arrays ---
    int (*axis)(int array); // of an array's numbers; -1: none. NULL: of POINT3, from x on
    vt_status (*check)(const vt_node_data *node, int array);         // whether an array fits the others. NULL: it does
    vt_status (*check_content)(const vt_node_data *node, int array); // after a write. NULL: nothing can be wrong
    vt_status (*check_all)(const vt_node_data *node);                // further, of the node as a whole. NULL: nothing
    uint32_t (*left_out)(const vt_node_data *node); // elements that are not drawn. NULL: those of array 0 with NaN
    uint32_t (*elements)(
        const vt_node_data *node); // points, corners, faces...: what is picked, selected. NULL: of array 0
    vt_per (*per)(const vt_node_data *node,
                  uint32_t count); // what so many colours or numbers are for. NULL: elements of array 0
    const struct vt_array *(*values)(
        const vt_node_data *node); // shown through the colormap without `scalars`. NULL: none
    const struct vt_array *(*colors)(const vt_node_data *node); // RGBA8 of each element. NULL: `colors`

    // --- where it is ---
    bool (*at_position)(const vt_node_data *node); // NULL: as the flag VT_STANDS_AT_POSITION
    bool (*on_screen)(const vt_node_data *node);   // its position is in CSS px of the picture. NULL: no
    bool (*own_matrix)(const vt_node_data *node,
                       double *m16); // applied before position, rotation, scale; false, NULL: none
    void (*frame)(const vt_node_data *node, double *origin3,
                  double *unit3); // place = stored * unit + origin. NULL: of array 0
    bool (*bounds)(const vt_node_data *node, double *min3,
                   double *max3);                                 // in its own axes; false, NULL: nothing is to be seen
    bool ellipsoid;                                               // it touches its bounds' sides only in their middle
    bool (*clip)(const vt_node_data *node, struct vt_clip *clip); // of clips: what it cuts off; false: nothing

    // --- drawing ---
    uint32_t (*draw_count)(
        const vt_node_data *node); // how many there are to draw; 0, NULL: nothing of its own (the overlay's)
    bool (*translucent)(const vt_node_data *node); // some of it, besides the node's alpha. NULL: no
    double (*overhang)(const vt_node_data *node);  // CSS px that it may stand out of its bounds. NULL: 0
    bool (*paint)(struct vt_overlay *overlay,
                  const vt_node_data *node); // what the overlay shows of it; false: no memory
    vt_paint_layer paint_layer;
    // Moves what it painted as part `part` along with the pointer, CSS px. NULL: it has no handles
    vt_status (*drag)(vt_node_data *view, vt_node_data *node, int part, double dx, double dy);
    void (*sample)(const vt_node_data *node,
                   struct vt_legend_sample *sample); // how the legend shows it. NULL: as an area

    // --- under the pointer, in a selection ---
    void (*hit_begin)(struct vt_hit_test *test, vt_node_data *node); // sets reach, lift, own... NULL: all are 0
    void (*hit)(struct vt_hit_test *test, vt_node_data *node);       // offers what is near the pointer. NULL: nothing
    void (*hit_batch)(struct vt_hit_test *test, const struct vt_batch *batch,
                      double rank); // of an instanced kind, all its nodes
    uint32_t hit_quick;  // elements looked at in the time that a triangle takes, for a search index; 0: it needs none
    bool colors_replace; // where its elements have colours of their own, its one colour's alpha does not count
    // An element's anchor, in stored numbers; false: it has none. NULL: its place in array 0.
    bool (*anchor)(vt_node_data *node, uint32_t element, double *stored3);
    bool (*cover)(const struct vt_hit_test *test, uint32_t element, const double *eye3,
                  vt_hit_cover *cover); // false: it faces
                                        // away. NULL: half a pixel, and one around
    int (*vertices)(const struct vt_hit_test *test, uint32_t element,
                    uint32_t *vertices3); // whose colours an element has; how
                                          // many. NULL: its own

    // --- words ---
    void (*describe)(struct vt_json *out,
                     const vt_node_data *node); // "12 points", "a mesh of 4 faces". NULL: "a" and the noun
    void (*info)(struct vt_json *out, const vt_node_data *node); // further members of vt_info's JSON. NULL: none
} vt_kind_ops;

const vt_kind_ops *vt_kind_ops_of(int kind); // kinds/kinds.c; kind must be in range
#endif
