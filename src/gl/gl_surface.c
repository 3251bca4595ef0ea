// In:  surface nodes, their arrays as textures, and what surface.c found out about them.
// Out: their visible tiles, drawn as instances of one grid without attributes; each vertex fetches its own point.
#include "embedded.h"
#include "gl/gl_internal.h"
#include "kinds/surface.h"

// clang-format off
#define UNIFORMS(U) \
    U(u_first_tile) U(u_tile_columns) U(u_shading) U(u_color_source) U(u_middle) U(u_grid_size) U(u_stride) \
    U(u_phase) U(u_x_axis) U(u_y_axis) U(u_holes) U(u_specular) U(u_wire) U(u_wire_color) U(u_wire_step) \
    U(u_contour_scale) U(u_contour_offset) U(u_contour_log) U(u_contour_origin) U(u_contour_width) \
    U(u_contour_range) U(u_contour_color)
// clang-format on
enum { UNIFORMS(VT_UNIFORM_NUMBER) };
enum { T_SCALARS = 1, T_COLORS, T_HEIGHTS, T_X, T_Y, T_SELECTED };

static const vt_program_spec spec = {
    .name = "surface",
    .vertex = shader_surface_vert,
    .fragment = shader_surface_frag,
    .samplers = {"t_scalars", "t_colors", "t_heights", "t_x", "t_y", "t_selected"},
    .uniforms = {UNIFORMS(VT_UNIFORM_NAME)},
};
static vt_program surface = {.spec = &spec};

// The six sides of what the camera sees, in stored numbers.
static void view_planes(const vt_gl_pass *pass, const vt_draw *draw, vec4 planes[6]) {
    mat4 clip;
    memcpy(clip, pass->frame.clip, sizeof clip);
    glm_frustum_planes(clip, planes);
    for (int i = 0; i < 6; i++) {
        vec3 normal;
        float eye_side = 0;
        for (int k = 0; k < 3; k++) {
            normal[k] = glm_vec3_dot(planes[i], vt_vec3_at(draw->linear[0], (size_t)k));
            eye_side += normal[k] * (draw->eye_high[k] + draw->eye_low[k]);
        }
        glm_vec4(normal, planes[i][3] - eye_side + 1e-6f * fabsf(eye_side), planes[i]); // a tile too many does not hurt
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

static void set_contours(vt_program *program, vt_node_data *node, const vt_surface *s, float px) {
    const vt_surface_props *props = VT_PROPS(surface, node);
    const vt_array *heights = &node->arrays[VT_ARRAY(surface, heights)];
    double step = props->contour_step[0], lines = props->contours[0];
    bool stepped = !vt_is_nan(step) && step > 0;
    if (!stepped && lines < 1) {
        vt_gl_set_float(program, u_contour_width, 0);
        return;
    }
    double origin = heights->origin[0], unit = heights->unit[0];
    vt_gl_norm_values norm = {.low = (float)((heights->min[0] - origin) / unit),
                              .scale = (float)(unit / (heights->max[0] - heights->min[0]))};
    float scale, offset;
    if (stepped) // whole multiples of the step; whole ones are taken off the origin in double
        scale = (float)(unit / step), offset = (float)(origin / step - floor(origin / step));
    else {
        if (!s->has_scalars) norm = vt_gl_norm(node, heights); // vmin and vmax are those of heights
        scale = norm.scale * ((float)lines + 1), offset = -norm.low * scale;
    }
    vt_gl_set_float(program, u_contour_scale, scale);
    vt_gl_set_float(program, u_contour_offset, offset);
    vt_gl_set_int(program, u_contour_log, norm.is_log);
    vt_gl_set_float(program, u_contour_origin, norm.origin);
    vt_gl_set_float(program, u_contour_width, (float)props->contour_width[0] * px);
    vt_gl_set_vec2(program, u_contour_range, stepped ? -1e30f : 0.5f, stepped ? 1e30f : (float)lines + 0.5f);
    vt_gl_set_rgba(program, u_contour_color, props->contour_color);
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

static void set_wire(const vt_gl_pass *pass, const vt_draw *draw, vt_program *program, const vt_surface *s,
                     const double *middle) {
    const vt_surface_props *props = VT_PROPS(surface, vt_node_at(draw->slot));
    double px = (double)pass->frame.pixel_ratio * props->wireframe[0], scale[2], depth = 0, away[3] = {0};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < 3; i++)
            away[i] += (double)draw->linear[k][i] * (middle[k] - (double)draw->eye_high[k] - (double)draw->eye_low[k]);
    for (int i = 0; i < 3; i++) depth -= (double)pass->frame.rotation[i][2] * away[i];
    for (int k = 0; k < 2; k++) {
        double axis[3] = {(double)draw->linear[k][0], (double)draw->linear[k][1], (double)draw->linear[k][2]};
        scale[k] = vt_length(axis);
    }
    double pixel =
        (double)pass->frame.pixel_size * (pass->frame.perspective ? VT_MAX(depth, (double)pass->frame.near) : 1);
    if (s->x_axis == VT_AXIS_GRID || s->y_axis == VT_AXIS_GRID) scale[0] = scale[1] = 0.5 * (scale[0] + scale[1]);
    vt_gl_set_vec2(program, u_wire_step, wire_step(s->cell[0] * scale[0] / pixel, s->columns, px),
                   wire_step(s->cell[1] * scale[1] / pixel, s->rows, px));
    vt_gl_set_float(program, u_wire, (float)px);
    const double *wire = props->wireframe_color;
    vt_gl_set_rgba(program, u_wire_color, wire);
}

static void set_uniforms(const vt_gl_pass *pass, const vt_draw *draw, vt_program *program, const vt_surface *s) {
    vt_node_data *node = vt_node_at(draw->slot);
    const vt_surface_props *props = VT_PROPS(surface, node);
    const vt_array *heights = &node->arrays[VT_ARRAY(surface, heights)],
                   *scalars = &node->arrays[VT_ARRAY(surface, scalars)];
    bool plain = !vt_is_nan(props->color[0]);
    vt_color_mode mode = s->has_colors ? VT_MODE_COLORS : s->has_scalars || !plain ? VT_MODE_SCALARS : VT_MODE_UNIFORM;
    static const double white[4] = {1, 1, 1, 1};
    vt_gl_color(program, node, mode, plain ? props->color : white, s->has_scalars ? scalars : heights);
    vt_gl_set_int(program, u_color_source, s->has_colors ? 2 : s->has_scalars ? 1 : 0);
    vt_gl_set_vec2(program, u_grid_size, (float)s->columns, (float)s->rows);
    vt_gl_set_int(program, u_stride, (int)s->stride);
    vt_gl_set_vec2(program, u_phase, (float)s->phase[0], (float)s->phase[1]);
    vt_gl_set_int(program, u_x_axis, (int)s->x_axis);
    vt_gl_set_int(program, u_y_axis, (int)s->y_axis);
    double min[3] = {0}, max[3] = {0}, origin[3], unit[3], middle[3];
    vt_surface_origin(node, origin, unit);
    vt_surface_bounds(node, min, max);
    for (int k = 0; k < 3; k++) middle[k] = (min[k] / 2 + max[k] / 2 - origin[k]) / unit[k];
    vt_gl_set_vec3(program, u_middle, (float)middle[0], (float)middle[1], (float)middle[2]);
    set_wire(pass, draw, program, s, middle);
    vt_gl_set_int(program, u_tile_columns, (int)s->look_columns);
    vt_gl_set_int(program, u_shading, (int)props->shading[0]);
    vt_gl_set_int(program, u_holes, s->holes);
    vt_gl_set_float(program, u_specular, (float)props->specular[0]);
    set_contours(program, node, s, pass->frame.pixel_ratio);
}

static void draw_surface(const vt_gl_pass *pass, const vt_draw *draw) {
    vt_node_data *node = vt_node_at(draw->slot);
    vt_surface *s = vt_surface_of(node); // before the uploads, which forget what changed
    if (!s) vt_gl_fail("%s", vt_fail_text());
    if (!s || !s->drawable) return;
    vt_program *program = &surface;
    if (!vt_gl_use(program, draw)) return;
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

    vec4 planes[6];
    view_planes(pass, draw, planes);
    vt_surface_look(s, planes, quads_for(pass), pass->index);
    set_uniforms(pass, draw, program, s);
    for (uint32_t i = 0; i < s->run_count; i++) {
        vt_gl_set_int(program, u_first_tile, (int)s->runs[i].first);
        vt_gl_draw_elements(GL_TRIANGLES, 0, VT_SURFACE_INDICES, s->runs[i].count);
    }
}

const vt_gl_family vt_gl_surface = {.draw = draw_surface, .programs = {&surface}, .layered = true, .denoised = true};
