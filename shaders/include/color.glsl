// Colours of marks. vt_gl_color sets these.
#include "select.glsl"
uniform vec4 u_color;       // sRGB, and alpha
uniform int u_color_mode;   // 0: u_color. 1: a number through the colormap. 2: its own colour.
uniform float u_norm_low, u_norm_scale; // the range's low end, 1 / (high - low)
uniform bool u_norm_log;       // both are logarithms...
uniform float u_norm_origin;   // ...of numbers to which this was added
uniform vec4 u_nan_color;   // alpha 0: not drawn
uniform sampler2D t_colormap;

// A stored number -> 0..1 of the colormap's range; NaN stays NaN, what has no logarithm is below the range.
float normalized(float value) {
    float x = u_norm_log ? (value + u_norm_origin > 0.0 ? log2(value + u_norm_origin) * 0.30102999566 : -1e30) : value;
    return is_not_finite(value) ? value : (x - u_norm_low) * u_norm_scale;
}

// 0..1 -> colour: with n colours, the i-th shows [i, i + 1) / n.
vec4 colormapped(float t) {
    if (is_not_finite(t)) return u_nan_color;
    int count = textureSize(t_colormap, 0).x;
    return texelFetch(t_colormap, ivec2(clamp(int(clamp(t, 0.0, 1.0) * float(count)), 0, count - 1), 0), 0);
}

// The colour of a mark's element: `t` is normalized(scalar) (interpolated or not), `own` its own colour.
vec4 mark_color(float t, vec4 own) {
    if (u_color_mode == 1) { vec4 c = colormapped(t); return vec4(c.rgb, c.a * u_color.a); }
    return u_color_mode == 2 ? vec4(own.rgb, own.a * u_color.a) : u_color;
}
