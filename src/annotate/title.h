// In:  a scene's title.
// Out: as much of it as fits, at the top of the picture.
#ifndef VT_TITLE_H
#define VT_TITLE_H
#include "annotate/overlay.h"

// As it fits, in out (VT_LABEL_BYTES); sets the style's size, weight and wrap.
const char *vt_title_fit(const vt_node_data *root, double width, double height, vt_text_style *style, char *out);
bool vt_title_paint(vt_overlay *overlay);
#endif
