#version 300 es
// A corner of a shape: geometry and rows come from textures. See vt_batch_row in src/scene/node.h.
#include "frame.glsl"
#include "position.glsl"
#include "fetch.glsl"
uniform sampler2D t_rows;
uniform sampler2D t_corners;
uniform vec4 u_layout;   // corners of a shape, instanced (0, 1), ball (0, 1), first row
out vec3 v_d;
out vec3 v_normal;
out vec4 v_color;
out vec3 v_row;          // its number; shading: 0 smooth, 1 flat, 2 none, + 4: selected; 1 or -1: mirrored
out vec3 v_unit;

void main() {
    int corners = int(u_layout.x);
    bool instanced = u_layout.y > 0.5;
    int row = int(u_layout.w) + (instanced ? gl_InstanceID : gl_VertexID / corners);
    int corner = instanced ? gl_VertexID : gl_VertexID % corners;
    vec4 x = fetch(t_rows, row * 4), y = fetch(t_rows, row * 4 + 1), z = fetch(t_rows, row * 4 + 2);
    vec4 look = fetch(t_rows, row * 4 + 3);
    vec4 place = fetch(t_corners, corner * 2), normal = fetch(t_corners, corner * 2 + 1);
    mat3 axes = u_linear * mat3(x.xyz, y.xyz, z.xyz);
    mat3 turned = mat3(cross(axes[1], axes[2]), cross(axes[2], axes[0]), cross(axes[0], axes[1])); // inverse transpose * det
    float turn = dot(axes[0], turned[0]) < 0.0 ? -1.0 : 1.0;
    vec3 centre = from_eye(vec3(x.w, y.w, z.w));
    v_d = centre + axes * place.xyz;
    v_normal = turned * normal.xyz * turn;
    v_normal /= max(length(v_normal), 1e-30);
    float shading = floor(look.w * 0.5);
    v_color = vec4(look.rgb, look.w - 2.0 * shading);
    v_row = vec3(float(row), shading, turn);
    v_unit = place.xyz;
    gl_Position = to_clip(v_d);
    bool hidden = look.w < 0.0 || is_not_finite(v_d);
    if (u_layout.z > 0.5) {
        // The box around a ball: its far sides alone, once a pixel. The ball writes its own depth, so the box must not be
        // cut by the near and far planes.
        vec3 to_eye = frame_perspective != 0 ? -v_d : to_viewer(v_d);
        hidden = hidden || dot(v_normal, to_eye) > 0.0;
        gl_Position.z = 0.0;
    }
    if (hidden) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
