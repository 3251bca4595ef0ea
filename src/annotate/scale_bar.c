// In:  a view whose axes have one scale, the place that layout.c gives.
// Out: a bar of a round length, as long as that length is in the middle of the picture.
#include "annotate/scale_bar.h"
#include "annotate/label.h"
#include "annotate/ticks.h"
#include "base/format.h"

#define LONGEST 120.0 // CSS px

// Axes that are seen at all (not looked along) have to agree: linear, equally stretched, in one unit. Else no length is the
// same in all directions.
static bool one_scale(const vt_overlay *o, double *stretch) {
    static const int units[] = {VT_SLOT(scene, xunit), VT_SLOT(scene, yunit), VT_SLOT(scene, zunit)};
    const double *r = o->camera->rotation;
    int first = -1;
    for (int c = 0; c < 3; c++) {
        if (hypot(r[4 * c], r[4 * c + 1]) < 0.02) continue;
        if (o->scene->space.axis[c].scale.type != VT_SCALE_LINEAR) return false;
        double own = fabs(o->camera->stretch[c]);
        if (first < 0) first = c, *stretch = own;
        if (fabs(own - *stretch) > 1e-6 * *stretch ||
            strcmp(vt_node_text(o->scene_node, units[c]), vt_node_text(o->scene_node, units[first])))
            return false;
    }
    return first >= 0;
}

bool vt_scale_bar_paint(vt_overlay *o) {
    const vt_layout *f = o->layout;
    const vt_camera *camera = o->camera;
    double stretch = 1, pixel = camera->pixel, away[3];
    if (!(f->scale.x1 > 0) || !one_scale(o, &stretch)) return true;
    if (camera->perspective) { // as long as it is at what the camera looks at
        vt_camera_relative(camera, VT_PROPS(view, o->view)->target, away);
        const double *r = camera->rotation;
        pixel *= fabs(r[2] * away[0] + r[6] * away[1] + r[10] * away[2]);
    }
    pixel /= stretch; // data numbers in a CSS pixel
    double most = VT_MIN(f->scale.x1 - f->scale.x0, LONGEST) * pixel;
    if (!(most > 1e-290) || !(most < 1e290)) return true;
    double decade = pow(10, floor(log10(most) + 1e-9)), length = decade;
    if (5 * decade <= most)
        length = 5 * decade;
    else if (2 * decade <= most)
        length = 2 * decade;
    static const vt_axis plain = {.low = 0, .high = 1};
    char word[VT_TICK_BYTES], words[VT_LABEL_BYTES], cut[VT_LABEL_BYTES];
    const char *unit = vt_node_text(o->scene_node, VT_SLOT(scene, xunit));
    vt_ticks_word(&plain, NULL, length, 3, word, sizeof word);
    vt_print(words, sizeof words, "%s%s%.200s", word, *unit ? " " : "", unit);
    vt_text_style style = vt_label_style(o, VT_TICK_PX, VT_TEXT_LEFT, VT_TEXT_BOTTOM);
    const char *said = vt_label_elide(words, &style, f->scale.x1 - f->scale.x0, 20, cut);
    double x0 = f->scale.x0, x1 = x0 + length / pixel, y = f->scale.y1 - 3;
    const float *color = o->theme.text;
    return vt_paint_line(o->batch, x0 - 1.5, y, x1 + 1.5, y, 5, style.halo_color) &&
           vt_paint_line(o->batch, x0, y, x1, y, 2, color) && vt_paint_line(o->batch, x0, y - 4, x0, y + 1, 1, color) &&
           vt_paint_line(o->batch, x1, y - 4, x1, y + 1, 1, color) && vt_text_screen(o->batch, said, &style, x0, y - 4);
}
