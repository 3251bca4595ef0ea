// The points of a surface's grid: heights, and x and y as they are given. Includes nothing; needs fetch.glsl.
uniform sampler2D t_heights, t_x, t_y;
uniform vec2 u_grid_size;  // columns, rows
uniform int u_stride;      // between those that are drawn
uniform vec2 u_phase;      // of the columns and rows that are drawn: stride * n - phase, and the last ones
uniform int u_x_axis, u_y_axis; // as vt_surface_axis
const int AXIS_COUNTED = 0, AXIS_LINE = 1; // else AXIS_GRID, one for each point; LINE: one for each column (row)

ivec2 grid_size() { return ivec2(u_grid_size); }

// The n-th of the columns and rows that are drawn.
ivec2 grid_drawn(ivec2 n) { return clamp(n * u_stride - ivec2(u_phase), ivec2(0), grid_size() - 1); }

vec3 grid_point(ivec2 at) {
    int i = at.y * grid_size().x + at.x;
    float x = u_x_axis == AXIS_COUNTED ? float(at.x) : fetch(t_x, u_x_axis == AXIS_LINE ? at.x : i).r;
    float y = u_y_axis == AXIS_COUNTED ? float(at.y) : fetch(t_y, u_y_axis == AXIS_LINE ? at.y : i).r;
    return vec3(x, y, fetch(t_heights, i).r);
}
