// In:  a colormap's name ("viridis", "RdBu_r") or a list of colours ("navy, white, #c00").
// Out: its colours, evenly spaced from the low end to the high end.
#ifndef VT_COLORMAP_H
#define VT_COLORMAP_H
#include "base/base.h"

// With this many, the colours are the map's own table: the i-th of n colours shows numbers in [i, i + 1) / n of the range,
// so a lookup texture of this width wants nearest filtering. This also keeps categories (tab10) from being mixed.
#define VT_COLORMAP_SIZE 256

// count * 4 bytes, sRGB and alpha. A smooth map is interpolated, a map of categories is not. On failure rgba is unchanged.
vt_status vt_colormap_sample(const char *name, int count, uint8_t *rgba);
vt_status vt_colormap_check(const char *name); // the same errors, without a result

// colormap_data.c
typedef struct vt_colormap_steps {
    const char *name;
    uint8_t first[3];
    const char *steps; // 3 * 255 letters
} vt_colormap_steps;
extern const vt_colormap_steps vt_colormap_tables[];
extern const int vt_colormap_table_count;
#endif
