// In:  a view's size, its scene's artists.
// Out: what stands at the rim of the picture - title, legend, colour bars, triad, scale bar - and where, so that none lies over
//      another at any size; helpers that those parts share.
// Called by: overlay.c (room), texts.c, legend.c, colorbar.c, triad.c, scale_bar.c, describe.c.
#ifndef VT_LAYOUT_H
#define VT_LAYOUT_H
#include "annotate/overlay.h"

#define VT_BARS 8
#define VT_NAME_PX 12.0f // names in the legend, titles of bars
#define VT_TICK_PX 11.0f
#define VT_ROW 18.0 // CSS px from one name to the next

typedef struct vt_rect { // CSS px; nothing is there when x1 is 0
    double x0, y0, x1, y1;
} vt_rect;

typedef struct vt_layout {
    double margin;                      // CSS px kept at the picture's edges
    vt_rect title, legend, bars, triad; // bars: all of them
    vt_rect scale;                      // where a scale bar may be: it takes what it needs of it, from the left
    uint32_t bar[VT_BARS];              // slots of the artists whose colours they explain, and where
    vt_rect bar_place[VT_BARS];
    double bar_most, bar_wrap;           // how high one of them could be, how wide its title
    int bar_count, bars_left_out;        // for want of room
    int entries, rows, entries_left_out; // shown, in columns of so many
    double column;                       // CSS px from one column to the next
} vt_layout;

const vt_layout *vt_layout_of(vt_node_data *view);      // after vt_scene_update; valid until the next call
void vt_layout_room(vt_node_data *view, double *room4); // adds to the CSS px at the left, top, right, bottom
void vt_layout_take(vt_overlay *overlay);               // keeps the axes' labels away from it
// Letters in the theme's colour, lifted off what is behind them by the background's.
vt_text_style vt_layout_style(const vt_overlay *overlay, float px, vt_text_anchor anchor, vt_text_baseline baseline);
// The text, or as much of it as fits with an ellipsis, in out.
#define VT_CUT_BYTES 320
const char *vt_layout_cut(const char *text, const vt_text_style *style, double width, double height, char *out);
// The scene's title as it fits; sets the style's size, weight and wrap.
const char *vt_layout_title(const vt_node_data *root, double width, double height, vt_text_style *style, char *out);

// The parts' own sizes, CSS px.
const char *vt_legend_name(const vt_node_data *node);
double vt_legend_width(const vt_node_data *node); // of an entry; also of "+12 more", without a node
bool vt_colorbar_wanted(const vt_node_data *node);
bool vt_colorbar_same(const vt_node_data *a, const vt_node_data *b); // one bar explains both
void vt_colorbar_size(const vt_node_data *node, double most, double wrap, double *width,
                      double *height); // at most `most` high
// The colormap's colours, from the low end (bottom, left) to the high end.
bool vt_colorbar_gradient(vt_text_batch *batch, const vt_node_data *node, vt_rect place, bool upright);
#endif
