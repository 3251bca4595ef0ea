#version 300 es
// A vertex of a mesh: shared by faces, or (wireframe, colours of faces) one of a face's own three.
#include "frame.glsl"
#include "position.glsl"
in vec4 a_position;        // w: mask of edges that are not shown (bit i: opposite corner i)
in vec2 a_normal;          // octahedral; (-1, -1): none
in float a_scalar;
in vec4 a_color;
in vec2 a_texcoord;
uniform vec3 u_normal_scale;      // normals are those of positions divided by this
uniform float u_wire;      // > 0: the three vertices of a face follow each other
out vec3 v_d;
out vec3 v_normal;         // world axes, any length; 0: none
out float v_scalar;
out vec4 v_color;
out vec2 v_texcoord;
out vec3 v_corner;         // barycentric, far from 0 where the opposite edge is not shown

vec3 unpacked(vec2 e) {
    if (e.x < -0.99999 && e.y < -0.99999) return vec3(0.0);
    vec3 n = vec3(e, 1.0 - abs(e.x) - abs(e.y));
    if (n.z < 0.0) n.xy = (1.0 - abs(n.yx)) * vec2(n.x < 0.0 ? -1.0 : 1.0, n.y < 0.0 ? -1.0 : 1.0);
    return normalize(n);
}

void main() {
    v_d = from_eye(a_position.xyz);
    // Cofactors turn normals rightly under any scale, and keep them on the side where faces are counterclockwise.
    mat3 axes = mat3(u_linear[0] * u_normal_scale.x, u_linear[1] * u_normal_scale.y, u_linear[2] * u_normal_scale.z);
    mat3 cofactors = mat3(cross(axes[1], axes[2]), cross(axes[2], axes[0]), cross(axes[0], axes[1]));
    v_normal = cofactors * unpacked(a_normal);
    float size = length(v_normal);
    v_normal = size > 0.0 ? v_normal / size : vec3(0.0);
    v_scalar = a_scalar;
    v_color = a_color;
    v_texcoord = a_texcoord;
    v_corner = vec3(1.0);
    if (u_wire > 0.0) {
        int corner = gl_VertexID % 3, hidden = int(a_position.w);
        v_corner = vec3(corner == 0, corner == 1, corner == 2) + 100.0 * vec3(hidden & 1, (hidden >> 1) & 1, (hidden >> 2) & 1);
    }
    gl_Position = to_clip(v_d);
}
