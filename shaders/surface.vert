#version 300 es
// A grid point of a surface: no attributes, everything is fetched by its column and row.
#include "frame.glsl"
#include "position.glsl"
#include "fetch.glsl"
#include "surface.glsl"
#include "select.glsl"
uniform sampler2D t_scalars, t_colors, t_selected;
uniform int u_first_tile;  // of the instances
uniform int u_tile_columns; // tiles in a row
uniform int u_shading;     // 0: smooth, 1: flat, 2: none
uniform int u_color_source; // 0: heights, 1: scalars, 2: colors
uniform vec3 u_middle;      // where points go that have no place
out vec3 v_d;
out vec3 v_normal;
out float v_height;
out float v_scalar;
out vec4 v_color;
out vec2 v_grid;           // column, row
out float v_selected;

// Direction of the surface along one grid axis at p: exact to second order however the points are spaced, one-sided at edges
// and beside holes. 0: unknown.
vec3 tangent(vec3 before, vec3 p, vec3 after) {
    vec3 a = p - before, b = after - p;
    bool no_a = is_not_finite(before) || a == vec3(0.0), no_b = is_not_finite(after) || b == vec3(0.0);
    if (no_a || no_b) return no_a ? (no_b ? vec3(0.0) : b) : a;
    float step_a = length(a.xy), step_b = length(b.xy);
    float ratio = step_a > 0.0 && step_b > 0.0 ? step_b / step_a : 1.0;
    return a * ratio + b / ratio;
}

void main() {
    int tile = u_first_tile + gl_InstanceID;
    ivec2 in_tile = ivec2(gl_VertexID % 65, gl_VertexID / 65);
    ivec2 size = grid_size(), last = size - 1;
    int stride = u_stride;
    ivec2 at = grid_drawn(ivec2(tile % u_tile_columns, tile / u_tile_columns) * 64 + in_tile);
    vec3 p = grid_point(at);
    v_normal = vec3(0.0);
    bool bad = is_not_finite(p);
    if (u_shading == 0 || bad) {
        vec3 left = grid_point(ivec2(max(at.x - stride, 0), at.y)), right = grid_point(ivec2(min(at.x + stride, last.x), at.y));
        vec3 below = grid_point(ivec2(at.x, max(at.y - stride, 0))), above = grid_point(ivec2(at.x, min(at.y + stride, last.y)));
        if (bad) p = !is_not_finite(left) ? left : !is_not_finite(right) ? right : !is_not_finite(below) ? below : !is_not_finite(above) ? above : u_middle;
        else {
            vec3 n = cross(u_linear * tangent(left, p, right), u_linear * tangent(below, p, above));
            float steep = max(abs(n.x), max(abs(n.y), abs(n.z)));
            v_normal = steep > 0.0 ? normalize(n / steep) : vec3(0.0);
        }
    }
    v_d = from_eye(p);
    v_height = p.z;
    v_grid = vec2(at);
    int i = at.y * size.x + at.x;
    v_scalar = u_color_source == 1 ? fetch(t_scalars, i).r : p.z;
    v_color = u_color_source == 2 ? fetch(t_colors, i) : vec4(1.0);
    v_selected = u_selection == 1 && fetch(t_selected, i).r > 0.0 ? 1.0 : 0.0;
    gl_Position = to_clip(v_d);
}
