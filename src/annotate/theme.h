// In:  a scene's theme and colours, whether the page is dark.
// Out: the colours of all that is not data.
#ifndef VT_THEME_H
#define VT_THEME_H
#include "scene/scene.h"

typedef struct vt_theme {
    float background[4], pane[4], grid[4], axis[4], text[4], accent[4]; // sRGB 0..1, straight alpha
    bool dark;
} vt_theme;

vt_theme vt_theme_of(const vt_node_data *view);
// A property's colour where it was set, else the theme's; times alpha.
void vt_theme_color(const double *property4, const float *otherwise4, float alpha, float *out4);
#endif
