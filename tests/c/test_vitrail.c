// In:  the public functions, called as other languages call them: rightly, wrongly, and with memory running out.
// Out: checks that every failure has its sentence and changes nothing, and that nothing is left over.
#include "base/base.h"
#include "scene/scene.h"
#include "test.h"
#include "vitrail.h"

static const vt_node none = {0};
static int kind(const char *name) { return vt_kind_find(name); }

static vt_status set(vt_node node, const char *name, double value) {
    return vt_set_numbers(node, vt_property_find(vt_kind(node), name), &value, 1);
}

static vt_status write(vt_node node, const char *array, int dtype, uint32_t rows, uint32_t columns, uint32_t components,
                       const void *data) {
    int i = vt_array_find(vt_kind(node), array);
    vt_status status = vt_array_begin(node, i, dtype, 1, rows, columns, components);
    if (!status) status = vt_array_put(node, i, 0, rows * columns, data);
    return status ? status : vt_array_end(node, i, 0, 0);
}

static const char *copy_of(const char *text) {
    static char copy[4000];
    snprintf(copy, sizeof copy, "%s", text);
    return copy;
}

static void all_is_gone(void) {
    vt_reset();
    CHECK_SAYING(vt_memory_blocks() == 0 && vt_memory_bytes() == 0, "%zu blocks, %zu bytes left", vt_memory_blocks(),
                 vt_memory_bytes());
}

TEST(names_are_found_and_wrong_ones_get_an_offer) {
    CHECK(kind("points") == 3 && vt_property_find(3, "color") > 0 && vt_array_find(3, "positions") == 0);
    CHECK(kind("sphare") == VT_ERROR_NAME);
    CHECK_TEXT(vt_error(), "no kind is called \"sphare\"; did you mean \"sphere\"?");
    CHECK(vt_property_find(kind("box"), "colour") == VT_ERROR_NAME);
    CHECK_TEXT(vt_error(), "no property of box is called \"colour\"; did you mean \"color\"?");
    CHECK(vt_array_find(kind("box"), "positions") == VT_ERROR_NAME);
    CHECK_TEXT(vt_error(), "no array of box is called \"positions\"; there are none");
    CHECK(vt_property_find(99, "x") == VT_ERROR_NAME);
    CHECK_CONTAINS(vt_error(), "got kind number 99, wanted 0 to ");
    CHECK(vt_kind_find(NULL) == VT_ERROR_NAME);
    all_is_gone();
}

TEST(every_function_refuses_a_removed_node) {
    vt_node scene = vt_create(kind("scene"), none), view = vt_create(kind("view"), scene),
            box = vt_create(kind("box"), scene);
    double numbers[16] = {0};
    CHECK(vt_remove(box) == VT_OK && vt_remove(none) == VT_OK && vt_remove(box) == VT_ERROR_HANDLE);
    CHECK_TEXT(vt_error(), "this node was removed (or its scene was)");
    CHECK(vt_kind(box) == VT_ERROR_HANDLE && vt_parent(box).id == 0 && vt_next(scene, box).id == 0 &&
          vt_next(box, none).id == 0);
    CHECK(vt_create(kind("points"), box).id == 0 && vt_move(box, scene) == VT_ERROR_HANDLE &&
          vt_move(view, box) == VT_ERROR_HANDLE);
    CHECK(vt_set_numbers(box, 0, numbers, 3) == VT_ERROR_HANDLE && vt_set_text(box, 0, "x") == VT_ERROR_HANDLE);
    CHECK(vt_get_numbers(box, 0, numbers, 16) == VT_ERROR_HANDLE && vt_get_text(box, 0) == NULL);
    CHECK(!vt_bounds(box, numbers) && vt_info(box) == NULL);
    CHECK(vt_array_begin(box, 0, 0, 1, 1, 1, 1) == VT_ERROR_HANDLE && vt_array_place(box, 0, 0) == NULL);
    CHECK(vt_array_put(box, 0, 0, 0, numbers) == VT_ERROR_HANDLE && vt_array_end(box, 0, 0, 0) == VT_ERROR_HANDLE);
    CHECK(vt_array_decode(box, 0, numbers, 8) == VT_ERROR_HANDLE);
    CHECK(vt_view_fit(box, scene) == VT_ERROR_HANDLE && vt_view_fit(view, box) == VT_ERROR_HANDLE &&
          vt_view_look(box, 0, 0, 0) == VT_ERROR_HANDLE);
    CHECK(vt_view_orbit(box, 1, 1) == VT_ERROR_HANDLE && vt_view_pan(box, 1, 1) == VT_ERROR_HANDLE &&
          vt_view_zoom(box, 2, 1, 1) == VT_ERROR_HANDLE);
    CHECK(vt_view_angles(box, numbers) == VT_ERROR_HANDLE &&
          vt_view_matrices(box, numbers, numbers) == VT_ERROR_HANDLE);
    CHECK(vt_view_set_matrices(box, NULL, NULL) == VT_ERROR_HANDLE &&
          vt_view_project(box, numbers, numbers) == VT_ERROR_HANDLE);
    CHECK(vt_view_render(box) == VT_ERROR_HANDLE && vt_view_read(box, (uint8_t *)numbers) == VT_ERROR_HANDLE);
    CHECK(vt_view_render(scene) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "got a scene, wanted a view");
    vt_world_matrix(box, numbers);
    CHECK(numbers[0] == 1 && numbers[15] == 1);
    CHECK(vt_kind(none) == VT_ERROR_HANDLE);
    CHECK_TEXT(vt_error(), "got no node: it was not made, or its making failed");
    vt_remove(scene);
    CHECK(vt_kind(view) == VT_ERROR_HANDLE);
    all_is_gone();
}

TEST(a_failed_call_changes_nothing) {
    vt_node scene = vt_create(kind("scene"), none), points = vt_create(kind("points"), scene);
    float xyz[12] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
    CHECK(write(points, "positions", VT_F32, 4, 1, 3, xyz) == VT_OK &&
          write(points, "scalars", VT_F32, 4, 1, 1, xyz) == VT_OK);
    const char *before = copy_of(vt_info(points));
    CHECK(write(points, "positions", VT_F32, 3, 1, 4, xyz) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "points.positions: got shape (3, 4), wanted (N, 3); did you mean the transpose (.T)?");
    CHECK(write(points, "scalars", VT_F32, 3, 1, 1, xyz) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "points.scalars: got 3, but there are 4 points: give one for each");
    CHECK(vt_array_begin(points, 7, VT_F32, 1, 3, 1, 1) == VT_ERROR_NAME);
    CHECK_TEXT(vt_error(), "points: got array number 7, wanted 0 to 4");
    CHECK(vt_array_put(points, 0, 0, 1, xyz) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "points.positions: not being written; begin a write first");
    CHECK(set(points, "size", -3) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "points.size: got -3, wanted a number from 0 up, or \"auto\"");
    CHECK(vt_array_decode(points, 0, xyz, 8) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "points.positions: takes numbers, not a picture file");
    CHECK_TEXT(vt_info(points), before);
    all_is_gone();
}

TEST(data_of_another_length_can_follow) {
    vt_node scene = vt_create(kind("scene"), none), points = vt_create(kind("points"), scene);
    float xyz[12] = {0};
    CHECK(write(points, "positions", VT_F32, 4, 1, 3, xyz) == VT_OK &&
          write(points, "scalars", VT_F32, 4, 1, 1, xyz) == VT_OK);
    CHECK(write(points, "positions", VT_F32, 2, 1, 3, xyz) == VT_OK);
    CHECK_CONTAINS(vt_info(points), "\"problem\":\"points.scalars: got 4, but there are 2 points: give one for each\"");
    CHECK(write(points, "scalars", VT_F32, 2, 1, 1, xyz) == VT_OK);
    CHECK_CONTAINS(vt_info(points), "\"problem\":null");
    CHECK(write(points, "scalars", VT_F32, 0, 1, 1, xyz) == VT_OK &&
          write(points, "scalars", VT_F32, 2, 1, 1, xyz) == VT_OK);
    all_is_gone();
}

TEST(faces_that_name_missing_vertices_are_told) {
    vt_node scene = vt_create(kind("scene"), none), mesh = vt_create(kind("mesh"), scene);
    float xyz[12] = {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};
    uint32_t faces[] = {0, 1, 2, 1, 2, 9};
    CHECK(write(mesh, "positions", VT_F32, 4, 1, 3, xyz) == VT_OK);
    CHECK(write(mesh, "faces", VT_U32, 2, 1, 3, faces) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "mesh.faces");
    CHECK_CONTAINS(vt_error(), "9");
    all_is_gone();
}

TEST(info_and_stats_tell_what_there_is) {
    vt_node scene = vt_create(kind("scene"), none), points = vt_create(kind("points"), scene);
    double xyz[9] = {0, 0, 0, NAN, 1, 1, 2, 4, 6};
    CHECK(write(points, "positions", VT_F64 | VT_SWAPPED, 0, 1, 3, xyz) == VT_OK);
    CHECK_CONTAINS(vt_info(points), "\"bounds\":null");
    CHECK(write(points, "positions", VT_F64, 3, 1, 3, xyz) == VT_OK);
    const char *info = vt_info(points);
    CHECK_CONTAINS(info, "{\"kind\":\"points\",\"shown\":true,\"arrays\":{\"positions\":{\"count\":3,\"rows\":3,"
                         "\"columns\":1,\"components\":3,\"dtype\":\"f8\"");
    CHECK_CONTAINS(
        info, "\"bad\":1,\"open\":false,\"min\":[0,0,0],\"max\":[2,4,6]}},\"count\":3,\"left_out\":1,\"elements\":3,");
    CHECK_CONTAINS(info, "\"bounds\":[0,0,0,2,4,6],\"problem\":null}");
    CHECK_CONTAINS(vt_stats(), "{\"nodes\":2,");
    CHECK_CONTAINS(vt_stats(), "\"kinds\":{\"scene\":1,\"points\":1}");
    CHECK_CONTAINS(vt_stats(), "\"gl\":{");
    all_is_gone();
    CHECK_CONTAINS(vt_stats(), "{\"nodes\":0,\"bytes\":0,\"blocks\":0,");
    all_is_gone();
}

TEST(bounds_and_matrices_are_up_to_date_when_asked) {
    vt_node scene = vt_create(kind("scene"), none), group = vt_create(kind("group"), scene),
            a = vt_create(kind("box"), group), b = vt_create(kind("box"), group);
    double box[6], m[16], x[3] = {10, 0, 0};
    CHECK(vt_set_numbers(a, 0, x, 3) == VT_OK && vt_set_numbers(group, 0, x, 3) == VT_OK);
    CHECK(vt_bounds(group, box) && box[0] == 9.5 && box[3] == 20.5 && vt_bounds(b, box) && box[0] == 9.5 &&
          box[3] == 10.5);
    CHECK(vt_bounds(scene, box) && box[3] == 20.5);
    vt_world_matrix(a, m);
    CHECK(m[12] == 20);
    CHECK(set(group, "visible", 0) == VT_OK && !vt_bounds(scene, box) && !vt_bounds(group, box));
    all_is_gone();
}

TEST(the_tree_can_be_walked_from_outside) {
    vt_node scene = vt_create(kind("scene"), none), group = vt_create(kind("group"), scene),
            box = vt_create(kind("box"), group), last = vt_create(kind("points"), scene);
    vt_node at = vt_next(scene, none);
    CHECK(at.id == scene.id);
    CHECK((at = vt_next(scene, at)).id == group.id && (at = vt_next(scene, at)).id == box.id &&
          (at = vt_next(scene, at)).id == last.id);
    CHECK(vt_next(scene, at).id == 0 && vt_parent(box).id == group.id && vt_parent(scene).id == 0);
    CHECK(vt_move(box, scene) == VT_OK && vt_parent(box).id == scene.id);
    all_is_gone();
}

TEST(colours_and_colormaps_are_read) {
    double rgba[4];
    uint8_t bytes[12];
    CHECK(vt_color("#ff000080", rgba) == VT_OK && rgba[0] == 1 && fabs(rgba[3] - 128 / 255.0) < 1e-9);
    CHECK(vt_color("tomatoe", rgba) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "did you mean \"tomato\"");
    CHECK(vt_color(NULL, rgba) == VT_ERROR_VALUE);
    CHECK(vt_colormap("grey", 3, bytes) == VT_OK && bytes[0] == 0 && bytes[8] == 255);
    CHECK(vt_colormap("viridis", 0, bytes) == VT_ERROR_VALUE && vt_colormap(NULL, 3, bytes) == VT_ERROR_VALUE);
    all_is_gone();
}

TEST(sizes_are_kept_as_they_are_whatever_their_type) {
    vt_node scene = vt_create(kind("scene"), none), points = vt_create(kind("points"), scene);
    double places[9] = {0}, sizes[3] = {9, 9.5, 10}; // close together: positions would get an origin
    CHECK(vt_array_begin(points, VT_ARRAY(points, positions), VT_F64, 1, 3, 1, 3) == VT_OK &&
          vt_array_put(points, VT_ARRAY(points, positions), 0, 3, places) == VT_OK &&
          vt_array_end(points, VT_ARRAY(points, positions), 0, 0) == VT_OK);
    CHECK(vt_array_begin(points, VT_ARRAY(points, sizes), VT_F64, 1, 3, 1, 1) == VT_OK &&
          vt_array_put(points, VT_ARRAY(points, sizes), 0, 3, sizes) == VT_OK &&
          vt_array_end(points, VT_ARRAY(points, sizes), 0, 0) == VT_OK);
    const float *kept = vt_node_get(points)->arrays[VT_ARRAY(points, sizes)].data;
    CHECK(kept[0] == 9 && kept[1] == 9.5f && kept[2] == 10);
    vt_reset();
    all_is_gone();
}

TEST(a_picture_file_becomes_pixels) {
    // 2 x 1 pixels, red and blue.
    static const uint8_t png[70] = {137, 80,  78,  71, 13, 10,  26,  10, 0,   0,   0,  13,  73,  72,  68,  82, 0, 0,
                                    0,   2,   0,   0,  0,  1,   8,   2,  0,   0,   0,  123, 64,  232, 221, 0,  0, 0,
                                    13,  73,  68,  65, 84, 120, 218, 99, 248, 207, 0,  4,   255, 1,   7,   0,  1, 255,
                                    61,  125, 140, 73, 0,  0,   0,   0,  73,  69,  78, 68,  174, 66,  96,  130};
    vt_node scene = vt_create(kind("scene"), none), image = vt_create(kind("image"), scene);
    CHECK_SAYING(vt_array_decode(image, 0, png, sizeof png) == VT_OK, "%s", vt_error());
    CHECK_CONTAINS(vt_info(image), "\"rows\":1,\"columns\":2,\"components\":4,\"dtype\":\"u1\"");
    const char *before = copy_of(vt_info(image));
    CHECK(vt_array_decode(image, 0, "not a picture", 13) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "image.pixels: ");
    CHECK_TEXT(vt_info(image), before);
    all_is_gone();
}

TEST(staging_and_temporary_places_hold_what_they_promise) {
    CHECK(vt_staging() == vt_staging() && (uintptr_t)vt_staging() % 8 == 0);
    memset(vt_staging(), 1, VT_STAGING_BYTES);
    uint8_t *place = vt_temporary(10);
    CHECK(place != NULL && vt_temporary(200) == place);
    uint8_t *large = vt_temporary(3u << 20);
    CHECK(large != NULL);
    memset(large, 1, 3u << 20);
    CHECK(vt_temporary(10) != NULL && vt_memory_bytes() < 1u << 20);
    vt_memory_fail_after(0);
    CHECK(vt_temporary(4u << 20) == NULL);
    vt_memory_fail_after(-1);
    CHECK_TEXT(vt_error(), "no memory for 4.1943 MB");
    CHECK(vt_temporary(0) != NULL);
    all_is_gone();
}

TEST(without_a_context_drawing_fails_with_a_sentence) {
    vt_node scene = vt_create(kind("scene"), none), view = vt_create(kind("view"), scene);
    CHECK(vt_view_render(view) == VT_ERROR_GL);
    CHECK_CONTAINS(vt_error(), "context");
    CHECK(vt_view_read(view, NULL) == VT_ERROR_VALUE);
    vt_gl_release();
    vt_gl_lost();
    all_is_gone();
}

// A life with everything in it. Whatever fails, it goes on, as a host would.
static void live(void) {
    static double xyz[3000];
    static uint8_t rgb[3000];
    double rgba[4], bounds[6], m[16];
    vt_node scene = vt_create(kind("scene"), none), view = vt_create(kind("view"), scene),
            group = vt_create(kind("group"), scene);
    vt_node points = vt_create(kind("points"), group), mesh = vt_create(kind("mesh"), group),
            text = vt_create(kind("text"), scene);
    for (int i = 0; i < 40; i++) {
        vt_node box = vt_create(kind("box"), i % 2 ? group : scene);
        set(box, "size", i);
        if (i % 5 == 0) vt_remove(box);
    }
    write(points, "positions", VT_F64, 1000, 1, 3, xyz);
    write(points, "colors", VT_U8, 1000, 1, 3, rgb);
    write(points, "colors", VT_U8, 500, 1, 3, rgb);
    write(points, "positions", VT_F64, 500, 1, 3, xyz);
    write(mesh, "positions", VT_F64, 9, 1, 3, xyz);
    vt_set_text(points, vt_property_find(kind("points"), "label"), "a long label that needs memory");
    vt_set_text(points, vt_property_find(kind("points"), "cmap"), "red, white, blue");
    vt_set_text(text, vt_property_find(kind("text"), "text"), "words");
    vt_color("tomato", rgba);
    vt_table();
    vt_info(points);
    vt_stats();
    vt_bounds(scene, bounds);
    vt_view_fit(view, scene);
    vt_view_orbit(view, 3, 4);
    vt_view_matrices(view, m, m);
    vt_temporary(1000);
    vt_move(points, scene);
    vt_remove(group);
    vt_info(scene);
}

TEST(at_whatever_allocation_memory_runs_out_all_goes_on_and_nothing_leaks) {
    int64_t k = 0;
    for (;; k++) {
        uint64_t before = vt_memory_allocations();
        vt_memory_fail_after(k);
        live();
        bool enough = vt_memory_allocations() - before < (uint64_t)k;
        vt_memory_fail_after(-1);
        all_is_gone();
        if (enough) break;
    }
    CHECK_SAYING(k > 60, "only %d allocations were tried", (int)k);
    for (int64_t once = 0; once < k; once += 3) { // after a failure there is memory again
        vt_node scene = vt_create(kind("scene"), none);
        vt_memory_fail_after(once);
        for (int i = 0; i < 3; i++) vt_create(kind("points"), scene);
        vt_memory_fail_after(-1);
        live();
        all_is_gone();
    }
}

int main(void) {
    RUN(names_are_found_and_wrong_ones_get_an_offer);
    RUN(every_function_refuses_a_removed_node);
    RUN(a_failed_call_changes_nothing);
    RUN(data_of_another_length_can_follow);
    RUN(faces_that_name_missing_vertices_are_told);
    RUN(info_and_stats_tell_what_there_is);
    RUN(bounds_and_matrices_are_up_to_date_when_asked);
    RUN(the_tree_can_be_walked_from_outside);
    RUN(colours_and_colormaps_are_read);
    RUN(sizes_are_kept_as_they_are_whatever_their_type);
    RUN(a_picture_file_becomes_pixels);
    RUN(staging_and_temporary_places_hold_what_they_promise);
    RUN(without_a_context_drawing_fails_with_a_sentence);
    RUN(at_whatever_allocation_memory_runs_out_all_goes_on_and_nothing_leaks);
    return TEST_END();
}
