// In:  scenes with all kinds of marks.
// Out: checks of the draw list: what is in it, in which order, with the eye where it belongs.
#include "nodes.h"
#include "view/draw.h"
#include "view/update.h"

static vt_node scene, view;
static vt_draw_list list;

static const float xyz[24] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7};

static vt_node mark(int kind) {
    vt_node node = vt_create(kind, scene);
    CHECK(node.id != 0);
    if (kind <= VT_MESH) write_array(node, "positions", VT_F32, 8, 1, 3, xyz);
    if (kind == VT_SURFACE) write_array(node, "heights", VT_F32, 4, 6, 1, xyz);
    if (kind == VT_IMAGE) write_array(node, "pixels", VT_F32, 4, 6, 1, xyz);
    if (kind == VT_TEXT) CHECK(vt_set_text(node, vt_property_find(VT_TEXT, "text"), "words") == VT_OK);
    return node;
}

static void start(void) {
    scene = vt_create(VT_SCENE, (vt_node){0});
    view = vt_create(VT_VIEW, scene);
}

static void build(void) {
    vt_node_data *data = vt_node_get(view);
    CHECK(vt_scene_update(vt_scene_of(data)));
    vt_view_update(data);
    CHECK(vt_draw_build(&list, vt_scene_of(data), &vt_view_state_of(data)->camera));
    for (uint32_t i = 1; i < list.count; i++) CHECK(list.items[i - 1].key <= list.items[i].key);
    // The overlay comes last, always.
    CHECK(list.count > 0 && list.items[--list.count].family == VT_FAMILY_TEXT &&
          list.items[list.count].slot == (scene.id & VT_SLOT_MASK));
}

static const vt_draw *draw_of(vt_node node) {
    for (uint32_t i = 0; i < list.count; i++)
        if (list.items[i].slot == (node.id & VT_SLOT_MASK)) return &list.items[i];
    return NULL;
}

static void stop(void) {
    vt_draw_free(&list);
    vt_reset();
    CHECK_NOTHING_LEFT();
}

TEST(an_empty_scene_draws_nothing) {
    start();
    build();
    CHECK(list.count == 0 && !list.any_translucent);
    for (int kind = VT_GROUP; kind < VT_BOX; kind++) CHECK(vt_create(kind, scene).id != 0);
    build();
    CHECK(list.count == 0);
    stop();
}

TEST(each_mark_is_counted_in_what_it_is_made_of) {
    start();
    const struct {
        int kind;
        vt_family family;
        uint32_t count;
    } cases[] = {{VT_POINTS, VT_FAMILY_POINTS, 8},    {VT_LINE, VT_FAMILY_STROKE, 7},
                 {VT_SEGMENTS, VT_FAMILY_STROKE, 4},  {VT_MESH, VT_FAMILY_MESH, 2},
                 {VT_SURFACE, VT_FAMILY_SURFACE, 24}, {VT_IMAGE, VT_FAMILY_IMAGE, 24}};
    for (int i = 0; i < VT_LENGTH(cases); i++) {
        vt_node node = mark(cases[i].kind);
        build();
        const vt_draw *draw = draw_of(node);
        CHECK_SAYING(draw && draw->family == cases[i].family && draw->count == cases[i].count && draw->first == 0,
                     "kind %d", cases[i].kind);
    }
    CHECK(list.count == VT_LENGTH(cases));
    vt_node line = mark(VT_LINE), mesh = mark(VT_MESH);
    set(line, "closed", 1, 1, 0, 0);
    uint32_t quads[] = {0, 1, 2, 3, 4, 5, 6, 7};
    write_array(mesh, "faces", VT_U32, 2, 1, 4, quads);
    build();
    CHECK(draw_of(line)->count == 8 && draw_of(mesh)->count == 4);
    stop();
}

TEST(what_is_hidden_faded_out_open_or_too_short_is_left_out) {
    start();
    vt_node hidden = mark(VT_POINTS), faded = mark(VT_POINTS), open = mark(VT_POINTS), empty = mark(VT_LINE),
            shown = mark(VT_POINTS);
    set(hidden, "visible", 1, 0, 0, 0);
    set(faded, "alpha", 1, 0, 0, 0);
    CHECK(vt_array_begin(open, 0, VT_F32, 1, 3, 1, 3) == VT_OK);
    write_array(empty, "positions", VT_F32, 1, 1, 3, xyz);
    build();
    CHECK(list.count == 1 && draw_of(shown) != NULL);
    stop();
}

TEST(a_higher_order_comes_later_whatever_it_is) {
    start();
    vt_node points = mark(VT_POINTS), line = mark(VT_LINE), mesh = mark(VT_MESH), late = mark(VT_POINTS),
            text = mark(VT_TEXT); // in the overlay
    set(points, "order", 1, 2.5, 0, 0);
    set(mesh, "order", 1, -7, 0, 0);
    set(late, "alpha", 1, 0.5, 0, 0);
    (void)text;
    build();
    CHECK(list.count == 4 && list.any_translucent);
    CHECK(list.items[0].slot == (mesh.id & VT_SLOT_MASK) && list.items[1].slot == (line.id & VT_SLOT_MASK));
    CHECK(list.items[2].slot == (late.id & VT_SLOT_MASK) && list.items[2].translucent &&
          list.items[3].slot == (points.id & VT_SLOT_MASK));
    stop();
}

TEST(many_marks_in_disorder_are_sorted) {
    start();
    for (int i = 0; i < 300; i++) set(mark(VT_POINTS + i % 4), "order", 1, (i * 7919) % 101 - 50, 0, 0);
    build();
    CHECK(list.count == 300);
    stop();
}

TEST(equal_marks_keep_the_order_of_making) {
    start();
    vt_node a = mark(VT_POINTS), b = mark(VT_POINTS), c = mark(VT_POINTS);
    vt_remove(a);
    vt_node d = mark(VT_POINTS); // lives in a's slot
    build();
    CHECK(list.count == 3 && list.items[0].slot == (b.id & VT_SLOT_MASK) &&
          list.items[1].slot == (c.id & VT_SLOT_MASK) && list.items[2].slot == (d.id & VT_SLOT_MASK));
    stop();
}

TEST(clear_is_what_has_alpha_below_1_anywhere) {
    start();
    vt_node solid = mark(VT_POINTS), color = mark(VT_LINE), bytes = mark(VT_POINTS), group = vt_create(VT_GROUP, scene),
            below = mark(VT_MESH);
    double rgba[4] = {1, 0, 0, 0.5};
    CHECK(vt_set_numbers(color, vt_property_find(VT_LINE, "color"), rgba, 4) == VT_OK);
    uint8_t colors[32];
    memset(colors, 255, sizeof colors);
    write_array(solid, "colors", VT_U8, 8, 1, 4, colors);
    colors[31] = 254;
    write_array(bytes, "colors", VT_U8, 8, 1, 4, colors);
    set(group, "alpha", 1, 0.9, 0, 0);
    CHECK(vt_move(below, group) == VT_OK);
    build();
    CHECK(!draw_of(solid)->translucent && draw_of(color)->translucent && draw_of(bytes)->translucent &&
          draw_of(below)->translucent && list.any_translucent);
    CHECK_NEAR(draw_of(below)->alpha, 0.9, 1e-6);
    stop();
}

TEST(the_eye_is_given_to_a_millionth_in_the_arrays_own_frame) {
    start();
    vt_node points = vt_create(VT_POINTS, scene);
    double far[6] = {5e6, 6e6, 100, 5e6 + 1, 6e6 + 1, 101};
    write_array(points, "positions", VT_F64, 2, 1, 3, far);
    set(points, "position", 3, 1e7, 0, 0);
    set(points, "scale", 1, 2, 0, 0);
    set(points, "rotation", 3, 0, 0, 1);
    double box[6];
    CHECK(vt_bounds(points, box));
    double eye[3] = {box[0] + 0.123456, box[1] - 5.654321, box[2] + 3.25};
    set(view, "target", 3, box[0], box[1], box[2]);
    set(view, "eye", 3, eye[0], eye[1], eye[2]);
    build();
    const vt_draw *draw = draw_of(points);
    const vt_node_data *node = vt_node_get(points);
    // Back to the world: linear * (eye + origin) + translation must be where the eye is.
    double local[3], world[3];
    for (int c = 0; c < 3; c++)
        local[c] = (double)draw->eye_high[c] + (double)draw->eye_low[c] + node->arrays[0].origin[c];
    vt_mat_point(node->world, local, world);
    for (int c = 0; c < 3; c++) CHECK_NEAR(world[c], eye[c], 1e-6);
    for (int c = 0; c < 3; c++)
        for (int i = 0; i < 3; i++) CHECK_NEAR(draw->linear[c][i], node->world[c * 4 + i], 1e-6);
    stop();
}

TEST(a_mark_squashed_flat_is_still_drawn) {
    start();
    vt_node flat = mark(VT_POINTS), gone = mark(VT_POINTS);
    set(flat, "scale", 3, 1, 1, 0);
    set(gone, "scale", 3, 1, 0, 0);
    set(view, "eye", 3, 3, -9, 4);
    build();
    const vt_draw *draw = draw_of(flat);
    CHECK(draw && !draw_of(gone));
    if (draw) {
        // A point's place relative to the eye, as the shader computes it: flat means at z = 0, whatever its own z.
        float relative[3] = {0, 0, 0};
        for (int c = 0; c < 3; c++) {
            float d = (7 - draw->eye_high[c]) - draw->eye_low[c];
            for (int i = 0; i < 3; i++) relative[i] += draw->linear[c][i] * d;
        }
        CHECK_NEAR(relative[0], 4, 1e-5);
        CHECK_NEAR(relative[1], 16, 1e-5);
    }
    stop();
}

TEST(a_thousand_boxes_are_one_draw) {
    start();
    for (int i = 0; i < 1000; i++) {
        vt_node box = vt_create(i % 2 ? VT_BOX : VT_TORUS, scene);
        set(box, "position", 3, 5e6 + i, 0, 0);
    }
    build();
    CHECK(list.count == 2);
    CHECK(list.items[0].family == VT_FAMILY_SHAPES && list.items[0].batch == 0 && list.items[0].count == 500);
    CHECK(list.items[1].batch == vt_kind_spec_of(VT_TORUS)->batch);
    const vt_camera *camera = &vt_view_state_of(vt_node_get(view))->camera;
    const vt_batch *batch = &vt_scene_of(vt_node_get(view))->batches[0];
    CHECK_NEAR((double)list.items[0].eye_high[0] + (double)list.items[0].eye_low[0] + batch->origin[0], camera->eye[0],
               1e-6);
    stop();
}

TEST(texts_are_in_the_overlay_and_no_draws_of_their_own) {
    start();
    mark(VT_POINTS);
    mark(VT_TEXT), mark(VT_TEXT);
    build();
    CHECK(list.count == 1);
    stop();
}

TEST(what_lies_outside_the_picture_is_left_out_and_nothing_else) {
    start();
    vt_node many[60];
    for (int i = 0; i < 60; i++) {
        many[i] = mark(VT_POINTS + i % 4);
        set(many[i], "position", 3, (i * 37) % 101 - 50, (i * 53) % 97 - 48, (i * 71) % 89 - 44);
        set(many[i], "scale", 1, 0.3, 0, 0);
    }
    uint32_t left_out = 0, shown = 0;
    for (int look = 0; look < 40; look++) {
        set(view, "projection", 1, look % 2, 0, 0);
        set(view, "target", 3, look - 20, 0, look / 2.0);
        set(view, "eye", 3, (look * 29) % 61 - 30, (look * 17) % 43 - 50, (look * 13) % 31);
        build();
        for (int i = 0; i < 60; i++) {
            bool seen = false;
            const vt_node_data *node = vt_node_get(many[i]);
            for (int p = 0; p < 8; p++) {
                double local[3] = {p, p, p}, world[3], pixel[3];
                vt_mat_point(node->world, local, world);
                if (!vt_camera_project(&vt_view_state_of(vt_node_get(view))->camera, world, pixel)) continue;
                seen =
                    seen || (pixel[0] > -3 && pixel[0] < 643 && pixel[1] > -3 && pixel[1] < 483); // a rim of 5 px discs
            }
            CHECK(!seen || draw_of(many[i]));
            left_out += !draw_of(many[i]), shown += seen;
        }
    }
    CHECK_SAYING(left_out > 300 && shown > 200, "%u left out, %u shown", left_out, shown);
    stop();
}

TEST(building_again_allocates_nothing) {
    start();
    for (int i = 0; i < 50; i++) mark(VT_POINTS + i % 6);
    build();
    uint64_t allocations = vt_memory_allocations();
    for (int i = 0; i < 5; i++) build();
    CHECK(vt_memory_allocations() == allocations);
    vt_draw_free(&list);
    vt_memory_fail_after(0);
    CHECK(!vt_draw_build(&list, vt_scene_of(vt_node_get(view)), &vt_view_state_of(vt_node_get(view))->camera) &&
          list.count == 0);
    vt_memory_fail_after(-1);
    stop();
}

int main(void) {
    RUN(an_empty_scene_draws_nothing);
    RUN(each_mark_is_counted_in_what_it_is_made_of);
    RUN(what_is_hidden_faded_out_open_or_too_short_is_left_out);
    RUN(a_higher_order_comes_later_whatever_it_is);
    RUN(many_marks_in_disorder_are_sorted);
    RUN(equal_marks_keep_the_order_of_making);
    RUN(clear_is_what_has_alpha_below_1_anywhere);
    RUN(the_eye_is_given_to_a_millionth_in_the_arrays_own_frame);
    RUN(a_mark_squashed_flat_is_still_drawn);
    RUN(a_thousand_boxes_are_one_draw);
    RUN(texts_are_in_the_overlay_and_no_draws_of_their_own);
    RUN(what_lies_outside_the_picture_is_left_out_and_nothing_else);
    RUN(building_again_allocates_nothing);
    return TEST_END();
}
