#version 300 es
// A rectangle in the x-y plane of its node, centred.
#include "frame.glsl"
#include "position.glsl"
uniform vec2 u_size;       // along x and y
uniform float u_arrived;   // share of the rows, from the top, that are there
out vec2 v_at;             // column and row, 0..1 (the top row at 0)
out vec3 v_d;

void main() {
    int corner = gl_VertexID;
    vec2 at = vec2(corner == 1 || corner == 2 || corner == 4 ? 1.0 : 0.0, corner == 2 || corner == 4 || corner == 5 ? u_arrived : 0.0);
    v_d = from_eye(vec3((at.x - 0.5) * u_size.x, (0.5 - at.y) * u_size.y, 0.0));
    gl_Position = to_clip(v_d);
    v_at = at;
}
