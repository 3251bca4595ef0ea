// In:  scenes drawn in the native context.
// Out: 0 when frames, uploads, context loss and counts behave as vitrail.h and gl_internal.h promise.
#include "compare.h"
#include "gl/gl_internal.h"
#include "make.h"
#include <stdio.h>
#include <stdlib.h>

static int failures;
#define CHECK(x) \
    do { \
        if (!(x)) printf("FAIL %s:%d: %s\n", __func__, __LINE__, #x), failures++; \
    } while (0)

static vt_node add_points(stage s, uint32_t count) {
    float *p = malloc(count * 3 * sizeof *p);
    uint32_t state = 5;
    for (uint32_t i = 0; i < count * 3; i++) p[i] = (float)noise(&state);
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, count, 1, 3, p);
    free(p);
    return points;
}

static stage a_scene(void) {
    stage s = make_stage(160, 120);
    add_points(s, 500);
    vt_node box = make("box", s.scene), sphere = make("sphere", s.scene);
    set(box, "position", 1, 0, 0);
    set(sphere, "position", 0, 1, 0);
    return s;
}

static bool same(const uint8_t *a, const uint8_t *b, int pixels) { return !memcmp(a, b, (size_t)pixels * 4); }

static void every_shader_compiles(void) {
    vt_status status = vt_gl_compile_all();
    if (status) printf("%s\n", vt_error());
    CHECK(status == VT_OK);
}

static void a_view_at_rest_stops_drawing(void) {
    stage s = a_scene();
    set(s.view, "passes", 4);
    int frames = 0, flags;
    while ((flags = vt_view_render(s.view)) & VT_FRAME_AGAIN) CHECK(++frames < 50);
    must(flags);
    CHECK(frames == 4); // one straight, then four passes of which the last asks for nothing
    CHECK(vt_view_render(s.view) == 0);
    CHECK(vt_gl_count.draws == 0);
    set(s.scene, "background", 1, 0, 0, 1);
    CHECK(vt_view_render(s.view) & VT_FRAME_PRESENTED);
    must(vt_remove(s.scene));
}

static void a_steady_frame_allocates_nothing(void) {
    stage s = a_scene();
    vt_node clear = make("cone", s.scene);
    set(clear, "alpha", 0.5);
    for (int i = 0; i < 4; i++) must(vt_view_render(s.view));
    uint64_t before = vt_memory_allocations();
    for (int i = 0; i < 40; i++) { // moving, and then at rest
        if (i < 20) must(vt_view_orbit(s.view, 3, 1));
        must(vt_view_render(s.view));
    }
    CHECK(vt_memory_allocations() == before);
    must(vt_remove(s.scene));
}

static void only_what_changed_is_sent(void) {
    stage s = make_stage(160, 120);
    vt_node points = add_points(s, 10000);
    must(vt_view_render(s.view));
    CHECK(vt_gl_count.upload_bytes >= 120000);
    must(vt_view_orbit(s.view, 3, 1));
    must(vt_view_render(s.view));
    CHECK(vt_gl_count.upload_bytes == 0);
    int array = vt_array_find(vt_kind(points), "positions");
    float part[3 * 10] = {0};
    must(vt_array_begin(points, array, VT_F32, 1, 10000, 1, 3));
    must(vt_array_put(points, array, 4000, 10, part));
    must(vt_array_end(points, array, 0, 0));
    must(vt_view_render(s.view));
    CHECK(vt_gl_count.upload_bytes == 120);
    must(vt_remove(s.scene));
}

static void many_boxes_are_one_draw(void) {
    stage s = make_stage(160, 120);
    vt_node middle = {0};
    for (int i = 0; i < 50000; i++) {
        vt_node box = make("box", s.scene);
        set(box, "position", i % 40, i / 40 % 40, i / 1600);
        if (i == 25000) middle = box;
    }
    int flags = vt_view_render(s.view);
    must(flags);
    CHECK(vt_gl_count.draws == 1);
    CHECK(vt_gl_count.vertices == 50000u * 36u);
    set(middle, "position", 0, 0, -1);
    must(vt_view_render(s.view));
    CHECK(vt_gl_count.upload_bytes == sizeof(vt_batch_row));
    must(vt_remove(s.scene));
}

static void large_uploads_are_spread_over_frames(void) {
    stage s = make_stage(64, 48);
    set(s.view, "passes", 1);
    add_points(s, 3000000); // 36 MB
    int frames = 0, flags = VT_FRAME_AGAIN;
    uint64_t sent = 0;
    uint32_t drawn = 0;
    while (flags & VT_FRAME_AGAIN && frames < 20) {
        flags = vt_view_render(s.view);
        must(flags);
        frames++;
        CHECK(vt_gl_count.upload_bytes <= VT_UPLOAD_BYTES);
        CHECK(vt_gl_count.vertices > drawn);
        drawn = vt_gl_count.vertices;
        sent += vt_gl_count.upload_bytes;
    }
    CHECK(frames == 3);
    CHECK(sent == 36000000);
    CHECK(drawn == 3000000);
    must(vt_remove(s.scene));
}

static void a_lost_context_comes_back_with_the_same_picture(void) {
    stage s = a_scene();
    uint8_t *before = picture_of(s);
    vt_gl_lost();
    CHECK(vt_view_render(s.view) == VT_ERROR_GL);
    CHECK(vt_gl_count.memory_bytes == 0);
    vt_egl_close();
    must(vt_egl_open());
    CHECK(vt_view_render(s.view) & VT_FRAME_PRESENTED);
    uint8_t *after = picture_of(s);
    CHECK(same(before, after, 160 * 120));
    free(before), free(after);
    must(vt_remove(s.scene));
}

static void removed_nodes_leave_nothing_on_the_gpu(void) {
    stage s = make_stage(64, 48);
    must(vt_view_render(s.view));
    uint32_t buffers = vt_gl_count.buffers;
    uint64_t bytes = vt_gl_count.memory_bytes;
    for (int i = 0; i < 20; i++) {
        vt_node points = add_points(s, 1000);
        must(vt_view_render(s.view));
        CHECK(vt_gl_count.buffers == buffers + 1);
        must(vt_remove(points));
        must(vt_view_render(s.view));
        CHECK(vt_gl_count.buffers == buffers);
    }
    CHECK(vt_gl_count.memory_bytes == bytes);
    must(vt_remove(s.scene));
}

static void many_views_share_few_sums_and_all_converge(void) {
    enum { N = 7 };
    stage s[N];
    bool done[N] = {false};
    for (int i = 0; i < N; i++) s[i] = a_scene();
    int left = N;
    for (int frame = 0; frame < 200 && left; frame++)
        for (int i = 0; i < N; i++) {
            int flags = vt_view_render(s[i].view);
            must(flags);
            if (!done[i] && !(flags & VT_FRAME_AGAIN)) done[i] = true, left--;
        }
    CHECK(left == 0);
    for (int i = 0; i < N; i++) must(vt_remove(s[i].scene));
    must(vt_view_render(make_stage(8, 8).view)); // sweeps
}

// The mean over the passes is alpha's share to one part in the number of passes.
static void stochastic_alpha_is_exact(void) {
    stage s = make_stage(64, 64);
    set(s.scene, "background", 0, 0, 0, 1);
    set(s.view, "passes", 16); // 32, since something is clear
    vt_node plane = make("plane", s.scene);
    set_words(plane, "shading", "none");
    set(plane, "color", 1, 1, 1);
    set(plane, "size", 50);
    set(plane, "alpha", 0.25);
    set_words(s.view, "projection", "orthographic");
    must(vt_view_look(s.view, 1.5707963, -1.5707963, 0));
    uint8_t *rgba = picture_of(s);
    bool exact = true;
    for (int y = 24; y < 40; y++)
        for (int x = 24; x < 40; x++) exact = exact && rgba[(y * 64 + x) * 4] == 64;
    CHECK(exact);
    free(rgba);
    must(vt_remove(s.scene));
}

static void an_unlit_mark_shows_its_colour(void) {
    stage s = make_stage(32, 32);
    vt_node plane = make("plane", s.scene);
    set_words(plane, "shading", "none");
    set_words(plane, "color", "#336699");
    set(plane, "size", 5);
    must(vt_view_look(s.view, 1.5, 0, 0));
    uint8_t *rgba = picture_of(s), *p = rgba + (16 * 32 + 16) * 4;
    CHECK(p[0] == 0x33 && p[1] == 0x66 && p[2] == 0x99 && p[3] == 255);
    free(rgba);
    must(vt_remove(s.scene));
}

static void a_changed_view_keeps_nothing_of_its_old_passes(void) {
    stage s = make_stage(32, 32);
    for (int i = 0; i < 3; i++) {
        set(s.scene, "background", i == 0, i == 1, i == 2, 1);
        uint8_t *rgba = picture_of(s);
        CHECK(rgba[0] == 255 * (i == 0) && rgba[1] == 255 * (i == 1) && rgba[2] == 255 * (i == 2) && rgba[3] == 255);
        free(rgba);
    }
    must(vt_remove(s.scene));
}

static void a_clear_background_is_read_straight(void) {
    stage s = make_stage(32, 32);
    set(s.scene, "background", 1, 0.5, 0, 0.5);
    uint8_t *rgba = picture_of(s);
    CHECK(abs(rgba[0] - 255) <= 1 && abs(rgba[1] - 128) <= 2 && rgba[2] == 0 && abs(rgba[3] - 128) <= 1);
    free(rgba);
    must(vt_remove(s.scene));
}

// Both ways to draw points, chosen by what the driver takes, give the same picture.
static void quads_look_like_points(void) {
    vt_gl_limits *limits = (vt_gl_limits *)(uintptr_t)vt_gl_limits_of(); // pretends to be another driver
    float most = limits->point_size;
    for (int marker = 0; marker < 3; marker++) {
        stage s = make_stage(200, 150);
        vt_node points = add_points(s, 60);
        set(points, "marker", marker);
        set(points, "size", 14);
        set(points, "alpha", marker ? 1 : 0.5);
        uint8_t *as_points = picture_of(s);
        limits->point_size = 1;
        set(points, "size", 13);
        set(points, "size", 14); // a change, so that the picture is made anew
        uint8_t *as_quads = picture_of(s);
        limits->point_size = most;
        golden_difference difference = golden_compare(as_quads, as_points, 200, 150, NULL);
        bool same_but_rounding = difference.worst < 16 && difference.over < 100; // a pass or two of an edge pixel
        if (!same_but_rounding) printf("marker %d: %u over, worst %d\n", marker, difference.over, difference.worst);
        CHECK(same_but_rounding);
        free(as_points), free(as_quads);
        must(vt_remove(s.scene));
    }
}

// Far from an array's origin an eye must be placed more finely than a float32 can say.
static uint8_t *dots_at(double x, bool with_far_ends) {
    stage s = make_stage(200, 150);
    double p[102 * 3] = {0};
    for (int i = 0; i < 100; i++) p[i * 3] = x + i % 10 / 8.0, p[i * 3 + 1] = i / 10 / 8.0;
    p[300] = x - 2e6, p[303] = x + 2e6; // the origin stays between them
    p[300 + 2] = p[303 + 2] = 5;
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F64, with_far_ends ? 102 : 100, 1, 3, p);
    set(points, "size", 6);
    set(s.view, "eye", x + 0.57, 0.56, 2.3);
    set(s.view, "target", x + 0.57, 0.56, 0);
    set(s.view, "up", 0, 1, 0);
    set(s.view, "near", 0.1);
    set(s.view, "far", 10);
    set(s.view, "autofit", 0);
    set(s.scene, "background", 1, 1, 1);
    uint8_t *rgba = picture_of(s);
    must(vt_remove(s.scene));
    return rgba;
}

static void a_point_far_from_its_origin_stays_in_its_place(void) {
    uint8_t *here = dots_at(0, false), *there = dots_at(1e6, true);
    golden_difference difference = golden_compare(there, here, 200, 150, NULL);
    if (!golden_same(difference)) printf("%u over, worst %d\n", difference.over, difference.worst);
    CHECK(golden_same(difference));
    free(here), free(there);
}

static uint8_t *wave_at(double x, double y) {
    stage s = make_stage(200, 150);
    double p[20 * 20 * 3]; // steps of 1/128, which are exact near 5e6 as well
    for (int i = 0; i < 400; i++)
        p[i * 3] = x + i % 20 / 128.0, p[i * 3 + 1] = y + i / 20 / 128.0, p[i * 3 + 2] = i * 7 % 13 / 128.0;
    write_array(make("points", s.scene), "positions", VT_F64, 400, 1, 3, p);
    for (int i = 0; i < 20; i++) {
        vt_node box = make("box", s.scene);
        set(box, "position", x + i / 128.0, y - 2 / 128.0, 0);
        set(box, "size", 0.5 / 128);
    }
    uint8_t *rgba = picture_of(s);
    must(vt_remove(s.scene));
    return rgba;
}

static void a_large_offset_changes_nothing(void) {
    uint8_t *here = wave_at(0, 0), *there = wave_at(5e6, 4194304);
    golden_difference difference = golden_compare(there, here, 200, 150, NULL);
    if (!golden_same(difference)) printf("%u over, worst %d\n", difference.over, difference.worst);
    CHECK(golden_same(difference));
    free(here), free(there);
}

// The single pass while things move has hard edges and a dither for alpha, but the same things at the same places.
static void a_moving_frame_shows_the_same_as_one_at_rest(void) {
    stage s = a_scene();
    set(make("torus", s.scene), "alpha", 0.5);
    uint8_t *rest = picture_of(s), *moving = malloc(160 * 120 * 4);
    CHECK(vt_view_render(s.view) & VT_FRAME_PRESENTED);
    glBindFramebuffer(GL_FRAMEBUFFER, vt_gl_target(160, 120));
    glReadPixels(0, 0, 160, 120, GL_RGBA, GL_UNSIGNED_BYTE, moving);
    double sum = 0;
    int drawn = 0;
    for (int y = 0; y < 120; y += 4)
        for (int x = 0; x < 160; x += 4) { // means of 4 x 4 pixels
            int difference = 0;
            for (int k = 0; k < 16; k++) {
                int row = y + k / 4, column = x + k % 4;
                int a = rest[(row * 160 + column) * 4], b = moving[((119 - row) * 160 + column) * 4];
                difference += a - b, drawn += b < 250;
            }
            sum += abs(difference) / 16.0;
        }
    CHECK(sum / 1200 < 3);
    CHECK(drawn > 2000);
    free(rest), free(moving);
    must(vt_remove(s.scene));
}

static void after_a_reset_all_counts_are_zero(void) {
    vt_reset();
    CHECK(vt_memory_blocks() == 0);
    CHECK(vt_memory_bytes() == 0);
    CHECK(vt_node_count() == 0);
    CHECK(vt_gl_count.buffers == 0 && vt_gl_count.textures == 0 && vt_gl_count.framebuffers == 0);
}

int main(void) {
    must(vt_egl_open());
    printf("%s\n", vt_egl_renderer());
    every_shader_compiles();
    a_view_at_rest_stops_drawing();
    a_steady_frame_allocates_nothing();
    only_what_changed_is_sent();
    many_boxes_are_one_draw();
    large_uploads_are_spread_over_frames();
    a_lost_context_comes_back_with_the_same_picture();
    removed_nodes_leave_nothing_on_the_gpu();
    many_views_share_few_sums_and_all_converge();
    stochastic_alpha_is_exact();
    an_unlit_mark_shows_its_colour();
    a_changed_view_keeps_nothing_of_its_old_passes();
    a_clear_background_is_read_straight();
    quads_look_like_points();
    a_large_offset_changes_nothing();
    a_point_far_from_its_origin_stays_in_its_place();
    a_moving_frame_shows_the_same_as_one_at_rest();
    after_a_reset_all_counts_are_zero();
    vt_egl_close();
    if (!failures) printf("ok\n");
    return failures != 0;
}
