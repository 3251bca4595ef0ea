// In:  a node that may be coloured by numbers.
// Out: which of its arrays they are, the range that its colormap is spread over, the colours themselves.
#ifndef VT_NORM_H
#define VT_NORM_H
#include "scene/space.h"

typedef struct vt_norm {
    double low, high; // at the colormap's ends, through the scale of `axis`; low may be above high
    vt_axis axis;     // linear, log or symlog
    bool stored;      // the numbers went through that scale when they were stored: heights on a log axis
} vt_norm;

vt_per vt_node_per(const vt_node_data *node, uint32_t count); // what so many colours or numbers would be for
// Of kinds with VT_HAS_COLORMAP.
vt_norm vt_norm_of(const vt_node_data *node, const vt_array *values);
void vt_norm_ends(const vt_norm *norm, const vt_array *values, double *least,
                  double *greatest);                      // of all, through the scale
const vt_array *vt_norm_values(const vt_node_data *node); // shown through the colormap; NULL: none are
bool vt_norm_is_read_off(const vt_node_data *node, const vt_array *values); // they are places along an axis: heights
const vt_array *vt_norm_colors(const vt_node_data *node); // RGBA8: each element's own colour; NULL: none have
const char *vt_norm_colormap(const vt_node_data *node);
#endif
