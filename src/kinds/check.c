// In:  the number of rows that an array is about to have.
// Out: whether it fits the node's other arrays; the sentence that says why not.
// Called by: vitrail.c, before and after a write; info.c.
#include "kinds/check.h"
#include "kinds/mesh.h"
#include "kinds/surface.h"

static const char *element_name(int kind) {
    return kind == VT_POINTS ? "points" : kind == VT_LINE ? "corners" : kind == VT_SEGMENTS ? "end points" : "elements";
}

static vt_status check_as_positions(const vt_node_data *node, int array) {
    const vt_kind_spec *spec = vt_kind_spec_of(node->kind);
    uint32_t positions = vt_array_elements(&node->arrays[0]), n = vt_array_elements(&node->arrays[array]);
    if (array == 0 && node->kind == VT_SEGMENTS && n % 2)
        return vt_fail(VT_ERROR_VALUE, "segments.positions: got %u points, wanted an even number: two for each segment",
                       n);
    if (node->kind == VT_SEGMENTS && array == VT_ARRAY(segments, selected)) {
        if (n == 0 || positions == 0 || n == positions / 2) return VT_OK;
        return vt_fail(VT_ERROR_VALUE, "segments.selected: got %u, but there are %u segments: give one for each", n,
                       positions / 2);
    }
    if (array == 0 || n == 0 || positions == 0 || n == positions) return VT_OK;
    return vt_fail(VT_ERROR_VALUE, "%s.%s: got %u, but there are %u %s: give one for each", spec->name,
                   spec->arrays[array].name, n, positions, element_name(node->kind));
}

static vt_status check_as_pixels(const vt_node_data *node) {
    const vt_array *pixels = &node->arrays[VT_ARRAY(image, pixels)],
                   *selected = &node->arrays[VT_ARRAY(image, selected)];
    bool same = selected->rows == pixels->rows && selected->columns == pixels->columns;
    if (same || !vt_array_elements(selected) || !vt_array_elements(pixels)) return VT_OK;
    return vt_fail(VT_ERROR_VALUE,
                   "image.selected: got %u x %u, but there are %u x %u pixels (rows x columns): give one for each",
                   selected->rows, selected->columns, pixels->rows, pixels->columns);
}

static vt_status check_shape_now(const vt_node_data *node, int array) {
    switch (node->kind) {
    case VT_POINTS:
    case VT_LINE:
    case VT_SEGMENTS: return check_as_positions(node, array);
    case VT_MESH: return array == VT_ARRAY(mesh, faces) ? VT_OK : vt_mesh_check(node, array);
    case VT_SURFACE: return vt_surface_check(node, array);
    case VT_IMAGE: return array ? check_as_pixels(node) : VT_OK;
    default: return VT_OK;
    }
}

vt_status vt_check_shape(vt_node_data *node, int array, uint32_t rows, uint32_t columns) {
    // The checks look at nodes as they are, so this one is for a moment as it will be.
    vt_array *a = &node->arrays[array];
    uint32_t old_rows = a->rows, old_columns = a->columns;
    a->rows = rows, a->columns = columns;
    vt_status status = check_shape_now(node, array);
    a->rows = old_rows, a->columns = old_columns;
    return status;
}

vt_status vt_check_content(const vt_node_data *node, int array) {
    return node->kind == VT_MESH && array == VT_ARRAY(mesh, faces) ? vt_mesh_check(node, array) : VT_OK;
}

vt_status vt_check_all(vt_node_data *node) {
    int count = vt_kind_spec_of(node->kind)->array_count;
    vt_status status = VT_OK;
    for (int i = 0; i < count && !status; i++) {
        if (!node->arrays[i].revision || node->arrays[i].open) continue;
        status = check_shape_now(node, i);
        if (!status) status = vt_check_content(node, i);
    }
    return !status && node->kind == VT_SURFACE ? vt_surface_check_places(node) : status;
}
