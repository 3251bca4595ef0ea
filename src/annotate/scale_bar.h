// In:  a view whose axes have one scale.
// Out: a bar of a round length, as long as that length is in the middle of the picture.
#ifndef VT_SCALE_BAR_H
#define VT_SCALE_BAR_H
#include "annotate/overlay.h"

bool vt_scale_bar_paint(vt_overlay *overlay);
#endif
