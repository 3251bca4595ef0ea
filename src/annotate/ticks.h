// In:  an axis with its range, how many pixels it is long, how large its labels are.
// Out: where ticks stand and what they say.
// Called by: axes.c, colorbar.c. Pure.
//
// Linear axes: the extended Wilkinson search (J. Talbot, S. Lin, P. Hanrahan, An Extension of Wilkinson's Algorithm for
// Positioning Tick Labels on Axes, 2010).
#ifndef VT_TICKS_H
#define VT_TICKS_H
#include "scene/space.h"

#define VT_TICK_COUNT 80 // labelled and small ones together
#define VT_TICK_BYTES 48

typedef struct vt_tick {
    double at;                 // scene number
    char label[VT_TICK_BYTES]; // "" for a small one; may hold $10^{-3}$, as text.h reads it
} vt_tick;

typedef struct vt_ticks {
    vt_tick ticks[VT_TICK_COUNT];
    int count;
    // What all labels leave out, for the end of the axis: "+1,000,000", "$\times10^{-12}$", "2026-11-23"; or "".
    char common[2 * VT_TICK_BYTES];
    double step; // between labelled ticks (0: not even); with `low`, `high`, `px`: what they were made for
    double low, high, px;
    vt_scale_type scale;
} vt_ticks;

// `names`: categories, one a line, or NULL. `px`: the axis' length on the screen, CSS px; `room`: what a label takes of it,
// CSS px, with the gap to the next (its width where the axis is level, its height where it is upright). `ticks` holds the
// ones that are shown now (or zeros): as long as they still are nearly as good, they stay, so that labels do not flicker while
// the picture turns.
void vt_ticks_make(vt_ticks *ticks, const vt_axis *axis, const char *names, double px, double room);

// A value (data number) in words, for tooltips and tables: `digits` significant ones, or as many as it has (0). Dates and
// categories by their names. Returns the length.
int vt_ticks_word(const vt_axis *axis, const char *names, double data, int digits, char *out, int bytes);
#endif
