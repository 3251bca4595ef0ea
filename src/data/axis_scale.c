// In:  data numbers: what the user gives and reads.
// Out: scene numbers, evenly spread along an axis, and back.
#include "data/axis_scale.h"

double vt_axis_scale_apply(vt_axis_scale scale, double data) {
    if (scale.type == VT_SCALE_LOG) return data > 0 ? log10(data) : NAN;
    if (scale.type != VT_SCALE_SYMLOG) return data;
    double x = fabs(data) / scale.threshold;
    return copysign(x <= 1 ? x : 1 + log10(x), data);
}

double vt_axis_scale_invert(vt_axis_scale scale, double scene) {
    if (scale.type == VT_SCALE_LOG) return pow(10, scene);
    if (scale.type != VT_SCALE_SYMLOG) return scene;
    double x = fabs(scene);
    return copysign(scale.threshold * (x <= 1 ? x : pow(10, x - 1)), scene);
}

bool vt_axis_scale_equal(vt_axis_scale a, vt_axis_scale b) {
    if (vt_axis_scale_is_identity(a) && vt_axis_scale_is_identity(b)) return true;
    return a.type == b.type && (a.type != VT_SCALE_SYMLOG || a.threshold == b.threshold);
}
