// In:  scenes with data, limits, scales and aspects.
// Out: checks of where axes begin and end, how they are stretched, and what cameras make of it.
#include "nodes.h"
#include "view/view.h"
#include "vitrail.h"

static vt_node scene, view, points;

static const vt_space *space(void) {
    vt_scene_data *data = vt_scene_of(vt_node_get(scene));
    vt_scene_update(data);
    return &data->space;
}

static void start(void) {
    scene = vt_create(VT_SCENE, (vt_node){0});
    view = vt_create(VT_VIEW, scene);
    points = vt_create(VT_POINTS, scene);
    set(view, "width", 1, 800, 0, 0);
    set(view, "height", 1, 600, 0, 0);
}

static void stop(void) {
    vt_reset();
    CHECK_NOTHING_LEFT();
}

static void check_range(int axis, double low, double high) {
    const vt_axis *a = &space()->axis[axis];
    double size = 1e-9 * VT_MAX(fabs(low), fabs(high));
    CHECK_SAYING(fabs(a->low - low) <= size && fabs(a->high - high) <= size, "axis %d: %g..%g, wanted %g..%g", axis,
                 a->low, a->high, low, high);
}

static void project(double x, double y, double z, double *pixel) {
    CHECK_SAYING(vt_view_project(view, (double[]){x, y, z}, pixel) == VT_OK, "%s", vt_error());
}

TEST(axes_reach_a_little_beyond_the_data) {
    start();
    CHECK(!space()->shown);
    check_range(0, 0, 1);
    write_span(points, 0, 10, 100, 120, -5, 5);
    CHECK(space()->shown);
    check_range(0, -0.4, 10.4);
    check_range(1, 99.2, 120.8);
    check_range(2, -5.4, 5.4);
    say(scene, "axes", "off");
    CHECK(!space()->shown);
    stop();
}

TEST(shapes_and_meshes_alone_have_no_axes_until_one_is_named) {
    start();
    CHECK(vt_create(VT_BOX, scene).id);
    CHECK(!space()->shown);
    say(scene, "ylabel", "height");
    CHECK(space()->shown);
    check_range(1, -0.54, 0.54);
    say(scene, "ylabel", "");
    CHECK(!space()->shown);
    say(scene, "axes", "cross");
    CHECK(space()->shown);
    stop();
}

TEST(a_surface_ends_where_its_axes_end) {
    start();
    vt_node surface = vt_create(VT_SURFACE, scene);
    int heights = vt_array_find(VT_SURFACE, "heights");
    CHECK(vt_array_begin(surface, heights, VT_F64, 1, 2, 3, 1) == VT_OK);
    CHECK(vt_array_put(surface, heights, 0, 6, (double[]){0, 1, 2, 0, 1, 2}) == VT_OK);
    CHECK(vt_array_end(surface, heights, 0, 0) == VT_OK);
    check_range(0, 0, 2);
    check_range(1, 0, 1);
    check_range(2, -0.08, 2.08);
    write_span(points, 0, 1, 0, 3, 0, 1); // points at a rim are not to be cut
    check_range(1, 0, 3.12);
    stop();
}

TEST(data_without_a_length_stand_in_the_middle_of_an_axis) {
    start();
    write_span(points, 3, 3, 4, 4, 5, 5);
    check_range(0, 2.5, 3.5);
    check_range(2, 4.5, 5.5);
    write_span(points, 0, 100, 0, 50, 7, 7);
    check_range(2, 7 - 13.5, 7 + 13.5);
    write_span(points, 1e12, 1e12, 0, 1, 0, 1);
    CHECK(space()->axis[0].high - space()->axis[0].low >= 1000);
    stop();
}

TEST(limits_hold_and_a_missing_end_follows_the_data) {
    start();
    write_span(points, 0, 10, 0, 10, 0, 10);
    set(scene, "xlim", 2, 2, 8, 0);
    check_range(0, 2, 8);
    CHECK(space()->axis[0].limited && !space()->axis[0].reversed && !space()->axis[1].limited);
    set(scene, "xlim", 2, NAN, 8, 0);
    check_range(0, -0.4, 8);
    set(scene, "xlim", 2, 20, NAN, 0); // beyond all data
    check_range(0, 20, 30.8);
    set(scene, "xlim", 2, 5, 5, 0);
    CHECK(space()->axis[0].low < 5 && space()->axis[0].high > 5);
    set(scene, "xlim", 1, NAN, 0, 0);
    check_range(0, -0.4, 10.4);
    CHECK(!space()->axis[0].limited);
    stop();
}

TEST(limits_from_high_to_low_reverse_an_axis) {
    start();
    write_span(points, 0, 10, 0, 10, 0, 10);
    double before[3], after[3], low[3];
    project(0, 5, 5, before);
    set(scene, "xlim", 2, 10, 0, 0);
    check_range(0, 0, 10);
    CHECK(space()->axis[0].reversed && space()->mirrored && space()->stretch[0] == -1 && space()->stretch[1] == 1);
    set(scene, "zlim", 2, 10, 0, 0);
    CHECK(!space()->mirrored);
    set(scene, "xlim", 1, NAN, 0, 0);
    project(5, 5, 0, low), project(5, 5, 10, after);
    CHECK_SAYING(after[1] > low[1] + 100, "10 at %g px, 0 at %g px", after[1], low[1]); // px go down
    double angles[3];
    CHECK(vt_view_angles(view, angles) == VT_OK);
    CHECK_NEAR(angles[0], 25 * 3.14159265358979 / 180, 1e-3); // the camera has not gone down
    stop();
}

TEST(a_log_axis_refuses_limits_that_it_has_no_place_for) {
    start();
    say(scene, "xscale", "log");
    CHECK(try(scene, "xlim", 2, 0, 10, 0) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "scene.xlim: got 0 on a log axis, wanted more than 0");
    double lim[2];
    CHECK(vt_get_numbers(scene, property(scene, "xlim"), lim, 2) == 2 && vt_is_nan(lim[0]));
    set(scene, "xlim", 2, 0.01, 1000, 0);
    check_range(0, -2, 3);
    set(scene, "ylim", 2, -5, 5, 0);
    CHECK(vt_set_text(scene, property(scene, "yscale"), "log") == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "scene.ylim: got -5 on a log axis");
    CHECK(space()->axis[1].scale.type == VT_SCALE_LINEAR);
    stop();
}

TEST(scales_and_back_are_the_same_number) {
    static const double numbers[] = {1e-300, 2.5e-7, 0.3, 1, 7, 1e5, 9e299};
    for (int scale = VT_SCALE_LINEAR; scale <= VT_SCALE_DATE; scale++)
        for (int i = 0; i < VT_LENGTH(numbers); i++)
            for (int sign = -1; sign <= 1; sign += 2) {
                vt_axis axis = {.scale = {(vt_scale_type)scale, 2}};
                double data = sign * numbers[i], there = vt_axis_scale_apply(axis.scale, data);
                if (scale == VT_SCALE_LOG && sign < 0)
                    CHECK(vt_is_nan(there));
                else
                    CHECK_SAYING(fabs(vt_axis_scale_invert(axis.scale, there) / data - 1) < 1e-12,
                                 "scale %d, %g: %.17g", scale, data, vt_axis_scale_invert(axis.scale, there));
            }
    vt_axis axis = {.scale = {VT_SCALE_SYMLOG, 0.01}};
    CHECK(vt_axis_scale_apply(axis.scale, 0) == 0 && vt_axis_scale_apply(axis.scale, 0.01) == 1);
    CHECK_NEAR(vt_axis_scale_apply(axis.scale, -10), -4, 1e-12);
}

TEST(category_axes_have_a_place_for_each_name) {
    start();
    say(scene, "xscale", "category");
    say(scene, "xcategories", "red\ngreen\nblue\n");
    check_range(0, -0.5, 2.5);
    write_span(points, 1, 4, 0, 1, 0, 1);
    check_range(0, -0.5, 4.5);
    stop();
}

TEST(lengths_that_are_alike_keep_their_units) {
    start();
    write_span(points, 0, 10, 0, 20, 0, 30);
    CHECK(space()->stretch[0] == 1 && space()->stretch[1] == 1 && space()->stretch[2] == 1 && !space()->boxed);
    write_span(points, 0, 10, 0, 20, 3, 3); // no length at all is not a thin one
    CHECK(!space()->boxed);
    write_span(points, 0, 12, 0, 12, 0, 70); // would be a column
    CHECK((space()->axis[2].high - space()->axis[2].low) * space()->stretch[2] < 1.2 * 12 * 1.08 * space()->stretch[0]);
    write_span(points, 0, 10, 0, 20, 0, 1000);
    CHECK(space()->boxed);
    for (int c = 0; c < 3; c++) {
        const vt_axis *a = &space()->axis[c];
        CHECK_NEAR((a->high - a->low) * space()->stretch[c], c == 2 ? 0.75 : 1, 1e-9);
    }
    say(scene, "aspect", "equal");
    CHECK(space()->stretch[2] == 1 && !space()->boxed);
    set(scene, "aspect", 3, 4, 2, 1);
    for (int c = 0; c < 3; c++)
        CHECK_NEAR((space()->axis[c].high - space()->axis[c].low) * space()->stretch[c], 4.0 / (1 << c) / 4, 1e-9);
    CHECK(try(scene, "aspect", 3, 1, 0, 1) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "scene.aspect: got (1, 0, 1), wanted three lengths above 0, \"auto\" or \"equal\"");
    stop();
}

TEST(growing_data_are_squeezed_without_a_jump) {
    start();
    double side = 0;
    for (double length = 10; length < 1000; length *= 1.02) {
        write_span(points, 0, length, 0, 10, 0, 10);
        const vt_space *now = space();
        double z = fabs(now->stretch[2]) * (now->axis[2].high - now->axis[2].low),
               x = fabs(now->stretch[0]) * (now->axis[0].high - now->axis[0].low);
        if (side > 0) CHECK_SAYING(fabs(z / x - side) < 0.03, "from %g to %g at %g", side, z / x, length);
        side = z / x;
    }
    CHECK_NEAR(side, 0.75, 1e-9);
    stop();
}

TEST(bodies_keep_their_shape_unless_they_would_be_threads) {
    start();
    vt_node ball = vt_create(VT_SPHERE, scene);
    CHECK(ball.id);
    write_span(points, 0, 50, 0, 10, 0, 1);
    CHECK(!space()->boxed);
    write_span(points, 0, 1e5, 0, 10, 0, 1);
    CHECK(space()->boxed);
    CHECK(vt_remove(points) == VT_OK);
    set(ball, "size", 3, 1e5, 1, 1);
    CHECK(!space()->boxed); // nothing to be read off axes
    stop();
}

TEST(huge_and_tiny_scenes_are_stretched_to_what_float32_can_hold) {
    static const double sizes[] = {1e-250, 1e-40, 1e-9, 1e12, 1e200};
    start();
    for (int i = 0; i < VT_LENGTH(sizes); i++) {
        write_span(points, 0, sizes[i], 0, sizes[i], 0, sizes[i]);
        double length = (space()->axis[0].high - space()->axis[0].low) * space()->stretch[0];
        CHECK_SAYING(length > 0.5 && length < 2, "%g: %g", sizes[i], length);
    }
    stop();
}

TEST(what_is_stretched_fills_the_picture) {
    start();
    write_span(points, -180, 180, -90, 90, 0, 9000); // degrees and metres
    double least[2] = {1e9, 1e9}, most[2] = {-1e9, -1e9};
    for (int i = 0; i < 8; i++) {
        const vt_axis *a = space()->axis;
        double p[3];
        project(i & 1 ? a[0].low : a[0].high, i & 2 ? a[1].low : a[1].high, i & 4 ? a[2].low : a[2].high, p);
        for (int k = 0; k < 2; k++) least[k] = VT_MIN(least[k], p[k]), most[k] = VT_MAX(most[k], p[k]);
        CHECK_SAYING(p[2] > 0 && p[2] < 1, "depth %g", p[2]);
    }
    CHECK_SAYING(most[1] - least[1] > 400 && most[0] - least[0] > 400, "%g x %g px", most[0] - least[0],
                 most[1] - least[1]);
    CHECK(least[0] > 50 && least[1] > 50 && most[0] < 750 && most[1] < 550);
    stop();
}

TEST(drags_are_of_the_stretched_picture) {
    start();
    write_span(points, 0, 1000, 0, 1, 0, 1e-3);
    double at[3], moved[3], middle[3] = {500, 0.5, 0.5e-3}, angles[3];
    CHECK(vt_view_look(view, 0.5, -1, 0) == VT_OK);
    CHECK(vt_view_angles(view, angles) == VT_OK);
    CHECK_NEAR(angles[0], 0.5, 1e-9);
    CHECK_NEAR(angles[1], -1, 1e-9);
    CHECK(vt_view_orbit(view, 30, 20) == VT_OK && vt_view_angles(view, angles) == VT_OK);
    CHECK(angles[0] > 0.55 && angles[1] < -1.05);
    project(middle[0], middle[1], middle[2], at);
    CHECK(vt_view_pan(view, 60, -40) == VT_OK);
    project(middle[0], middle[1], middle[2], moved);
    CHECK_NEAR(moved[0] - at[0], 60, 1e-6);
    CHECK_NEAR(moved[1] - at[1], -40, 1e-6);
    CHECK(vt_view_zoom(view, 3, moved[0], moved[1]) == VT_OK);
    project(middle[0], middle[1], middle[2], at);
    CHECK_NEAR(at[0], moved[0], 1e-6);
    CHECK_NEAR(at[1], moved[1], 1e-6);
    double v[16], p[16], by_hand[4], eye[3];
    CHECK(vt_view_matrices(view, v, p) == VT_OK);
    for (int i = 0; i < 3; i++) eye[i] = v[i] * middle[0] + v[4 + i] * middle[1] + v[8 + i] * middle[2] + v[12 + i];
    for (int i = 0; i < 4; i++) by_hand[i] = p[i] * eye[0] + p[4 + i] * eye[1] + p[8 + i] * eye[2] + p[12 + i];
    CHECK_NEAR((by_hand[0] / by_hand[3] + 1) * 400, at[0], 1e-6);
    CHECK(vt_view_set_matrices(view, v, p) == VT_OK);
    project(middle[0], middle[1], middle[2], moved);
    CHECK_NEAR(moved[0], at[0], 1e-6);
    stop();
}

TEST(a_turned_camera_stays_beside_a_box_that_grows) {
    start();
    write_span(points, 0, 100, 0, 1, 0, 1);
    CHECK(vt_view_orbit(view, 40, 10) == VT_OK);
    double before[3], after[3], angles[3], angles_after[3];
    project(100, 1, 1, before);
    CHECK(vt_view_angles(view, angles) == VT_OK);
    write_span(points, 0, 300, 0, 2, -5, 1);
    project(300, 2, 1, after);
    CHECK(vt_view_angles(view, angles_after) == VT_OK);
    for (int i = 0; i < 2; i++) {
        CHECK_NEAR(after[i], before[i], 1e-6);
        CHECK_NEAR(angles_after[i], angles[i], 1e-9);
    }
    double eye[3] = {700, 8, 9}, now[3];
    set(view, "eye", 3, eye[0], eye[1], eye[2]); // what is set in numbers stays at these numbers
    write_span(points, 0, 3000, 0, 2, -5, 1);
    space();
    CHECK(vt_get_numbers(view, property(view, "eye"), now, 3) == 3);
    for (int i = 0; i < 3; i++) CHECK(now[i] == eye[i]);
    stop();
}

TEST(a_direction_asked_for_before_the_data_is_kept_by_them) {
    start();
    CHECK(vt_view_look(view, 0.3, 0.7, 0) == VT_OK);
    write_span(points, 0, 1e5, 0, 1, 0, 1e-5);
    double angles[3];
    CHECK(vt_view_angles(view, angles) == VT_OK);
    CHECK_NEAR(angles[0], 0.3, 1e-9);
    CHECK_NEAR(angles[1], 0.7, 1e-9);
    stop();
}

static double stored(vt_node node, size_t element, uint32_t component) {
    return vt_array_number(&vt_node_get(node)->arrays[0], element, component);
}

TEST(places_on_a_log_axis_are_logarithms_and_speak_data_numbers) {
    start();
    say(scene, "xscale", "log");
    for (int dtype = VT_F32; dtype <= VT_F64; dtype++) {
        double xyz[] = {0.001, 1, 2, 100, 3, 4, 0, 5, 6, -1, 7, 8, 1000, 9, 10};
        float f[15];
        for (int i = 0; i < 15; i++) f[i] = (float)xyz[i];
        write_array(points, "positions", dtype, 5, 1, 3, dtype == VT_F32 ? (void *)f : (void *)xyz);
        CHECK_NEAR(stored(points, 0, 0), -3, 1e-6);
        CHECK_NEAR(stored(points, 1, 0), 2, 1e-6);
        CHECK_NEAR(stored(points, 1, 1), 3, 0);
        CHECK(vt_node_get(points)->arrays[0].bad == 2); // 0 and -1 have no place
        double bounds[6];
        CHECK(vt_bounds(points, bounds));
        CHECK_NEAR(bounds[0], 0.001, 1e-9);
        CHECK_NEAR(bounds[3], 1000, 1e-2);
        CHECK_NEAR(bounds[4], 9, 0);
        CHECK_CONTAINS(vt_info(points), "\"left_out\":2");
    }
    check_range(0, -3 - 0.24, 3 + 0.24);
    double low[3], middle[3], high[3];
    CHECK(vt_view_look(view, 0, -3.14159265358979 / 2, 0) == VT_OK); // the left is x low
    set(view, "projection", 1, 1, 0, 0);
    project(0.001, 5, 5, low), project(1, 5, 5, middle), project(1000, 5, 5, high);
    CHECK_NEAR(middle[0] - low[0], high[0] - middle[0], 1e-6);
    CHECK(vt_view_project(view, (double[]){-1, 5, 5}, low) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "the log axis x has no place for -1");
    stop();
}

TEST(a_scale_that_changes_later_is_as_if_it_had_been_there) {
    static const double xyz[] = {1e-6, 0.2, 5, 3, 40, 600, 1e5, 1, 2, 7, 8, 9e9};
    for (int scale = VT_SCALE_LOG; scale <= VT_SCALE_SYMLOG; scale++) {
        start();
        vt_node later = vt_create(VT_POINTS, scene), ball = vt_create(VT_SPHERE, scene);
        set(ball, "position", 3, 1000, 10, 0.1);
        write_array(later, "positions", VT_F64, 4, 1, 3, xyz);
        for (int c = 0; c < 3; c++) {
            char name[] = "xscale";
            name[0] = (char)('x' + c);
            set(scene, name, 1, scale, 0, 0);
            name[0] = (char)('x' + c);
        }
        set(scene, "ythreshold", 1, 0.5, 0, 0);
        write_array(points, "positions", VT_F64, 4, 1, 3, xyz);
        space();
        for (size_t e = 0; e < 4; e++)
            for (uint32_t c = 0; c < 3; c++) CHECK_NEAR(stored(later, e, c), stored(points, e, c), 2e-6);
        const vt_axis *axes = space()->axis;
        for (int c = 0; c < 3; c++)
            CHECK_NEAR(vt_node_get(ball)->world[12 + c],
                       vt_axis_scale_apply(axes[c].scale, (double[]){1000, 10, 0.1}[c]), 1e-12);
        double bounds[6];
        CHECK(vt_bounds(later, bounds));
        CHECK_NEAR(bounds[5] / 9e9, 1, 1e-6);
        for (int c = 0; c < 3; c++) say(scene, c == 0 ? "xscale" : c == 1 ? "yscale" : "zscale", "linear");
        for (size_t e = 0; e < 4; e++)
            for (uint32_t c = 0; c < 3; c++)
                CHECK_SAYING(fabs(stored(later, e, c) / xyz[e * 3 + c] - 1) < 2e-6, "%g, wanted %g",
                             stored(later, e, c), xyz[e * 3 + c]);
        stop();
    }
}

TEST(a_part_rewritten_on_a_log_axis_goes_through_it_too) {
    start();
    say(scene, "zscale", "log");
    float xyz[] = {0, 0, 1, 1, 1, 10, 2, 2, 100};
    write_array(points, "positions", VT_F32, 3, 1, 3, xyz);
    CHECK(vt_array_begin(points, 0, VT_F32, 1, 3, 1, 3) == VT_OK);
    CHECK(!vt_array_place(points, 0, 1)); // numbers in place would miss the scale
    CHECK(vt_array_put(points, 0, 1, 1, (float[]){5, 5, 1e4f}) == VT_OK);
    CHECK(vt_array_end(points, 0, 0, 0) == VT_OK);
    CHECK_NEAR(stored(points, 0, 2), 0, 1e-6);
    CHECK_NEAR(stored(points, 1, 2), 4, 1e-6);
    CHECK_NEAR(stored(points, 1, 0), 5, 0);
    stop();
}

TEST(what_stands_where_a_log_axis_has_no_place_is_not_seen) {
    start();
    say(scene, "zscale", "log");
    vt_node text = vt_create(VT_TEXT, scene), box = vt_create(VT_BOX, scene);
    say(text, "text", "here");
    set(text, "position", 3, 1, 1, 0);
    double bounds[6];
    CHECK(!vt_bounds(text, bounds) && !vt_bounds(box, bounds));
    set(text, "position", 3, 1, 1, 100);
    CHECK(vt_bounds(text, bounds));
    CHECK_NEAR(bounds[2], 100, 1e-9);
    stop();
}

TEST(a_ruler_on_a_log_axis_reaches_as_far_as_it_says) {
    start();
    vt_node ruler = vt_create(VT_RULER, scene);
    set(ruler, "start", 3, 10, 0, 0);
    set(ruler, "end", 3, 1000, 2, 3);
    double before[6], after[6];
    CHECK(vt_bounds(ruler, before));
    say(scene, "xscale", "log");
    CHECK(vt_bounds(ruler, after));
    for (int c = 0; c < 6; c++) CHECK_NEAR(after[c], before[c], 1e-9);
    stop();
}

TEST(a_text_on_the_screen_is_nowhere_in_the_scene) {
    start();
    vt_node text = vt_create(VT_TEXT, scene);
    say(text, "text", "note");
    set(text, "position", 3, 20, -20, 0);
    double bounds[6];
    CHECK(vt_bounds(text, bounds));
    say(text, "space", "screen");
    CHECK(!vt_bounds(text, bounds) && !vt_bounds(scene, bounds));
    stop();
}

TEST(surfaces_go_through_the_scales_of_x_y_and_heights) {
    start();
    vt_node surface = vt_create(VT_SURFACE, scene);
    int heights = vt_array_find(VT_SURFACE, "heights");
    CHECK(vt_array_begin(surface, heights, VT_F64, 1, 2, 3, 1) == VT_OK);
    CHECK(vt_array_put(surface, heights, 0, 6, (double[]){1, 10, 100, 1000, 1e4, 0}) == VT_OK);
    CHECK(vt_array_end(surface, heights, 0, 0) == VT_OK);
    write_array(surface, "x", VT_F32, 3, 1, 1, (float[]){1, 10, 1000});
    say(scene, "zscale", "log");
    say(scene, "xscale", "log");
    write_array(surface, "y", VT_F64, 2, 1, 1, (double[]){5, 6});
    double bounds[6];
    CHECK(vt_bounds(surface, bounds));
    static const double wanted[6] = {1, 5, 1, 1000, 6, 1e4};
    for (int i = 0; i < 6; i++)
        CHECK_SAYING(fabs(bounds[i] / wanted[i] - 1) < 1e-5, "%g, wanted %g", bounds[i], wanted[i]);
    check_range(0, 0, 3);
    CHECK(vt_node_get(surface)->arrays[heights].bad == 1);
    stop();
}

TEST(a_surface_whose_columns_are_counted_says_why_a_log_axis_does_not_show_it) {
    start();
    vt_node surface = vt_create(VT_SURFACE, scene);
    int heights = vt_array_find(VT_SURFACE, "heights");
    CHECK(vt_array_begin(surface, heights, VT_F64, 1, 2, 3, 1) == VT_OK);
    CHECK(vt_array_put(surface, heights, 0, 6, (double[]){1, 2, 3, 4, 5, 6}) == VT_OK);
    CHECK(vt_array_end(surface, heights, 0, 0) == VT_OK);
    double bounds[6];
    CHECK(vt_bounds(surface, bounds));
    CHECK_CONTAINS(vt_info(surface), "\"problem\":null");
    say(scene, "xscale", "log");
    CHECK(!vt_bounds(surface, bounds));
    CHECK_CONTAINS(vt_info(surface), "surface.x: is not given, and the x axis is logarithmic");
    write_array(surface, "x", VT_F64, 3, 1, 1, (double[]){1, 10, 100});
    CHECK(vt_bounds(surface, bounds));
    stop();
}

TEST(nanoseconds_far_from_zero_keep_their_differences) {
    start();
    int64_t now = 1700000000000000000;
    int64_t xyz[] = {now, 0, 0, now + 1, 1, 1, now + 900, 2, 2, now + 1000000, 3, 3};
    write_array(points, "positions", VT_I64, 4, 1, 3, xyz);
    const vt_array *a = &vt_node_get(points)->arrays[0];
    const float *f = a->data;
    CHECK_NEAR((double)f[3] - (double)f[0], 1, 0.04);
    CHECK_NEAR((double)f[6] - (double)f[0], 900, 0.04);
    CHECK_NEAR((double)f[9] - (double)f[0], 1000000, 0.1);
    CHECK_NEAR((double)f[4], 1, 0); // the other columns are as ever
    uint64_t high[] = {18000000000000000001u, 5, 5, 18000000000000000301u, 6, 6};
    write_array(points, "positions", VT_U64, 2, 1, 3, high);
    f = vt_node_get(points)->arrays[0].data;
    CHECK_NEAR((double)f[3] - (double)f[0], 300, 0.01);
    stop();
}

TEST(places_beyond_float32_are_kept_in_another_unit) {
    static const double sizes[] = {1e-250, 1e-40, 1e40, 1e250};
    start();
    for (int i = 0; i < VT_LENGTH(sizes); i++) {
        double s = sizes[i];
        write_array(points, "positions", VT_F64, 3, 1, 3, (double[]){0, 0, 0, s, 2 * s, 3 * s, s / 3, s, s});
        const vt_array *a = &vt_node_get(points)->arrays[0];
        CHECK(a->bad == 0);
        for (int c = 0; c < 3; c++)
            CHECK_SAYING(fabs(stored(points, 1, (uint32_t)c) / (s * (c + 1)) - 1) < 1e-6, "%g", s);
        CHECK(fabs(stored(points, 2, 0) / (s / 3) - 1) < 1e-6);
        CHECK_SAYING(a->max[0] == s, "%g, wanted %g", a->max[0], s);
        double low[3], high[3];
        project(0, 0, 0, low), project(s, 2 * s, 3 * s, high);
        CHECK_SAYING(low[1] - high[1] > 200, "%g: %g px", s, low[1] - high[1]);
    }
    // One after the other into the same content: the unit follows what is largest.
    write_array(points, "positions", VT_F64, 3, 1, 3, (double[9]){0});
    for (int i = 0; i < VT_LENGTH(sizes); i++) {
        double s = sizes[i];
        CHECK(vt_array_begin(points, 0, VT_F64, 1, 3, 1, 3) == VT_OK);
        CHECK(vt_array_put(points, 0, 2, 1, (double[]){s, s, s}) == VT_OK && vt_array_end(points, 0, 0, 0) == VT_OK);
        CHECK_SAYING(fabs(stored(points, 2, 1) / s - 1) < 1e-6, "%g, wanted %g", stored(points, 2, 1), s);
    }
    // float32 that comes as it is: too small for a GPU, and at the limit.
    float tiny[] = {0, 0, 0, 1e-40f, 2e-40f, 3e-40f}, huge[] = {0, 0, 0, 1e38f, 2e38f, 3e38f};
    write_array(points, "positions", VT_F32, 2, 1, 3, tiny);
    CHECK_SAYING(fabs(stored(points, 1, 2) / 3e-40 - 1) < 1e-4, "%g", stored(points, 1, 2));
    CHECK(fabsf(((const float *)vt_node_get(points)->arrays[0].data)[5]) > 0.1f);
    write_array(points, "positions", VT_F32, 2, 1, 3, huge);
    CHECK_SAYING(fabs(stored(points, 1, 2) / 3e38 - 1) < 1e-6, "%g", stored(points, 1, 2));
    CHECK(vt_array_begin(points, 0, VT_F32, 1, 2, 1, 3) == VT_OK);
    CHECK(vt_array_put(points, 0, 0, 1, (float[]){1e38f, 1e37f, 0}) == VT_OK && vt_array_end(points, 0, 0, 0) == VT_OK);
    CHECK(fabs(stored(points, 0, 1) / 1e37 - 1) < 1e-6);
    stop();
}

int main(void) {
    RUN(axes_reach_a_little_beyond_the_data);
    RUN(shapes_and_meshes_alone_have_no_axes_until_one_is_named);
    RUN(a_surface_ends_where_its_axes_end);
    RUN(data_without_a_length_stand_in_the_middle_of_an_axis);
    RUN(limits_hold_and_a_missing_end_follows_the_data);
    RUN(limits_from_high_to_low_reverse_an_axis);
    RUN(a_log_axis_refuses_limits_that_it_has_no_place_for);
    RUN(scales_and_back_are_the_same_number);
    RUN(category_axes_have_a_place_for_each_name);
    RUN(lengths_that_are_alike_keep_their_units);
    RUN(growing_data_are_squeezed_without_a_jump);
    RUN(bodies_keep_their_shape_unless_they_would_be_threads);
    RUN(huge_and_tiny_scenes_are_stretched_to_what_float32_can_hold);
    RUN(what_is_stretched_fills_the_picture);
    RUN(drags_are_of_the_stretched_picture);
    RUN(a_turned_camera_stays_beside_a_box_that_grows);
    RUN(a_direction_asked_for_before_the_data_is_kept_by_them);
    RUN(places_on_a_log_axis_are_logarithms_and_speak_data_numbers);
    RUN(a_scale_that_changes_later_is_as_if_it_had_been_there);
    RUN(a_part_rewritten_on_a_log_axis_goes_through_it_too);
    RUN(what_stands_where_a_log_axis_has_no_place_is_not_seen);
    RUN(a_ruler_on_a_log_axis_reaches_as_far_as_it_says);
    RUN(a_text_on_the_screen_is_nowhere_in_the_scene);
    RUN(surfaces_go_through_the_scales_of_x_y_and_heights);
    RUN(a_surface_whose_columns_are_counted_says_why_a_log_axis_does_not_show_it);
    RUN(nanoseconds_far_from_zero_keep_their_differences);
    RUN(places_beyond_float32_are_kept_in_another_unit);
    return TEST_END();
}
