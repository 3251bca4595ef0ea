// In:  data numbers: what the user gives and reads.
// Out: scene numbers, evenly spread along an axis, and back.
#ifndef VT_AXIS_SCALE_H
#define VT_AXIS_SCALE_H
#include "base/base.h"

typedef enum vt_scale_type {
    VT_SCALE_LINEAR,
    VT_SCALE_LOG,
    VT_SCALE_SYMLOG,
    VT_SCALE_CATEGORY,
    VT_SCALE_DATE
} vt_scale_type; // as the choices of the property xscale

typedef struct vt_axis_scale {
    vt_scale_type type;
    double
        threshold; // symlog: even between minus this and this, which takes one unit on each side; then a unit for each factor of ten
} vt_axis_scale;

// NaN where there is no place for it (log of 0).
double vt_axis_scale_apply(vt_axis_scale scale, double data);
double vt_axis_scale_invert(vt_axis_scale scale, double scene);
bool vt_axis_scale_equal(vt_axis_scale a, vt_axis_scale b);         // whether both spread numbers alike
static inline bool vt_axis_scale_is_identity(vt_axis_scale scale) { // data and scene numbers are the same
    return scale.type != VT_SCALE_LOG && scale.type != VT_SCALE_SYMLOG;
}
#endif
