// In:  where the axes stand in the picture, their ticks.
// Out: tick labels and axis titles beside them; the room that they need round the box.
#ifndef VT_AXES_LABELS_H
#define VT_AXES_LABELS_H
#include "annotate/axes.h"

bool vt_axes_labels_paint(vt_overlay *overlay);               // last of all, where there is room
void vt_axes_labels_room(vt_overlay *overlay, double *room4); // before the camera is fitted
#endif
