// In:  a scene's theme and colours, whether the page is dark.
// Out: the colours of all that is not data.
// Called by: overlay.c and what it draws, gl_submit.c, gl_light.c.
#include "theme.h"

enum { AUTO, LIGHT, DARK, PUBLICATION }; // as the property's choices
#define RGB(hex) \
    { (float)((hex) >> 16) / 255, (float)((hex) >> 8 & 255) / 255, (float)((hex)&255) / 255, 1 }

static const vt_theme themes[] = {
    {RGB(0xffffff), RGB(0xf6f6f4), RGB(0xdededa), RGB(0x8a8a86), RGB(0x2b2b2b), RGB(0xe4572e), false},
    {RGB(0x111418), RGB(0x161a20), RGB(0x2a3038), RGB(0x6b7480), RGB(0xd7dce2), RGB(0xe4572e), true},
    {RGB(0xffffff), {1, 1, 1, 0}, RGB(0xcccccc), RGB(0x000000), RGB(0x000000), RGB(0xe4572e), false},
};

void vt_theme_color(const double *property4, const float *otherwise4, float alpha, float *out4) {
    for (int i = 0; i < 4; i++) out4[i] = vt_is_nan(property4[0]) ? otherwise4[i] : (float)property4[i];
    out4[3] *= alpha;
}

vt_theme vt_theme_of(const vt_node_data *view) {
    const vt_scene_props *p = VT_PROPS(scene, vt_node_at(view->scene));
    int choice = (int)p->theme[0];
    bool chosen = p->background[3] > 0.5; // not automatic, not clear: it says what the rest has to stand out from
    double luminance = 0.2126 * p->background[0] + 0.7152 * p->background[1] + 0.0722 * p->background[2];
    bool dark = chosen ? luminance < 0.45 : VT_PROPS(view, view)->dark[0] != 0;
    vt_theme theme = themes[choice == AUTO ? dark : choice == PUBLICATION ? 2 : choice == DARK];
    const double *own[] = {p->background, p->pane_color, p->grid_color, p->axis_color, p->text_color, p->accent_color};
    float *parts[] = {theme.background, theme.pane, theme.grid, theme.axis, theme.text, theme.accent};
    for (int i = 0; i < VT_LENGTH(parts); i++) {
        float otherwise[4];
        memcpy(otherwise, parts[i], sizeof otherwise);
        vt_theme_color(own[i], otherwise, 1, parts[i]);
    }
    return theme;
}
