#version 300 es
// An opaque point without a rim or fog: what clouds of millions are made of. points.frag gives the same pixels, but there the
// thresholds of alpha.glsl cost more than all the rest, whether they are asked for or not.
#include "frame.glsl"
#include "points.glsl"
uniform int u_marker;      // 0: disc, 1: square
in vec4 v_color;
in vec4 v_disc;
out vec4 color;

void main() {
    vec2 offset = (gl_PointCoord - 0.5) * max(v_sprite, 1.0);
    float r = u_marker == 1 ? max(abs(offset.x), abs(offset.y)) : length(offset);
    float coverage = clamp((frame_pass_count > 0 ? v_radius : max(v_radius, 0.71)) - r + 0.5, 0.0, 1.0);
    if (frame_soft_edges != 0 ? coverage <= 0.0 : coverage < 0.5) discard;
    color = vec4(v_color.rgb, frame_soft_edges != 0 ? coverage : 1.0);
}
