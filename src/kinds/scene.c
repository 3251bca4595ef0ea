// In:  scene and view nodes.
// Out: what is to be known of their kinds.
#include "view/view.h"

const vt_kind_ops vt_scene_ops = {0};
const vt_kind_ops vt_view_ops = {.start = vt_view_start};
