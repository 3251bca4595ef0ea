#version 300 es
// Two bars in the x-y plane of the node.
#include "frame.glsl"
#include "position.glsl"
uniform float u_size;
out vec3 v_d;

void main() {
    int corner = gl_VertexID % 6;
    vec2 at = vec2(corner == 1 || corner == 2 || corner == 4 ? 0.5 : -0.5, corner == 2 || corner == 4 || corner == 5 ? 0.5 : -0.5);
    v_d = from_eye(vec3(at * (gl_VertexID < 6 ? vec2(1.0, 0.25) : vec2(0.25, 1.0)) * u_size, 0.0));
    gl_Position = to_clip(v_d);
}
