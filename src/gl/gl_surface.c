// In:  surface nodes, their arrays as textures, and what surface.c found out about them.
// Out: their visible tiles, drawn as instances of one grid without attributes; each vertex fetches its own point.
#include "embedded.h"
#include "gl/gl_internal.h"
#include "kinds/surface.h"

enum {
    U_FIRST_TILE,
    U_TILES,
    U_SHADING,
    U_SCALARS,
    U_SPARE,
    U_GRID,
    U_PHASE,
    U_AXES,
    U_HOLES,
    U_SPECULAR,
    U_WIRE,
    U_WIRE_COLOR,
    U_WIRE_STEP,
    U_CONTOUR,
    U_CONTOUR_LINE,
    U_CONTOUR_COLOR
};
enum { T_SCALARS = 1, T_COLORS, T_HEIGHTS, T_X, T_Y, T_SELECTED };

static const vt_program_spec spec = {
    .name = "surface",
    .vertex = shader_surface_vert,
    .fragment = shader_surface_frag,
    .samplers = {"t_scalars", "t_colors", "t_heights", "t_x", "t_y", "t_selected"},
    .uniforms = {"u_first_tile", "u_tiles", "u_shading", "u_scalars", "u_spare", "u_grid", "u_phase", "u_axes",
                 "u_holes", "u_specular", "u_wire", "u_wire_color", "u_wire_step", "u_contour", "u_contour_line",
                 "u_contour_color"},
};
static vt_program surface = {.spec = &spec};

// The six sides of what the camera sees, in stored numbers.
static void view_planes(const vt_gl_pass *pass, const vt_draw *draw, float planes[6][4]) {
    const float *clip = pass->frame.clip;
    for (int i = 0; i < 6; i++) {
        int row = i / 2;
        double sign = i % 2 ? -1 : 1, plane[4], eye_side = 0;
        for (int k = 0; k < 4; k++) plane[k] = (double)clip[k * 4 + 3] + sign * (double)clip[k * 4 + row];
        for (int k = 0; k < 3; k++) {
            const float *axis = draw->linear + k * 3;
            double n = plane[0] * (double)axis[0] + plane[1] * (double)axis[1] + plane[2] * (double)axis[2];
            planes[i][k] = (float)n;
            eye_side += n * ((double)draw->eye_high[k] + (double)draw->eye_low[k]);
        }
        planes[i][3] = (float)(plane[3] - eye_side + 1e-6 * fabs(eye_side)); // a tile too many does not hurt
    }
}

// How many quads are drawn at most. Moving: about one for each pixel that the surface may cover, and no more than the device
// draws at ease. At rest: all (0), but where the CPU draws them one for each pixel too, others in each pass: 4 million of
// them, 16 times, would keep it busy for half a minute.
static uint64_t quads_for(const vt_gl_pass *pass) {
    bool software = vt_gl_limits_of()->software;
    if (pass->count && !software) return 0;
    double pixels = 0.5 * (double)pass->frame.viewport[0] * (double)pass->frame.viewport[1];
    return (uint64_t)VT_CLAMP(pixels, 1000, pass->count ? 1e6 : software ? 60e3 : 2e6);
}

// The array as a texture on a unit; false while it is not all there. What is not used gets none: one of whole numbers, left
// there by another mark, would be an error in WebGL.
static bool bind(vt_node_data *node, int array, int unit, bool used) {
    vt_gl_data data = used ? vt_gl_array_texture(node, array) : (vt_gl_data){.whole = true};
    vt_gl_bind_texture(unit, data.id);
    return data.whole;
}

static void set_contours(const vt_program *program, vt_node_data *node, const vt_surface *s, float px) {
    const vt_surface_props *props = VT_PROPS(surface, node);
    const vt_array *heights = &node->arrays[VT_ARRAY(surface, heights)];
    double step = props->contour_step[0], lines = props->contours[0];
    bool stepped = !vt_is_nan(step) && step > 0;
    if (!stepped && lines < 1) {
        glUniform4f(program->own[U_CONTOUR_LINE], 0, 0, 0, 0);
        return;
    }
    double origin = heights->origin[0], unit = heights->unit[0];
    if (stepped) // whole multiples of the step; whole ones are taken off the origin in double
        glUniform4f(program->own[U_CONTOUR], (float)(unit / step), (float)(origin / step - floor(origin / step)), 0, 0);
    else {
        float norm[4] = {(float)((heights->min[0] - origin) / unit),
                         (float)(unit / (heights->max[0] - heights->min[0])), 0, 0};
        if (!s->has_scalars) vt_gl_norm(node, heights, norm); // vmin and vmax are those of heights
        float count = (float)lines + 1, scale = norm[1] * count;
        glUniform4f(program->own[U_CONTOUR], scale, -norm[0] * scale, norm[2], norm[3]);
    }
    float first = stepped ? -1e30f : 0.5f, last = stepped ? 1e30f : (float)lines + 0.5f;
    glUniform4f(program->own[U_CONTOUR_LINE], (float)props->contour_width[0] * px, first, last, 0);
    const double *c = props->contour_color;
    glUniform4f(program->own[U_CONTOUR_COLOR], (float)c[0], (float)c[1], (float)c[2], (float)c[3]);
}

// How many grid steps lie between lines that are some pixels apart in the middle of the surface: 1, 2, 5, 10...
static float wire_step(double cell, uint32_t points, double width) { // cell and width in px
    double wanted = 6 * VT_MAX(width, 1);
    uint32_t decade = 1;
    for (; decade < points; decade *= 10)
        for (uint32_t step = decade; step <= 5 * decade; step = step == decade ? 2 * decade : step * 5 / 2)
            if (cell * step >= wanted) return (float)step;
    return (float)decade;
}

static void set_wire(const vt_gl_pass *pass, const vt_draw *draw, const vt_program *program, const vt_surface *s,
                     const double *middle) {
    const vt_surface_props *props = VT_PROPS(surface, vt_node_at(draw->slot));
    double px = (double)pass->frame.pixel_ratio * props->wireframe[0], scale[2], depth = 0, away[3] = {0};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < 3; i++)
            away[i] +=
                (double)draw->linear[k * 3 + i] * (middle[k] - (double)draw->eye_high[k] - (double)draw->eye_low[k]);
    for (int i = 0; i < 3; i++) depth -= (double)pass->frame.rotation[i * 4 + 2] * away[i];
    for (int k = 0; k < 2; k++) {
        double axis[3] = {(double)draw->linear[k * 3], (double)draw->linear[k * 3 + 1],
                          (double)draw->linear[k * 3 + 2]};
        scale[k] = vt_length(axis);
    }
    double pixel =
        (double)pass->frame.pixel_size * (pass->frame.perspective ? VT_MAX(depth, (double)pass->frame.near) : 1);
    if (s->x_axis == VT_AXIS_GRID || s->y_axis == VT_AXIS_GRID) scale[0] = scale[1] = 0.5 * (scale[0] + scale[1]);
    glUniform2f(program->own[U_WIRE_STEP], wire_step(s->cell[0] * scale[0] / pixel, s->columns, px),
                wire_step(s->cell[1] * scale[1] / pixel, s->rows, px));
    glUniform1f(program->own[U_WIRE], (float)px);
    const double *wire = props->wireframe_color;
    glUniform4f(program->own[U_WIRE_COLOR], (float)wire[0], (float)wire[1], (float)wire[2], (float)wire[3]);
}

static void set_uniforms(const vt_gl_pass *pass, const vt_draw *draw, const vt_program *program, const vt_surface *s) {
    vt_node_data *node = vt_node_at(draw->slot);
    const vt_surface_props *props = VT_PROPS(surface, node);
    const vt_array *heights = &node->arrays[VT_ARRAY(surface, heights)],
                   *scalars = &node->arrays[VT_ARRAY(surface, scalars)];
    bool plain = !vt_is_nan(props->color[0]);
    vt_color_mode mode = s->has_colors ? VT_MODE_COLORS : s->has_scalars || !plain ? VT_MODE_SCALARS : VT_MODE_UNIFORM;
    static const double white[4] = {1, 1, 1, 1};
    vt_gl_color(program, node, mode, plain ? props->color : white, s->has_scalars ? scalars : heights);
    glUniform1i(program->own[U_SCALARS], s->has_colors ? 2 : s->has_scalars ? 1 : 0);
    glUniform4f(program->own[U_GRID], (float)s->columns, (float)s->rows, (float)s->stride, 0);
    glUniform2f(program->own[U_PHASE], (float)s->phase[0], (float)s->phase[1]);
    glUniform2f(program->own[U_AXES], (float)s->x_axis, (float)s->y_axis);
    double min[3] = {0}, max[3] = {0}, origin[3], unit[3], middle[3];
    vt_surface_origin(node, origin, unit);
    vt_surface_bounds(node, min, max);
    for (int k = 0; k < 3; k++) middle[k] = (min[k] / 2 + max[k] / 2 - origin[k]) / unit[k];
    glUniform3f(program->own[U_SPARE], (float)middle[0], (float)middle[1], (float)middle[2]);
    set_wire(pass, draw, program, s, middle);
    glUniform1i(program->own[U_TILES], (int)s->look_columns);
    glUniform1i(program->own[U_SHADING], (int)props->shading[0]);
    glUniform1i(program->own[U_HOLES], s->holes);
    glUniform1f(program->own[U_SPECULAR], (float)props->specular[0]);
    set_contours(program, node, s, pass->frame.pixel_ratio);
}

static void draw_surface(const vt_gl_pass *pass, const vt_draw *draw) {
    vt_node_data *node = vt_node_at(draw->slot);
    vt_surface *s = vt_surface_of(node); // before the uploads, which forget what changed
    if (!s) vt_gl_fail("%s", vt_fail_text());
    if (!s || !s->drawable) return;
    const vt_program *program = &surface;
    if (!vt_gl_use(&surface, draw)) return;
    bool whole = bind(node, VT_ARRAY(surface, heights), T_HEIGHTS, true);
    whole = bind(node, VT_ARRAY(surface, x), T_X, s->x_axis != VT_AXIS_COUNTED) && whole;
    whole = bind(node, VT_ARRAY(surface, y), T_Y, s->y_axis != VT_AXIS_COUNTED) && whole;
    whole = bind(node, VT_ARRAY(surface, scalars), T_SCALARS, s->has_scalars) && whole;
    whole = bind(node, VT_ARRAY(surface, colors), T_COLORS, s->has_colors) && whole;
    vt_gl_data tile = vt_gl_shared(VT_FAMILY_SURFACE, 0, VT_AS_INDEX, VT_R32UI, VT_SURFACE_INDICES, 1, 1,
                                   vt_surface_tile_indices(), VT_NEAREST);
    vt_gl_data selected = vt_gl_selection(program, node, VT_ARRAY(surface, selected), s->rows * s->columns, true);
    vt_gl_bind_texture(T_SELECTED, selected.id);
    if (!whole || !tile.whole) return;

    float planes[6][4];
    view_planes(pass, draw, planes);
    vt_surface_look(s, planes, quads_for(pass), pass->index);
    set_uniforms(pass, draw, program, s);
    for (uint32_t i = 0; i < s->run_count; i++) {
        glUniform1i(program->own[U_FIRST_TILE], (int)s->runs[i].first);
        vt_gl_draw_elements(GL_TRIANGLES, 0, VT_SURFACE_INDICES, s->runs[i].count);
    }
}

const vt_gl_family vt_gl_surface = {.draw = draw_surface, .programs = {&surface}, .layered = true, .denoised = true};
