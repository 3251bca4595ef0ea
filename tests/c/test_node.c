// In:  nodes made, moved, set and removed, rightly and wrongly, with memory running out.
// Out: checks of node.c and property.c.
#include "scene/scene.h"
#include "test.h"
#include <stdlib.h>

static vt_node_data *make(int kind, vt_node_data *parent) {
    vt_node handle = vt_node_make(kind, parent);
    CHECK_SAYING(handle.id != 0, "%s", vt_fail_text());
    return vt_node_get(handle);
}

static int property(int kind, const char *name) {
    const vt_kind_spec *spec = vt_kind_spec_of(kind);
    for (int i = 0; i < spec->property_count; i++)
        if (strcmp(spec->properties[i].name, name) == 0) return i;
    CHECK_SAYING(false, "no property %s", name);
    return -1;
}

static vt_status set(vt_node_data *node, const char *name, int count, double a, double b, double c, double d) {
    double values[] = {a, b, c, d};
    return vt_node_set(node, property(node->kind, name), values, count);
}

static void all_is_gone(void) {
    vt_node_shutdown();
    CHECK(vt_node_count() == 0);
    CHECK_SAYING(vt_memory_blocks() == 0 && vt_memory_bytes() == 0, "%zu blocks, %zu bytes left", vt_memory_blocks(),
                 vt_memory_bytes());
}

TEST(a_stale_handle_is_rejected) {
    vt_node_data *scene = make(VT_SCENE, NULL);
    vt_node first = make(VT_BOX, scene)->handle;
    CHECK(vt_node_get(first) != NULL);
    vt_node_free(vt_node_get(first));
    CHECK(vt_node_get(first) == NULL);
    vt_node second = make(VT_BOX, scene)->handle;
    CHECK((second.id & VT_SLOT_MASK) == (first.id & VT_SLOT_MASK) && second.id != first.id);
    CHECK(vt_node_get(first) == NULL && vt_node_get(second) != NULL);
    CHECK(vt_node_get((vt_node){0}) == NULL && vt_node_get((vt_node){0xffffffff}) == NULL &&
          vt_node_get((vt_node){77}) == NULL);
    all_is_gone();
    CHECK(vt_node_get(second) == NULL);
}

TEST(a_slot_is_retired_before_its_handles_repeat) {
    vt_node_data *scene = make(VT_SCENE, NULL);
    vt_node first = make(VT_GROUP, scene)->handle, last = first;
    uint32_t slot = first.id & VT_SLOT_MASK, used = 1;
    vt_node_free(vt_node_get(first));
    for (int i = 0; i < 5000; i++) {
        last = make(VT_GROUP, scene)->handle;
        if ((last.id & VT_SLOT_MASK) == slot) used++;
        CHECK(last.id != first.id);
        vt_node_free(vt_node_get(last));
    }
    CHECK_SAYING(used > 1000 && used <= VT_GENERATION_MAX, "%u uses", used);
    CHECK((last.id & VT_SLOT_MASK) != slot && vt_node_get(first) == NULL);
    all_is_gone();
}

TEST(handles_from_before_a_reset_stay_stale) {
    vt_node scene = make(VT_SCENE, NULL)->handle;
    all_is_gone();
    for (int i = 0; i < 10; i++) {
        vt_node again = make(VT_SCENE, NULL)->handle;
        CHECK(again.id != scene.id && vt_node_get(scene) == NULL);
        all_is_gone();
    }
}

TEST(a_hundred_thousand_nodes_can_live_at_once) {
    vt_node_data *scene = make(VT_SCENE, NULL);
    vt_node last = {0}, middle = {0};
    for (int i = 0; i < 100000; i++) {
        last = vt_node_make(i % 3 ? VT_BOX : VT_GROUP, scene);
        if (i == 66000) middle = last;
    }
    CHECK(vt_node_count() == 100001 && vt_node_get(last) != NULL && vt_node_get(middle) != vt_node_get(last));
    vt_node_free(vt_node_get(middle));
    CHECK(vt_node_get(middle) == NULL && vt_node_count() == 100000);
    vt_node_free(scene);
    CHECK(vt_node_count() == 0 && vt_node_get(last) == NULL);
    all_is_gone();
}

TEST(nodes_that_wait_for_an_update_can_be_removed_in_any_order) {
    vt_node_data *scene = make(VT_SCENE, NULL), *nodes[20];
    CHECK(vt_scene_update(scene->extra));
    for (int i = 0; i < 20; i++) nodes[i] = make(VT_BOX, scene);
    for (int i = 0; i < 20; i += 3) vt_node_free(nodes[i]), nodes[i] = NULL;
    for (int i = 19; i >= 10; i--)
        if (nodes[i]) vt_node_free(nodes[i]), nodes[i] = NULL;
    const vt_scene_data *data = scene->extra;
    CHECK(data->dirty_count == 6);
    for (uint32_t i = 0; i < data->dirty_count; i++)
        CHECK(vt_node_try(data->dirty[i]) && vt_node_at(data->dirty[i])->queued == i + 1);
    CHECK(vt_scene_update(scene->extra) && data->dirty_count == 0);
    for (int i = 0; i < 10; i++)
        if (nodes[i]) CHECK(nodes[i]->queued == 0 && nodes[i]->dirty == 0 && nodes[i]->bounds_min[0] == -0.5);
    all_is_gone();
}

TEST(removing_a_group_removes_what_is_below_it) {
    vt_node_data *scene = make(VT_SCENE, NULL), *group = make(VT_GROUP, scene), *inner = make(VT_GROUP, group);
    vt_node kept = make(VT_BOX, scene)->handle, points = make(VT_POINTS, inner)->handle,
            light = make(VT_POINT_LIGHT, group)->handle;
    uint32_t removals = vt_node_removals();
    vt_node_free(group);
    CHECK(vt_node_get(points) == NULL && vt_node_get(light) == NULL && vt_node_get(kept) != NULL);
    CHECK(vt_node_removals() == removals + 4 && vt_node_count() == 2);
    all_is_gone();
}

TEST(a_tree_as_deep_as_it_likes_is_walked_and_removed) {
    vt_node_data *scene = make(VT_SCENE, NULL), *at = scene;
    for (int i = 0; i < 50000; i++) at = make(VT_GROUP, at);
    int count = 0;
    for (vt_node_data *n = scene; n; n = vt_node_following(scene, n)) count++;
    CHECK(count == 50001);
    CHECK(vt_scene_update(scene->extra));
    all_is_gone();
}

TEST(the_tree_is_walked_depth_first_in_the_order_of_making) {
    vt_node_data *scene = make(VT_SCENE, NULL), *a = make(VT_GROUP, scene), *b = make(VT_BOX, scene),
                 *a1 = make(VT_BOX, a), *a2 = make(VT_GROUP, a), *a21 = make(VT_BOX, a2);
    vt_node_data *wanted[] = {scene, a, a1, a2, a21, b}, *at = scene;
    for (int i = 0; i < 6; i++, at = vt_node_following(scene, at)) CHECK(at == wanted[i]);
    CHECK(at == NULL);
    CHECK(vt_node_following(a2, a21) == NULL && vt_node_next_beside(scene, a) == b);
    CHECK(vt_node_attach(a, a2) == VT_ERROR_VALUE && vt_node_attach(a, a) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "group: the new parent is the node itself, or below it");
    CHECK(vt_node_attach(a2, scene) == VT_OK);
    vt_node_data *then[] = {scene, a, a1, b, a2, a21};
    at = scene;
    for (int i = 0; i < 6; i++, at = vt_node_following(scene, at)) CHECK(at == then[i]);
    vt_node_data *other = make(VT_SCENE, NULL);
    CHECK(vt_node_attach(a2, other) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_fail_text(), "in another scene");
    CHECK(vt_node_attach(scene, a) == VT_ERROR_VALUE);
    all_is_gone();
}

TEST(only_scenes_and_groups_hold_nodes) {
    vt_node_data *scene = make(VT_SCENE, NULL), *box = make(VT_BOX, scene), *group = make(VT_GROUP, scene);
    CHECK(vt_node_make(VT_POINTS, box).id == 0);
    CHECK_TEXT(vt_fail_text(), "points: got a box as its parent, wanted a scene or a group");
    CHECK(vt_node_make(VT_POINTS, NULL).id == 0);
    CHECK_TEXT(vt_fail_text(), "points: got no parent, wanted a scene or a group");
    CHECK(vt_node_make(VT_VIEW, group).id == 0);
    CHECK_TEXT(vt_fail_text(), "view: got a group as its parent, wanted a scene");
    CHECK(vt_node_make(VT_SCENE, scene).id == 0);
    CHECK_TEXT(vt_fail_text(), "scene: got a scene as its parent, wanted none: a scene is the root");
    CHECK(vt_node_count() == 3);
    all_is_gone();
}

TEST(numbers_are_checked_and_the_sentence_says_the_fix) {
    vt_node_data *scene = make(VT_SCENE, NULL), *points = make(VT_POINTS, scene), *cone = make(VT_CONE, scene),
                 *group = make(VT_GROUP, scene), *view = make(VT_VIEW, scene);
    uint32_t revision = points->revision;
    vt_points_props before = *VT_PROPS(points, points);
    CHECK(set(points, "size", 1, -3, 0, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.size: got -3, wanted a number from 0 up, or \"auto\"");
    CHECK(set(points, "alpha", 1, 1.5, 0, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.alpha: got 1.5, wanted a number from 0 to 1");
    CHECK(set(points, "alpha", 1, NAN, 0, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.alpha: got NaN, wanted a number from 0 to 1");
    CHECK(set(points, "position", 3, 1, INFINITY, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.position[1]: got inf, wanted a finite number");
    CHECK(set(points, "position", 2, 1, 2, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.position: got 2 numbers, wanted 3, or 1 for all");
    CHECK(set(points, "alpha", 2, 1, 1, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.alpha: got 2 numbers, wanted 1");
    CHECK(set(points, "color", 3, 255, 128, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.color[0]: got 255, wanted numbers from 0 to 1; divide 0..255 by 255");
    CHECK(set(points, "color", 2, 1, 1, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(),
               "points.color: got 2 numbers, wanted 3 or 4 (red, green, blue, alpha from 0 to 1) or a colour's name");
    CHECK(set(points, "marker", 1, 3, 0, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.marker: got 3, wanted one of \"disc\" (0), \"square\" (1), \"sphere\" (2)");
    CHECK(set(points, "marker", 1, 0.5, 0, 0, 0) == VT_ERROR_VALUE);
    CHECK(set(points, "visible", 1, 2, 0, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.visible: got 2, wanted true (1) or false (0)");
    CHECK(set(points, "label", 1, 2, 0, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.label: got numbers, wanted a text");
    CHECK(vt_node_set(points, 99, (double[]){1}, 1) == VT_ERROR_NAME);
    CHECK_CONTAINS(vt_fail_text(), "points: got property number 99, wanted 0 to ");
    CHECK(vt_node_set(points, 0, NULL, 3) == VT_ERROR_VALUE);
    CHECK(set(cone, "axis", 3, 0, 0, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "cone.axis: got (0, 0, 0), wanted a direction, which has a length");
    CHECK(set(view, "fov", 1, 45, 0, 0, 0) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(),
               "view.fov: got 45, wanted an angle in radians from 0.001 to 3.1; degrees times pi / 180 are radians");
    double row_major[16] = {1, 0, 0, 5, 0, 1, 0, 6, 0, 0, 1, 7, 0, 0, 0, 1};
    CHECK(vt_node_set(group, property(VT_GROUP, "matrix"), row_major, 16) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "group.matrix: got a last row of (5, 6, 7, 1), wanted (0, 0, 0, 1); matrices are "
                               "column-major: did you mean the transpose?");
    CHECK(memcmp(&before, points->props, sizeof before) == 0 && points->revision == revision);
    all_is_gone();
}

TEST(right_numbers_arrive_whole) {
    vt_node_data *scene = make(VT_SCENE, NULL), *points = make(VT_POINTS, scene), *box = make(VT_BOX, scene);
    CHECK(set(box, "size", 1, 2, 0, 0, 0) == VT_OK && VT_PROPS(box, box)->size[2] == 2);
    CHECK(set(box, "size", 3, 1, 2, 3, 0) == VT_OK && VT_PROPS(box, box)->size[2] == 3);
    CHECK(set(points, "color", 3, 0.1, 0.2, 0.3, 0) == VT_OK && VT_PROPS(points, points)->color[3] == 1);
    CHECK(set(points, "color", 1, 0.5, 0, 0, 0) == VT_OK && VT_PROPS(points, points)->color[2] == 0.5 &&
          VT_PROPS(points, points)->color[3] == 1);
    CHECK(set(points, "color", 4, 0.1, 0.2, 0.3, 0.4) == VT_OK && VT_PROPS(points, points)->color[3] == 0.4);
    CHECK(set(points, "edge_color", 1, NAN, 0, 0, 0) == VT_OK && vt_is_nan(VT_PROPS(points, points)->edge_color[3]));
    CHECK(set(points, "size", 1, 7, 0, 0, 0) == VT_OK && set(points, "size", 1, NAN, 0, 0, 0) == VT_OK);
    uint32_t revision = points->revision;
    CHECK(set(points, "color", 4, 0.1, 0.2, 0.3, 0.4) == VT_OK && points->revision == revision);
    double got[4];
    CHECK(vt_node_get_numbers(points, property(VT_POINTS, "color"), got, 4) == 4 && got[3] == 0.4);
    CHECK(vt_node_get_numbers(points, property(VT_POINTS, "color"), got, 3) == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.color: got room for 3 numbers, wanted 4");
    all_is_gone();
}

TEST(texts_set_texts_colours_and_choices) {
    vt_node_data *scene = make(VT_SCENE, NULL), *points = make(VT_POINTS, scene);
    int label = property(VT_POINTS, "label"), color = property(VT_POINTS, "color"),
        marker = property(VT_POINTS, "marker"), cmap = property(VT_POINTS, "cmap"), size = property(VT_POINTS, "size"),
        alpha = property(VT_POINTS, "alpha");
    CHECK_TEXT(vt_node_text(points, VT_SLOT(points, cmap)), "viridis");
    CHECK_TEXT(vt_node_text(points, VT_SLOT(points, label)), "");
    CHECK(vt_node_set_text(points, label, "caf\xc3\xa9") == VT_OK);
    CHECK_TEXT(vt_node_text(points, VT_SLOT(points, label)), "caf\xc3\xa9");
    CHECK(VT_PROPS(points, points)->label[0] == 1);
    CHECK(vt_node_set_text(points, label, "") == VT_OK && vt_node_text(points, VT_SLOT(points, label))[0] == 0);
    CHECK(vt_node_set_text(points, color, "red") == VT_OK && VT_PROPS(points, points)->color[0] == 1 &&
          VT_PROPS(points, points)->color[1] == 0);
    CHECK(vt_node_set_text(points, color, "nocolour") == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_fail_text(), "points.color: ");
    CHECK(vt_node_set_text(points, marker, "sphere") == VT_OK && VT_PROPS(points, points)->marker[0] == 2);
    CHECK_TEXT(vt_node_get_text(points, marker), "sphere");
    CHECK(vt_node_set_text(points, marker, "ball") == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(),
               "points.marker: got the text \"ball\", wanted one of \"disc\" (0), \"square\" (1), \"sphere\" (2)");
    CHECK(vt_node_set_text(points, cmap, "plasma_r") == VT_OK);
    CHECK(vt_node_set_text(points, cmap, "virids") == VT_ERROR_NAME ||
          vt_node_set_text(points, cmap, "virids") == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_fail_text(), "did you mean \"viridis\"");
    CHECK_TEXT(vt_node_text(points, VT_SLOT(points, cmap)), "plasma_r");
    CHECK(vt_node_set_text(points, size, "auto") == VT_OK && vt_is_nan(VT_PROPS(points, points)->size[0]));
    CHECK(vt_node_set_text(points, alpha, "auto") == VT_ERROR_VALUE);
    CHECK_TEXT(vt_fail_text(), "points.alpha: got the text \"auto\", wanted a number from 0 to 1");
    CHECK(vt_node_set_text(points, label, NULL) == VT_ERROR_VALUE);
    CHECK(vt_node_get_text(points, size) == NULL);
    vt_memory_fail_after(0);
    CHECK(vt_node_set_text(points, cmap, "magma") == VT_ERROR_MEMORY);
    vt_memory_fail_after(-1);
    CHECK_TEXT(vt_node_text(points, VT_SLOT(points, cmap)), "plasma_r");
    all_is_gone();
}

TEST(making_and_removing_in_turns_does_not_grow_an_unseen_scene) {
    vt_node_data *scene = make(VT_SCENE, NULL);
    for (int i = 0; i < 100; i++) make(VT_LINE, scene);
    vt_node kinds[3];
    size_t bytes = 0;
    for (int i = 0; i < 5000; i++) {
        kinds[0] = vt_node_make(VT_POINTS, scene), kinds[1] = vt_node_make(VT_POINT_LIGHT, scene),
        kinds[2] = vt_node_make(VT_BOX, scene);
        for (int k = 0; k < 3; k++) vt_node_free(vt_node_get(kinds[k]));
        if (i == 500) bytes = vt_memory_bytes();
    }
    CHECK_SAYING(vt_memory_bytes() <= bytes, "%zu bytes became %zu", bytes, vt_memory_bytes());
    all_is_gone();
}

TEST(a_light_too_many_is_refused_until_one_is_removed) {
    vt_node_data *scene = make(VT_SCENE, NULL), *group = make(VT_GROUP, scene);
    vt_node first = make(VT_POINT_LIGHT, scene)->handle;
    for (int i = 1; i < VT_LIGHTS; i++) make(VT_DIRECTIONAL_LIGHT, i % 2 ? group : scene);
    make(VT_AMBIENT_LIGHT, scene);
    CHECK(!vt_node_make(VT_POINT_LIGHT, group).id && strstr(vt_fail_text(), "point_light: the scene has 16"));
    CHECK(vt_node_attach(vt_node_get(first), group) == VT_OK);
    vt_node_free(vt_node_get(first));
    CHECK(vt_node_make(VT_POINT_LIGHT, group).id != 0);
    all_is_gone();
}

TEST(memory_that_runs_out_while_making_changes_nothing) {
    vt_node_data *scene = make(VT_SCENE, NULL);
    for (int kind = 0; kind < VT_KIND_COUNT; kind++) {
        int made = 0, k = 0;
        for (; made == 0; k++) {
            uint32_t count = vt_node_count();
            vt_memory_fail_after(k);
            vt_node node = vt_node_make(kind, kind == VT_SCENE ? NULL : scene);
            vt_memory_fail_after(-1);
            if (node.id)
                made = 1;
            else
                CHECK(vt_node_count() == count && strstr(vt_fail_text(), "no memory for another node"));
        }
        CHECK(k > 1);
    }
    for (int i = 0; i < 200; i++) { // lists grow in between
        vt_memory_fail_after(i % 3);
        vt_node_make(i % 2 ? VT_BOX : VT_POINTS, scene);
        vt_memory_fail_after(-1);
        CHECK(vt_scene_update(scene->extra));
    }
    int count = 0;
    for (vt_node_data *n = scene; n; n = vt_node_following(scene, n)) count++;
    CHECK(count == (int)((vt_scene_data *)scene->extra)->node_count);
    all_is_gone();
}

int main(void) {
    RUN(a_stale_handle_is_rejected);
    RUN(a_slot_is_retired_before_its_handles_repeat);
    RUN(handles_from_before_a_reset_stay_stale);
    RUN(a_hundred_thousand_nodes_can_live_at_once);
    RUN(nodes_that_wait_for_an_update_can_be_removed_in_any_order);
    RUN(removing_a_group_removes_what_is_below_it);
    RUN(a_tree_as_deep_as_it_likes_is_walked_and_removed);
    RUN(the_tree_is_walked_depth_first_in_the_order_of_making);
    RUN(only_scenes_and_groups_hold_nodes);
    RUN(numbers_are_checked_and_the_sentence_says_the_fix);
    RUN(right_numbers_arrive_whole);
    RUN(texts_set_texts_colours_and_choices);
    RUN(making_and_removing_in_turns_does_not_grow_an_unseen_scene);
    RUN(a_light_too_many_is_refused_until_one_is_removed);
    RUN(memory_that_runs_out_while_making_changes_nothing);
    return TEST_END();
}
