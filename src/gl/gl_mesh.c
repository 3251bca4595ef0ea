// In:  mesh nodes and what mesh.c derived from them.
// Out: their faces, drawn by indices, or unindexed where each face has its own vertices.
#include "embedded.h"
#include "gl/gl_internal.h"
#include "kinds/mesh.h"

// clang-format off
#define UNIFORMS(U) \
    U(u_texture) U(u_shading) U(u_reversed) U(u_inside) U(u_specular) U(u_wire) U(u_wire_color) U(u_normal_scale)
// clang-format on
enum { UNIFORMS(VT_UNIFORM_NUMBER) };
enum { A_POSITION, A_NORMAL, A_SCALAR, A_COLOR, A_TEXCOORD };
enum {
    PART_INDICES,
    PART_NORMALS,
    PART_POSITIONS,
    PART_CORNERS,
    PART_SCALARS,
    PART_COLORS,
    PART_TEXCOORDS,
    PART_GREY,
    PART_SELECTED
};

static const vt_program_spec spec = {
    .name = "mesh",
    .vertex = shader_mesh_vert,
    .fragment = shader_mesh_frag,
    .attributes = {"a_position", "a_normal", "a_scalar", "a_color", "a_texcoord"},
    .samplers = {"t_texture"},
    .uniforms = {UNIFORMS(VT_UNIFORM_NAME)},
};
static vt_program mesh = {.spec = &spec};

static vt_gl_data own_buffer(vt_node_data *node, int part, vt_gl_format format, uint32_t count, uint32_t revision,
                             const vt_mesh_buffer *buffer) {
    return vt_gl_derived(node, part, VT_AS_BUFFER, format, count, 1, revision, buffer->data, VT_NEAREST);
}

// Binds the vertex buffers; false while one of them is not whole.
static bool bind_vertices(vt_node_data *node, const vt_mesh *m) {
    uint32_t n = m->vertex_count, revision = m->expanded_revision;
    bool own = m->expanded;
    vt_gl_data position = own ? own_buffer(node, PART_POSITIONS, VT_RGBA32F, n, revision, &m->positions)
                              : vt_gl_array_buffer(node, VT_ARRAY(mesh, positions));
    bool whole = position.whole;
    vt_gl_attribute(A_POSITION, position.id, own ? 4 : 3, GL_FLOAT, false, own ? 16 : 12, 0, 0);
    if (m->has_normals) {
        vt_gl_data normal = own ? own_buffer(node, PART_CORNERS, VT_R32UI, n, revision, &m->corners)
                                : own_buffer(node, PART_NORMALS, VT_R32UI, n, m->normals_revision, &m->normals);
        whole = whole && normal.whole;
        vt_gl_attribute(A_NORMAL, normal.id, 2, GL_SHORT, true, 4, 0, 0);
    }
    if (m->has_scalars) {
        vt_gl_data scalar = own ? own_buffer(node, PART_SCALARS, VT_R32F, n, revision, &m->scalars)
                                : vt_gl_array_buffer(node, VT_ARRAY(mesh, scalars));
        whole = whole && scalar.whole;
        vt_gl_attribute(A_SCALAR, scalar.id, 1, GL_FLOAT, false, 4, 0, 0);
    }
    if (m->has_colors) {
        vt_gl_data color = own ? own_buffer(node, PART_COLORS, VT_RGBA8, n, revision, &m->colors)
                               : vt_gl_array_buffer(node, VT_ARRAY(mesh, colors));
        whole = whole && color.whole;
        vt_gl_attribute(A_COLOR, color.id, 4, GL_UNSIGNED_BYTE, true, 4, 0, 0);
    }
    if (m->has_texture) {
        vt_gl_data texcoord = own ? own_buffer(node, PART_TEXCOORDS, VT_RG32F, n, revision, &m->texcoords)
                                  : vt_gl_array_buffer(node, VT_ARRAY(mesh, texcoords));
        whole = whole && texcoord.whole;
        vt_gl_attribute(A_TEXCOORD, texcoord.id, 2, GL_FLOAT, false, 8, 0, 0);
    }
    return whole;
}

// 0: without a texture, else 1 colours, 2 grey. *whole becomes false while it is not all there.
static int bind_texture(vt_node_data *node, const vt_mesh *m, bool *whole) {
    if (!m->has_texture) {
        vt_gl_bind_texture(1, 0); // one of whole numbers, left there by another mark, would be an error in WebGL
        return 0;
    }
    const vt_array *texture = &node->arrays[VT_ARRAY(mesh, texture)], *at = &node->arrays[VT_ARRAY(mesh, texcoords)];
    vt_gl_filter filter = VT_PROPS(mesh, node)->filter[0] > 0.5 ? VT_NEAREST : VT_MIPMAP;
    bool inside = at->min[0] >= -1e-4 && at->max[0] <= 1.0001 && at->min[1] >= -1e-4 && at->max[1] <= 1.0001;
    if (!inside) filter |= VT_REPEAT;
    bool grey = texture->components == 1;
    vt_gl_data data = grey ? vt_gl_derived(node, PART_GREY, VT_AS_IMAGE, VT_R8, texture->columns, texture->rows,
                                           m->grey_revision, m->grey.data, filter)
                           : vt_gl_array_image(node, VT_ARRAY(mesh, texture), filter);
    *whole = *whole && data.whole;
    vt_gl_bind_texture(1, data.id);
    return grey ? 2 : 1;
}

// In double: axes as short as 1e-20 have a determinant that no float holds.
static bool mirrors(const vt_draw *draw) {
    double axes[3][3], across[3];
    for (int c = 0; c < 3; c++)
        for (int i = 0; i < 3; i++) axes[c][i] = (double)draw->linear[c][i];
    vt_cross(axes[0], axes[1], across);
    return vt_dot(across, axes[2]) < 0;
}

static void draw_mesh(const vt_gl_pass *pass, const vt_draw *draw) {
    vt_node_data *node = vt_node_at(draw->slot);
    const vt_mesh_props *props = VT_PROPS(mesh, node);
    vt_mesh *m = vt_mesh_of(node);
    if (!m) vt_gl_fail("%s", vt_fail_text());
    if (!m || !m->drawable) return;
    vt_program *program = &mesh;
    if (!vt_gl_use(program, draw)) return;

    bool whole = bind_vertices(node, m);
    int texture = bind_texture(node, m, &whole);
    if (m->indexed) {
        vt_gl_data indices = m->filtered ? vt_gl_derived(node, PART_INDICES, VT_AS_INDEX, VT_R32UI, m->corner_count, 1,
                                                         m->indices_revision, m->indices.data, VT_NEAREST)
                                         : vt_gl_array_index(node, VT_ARRAY(mesh, faces));
        whole = whole && indices.whole;
    }
    if (!whole) {
        vt_gl_attributes_done();
        return;
    }

    static const double white[4] = {1, 1, 1, 1}, grey[4] = VT_GREY;
    bool automatic = vt_is_nan(props->color[0]);
    const double *color = !automatic ? props->color : texture ? white : grey;
    vt_color_mode mode = m->has_colors ? VT_MODE_COLORS : m->has_scalars ? VT_MODE_SCALARS : VT_MODE_UNIFORM;
    vt_gl_color(program, node, mode, color, &node->arrays[VT_ARRAY(mesh, scalars)]);
    vt_gl_set_int(program, u_selection, m->selected_count > 0);
    const double *wire = props->wireframe_color;
    vt_gl_set_int(program, u_texture, texture);
    vt_gl_set_int(program, u_shading, (int)props->shading[0]);
    vt_gl_set_int(program, u_reversed, m->has_normals && m->reversed);
    bool turned = mirrors(draw) != (m->has_normals && m->reversed);
    vt_gl_set_int(program, u_inside, turned);
    vt_gl_set_float(program, u_specular, (float)props->specular[0]);
    vt_gl_set_vec3(program, u_normal_scale, m->frame[0], m->frame[1], m->frame[2]);
    vt_gl_set_float(program, u_wire, m->expanded ? (float)props->wireframe[0] * pass->frame.pixel_ratio : 0);
    vt_gl_set_rgba(program, u_wire_color, wire);

    bool one_sided = props->two_sided[0] < 0.5 && !pass->scene->clips.count; // what is cut open has an inside
    if (one_sided) {
        glEnable(GL_CULL_FACE);
        glCullFace(turned ? GL_FRONT : GL_BACK);
    }
    if (m->indexed)
        vt_gl_draw_elements(GL_TRIANGLES, 0, m->corner_count, 0);
    else
        vt_gl_draw_arrays(GL_TRIANGLES, 0, m->corner_count, 0);
    if (m->selected_count) {
        vt_gl_data selected = vt_gl_derived(node, PART_SELECTED, VT_AS_INDEX, VT_R32UI, m->selected_count, 1,
                                            m->selected_revision, m->selected.data, VT_NEAREST);
        vt_gl_set_int(program, u_selection, 2);
        if (selected.whole && bind_vertices(node, m)) vt_gl_draw_elements(GL_TRIANGLES, 0, m->selected_count, 0);
    }
    if (one_sided) glDisable(GL_CULL_FACE);
}

const vt_gl_family vt_gl_mesh = {.draw = draw_mesh, .programs = {&mesh}, .layered = true, .denoised = true};
