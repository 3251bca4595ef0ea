// In:  the list in kinds.h.
// Out: each kind's operations, by its number.
#include "scene/kind_ops.h"

#define K(NAME, lower, ...) extern const vt_kind_ops vt_##lower##_ops;
VT_KINDS(K)
#undef K

#define K(NAME, lower, ...) &vt_##lower##_ops,
static const vt_kind_ops *const ops[] = {VT_KINDS(K)};
#undef K

const vt_kind_ops *vt_kind_ops_of(int kind) { return ops[kind]; }
