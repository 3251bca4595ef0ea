#version 300 es
// A surface: colour by height, light that changes only lightness, contours, grid lines, holes.
#include "frame.glsl"
#include "position.glsl"
#include "color.glsl"
#include "light.glsl"
#include "fog.glsl"
#include "clip.glsl"
#include "alpha.glsl"
#include "face.glsl"
#include "fetch.glsl"
#include "surface.glsl"
in vec3 v_d;
in vec3 v_normal;
in float v_height;
in float v_scalar;
in vec4 v_color;
in vec2 v_grid;
in float v_selected;
uniform int u_shading;     // 0: smooth, 1: flat, 2: none
uniform bool u_holes;      // some points are missing
uniform float u_specular;
uniform float u_wire;      // device px, 0: none
uniform vec4 u_wire_color;
uniform vec2 u_wire_step;  // grid steps from one line to the next
uniform float u_contour_scale, u_contour_offset; // lines where height * scale + offset is a whole number
uniform bool u_contour_log;    // takes the height's logarithm first...
uniform float u_contour_origin; // ...after this was added
uniform float u_contour_width; // device px, 0: none
uniform vec2 u_contour_range;  // the numbers beyond which there are none
uniform vec4 u_contour_color;
out vec4 color;

// A quad is there only with all its corners.
bool in_hole() {
    ivec2 n = ivec2(floor((v_grid + u_phase) / float(u_stride))), a = grid_drawn(n), b = grid_drawn(n + 1);
    return is_not_finite(grid_point(a)) || is_not_finite(grid_point(b)) || is_not_finite(grid_point(ivec2(a.x, b.y))) ||
           is_not_finite(grid_point(ivec2(b.x, a.y)));
}

// Every so many grid lines, and the border.
float grid_lines(float at, float last, float every) {
    float border = min(at, last - at) / every;
    return max(lines(at / every, u_wire), line_coverage(border, change(at / every), u_wire));
}

void main() {
    vec3 viewer = to_viewer(v_d);
    vec3 flat_normal = face_normal(v_d, viewer);
    float contour = 0.0, wire = 0.0;
    if (u_contour_width > 0.0) {
        float h = u_contour_log ? log2(max(v_height + u_contour_origin, 1e-37)) * 0.30102999566 : v_height;
        float x = h * u_contour_scale + u_contour_offset;
        // Levels lie a trace beside the whole numbers: a plain exactly at a level then has a line around it instead of being
        // filled, since within it the number is no longer whole.
        if (x > u_contour_range.x && x < u_contour_range.y) contour = 1.0;
        contour *= lines(x - 0.001, u_contour_width) * u_contour_color.a;
    }
    if (u_wire > 0.0) {
        wire = max(grid_lines(v_grid.x, u_grid_size.x - 1.0, u_wire_step.x), grid_lines(v_grid.y, u_grid_size.y - 1.0, u_wire_step.y));
        wire *= u_wire_color.a;
    }
    vec4 base = mark_color(normalized(v_scalar), v_color);
    if (is_clipped(v_d) || (u_holes && in_hole())) discard;
    stochastic_discard(base.a, layer(v_d, gl_FrontFacing));
    vec3 seen = selection_color(base.rgb, v_selected > 0.5);
    if (u_shading < 2) {
        vec3 normal = u_shading == 1 ? flat_normal : smooth_normal(v_normal, gl_FrontFacing, flat_normal);
        seen = lit_evenly(seen, normal, v_d, viewer, u_specular);
    }
    seen = mix(seen, u_wire_color.rgb, wire);
    seen = mix(seen, u_contour_color.rgb, contour);
    color = vec4(fogged(seen, view_depth(v_d)), 1.0);
}
