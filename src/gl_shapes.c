// In:  a batch of shapes of one kind, one row each.
// Out: all of them in one draw.
// Called by: gl_submit.c.
//
// Corners and rows are textures that the vertex shader reads by gl_VertexID: one merged draw of small geometry is much
// quicker than as many tiny instances (3 times at 50,000 boxes with software rendering). Finely cut shapes are instanced.
#include "embedded.h"
#include "gl_internal.h"
#include "shape.h"

enum { U_LAYOUT };
const vt_program_spec vt_shapes_spec = {
    .name = "shapes",
    .vertex = shader_shapes_vert,
    .fragment = shader_shapes_frag,
    .samplers = {"t_rows", "t_corners"},
    .uniforms = {"u_layout"},
};
const vt_program_spec vt_ellipsoids_spec = {
    .name = "spheres",
    .vertex = shader_shapes_vert,
    .fragment = shader_ellipsoids_frag,
    .samplers = {"t_rows", "t_corners"},
    .uniforms = {"u_layout"},
};

#define DETAILS 3
#define MERGED_CORNERS 200 // up to so many, shapes are merged into one draw; beyond, instanced
static struct {
    uint32_t generation;
    vt_gl_data data[VT_SHAPE_COUNT][DETAILS];
} made;

// Few shapes are likely to be large in the picture, and many to be small.
static int detail_for(uint32_t count) { return count <= 500 ? 0 : count <= 10000 ? 1 : 2; }

static vt_gl_data corners_of(int shape, int detail) {
    static const uint32_t segments[DETAILS] = {48, 24, 12};
    if (made.generation != vt_gl_generation()) memset(&made, 0, sizeof made), made.generation = vt_gl_generation();
    vt_gl_data *data = &made.data[shape][detail];
    if (data->whole) return *data;
    vt_corner *corners = vt_alloc(VT_SHAPE_CORNERS_MAX * sizeof *corners);
    if (!corners) {
        vt_gl_complain("out of memory while making a shape");
        return (vt_gl_data){0};
    }
    uint32_t count = vt_shape_make(VT_FIRST_SHAPE + shape, segments[detail], corners);
    *data = vt_gl_own(NULL, VT_GLOBAL_SHAPES + shape * DETAILS + detail, VT_AS_TEXTURE, VT_RGBA32F, count * 2, 0, 1,
                      corners, VT_NEAREST);
    vt_free(corners);
    return *data;
}

void vt_gl_draw_shapes(const vt_gl_pass *pass, const vt_draw *draw) {
    bool ball = draw->shape == VT_SPHERE - VT_FIRST_SHAPE;
    int detail = ball ? 0 : detail_for(draw->count);
    vt_gl_data rows = vt_gl_batch(pass->scene, draw->shape), corners = corners_of(draw->shape, detail);
    if (!rows.id || !corners.whole || draw->first >= rows.ready) return;
    uint32_t count = VT_MIN(draw->count, rows.ready - draw->first), each = corners.ready / 2;
    const vt_program *program = vt_gl_use(ball ? VT_PROGRAM_ELLIPSOIDS : VT_PROGRAM_SHAPES, draw);
    if (!program) return;
    vt_gl_bind_texture(1, rows.id);
    vt_gl_bind_texture(2, corners.id);
    bool instanced = each > MERGED_CORNERS || (uint64_t)each * count > INT32_MAX;
    glUniform4f(program->own[U_LAYOUT], (float)each, instanced ? 1.0f : 0.0f, ball ? 1.0f : 0.0f, (float)draw->first);
    if (instanced)
        vt_gl_draw_arrays(GL_TRIANGLES, 0, each, count);
    else
        vt_gl_draw_arrays(GL_TRIANGLES, 0, each * count, 0);
}
