// In:  trees with transforms, marks with data, shapes, and changes to them.
// Out: checks of scene.c and batch.c: what is derived is right, and only what changed is derived again.
#include "kinds/shapes.h"
#include "scene/scene.h"
#include "test.h"
#include "vitrail.h"

static vt_node_data *make(int kind, vt_node_data *parent) {
    vt_node handle = vt_node_make(kind, parent);
    CHECK_SAYING(handle.id != 0, "%s", vt_fail_text());
    return vt_node_get(handle);
}

static void set(vt_node_data *node, const char *name, int count, double a, double b, double c) {
    double values[] = {a, b, c};
    int property = vt_property_find(node->kind, name);
    CHECK_SAYING(property >= 0 && vt_node_set(node, property, values, count) == VT_OK, "%s", vt_fail_text());
}

static void write(vt_node_data *node, int array, uint32_t rows, uint32_t columns, uint32_t components,
                  const double *data) {
    vt_node handle = node->handle;
    CHECK(vt_array_begin(handle, array, VT_F64, 1, rows, columns, components) == VT_OK);
    CHECK(vt_array_put(handle, array, 0, rows * columns, data) == VT_OK);
    CHECK_SAYING(vt_array_end(handle, array, 0, 0) == VT_OK, "%s", vt_error());
}

static vt_scene_data *update(vt_node_data *scene) {
    CHECK(vt_scene_update(scene->extra));
    return scene->extra;
}

static void check_matrix(const double *m, const double *wanted) {
    for (int i = 0; i < 16; i++) CHECK_SAYING(fabs(m[i] - wanted[i]) < 1e-12, "[%d] %g, wanted %g", i, m[i], wanted[i]);
}

static void check_box(const double *min, const double *max, double x0, double y0, double z0, double x1, double y1,
                      double z1) {
    double low[] = {x0, y0, z0}, high[] = {x1, y1, z1};
    for (int c = 0; c < 3; c++) {
        CHECK_NEAR(min[c], low[c], 1e-9);
        CHECK_NEAR(max[c], high[c], 1e-9);
    }
}

static void all_is_gone(void) {
    vt_node_shutdown();
    vt_kind_shutdown();
    CHECK_SAYING(vt_memory_blocks() == 0, "%zu blocks left", vt_memory_blocks());
}

static const double pi = 3.14159265358979323846;

TEST(a_node_turns_about_x_then_y_then_z_and_is_scaled_first) {
    vt_node_data *scene = make(VT_SCENE, NULL), *group = make(VT_GROUP, scene);
    set(group, "position", 3, 10, 20, 30);
    set(group, "scale", 3, 2, 3, 4);
    set(group, "rotation", 3, pi / 2, 0, pi / 2);
    update(scene);
    // x scaled by 2: stays x about x, becomes y about z. y by 3: becomes z, stays. z by 4: becomes -y, then x.
    double wanted[16] = {0, 2, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0, 10, 20, 30, 1};
    check_matrix(group->world, wanted);
    set(group, "rotation", 3, 0, pi / 2, 0);
    update(scene);
    double about_y[16] = {0, 0, -2, 0, 0, 3, 0, 0, 4, 0, 0, 0, 10, 20, 30, 1};
    check_matrix(group->world, about_y);
    all_is_gone();
}

TEST(a_child_moves_with_its_groups_and_keeps_its_own_place) {
    vt_node_data *scene = make(VT_SCENE, NULL), *outer = make(VT_GROUP, scene), *inner = make(VT_GROUP, outer),
                 *points = make(VT_POINTS, inner);
    set(outer, "position", 3, 5e6, 0, 0);
    set(inner, "scale", 1, 2, 0, 0);
    set(points, "position", 3, 1, 1, 1);
    update(scene);
    double wanted[16] = {2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 5e6 + 2, 2, 2, 1};
    check_matrix(points->world, wanted);
    CHECK(vt_node_attach(points, scene) == VT_OK);
    update(scene);
    double alone[16] = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1};
    check_matrix(points->world, alone);
    all_is_gone();
}

TEST(a_groups_matrix_is_applied_before_its_place) {
    vt_node_data *scene = make(VT_SCENE, NULL), *group = make(VT_GROUP, scene);
    double shear[16] = {1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 7, 1};
    CHECK(vt_node_set(group, vt_property_find(VT_GROUP, "matrix"), shear, 16) == VT_OK);
    set(group, "scale", 1, 2, 0, 0);
    update(scene);
    double wanted[16] = {2, 0, 0, 0, 2, 2, 0, 0, 0, 0, 2, 0, 0, 0, 14, 1};
    check_matrix(group->world, wanted);
    all_is_gone();
}

TEST(hiding_and_fading_a_group_reaches_all_below_it) {
    vt_node_data *scene = make(VT_SCENE, NULL), *group = make(VT_GROUP, scene), *inner = make(VT_GROUP, group),
                 *box = make(VT_BOX, inner), *points = make(VT_POINTS, group);
    set(group, "alpha", 1, 0.5, 0, 0);
    set(inner, "alpha", 1, 0.5, 0, 0);
    set(points, "alpha", 1, 0.1, 0, 0);
    vt_scene_data *data = update(scene);
    CHECK_NEAR(box->alpha, 0.25, 1e-7);
    CHECK_NEAR(points->alpha, 0.05, 1e-7);
    const vt_batch *batch = &data->batches[0];
    CHECK(batch->translucent == 1);
    CHECK_NEAR(batch->rows[0].look, 0.25, 1e-7);
    set(group, "visible", 1, 0, 0, 0);
    update(scene);
    CHECK(!box->shown && !points->shown && batch->rows[0].look < 0 && batch->translucent == 0 &&
          data->bounds_min[0] > data->bounds_max[0]);
    set(group, "visible", 1, 1, 0, 0);
    set(inner, "visible", 1, 0, 0, 0);
    update(scene);
    CHECK(!box->shown && points->shown);
    set(inner, "visible", 1, 1, 0, 0);
    set(box, "alpha", 1, 0, 0, 0);
    update(scene);
    CHECK(box->shown && batch->rows[0].look < 0);
    set(box, "alpha", 1, 0.7, 0, 0);
    update(scene);
    CHECK(batch->translucent == 1);
    vt_node_free(box);
    CHECK(batch->translucent == 0 && batch->count == 0);
    all_is_gone();
}

TEST(shapes_stand_where_their_axis_and_size_say) {
    vt_node_data *scene = make(VT_SCENE, NULL), *arrow = make(VT_ARROW, scene), *plane = make(VT_PLANE, scene),
                 *ball = make(VT_SPHERE, scene);
    set(arrow, "position", 3, 1, 2, 3);
    set(arrow, "axis", 3, 0, 4, 0);
    set(arrow, "size", 3, 0.5, 0.5, 2);
    set(plane, "normal", 3, 0, -1, 0);
    set(plane, "size", 3, 4, 2, 1);
    set(ball, "rotation", 3, 0.3, 0.4, 0.5);
    set(ball, "size", 1, 6, 0, 0);
    update(scene);
    check_box(arrow->bounds_min, arrow->bounds_max, 0.95, 2, 2.95, 1.05, 10, 3.05);
    double tip[3], zenith[3] = {0, 0, 1};
    vt_mat_point(arrow->world, zenith, tip);
    check_box(tip, tip, 1, 10, 3, 1, 10, 3);
    // A plane that faces the reader stands upright: its x to the right, its y up.
    double wanted[16] = {4, 0, 0, 0, 0, 0, 2, 0, 0, -1, 0, 0, 0, 0, 0, 1};
    check_matrix(plane->world, wanted);
    check_box(ball->bounds_min, ball->bounds_max, -3, -3, -3, 3, 3, 3);
    set(arrow, "axis", 3, 0, 0, -1);
    update(scene);
    check_box(arrow->bounds_min, arrow->bounds_max, 0.95, 1.95, 1, 1.05, 2.05, 3);
    all_is_gone();
}

TEST(bounds_of_shapes_are_those_of_the_triangles_drawn) {
    static vt_corner corners[VT_SHAPE_CORNERS_MAX];
    vt_node_data *scene = make(VT_SCENE, NULL);
    for (int kind = VT_BOX; kind <= VT_PLANE; kind++) {
        vt_node_data *node = make(kind, scene);
        update(scene);
        double min[3] = {9, 9, 9}, max[3] = {-9, -9, -9};
        uint32_t count = vt_shape_make(kind, 64, corners);
        for (uint32_t i = 0; i < count; i++)
            for (int c = 0; c < 3; c++) {
                min[c] = VT_MIN(min[c], (double)corners[i].position[c]);
                max[c] = VT_MAX(max[c], (double)corners[i].position[c]);
            }
        // A ball is not made of triangles; what encloses it is larger than it is.
        for (int c = 0; c < 3 && kind != VT_SPHERE; c++) {
            CHECK_SAYING(fabs(node->bounds_min[c] - min[c]) < 1e-6, "kind %d: %g, drawn %g", kind, node->bounds_min[c],
                         min[c]);
            CHECK_SAYING(fabs(node->bounds_max[c] - max[c]) < 1e-6, "kind %d: %g, drawn %g", kind, node->bounds_max[c],
                         max[c]);
        }
    }
    all_is_gone();
}

TEST(bounds_follow_data_and_transforms_inwards_too) {
    vt_node_data *scene = make(VT_SCENE, NULL), *a = make(VT_POINTS, scene), *b = make(VT_LINE, scene);
    double small[] = {0, 0, 0, 1, 2, 3}, large[] = {-10, 0, 0, 10, 1, 1};
    write(a, 0, 2, 1, 3, small);
    write(b, 0, 2, 1, 3, large);
    vt_scene_data *data = update(scene);
    check_box(data->bounds_min, data->bounds_max, -10, 0, 0, 10, 2, 3);
    uint32_t revision = data->bounds_revision;
    update(scene);
    set(a, "order", 1, 3, 0, 0);
    update(scene);
    CHECK(data->bounds_revision == revision);
    write(b, 0, 2, 1, 3, small);
    update(scene);
    CHECK(data->bounds_revision != revision);
    check_box(data->bounds_min, data->bounds_max, 0, 0, 0, 1, 2, 3);
    set(b, "position", 3, 0, 0, 10);
    update(scene);
    check_box(data->bounds_min, data->bounds_max, 0, 0, 0, 1, 2, 13);
    set(b, "visible", 1, 0, 0, 0);
    update(scene);
    check_box(data->bounds_min, data->bounds_max, 0, 0, 0, 1, 2, 3);
    vt_node_free(a);
    update(scene);
    CHECK(data->bounds_min[0] > data->bounds_max[0]);
    all_is_gone();
}

TEST(every_kind_of_mark_has_its_bounds) {
    vt_node_data *scene = make(VT_SCENE, NULL);
    vt_node_data *surface = make(VT_SURFACE, scene), *image = make(VT_IMAGE, scene), *text = make(VT_TEXT, scene),
                 *points = make(VT_POINTS, scene), *mesh = make(VT_MESH, scene), *segments = make(VT_SEGMENTS, scene);
    double z[] = {0, 1, 2, 3, NAN, 5}, x[] = {100, 110, 130}, p[] = {1, 1, 1, 2, 2, 2, 0, 0, 0, NAN, 9, 9};
    write(surface, VT_ARRAY(surface, heights), 2, 3, 1, z);
    update(scene);
    check_box(surface->bounds_min, surface->bounds_max, 0, 0, 0, 2, 1, 5);
    write(surface, VT_ARRAY(surface, x), 3, 1, 1, x);
    write(image, 0, 2, 3, 1, z);
    set(text, "position", 3, 4, 5, 6);
    CHECK(vt_node_set_text(text, vt_property_find(VT_TEXT, "text"), "here") == VT_OK);
    write(points, 0, 1, 1, 3, p);
    set(points, "unit", 1, 1, 0, 0);
    set(points, "size", 1, 3, 0, 0);
    write(mesh, 0, 4, 1, 3, p);
    write(segments, 0, 2, 1, 3, p);
    update(scene);
    check_box(surface->bounds_min, surface->bounds_max, 100, 0, 0, 130, 1, 5);
    check_box(image->bounds_min, image->bounds_max, -1.5, -1, 0, 1.5, 1, 0);
    check_box(text->bounds_min, text->bounds_max, 4, 5, 6, 4, 5, 6);
    check_box(points->bounds_min, points->bounds_max, -0.5, -0.5, -0.5, 2.5, 2.5, 2.5);
    check_box(mesh->bounds_min, mesh->bounds_max, 0, 0, 0, 2, 2, 2);
    check_box(segments->bounds_min, segments->bounds_max, 1, 1, 1, 2, 2, 2);
    set(image, "size", 2, 6, 4, 0);
    update(scene);
    check_box(image->bounds_min, image->bounds_max, -3, -2, 0, 3, 2, 0);
    all_is_gone();
}

TEST(removing_a_shape_leaves_the_other_rows_right) {
    vt_node_data *scene = make(VT_SCENE, NULL), *boxes[5];
    for (int i = 0; i < 5; i++) {
        boxes[i] = make(VT_BOX, scene);
        set(boxes[i], "position", 3, i, 0, 0);
        set(boxes[i], "color", 3, i / 10.0, 0, 0);
    }
    vt_scene_data *data = update(scene);
    vt_batch *batch = &data->batches[0];
    CHECK(batch->count == 5 && batch->dirty_first == 0 && batch->dirty_end == 5);
    batch->dirty_first = batch->dirty_end = 0;
    vt_node_free(boxes[1]);
    CHECK(batch->count == 4 && batch->dirty_first == 1 && batch->dirty_end == 2);
    vt_node_free(boxes[4]);
    update(scene);
    CHECK(batch->count == 3);
    for (uint32_t i = 0; i < 3; i++) {
        const vt_node_data *node = vt_node_at(batch->slots[i]);
        CHECK(node->index == i);
        CHECK_NEAR((double)batch->rows[i].axis[0].place + batch->origin[0], node->world[12], 1e-6);
        CHECK_NEAR(batch->rows[i].color[0], node->world[12] / 10, 1e-6);
    }
    batch->dirty_first = batch->dirty_end = 0;
    set(boxes[2], "color", 3, 1, 1, 1);
    set(boxes[2], "shading", 1, 2, 0, 0);
    update(scene);
    CHECK(batch->dirty_end - batch->dirty_first == 1 && batch->dirty_first == boxes[2]->index);
    CHECK_NEAR(batch->rows[boxes[2]->index].look, 5, 0);
    all_is_gone();
}

TEST(a_batch_counts_which_of_its_shapes_are_selected) {
    vt_node_data *scene = make(VT_SCENE, NULL), *boxes[3];
    for (int i = 0; i < 3; i++) boxes[i] = make(VT_BOX, scene);
    const vt_batch *batch = &update(scene)->batches[0];
    CHECK(batch->selected == 0);
    set(boxes[0], "selected", 1, 1, 0, 0);
    set(boxes[2], "selected", 1, 1, 0, 0);
    update(scene);
    CHECK(batch->selected == 2 && batch->translucent == 0 && batch->rows[0].look == 9);
    set(boxes[2], "visible", 1, 0, 0, 0);
    update(scene);
    CHECK(batch->selected == 1); // what is not seen makes nothing step back
    vt_node_free(boxes[0]);
    CHECK(batch->selected == 0);
    vt_node_free(scene);
}

TEST(boxes_far_from_zero_keep_their_places) {
    vt_node_data *scene = make(VT_SCENE, NULL), *boxes[10];
    vt_scene_data *data = scene->extra;
    for (int from = 0; from < 2; from++) { // starting at zero, and starting far away
        for (int i = 0; i < 10; i++) {
            boxes[i] = make(VT_BOX, scene);
            set(boxes[i], "size", 1, 0.01, 0, 0);
            if (from) set(boxes[i], "position", 3, 5e6 + i * 0.01, 5e6, -5e6);
        }
        update(scene);
        for (int i = 0; i < 10; i++) set(boxes[i], "position", 3, 5e6 + i * 0.01, 5e6, -5e6);
        update(scene);
        for (int i = 0; i < 10; i++) {
            const vt_batch_row *row = &data->batches[0].rows[boxes[i]->index];
            CHECK_NEAR((double)row->axis[0].place + data->batches[0].origin[0], 5e6 + i * 0.01, 1e-7);
            CHECK_NEAR((double)row->axis[2].place + data->batches[0].origin[2], -5e6, 1e-7);
        }
        for (int i = 0; i < 10; i++) vt_node_free(boxes[i]);
    }
    all_is_gone();
}

TEST(only_what_changed_is_written_again) {
    vt_node_data *scene = make(VT_SCENE, NULL), *group = make(VT_GROUP, scene), *boxes[1000];
    for (int i = 0; i < 1000; i++) boxes[i] = make(VT_BOX, i % 2 ? group : scene);
    vt_scene_data *data = update(scene);
    uint32_t revision = data->batches[0].revision;
    update(scene);
    CHECK(data->batches[0].revision == revision && data->dirty_count == 0);
    set(boxes[10], "position", 3, 1, 1, 1);
    set(boxes[10], "size", 1, 3, 0, 0);
    update(scene);
    CHECK(data->batches[0].revision == revision + 1);
    set(boxes[11], "position", 3, 0, 0, 1);
    set(group, "position", 3, 0, 0, 1);
    update(scene);
    CHECK(data->batches[0].revision == revision + 501);
    CHECK(boxes[11]->world[14] == 2);
    all_is_gone();
}

TEST(a_frame_of_changes_allocates_nothing) {
    vt_node_data *scene = make(VT_SCENE, NULL), *group = make(VT_GROUP, scene), *boxes[300];
    for (int i = 0; i < 300; i++) boxes[i] = make(VT_BOX + i % 7, group);
    update(scene);
    uint64_t allocations = vt_memory_allocations();
    for (int frame = 0; frame < 5; frame++) {
        for (int i = 0; i < 300; i++) set(boxes[i], "position", 3, frame, i, 5e6 * frame);
        set(group, "rotation", 3, 0, 0, frame);
        update(scene);
    }
    CHECK(vt_memory_allocations() == allocations);
    all_is_gone();
}

TEST(while_an_array_is_being_written_the_bounds_stay) {
    vt_node_data *scene = make(VT_SCENE, NULL), *points = make(VT_POINTS, scene);
    double p[] = {0, 0, 0, 1, 1, 1, 2, 2, 2};
    write(points, 0, 2, 1, 3, p);
    vt_scene_data *data = update(scene);
    CHECK(vt_array_begin(points->handle, 0, VT_F64, 1, 3, 1, 3) == VT_OK);
    set(points, "alpha", 1, 0.5, 0, 0);
    update(scene);
    check_box(data->bounds_min, data->bounds_max, 0, 0, 0, 1, 1, 1);
    CHECK(vt_array_put(points->handle, 0, 0, 3, p) == VT_OK && vt_array_end(points->handle, 0, 0, 0) == VT_OK);
    update(scene);
    check_box(data->bounds_min, data->bounds_max, 0, 0, 0, 2, 2, 2);
    all_is_gone();
}

int main(void) {
    RUN(a_node_turns_about_x_then_y_then_z_and_is_scaled_first);
    RUN(a_child_moves_with_its_groups_and_keeps_its_own_place);
    RUN(a_groups_matrix_is_applied_before_its_place);
    RUN(hiding_and_fading_a_group_reaches_all_below_it);
    RUN(shapes_stand_where_their_axis_and_size_say);
    RUN(bounds_of_shapes_are_those_of_the_triangles_drawn);
    RUN(bounds_follow_data_and_transforms_inwards_too);
    RUN(every_kind_of_mark_has_its_bounds);
    RUN(removing_a_shape_leaves_the_other_rows_right);
    RUN(a_batch_counts_which_of_its_shapes_are_selected);
    RUN(boxes_far_from_zero_keep_their_places);
    RUN(only_what_changed_is_written_again);
    RUN(a_frame_of_changes_allocates_nothing);
    RUN(while_an_array_is_being_written_the_bounds_stay);
    return TEST_END();
}
