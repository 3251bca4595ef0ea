// In:  an axis with its range, how many pixels it is long, how large its labels are.
// Out: where ticks stand and what they say.
//
// Linear axes: the extended Wilkinson search (J. Talbot, S. Lin, P. Hanrahan, An Extension of Wilkinson's Algorithm for
// Positioning Tick Labels on Axes, 2010).
#ifndef VT_TICKS_H
#define VT_TICKS_H
#include "annotate/tick.h"

// `names`: categories, one a line, or NULL. `px`: the axis' length on the screen, CSS px; `room`: what a label takes of it,
// CSS px, with the gap to the next (its width where the axis is level, its height where it is upright). `ticks` holds the
// ones that are shown now (or zeros): as long as they still are nearly as good, they stay, so that labels do not flicker while
// the picture turns.
void vt_ticks_make(vt_ticks *ticks, const vt_axis *axis, const char *names, double px, double room);

// A value (data number) in words, for tooltips and tables: `digits` significant ones, or as many as it has (0). Dates and
// categories by their names. Returns the length.
int vt_ticks_word(const vt_axis *axis, const char *names, double data, int digits, char *out, int bytes);
#endif
