// In:  artists that are coloured by numbers, the places that layout.c gives them.
// Out: a bar of each colormap with ticks, or a list of its categories.
#ifndef VT_COLORBAR_H
#define VT_COLORBAR_H
#include "annotate/overlay.h"

bool vt_colorbar_wanted(const vt_node_data *node);
bool vt_colorbar_same(const vt_node_data *a, const vt_node_data *b); // one bar explains both
void vt_colorbar_size(const vt_node_data *node, double most, double wrap, double *width,
                      double *height); // CSS px, at most `most` high
// The colormap's colours, from the low end (bottom, left) to the high end.
bool vt_colorbar_gradient(vt_text_batch *batch, const vt_node_data *node, vt_rect rect, bool upright);
bool vt_colorbars_paint(vt_overlay *overlay);
#endif
