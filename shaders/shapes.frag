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
in vec3 v_row;
out vec4 color;

void main() {
    bool chosen = v_row.y > 3.5;
    float shading = chosen ? v_row.y - 4.0 : v_row.y;
    vec3 reader = to_reader(v_d);
    vec3 facet = cross(dFdx(v_d), dFdy(v_d));
    if (cut_off(v_d)) discard;
    thin_out(v_color.a, uint(v_row.x + 0.5)); // after the derivatives, which need their neighbours
    if (dot(facet, reader) < 0.0) facet = -facet;
    vec3 normal = shading > 0.5 || dot(v_normal, v_normal) < 0.25 ? facet : v_normal; // boxes come without
    if (dot(normal, facet) < 0.0) normal = -normal;
    normal /= max(length(normal), 1e-30);
    vec3 own = chosen_color(v_color.rgb, chosen);
    vec3 base = frame_accent.w > 0.5 && gl_FrontFacing == v_row.z < 0.0 ? inner(own) : own;
    vec3 c = shading > 1.5 ? base : lit(base, normal, v_d, reader, 0.12);
    color = vec4(fogged(c, view_depth(v_d)), 1.0);
}
