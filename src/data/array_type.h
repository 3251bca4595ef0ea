// In:  nothing.
// Out: how an array is declared in the table of kinds, and what is kept of one: a typed, contiguous buffer with its bounds.
#ifndef VT_ARRAY_TYPE_H
#define VT_ARRAY_TYPE_H
#include "data/axis_scale.h"
#include "data/scan.h"

typedef enum vt_storage { VT_S_POINT3, VT_S_F32, VT_S_U32, VT_S_RGBA8, VT_S_PIXELS, VT_S_MASK, VT_S_LENGTH } vt_storage;

typedef struct vt_array_spec {
    const char *name, *help;
    int min_components, max_components;
    int dimensions; // 1: a list; 2: a grid of rows and columns; 3: layers of grids
    vt_storage storage;
} vt_array_spec;

typedef struct vt_array {
    void *data;      // NULL when never written; owned
    size_t capacity; // bytes allocated
    uint32_t layers, rows,
        columns; // elements = layers * rows * columns, layer by layer, row by row; layers 1 but in three dimensions
    uint32_t components; // as stored: POINT3 3, RGBA8 4, U32 3 (quads are split), F32 as given, PIXELS 1 or 4 (RGBA8),
                         // MASK 1 (a byte)
    uint32_t given;      // components as they came (3 for rgb)
    int dtype;           // as it came, with VT_SWAPPED; what put() converts from
    bool floats;         // data are float32 (POINT3, F32, one-component PIXELS); else bytes or uint32
    bool open;           // between begin and end
    bool fresh;          // open, and nothing that it held counts any more
    uint32_t covered;    // fresh: how many elements from the first have been given
    vt_block *blocks;    // one for each VT_BLOCK_ELEMENTS elements
    struct vt_array *kept; // fresh, where a put may refuse a value: what there was before
    double
        origin[3]; // POINT3: stored = (value - origin) / unit. F32: only [0] is used (a large offset such as unix time)
    double unit[3];          // a power of two; 1 but for places too far apart or too near each other for float32
    uint32_t revision;       // raised by each end(); 0 means never written
    uint32_t shape_revision; // raised when layers, rows, columns or components changed, so GL storage must be made anew
    uint32_t dirty_first, dirty_end; // elements changed since the upload last looked; first >= end means none
    // Of finite elements, in source values (of places: in scene numbers); min > max when there are none. U32: [0] is the smallest and largest number;
    // RGBA8: the smallest and largest alpha, 0..1. MASK: [0], 0 or 1.
    double min[3], max[3];
    bool placed;            // by vt_array_spread: its numbers are places along axes
    vt_axis_scale scale[3]; // what each component went through; linear where it is no place, or went through none
    double min_positive;    // of component 0, for log norms; infinity when there is none
    uint32_t bad;           // elements with a NaN or infinity
} vt_array;

static inline bool vt_array_is_mask(const vt_array *a) { return !a->floats && a->components == 1; }
static inline bool vt_array_is_scaled(const vt_array *a) { // some number was changed by its axis' scale
    return !(vt_axis_scale_is_identity(a->scale[0]) && vt_axis_scale_is_identity(a->scale[1]) &&
             vt_axis_scale_is_identity(a->scale[2]));
}
static inline uint32_t vt_array_elements(const vt_array *a) { return a->layers * a->rows * a->columns; }
static inline double vt_array_number(const vt_array *a, size_t element, uint32_t component) { // of floats: the value
    return (double)((const float *)a->data)[element * a->components + component] * a->unit[component] +
           a->origin[component];
}
static inline uint32_t vt_array_given(const vt_array *a) { // elements as they came: quads are two stored ones
    return a->given == 4 && a->components == 3 ? vt_array_elements(a) / 2 : vt_array_elements(a);
}
#endif
