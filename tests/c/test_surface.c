// In:  surfaces of many shapes, with holes, cameras' view planes.
// Out: checks of surface.c: bounds, tiles, what is seen, stride, the words of errors.
#include "kinds/surface.h"
#include "test.h"
#include <stdlib.h>

static vt_node scene, surface;

static int number(const char *name) { return vt_array_find(VT_SURFACE, name); }
static vt_status write(const char *array, int dtype, uint32_t rows, uint32_t columns, uint32_t components,
                       const void *data) {
    vt_status status = vt_array_begin(surface, number(array), dtype, 1, rows, columns, components);
    if (!status) status = vt_array_put(surface, number(array), 0, rows * columns, data);
    return status ? status : vt_array_end(surface, number(array), 0, rows * columns);
}
static vt_surface *derived(void) {
    vt_surface *s = vt_surface_of(vt_node_get(surface));
    CHECK(s != NULL);
    return s;
}
static void begin(void) {
    scene = vt_create(VT_SCENE, (vt_node){0});
    surface = vt_create(VT_SURFACE, scene);
}
static void end(void) {
    CHECK(vt_remove(scene) == VT_OK);
    vt_reset();
    CHECK_SAYING(vt_memory_bytes() == 0, "%zu bytes left", vt_memory_bytes());
}

// Heights row + column / 1000, which tell where a box came from.
static float *slope(uint32_t rows, uint32_t columns) {
    float *h = malloc((size_t)rows * columns * sizeof *h);
    for (uint32_t i = 0; h && i < rows * columns; i++) h[i] = (float)(i / columns) + (float)(i % columns) / 1000;
    CHECK(h != NULL);
    return h;
}
static void make_slope(uint32_t rows, uint32_t columns) {
    float *h = slope(rows, columns);
    CHECK(write("heights", VT_F32, rows, columns, 1, h) == VT_OK);
    free(h);
}

// A camera that sees the box x0..x1, y0..y1, all heights.
static void look(vt_surface *s, float x0, float x1, float y0, float y1, uint64_t quads) {
    float planes[6][4] = {{1, 0, 0, -x0}, {-1, 0, 0, x1},  {0, 1, 0, -y0},
                          {0, -1, 0, y1}, {0, 0, 1, 1e6f}, {0, 0, -1, 1e6f}};
    vt_surface_look(s, planes, quads, 0);
}
static uint32_t tiles_seen(const vt_surface *s) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->run_count; i++) n += s->runs[i].count;
    return n;
}

TEST(tiles_cover_every_step_of_the_grid) {
    static const uint32_t shapes[][4] = {
        {2, 2, 1, 1}, {65, 65, 1, 1}, {66, 65, 2, 1}, {65, 66, 1, 2}, {130, 200, 3, 4}};
    for (int i = 0; i < 5; i++) {
        begin();
        make_slope(shapes[i][0], shapes[i][1]);
        const vt_surface *s = derived();
        CHECK_SAYING(s->tile_rows == shapes[i][2] && s->tile_columns == shapes[i][3], "%u x %u: %u x %u tiles",
                     shapes[i][0], shapes[i][1], s->tile_rows, s->tile_columns);
        end();
    }
}

TEST(the_box_of_a_tile_holds_its_points_and_its_neighbours_border) {
    begin();
    make_slope(130, 200);
    const vt_surface *s = derived();
    const float *box = s->boxes[1 * 4 + 2][0]; // rows 64..128, columns 128..192
    double origin[3];
    vt_surface_origin(vt_node_get(surface), origin, (double[3]){0});
    static const double wanted[6] = {128, 64, 64.128, 192, 128, 128.192};
    for (int k = 0; k < 6; k++) CHECK_NEAR((double)box[k] + origin[k % 3], wanted[k], 1e-3);
    end();
}

TEST(only_the_tiles_of_changed_rows_are_looked_at_again) {
    begin();
    make_slope(130, 130);
    vt_surface *s = derived();
    vt_node_data *node = vt_node_get(surface);
    node->arrays[0].dirty_first = node->arrays[0].dirty_end = 0; // as after an upload
    s->boxes[0][0][2] = -7;                                      // row 0
    s->boxes[6][0][2] = -7;                                      // the third row of tiles
    float high[130];
    for (int i = 0; i < 130; i++) high[i] = 5000;
    CHECK(vt_array_begin(surface, 0, VT_F32, 1, 130, 130, 1) == VT_OK);
    CHECK(vt_array_put(surface, 0, 129 * 130, 130, high) == VT_OK);
    CHECK(vt_array_end(surface, 0, 129 * 130, 130) == VT_OK);
    s = derived();
    CHECK(s->boxes[0][0][2] == -7);
    CHECK(s->boxes[6][0][2] > 100 && s->boxes[6][1][2] > 1000);
    end();
}

TEST(a_row_on_the_border_belongs_to_both_tiles) {
    begin();
    make_slope(130, 66);
    derived();
    vt_node_get(surface)->arrays[0].dirty_end = 0;
    float high[66];
    for (int i = 0; i < 66; i++) high[i] = 5000;
    CHECK(vt_array_begin(surface, 0, VT_F32, 1, 130, 66, 1) == VT_OK);
    CHECK(vt_array_put(surface, 0, 64 * 66, 66, high) == VT_OK);
    CHECK(vt_array_end(surface, 0, 64 * 66, 66) == VT_OK);
    const vt_surface *s = derived();
    CHECK(s->boxes[0][1][2] > 1000 && s->boxes[2][1][2] > 1000);
    end();
}

TEST(bounds_follow_x_and_y_however_they_are_given) {
    begin();
    make_slope(3, 4);
    double min[3], max[3];
    CHECK(vt_surface_bounds(vt_node_get(surface), min, max));
    CHECK(min[0] == 0 && max[0] == 3 && min[1] == 0 && max[1] == 2 && min[2] == 0);
    static const double x[4] = {5e6, 5e6 + 1, 5e6 + 2, 5e6 + 4};
    CHECK(write("x", VT_F64, 4, 1, 1, x) == VT_OK);
    CHECK(vt_surface_bounds(vt_node_get(surface), min, max));
    CHECK(min[0] == 5e6 && max[0] == 5e6 + 4 && max[1] == 2);
    double origin[3];
    vt_surface_origin(vt_node_get(surface), origin, (double[3]){0});
    CHECK(origin[0] >= 5e6 - 10 && origin[1] == 0); // stored numbers are small
    double y[12];
    for (int i = 0; i < 12; i++) y[i] = -i;
    CHECK(write("y", VT_F64, 3, 4, 1, y) == VT_OK);
    CHECK(vt_surface_bounds(vt_node_get(surface), min, max));
    CHECK(min[1] == -11 && max[1] == 0);
    CHECK(derived()->x_axis == VT_AXIS_LINE && derived()->y_axis == VT_AXIS_GRID);
    end();
}

TEST(x_that_does_not_fit_is_refused_with_both_ways_to_give_it) {
    begin();
    make_slope(3, 4);
    static const float five[5] = {0};
    CHECK(write("x", VT_F32, 5, 1, 1, five) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "surface.x: got 5 x 1, but there are 3 x 4 heights");
    CHECK_CONTAINS(vt_error(), "give 4, one for each column, or 3 x 4, one for each height");
    CHECK(write("y", VT_F32, 4, 1, 1, five) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "give 3, one for each row");
    CHECK(write("scalars", VT_F32, 4, 1, 1, five) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "surface.scalars");
    CHECK(derived()->drawable);
    end();
}

TEST(one_row_is_not_a_surface) {
    begin();
    static const float five[5] = {0};
    CHECK(write("heights", VT_F32, 1, 5, 1, five) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "at least 2 rows and 2 columns");
    CHECK(!derived()->drawable);
    end();
}

TEST(heights_of_a_new_shape_wait_for_their_x) {
    begin();
    make_slope(3, 4);
    static const float x4[4] = {0, 1, 2, 3}, x6[6] = {0, 1, 2, 3, 4, 5};
    CHECK(write("x", VT_F32, 4, 1, 1, x4) == VT_OK);
    make_slope(5, 6);
    CHECK(!derived()->drawable); // with the old x it would be wrong
    CHECK_CONTAINS(vt_info(surface), "surface.x");
    CHECK(write("x", VT_F32, 6, 1, 1, x6) == VT_OK);
    CHECK(derived()->drawable);
    end();
}

TEST(holes_are_noticed_and_have_no_box) {
    begin();
    float *h = slope(130, 66);
    for (int i = 0; i < 65 * 66; i++) h[i] = NAN;
    h[129 * 66 + 5] = INFINITY;
    CHECK(write("heights", VT_F32, 130, 66, 1, h) == VT_OK);
    vt_surface *s = derived();
    CHECK(s->drawable && s->holes);
    CHECK(s->boxes[0][0][2] > s->boxes[0][1][2]); // nothing in the first tile
    double origin[3];
    vt_surface_origin(vt_node_get(surface), origin, (double[3]){0});
    CHECK_NEAR((double)s->boxes[4][1][2] + origin[2], 129.064, 1e-3); // infinity does not count
    look(s, -1e6f, 1e6f, -1e6f, 1e6f, 0);
    CHECK(tiles_seen(s) == 4); // 3 x 2, two without a point
    for (int i = 0; i < 130 * 66; i++) h[i] = NAN;
    CHECK(write("heights", VT_F32, 130, 66, 1, h) == VT_OK);
    CHECK(!derived()->drawable);
    free(h);
    end();
}

TEST(all_of_a_surface_is_one_run_of_tiles) {
    begin();
    make_slope(300, 400);
    vt_surface *s = derived();
    look(s, -1e6f, 1e6f, -1e6f, 1e6f, 0);
    CHECK(s->run_count == 1 && s->runs[0].first == 0 && s->runs[0].count == s->tile_rows * s->tile_columns &&
          s->stride == 1);
    end();
}

TEST(tiles_out_of_sight_are_not_drawn) {
    begin();
    make_slope(300, 400); // 5 x 7 tiles
    vt_surface *s = derived();
    look(s, 70, 120, 70, 120, 0);
    CHECK(s->run_count == 1 && s->runs[0].first == 8 && s->runs[0].count == 1);
    look(s, 60, 70, 60, 70, 0); // four tiles meet at 64, 64
    CHECK(s->run_count == 2 && s->runs[0].first == 0 && s->runs[0].count == 2 && s->runs[1].first == 7 &&
          s->runs[1].count == 2);
    look(s, 1000, 2000, 0, 10, 0);
    CHECK(s->run_count == 0);
    end();
}

TEST(a_moving_picture_gets_the_finest_stride_that_keeps_to_its_quads) {
    begin();
    make_slope(601, 601); // 360,000 quads
    vt_surface *s = derived();
    look(s, -1e6f, 1e6f, -1e6f, 1e6f, 400000);
    CHECK(s->stride == 1);
    look(s, -1e6f, 1e6f, -1e6f, 1e6f, 100000);
    CHECK(s->stride == 2 && s->look_columns == 5 && tiles_seen(s) == 25);
    look(s, -1e6f, 1e6f, -1e6f, 1e6f, 20000);
    CHECK(s->stride == 5 && tiles_seen(s) == 4);
    look(s, 10, 20, 10, 20, 20000); // near, one tile is in sight and needs no coarseness
    CHECK(s->stride == 1 && tiles_seen(s) == 1);
    look(s, -1e6f, 1e6f, -1e6f, 1e6f, 1);
    CHECK(s->stride == 425); // 360,000 / 425^2 < 2
    end();
}

TEST(passes_take_turns_at_all_points_of_a_coarse_grid) {
    begin();
    make_slope(601, 601);
    vt_surface *s = derived();
    float planes[6][4] = {{0, 0, 1, 1e6f}, {0, 0, 1, 1e6f}, {0, 0, 1, 1e6f},
                          {0, 0, 1, 1e6f}, {0, 0, 1, 1e6f}, {0, 0, 1, 1e6f}};
    bool seen[3][3] = {{false}};
    for (uint32_t pass = 0; pass < 16; pass++) {
        vt_surface_look(s, planes, 40000, pass);
        CHECK(s->stride == 3 && s->phase[0] < 3 && s->phase[1] < 3);
        seen[s->phase[1] % 3][s->phase[0] % 3] = true;
        // The last tile reaches the last column, whatever the phase: there is no gap at the border.
        CHECK(s->look_columns * 64 * 3 >= 600 + s->phase[0] && (s->look_columns - 1) * 64 * 3 < 600 + s->phase[0]);
    }
    for (int i = 0; i < 9; i++) CHECK_SAYING(seen[i / 3][i % 3], "phase %d, %d never", i % 3, i / 3);
    vt_surface_look(s, planes, 0, 7);
    CHECK(s->stride == 1 && s->phase[0] == 0 && s->phase[1] == 0);
    end();
}

TEST(a_coarse_tile_is_seen_when_any_of_its_parts_is) {
    begin();
    make_slope(601, 601);
    vt_surface *s = derived();
    for (int at = 0; at < 600; at += 7) { // along the diagonal: the tile that holds the point is among those drawn
        for (uint64_t quads = 1; quads < 3000; quads *= 7) {
            float x = (float)at, planes[6][4] = {{1, 0, 0, -x},     {-1, 0, 0, x + 1}, {0, 1, 0, -x},
                                                 {0, -1, 0, x + 1}, {0, 0, 1, 1e6f},   {0, 0, -1, 1e6f}};
            vt_surface_look(s, planes, quads, (uint32_t)at);
            uint32_t column = ((uint32_t)at + s->phase[0]) / (64 * s->stride),
                     row = ((uint32_t)at + s->phase[1]) / (64 * s->stride);
            uint32_t wanted = row * s->look_columns + column;
            bool found = false;
            for (uint32_t i = 0; i < s->run_count; i++)
                found = found || (wanted >= s->runs[i].first && wanted < s->runs[i].first + s->runs[i].count);
            CHECK_SAYING(found, "at %d, stride %u", at, s->stride);
        }
    }
    end();
}

TEST(tile_indices_make_each_quad_once_and_counterclockwise) {
    const uint32_t *indices = vt_surface_tile_indices();
    static uint8_t seen[64 * 64];
    for (int i = 0; i < VT_SURFACE_INDICES; i += 6) {
        const uint32_t *q = indices + i;
        uint32_t column = q[0] % 65, row = q[0] / 65;
        CHECK(column < 64 && row < 64 && !seen[row * 64 + column]++);
        CHECK(q[1] == q[0] + 1 && q[2] == q[0] + 66 && q[3] == q[0] && q[4] == q[0] + 66 && q[5] == q[0] + 65);
    }
}

TEST(the_cell_of_a_curved_grid_is_measured_along_it) {
    begin();
    enum { N = 91 };
    static float x[N * N], y[N * N], h[N * N];
    for (int i = 0; i < N * N; i++) {
        double r = 1 + (i / N) / 90.0, a = 1.5707963267948966 * (i % N) / 90;
        x[i] = (float)(r * cos(a)), y[i] = (float)(r * sin(a));
    }
    CHECK(write("heights", VT_F32, N, N, 1, h) == VT_OK && write("x", VT_F32, N, N, 1, x) == VT_OK &&
          write("y", VT_F32, N, N, 1, y) == VT_OK);
    CHECK_NEAR(derived()->cell[0], 1.5 * 1.5707963267948966 / 90, 1e-4);
    CHECK_NEAR(derived()->cell[1], 1 / 90.0, 1e-4);
    end();
}

TEST(nothing_is_allocated_when_heights_are_written_again) {
    begin();
    make_slope(200, 200);
    derived();
    make_slope(200, 200);
    uint64_t allocations = vt_memory_allocations();
    derived();
    make_slope(200, 200);
    derived();
    CHECK(vt_memory_allocations() == allocations);
    end();
}

TEST(running_out_of_memory_is_an_error_and_mends_itself) {
    for (int n = 0; n < 4; n++) {
        begin();
        make_slope(100, 100);
        vt_memory_fail_after(n);
        vt_surface *s = vt_surface_of(vt_node_get(surface));
        vt_memory_fail_after(-1);
        CHECK(s || strstr(vt_error(), "not enough memory"));
        CHECK((s != NULL) == (n == 3));
        CHECK(derived()->drawable);
        end();
    }
}

int main(void) {
    RUN(tiles_cover_every_step_of_the_grid);
    RUN(the_box_of_a_tile_holds_its_points_and_its_neighbours_border);
    RUN(only_the_tiles_of_changed_rows_are_looked_at_again);
    RUN(a_row_on_the_border_belongs_to_both_tiles);
    RUN(bounds_follow_x_and_y_however_they_are_given);
    RUN(x_that_does_not_fit_is_refused_with_both_ways_to_give_it);
    RUN(one_row_is_not_a_surface);
    RUN(heights_of_a_new_shape_wait_for_their_x);
    RUN(holes_are_noticed_and_have_no_box);
    RUN(all_of_a_surface_is_one_run_of_tiles);
    RUN(tiles_out_of_sight_are_not_drawn);
    RUN(a_moving_picture_gets_the_finest_stride_that_keeps_to_its_quads);
    RUN(passes_take_turns_at_all_points_of_a_coarse_grid);
    RUN(a_coarse_tile_is_seen_when_any_of_its_parts_is);
    RUN(tile_indices_make_each_quad_once_and_counterclockwise);
    RUN(the_cell_of_a_curved_grid_is_measured_along_it);
    RUN(nothing_is_allocated_when_heights_are_written_again);
    RUN(running_out_of_memory_is_an_error_and_mends_itself);
    return TEST_END();
}
