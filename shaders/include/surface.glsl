// The points of a surface's grid: heights, and x and y as they are given. Includes nothing; needs fetch.glsl.
uniform sampler2D t_heights, t_x, t_y;
uniform vec4 u_grid;       // columns, rows, stride
uniform vec2 u_phase;      // of the columns and rows that are drawn: stride * n - phase, and the last ones
uniform vec2 u_axes;       // x and y are 0: counted, 1: one for each column (row), 2: one for each point

ivec2 grid_size() { return ivec2(u_grid.xy); }
int grid_stride() { return int(u_grid.z); }

// The n-th of the columns and rows that are drawn.
ivec2 grid_drawn(ivec2 n) { return clamp(n * grid_stride() - ivec2(u_phase), ivec2(0), grid_size() - 1); }

vec3 grid_point(ivec2 at) {
    int i = at.y * int(u_grid.x) + at.x;
    float x = u_axes.x < 0.5 ? float(at.x) : fetch(t_x, u_axes.x < 1.5 ? at.x : i).r;
    float y = u_axes.y < 0.5 ? float(at.y) : fetch(t_y, u_axes.y < 1.5 ? at.y : i).r;
    return vec3(x, y, fetch(t_heights, i).r);
}
