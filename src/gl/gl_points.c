// In:  a points node.
// Out: its points, as GL_POINTS, or as quads where points may be larger than drivers take.
#include "embedded.h"
#include "gl/gl_internal.h"
#include "kinds/points.h"

// clang-format off
#define UNIFORMS(U) \
    U(u_size) U(u_size_in_scene) U(u_has_sizes) U(u_size_distance) U(u_growth) U(u_quads) U(u_marker) U(u_first) \
    U(u_edge_width) U(u_edge_auto) U(u_edge_color)
// clang-format on
enum { UNIFORMS(VT_UNIFORM_NUMBER) };
#define SPEC(what, fragment_shader) \
    { \
        .name = what, .vertex = shader_points_vert, .fragment = fragment_shader, \
        .attributes = {"a_position", "a_scalar", "a_color", "a_size", "a_selected"}, \
        .uniforms = {UNIFORMS(VT_UNIFORM_NAME)}, \
    }
static const vt_program_spec rims_spec = SPEC("points", shader_points_frag);
static const vt_program_spec balls_spec = SPEC("points as spheres", shader_points_balls_frag);
static const vt_program_spec discs_spec = SPEC("opaque points", shader_points_discs_frag);
static vt_program rims = {.spec = &rims_spec}, balls = {.spec = &balls_spec}, discs = {.spec = &discs_spec};

static double edge_of(const vt_points_props *props, double css_size, uint32_t count) {
    bool ball = props->marker[0] > 1.5; // its shading tells balls apart
    if (!vt_is_nan(props->edge[0])) return props->edge[0];
    return count <= 30000 && css_size >= 4 && !ball ? 0.75 : 0;
}

static void set_edge(vt_program *program, const vt_points_props *props, double edge, double ratio) {
    bool own_color = vt_is_nan(props->edge_color[0]);
    vt_gl_set_float(program, u_edge_width, (float)(edge * ratio));
    vt_gl_set_int(program, u_edge_auto, own_color);
    if (!own_color) vt_gl_set_rgba(program, u_edge_color, props->edge_color);
}

static void set_size(vt_program *program, const vt_point_sizes *size) {
    vt_gl_set_float(program, u_size, (float)size->size);
    vt_gl_set_int(program, u_size_in_scene, size->in_scene);
    vt_gl_set_int(program, u_has_sizes, size->own);
    vt_gl_set_float(program, u_size_distance, (float)size->holds_at);
    vt_gl_set_vec2(program, u_growth, (float)VT_POINT_FARTHER, (float)VT_POINT_NEARER);
}

// Whether points_discs.frag gives what points.frag would: nothing is translucent, nor are a colormap's own colours.
static bool is_plain(const vt_gl_pass *pass, const vt_draw *draw, const vt_points_props *props, vt_color_mode mode) {
    const vt_node_data *node = vt_node_at(draw->slot);
    const vt_array *selected = &node->arrays[VT_ARRAY(points, selected)];
    double nan_alpha = props->nan_color[3];
    bool translucent = mode == VT_MODE_SCALARS &&
                       ((nan_alpha > 0 && nan_alpha < 1) || strchr(vt_node_text(node, VT_SLOT(points, cmap)), ','));
    return !translucent && !draw->translucent && !(selected->revision && selected->max[0] > 0) &&
           !(pass->frame.fog_strength > 0);
}

static vt_gl_data further(vt_node_data *node, int array) {
    return vt_points_has(node, array) ? vt_gl_array_buffer(node, array) : (vt_gl_data){0};
}

static void draw_points(const vt_gl_pass *pass, const vt_draw *draw) {
    vt_node_data *node = vt_node_at(draw->slot);
    const vt_points_props *props = VT_PROPS(points, node);
    uint32_t all = vt_array_elements(&node->arrays[VT_ARRAY(points, positions)]);
    vt_gl_data positions = vt_gl_array_buffer(node, VT_ARRAY(points, positions));
    vt_gl_data scalars = further(node, VT_ARRAY(points, scalars)), colors = further(node, VT_ARRAY(points, colors));
    vt_gl_data own_sizes = further(node, VT_ARRAY(points, sizes));
    uint32_t end = VT_MIN(draw->first + draw->count, positions.ready);
    const vt_gl_data *others[] = {&scalars, &colors, &own_sizes};
    for (int i = 0; i < VT_LENGTH(others); i++) // of large arrays, what has come of all of them
        if (others[i]->width) end = VT_MIN(end, others[i]->ready);
    if (!positions.id || draw->first >= end) return;
    uint32_t count = end - draw->first;

    bool ball = props->marker[0] > 1.5;
    vt_color_mode mode = colors.id ? VT_MODE_COLORS : scalars.id ? VT_MODE_SCALARS : VT_MODE_UNIFORM;
    vt_point_sizes size = vt_point_sizes_of(node, pass->camera, own_sizes.id != 0);
    double edge = edge_of(props, size.largest / pass->camera->pixel_ratio, all);
    double quads_from = vt_gl_limits_of()->point_size - 2;
    bool plain = !(edge > 0) && size.largest <= quads_from && is_plain(pass, draw, props, mode);
    vt_program *program = ball ? &balls : plain ? &discs : &rims;
    if (!vt_gl_use(program, draw)) return;
    vt_gl_color(program, node, mode, props->color, &node->arrays[VT_ARRAY(points, scalars)]);
    set_size(program, &size);
    vt_gl_data selected = vt_gl_selection(program, node, VT_ARRAY(points, selected), all, false);
    if (selected.id) size.largest += VT_MAX(0.3 * size.largest, 3 * pass->camera->pixel_ratio); // as in points.vert
    set_edge(program, props, edge, pass->camera->pixel_ratio);

    bool quads = size.largest > quads_from;
    uint32_t divisor = quads ? 1 : 0;
    size_t first = quads ? draw->first : 0; // instances have no first: the pointers move
    vt_gl_attribute(0, positions.id, 3, GL_FLOAT, false, 12, first * 12, divisor);
    if (scalars.id && mode == VT_MODE_SCALARS)
        vt_gl_attribute(1, scalars.id, 1, GL_FLOAT, false, 4, first * 4, divisor);
    if (colors.id) vt_gl_attribute(2, colors.id, 4, GL_UNSIGNED_BYTE, true, 4, first * 4, divisor);
    if (own_sizes.id) vt_gl_attribute(3, own_sizes.id, 1, GL_FLOAT, false, 4, first * 4, divisor);
    if (selected.id) vt_gl_attribute(4, selected.id, 1, GL_UNSIGNED_BYTE, false, 1, first, divisor);
    vt_gl_set_int(program, u_quads, quads);
    vt_gl_set_int(program, u_marker, (int)props->marker[0]);
    vt_gl_set_int(program, u_first, (int)first);
    bool soft = pass->frame.soft_edges;
    if (soft) glEnable(GL_SAMPLE_ALPHA_TO_COVERAGE);
    if (quads)
        vt_gl_draw_arrays(GL_TRIANGLE_STRIP, 0, 4, count);
    else
        vt_gl_draw_arrays(GL_POINTS, draw->first, count, 0);
    if (soft) glDisable(GL_SAMPLE_ALPHA_TO_COVERAGE);
}

const vt_gl_family vt_gl_points = {.draw = draw_points, .programs = {&discs, &rims, &balls}, .denoised = true};
