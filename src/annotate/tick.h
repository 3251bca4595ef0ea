// In:  nothing.
// Out: what a set of ticks is.
#ifndef VT_TICK_H
#define VT_TICK_H
#include "scene/scene.h"

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
#endif
