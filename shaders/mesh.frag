#version 300 es
// Faces: colour, texture, light, edges.
#include "frame.glsl"
#include "position.glsl"
#include "color.glsl"
#include "light.glsl"
#include "fog.glsl"
#include "clip.glsl"
#include "alpha.glsl"
#include "face.glsl"
in vec3 v_d;
in vec3 v_normal;
in float v_scalar;
in vec4 v_color;
in vec2 v_texcoord;
in vec3 v_corner;
uniform sampler2D t_texture;
uniform int u_texture;     // 0: none, 1: colours, 2: grey
uniform int u_shading;     // 0: smooth, 1: flat, 2: none
uniform bool u_reversed;   // normals point to where faces are clockwise
uniform bool u_inside;     // what is seen from the front is the inside
uniform float u_specular;
uniform float u_wire;      // device px, 0: none
uniform vec4 u_wire_color;
out vec4 color;

void main() {
    vec3 viewer = to_viewer(v_d);
    vec3 flat_normal = face_normal(v_d, viewer);
    vec4 base = mark_color(normalized(v_scalar), v_color);
    if (u_texture > 0) {
        vec4 texel = texture(t_texture, vec2(v_texcoord.x, 1.0 - v_texcoord.y)); // the top row is at 0
        base *= u_texture == 2 ? vec4(texel.rrr, 1.0) : texel;
    }
    float edge = 0.0;
    if (u_wire > 0.0) {
        vec3 c = v_corner;
        edge = max(line_coverage(c.x, change(c.x), u_wire), line_coverage(c.y, change(c.y), u_wire));
        edge = max(edge, line_coverage(c.z, change(c.z), u_wire)) * u_wire_color.a;
    }
    bool front = gl_FrontFacing == !u_reversed;
    if (is_clipped(v_d)) discard;
    stochastic_discard(max(base.a, edge), layer(v_d, front));
    vec3 seen = selection_color(base.rgb, false);
    if (frame_clip_count > 0 && gl_FrontFacing == u_inside) seen = interior_color(seen);
    if (u_shading < 2) {
        vec3 normal = u_shading == 1 ? flat_normal : smooth_normal(v_normal, front, flat_normal);
        seen = lit(seen, normal, v_d, viewer, u_specular);
    }
    seen = mix(seen, u_wire_color.rgb, edge);
    color = vec4(fogged(seen, view_depth(v_d)), 1.0);
}
