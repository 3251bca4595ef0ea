// In:  a view's rotation.
// Out: three arms that turn with the scene and answer to the pointer.
#ifndef VT_TRIAD_H
#define VT_TRIAD_H
#include "annotate/overlay.h"

bool vt_triad_paint(vt_overlay *overlay);
#endif
