// In:  a scene's title.
// Out: as much of it as fits, at the top of the picture.
#include "annotate/title.h"
#include "annotate/label.h"

const char *vt_title_fit(const vt_node_data *root, double width, double height, vt_text_style *style, char *out) {
    double least = VT_MIN(width, height), px = VT_CLAMP(0.065 * least, 11, 15);
    style->size = (float)px, style->weight = VT_TEXT_SEMIBOLD;
    style->wrap = (float)VT_MAX(width - 2 * vt_overlay_margin(least), px);
    return vt_label_elide(vt_node_text(root, VT_SLOT(scene, title)), style, width, VT_MAX(0.3 * height, 1.3 * px), out);
}

bool vt_title_paint(vt_overlay *overlay) {
    const vt_layout *f = overlay->layout;
    if (!(f->title.x1 > 0)) return true;
    vt_text_style style = vt_label_style(overlay, VT_NAME_PX, VT_TEXT_CENTER, VT_TEXT_TOP);
    char cut[VT_LABEL_BYTES];
    const char *title = vt_title_fit(overlay->scene_node, overlay->width, overlay->height, &style, cut);
    return vt_text_screen(overlay->batch, title, &style, overlay->width / 2, f->title.y0);
}
