#version 300 es
// Distances to a glyph's outline -> coverage of the pixel, blended over what is there (premultiplied).
// Or the pixels of a fallback glyph, premultiplied. Or, for bars and discs: px from a bar's or disc's middle -> the same.
// The outline is at 208 (VT_GLYPH_OUTLINE); steps were rounded down, by half a step on average.
#include "frame.glsl"
uniform sampler2D t_atlas;
uniform sampler2D t_fallback;
in vec2 v_texel;
in vec4 v_color;
in vec2 v_outline;
out vec4 color;

void main() {
    float outside = (207.5 / 255.0 - texture(t_atlas, v_texel).r) * v_outline.x - v_outline.y;
    if (v_outline.x < 0.0) {
        vec2 size = abs(v_outline), over = (v_outline.y > 0.0 ? vec2(length(v_texel)) : abs(v_texel)) - size;
        vec2 cover = clamp(0.5 - over, 0.0, 1.0);
        outside = 0.5 - (v_outline.y > 0.0 ? cover.x : cover.x * cover.y);
    }
    if (v_outline.x == 0.0) {
        vec4 picture = texture(t_fallback, v_texel) * v_color.a;
        color = v_outline.y > 0.0 ? picture : vec4(v_color.rgb, 1.0) * picture.a;
        if (picture.a <= 0.0) discard;
        return;
    }
    float alpha = clamp(0.5 - outside, 0.0, 1.0) * v_color.a;
    if (alpha <= 0.0) discard;
    color = vec4(v_color.rgb * alpha, alpha);
}
