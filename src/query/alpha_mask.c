// In:  an artist and its colours.
// Out: which of its elements they hide.
#include "query/alpha_mask.h"
#include "scene/norm.h"

vt_alpha_mask vt_alpha_mask_of(const vt_node_data *node) {
    vt_alpha_mask mask = {.none = node->props[vt_node_spec(node)->color + 3] <= 0};
    const vt_array *colors = vt_norm_colors(node), *values = vt_norm_values(node);
    if (colors && node->ops->colors_replace) mask.none = false; // then its one colour does not count
    if (colors && colors->min[0] <= 0) mask.colors = colors->data;
    if (values && values->bad && VT_PROPS(colormap, node)->nan_color[3] <= 0) mask.scalars = values->data;
    mask.colors_per_face = colors && vt_node_per(node, vt_array_elements(colors)) == VT_PER_FACE;
    mask.scalars_per_face = values && vt_node_per(node, vt_array_elements(values)) == VT_PER_FACE;
    return mask;
}

bool vt_alpha_mask_hides(const vt_alpha_mask *mask, const uint32_t *vertices, const double *weights, int count,
                         uint32_t face) {
    double alpha = 0;
    for (int i = 0; i < count; i++) {
        if (mask->scalars && !vt_is_finite_f(mask->scalars[mask->scalars_per_face ? face : vertices[i]])) return true;
        if (mask->colors)
            alpha += weights[i] * mask->colors[(size_t)(mask->colors_per_face ? face : vertices[i]) * 4 + 3];
    }
    return mask->colors && !(alpha > 0);
}
