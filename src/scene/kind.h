// In:  kinds.h, the list.
// Out: an enum of kinds; for each kind a struct of its property values and a struct that numbers its arrays; the table
//      as C data and as JSON.
// Called by: node.c (storage, checks), everything that reads a node's properties.
#ifndef VT_KIND_H
#define VT_KIND_H
#include "kinds.h"
#include "vitrail.h"
#include <stddef.h>

typedef enum vt_kind_id {
#define K(NAME, name, help) VT_##NAME,
    VT_KINDS(K)
#undef K
        VT_KIND_COUNT
} vt_kind_id;

// vt_points_props { double position[3]; double rotation[3]; ... }: one member per property, all doubles. The double of a
// text counts how often it was set; the text itself is vt_node_text(node, VT_SLOT(points, label)).
#define P(name, type, count, ...) double name[count];
#define DECLARE_PROPS(NAME, lower) \
    typedef struct vt_##lower##_props { \
        VT_PROPS_##NAME(P) \
    } vt_##lower##_props;
#define K(NAME, lower, help) DECLARE_PROPS(NAME, lower)
VT_KINDS(K)
#undef K
#undef P

// vt_points_arrays { char positions, scalars, ...; char count; }: the offset of a member is the array's index.
#define A(name, ...) char name;
#define DECLARE_ARRAYS(NAME, lower) \
    typedef struct vt_##lower##_arrays { \
        VT_ARRAYS_##NAME(A) char count; \
    } vt_##lower##_arrays;
#define K(NAME, lower, help) DECLARE_ARRAYS(NAME, lower)
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
typedef enum vt_storage { VT_S_POINT3, VT_S_F32, VT_S_U32, VT_S_RGBA8, VT_S_PIXELS, VT_S_MASK, VT_S_LENGTH } vt_storage;

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

typedef struct vt_array_spec {
    const char *name, *help;
    int min_components, max_components, dimensions;
    vt_storage storage;
} vt_array_spec;

#define VT_TEXTS 12 // of one kind, at most
typedef struct vt_kind_spec {
    const char *name, *help;
    const vt_property *properties;
    const vt_array_spec *arrays;
    int property_count, array_count, double_count, text_count;
    int text_slots[VT_TEXTS]; // the slots of the texts, in the order of a node's `texts`
    const char *text_defaults[VT_TEXTS];
} vt_kind_spec;

const vt_kind_spec *vt_kind_spec_of(int kind); // NULL when out of range
const char *vt_kind_table_json(void);          // built once, kept until vt_kind_shutdown
void vt_kind_shutdown(void);
// Index of `name` among `count` names, or -1 after an error that offers the nearest name. `what` is "kind", "property of
// points"...; stride is the distance between the name pointers in bytes.
int vt_name_find(const char *name, const char *const *names, size_t stride, int count, const char *what);
#endif
