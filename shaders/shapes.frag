#version 300 es
// A shape's surface.
#include "frame.glsl"
#include "position.glsl"
#include "alpha.glsl"
#include "fog.glsl"
#include "light.glsl"
#include "clip.glsl"
#include "select.glsl"
in vec3 v_d;
in vec3 v_normal;
in vec4 v_color;
in float v_row;
in float v_shading;
in float v_selected;
in float v_turn;
out vec4 color;

void main() {
    vec3 viewer = to_viewer(v_d);
    vec3 facet = cross(dFdx(v_d), dFdy(v_d));
    if (is_clipped(v_d)) discard;
    stochastic_discard(v_color.a, uint(v_row + 0.5)); // after the derivatives, which need their neighbours
    if (dot(facet, viewer) < 0.0) facet = -facet;
    vec3 normal = v_shading > 0.5 || dot(v_normal, v_normal) < 0.25 ? facet : v_normal; // boxes come without
    if (dot(normal, facet) < 0.0) normal = -normal;
    normal /= max(length(normal), 1e-30);
    vec3 own = selection_color(v_color.rgb, v_selected > 0.5);
    vec3 base = frame_clip_count > 0 && gl_FrontFacing == v_turn < 0.0 ? interior_color(own) : own;
    vec3 c = v_shading > 1.5 ? base : lit(base, normal, v_d, viewer, 0.12);
    color = vec4(fogged(c, view_depth(v_d)), 1.0);
}
