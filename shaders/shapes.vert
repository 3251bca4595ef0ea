#version 300 es
// A corner of a shape: geometry and rows come from textures. See vt_batch_row in src/scene/node.h.
#include "frame.glsl"
#include "position.glsl"
#include "fetch.glsl"
uniform sampler2D t_rows;
uniform sampler2D t_corners;
uniform int u_corners;   // of a shape
uniform bool u_instanced;
uniform bool u_impostor; // the box around an ellipsoid, which shapes_ellipsoids.frag finds in it
uniform int u_first_row;
out vec3 v_d;
out vec3 v_normal;
out vec4 v_color;
out float v_row;         // its number
out float v_shading;     // 0: smooth, 1: flat, 2: none
out float v_selected;    // 0 or 1
out float v_turn;        // -1: mirrored, else 1
out vec3 v_unit;

void main() {
    int row = u_first_row + (u_instanced ? gl_InstanceID : gl_VertexID / u_corners);
    int corner = u_instanced ? gl_VertexID : gl_VertexID % u_corners;
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
    v_row = float(row);
    v_selected = shading > 3.5 ? 1.0 : 0.0;
    v_shading = shading - 4.0 * v_selected;
    v_turn = turn;
    v_unit = place.xyz;
    gl_Position = to_clip(v_d);
    bool hidden = look.w < 0.0 || is_not_finite(v_d);
    if (u_impostor) {
        // The box around a ball: its far sides alone, once a pixel. The ball writes its own depth, so the box must not be
        // cut by the near and far planes.
        vec3 to_eye = frame_perspective != 0 ? -v_d : to_viewer(v_d);
        hidden = hidden || dot(v_normal, to_eye) > 0.0;
        gl_Position.z = 0.0;
    }
    if (hidden) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}
