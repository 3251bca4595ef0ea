// In:  image nodes.
// Out: rectangles with pictures, or with numbers through a colormap.
#include "embedded.h"
#include "gl/gl_internal.h"

#define UNIFORMS(U) U(u_size) U(u_arrived) U(u_smooth)
enum { UNIFORMS(VT_UNIFORM_NUMBER) };
static const vt_program_spec spec = {.name = "images",
                                     .vertex = shader_image_vert,
                                     .fragment = shader_image_frag,
                                     .samplers = {"t_pixels", "t_selected"},
                                     .uniforms = {UNIFORMS(VT_UNIFORM_NAME)}};
static vt_program image = {.spec = &spec};

static void draw_image(const vt_gl_pass *pass, const vt_draw *draw) {
    (void)pass;
    vt_node_data *node = vt_node_at(draw->slot);
    const vt_image_props *p = VT_PROPS(image, node);
    vt_array *pixels = &node->arrays[VT_ARRAY(image, pixels)];
    bool smooth = p->filter[0] == 0;
    vt_gl_data data = vt_gl_array_image(node, VT_ARRAY(image, pixels), smooth ? VT_MIPMAP : VT_NEAREST);
    if (!data.id || data.width < 1) return;
    vt_program *program = &image;
    if (!vt_gl_use(program, draw)) return;
    vt_gl_bind_texture(1, data.id);
    if (!pixels->floats) vt_gl_bind_texture(0, data.id); // Chromium warns of samplers without a texture, read or not
    vt_gl_color(program, node, pixels->floats ? VT_MODE_SCALARS : VT_MODE_UNIFORM, p->color, pixels);
    vt_gl_data selected = vt_gl_selection(program, node, VT_ARRAY(image, selected), vt_array_elements(pixels), true);
    vt_gl_bind_texture(2, selected.id ? selected.id : data.id);
    double width = vt_is_nan(p->size[0]) ? data.width : p->size[0],
           height = vt_is_nan(p->size[1]) ? data.height : p->size[1];
    uint32_t rows = data.ready / (uint32_t)data.width;
    vt_gl_set_vec2(program, u_size, (float)width, (float)height);
    vt_gl_set_float(program, u_arrived, (float)rows / (float)data.height);
    vt_gl_set_int(program, u_smooth, smooth);
    vt_gl_draw_arrays(GL_TRIANGLES, 0, 6, 0);
}

static uint32_t primitives(const vt_draw *draw) {
    (void)draw;
    return 1;
}

const vt_gl_family vt_gl_image = {.draw = draw_image, .programs = {&image}, .primitives = primitives};
