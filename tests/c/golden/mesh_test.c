// In:  meshes and surfaces drawn in the native context.
// Out: 0 when they upload only what changed, allocate nothing in a steady frame, are coarser only while they move, and
//      survive context loss and arrays that are half written.
#include "../test.h"
#include "gl/gl_internal.h"
#include "kinds/surface.h"
#include "make.h"
#include <stdlib.h>

static vt_node add_surface(stage s, uint32_t rows, uint32_t columns) {
    float *h = malloc((size_t)rows * columns * sizeof *h);
    for (uint32_t i = 0; h && i < rows * columns; i++)
        h[i] = 20 * sinf((float)(i % columns) * 0.03f) * cosf((float)(i / columns) * 0.04f);
    vt_node node = make("surface", s.scene);
    write_array(node, "heights", VT_F32, rows, columns, 1, h);
    free(h);
    return node;
}

// A disc of triangles around its middle.
static vt_node add_disc(stage s, uint32_t sides, float height) {
    float *p = malloc((sides + 1) * 3 * sizeof *p);
    uint32_t *f = malloc(sides * 3 * sizeof *f);
    if (!p || !f) abort();
    p[0] = p[1] = p[2] = 0;
    for (uint32_t i = 0; i < sides; i++) {
        p[i * 3 + 3] = cosf((float)i), p[i * 3 + 4] = sinf((float)i), p[i * 3 + 5] = height;
        f[i * 3] = 0, f[i * 3 + 1] = i + 1, f[i * 3 + 2] = (i + 1) % sides + 1;
    }
    vt_node node = make("mesh", s.scene);
    write_array(node, "positions", VT_F32, sides + 1, 1, 3, p);
    write_array(node, "faces", VT_U32, sides, 1, 3, f);
    free(p);
    free(f);
    return node;
}

static void settle(stage s) {
    while (vt_view_render(s.view) & VT_FRAME_AGAIN) {
    }
}

TEST(rewriting_rows_of_a_surface_uploads_those_rows) {
    stage s = make_stage(200, 150);
    vt_node surface = add_surface(s, 500, 600);
    settle(s);
    static float rows[7 * 600];
    int heights = vt_array_find(vt_kind(surface), "heights");
    must(vt_array_begin(surface, heights, VT_F32, 1, 500, 600, 1));
    must(vt_array_put(surface, heights, 250 * 600, 7 * 600, rows));
    must(vt_array_end(surface, heights, 250 * 600, 7 * 600));
    must(vt_view_render(s.view));
    CHECK_SAYING(vt_gl_count.upload_bytes == sizeof rows, "%llu bytes, wanted %zu",
                 (unsigned long long)vt_gl_count.upload_bytes, sizeof rows);
    must(vt_remove(s.scene));
}

TEST(a_large_surface_is_coarser_only_while_it_moves) {
    stage s = make_stage(400, 300);
    vt_node surface = add_surface(s, 700, 700);
    must(vt_view_render(s.view));
    const vt_surface *derived = vt_node_get(surface)->extra;
    uint32_t moving = derived->stride;
    CHECK_SAYING(moving > 1, "stride %u", moving);
    must(vt_view_render(s.view));
    if (!vt_gl_limits_of()->software)
        CHECK(derived->stride == 1);
    else
        CHECK_SAYING(derived->stride <= moving, "stride %u after %u", derived->stride, moving);
    must(vt_view_look(s.view, 1.5, 0, 0));
    must(vt_view_zoom(s.view, 12, 200, 150)); // so near that all that is in sight can be drawn
    must(vt_view_render(s.view));
    CHECK_SAYING(derived->stride == 1, "stride %u", derived->stride);
    must(vt_remove(s.scene));
}

TEST(what_is_out_of_sight_of_a_surface_is_not_drawn) {
    stage s = make_stage(400, 300);
    add_surface(s, 300, 300); // 25 tiles
    settle(s);
    must(vt_view_look(s.view, 1.5, 0, 0));
    must(vt_view_render(s.view));
    uint32_t all = vt_gl_count.vertices;
    must(vt_view_zoom(s.view, 12, 200, 150));
    must(vt_view_render(s.view));
    CHECK_SAYING(vt_gl_count.vertices < all, "%u vertices of %u", vt_gl_count.vertices, all);
    must(vt_remove(s.scene));
}

TEST(moving_the_vertices_of_a_mesh_does_not_upload_its_faces_again) {
    stage s = make_stage(200, 150);
    vt_node disc = add_disc(s, 1000, 1);
    settle(s);
    static float p[1001][3];
    for (int i = 1; i < 1001; i++) p[i][0] = cosf((float)i), p[i][1] = sinf((float)i);
    write_array(disc, "positions", VT_F32, 1001, 1, 3, p);
    must(vt_view_render(s.view));
    CHECK_SAYING(vt_gl_count.upload_bytes == 1001 * (12 + 4), "%llu bytes, wanted positions and normals",
                 (unsigned long long)vt_gl_count.upload_bytes);
    must(vt_remove(s.scene));
}

static stage full_stage(void) {
    stage s = make_stage(160, 120);
    vt_node surface = add_surface(s, 90, 100);
    set(surface, "contours", 5);
    set(surface, "wireframe", 1);
    set(surface, "scale", 0.02, 0.02, 0.02);
    for (int i = 0; i < 3; i++) {
        vt_node disc = add_disc(s, 40, 0.5f);
        set(disc, "position", i, 1, 1);
        if (i == 1) set(disc, "wireframe", 2);
        if (i == 2) set(disc, "alpha", 0.5);
    }
    return s;
}

TEST(a_steady_frame_allocates_nothing) {
    stage s = full_stage();
    settle(s);
    uint64_t before = vt_memory_allocations();
    for (int i = 0; i < 10; i++) {
        must(vt_view_orbit(s.view, 7, 1));
        must(vt_view_render(s.view));
    }
    settle(s);
    CHECK_SAYING(vt_memory_allocations() == before, "%llu allocations",
                 (unsigned long long)(vt_memory_allocations() - before));
    CHECK(glGetError() == GL_NO_ERROR);
    must(vt_remove(s.scene));
}

TEST(the_picture_is_the_same_after_the_context_was_lost) {
    stage s = full_stage();
    uint8_t *before = picture_of(s);
    vt_gl_lost();
    must(vt_gl_attach());
    uint8_t *after = picture_of(s);
    CHECK(memcmp(before, after, 160 * 120 * 4) == 0);
    uint32_t drawn = 0;
    for (int i = 0; i < 160 * 120; i++) drawn += before[i * 4] != 255;
    CHECK_SAYING(drawn > 1000, "%u pixels", drawn);
    free(before);
    free(after);
    must(vt_remove(s.scene));
}

TEST(arrays_that_are_being_written_are_not_drawn_and_do_no_harm) {
    stage s = make_stage(160, 120);
    vt_node disc = add_disc(s, 40, 0.5f), surface = add_surface(s, 30, 40);
    settle(s);
    must(vt_array_begin(disc, vt_array_find(vt_kind(disc), "positions"), VT_F32, 1, 3, 1,
                        3)); // far fewer than the faces want
    must(vt_array_begin(surface, vt_array_find(vt_kind(surface), "heights"), VT_F32, 1, 900, 900, 1));
    must(vt_view_render(s.view));
    CHECK(glGetError() == GL_NO_ERROR);
    must(vt_array_put(disc, 0, 0, 3, (const float[9]){0, 0, 0, 1, 0, 0, 0, 1, 0}));
    must(vt_array_end(disc, 0, 0, 3)); // 39 of its faces have lost their vertices
    must(vt_view_render(s.view));
    CHECK(glGetError() == GL_NO_ERROR);
    CHECK_CONTAINS(vt_info(disc), "\"left_out\":39");
    must(vt_remove(s.scene));
}

int main(void) {
    must(vt_egl_open());
    RUN(rewriting_rows_of_a_surface_uploads_those_rows);
    RUN(a_large_surface_is_coarser_only_while_it_moves);
    RUN(what_is_out_of_sight_of_a_surface_is_not_drawn);
    RUN(moving_the_vertices_of_a_mesh_does_not_upload_its_faces_again);
    RUN(a_steady_frame_allocates_nothing);
    RUN(the_picture_is_the_same_after_the_context_was_lost);
    RUN(arrays_that_are_being_written_are_not_drawn_and_do_no_harm);
    vt_reset();
    vt_egl_close();
    return TEST_END();
}
