#version 300 es
// A point that looks like a ball, with a ball's depth, so that balls cut each other rightly.
#include "frame.glsl"
#include "position.glsl"
#include "alpha.glsl"
#include "fog.glsl"
#include "points.glsl"
#include "light.glsl"
uniform bool u_quads;
uniform float u_edge_width; // device px
uniform bool u_edge_auto;  // a darker shade of the point's own colour, else u_edge_color
uniform vec4 u_edge_color;
in vec4 v_color;
in vec3 v_d;
in vec4 v_disc;
in vec2 v_which;
out vec4 color;

void main() {
    vec2 offset = u_quads ? v_offset : vec2(gl_PointCoord.x - 0.5, 0.5 - gl_PointCoord.y) * max(v_sprite, 1.0);
    float radius = frame_pass_count > 0 ? v_radius : max(v_radius, 0.71);
    vec2 xy = offset / radius;
    float square = dot(xy, xy);
    if (square > 1.0) discard;
    vec3 viewer = to_viewer(v_d);
    // The ball's axes: towards the viewer, and the screen's right and up, square to that.
    vec3 right = vec3(frame_rotation[0].x, frame_rotation[1].x, frame_rotation[2].x);
    vec3 up = normalize(cross(viewer, right));
    right = cross(up, viewer);
    vec3 normal = right * xy.x + up * xy.y + viewer * sqrt(1.0 - square);
    vec3 d = v_d + normal * (radius * pixel_size(v_d));
    vec4 clip = to_clip(d);
    gl_FragDepth = clamp(0.5 + 0.5 * clip.z / clip.w, 0.0, 1.0);
    bool selected = v_selected > 0.5;
    if (!selected) stochastic_discard(v_color.a, uint(v_number + 0.5));
    else if (frame_shows_selection != 0) gl_FragDepth *= 0.1;
    vec3 c = lit(v_color.rgb, normal, d, viewer, 0.16);
    if (u_edge_width > 0.0 && length(offset) > radius - u_edge_width) c = u_edge_auto ? v_color.rgb * 0.5 : u_edge_color.rgb;
    if (selected && length(offset) > radius - max(u_edge_width, frame_pixel_ratio)) c = frame_background.rgb;
    color = vec4(fogged(c, view_depth(d)), 1.0);
}
