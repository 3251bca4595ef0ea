#version 300 es
// A flat point, round or square, with a rim.
#include "frame.glsl"
#include "alpha.glsl"
#include "fog.glsl"
#include "points.glsl"
uniform bool u_quads;
uniform int u_marker;      // 0: disc, 1: square
uniform float u_edge_width; // device px
uniform bool u_edge_auto;  // a darker shade of the point's own colour, else u_edge_color
uniform vec4 u_edge_color;
in vec4 v_color;
in vec3 v_d;
in vec4 v_disc;
in vec2 v_which;
out vec4 color;

void main() {
    vec2 offset = u_quads ? v_offset : (gl_PointCoord - 0.5) * max(v_sprite, 1.0);
    float r = u_marker == 1 ? max(abs(offset.x), abs(offset.y)) : length(offset);
    float radius = v_radius;
    bool at_rest = frame_pass_count > 0;
    if (!at_rest) radius = max(radius, 0.71);
    float coverage = clamp(radius - r + 0.5, 0.0, 1.0);
    if (frame_soft_edges != 0 ? coverage <= 0.0 : coverage < 0.5) discard;
    bool selected = v_selected > 0.5;
    vec4 rim = u_edge_auto ? vec4(v_color.rgb * 0.58, v_color.a) : u_edge_color;
    float edge = u_edge_width;
    if (selected) rim = vec4(frame_background.rgb, 1.0), edge = max(edge, frame_pixel_ratio);
    float outer = r - (radius - edge);
    vec4 c = edge > 0.0 ? mix(v_color, rim, at_rest ? step(0.0, outer) : clamp(outer + 0.5, 0.0, 1.0)) : v_color;
    if (!selected) stochastic_discard(c.a, uint(v_number + 0.5));
    color = vec4(fogged(c.rgb, -(frame_rotation * vec4(v_d, 0.0)).z), frame_soft_edges != 0 ? coverage : 1.0);
}
