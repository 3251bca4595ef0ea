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
uniform int u_holes;       // some points are missing
uniform float u_specular;
uniform float u_wire;      // device px, 0: none
uniform vec4 u_wire_color;
uniform vec2 u_wire_step;  // grid steps from one line to the next
uniform vec4 u_contour;    // lines where height * x + y is a whole number; z: 1 takes the height's logarithm; w: what to add first
uniform vec4 u_contour_line; // device px (0: none), the numbers beyond which there are none
uniform vec4 u_contour_color;
out vec4 color;

// A quad is there only with all its corners.
bool in_hole() {
    ivec2 n = ivec2(floor((v_grid + u_phase) / u_grid.z)), a = grid_drawn(n), b = grid_drawn(n + 1);
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
    if (u_contour_line.x > 0.0) {
        float h = u_contour.z > 0.5 ? log2(max(v_height + u_contour.w, 1e-37)) * 0.30102999566 : v_height;
        float x = h * u_contour.x + u_contour.y;
        // Levels lie a trace beside the whole numbers: a plain exactly at a level then has a line around it instead of being
        // filled, since within it the number is no longer whole.
        if (x > u_contour_line.y && x < u_contour_line.z) contour = 1.0;
        contour *= lines(x - 0.001, u_contour_line.x) * u_contour_color.a;
    }
    if (u_wire > 0.0) {
        wire = max(grid_lines(v_grid.x, u_grid.x - 1.0, u_wire_step.x), grid_lines(v_grid.y, u_grid.y - 1.0, u_wire_step.y));
        wire *= u_wire_color.a;
    }
    vec4 base = mark_color(normalized(v_scalar), v_color);
    if (is_clipped(v_d) || (u_holes > 0 && in_hole())) discard;
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
