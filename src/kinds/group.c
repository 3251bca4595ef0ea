// In:  a group node.
// Out: what is to be known of its kind.
#include "scene/scene.h"

static bool own_matrix(const vt_node_data *node, double *m) {
    const double *matrix = VT_PROPS(group, node)->matrix;
    double identity[16];
    vt_mat_identity(identity);
    memcpy(m, matrix, sizeof identity);
    return memcmp(matrix, identity, sizeof identity) != 0;
}

const vt_kind_ops vt_group_ops = {.own_matrix = own_matrix};
