// In:  scenes, places in their pictures.
// Out: what is seen there, with and without a search index.
#include "api/api.h"
#include "geometry/bvh.h"
#include "test.h"
#include <stdlib.h>

enum { SIDE = 200, MANY = 240000 }; // px; points that are worth an index

static vt_node make(const char *kind, vt_node parent) { return vt_create(vt_kind_find(kind), parent); }

static vt_status put(vt_node node, const char *property, const double *values, int count) {
    return vt_set_numbers(node, vt_property_find(vt_kind(node), property), values, count);
}
#define PUT(node, property, ...) \
    put(node, property, (const double[]){__VA_ARGS__}, (int)(sizeof((const double[]){__VA_ARGS__}) / sizeof(double)))

static vt_status fill(vt_node node, const char *array, const double *values, uint32_t rows, uint32_t components) {
    int index = vt_array_find(vt_kind(node), array);
    vt_status status = vt_array_begin(node, index, VT_F64, 1, rows, 1, components);
    if (!status && rows) status = vt_array_put(node, index, 0, rows, values);
    return status ? status : vt_array_end(node, index, 0, 0);
}
#define FILL(node, array, components, ...) \
    fill(node, array, (const double[]){__VA_ARGS__}, \
         (uint32_t)(sizeof((const double[]){__VA_ARGS__}) / sizeof(double) / components), components)

static double found[VT_PICK_NUMBERS];
static vt_node scene, view;

// Seen from above: x to the right, y up, z towards the reader; 100 px are 1, and the middle is 0, 0.
static vt_node look_down(vt_node at) {
    vt_node made = make("view", at);
    PUT(made, "width", SIDE);
    PUT(made, "height", SIDE);
    const double above[16] = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, -10, 1};
    const double flat[16] = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -0.1, 0, 0, 0, -1, 1};
    vt_view_set_matrices(made, above, flat);
    return made;
}

static void begin(void) {
    vt_reset();
    scene = make("scene", (vt_node){0});
    PUT(scene, "axes", 0);
    PUT(scene, "aspect", 1, 1, 1);
    view = look_down(scene);
}

static int pick_near(double x, double y, double radius) { // the element, or -2: nothing
    CHECK(vt_view_pick(view, 100 + 100 * x, 100 - 100 * y, radius, found) == VT_OK);
    return found[0] == VT_PICK_ELEMENT ? (int)found[2] : -2;
}
static int pick(double x, double y) { return pick_near(x, y, 0); }
static bool is(vt_node node) { return (uint32_t)found[1] == node.id; }

static vt_node points_at(const double *places, uint32_t count) {
    vt_node points = make("points", scene);
    PUT(points, "size", 6);
    fill(points, "positions", places, count, 3);
    return points;
}
#define POINTS(...) \
    points_at((const double[]){__VA_ARGS__}, (uint32_t)(sizeof((const double[]){__VA_ARGS__}) / sizeof(double) / 3))

TEST(nothing_is_picked_where_nothing_is) {
    begin();
    CHECK(pick_near(0, 0, 50) == -2 && found[0] == VT_PICK_NOTHING && found[1] == 0);
    vt_node points = make("points", scene);
    CHECK(pick_near(0, 0, 50) == -2); // never written
    fill(points, "positions", NULL, 0, 3);
    CHECK(pick_near(0, 0, 50) == -2 && vt_view_ready(view) == 0);
}

TEST(what_is_in_front_wins_whatever_the_order) {
    begin();
    POINTS(0, 0, 1, 0, 0, 3, 0, 0, 2);
    CHECK(pick(0, 0) == 1);
    CHECK_NEAR(found[5], 3, 1e-6);
    vt_node wall = make("plane", scene);
    PUT(wall, "position", 0, 0, 2.5);
    CHECK(pick(0, 0) == 1);
    PUT(wall, "position", 0, 0, 3.5);
    CHECK(pick(0, 0) == -1 && is(wall));
}

TEST(what_covers_the_pointer_wins_over_what_is_near_it) {
    begin();
    POINTS(0, 0, 0, 0.05, 0, 9);
    CHECK(pick_near(0.01, 0, 20) == 0);
    CHECK(pick_near(-0.08, 0, 20) == 0 && pick_near(0.08, 0, 20) == 1);
    CHECK_NEAR(found[7], 0, 1e-9); // a point of 6 px reaches 3
    CHECK(pick_near(0.1, 0, 2.1) == 1);
    CHECK_NEAR(found[7], 2, 1e-3);
    CHECK(pick_near(0.1, 0, 1.9) == -2);
}

TEST(what_cannot_be_seen_is_not_picked) {
    begin();
    vt_node group = make("group", scene), back = POINTS(0, 0, 0), front = POINTS(0, 0, 1);
    vt_move(front, group);
    CHECK(pick(0, 0) == 0 && is(front));
    static const char *const ways[] = {"visible", "pickable", "alpha"};
    for (int i = 0; i < 3; i++) {
        PUT(front, ways[i], 0);
        CHECK_SAYING(pick(0, 0) == 0 && is(back), "%s", ways[i]);
        PUT(front, ways[i], 1);
        CHECK(pick(0, 0) == 0 && is(front));
    }
    PUT(group, "visible", 0);
    CHECK(pick(0, 0) == 0 && is(back));
}

TEST(what_is_cut_off_is_not_picked) {
    begin();
    POINTS(0, 0, 1, 0, 0, 3);
    vt_node clip = make("clip_plane", scene);
    PUT(clip, "normal", 0, 0, -1);
    PUT(clip, "position", 0.5, 0.5, 2);
    CHECK(pick(0, 0) == 0);
    PUT(clip, "position", 0.5, 0.5, 0);
    CHECK(pick(0, 0) == -2);
    PUT(clip, "visible", 0);
    CHECK(pick(0, 0) == 1);
}

TEST(nan_is_nowhere_and_keeps_its_number) {
    begin();
    POINTS(NAN, 0, 0, 0, NAN, 0, 0, 0, 0, INFINITY, 0, 0);
    CHECK(pick(0, 0) == 2);
    CHECK(pick_near(0.5, 0.5, 1000) == 2);
}

TEST(one_element_is_enough_for_each_kind) {
    begin();
    POINTS(-0.5, 0.5, 0);
    vt_node line = make("line", scene), segments = make("segments", scene), mesh = make("mesh", scene);
    PUT(line, "width", 4);
    PUT(segments, "width", 4);
    FILL(line, "positions", 3, 0.5, 0.5, 0);
    FILL(segments, "positions", 3, 0.5, -0.5, 0);
    FILL(mesh, "positions", 3, -0.6, -0.6, 0, -0.4, -0.6, 0, -0.5, -0.4, 0);
    CHECK(pick(-0.5, 0.5) == 0);
    CHECK(pick(0.5, 0.5) == -2 && pick(0.5, -0.5) == -2); // one corner is no stroke
    CHECK(pick(-0.5, -0.55) == 0 && is(mesh));
    FILL(line, "positions", 3, 0.5, 0.5, 0, 0.9, 0.5, 0);
    FILL(segments, "positions", 3, 0.5, -0.5, 0, 0.9, -0.5, 0);
    CHECK(pick(0.8, 0.5) == 1 && is(line)); // the corner that is nearer
    CHECK(pick(0.8, -0.5) == 0 && is(segments));
}

TEST(each_view_answers_for_itself) {
    begin();
    POINTS(0.5, 0, 0);
    vt_node other = look_down(scene);
    PUT(other, "width", 2 * SIDE); // 200 px are 1 to the right, from 200
    CHECK(pick(0.5, 0) == 0);
    CHECK(vt_view_pick(other, 300, 100, 0, found) == VT_OK && found[0] == VT_PICK_ELEMENT);
    CHECK(vt_view_pick(other, 150, 100, 0, found) == VT_OK && found[0] == VT_PICK_NOTHING);
}

TEST(places_are_told_in_data_numbers_on_stretched_and_log_axes) {
    begin();
    vt_remove(view);
    PUT(scene, "xscale", VT_SCALE_LOG);
    PUT(scene, "aspect", 3, 1, 0.5);
    view = make("view", scene);
    PUT(view, "width", SIDE);
    PUT(view, "height", SIDE);
    POINTS(1, 0, 0, 1000, 5, 1, 1e6, 10, 0);
    vt_view_fit(view, scene);
    double at[3];
    CHECK(vt_view_project(view, (const double[]){1000, 5, 1}, at) == VT_OK);
    CHECK(vt_view_pick(view, at[0], at[1], 0, found) == VT_OK && found[2] == 1);
    CHECK_NEAR(found[3], 1000, 1e-3);
    CHECK_NEAR(found[4], 5, 1e-6);
    CHECK_NEAR(found[9], 3, 1e-6); // scene numbers
}

TEST(a_question_that_makes_no_sense_is_refused) {
    begin();
    vt_node gone = make("view", scene), points = POINTS(0, 0, 0);
    vt_remove(gone);
    CHECK(vt_view_pick(gone, 0, 0, 0, found) == VT_ERROR_HANDLE && vt_view_ready(gone) == VT_ERROR_HANDLE);
    CHECK(vt_view_pick(points, 0, 0, 0, found) < 0 && vt_view_ready(points) < 0);
    CHECK_CONTAINS(vt_error(), "view");
    CHECK(vt_view_pick(view, NAN, 0, 0, found) == VT_ERROR_VALUE && vt_view_pick(view, 0, 0, NAN, found) < 0);
    CHECK_CONTAINS(vt_error(), "nan");
    CHECK(vt_view_pick(view, 0, 0, 0, NULL) == VT_ERROR_VALUE);
    CHECK(pick_near(0, 0, 0) == 0 && pick_near(0, 0, -1) == -2); // of elements nothing was asked
}

// --- large arrays ---
static double *many;

static vt_node large(uint32_t count) { // all through the picture; the last is in the middle, in front of all
    static uint64_t state = 7;
    for (uint32_t i = 0; i < 3 * count; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        many[i] = (double)(state >> 33) / 1073741824.0 - 1;
    }
    memcpy(many + 3 * (size_t)(count - 1), (const double[]){0, 0, 5}, 3 * sizeof *many);
    vt_node points = points_at(many, count);
    PUT(points, "size", 2);
    return points;
}

// What is found in a grid of places.
static void all_of(int *elements) {
    for (int i = 0; i < 400; i++) elements[i] = pick_near(i % 20 / 10.0 - 0.95, i / 20 / 10.0 - 0.95, i % 7);
}

static int calls_until_ready(void) {
    for (int calls = 0; calls < 100000; calls++)
        if (!vt_view_ready(view)) return calls;
    return -1;
}

TEST(a_large_array_is_answered_the_same_before_and_after_its_index) {
    begin();
    large(MANY);
    static int before[400], after[400];
    vt_memory_fail_after(0); // there is none for an index
    CHECK(vt_view_ready(view) == 0);
    all_of(before);
    vt_memory_fail_after(-1);
    CHECK(vt_view_ready(view) == 1 && pick(0, 0) == MANY - 1);
    CHECK(calls_until_ready() > 10);
    all_of(after);
    CHECK(!memcmp(before, after, sizeof after));
}

TEST(data_that_change_all_the_time_are_picked_without_an_index) {
    begin();
    vt_node points = large(MANY);
    uint64_t allocations = 0;
    for (int i = 0; i < 30; i++) {
        CHECK(vt_view_ready(view) == 1 && pick(0, 0) == MANY - 1);
        if (i == 10) allocations = vt_memory_allocations();
        fill(points, "positions", many, MANY, 3);
    }
    CHECK(vt_memory_allocations() - allocations < 30); // no lists of elements
}

TEST(an_index_follows_its_data) {
    begin();
    vt_node points = large(MANY);
    CHECK(calls_until_ready() > 10 && pick(0, 0) == MANY - 1);
    const double away[3] = {0.9, 0.9, 6};
    int positions = vt_array_find(vt_kind(points), "positions");
    vt_array_begin(points, positions, VT_F64, 1, MANY, 1, 3);
    vt_array_put(points, positions, MANY - 1, 1, away);
    vt_array_end(points, positions, 0, 0);
    CHECK(vt_view_ready(view) == 1);
    CHECK(pick(0, 0) != MANY - 1 && pick(0.9, 0.9) == MANY - 1);
    CHECK(calls_until_ready() > 10 && pick(0.9, 0.9) == MANY - 1);
    fill(points, "positions", many, 1000, 3); // now it needs none
    CHECK(vt_view_ready(view) == 0 && pick(0.9, 0.9) != MANY - 1);
}

TEST(what_is_selected_is_in_front_with_an_index_too) {
    begin();
    vt_node points = large(MANY);
    PUT(points, "size", 12);
    uint32_t chosen[50];
    for (uint32_t i = 0; i < 50; i++) chosen[i] = i * 4000;
    vt_select(points, chosen, 50, VT_SELECT_REPLACE);
    for (int turn = 0; turn < 2; turn++) {
        for (uint32_t i = 0; i < 50; i++) {
            int element = pick(many[(size_t)chosen[i] * 3], many[(size_t)chosen[i] * 3 + 1]);
            CHECK_SAYING(element >= 0 && element % 4000 == 0, "%u: %d", chosen[i], element);
        }
        CHECK(calls_until_ready() >= 0);
    }
}

int main(void) {
    many = malloc(sizeof *many * 3 * MANY);
    RUN(nothing_is_picked_where_nothing_is);
    RUN(what_is_in_front_wins_whatever_the_order);
    RUN(what_covers_the_pointer_wins_over_what_is_near_it);
    RUN(what_cannot_be_seen_is_not_picked);
    RUN(what_is_cut_off_is_not_picked);
    RUN(nan_is_nowhere_and_keeps_its_number);
    RUN(one_element_is_enough_for_each_kind);
    RUN(each_view_answers_for_itself);
    RUN(places_are_told_in_data_numbers_on_stretched_and_log_axes);
    RUN(a_question_that_makes_no_sense_is_refused);
    RUN(a_large_array_is_answered_the_same_before_and_after_its_index);
    RUN(data_that_change_all_the_time_are_picked_without_an_index);
    RUN(an_index_follows_its_data);
    RUN(what_is_selected_is_in_front_with_an_index_too);
    vt_reset();
    free(many);
    return TEST_END();
}
