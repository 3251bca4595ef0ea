// In:  cross nodes.
// Out: their bars.
#include "embedded.h"
#include "gl/gl_internal.h"

#define UNIFORMS(U) U(u_size)
enum { UNIFORMS(VT_UNIFORM_NUMBER) };
static const vt_program_spec spec = {.name = "crosses",
                                     .vertex = shader_cross_vert,
                                     .fragment = shader_cross_frag,
                                     .uniforms = {UNIFORMS(VT_UNIFORM_NAME)}};
static vt_program cross = {.spec = &spec};

static void draw_cross(const vt_gl_pass *pass, const vt_draw *draw) {
    (void)pass;
    vt_node_data *node = vt_node_at(draw->slot);
    if (!vt_gl_use(&cross, draw)) return;
    vt_gl_color(&cross, node, VT_MODE_UNIFORM, VT_PROPS(cross, node)->color, NULL);
    vt_gl_set_float(&cross, u_size, (float)VT_PROPS(cross, node)->size[0]);
    vt_gl_draw_arrays(GL_TRIANGLES, 0, 12, 0);
}

const vt_gl_family vt_gl_cross = {.draw = draw_cross, .programs = {&cross}};
