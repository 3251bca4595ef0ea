// In:  lines, texts and images drawn in the native context.
// Out: 0 when they upload only what changed, allocate nothing in a steady frame, and survive odd data and context loss.
#include "../test.h"
#include "annotate/paint.h"
#include "gl/gl_internal.h"
#include "kinds/stroke.h"
#include "make.h"
#include <stdlib.h>

static vt_node add_line(stage s, uint32_t points) {
    float *xyz = malloc(points * 3 * sizeof *xyz);
    for (uint32_t i = 0; i < points; i++)
        xyz[3 * i] = cosf((float)i * 0.1f), xyz[3 * i + 1] = sinf((float)i * 0.1f),
                xyz[3 * i + 2] = (float)i / (float)points;
    vt_node node = make("line", s.scene);
    write_array(node, "positions", VT_F32, points, 1, 3, xyz);
    free(xyz);
    return node;
}

static stage full_stage(void) {
    stage s = make_stage(200, 150);
    set_words(s.scene, "title", "Title");
    set(add_line(s, 300), "dashes", 6, 3, 6, 3);
    for (int i = 0; i < 40; i++) {
        vt_node text = make("text", s.scene);
        char words[32];
        snprintf(words, sizeof words, "label %d", i);
        set_words(text, "text", words);
        set(text, "position", cos(i), sin(i), 0.02 * i);
        set(text, "halo", i % 3);
    }
    vt_node image = make("image", s.scene);
    write_array(image, "pixels", VT_F32, 2, 2, 1, (const float[]){0, 1, 2, 3});
    return s;
}

TEST(a_steady_frame_allocates_nothing) {
    stage s = full_stage();
    for (int i = 0; i < 40; i++) { // once round, so that every letter has been in the picture
        must(vt_view_orbit(s.view, 20, i < 20 ? 2 : -2));
        must(vt_view_render(s.view));
    }
    uint64_t before = vt_memory_allocations();
    for (int i = 0; i < 10; i++) {
        must(vt_view_orbit(s.view, 7, 1));
        must(vt_view_render(s.view));
    }
    CHECK_SAYING(vt_memory_allocations() == before, "%llu allocations",
                 (unsigned long long)(vt_memory_allocations() - before));
    CHECK(glGetError() == GL_NO_ERROR);
    must(vt_remove(s.scene));
}

TEST(at_rest_nothing_is_uploaded_and_all_text_is_one_draw) {
    stage s = full_stage();
    must(vt_view_render(s.view));
    CHECK_SAYING(vt_gl_count.draws == 3, "%u draws, wanted a line, an image and the text", vt_gl_count.draws);
    CHECK(vt_gl_count.upload_bytes > 0);
    CHECK(vt_view_render(s.view) & VT_FRAME_AGAIN);
    CHECK(vt_gl_count.upload_bytes == 0);
    must(vt_remove(s.scene));
}

TEST(writing_a_part_of_a_line_uploads_that_part) {
    stage s = make_stage(200, 150);
    vt_node line = add_line(s, 5000);
    must(vt_view_render(s.view));
    int positions = vt_array_find(vt_kind(line), "positions");
    must(vt_array_begin(line, positions, VT_F32, 1, 5000, 1, 3));
    must(vt_array_put(line, positions, 4090, 10, (const float[30]){0}));
    must(vt_array_end(line, positions, 0, 0));
    must(vt_view_render(s.view));
    CHECK(vt_gl_count.upload_bytes == 120);
    must(vt_remove(s.scene));
}

TEST(the_picture_is_the_same_after_the_context_was_lost) {
    stage s = full_stage();
    uint8_t *before = picture_of(s);
    vt_gl_lost();
    must(vt_gl_attach());
    uint8_t *after = picture_of(s);
    CHECK(!memcmp(before, after, 200 * 150 * 4));
    free(before);
    free(after);
    must(vt_remove(s.scene));
}

TEST(odd_lines_draw_without_an_error) {
    static const float nan3[3] = {NAN, NAN, NAN}, inf6[6] = {INFINITY, 0, 0, 1, 1, 1};
    static const float same[12] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, huge[6] = {-3e38f, 0, 0, 3e38f, 0, 0},
                       tiny[6] = {0, 0, 0, 1e-38f, 0, 0};
    const struct {
        const float *xyz;
        uint32_t count;
    } lines[] = {{nan3, 1}, {inf6, 1}, {inf6, 2}, {same, 1}, {same, 2}, {same, 4}, {huge, 2}, {tiny, 2}};
    for (int i = 0; i < VT_LENGTH(lines); i++)
        for (int join = 0; join < 3; join++) {
            stage s = make_stage(64, 64);
            vt_node line = make("line", s.scene), segments = make("segments", s.scene);
            write_array(line, "positions", VT_F32, lines[i].count, 1, 3, lines[i].xyz);
            write_array(segments, "positions", VT_F32, lines[i].count & ~1u, 1, 3, lines[i].xyz);
            set(line, "join", join);
            set(line, "closed", 1);
            set(line, "dashes", 3, 1, 0, 0);
            set(line, "width", 1000);
            must(vt_view_render(s.view));
            must(vt_view_render(s.view));
            CHECK(glGetError() == GL_NO_ERROR);
            must(vt_remove(s.scene));
        }
}

TEST(dashes_keep_their_scale_while_the_camera_goes_round) {
    stage s = full_stage();
    must(vt_view_render(s.view));
    vt_node_data *view = vt_node_get(s.view);
    double before = vt_stroke_scale(view, &vt_view_state_of(view)->camera, vt_scene_of(view));
    for (int i = 0; i < 10; i++) {
        must(vt_view_orbit(s.view, 31, i % 2 ? 9 : -13));
        must(vt_view_render(s.view));
        CHECK_NEAR(vt_stroke_scale(view, &vt_view_state_of(view)->camera, vt_scene_of(view)), before, 1e-9 * before);
    }
    must(vt_remove(s.scene));
}

TEST(lengths_along_a_line_start_again_after_a_break_and_follow_the_scale) {
    stage s = make_stage(64, 64);
    vt_node line = make("line", s.scene);
    write_array(line, "positions", VT_F64, 6, 1, 3,
                (const double[]){5e6, 0, 0, 5e6 + 3, 4, 0, 5e6 + 3, 4, 2, NAN, 0, 0, 5e6, 0, 0, 5e6, 1, 0});
    must(vt_view_render(s.view));
    static const double wanted[] = {0, 5, 7, 0, 0, 1};
    for (int factor = 1; factor < 4; factor++) {
        set(line, "scale", factor);
        must(vt_view_render(s.view));
        const vt_stroke_along *along = vt_stroke_measure(vt_node_get(line));
        for (int i = 0; along && i < 6; i++) CHECK_NEAR(along->sums[i], factor * wanted[i], 1e-5);
    }
    must(vt_remove(s.scene));
}

TEST(a_label_at_a_place_is_where_projecting_that_place_says) {
    stage s = make_stage(300, 200);
    set(s.view, "pixel_ratio", 1.5);
    add_line(s, 50);
    must(vt_view_render(s.view));
    double pixel[3], world[3] = {0.3, -0.4, 0.7};
    must(vt_view_project(s.view, world, pixel));
    vt_text_batch batch = {0};
    const vt_camera *camera = &vt_view_state_of(vt_node_get(s.view))->camera;
    vt_text_style style = {.size = 20, .anchor = VT_TEXT_CENTER, .baseline = VT_TEXT_BASELINE, .color = {0, 0, 0, 1}};
    vt_text_begin(&batch, camera->width, camera->height, camera->pixel_ratio);
    CHECK(vt_paint_world_text(&batch, camera, "HHHHH", &style, world, true));
    float left = 1e9f, right = -1e9f, bottom = -1e9f;
    for (uint32_t i = 0; i < 4 * batch.quads; i++) {
        left = VT_MIN(left, batch.vertices[i].x), right = VT_MAX(right, batch.vertices[i].x);
        bottom = VT_MAX(bottom, batch.vertices[i].y);
        CHECK(batch.vertices[i].depth > 0 && batch.vertices[i].depth < pixel[2]);
    }
    CHECK_NEAR((left + right) / 2, pixel[0] * 1.5, 0.5);
    CHECK_NEAR(bottom, pixel[1] * 1.5 + 1, 1.2); // the baseline and a pixel in which an edge can fade
    double behind[3];
    for (int i = 0; i < 3; i++) behind[i] = 2 * camera->eye[i] - world[i];
    uint32_t quads = batch.quads;
    CHECK(vt_paint_world_text(&batch, camera, "behind", &style, behind, true) && batch.quads == quads);
    vt_text_free(&batch);
    must(vt_remove(s.scene));
}

int main(void) {
    must(vt_egl_open());
    RUN(a_steady_frame_allocates_nothing);
    RUN(at_rest_nothing_is_uploaded_and_all_text_is_one_draw);
    RUN(writing_a_part_of_a_line_uploads_that_part);
    RUN(the_picture_is_the_same_after_the_context_was_lost);
    RUN(odd_lines_draw_without_an_error);
    RUN(dashes_keep_their_scale_while_the_camera_goes_round);
    RUN(lengths_along_a_line_start_again_after_a_break_and_follow_the_scale);
    RUN(a_label_at_a_place_is_where_projecting_that_place_says);
    vt_reset();
    CHECK(vt_memory_blocks() == 0);
    vt_egl_close();
    return TEST_END();
}
