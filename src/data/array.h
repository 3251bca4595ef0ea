// In:  elements of any dtype from the gate.
// Out: one typed, contiguous buffer per array of a node, with bounds, bad-element count and the dirty range for uploads.
// Called by: node.c (owns arrays), vitrail.c (writes), draw.c and gl_upload.c (read).
#ifndef VT_ARRAY_H
#define VT_ARRAY_H
#include "data/convert.h"
#include "data/scan.h"
#include "scene/kind.h"
#include "scene/space.h"

typedef struct vt_array {
    void *data;             // NULL when never written; owned
    size_t capacity;        // bytes allocated
    uint32_t rows, columns; // elements = rows * columns
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
    uint32_t shape_revision; // raised when rows, columns or components changed, so GL storage must be made anew
    uint32_t dirty_first, dirty_end; // elements changed since the upload last looked; first >= end means none
    // Of finite elements, in source values (of places: in scene numbers); min > max when there are none. U32: [0] is the smallest and largest number;
    // RGBA8: the smallest and largest alpha, 0..1. MASK: [0], 0 or 1.
    double min[3], max[3];
    uint8_t axis;        // places: 1 + the axis of the first component; 0: POINT3 that nobody has spread, or no places
    uint8_t scale[3];    // places: the vt_scale (log, symlog; else 0) that each component went through
    double threshold[3]; // of symlog
    double min_positive; // of component 0, for log norms; infinity when there is none
    uint32_t bad;        // elements with a NaN or infinity
} vt_array;

static inline bool vt_array_is_mask(const vt_array *a) { return !a->floats && a->components == 1; }
static inline uint32_t vt_array_elements(const vt_array *a) { return a->rows * a->columns; }
static inline double vt_array_number(const vt_array *a, size_t element, uint32_t component) { // of floats: the value
    return (double)((const float *)a->data)[element * a->components + component] * a->unit[component] +
           a->origin[component];
}
const char *vt_dtype_name(int dtype);
static inline uint32_t vt_array_given(const vt_array *a) { // elements as they came: quads are two stored ones
    return a->given == 4 && a->components == 3 ? vt_array_elements(a) / 2 : vt_array_elements(a);
}
// `what` is "points.positions" for error texts. On failure the array is unchanged.
vt_status vt_array_check(const vt_array_spec *spec, const char *what, int dtype, uint32_t rows, uint32_t columns,
                         uint32_t components);
vt_status vt_array_open(vt_array *a, const vt_array_spec *spec, const char *what, int dtype, uint32_t rows,
                        uint32_t columns, uint32_t components);
// `first` and `count` below are in elements as given.
void *vt_array_direct(vt_array *a, const vt_array_spec *spec, uint32_t first); // NULL when a conversion is needed
vt_status vt_array_take(vt_array *a, const vt_array_spec *spec, const char *what, uint32_t first, uint32_t count,
                        const void *elements);
vt_status vt_array_close(vt_array *a, const vt_array_spec *spec, const char *what, uint32_t first, uint32_t count);
// Which axes the components of a new content belong to: they go through these axes' scales. Between open and the first take.
void vt_array_spread(vt_array *a, int first_axis, const vt_axis *axes3);
// The same for what is there already: from the scales that it has to these. False when they are the same.
bool vt_array_rescale(vt_array *a, const vt_array_spec *spec, int first_axis, const vt_axis *axes3);
void vt_array_drop(vt_array *a); // frees; the array is as new
#endif
