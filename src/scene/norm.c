// In:  a node that may be coloured by numbers.
// Out: which of its arrays they are, the range that its colormap is spread over.
#include "scene/norm.h"

const char *vt_norm_colormap(const vt_node_data *node) {
    const char *name = vt_node_text(node, VT_SLOT(colormap, cmap));
    return *name ? name : "viridis";
}

vt_norm vt_norm_of(const vt_node_data *node, const vt_array *values) {
    const vt_colormap_props *props = VT_PROPS(colormap, node);
    vt_norm norm = {.axis = {.scale = values->scale[0]}};
    norm.stored = !vt_axis_scale_is_identity(norm.axis.scale);
    bool log = props->norm[0] > 0.5 && !norm.stored;
    if (log) norm.axis.scale.type = VT_SCALE_LOG;
    // What is not positive has no logarithm: the range starts at the smallest that has one.
    norm.low = vt_axis_scale_apply(norm.axis.scale, props->vmin[0]),
    norm.high = vt_axis_scale_apply(norm.axis.scale, props->vmax[0]);
    double least, greatest;
    vt_norm_ends(&norm, values, &least, &greatest);
    if (vt_is_nan(norm.low)) norm.low = least;
    if (vt_is_nan(norm.high)) norm.high = vt_is_nan(props->vmax[0]) ? greatest : norm.low;
    return norm;
}

void vt_norm_ends(const vt_norm *norm, const vt_array *values, double *least, double *greatest) {
    *least = values->min[0], *greatest = values->max[0];
    if (norm->stored || vt_axis_scale_is_identity(norm->axis.scale)) return;
    *least = vt_is_finite(values->min_positive) ? log10(values->min_positive) : 0;
    *greatest = *greatest > 0 ? log10(*greatest) : *least;
}

vt_per vt_node_per(const vt_node_data *node, uint32_t count) {
    uint32_t elements = vt_array_elements(&node->arrays[0]);
    if (!count || !elements) return VT_PER_NOTHING;
    if (node->ops->per) return node->ops->per(node, count);
    return count == elements ? VT_PER_VERTEX : VT_PER_NOTHING;
}

// An array that has all the elements that it should; fewer, while they are written one by one, do not count.
static const vt_array *whole(const vt_node_data *node, int array) {
    const vt_array *a = array < 0 ? NULL : &node->arrays[array];
    return a && a->revision && vt_node_per(node, vt_array_elements(a)) ? a : NULL;
}

const vt_array *vt_norm_colors(const vt_node_data *node) {
    if (!vt_node_is(node, VT_HAS_COLORMAP)) return NULL;
    return node->ops->colors ? node->ops->colors(node) : whole(node, vt_node_spec(node)->colors_array);
}

const vt_array *vt_norm_values(const vt_node_data *node) {
    if (!vt_node_is(node, VT_HAS_COLORMAP) || vt_norm_colors(node)) return NULL;
    const vt_array *scalars = whole(node, vt_node_spec(node)->scalars_array);
    return scalars || !node->ops->values ? scalars : node->ops->values(node);
}

bool vt_norm_is_read_off(const vt_node_data *node, const vt_array *values) {
    return vt_space_axis(node, (int)(values - node->arrays)) >= 0;
}
