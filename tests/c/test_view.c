// In:  views of scenes, angles, drags, matrices.
// Out: checks of view.c and camera.c against values worked out by hand.
#include "nodes.h"
#include "view/view.h"
#include "vitrail.h"

static const double pi = 3.14159265358979323846;
static vt_node scene, view, points;

static void check_at(const double *v, double x, double y, double z, double tolerance) {
    CHECK_NEAR(v[0], x, tolerance);
    CHECK_NEAR(v[1], y, tolerance);
    CHECK_NEAR(v[2], z, tolerance);
}

static void write_points(uint32_t count, const double *xyz) {
    CHECK(vt_array_begin(points, 0, VT_F64, 1, count, 1, 3) == VT_OK &&
          vt_array_put(points, 0, 0, count, xyz) == VT_OK);
    CHECK(vt_array_end(points, 0, 0, 0) == VT_OK);
}

static void start(void) {
    scene = vt_create(VT_SCENE, (vt_node){0});
    view = vt_create(VT_VIEW, scene);
    points = vt_create(VT_POINTS, scene);
    CHECK(view.id && points.id);
    set(view, "width", 1, 800, 0, 0);
    set(view, "height", 1, 600, 0, 0);
    set(scene, "axes", 1, 3, 0, 0);   // off: the bounds alone are fitted, and nothing is stretched...
    set(scene, "aspect", 1, 0, 0, 0); // ...not even a thin box
}

static void stop(void) {
    vt_node_shutdown();
    vt_kind_shutdown();
    CHECK_NOTHING_LEFT();
}

static void box_of_points(double cx, double cy, double cz, double hx, double hy, double hz) {
    double xyz[24];
    for (int i = 0; i < 8; i++)
        xyz[i * 3] = cx + (i & 1 ? hx : -hx), xyz[i * 3 + 1] = cy + (i & 2 ? hy : -hy),
                xyz[i * 3 + 2] = cz + (i & 4 ? hz : -hz);
    write_points(8, xyz);
}

// How much of the picture the corners of a box fill: the largest |x| and |y| in -1..1. Also checks near and far.
static double fill_of(double cx, double cy, double cz, double hx, double hy, double hz) {
    double most = 0;
    for (int i = 0; i < 8; i++) {
        double p[3] = {cx + (i & 1 ? hx : -hx), cy + (i & 2 ? hy : -hy), cz + (i & 4 ? hz : -hz)}, pixel[3];
        CHECK(vt_view_project(view, p, pixel) == VT_OK);
        CHECK_SAYING(pixel[2] > 0 && pixel[2] < 1, "depth %g", pixel[2]);
        most = VT_MAX(most, VT_MAX(fabs(pixel[0] / 400 - 1), fabs(pixel[1] / 300 - 1)));
    }
    return most;
}

TEST(a_new_view_looks_from_the_front_left_and_above) {
    start();
    double angles[3];
    CHECK(vt_view_angles(view, angles) == VT_OK);
    CHECK_NEAR(angles[0], 25 * pi / 180, 0.001);
    CHECK_NEAR(angles[1], -60 * pi / 180, 0.001);
    CHECK(angles[2] == 0);
    stop();
}

TEST(looking_places_the_eye_by_elevation_and_azimuth) {
    start();
    set(view, "target", 3, 1, 2, 3);
    set(view, "eye", 3, 1, 2 - 10, 3);
    CHECK(vt_view_look(view, pi / 6, 0, 0) == VT_OK);
    double eye[3];
    get(view, "eye", eye);
    check_at(eye, 1 + 10 * cos(pi / 6), 2, 3 + 5, 1e-9);
    double angles[3];
    for (int e = -89; e <= 89; e += 20)
        for (int a = -170; a <= 170; a += 40)
            for (int r = -150; r <= 150; r += 75) {
                CHECK(vt_view_look(view, e * pi / 180, a * pi / 180, r * pi / 180) == VT_OK &&
                      vt_view_angles(view, angles) == VT_OK);
                check_at(angles, e * pi / 180, a * pi / 180, r * pi / 180, 1e-9);
            }
    CHECK(vt_view_look(view, 7 * pi / 18, 1, 0) == VT_OK);
    double up[3];
    get(view, "up", up);
    check_at(up, 0, 0, 1, 0);
    CHECK(vt_view_look(view, NAN, 0, 0) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "wanted finite numbers (elevation, azimuth, roll)");
    stop();
}

TEST(a_pose_shows_other_data_alike) {
    start();
    double pose[7], again[7], eye[3], target[3];
    CHECK(vt_view_look(view, 0.5, 1, 0.25) == VT_OK && vt_view_zoom(view, 2, 400, 300) == VT_OK);
    CHECK(vt_view_pose(view, pose) == VT_OK);
    CHECK_NEAR(pose[0], 0.5, 1e-9);
    CHECK_NEAR(pose[1], 1, 1e-9);
    CHECK_NEAR(pose[2], 0.25, 1e-9);
    write_points(2, (double[]){1e6, 2e6, 3e6, 1.001e6, 2.0004e6, 3.0007e6});
    CHECK(vt_view_set_pose(view, pose) == VT_OK && vt_view_pose(view, again) == VT_OK);
    for (int i = 0; i < 7; i++) CHECK_NEAR(again[i], pose[i], 1e-9);
    get(view, "target", target);
    CHECK(target[0] >= 1e6 && target[0] <= 1.001e6 && target[1] >= 2e6 && target[1] <= 2.0004e6);
    get(view, "eye", eye);
    pose[6] = 0;
    CHECK(vt_view_set_pose(view, pose) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "a distance above 0");
    pose[6] = 1, pose[4] = INFINITY;
    CHECK(vt_view_set_pose(view, pose) == VT_ERROR_VALUE);
    double after[3];
    get(view, "eye", after);
    check_at(after, eye[0], eye[1], eye[2], 0);
    stop();
}

TEST(looking_from_above_keeps_the_azimuth) {
    start();
    CHECK(vt_view_look(view, pi / 2, -pi / 2, 0) == VT_OK);
    double angles[3], x[3] = {1, 0, 0}, y[3] = {0, 1, 0}, pixel[3];
    CHECK(vt_view_angles(view, angles) == VT_OK);
    check_at(angles, pi / 2, -pi / 2, 0, 1e-9);
    CHECK(vt_view_project(view, x, pixel) == VT_OK);
    CHECK(pixel[0] > 410);
    CHECK_NEAR(pixel[1], 300, 0.05);
    CHECK(vt_view_project(view, y, pixel) == VT_OK);
    CHECK_NEAR(pixel[0], 400, 0.05);
    CHECK(pixel[1] < 290);
    CHECK(vt_view_look(view, pi / 2, 0.3, 0) == VT_OK && vt_view_angles(view, angles) == VT_OK);
    check_at(angles, pi / 2, 0.3, 0, 1e-6);
    double up_there[3] = {-cos(0.3), -sin(0.3), 0};
    CHECK(vt_view_project(view, up_there, pixel) == VT_OK && pixel[1] < 290);
    CHECK_NEAR(pixel[0], 400, 0.05);
    // Exactly above by the properties: as on a map, north is up.
    set(view, "target", 3, 0, 0, 0);
    set(view, "eye", 3, 0, 0, 10);
    CHECK(vt_view_project(view, y, pixel) == VT_OK);
    CHECK_NEAR(pixel[0], 400, 1e-9);
    CHECK(pixel[1] < 290);
    stop();
}

TEST(where_y_is_up_elevation_is_about_y) {
    start();
    set(view, "up", 3, 0, 1, 0);
    CHECK(vt_view_look(view, 0, 0, 0) == VT_OK);
    double eye[3], target[3];
    get(view, "eye", eye), get(view, "target", target);
    CHECK(eye[2] - target[2] > 1 && fabs(eye[0] - target[0]) < 1e-9 && fabs(eye[1] - target[1]) < 1e-9);
    CHECK(vt_view_look(view, pi / 4, pi / 2, 0) == VT_OK);
    get(view, "eye", eye);
    CHECK(eye[0] - target[0] > 1 && eye[1] - target[1] > 1 && fabs(eye[2] - target[2]) < 1e-9);
    stop();
}

TEST(matrices_are_those_of_a_hand_computed_camera) {
    start();
    set(view, "eye", 3, 0, -10, 0);
    set(view, "target", 3, 0, 0, 0);
    set(view, "near", 1, 1, 0, 0);
    set(view, "far", 1, 101, 0, 0);
    set(view, "fov", 1, pi / 2, 0, 0);
    double v[16], p[16];
    CHECK(vt_view_matrices(view, v, p) == VT_OK);
    double wanted_view[16] = {1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, -10, 1};
    double wanted_projection[16] = {0.75, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1.02, -1, 0, 0, -2.02, 0};
    for (int i = 0; i < 16; i++) {
        CHECK_NEAR(v[i], wanted_view[i], 1e-12);
        CHECK_NEAR(p[i], wanted_projection[i], 1e-12);
    }
    double at[3] = {2, 0, 1}, pixel[3];
    CHECK(vt_view_project(view, at, pixel) == VT_OK);
    check_at(pixel, 400 + 2 * 30, 300 - 30, 101.0 / 100 * (1 - 1 / 10.0), 1e-9);
    set(view, "pixel_ratio", 1, 2, 0, 0);
    CHECK(vt_view_project(view, at, pixel) == VT_OK);
    check_at(pixel, 200 + 30, 150 - 15, 101.0 / 100 * (1 - 1 / 10.0), 1e-9);
    double behind[3] = {0, -11, 0};
    CHECK(vt_view_project(view, behind, pixel) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "view: (0, -11, 0) is behind the camera");
    stop();
}

TEST(a_fit_shows_all_and_fills_four_fifths_from_every_side) {
    start();
    const double boxes[][6] = {
        {0, 0, 0, 1, 1, 1},          {100, -50, 3, 10, 0.1, 4},     {5e6, 5e6, 200, 0.5, 0.5, 0.01},
        {0, 0, 0, 1e-9, 2e-9, 1e-9}, {1e12, 0, 0, 1e12, 1e10, 1e3}, {0, 0, 0, 0, 5, 0}};
    for (int i = 0; i < VT_LENGTH(boxes); i++)
        for (int projection = 0; projection < 2; projection++)
            for (int look = 0; look < 12; look++) {
                const double *b = boxes[i];
                box_of_points(b[0], b[1], b[2], b[3], b[4], b[5]);
                set(view, "projection", 1, projection, 0, 0);
                CHECK(vt_view_look(view, (look % 4 - 1.3) * 0.7, look * 0.9, 0) == VT_OK &&
                      vt_view_fit(view, scene) == VT_OK);
                double most = fill_of(b[0], b[1], b[2], b[3], b[4], b[5]);
                CHECK_SAYING(most < 0.801 && most > (b[3] > 0 ? 0.799 : 0.1), "box %d, projection %d, look %d: %g", i,
                             projection, look, most);
            }
    stop();
}

TEST(a_single_point_is_in_the_middle_and_in_sight) {
    start();
    double p[3] = {7, 8, 9}, pixel[3];
    write_points(1, p);
    CHECK(vt_view_project(view, p, pixel) == VT_OK);
    CHECK_NEAR(pixel[0], 400, 1e-6);
    CHECK_NEAR(pixel[1], 300, 1e-6);
    CHECK(pixel[2] > 0 && pixel[2] < 1);
    stop();
}

TEST(an_empty_scene_cannot_be_fitted_but_can_be_drawn) {
    start();
    CHECK(vt_view_fit(view, scene) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "view: there is nothing to fit to: no visible data");
    double v[16], p[16];
    CHECK(vt_view_matrices(view, v, p) == VT_OK);
    for (int i = 0; i < 16; i++) CHECK(vt_is_finite(v[i]) && vt_is_finite(p[i]));
    set(view, "width", 1, 0, 0, 0);
    set(view, "height", 1, 0, 0, 0);
    CHECK(vt_view_matrices(view, v, p) == VT_OK);
    for (int i = 0; i < 16; i++) CHECK(vt_is_finite(v[i]) && vt_is_finite(p[i]));
    stop();
}

TEST(the_view_fits_itself_until_the_camera_is_taken) {
    start();
    double target[3], autofit;
    box_of_points(10, 0, 0, 1, 1, 1);
    get(view, "target", target);
    check_at(target, 10, 0, 0, 1e-9);
    CHECK(vt_view_look(view, 0.1, 0.2, 0) == VT_OK);
    set(view, "passes", 1, 4, 0, 0);
    box_of_points(20, 0, 0, 3, 1, 1);
    get(view, "target", target);
    check_at(target, 20, 0, 0, 1e-9);
    CHECK(fill_of(20, 0, 0, 3, 1, 1) < 0.801);
    set(view, "width", 1, 300, 0, 0); // a narrower picture is fitted again
    double pixel[3], corner[3] = {23, 1, 1};
    CHECK(vt_view_project(view, corner, pixel) == VT_OK && pixel[0] > 0 && pixel[0] < 300);
    CHECK(vt_view_orbit(view, 10, 0) == VT_OK);
    get(view, "autofit", &autofit);
    CHECK(autofit == 0);
    box_of_points(-50, 0, 0, 3, 1, 1);
    get(view, "target", target);
    check_at(target, 20, 0, 0, 1e-9);
    set(view, "autofit", 1, 1, 0, 0);
    get(view, "target", target);
    check_at(target, -50, 0, 0, 1e-9);
    set(view, "eye", 3, 0, 0, 50);
    get(view, "autofit", &autofit);
    CHECK(autofit == 0);
    stop();
}

TEST(a_new_target_starts_from_the_fitted_camera) {
    start();
    box_of_points(100, 0, 0, 5, 5, 5);
    set(view, "target", 3, 100, 0, 5); // before any frame
    double eye[3], autofit;
    get(view, "eye", eye), get(view, "autofit", &autofit);
    double away[3] = {eye[0] - 100, eye[1], eye[2]};
    CHECK_SAYING(autofit == 0 && vt_length(away) > 20 && vt_length(away) < 60, "eye at %g, %g, %g", eye[0], eye[1],
                 eye[2]);
    stop();
}

TEST(what_is_set_to_what_it_was_costs_no_frame) {
    start();
    double v[16], p[16], autofit;
    CHECK(vt_view_matrices(view, v, p) == VT_OK);
    uint32_t revision = vt_node_get(view)->revision;
    set(view, "width", 1, 800, 0, 0);
    set(view, "up", 3, 0, 0, 1);
    set(view, "target", 3, 0, 0, 0);
    get(view, "autofit", &autofit);
    CHECK(vt_node_get(view)->revision == revision && autofit == 0);
    CHECK(vt_view_set_matrices(view, v, p) == VT_OK);
    revision = vt_node_get(view)->revision;
    set(view, "target", 3, 0, 0, 0);
    CHECK(vt_node_get(view)->revision != revision && !vt_view_state_of(vt_node_get(view))->fixed);
    stop();
}

TEST(a_drag_turns_the_box_with_the_hand_and_stops_at_the_poles) {
    start();
    box_of_points(0, 0, 0, 1, 1, 1);
    CHECK(vt_view_look(view, 0, -pi / 2, 0) == VT_OK);
    double front[3] = {0, -1, 0}, before[3], after[3], angles[3];
    CHECK(vt_view_project(view, front, before) == VT_OK && vt_view_orbit(view, 30, 20) == VT_OK &&
          vt_view_project(view, front, after) == VT_OK);
    CHECK_SAYING(after[0] - before[0] > 15 && after[0] - before[0] < 45, "moved right by %g", after[0] - before[0]);
    CHECK_SAYING(after[1] - before[1] > 10 && after[1] - before[1] < 30, "moved down by %g", after[1] - before[1]);
    CHECK(vt_view_orbit(view, 0, 1e6) == VT_OK && vt_view_angles(view, angles) == VT_OK);
    CHECK_NEAR(angles[0], pi / 2, 1e-9);
    CHECK(vt_view_orbit(view, 0, -1e6) == VT_OK && vt_view_angles(view, angles) == VT_OK);
    CHECK_NEAR(angles[0], -pi / 2, 1e-9);
    double azimuth = angles[1];
    CHECK(vt_view_orbit(view, 0, 60) == VT_OK && vt_view_angles(view, angles) == VT_OK);
    CHECK_NEAR(angles[1], azimuth, 1e-6);
    CHECK(vt_view_orbit(view, INFINITY, 0) == VT_ERROR_VALUE);
    stop();
}

TEST(a_thousand_drags_keep_the_distance) {
    start();
    set(view, "target", 3, 5e6, 5e6, 100);
    set(view, "eye", 3, 5e6 + 10, 5e6, 100);
    for (int i = 0; i < 1000; i++) CHECK(vt_view_orbit(view, 13 - i % 7, 5 - i % 11) == VT_OK);
    double eye[3], target[3];
    get(view, "eye", eye), get(view, "target", target);
    double d[3] = {eye[0] - target[0], eye[1] - target[1], eye[2] - target[2]};
    CHECK_NEAR(vt_length(d), 10, 1e-5);
    check_at(target, 5e6, 5e6, 100, 0);
    stop();
}

TEST(panning_moves_the_target_with_the_pointer) {
    start();
    for (int projection = 0; projection < 2; projection++) {
        set(view, "projection", 1, projection, 0, 0);
        set(view, "pixel_ratio", 1, 2, 0, 0);
        set(view, "target", 3, 1, 2, 3);
        set(view, "eye", 3, 5, -6, 7);
        double at[3] = {1, 2, 3}, pixel[3];
        CHECK(vt_view_pan(view, 17, -9) == VT_OK && vt_view_project(view, at, pixel) == VT_OK);
        CHECK_NEAR(pixel[0], 200 + 17, 1e-9);
        CHECK_NEAR(pixel[1], 150 - 9, 1e-9);
    }
    stop();
}

TEST(zooming_keeps_what_is_under_the_pointer) {
    start();
    for (int projection = 0; projection < 2; projection++) {
        set(view, "projection", 1, projection, 0, 0);
        set(view, "target", 3, 1, 2, 3);
        set(view, "eye", 3, 1, -8, 3);
        double at[3] = {2.5, 2, 3.5}, before[3], after[3], eye[3], target[3]; // in the target's plane
        CHECK(vt_view_project(view, at, before) == VT_OK && vt_view_zoom(view, 2.5, before[0], before[1]) == VT_OK);
        CHECK(vt_view_project(view, at, after) == VT_OK);
        CHECK_NEAR(after[0], before[0], 1e-9);
        CHECK_NEAR(after[1], before[1], 1e-9);
        get(view, "eye", eye), get(view, "target", target);
        CHECK_NEAR(target[1] - eye[1], 4, 1e-9);
        CHECK(vt_view_zoom(view, 1 / 2.5, before[0], before[1]) == VT_OK);
        get(view, "eye", eye);
        check_at(eye, 1, -8, 3, 1e-9);
    }
    CHECK(vt_view_zoom(view, 0, 1, 1) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "view: got a zoom of 0, wanted more than 0 (2 is twice as near)");
    for (int i = 0; i < 400; i++) CHECK(vt_view_zoom(view, 10, 400, 300) == VT_OK);
    double v[16], p[16];
    CHECK(vt_view_matrices(view, v, p) == VT_OK);
    for (int i = 0; i < 16; i++) CHECK(vt_is_finite(v[i]) && vt_is_finite(p[i]));
    for (int i = 0; i < 400; i++) CHECK(vt_view_zoom(view, 0.1, 400, 300) == VT_OK);
    CHECK(vt_view_matrices(view, v, p) == VT_OK);
    for (int i = 0; i < 16; i++) CHECK(vt_is_finite(v[i]) && vt_is_finite(p[i]));
    stop();
}

TEST(orthographic_keeps_the_size_at_the_target) {
    start();
    set(view, "target", 3, 0, 0, 0);
    set(view, "eye", 3, 3, -12, 4);
    double target_right[3], perspective[3], orthographic[3], v[16];
    CHECK(vt_view_matrices(view, v, NULL) == VT_OK);
    for (int c = 0; c < 3; c++) target_right[c] = v[c * 4] * 2 + v[c * 4 + 1]; // in the plane of the target
    CHECK(vt_view_project(view, target_right, perspective) == VT_OK);
    set(view, "projection", 1, 1, 0, 0);
    CHECK(vt_view_project(view, target_right, orthographic) == VT_OK);
    CHECK_NEAR(orthographic[0], perspective[0], 1e-9);
    CHECK_NEAR(orthographic[1], perspective[1], 1e-9);
    stop();
}

TEST(near_and_far_hold_the_scene_and_no_more) {
    start();
    box_of_points(0, 0, 0, 1, 1, 1);
    set(view, "target", 3, 0, 0, 0);
    set(view, "eye", 3, 0, -100, 0);
    double v[16];
    CHECK(vt_view_matrices(view, v, NULL) == VT_OK);
    const vt_camera *camera = &vt_view_state_of(vt_node_get(view))->camera;
    CHECK_SAYING(camera->near > 97.5 && camera->near < 99 && camera->far > 101 && camera->far < 102.5, "%g..%g",
                 camera->near, camera->far);
    CHECK_NEAR(camera->pixel, 2 * tan(15 * pi / 180) / 600, 1e-12);
    set(view, "eye", 3, 0, -0.5, 0); // inside
    CHECK(vt_view_matrices(view, v, NULL) == VT_OK);
    CHECK(camera->near > 0 && camera->near < 0.01 && camera->far > 1.5 && camera->far < 2);
    set(view, "projection", 1, 1, 0, 0); // a parallel view shows what is behind the eye too
    CHECK(vt_view_matrices(view, v, NULL) == VT_OK);
    CHECK(camera->near < -0.5 && camera->far > 1.5);
    set(view, "target", 3, 0, -1000, 0); // looking away
    set(view, "eye", 3, 0, -100, 0);
    set(view, "projection", 1, 0, 0, 0);
    CHECK(vt_view_matrices(view, v, NULL) == VT_OK && camera->near > 0 && camera->far > camera->near);
    set(view, "near", 1, 2, 0, 0);
    set(view, "far", 1, 1, 0, 0); // the wrong way round
    CHECK(vt_view_matrices(view, v, NULL) == VT_OK && camera->near == 2 && camera->far > 2);
    stop();
}

TEST(matrices_from_outside_hold_until_the_camera_is_changed) {
    start();
    box_of_points(0, 0, 0, 1, 1, 1);
    double v[16] = {1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, -3, 0, -10, 1},
           p[16] = {1.5, 0, 0, 0, 0, 2, 0, 0, 0, 0, -1.02, -1, 0, 0, -2.02, 0}, v2[16], p2[16];
    CHECK(vt_view_set_matrices(view, v, p) == VT_OK && vt_view_matrices(view, v2, p2) == VT_OK);
    CHECK(memcmp(v, v2, sizeof v) == 0 && memcmp(p, p2, sizeof p) == 0);
    const vt_camera *camera = &vt_view_state_of(vt_node_get(view))->camera;
    check_at(camera->eye, 3, -10, 0, 1e-12);
    CHECK(camera->perspective);
    CHECK_NEAR(camera->near, 1, 1e-9);
    CHECK_NEAR(camera->far, 101, 1e-6);
    set(view, "width", 1, 500, 0, 0);
    CHECK(vt_view_matrices(view, v2, p2) == VT_OK && memcmp(p, p2, sizeof p) == 0);
    CHECK(vt_view_set_matrices(view, NULL, NULL) == VT_OK && vt_view_matrices(view, v2, p2) == VT_OK &&
          memcmp(p, p2, sizeof p) != 0);
    CHECK(vt_view_set_matrices(view, v, p) == VT_OK && vt_view_orbit(view, 1, 1) == VT_OK);
    CHECK(vt_view_matrices(view, v2, p2) == VT_OK && memcmp(v, v2, sizeof v) != 0);
    CHECK(vt_view_set_matrices(view, v, NULL) == VT_ERROR_VALUE);
    double singular[16] = {0}, row_major[16] = {1, 0, 0, 4, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    CHECK(vt_view_set_matrices(view, v, singular) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "projection matrix: has no inverse, so nothing would be seen");
    CHECK(vt_view_set_matrices(view, row_major, p) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "column-major");
    v[0] = NAN;
    CHECK(vt_view_set_matrices(view, v, p) == VT_ERROR_VALUE);
    stop();
}

TEST(a_fit_to_one_node_stays_on_it) {
    start();
    box_of_points(0, 0, 0, 1, 1, 1);
    vt_node box = vt_create(VT_BOX, scene);
    set(box, "position", 3, 50, 0, 0);
    CHECK(vt_view_fit(view, box) == VT_OK);
    double target[3];
    get(view, "target", target);
    check_at(target, 50, 0, 0, 1e-9);
    CHECK(vt_view_fit(view, points) == VT_OK);
    get(view, "target", target);
    check_at(target, 0, 0, 0, 1e-9);
    vt_node other = vt_create(VT_SCENE, (vt_node){0});
    CHECK(vt_view_fit(view, other) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "in another scene");
    CHECK(vt_view_fit(box, scene) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_error(), "got a box, wanted a view");
    stop();
}

TEST(an_inverse_undoes_its_matrix) {
    double m[16] = {2, 1, 0, 0, -1, 3, 0.5, 0, 0, 0.25, 4, 0, 5e6, -7, 9, 1}, inverse[16], product[16];
    CHECK(vt_mat_inverse(m, inverse));
    vt_mat_mul(m, inverse, product);
    for (int i = 0; i < 16; i++) CHECK_NEAR(product[i], i % 5 == 0, 1e-8);
    double flat[16] = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    CHECK(!vt_mat_inverse(flat, inverse));
}

int main(void) {
    RUN(a_new_view_looks_from_the_front_left_and_above);
    RUN(looking_places_the_eye_by_elevation_and_azimuth);
    RUN(looking_from_above_keeps_the_azimuth);
    RUN(where_y_is_up_elevation_is_about_y);
    RUN(matrices_are_those_of_a_hand_computed_camera);
    RUN(a_fit_shows_all_and_fills_four_fifths_from_every_side);
    RUN(a_single_point_is_in_the_middle_and_in_sight);
    RUN(an_empty_scene_cannot_be_fitted_but_can_be_drawn);
    RUN(the_view_fits_itself_until_the_camera_is_taken);
    RUN(a_new_target_starts_from_the_fitted_camera);
    RUN(what_is_set_to_what_it_was_costs_no_frame);
    RUN(a_drag_turns_the_box_with_the_hand_and_stops_at_the_poles);
    RUN(a_thousand_drags_keep_the_distance);
    RUN(panning_moves_the_target_with_the_pointer);
    RUN(zooming_keeps_what_is_under_the_pointer);
    RUN(orthographic_keeps_the_size_at_the_target);
    RUN(near_and_far_hold_the_scene_and_no_more);
    RUN(matrices_from_outside_hold_until_the_camera_is_changed);
    RUN(a_pose_shows_other_data_alike);
    RUN(a_fit_to_one_node_stays_on_it);
    RUN(an_inverse_undoes_its_matrix);
    return TEST_END();
}
