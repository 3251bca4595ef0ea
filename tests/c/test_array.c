// In:  elements of every dtype, whole and in parts, good and bad.
// Out: checks of array.c, convert.c and scan.c against values worked out by hand.
#include "data/array.h"
#include "data/convert.h"
#include "test.h"
#include <float.h>
#include <stdlib.h>

static const vt_array_spec points = {"positions", "", 3, 3, 1, VT_S_POINT3},
                           scalars = {"scalars", "", 1, 1, 1, VT_S_F32}, colors = {"colors", "", 3, 4, 1, VT_S_RGBA8},
                           faces = {"faces", "", 3, 4, 1, VT_S_U32}, pixels = {"pixels", "", 1, 4, 2, VT_S_PIXELS},
                           heights = {"heights", "", 1, 1, 2, VT_S_F32};

static vt_status write_all(vt_array *a, const vt_array_spec *spec, int dtype, uint32_t rows, uint32_t columns,
                           uint32_t components, const void *data) {
    vt_status status = vt_array_open(a, spec, "kind.name", dtype, 1, rows, columns, components);
    if (!status) status = vt_array_take(a, spec, "kind.name", 0, rows * columns, data);
    return status ? status : vt_array_close(a, spec, "kind.name", 0, 0);
}

static vt_array new_array(void) {
    vt_array a = {0};
    vt_array_drop(&a);
    return a;
}

static double stored(const vt_array *a, uint32_t i) {
    return (double)((const float *)a->data)[i] + a->origin[i % a->components];
}

static void swap_each(void *data, size_t count, size_t bytes) {
    uint8_t *p = data;
    for (size_t i = 0; i < count; i++, p += bytes)
        for (size_t b = 0; b < bytes / 2; b++) {
            uint8_t t = p[b];
            p[b] = p[bytes - 1 - b];
            p[bytes - 1 - b] = t;
        }
}

TEST(every_dtype_is_read_in_both_byte_orders) {
    float f4[] = {-1.5f, 0, 3.25f};
    double f8[] = {-1.5, 0, 3.25};
    uint16_t f2[] = {0xbe00, 0, 0x4280}; // -1.5, 0, 3.25
    int8_t i1[] = {-7, 0, 100};
    uint8_t u1[] = {7, 0, 200}, b1[] = {1, 0, 2};
    int16_t i2[] = {-30000, 0, 30000};
    uint16_t u2[] = {1, 0, 60000};
    int32_t i4[] = {-2000000001, 0, 2000000001};
    uint32_t u4[] = {1, 0, 4000000001u};
    int64_t i8[] = {-9007199254740993, 0, 5};
    uint64_t u8[] = {1, 0, 9007199254740992u};
    const struct {
        void *data;
        double wanted[3];
    } cases[] = {{f4, {-1.5, 0, 3.25}},
                 {f8, {-1.5, 0, 3.25}},
                 {f2, {-1.5, 0, 3.25}},
                 {i1, {-7, 0, 100}},
                 {u1, {7, 0, 200}},
                 {i2, {-30000, 0, 30000}},
                 {u2, {1, 0, 60000}},
                 {i4, {-2000000001, 0, 2000000001}},
                 {u4, {1, 0, 4000000001.0}},
                 {i8, {-9007199254740992.0, 0, 5}},
                 {u8, {1, 0, 9007199254740992.0}},
                 {b1, {1, 0, 1}}};
    _Static_assert(VT_LENGTH(cases) == VT_DTYPE_COUNT, "one for each");
    for (int dtype = 0; dtype < VT_DTYPE_COUNT; dtype++)
        for (int swapped = 0; swapped < 2; swapped++) {
            double got[3];
            size_t bytes = vt_dtype_bytes(dtype);
            if (swapped) swap_each(cases[dtype].data, 3, bytes);
            uint8_t odd[25];
            memcpy(odd + 1, cases[dtype].data, 3 * bytes); // at an odd address
            vt_convert(dtype | (swapped ? VT_SWAPPED : 0), odd + 1, 3, got);
            for (int i = 0; i < 3; i++)
                CHECK_SAYING(got[i] == cases[dtype].wanted[i], "%s swapped %d [%d]: %.17g, wanted %.17g",
                             vt_dtype_name(dtype), swapped, i, got[i], cases[dtype].wanted[i]);
        }
}

TEST(half_floats_are_right_at_their_limits) {
    uint16_t half[] = {0x0001, 0x03ff, 0x0400, 0x7bff, 0x7c00, 0xfc00, 0x7e00, 0x8000};
    double got[8],
        wanted[] = {
            5.960464477539063e-08, 6.097555160522461e-05, 6.103515625e-05, 65504, INFINITY, -INFINITY, NAN, -0.0};
    vt_convert(VT_F16, half, 8, got);
    for (int i = 0; i < 8; i++)
        CHECK_SAYING(i == 6 ? vt_is_nan(got[i]) : got[i] == wanted[i], "[%d] %.17g, wanted %.17g", i, got[i],
                     wanted[i]);
}

TEST(float32_points_are_taken_as_they_are) {
    vt_array a = new_array();
    float xyz[] = {1, 2, 3, -4, 5, 5e6f};
    CHECK(write_all(&a, &points, VT_F32, 2, 1, 3, xyz) == VT_OK);
    CHECK(a.floats && a.components == 3 && vt_array_elements(&a) == 2 && a.revision == 1);
    CHECK(memcmp(a.data, xyz, sizeof xyz) == 0 && a.origin[0] == 0 && a.origin[2] == 0);
    CHECK(a.min[0] == -4 && a.max[0] == 1 && a.min[2] == 3 && a.max[2] == 5e6);
    CHECK(a.dirty_first == 0 && a.dirty_end == 2);
    vt_array_drop(&a);
}

TEST(float64_far_from_zero_keeps_a_tenth_of_a_millimetre) {
    vt_array a = new_array();
    static double xyz[3000];
    for (int i = 0; i < 3000; i++) xyz[i] = 5e6 + (i % 3) * 1e5 + i * 0.001 * (i % 2 ? 1 : -1);
    CHECK(write_all(&a, &points, VT_F64, 1000, 1, 3, xyz) == VT_OK);
    double worst = 0;
    for (uint32_t i = 0; i < 3000; i++) worst = VT_MAX(worst, fabs(stored(&a, i) - xyz[i]));
    CHECK_SAYING(worst < 1e-6, "off by %g", worst);
    CHECK(a.min[0] == xyz[2994] && a.max[0] == xyz[2997]);
    vt_array_drop(&a);
}

TEST(bounds_of_float64_are_those_of_the_source) {
    vt_array a = new_array();
    double x[] = {0.1, 0.2, 0.7};
    CHECK(write_all(&a, &scalars, VT_F64, 3, 1, 1, x) == VT_OK);
    CHECK(a.min[0] == 0.1 && a.max[0] == 0.7 && a.min_positive == 0.1);
    vt_array_drop(&a);
}

TEST(small_numbers_near_zero_get_no_origin) {
    vt_array a = new_array();
    double xyz[] = {0, 0, 0, 1, 2, 3};
    CHECK(write_all(&a, &points, VT_F64, 2, 1, 3, xyz) == VT_OK);
    CHECK(a.origin[0] == 0 && a.origin[1] == 0 && a.origin[2] == 0);
    vt_array_drop(&a);
}

TEST(unix_times_in_int64_stay_apart_by_seconds) {
    vt_array a = new_array();
    int64_t t[] = {1700000000, 1700000001, 1700000002, 1700000500};
    CHECK(write_all(&a, &scalars, VT_I64, 4, 1, 1, t) == VT_OK);
    for (uint32_t i = 0; i < 4; i++) CHECK_NEAR(stored(&a, i), (double)t[i], 0);
    CHECK(a.origin[0] > 1.6e9 && a.origin[0] == floor(a.origin[0]));
    CHECK(a.min[0] == 1700000000 && a.max[0] == 1700000500 && a.min_positive == 1700000000);
    vt_array_drop(&a);
}

TEST(data_that_wanders_far_off_keeps_its_precision) {
    vt_array a = new_array();
    static double xyz[300];
    for (int frame = 0; frame < 40; frame++) {
        double away = frame * 1e5;
        for (int i = 0; i < 300; i++) xyz[i] = away + i * 0.01;
        CHECK(write_all(&a, &points, VT_F64, 100, 1, 3, xyz) == VT_OK);
        double worst = 0;
        for (uint32_t i = 0; i < 300; i++) worst = VT_MAX(worst, fabs(stored(&a, i) - xyz[i]));
        CHECK_SAYING(worst < 1e-5, "frame %d: off by %g", frame, worst);
    }
    vt_array_drop(&a);
}

TEST(a_far_point_in_a_later_part_moves_the_origin_of_all) {
    vt_array a = new_array();
    double zeros[3] = {0, 0, 0}, far[6] = {7e6, 7e6, 7e6, 7e6 + 0.5, 7e6, 7e6};
    CHECK(vt_array_open(&a, &points, "p", VT_F64, 1, 3, 1, 3) == VT_OK);
    CHECK(vt_array_take(&a, &points, "p", 0, 1, zeros) == VT_OK);
    CHECK(vt_array_take(&a, &points, "p", 1, 2, far) == VT_OK);
    CHECK(vt_array_close(&a, &points, "p", 0, 0) == VT_OK);
    CHECK_NEAR(stored(&a, 0), 0, 0.5);
    CHECK_NEAR(stored(&a, 3), 7e6, 0);
    CHECK_NEAR(stored(&a, 6), 7e6 + 0.5, 0);
    CHECK_NEAR(a.min[0], 0, 0.5);
    CHECK_NEAR(a.max[0], 7e6 + 0.5, 0);
    vt_array_drop(&a);
}

TEST(nan_and_infinite_points_are_counted_and_not_in_the_bounds) {
    vt_array a = new_array();
    double xyz[] = {1, 1, 1, NAN, 50, 50, 2, 2, 2, 3, INFINITY, 3, 60, 60, -INFINITY, 1e301, 0, 0};
    for (int dtype = 0; dtype < 2; dtype++) {
        float f[18];
        for (int i = 0; i < 18; i++) f[i] = (float)xyz[i];
        CHECK(write_all(&a, &points, dtype ? VT_F64 : VT_F32, 6, 1, 3, dtype ? (void *)xyz : (void *)f) == VT_OK);
        CHECK(a.bad == 4);
        for (int c = 0; c < 3; c++) CHECK(a.min[c] == 1 && a.max[c] == 2);
    }
    float nothing[] = {NAN, NAN, NAN};
    CHECK(write_all(&a, &points, VT_F32, 1, 1, 3, nothing) == VT_OK);
    CHECK(a.bad == 1 && a.min[0] > a.max[0]);
    vt_array_drop(&a);
}

TEST(an_empty_array_is_fine_and_has_no_bounds) {
    vt_array a = new_array();
    CHECK(write_all(&a, &points, VT_F64, 0, 1, 3, NULL) == VT_OK);
    CHECK(vt_array_elements(&a) == 0 && a.min[0] > a.max[0] && a.bad == 0 && a.revision == 1);
    vt_array_drop(&a);
}

TEST(the_smallest_positive_number_is_known) {
    vt_array a = new_array();
    float x[] = {-3, 0, 0.25f, 8, NAN};
    CHECK(write_all(&a, &scalars, VT_F32, 5, 1, 1, x) == VT_OK);
    CHECK(a.min_positive == 0.25 && a.min[0] == -3 && a.bad == 1);
    float none[] = {-3, -2, -1, 0, -5};
    CHECK(write_all(&a, &scalars, VT_F32, 5, 1, 1, none) == VT_OK);
    CHECK(a.min_positive == INFINITY);
    vt_array_drop(&a);
}

TEST(colours_come_as_bytes_or_as_numbers_from_0_to_1) {
    vt_array a = new_array();
    uint8_t rgb[] = {1, 2, 3, 250, 251, 252};
    CHECK(write_all(&a, &colors, VT_U8, 2, 1, 3, rgb) == VT_OK);
    CHECK(memcmp(a.data, "\x01\x02\x03\xff\xfa\xfb\xfc\xff", 8) == 0 && a.min[0] == 1);
    double reals[] = {0, 0.5, 1, 0.25, 1.0005, -0.0005, 1, 1};
    CHECK(write_all(&a, &colors, VT_F64, 2, 1, 4, reals) == VT_OK);
    CHECK(memcmp(a.data, "\x00\x80\xff\x40\xff\x00\xff\xff", 8) == 0);
    CHECK_NEAR(a.min[0], 64 / 255.0, 1e-12);
    uint8_t flags[] = {1, 0, 1};
    CHECK(write_all(&a, &colors, VT_BOOL, 1, 1, 3, flags) == VT_OK);
    CHECK(memcmp(a.data, "\xff\x00\xff\xff", 4) == 0);
    int64_t whole[] = {255, 0, 128};
    CHECK(write_all(&a, &colors, VT_I64, 1, 1, 3, whole) == VT_OK);
    CHECK(memcmp(a.data, "\xff\x00\x80\xff", 4) == 0);
    float lost[] = {1, NAN, 1};
    CHECK(write_all(&a, &colors, VT_F32, 1, 1, 3, lost) == VT_OK);
    CHECK(memcmp(a.data, "\0\0\0\0", 4) == 0);
    vt_array_drop(&a);
}

TEST(wrong_colours_are_refused_and_the_old_ones_stay) {
    vt_array a = new_array();
    uint8_t rgb[] = {1, 2, 3};
    CHECK(write_all(&a, &colors, VT_U8, 1, 1, 3, rgb) == VT_OK);
    double reals[] = {0, 0.5, 1, 0, 255, 0};
    CHECK(write_all(&a, &colors, VT_F64, 2, 1, 3, reals) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "kind.name: got 255 at element 1, wanted 0 to 1; divide by 255, or give uint8");
    CHECK(!a.open && vt_array_elements(&a) == 1 && a.dtype == VT_U8 && memcmp(a.data, "\x01\x02\x03\xff", 4) == 0);
    int16_t whole[] = {0, 256, 0};
    CHECK(write_all(&a, &colors, VT_I16, 1, 1, 3, whole) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_fail_text(), "got 256 at element 0, wanted 0 to 255");
    CHECK(!a.open && memcmp(a.data, "\x01\x02\x03\xff", 4) == 0);
    vt_array b = new_array();
    CHECK(write_all(&b, &colors, VT_I16, 1, 1, 3, whole) == VT_ERROR_VALUE);
    CHECK(!b.open && b.revision == 0 && b.data == NULL);
    vt_array_drop(&a);
    vt_array_drop(&b);
}

TEST(quads_become_two_triangles) {
    vt_array a = new_array();
    uint16_t quads[] = {0, 1, 2, 3, 4, 5, 6, 7};
    CHECK(write_all(&a, &faces, VT_U16, 2, 1, 4, quads) == VT_OK);
    uint32_t wanted[] = {0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7};
    CHECK(vt_array_elements(&a) == 4 && vt_array_given(&a) == 2 && a.components == 3 &&
          memcmp(a.data, wanted, sizeof wanted) == 0);
    CHECK(a.min[0] == 0 && a.max[0] == 7 && a.dirty_end == 4);
    uint16_t second[] = {9, 8, 7, 6};
    CHECK(vt_array_open(&a, &faces, "f", VT_U16, 1, 2, 1, 4) == VT_OK &&
          vt_array_take(&a, &faces, "f", 1, 1, second) == VT_OK);
    a.dirty_first = a.dirty_end = 0;
    CHECK(vt_array_close(&a, &faces, "f", 1, 1) == VT_OK);
    uint32_t then[] = {0, 1, 2, 0, 2, 3, 9, 8, 7, 9, 7, 6};
    CHECK(memcmp(a.data, then, sizeof then) == 0 && a.max[0] == 9 && a.dirty_first == 2 && a.dirty_end == 4);
    vt_array_drop(&a);
}

TEST(faces_must_be_whole_numbers_from_0_up) {
    vt_array a = new_array();
    int32_t below[] = {0, 1, 2, 0, -1, 2};
    CHECK(write_all(&a, &faces, VT_I32, 2, 1, 3, below) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(),
               "kind.name: got -1 at element 1, wanted whole numbers from 0 up (the first vertex is 0)");
    double half[] = {0, 1.5, 2};
    CHECK(write_all(&a, &faces, VT_F64, 1, 1, 3, half) == VT_ERROR_VALUE);
    double fine[] = {0, 1, 70000};
    CHECK(write_all(&a, &faces, VT_F64, 1, 1, 3, fine) == VT_OK && ((uint32_t *)a.data)[2] == 70000);
    vt_array_drop(&a);
}

TEST(pixels_are_numbers_or_colours_by_their_components) {
    vt_array a = new_array();
    uint8_t grey[] = {0, 100, 200, 255, 1, 2};
    CHECK(write_all(&a, &pixels, VT_U8, 2, 3, 1, grey) == VT_OK);
    CHECK(a.floats && a.components == 1 && a.rows == 2 && a.columns == 3 && ((float *)a.data)[2] == 200);
    CHECK(write_all(&a, &pixels, VT_U8, 1, 2, 3, grey) == VT_OK);
    CHECK(!a.floats && a.components == 4 && memcmp(a.data, "\x00\x64\xc8\xff\xff\x01\x02\xff", 8) == 0);
    CHECK(vt_array_open(&a, &pixels, "image.pixels", VT_U8, 1, 1, 3, 2) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(),
               "image.pixels: got shape (1, 3, 2), wanted (rows, columns), (rows, columns, 3) or (rows, columns, 4)");
    vt_array_drop(&a);
}

TEST(a_wrong_shape_says_what_came_what_was_wanted_and_the_fix) {
    vt_array a = new_array();
    CHECK(vt_array_open(&a, &points, "points.positions", VT_F64, 1, 3, 1, 1000) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(),
               "points.positions: got shape (3, 1000), wanted (N, 3); did you mean the transpose (.T)?");
    CHECK(vt_array_open(&a, &points, "points.positions", VT_F64, 1, 10, 1, 2) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.positions: got shape (10, 2), wanted (N, 3)");
    CHECK(vt_array_open(&a, &scalars, "points.scalars", VT_F64, 1, 10, 1, 2) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.scalars: got shape (10, 2), wanted (N,)");
    CHECK(vt_array_open(&a, &colors, "points.colors", VT_F64, 1, 10, 1, 5) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.colors: got shape (10, 5), wanted (N, 3) or (N, 4)");
    CHECK(vt_array_open(&a, &points, "points.positions", VT_F64, 1, 4, 5, 3) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.positions: got shape (4, 5, 3), wanted (N, 3)");
    CHECK(vt_array_open(&a, &heights, "surface.heights", VT_F64, 1, 4, 5, 3) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "surface.heights: got shape (4, 5, 3), wanted (rows, columns)");
    CHECK(vt_array_open(&a, &points, "points.positions", 12, 1, 4, 1, 3) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_fail_text(), "got element type 12, wanted 0 to 11");
    CHECK(vt_array_open(&a, &points, "points.positions", -1, 1, 4, 1, 3) == VT_ERROR_VALUE);
    CHECK(vt_array_open(&a, &points, "points.positions", 0x203, 1, 4, 1, 3) == VT_ERROR_VALUE);
    CHECK(!a.open && a.revision == 0);
}

TEST(sizes_that_overflow_are_refused) {
    vt_array a = new_array();
    CHECK(vt_array_open(&a, &heights, "h", VT_F32, 1, 0x80000000u, 0x80000000u, 1) == VT_ERROR_MEMORY);
    CHECK(vt_array_open(&a, &heights, "h", VT_F32, 1, 0xffffffffu, 2, 1) == VT_ERROR_MEMORY);
    CHECK(vt_array_open(&a, &faces, "h", VT_U32, 1, 0x80000001u, 1, 4) == VT_ERROR_MEMORY);
    CHECK_CONTAINS(vt_fail_text(), "more than fit in memory");
    float x = 1;
    CHECK(write_all(&a, &scalars, VT_F32, 1, 1, 1, &x) == VT_OK);
    CHECK(vt_array_open(&a, &scalars, "s", VT_F32, 1, 1, 1, 1) == VT_OK);
    CHECK(vt_array_take(&a, &scalars, "s", 0xffffffffu, 2, &x) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "s: got elements 4294967295 to 4294967297, but there are 1");
    CHECK(vt_array_take(&a, &scalars, "s", 1, 0xffffffffu, &x) == VT_ERROR_VALUE);
    CHECK(vt_array_close(&a, &scalars, "s", 1, 1) == VT_ERROR_VALUE && a.open);
    CHECK(vt_array_close(&a, &scalars, "s", 1, 0) == VT_OK);
    CHECK(vt_array_take(&a, &scalars, "s", 0, 1, &x) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "s: not being written; begin a write first");
    vt_array_drop(&a);
}

TEST(a_part_is_rewritten_and_the_rest_stays) {
    vt_array a = new_array();
    uint32_t n = 20000;
    float *x = malloc(n * sizeof *x);
    for (uint32_t i = 0; i < n; i++) x[i] = (float)i;
    CHECK(write_all(&a, &scalars, VT_F32, n, 1, 1, x) == VT_OK);
    a.dirty_first = a.dirty_end = 0;
    uint32_t revision = a.revision, shape = a.shape_revision;
    void *data = a.data;
    uint64_t allocations = vt_memory_allocations();
    float part[] = {-5, NAN, 30000};
    CHECK(vt_array_open(&a, &scalars, "s", VT_F32, 1, n, 1, 1) == VT_OK);
    CHECK(vt_array_take(&a, &scalars, "s", 9000, 3, part) == VT_OK);
    CHECK(vt_array_close(&a, &scalars, "s", 0, 0) == VT_OK);
    CHECK(a.dirty_first == 9000 && a.dirty_end == 9003 && a.revision == revision + 1 && a.shape_revision == shape &&
          a.data == data);
    CHECK(a.min[0] == -5 && a.max[0] == 30000 && a.bad == 1 && ((float *)a.data)[8999] == 8999 &&
          ((float *)a.data)[9003] == 9003);
    float back[] = {9000, 9001, 9002};
    CHECK(vt_array_open(&a, &scalars, "s", VT_F32, 1, n, 1, 1) == VT_OK);
    float *place = vt_array_direct(&a, &scalars, 9000);
    CHECK(place != NULL);
    if (place) memcpy(place, back, sizeof back);
    CHECK(vt_array_close(&a, &scalars, "s", 9000, 3) == VT_OK);
    CHECK(a.min[0] == 0 && a.max[0] == n - 1 && a.bad == 0);
    CHECK_SAYING(vt_memory_allocations() == allocations, "%d allocations",
                 (int)(vt_memory_allocations() - allocations));
    free(x);
    vt_array_drop(&a);
}

TEST(what_is_never_given_is_left_out) {
    vt_array a = new_array();
    float xyz[] = {1, 2, 3};
    CHECK(vt_array_open(&a, &points, "p", VT_F32, 1, 5, 1, 3) == VT_OK);
    CHECK(vt_array_take(&a, &points, "p", 2, 1, xyz) == VT_OK);
    CHECK(vt_array_close(&a, &points, "p", 0, 0) == VT_OK);
    CHECK(a.bad == 4 && a.min[0] == 1 && a.max[2] == 3);
    CHECK(vt_is_nan((double)((float *)a.data)[0]) && vt_is_nan((double)((float *)a.data)[14]));
    vt_array_drop(&a);
}

TEST(parts_give_the_same_as_the_whole) {
    uint32_t n = 10007;
    double *xyz = malloc(n * 3 * sizeof *xyz);
    unsigned seed = 1;
    for (uint32_t i = 0; i < n * 3; i++) {
        seed = seed * 1664525u + 1013904223u;
        xyz[i] = 1e6 * (i % 3) + seed / 4294967296.0;
        if (seed % 501 == 0) xyz[i] = NAN;
    }
    vt_array whole = new_array(), parts = new_array();
    CHECK(write_all(&whole, &points, VT_F64, n, 1, 3, xyz) == VT_OK);
    CHECK(vt_array_open(&parts, &points, "p", VT_F64, 1, n, 1, 3) == VT_OK);
    for (uint32_t first = 0, step = 1; first < n; first += step, step = step * 3 + 1) {
        uint32_t count = VT_MIN(step, n - first);
        CHECK(vt_array_take(&parts, &points, "p", first, count, xyz + first * 3) == VT_OK);
    }
    CHECK(vt_array_close(&parts, &points, "p", 0, 0) == VT_OK);
    CHECK(whole.bad == parts.bad && whole.bad > 10);
    for (int c = 0; c < 3; c++) {
        CHECK_NEAR(parts.min[c], whole.min[c], 1e-6);
        CHECK_NEAR(parts.max[c], whole.max[c], 1e-6);
    }
    for (uint32_t i = 0; i < n * 3; i++)
        if (!vt_is_nan(xyz[i]) && fabs(stored(&parts, i) - xyz[i]) > 1e-6) CHECK_NEAR(stored(&parts, i), xyz[i], 1e-6);
    free(xyz);
    vt_array_drop(&whole);
    vt_array_drop(&parts);
}

TEST(numbers_that_need_no_conversion_can_be_written_in_place) {
    vt_array a = new_array();
    CHECK(vt_array_open(&a, &points, "p", VT_F32, 1, 2, 1, 3) == VT_OK && vt_array_direct(&a, &points, 0) == a.data);
    CHECK(vt_array_direct(&a, &points, 1) == (char *)a.data + 12 && vt_array_direct(&a, &points, 3) == NULL);
    CHECK(vt_array_open(&a, &points, "p", VT_F64, 1, 2, 1, 3) == VT_OK && vt_array_direct(&a, &points, 0) == NULL);
    CHECK(vt_array_open(&a, &points, "p", VT_F32 | VT_SWAPPED, 1, 2, 1, 3) == VT_OK &&
          vt_array_direct(&a, &points, 0) == NULL);
    CHECK(vt_array_open(&a, &colors, "p", VT_U8, 1, 2, 1, 4) == VT_OK && vt_array_direct(&a, &colors, 0) != NULL);
    CHECK(vt_array_open(&a, &colors, "p", VT_U8, 1, 2, 1, 3) == VT_OK && vt_array_direct(&a, &colors, 0) == NULL);
    CHECK(vt_array_open(&a, &faces, "p", VT_U32, 1, 2, 1, 3) == VT_OK && vt_array_direct(&a, &faces, 0) != NULL);
    CHECK(vt_array_open(&a, &faces, "p", VT_U32, 1, 2, 1, 4) == VT_OK && vt_array_direct(&a, &faces, 0) == NULL);
    CHECK(vt_array_open(&a, &pixels, "p", VT_F32, 1, 2, 2, 1) == VT_OK && vt_array_direct(&a, &pixels, 0) != NULL);
    vt_array_drop(&a);
}

TEST(memory_that_runs_out_keeps_the_old_content) {
    vt_array a = new_array();
    uint8_t rgb[] = {1, 2, 3};
    CHECK(write_all(&a, &colors, VT_U8, 1, 1, 3, rgb) == VT_OK);
    static uint8_t many[300000];
    int failures = 0;
    for (int k = 0;; k++) {
        vt_memory_fail_after(k);
        vt_status status = write_all(&a, &colors, VT_U8, 100000, 1, 3, many);
        vt_memory_fail_after(-1);
        if (status == VT_OK) break;
        failures++;
        CHECK(status == VT_ERROR_MEMORY && !a.open && vt_array_elements(&a) == 1 &&
              memcmp(a.data, "\x01\x02\x03\xff", 4) == 0);
    }
    CHECK(failures == 3 && vt_array_elements(&a) == 100000);
    vt_array_drop(&a);
}

TEST(rewriting_the_same_shape_allocates_nothing) {
    vt_array a = new_array();
    static double xyz[30000];
    CHECK(write_all(&a, &points, VT_F64, 10000, 1, 3, xyz) == VT_OK);
    uint64_t allocations = vt_memory_allocations();
    for (int i = 0; i < 10; i++) CHECK(write_all(&a, &points, VT_F64, 10000, 1, 3, xyz) == VT_OK);
    CHECK(vt_memory_allocations() == allocations && a.revision == 11 && a.shape_revision == 1);
    vt_array_drop(&a);
}

TEST(an_array_that_grows_and_shrinks_gives_memory_back) {
    vt_array a = new_array();
    static float x[100000];
    for (uint32_t n = 1; n <= 100000; n *= 10) CHECK(write_all(&a, &scalars, VT_F32, n, 1, 1, x) == VT_OK);
    CHECK(a.capacity >= 400000);
    CHECK(write_all(&a, &scalars, VT_F32, 10, 1, 1, x) == VT_OK);
    CHECK(a.capacity < 400000 && vt_array_elements(&a) == 10);
    vt_array_drop(&a);
    CHECK(vt_memory_blocks() == 0 && vt_memory_bytes() == 0);
}

int main(void) {
    RUN(every_dtype_is_read_in_both_byte_orders);
    RUN(half_floats_are_right_at_their_limits);
    RUN(float32_points_are_taken_as_they_are);
    RUN(float64_far_from_zero_keeps_a_tenth_of_a_millimetre);
    RUN(bounds_of_float64_are_those_of_the_source);
    RUN(small_numbers_near_zero_get_no_origin);
    RUN(unix_times_in_int64_stay_apart_by_seconds);
    RUN(data_that_wanders_far_off_keeps_its_precision);
    RUN(a_far_point_in_a_later_part_moves_the_origin_of_all);
    RUN(nan_and_infinite_points_are_counted_and_not_in_the_bounds);
    RUN(an_empty_array_is_fine_and_has_no_bounds);
    RUN(the_smallest_positive_number_is_known);
    RUN(colours_come_as_bytes_or_as_numbers_from_0_to_1);
    RUN(wrong_colours_are_refused_and_the_old_ones_stay);
    RUN(quads_become_two_triangles);
    RUN(faces_must_be_whole_numbers_from_0_up);
    RUN(pixels_are_numbers_or_colours_by_their_components);
    RUN(a_wrong_shape_says_what_came_what_was_wanted_and_the_fix);
    RUN(sizes_that_overflow_are_refused);
    RUN(a_part_is_rewritten_and_the_rest_stays);
    RUN(what_is_never_given_is_left_out);
    RUN(parts_give_the_same_as_the_whole);
    RUN(numbers_that_need_no_conversion_can_be_written_in_place);
    RUN(memory_that_runs_out_keeps_the_old_content);
    RUN(rewriting_the_same_shape_allocates_nothing);
    RUN(an_array_that_grows_and_shrinks_gives_memory_back);
    return TEST_END();
}
