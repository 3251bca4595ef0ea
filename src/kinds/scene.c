// In:  scene and view nodes.
// Out: what is to be known of their kinds.
#include "annotate/overlay.h"

const vt_kind_ops vt_scene_ops = {0};

static bool start_view(vt_node_data *view) { return vt_view_start(view) && vt_overlay_start(view); }

const vt_kind_ops vt_view_ops = {.start = start_view};
