// In:  kinds.h, the list.
// Out: an enum of kinds; for each kind a struct of its property values and a struct that numbers its arrays; the table
//      as C data and as JSON.
#ifndef VT_KIND_H
#define VT_KIND_H
#include "data/array_type.h"
#include "kinds.h"

typedef enum vt_kind_id {
#define K(NAME, name, ...) VT_##NAME,
    VT_KINDS(K)
#undef K
        VT_KIND_COUNT
} vt_kind_id;

typedef enum vt_family {
#define F(NAME, name) VT_FAMILY_##NAME,
    VT_FAMILIES(F)
#undef F
        VT_FAMILY_COUNT
} vt_family;

// kinds.h says what they mean.
typedef enum vt_kind_flag {
    VT_IS_MARK = 1,
    VT_IS_INSTANCED = 2,
    VT_IS_LIGHT = 4,
    VT_IS_CLIP = 8,
    VT_IS_ARTIST = 16,
    VT_HAS_COLORMAP = 32,
    VT_STANDS_AT_POSITION = 64,
    VT_IS_READ_OFF = 128,
    VT_IS_BODY = 256,
    VT_IS_SHEET = 512
} vt_kind_flag;
// How many kinds are instanced: as many batches has a scene.
enum {
    VT_BATCH_COUNT = 0
#define K(NAME, name, flags, ...) +(((flags)&VT_IS_INSTANCED) != 0)
    VT_KINDS(K)
#undef K
};

// vt_points_props { double position[3]; double rotation[3]; ... }: one member per property, all doubles. The double of a
// text counts how often it was set; the text itself is vt_node_text(node, VT_SLOT(points, label)).
#define P(name, type, count, ...) double name[count];
#define DECLARE_PROPS(NAME, lower) \
    typedef struct vt_##lower##_props { \
        VT_PROPS_##NAME(P) \
    } vt_##lower##_props;
#define K(NAME, lower, ...) DECLARE_PROPS(NAME, lower)
VT_KINDS(K)
#undef K
// What kinds have in common they have at the same place, so that VT_PROPS(artist, node) reads it of each.
typedef struct vt_placed_props { // all below a scene but views
    VT_PROPS_NODE(P)
} vt_placed_props;
typedef struct vt_artist_props { // marks and instanced kinds
    VT_PROPS_ARTIST(P)
} vt_artist_props;
typedef struct vt_colormap_props { // VT_HAS_COLORMAP
    VT_PROPS_ARTIST(P)
    VT_PROPS_COLORMAP(P)
} vt_colormap_props;
typedef struct vt_instanced_props { // VT_IS_INSTANCED
    VT_PROPS_SHAPE(P)
} vt_instanced_props;
#undef P

// vt_points_arrays { char positions, scalars, ...; char count; }: the offset of a member is the array's index.
#define A(name, ...) char name;
#define DECLARE_ARRAYS(NAME, lower) \
    typedef struct vt_##lower##_arrays { \
        VT_ARRAYS_##NAME(A) char count; \
    } vt_##lower##_arrays;
#define K(NAME, lower, ...) DECLARE_ARRAYS(NAME, lower)
VT_KINDS(K)
#undef K
#undef A

#define VT_SLOT(kind, property) ((int)(offsetof(vt_##kind##_props, property) / sizeof(double)))
#define VT_ARRAY(kind, array) ((int)offsetof(vt_##kind##_arrays, array))

typedef enum vt_property_type {
    VT_T_BOOL,
    VT_T_NUMBER,
    VT_T_ANGLE,
    VT_T_COLOR,
    VT_T_CHOICE,
    VT_T_TEXT,
    VT_T_DIRECTION, // numbers, checked together
    VT_T_MATRIX     // likewise
} vt_property_type;
typedef enum vt_effect { VT_MOVES = 1, VT_SHAPES = 2, VT_LOOKS = 4, VT_CAMERA = 8 } vt_effect;

typedef struct vt_property { // in the order of P's arguments
    const char *name;
    uint16_t slot;     // where in the kind's struct, in doubles
    uint8_t type;      // a vt_property_type
    uint8_t count;     // how many doubles
    double initial[5]; // over and over, as in an identity matrix; NaN means auto, and says that auto is allowed
    double min, max;
    uint8_t effect;              // a vt_effect
    const char *choices_or_unit; // choices separated by '|'; for a text, its default
    const char *help;
} vt_property;

#define VT_TEXTS 12 // of one kind, at most
typedef struct vt_kind_spec {
    const char *name, *help, *noun;
    int flags; // of vt_kind_flag
    const vt_property *properties;
    const vt_array_spec *arrays;
    int property_count, array_count, double_count, text_count;
    int batch;                                       // of an instanced kind: which of a scene's; -1
    int color, selected;                             // slots of the properties of these names; -1: it has none
    int scalars_array, colors_array, selected_array; // likewise arrays
    int text_slots[VT_TEXTS];                        // the slots of the texts, in the order of a node's `texts`
    const char *text_defaults[VT_TEXTS];
} vt_kind_spec;

const vt_kind_spec *vt_kind_spec_of(int kind); // NULL when out of range
extern const uint16_t vt_kind_flags[VT_KIND_COUNT];
static inline bool vt_kind_is(int kind, int flags) { return (vt_kind_flags[kind] & flags) != 0; } // any of these flags
const char *vt_kind_table_json(void); // built once, kept until vt_kind_shutdown
void vt_kind_shutdown(void);
// Index of `name` among `count` names, or -1 after an error that offers the nearest name. `what` is "kind", "property of
// points"...; stride is the distance between the name pointers in bytes.
int vt_name_find(const char *name, const char *const *names, size_t stride, int count, const char *what);
#endif
