// In:  line and segments nodes.
// Out: thick, antialiased strokes, two triangles for each segment, in one call.
#include "embedded.h"
#include "gl/gl_internal.h"
#include "kinds/stroke.h"

// clang-format off
#define UNIFORMS(U) \
    U(u_points) U(u_separate) U(u_closed) U(u_has_along) U(u_width) U(u_cap) U(u_join) U(u_period) U(u_dashes)
// clang-format on
enum { UNIFORMS(VT_UNIFORM_NUMBER) };
static const vt_program_spec spec = {.name = "lines",
                                     .vertex = shader_stroke_vert,
                                     .fragment = shader_stroke_frag,
                                     .samplers = {"t_positions", "t_scalars", "t_colors", "t_along", "t_selected"},
                                     .uniforms = {UNIFORMS(VT_UNIFORM_NAME)}};
static vt_program stroke = {.spec = &spec};

// The arrays of both kinds, and their properties up to dashes, are at the same places.
#define SAME(property) \
    _Static_assert(VT_SLOT(line, property) == VT_SLOT(segments, property), "VT_PROPS_STROKE comes first")
SAME(color);
SAME(dashes);
_Static_assert(VT_ARRAY(line, scalars) == VT_ARRAY(segments, scalars) &&
                   VT_ARRAY(line, colors) == VT_ARRAY(segments, colors) &&
                   VT_ARRAY(line, selected) == VT_ARRAY(segments, selected),
               "");

static const double *color_of(const vt_node_data *node) { return VT_PROPS(line, node)->color; }

// Numbers or colours that belong to the points; too few of them (while they are being changed one by one) do not count.
static vt_color_mode mode_of(vt_node_data *node, uint32_t points, uint32_t *ready) {
    static const struct {
        int array, unit;
        vt_color_mode mode;
    } sources[] = {{VT_ARRAY(line, colors), 3, VT_MODE_COLORS}, {VT_ARRAY(line, scalars), 2, VT_MODE_SCALARS}};
    for (int i = 0; i < VT_LENGTH(sources); i++) {
        if (vt_array_elements(&node->arrays[sources[i].array]) < points) continue;
        vt_gl_data data = vt_gl_array_texture(node, sources[i].array);
        *ready = VT_MIN(*ready, data.ready); // points whose colour is still on its way wait for it
        if (data.id) vt_gl_bind_texture(sources[i].unit, data.id);
        return sources[i].mode;
    }
    return VT_MODE_UNIFORM;
}

static void draw_stroke(const vt_gl_pass *pass, const vt_draw *draw) {
    vt_node_data *node = vt_node_at(draw->slot);
    const vt_line_props *p = VT_PROPS(line, node);
    bool line = node->kind == VT_LINE;
    uint32_t points = vt_array_elements(&node->arrays[VT_ARRAY(line, positions)]);
    vt_gl_data positions = vt_gl_array_texture(node, VT_ARRAY(line, positions));
    if (!positions.id || !(p->width[0] > 0)) return;

    // Chromium warns of samplers without a texture even where the shader does not read them.
    for (int unit = 0; unit <= 5; unit++) vt_gl_bind_texture(unit, positions.id);
    uint32_t ready = positions.ready;
    vt_color_mode mode = mode_of(node, points, &ready);
    float shares[4] = {0};
    double pattern_px = 0;
    bool dashed = vt_stroke_dashes(p->dashes, pass->camera->pixel_ratio, shares, &pattern_px), measured = false;
    if (dashed && line) {
        const vt_stroke_along *along = vt_stroke_measure(node);
        vt_gl_data data = {0};
        if (along)
            data = vt_gl_derived(node, 0, VT_AS_TEXTURE, VT_R32F, along->count, 1, along->revision, along->sums,
                                 VT_NEAREST);
        else
            vt_gl_fail("out of memory while measuring a dashed line of %u points", points);
        if (!data.id) return;
        measured = true;
        ready = VT_MIN(ready, data.ready);
        vt_gl_bind_texture(4, data.id);
    }
    bool closed = line && p->closed[0] != 0 && ready == points && points > 2;
    uint32_t segments = !line ? ready / 2 : closed ? ready : ready > 0 ? ready - 1 : 0;
    if (!segments) return;

    vt_program *program = &stroke;
    if (!vt_gl_use(program, draw)) return;
    vt_gl_color(program, node, mode, mode == VT_MODE_COLORS ? (const double[4]){1, 1, 1, 1} : color_of(node),
                mode == VT_MODE_SCALARS ? &node->arrays[VT_ARRAY(line, scalars)] : NULL);
    vt_gl_data selected = vt_gl_selection(program, node, VT_ARRAY(line, selected), line ? points : points / 2, true);
    if (selected.id) vt_gl_bind_texture(5, selected.id);
    vt_gl_set_int(program, u_points, (int)ready);
    vt_gl_set_int(program, u_closed, closed);
    vt_gl_set_int(program, u_has_along, measured);
    vt_gl_set_float(program, u_width, (float)(p->width[0] * pass->camera->pixel_ratio));
    vt_gl_set_int(program, u_cap, (int)p->cap[0]);
    vt_gl_set_int(program, u_join, line ? (int)p->join[0] : 0);
    double patterns =
        dashed ? pass->camera->pixel_ratio / (pattern_px * vt_stroke_scale(pass->view, pass->camera, pass->scene)) : 0;
    vt_gl_set_float(program, u_period, (float)patterns);
    vt_gl_set_vec4(program, u_dashes, shares[0], shares[1], shares[2], shares[3]);
    vt_gl_set_int(program, u_separate, !line);
    bool soft = pass->frame.soft_edges;
    if (soft) glEnable(GL_SAMPLE_ALPHA_TO_COVERAGE);
    vt_gl_draw_arrays(GL_TRIANGLES, 0, 6 * segments, 0);
    if (soft) glDisable(GL_SAMPLE_ALPHA_TO_COVERAGE);
}

// A line is one thing, so that where it crosses itself does not show; segments are told apart.
static uint32_t primitives(const vt_draw *draw) { return vt_node_at(draw->slot)->kind == VT_LINE ? 1 : draw->count; }

const vt_gl_family vt_gl_stroke = {.draw = draw_stroke, .programs = {&stroke}, .primitives = primitives};
