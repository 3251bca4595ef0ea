// In:  a scene's theme and colours, whether the page is dark.
// Out: the colours of all that is not data.
#include "annotate/theme.h"

enum { AUTO, LIGHT, DARK, PUBLICATION }; // as the property's choices
#define RGB(hex) \
    { (float)((hex) >> 16) / 255, (float)((hex) >> 8 & 255) / 255, (float)((hex)&255) / 255, 1 }

// Text stands out from background and walls by 4.5 to 1 at least, so does the accent from the background; lines by 3 to 1 (as WCAG 2 measures it).
static const vt_theme themes[] = {
    {RGB(0xffffff), RGB(0xf6f6f4), RGB(0xdededa), RGB(0x82827e), RGB(0x2b2b2b), RGB(0xcf4520), false},
    {RGB(0x111418), RGB(0x161a20), RGB(0x2a3038), RGB(0x757f8b), RGB(0xd7dce2), RGB(0xe4572e), true},
    {RGB(0xffffff), {1, 1, 1, 0}, RGB(0xcccccc), RGB(0x000000), RGB(0x000000), RGB(0xcf4520), false},
};

void vt_theme_color(const double *property4, const float *otherwise4, float alpha, float *out4) {
    for (int i = 0; i < 4; i++) out4[i] = vt_is_nan(property4[0]) ? otherwise4[i] : (float)property4[i];
    out4[3] *= alpha;
}

static double luminance_of(const double *rgb) {
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += weights[i] * (rgb[i] <= 0.04045 ? rgb[i] / 12.92 : pow((rgb[i] + 0.055) / 1.055, 2.4));
    return sum;
}

// On a background of the user's, walls and lines are between it and the text, which is black or white where the theme's
// would be pale.
static void suit_background(vt_theme *theme, const double *background, double luminance) {
    bool middling = luminance > 0.02 && luminance < 0.6;
    static const float parts[3] = {0.04f, 0.15f, 0.65f};
    float *mixed[3] = {theme->pane, theme->grid, theme->axis};
    for (int c = 0; c < 3; c++) {
        if (middling) theme->text[c] = theme->dark ? 1 : 0;
        for (int i = 0; i < 3; i++)
            mixed[i][c] = (float)background[c] + parts[i] * (theme->text[c] - (float)background[c]);
    }
}

vt_theme vt_theme_of(const vt_node_data *view) {
    const vt_scene_props *p = VT_PROPS(scene, vt_node_at(view->scene));
    int choice = (int)p->theme[0];
    bool chosen = p->background[3] > 0.5; // not automatic, not clear: it says what the rest has to stand out from
    double luminance = chosen ? luminance_of(p->background) : 0;
    bool dark =
        chosen ? luminance < 0.179 : VT_PROPS(view, view)->dark[0] != 0; // 0.179: as far from black as from white
    vt_theme theme = themes[choice == AUTO ? dark : choice == PUBLICATION ? 2 : choice == DARK];
    if (chosen && choice == AUTO) suit_background(&theme, p->background, luminance);
    const double *own[] = {p->background, p->pane_color, p->grid_color, p->axis_color, p->text_color, p->accent_color};
    float *parts[] = {theme.background, theme.pane, theme.grid, theme.axis, theme.text, theme.accent};
    for (int i = 0; i < VT_LENGTH(parts); i++) {
        float otherwise[4];
        memcpy(otherwise, parts[i], sizeof otherwise);
        vt_theme_color(own[i], otherwise, 1, parts[i]);
    }
    return theme;
}
