// In:  a node that may be coloured by numbers.
// Out: which of its arrays they are, the range that its colormap is spread over.
// Called by: gl_color.c, colorbar.c, legend.c, describe.c.
#include "scene/norm.h"

#define SAME_PLACE(kind) \
    _Static_assert(VT_SLOT(kind, cmap) == VT_SLOT(points, cmap) && \
                       VT_SLOT(kind, colorbar_label) == VT_SLOT(points, colorbar_label), \
                   "VT_PROPS_ARTIST and VT_PROPS_COLORMAP come first")
SAME_PLACE(line);
SAME_PLACE(segments);
SAME_PLACE(mesh);
SAME_PLACE(surface);
SAME_PLACE(image);
_Static_assert(VT_ARRAY(points, scalars) == VT_ARRAY(line, scalars) &&
                   VT_ARRAY(points, scalars) == VT_ARRAY(segments, scalars) &&
                   VT_ARRAY(points, colors) == VT_ARRAY(line, colors) &&
                   VT_ARRAY(points, colors) == VT_ARRAY(segments, colors),
               "read through one struct");

bool vt_norm_has(int kind) { return kind >= VT_POINTS && kind <= VT_IMAGE; }

const char *vt_norm_colormap(const vt_node_data *node) {
    const char *name = vt_node_text(node, VT_SLOT(points, cmap));
    return *name ? name : "viridis";
}

vt_norm vt_norm_of(const vt_node_data *node, const vt_array *values) {
    const vt_points_props *props = VT_PROPS(points, node);
    vt_norm norm = {.axis = {.scale = (vt_scale)values->scale[0], .threshold = values->threshold[0]}};
    norm.stored = !vt_scale_is_linear(&norm.axis);
    bool log = props->norm[0] > 0.5 && !norm.stored;
    if (log) norm.axis.scale = VT_SCALE_LOG;
    // What is not positive has no logarithm: the range starts at the smallest that has one.
    norm.low = vt_scale_in(&norm.axis, props->vmin[0]), norm.high = vt_scale_in(&norm.axis, props->vmax[0]);
    double least, greatest;
    vt_norm_ends(&norm, values, &least, &greatest);
    if (vt_is_nan(norm.low)) norm.low = least;
    if (vt_is_nan(norm.high)) norm.high = vt_is_nan(props->vmax[0]) ? greatest : norm.low;
    return norm;
}

void vt_norm_ends(const vt_norm *norm, const vt_array *values, double *least, double *greatest) {
    *least = values->min[0], *greatest = values->max[0];
    if (norm->stored || vt_scale_is_linear(&norm->axis)) return;
    *least = vt_is_finite(values->min_positive) ? log10(values->min_positive) : 0;
    *greatest = *greatest > 0 ? log10(*greatest) : *least;
}

// An array with an element for each of the node's places (or faces); fewer, while they are written one by one, do not count.
static const vt_array *whole(const vt_node_data *node, int array) {
    const vt_array *a = &node->arrays[array];
    uint32_t needed = vt_array_elements(&node->arrays[0]);
    if (node->kind == VT_MESH) {
        uint32_t faces = vt_array_given(&node->arrays[VT_ARRAY(mesh, faces)]);
        if (!faces) faces = needed / 3;
        needed = VT_MIN(needed, faces);
    }
    return a->revision && needed && vt_array_elements(a) >= needed ? a : NULL;
}

const vt_array *vt_norm_colors(const vt_node_data *node) {
    switch (node->kind) {
    case VT_POINTS:
    case VT_LINE:
    case VT_SEGMENTS: return whole(node, VT_ARRAY(points, colors));
    case VT_MESH: return whole(node, VT_ARRAY(mesh, colors));
    case VT_SURFACE: return whole(node, VT_ARRAY(surface, colors));
    case VT_IMAGE: return node->arrays[0].floats ? NULL : whole(node, 0);
    default: return NULL;
    }
}

const vt_array *vt_norm_values(const vt_node_data *node) {
    if (!vt_norm_has(node->kind) || vt_norm_colors(node)) return NULL;
    const vt_array *scalars;
    switch (node->kind) {
    case VT_MESH: return whole(node, VT_ARRAY(mesh, scalars));
    case VT_SURFACE:
        scalars = whole(node, VT_ARRAY(surface, scalars));
        return scalars || !vt_is_nan(VT_PROPS(surface, node)->color[0]) ? scalars : whole(node, 0);
    case VT_IMAGE: return whole(node, 0);
    default: return whole(node, VT_ARRAY(points, scalars));
    }
}
