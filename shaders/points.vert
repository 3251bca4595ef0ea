#version 300 es
// A point: where it is, how large, its colour. As GL_POINTS, or four corners of a quad for each instance.
#include "frame.glsl"
#include "position.glsl"
#include "color.glsl"
#include "clip.glsl"
#include "points.glsl"
in vec3 a_position;
in float a_scalar;
in vec4 a_color;
in float a_size;
in float a_selected;
uniform float u_size;          // device px, or a length in the scene
uniform bool u_size_in_scene;
uniform bool u_has_sizes;      // times a_size
uniform float u_size_distance; // view depth where it holds; 0: everywhere
uniform vec2 u_growth;         // limits, farther and nearer than that
uniform bool u_quads;          // else GL_POINTS
uniform int u_first;           // the number of the first quad
out vec4 v_color;
out vec3 v_d;         // the centre
out vec4 v_disc;      // v_offset: quads: from the centre; v_radius; v_sprite: the side of what is drawn; all in device px
out vec2 v_which;     // v_number; v_selected: 0 or 1

void main() {
    vec3 d = from_eye(a_position);
    vec4 color = mark_color(normalized(a_scalar), a_color);
    float diameter = u_size * (u_has_sizes ? a_size : 1.0);
    float away = view_depth(d);
    bool selected = looks_selected(a_selected > 0.5);
    color.rgb = selection_color(color.rgb, selected);
    if (u_size_in_scene) diameter /= pixel_size(d);
    if (u_size_distance > 0.0) diameter *= clamp(u_size_distance / max(away, 1e-30), u_growth.x, u_growth.y);
    if (selected) diameter += max(0.3 * diameter, 3.0 * frame_pixel_ratio);
    // One pass: at least one pixel, so that a small point does not come and go as it moves, and room for soft edges.
    float sprite = frame_pass_count > 0 ? diameter : max(diameter, 1.42) + (frame_soft_edges != 0 ? 1.5 : 0.0);
    v_color = color;
    v_d = d;
    v_number = float(u_quads ? gl_InstanceID + u_first : gl_VertexID);
    v_selected = selected ? 1.0 : 0.0;
    vec2 at = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) - 0.5;
    v_offset = at * sprite;
    v_radius = 0.5 * diameter;
    v_sprite = sprite;
    gl_Position = to_clip(d);
    gl_Position.z = biased_depth(d, gl_Position, min(0.5 * diameter, 6.0) + 2.5); // in front of a line through it
    // In front of all, or a few in a dense cloud would not be found; among themselves as they are.
    if (selected) gl_Position.z = 0.1 * gl_Position.z - 0.9 * gl_Position.w;
    if (u_quads) gl_Position.xy += 2.0 * at * sprite * frame_viewport_inverse * gl_Position.w;
    gl_PointSize = max(sprite, 1.0);
    bool hidden = is_not_finite(a_position) || color.a <= 0.0 || !(diameter > 0.0) || (frame_perspective != 0 && away <= 0.0) || is_clipped(d);
    if (hidden) gl_Position = vec4(2.0, 2.0, 2.0, 1.0); // outside
}
