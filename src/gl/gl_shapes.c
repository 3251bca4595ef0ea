// In:  a batch of shapes of one kind, one row each.
// Out: all of them in one draw.
//
// Corners and rows are textures that the vertex shader reads by gl_VertexID: one merged draw of small geometry is much
// quicker than as many tiny instances (3 times at 50,000 boxes with software rendering). Finely cut shapes are instanced.
// Both go through indices, so that a corner is computed once: 8 of a box instead of 36.
#include "embedded.h"
#include "gl/gl_internal.h"
#include "kinds/shapes.h"

#define UNIFORMS(U) U(u_corners) U(u_instanced) U(u_impostor) U(u_first_row)
enum { UNIFORMS(VT_UNIFORM_NUMBER) };
static const vt_program_spec solids_spec = {
    .name = "shapes",
    .vertex = shader_shapes_vert,
    .fragment = shader_shapes_frag,
    .samplers = {"t_rows", "t_corners"},
    .uniforms = {UNIFORMS(VT_UNIFORM_NAME)},
};
static const vt_program_spec ellipsoids_spec = {
    .name = "spheres",
    .vertex = shader_shapes_vert,
    .fragment = shader_shapes_ellipsoids_frag,
    .samplers = {"t_rows", "t_corners"},
    .uniforms = {UNIFORMS(VT_UNIFORM_NAME)},
};

static vt_program solids = {.spec = &solids_spec}, ellipsoids = {.spec = &ellipsoids_spec};

#define DETAILS 3
#define MERGED_INDICES 200         // shapes of up to so many are merged into one draw; beyond, instanced
#define MERGED_TOTAL (2500u << 10) // indices of a merged draw: 10 MB, within a frame's uploads
typedef struct shape_data {
    vt_gl_data corners, indices;
    uint32_t corner_count, index_count; // of one shape
    uint32_t shapes;                    // that the indices repeat it for
} shape_data;
static struct {
    uint32_t generation;
    shape_data data[VT_BATCH_COUNT][DETAILS];
} made;
_Static_assert(VT_BATCH_COUNT *DETAILS <= 64, "each a part of vt_gl_shared");

// A corner of a box or plane belongs to all faces that meet there; the fragment shader finds their normals.
static void forget_normals(vt_corner *corners, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) memset(corners[i].normal, 0, sizeof corners[i].normal);
}

static bool make_corners(shape_data *data, int kind, int detail, vt_corner *corners, uint32_t *indices, uint32_t want) {
    int part = vt_kind_spec_of(kind)->batch * DETAILS + detail;
    data->index_count = vt_shape_make(kind, vt_shape_segments(detail), corners);
    if (kind == VT_BOX || kind == VT_PLANE) forget_normals(corners, data->index_count);
    data->corner_count = vt_shape_index(corners, data->index_count, indices);
    bool merged = data->index_count <= MERGED_INDICES;
    // Twice as many as wanted, so that a growing scene seldom asks again.
    data->shapes = merged ? VT_MIN(2 * want, MERGED_TOTAL / data->index_count) : 1;
    data->corners = vt_gl_shared(VT_FAMILY_SHAPES, part, VT_AS_TEXTURE, VT_RGBA32F, data->corner_count * 2, 0, 1,
                                 corners, VT_NEAREST);
    size_t total = (size_t)data->shapes * data->index_count;
    uint32_t *all = vt_alloc(total * sizeof *all);
    if (!all) return false;
    for (size_t i = 0; i < total; i++)
        all[i] = (uint32_t)(i / data->index_count) * data->corner_count + indices[i % data->index_count];
    data->indices =
        vt_gl_shared(VT_FAMILY_SHAPES, part, VT_AS_INDEX, VT_R32UI, (uint32_t)total, 1, data->shapes, all, VT_NEAREST);
    vt_free(all);
    return true;
}

static const shape_data *data_of(int kind, int detail, uint32_t count) {
    if (made.generation != vt_gl_generation()) memset(&made, 0, sizeof made), made.generation = vt_gl_generation();
    shape_data *data = &made.data[vt_kind_spec_of(kind)->batch][detail];
    bool enough = data->index_count > MERGED_INDICES ||
                  data->shapes >= VT_MIN(count, MERGED_TOTAL / VT_MAX(data->index_count, 1u));
    if (data->corners.whole && data->indices.whole && enough) return data;
    vt_corner *corners = vt_alloc(VT_SHAPE_CORNERS_MAX * (sizeof *corners + sizeof(uint32_t)));
    bool good = corners &&
                make_corners(data, kind, detail, corners, (uint32_t *)(void *)(corners + VT_SHAPE_CORNERS_MAX), count);
    if (!good) vt_gl_fail("out of memory while making a shape");
    vt_free(corners);
    return good ? data : NULL;
}

static void draw_shapes(const vt_gl_pass *pass, const vt_draw *draw) {
    int kind = pass->scene->batches[draw->batch].kind;
    bool ball = kind == VT_SPHERE;
    vt_gl_data rows = vt_gl_batch(pass->scene, draw->batch);
    if (!rows.id || draw->first >= rows.ready) return;
    uint32_t count = VT_MIN(draw->count, rows.ready - draw->first);
    const shape_data *data = data_of(kind, ball ? 0 : vt_shape_detail(draw->count), count);
    if (!data || !data->corners.whole || !data->indices.whole) return;
    vt_program *program = ball ? &ellipsoids : &solids;
    if (!vt_gl_use(program, draw)) return;
    uint32_t selected = 0; // all shapes of the scene count as one artist
    for (int i = 0; i < VT_BATCH_COUNT; i++) selected += pass->scene->batches[i].selected;
    vt_gl_set_int(program, u_selection, selected > 0);
    vt_gl_bind_texture(1, rows.id);
    vt_gl_bind_texture(2, data->corners.id);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, data->indices.id);
    bool instanced = data->index_count > MERGED_INDICES;
    vt_gl_set_int(program, u_corners, (int)data->corner_count);
    vt_gl_set_int(program, u_instanced, instanced);
    vt_gl_set_int(program, u_impostor, ball);
    uint32_t at_once = instanced ? count : data->shapes;
    for (uint32_t first = 0; first < count; first += at_once) {
        uint32_t some = VT_MIN(at_once, count - first);
        vt_gl_set_int(program, u_first_row, (int)(draw->first + first));
        vt_gl_draw_elements(GL_TRIANGLES, 0, instanced ? data->index_count : some * data->index_count,
                            instanced ? some : 0);
    }
}

const vt_gl_family vt_gl_shapes = {.draw = draw_shapes, .programs = {&solids, &ellipsoids}, .denoised = true};
