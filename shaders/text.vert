#version 300 es
// Glyphs, bars and discs: places are device pixels, worked out in text.c and paint.c in double precision; passes do not jitter
// them. A bar or disc has half its size as a_outline, negative (a disc: only x), and 0..65535 across it as a_texel. A fallback
// glyph has 0 as a_outline.x, and 1 as y where it keeps its colours.
#include "frame.glsl"
layout(location = 0) in vec3 a_at;      // px from the top left, depth (negative: in front of everything)
layout(location = 1) in vec2 a_texel;   // of the atlas, in eighths
layout(location = 2) in vec4 a_color;
layout(location = 3) in vec2 a_outline; // px in the whole range of distances; px by which the outline is moved outwards
uniform vec2 u_texel;                   // 1 / (8 * size of the atlas)
uniform vec2 u_fallback_texel;          // likewise, of fallback glyphs
out vec2 v_texel; // bar, disc: px from its middle
out vec4 v_color;
out vec2 v_outline;

void main() {
    vec2 place = a_at.xy * frame_viewport_inverse * 2.0 - 1.0;
    gl_Position = vec4(place.x, -place.y, a_at.z < 0.0 ? -1.0 : a_at.z * 2.0 - 1.0, 1.0);
    v_texel = a_outline.x < 0.0 ? (a_texel / 32767.5 - 1.0) * (1.0 + abs(a_outline)) : a_texel * (a_outline.x > 0.0 ? u_texel : u_fallback_texel);
    v_color = a_color, v_outline = a_outline;
}
