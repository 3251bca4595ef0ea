// In:  a view's rotation, the place that layout.c gives.
// Out: three arms that turn with the scene; their ends, and those of the opposite directions, answer to the pointer.
#include "annotate/triad.h"
#include "annotate/label.h"

#define END 15.0     // CSS px: the labelled ends
#define OPPOSITE 8.0 // the others

static const float colors[2][3][4] =
    { // x, y, z: for light and for dark themes; a letter on each has a contrast of 5 or more
        {{0.776f, 0.184f, 0.231f, 1}, {0.122f, 0.478f, 0.200f, 1}, {0.169f, 0.388f, 0.722f, 1}},
        {{1.000f, 0.451f, 0.451f, 1}, {0.400f, 0.820f, 0.490f, 1}, {0.451f, 0.675f, 1.000f, 1}}};

bool vt_triad_paint(vt_overlay *o) {
    const vt_layout *f = o->layout;
    if (!(f->triad.x1 > 0)) return true;
    double size = f->triad.x1 - f->triad.x0, arm = (size - END) / 2,
           middle[2] = {f->triad.x0 + size / 2, f->triad.y0 + size / 2};
    const double *r = o->camera->rotation;
    int order[6];
    double toward[6];
    for (int part = 0; part < 6; part++) { // far ends first
        int c = part % 3, at = part;
        toward[part] = (part < 3) == (o->camera->stretch[c] > 0) ? r[4 * c + 2] : -r[4 * c + 2];
        for (; at > 0 && toward[order[at - 1]] > toward[part]; at--) order[at] = order[at - 1];
        order[at] = part;
    }
    static const char *const letters[] = {"X", "Y", "Z"};
    static const float light[4] = {1, 1, 1, 1}, dark[4] = {0.05f, 0.06f, 0.08f, 1};
    for (int i = 0; i < 6; i++) {
        int part = order[i], c = part % 3;
        double sign = (part < 3) == (o->camera->stretch[c] > 0) ? 1 : -1, end = part < 3 ? END : OPPOSITE;
        double x = middle[0] + sign * r[4 * c] * arm, y = middle[1] - sign * r[4 * c + 1] * arm;
        float color[4];
        memcpy(color, colors[o->theme.dark][c], sizeof color);
        if (part >= 3) { // a tint: the background shines through
            for (int k = 0; k < 3; k++) color[k] = 0.45f * color[k] + 0.55f * o->theme.background[k];
        } else if (!vt_paint_line(o->batch, middle[0], middle[1], x, y, 2, color))
            return false;
        if (!vt_paint_disc(o->batch, x, y, end, color)) return false;
        vt_text_style style = {
            .size = 10, .weight = VT_TEXT_SEMIBOLD, .anchor = VT_TEXT_CENTER, .baseline = VT_TEXT_MIDDLE};
        memcpy(style.color, o->theme.dark ? dark : light, sizeof style.color);
        if (part < 3 && !vt_text_screen(o->batch, letters[c], &style, x, y)) return false;
        double reach = end / 2 + 3; // easier to hit than it is large
        vt_overlay_hit_area(o, x - reach, y - reach, x + reach, y + reach, VT_PICK_TRIAD, (vt_node){0}, part);
    }
    return true;
}
