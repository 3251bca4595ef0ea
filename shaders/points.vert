#version 300 es
// A point: where it is, how large, its colour. As GL_POINTS, or four corners of a quad for each instance.
#include "frame.glsl"
#include "position.glsl"
#include "color.glsl"
#include "clip.glsl"
in vec3 a_position;
in float a_scalar;
in vec4 a_color;
in float a_size;
in float a_selected;
uniform vec4 u_size;  // size (device px, or length), in the scene (0, 1), times a_size (0, 1), distance where it holds or 0
uniform vec4 u_edge;  // width (device px), darker of its own colour (0, 1), limits of growth with distance
uniform vec4 u_form;  // quads (0, 1), marker, number of the first
out vec4 v_color;
out vec3 v_d;         // the centre
out vec4 v_disc;      // quads: offset from the centre in device px; radius; size of the sprite
out float v_id;       // below 0: -1 - id of one that is selected

void main() {
    vec3 d = from_eye(a_position);
    vec4 color = mark_color(normalized(a_scalar), a_color);
    float diameter = u_size.x * (u_size.z > 0.5 ? a_size : 1.0);
    float away = view_depth(d);
    bool selected = looks_selected(a_selected > 0.5);
    color.rgb = selection_color(color.rgb, selected);
    if (u_size.y > 0.5) diameter /= pixel_size(d);
    if (u_size.w > 0.0) diameter *= clamp(u_size.w / max(away, 1e-30), u_edge.z, u_edge.w);
    if (selected) diameter += max(0.3 * diameter, 3.0 * frame_pixel_ratio);
    // One pass: at least one pixel, so that a small point does not come and go as it moves, and room for soft edges.
    float sprite = frame_pass_count > 0 ? diameter : max(diameter, 1.42) + (frame_soft_edges != 0 ? 1.5 : 0.0);
    v_color = color;
    v_d = d;
    v_id = float(u_form.x > 0.5 ? gl_InstanceID + int(u_form.z) : gl_VertexID);
    if (selected) v_id = -1.0 - v_id;
    vec2 at = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) - 0.5;
    v_disc = vec4(at * sprite, 0.5 * diameter, sprite);
    gl_Position = to_clip(d);
    gl_Position.z = biased_depth(d, gl_Position, min(0.5 * diameter, 6.0) + 2.5); // in front of a line through it
    // In front of all, or a few in a dense cloud would not be found; among themselves as they are.
    if (selected) gl_Position.z = 0.1 * gl_Position.z - 0.9 * gl_Position.w;
    if (u_form.x > 0.5) gl_Position.xy += 2.0 * at * sprite * frame_viewport_inverse * gl_Position.w;
    gl_PointSize = max(sprite, 1.0);
    bool hidden = is_not_finite(a_position) || color.a <= 0.0 || !(diameter > 0.0) || (frame_perspective != 0 && away <= 0.0) || is_clipped(d);
    if (hidden) gl_Position = vec4(2.0, 2.0, 2.0, 1.0); // outside
}
