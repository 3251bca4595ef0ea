// In:  labelled artists, the places that layout.c gives them.
// Out: a list of their names with a sample of how each looks; clicking one is told by its node.
#ifndef VT_LEGEND_H
#define VT_LEGEND_H
#include "annotate/overlay.h"

typedef enum vt_sample_look {
    VT_SAMPLE_AREA,
    VT_SAMPLE_DISC,
    VT_SAMPLE_SQUARE,
    VT_SAMPLE_LINE,
    VT_SAMPLE_LETTERS
} vt_sample_look;

typedef struct vt_legend_sample { // how an artist looks beside its name; a kind's `sample` fills it in
    vt_sample_look look;
    double size;             // CSS px, of discs and squares
    double width, dashes[4]; // CSS px, of lines
    bool accented;           // a colour that is left to the theme is its accent, not grey or the text's
} vt_legend_sample;

const char *vt_legend_name(const vt_node_data *node);
double vt_legend_width(const vt_node_data *node); // CSS px of an entry; also of "+12 more", without a node
bool vt_legend_paint(vt_overlay *overlay);
#endif
