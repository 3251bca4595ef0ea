#version 300 es
#include "frame.glsl"
#include "position.glsl"
#include "clip.glsl"
#include "alpha.glsl"
#include "color.glsl"
#include "fog.glsl"
in vec3 v_d;
out vec4 color;

void main() {
    if (is_clipped(v_d)) discard;
    stochastic_discard(u_color.a, 0u);
    color = vec4(fogged(u_color.rgb, view_depth(v_d)), 1.0);
}
