// In:  nodes of any kind.
// Out: what several kinds do in the same way.
#include "kinds/shared.h"

uint32_t vt_shared_count(const vt_array *a) { return a->revision && !a->open ? vt_array_elements(a) : 0; }

bool vt_shared_bounds(const vt_array *a, double *min, double *max) {
    if (!a->revision || a->min[0] > a->max[0]) return false;
    memcpy(min, a->min, 3 * sizeof *min);
    memcpy(max, a->max, 3 * sizeof *max);
    return true;
}

vt_status vt_shared_check(const vt_node_data *node, int array, const char *places) {
    const vt_kind_spec *spec = vt_node_spec(node);
    uint32_t wanted = vt_array_elements(&node->arrays[0]), n = vt_array_elements(&node->arrays[array]);
    if (array == 0 || n == 0 || wanted == 0 || n == wanted) return VT_OK;
    return vt_fail(VT_ERROR_VALUE, "%s.%s: got %u, but there are %u %s: give one for each", spec->name,
                   spec->arrays[array].name, n, wanted, places);
}

vt_per vt_shared_per_place(const vt_node_data *node, uint32_t count) {
    return count >= vt_array_elements(&node->arrays[0]) ? VT_PER_VERTEX : VT_PER_NOTHING;
}

bool vt_shared_rgba_is_translucent(const double *rgba) { return rgba[3] < 1; }
bool vt_shared_array_is_translucent(const vt_array *a) { return a->revision && !a->floats && a->min[0] < 1; }

bool vt_shared_colors_are_translucent(const vt_node_data *node) {
    const vt_kind_spec *spec = vt_node_spec(node);
    return vt_shared_rgba_is_translucent(node->props + spec->color) ||
           (spec->colors_array >= 0 && vt_shared_array_is_translucent(&node->arrays[spec->colors_array]));
}
