// In:  the size that an array is about to have.
// Out: whether it fits the node's other arrays; the sentence that says why not.
#include "scene/check.h"

static vt_status check_shape_now(const vt_node_data *node, int array) {
    return node->ops->check ? node->ops->check(node, array) : VT_OK;
}

vt_status vt_check_shape(vt_node_data *node, int array, uint32_t layers, uint32_t rows, uint32_t columns) {
    // The checks look at nodes as they are, so this one is for a moment as it will be.
    vt_array *a = &node->arrays[array];
    uint32_t old_layers = a->layers, old_rows = a->rows, old_columns = a->columns;
    a->layers = layers, a->rows = rows, a->columns = columns;
    vt_status status = check_shape_now(node, array);
    a->layers = old_layers, a->rows = old_rows, a->columns = old_columns;
    return status;
}

vt_status vt_check_content(const vt_node_data *node, int array) {
    return node->ops->check_content ? node->ops->check_content(node, array) : VT_OK;
}

vt_status vt_check_all(vt_node_data *node) {
    int count = vt_node_spec(node)->array_count;
    vt_status status = VT_OK;
    for (int i = 0; i < count && !status; i++) {
        if (!node->arrays[i].revision || node->arrays[i].open) continue;
        status = check_shape_now(node, i);
        if (!status) status = vt_check_content(node, i);
    }
    return !status && node->ops->check_all ? node->ops->check_all(node) : status;
}
