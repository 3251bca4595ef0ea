#version 300 es
// An opaque point without a rim or fog: what clouds of millions are made of. points.frag gives the same pixels, but there the
// thresholds of alpha.glsl cost more than all the rest, whether they are asked for or not.
#include "frame.glsl"
uniform vec4 u_form;
in vec4 v_color;
in vec4 v_disc;
out vec4 color;

void main() {
    vec2 offset = (gl_PointCoord - 0.5) * max(v_disc.w, 1.0);
    float r = u_form.y > 0.5 ? max(abs(offset.x), abs(offset.y)) : length(offset);
    float coverage = clamp((frame_pass_count > 0 ? v_disc.z : max(v_disc.z, 0.71)) - r + 0.5, 0.0, 1.0);
    if (frame_soft_edges != 0 ? coverage <= 0.0 : coverage < 0.5) discard;
    color = vec4(v_color.rgb, frame_soft_edges != 0 ? coverage : 1.0);
}
