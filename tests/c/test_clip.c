// In:  clip nodes, axes with limits.
// Out: what they keep.
#include "annotate/overlay_build.h"
#include "api/api.h"
#include "nodes.h"

static vt_node make(const char *kind, vt_node parent) { return vt_create(vt_kind_find(kind), parent); }

static const vt_clips *clips_of(vt_node scene) {
    vt_scene_data *data = vt_scene_of(vt_node_get(scene));
    vt_scene_update(data);
    return &data->clips;
}

static bool keeps(vt_node scene, double x, double y, double z) {
    return vt_clip_keeps(clips_of(scene), (const double[]){x, y, z});
}

TEST(a_scene_without_clips_keeps_everything) {
    vt_node scene = make("scene", (vt_node){0});
    CHECK(clips_of(scene)->count == 0 && keeps(scene, 1e9, -1e9, 0));
    vt_reset();
}

TEST(a_plane_keeps_the_side_that_its_normal_points_to) {
    vt_node scene = make("scene", (vt_node){0}), clip = make("clip_plane", scene);
    CHECK(keeps(scene, 0, 0, 0.1) && !keeps(scene, 0, 0, -0.1) && keeps(scene, 5, 5, 0));
    PUT(clip, "normal", 3, 0, 0); // of any length
    PUT(clip, "position", 2, 0, 0);
    CHECK(keeps(scene, 2.1, 0, -9) && !keeps(scene, 1.9, 0, 9));
    PUT(clip, "rotation", 0, 0, 3.141592653589793); // turns the normal with it
    CHECK(!keeps(scene, 2.1, 0, 0) && keeps(scene, 1.9, 0, 0));
    PUT(clip, "visible", 0);
    CHECK(clips_of(scene)->count == 0);
    vt_reset();
}

TEST(a_box_keeps_its_inside_or_its_outside) {
    vt_node scene = make("scene", (vt_node){0}), clip = make("clip_box", scene);
    PUT(clip, "position", 1, 0, 0);
    PUT(clip, "size", 2, 1, 1);
    CHECK(keeps(scene, 0.1, 0, 0) && keeps(scene, 1.9, 0.4, -0.4) && !keeps(scene, 2.1, 0, 0) &&
          !keeps(scene, 1, 0.6, 0));
    CHECK(keeps(scene, 2, 0.5, 0.5)); // a corner belongs to it
    PUT(clip, "keep", 1);
    CHECK(!keeps(scene, 0.1, 0, 0) && keeps(scene, 2.1, 0, 0) && keeps(scene, 2, 0.5, 0.5));
    vt_reset();
}

TEST(groups_move_turn_and_stretch_clips) {
    vt_node scene = make("scene", (vt_node){0}), group = make("group", scene), clip = make("clip_box", group);
    PUT(group, "position", 10, 0, 0);
    PUT(group, "scale", 2, 1, 1);
    PUT(group, "rotation", 0, 0, 1.5707963267948966); // the long side now lies along y
    CHECK(keeps(scene, 10, 0.9, 0) && !keeps(scene, 10.9, 0, 0));
    PUT(group, "visible", 0);
    CHECK(keeps(scene, 0, 0, 0));
    PUT(group, "visible", 1);
    vt_remove(clip);
    make("clip_plane", group);
    PUT(group, "scale", 1, 1, 1e-3); // a distance is one of the scene, however the group is squashed
    CHECK_NEAR(vt_length((const double[]){clips_of(scene)->items[0].map[0], clips_of(scene)->items[0].map[4],
                                          clips_of(scene)->items[0].map[8]}),
               1, 1e-12);
    vt_reset();
}

TEST(what_is_flat_has_no_inside) {
    vt_node scene = make("scene", (vt_node){0}), clip = make("clip_box", scene);
    PUT(clip, "size", 1, 1, 0);
    CHECK(!keeps(scene, 0, 0, 0));
    PUT(clip, "keep", 1);
    CHECK(keeps(scene, 0, 0, 0) && clips_of(scene)->count == 0);
    vt_node plane = make("clip_plane", scene);
    PUT(plane, "scale", 0, 0, 0);
    CHECK(clips_of(scene)->count == 0);
    vt_reset();
}

TEST(clips_stay_exact_far_from_the_origin) {
    vt_node scene = make("scene", (vt_node){0}), clip = make("clip_plane", scene);
    PUT(clip, "position", 5e6, 4e6, 0);
    PUT(clip, "normal", 1, 1, 0);
    CHECK(keeps(scene, 5e6 + 1e-3, 4e6, 0) && !keeps(scene, 5e6 - 1e-3, 4e6, 0));
    vt_reset();
}

TEST(limits_of_axes_cut_and_other_axes_go_on_for_ever) {
    vt_node scene = make("scene", (vt_node){0});
    vt_scene_data *data = vt_scene_of(vt_node_get(scene));
    vt_scene_update(data);
    data->space.axis[0] = (vt_axis){.low = -1, .high = 3, .limited = true};
    data->space.axis[1] = (vt_axis){.low = -1, .high = 3};
    data->space.axis[2] = (vt_axis){.low = 0, .high = 1e-9, .limited = true, .reversed = true};
    vt_clips_update(data);
    CHECK(data->clips.count == 1);
    CHECK(vt_clip_keeps(&data->clips, (const double[]){3, 1e30, 1e-9}));
    CHECK(!vt_clip_keeps(&data->clips, (const double[]){3.001, 0, 0}));
    CHECK(!vt_clip_keeps(&data->clips, (const double[]){0, 0, -1e-10}));
    vt_reset();
}

TEST(a_text_is_cut_off_with_its_place_unless_it_is_the_screens) {
    vt_node scene = make("scene", (vt_node){0}), view = make("view", scene), text = make("text", scene);
    vt_text_batch batch = {0};
    vt_set_text(text, vt_property_find(VT_TEXT, "text"), "here");
    PUT(scene, "axes", 3);
    PUT(text, "position", 0, 0, -1);
    vt_node clip = make("clip_plane", scene);
    static const double space[] = {0, 0, 1}, visible[] = {0, 1, 1}, seen[] = {1, 0, 1};
    for (int i = 0; i < 3; i++) {
        PUT(text, "space", space[i]);
        PUT(clip, "visible", visible[i]);
        vt_node_data *data = vt_node_get(view);
        vt_api_settle(data);
        CHECK(vt_overlay_build(&batch, data));
        CHECK_SAYING((batch.quads > 0) == (seen[i] > 0), "%u quads", batch.quads);
    }
    vt_text_free(&batch);
    vt_reset();
}

TEST(the_ninth_clip_is_refused_until_one_is_removed) {
    vt_node scene = make("scene", (vt_node){0}), clips[8];
    for (int i = 0; i < 8; i++) clips[i] = make(i % 2 ? "clip_box" : "clip_plane", scene);
    CHECK(clips[7].id && !make("clip_box", scene).id);
    CHECK_CONTAINS(vt_error(), "clip_box: the scene has 8 clip planes and boxes, which is the most");
    vt_remove(clips[3]);
    vt_node last = make("clip_plane", scene);
    CHECK(last.id);
    const vt_scene_data *data = vt_scene_of(vt_node_get(scene));
    CHECK(vt_node_at(data->clip_slots[3])->handle.id == clips[4].id); // oldest first
    CHECK(vt_node_at(data->clip_slots[7])->handle.id == last.id);
    CHECK(clips_of(scene)->count == 8);
    vt_reset();
}

int main(void) {
    RUN(a_scene_without_clips_keeps_everything);
    RUN(a_plane_keeps_the_side_that_its_normal_points_to);
    RUN(a_box_keeps_its_inside_or_its_outside);
    RUN(groups_move_turn_and_stretch_clips);
    RUN(what_is_flat_has_no_inside);
    RUN(clips_stay_exact_far_from_the_origin);
    RUN(limits_of_axes_cut_and_other_axes_go_on_for_ever);
    RUN(a_text_is_cut_off_with_its_place_unless_it_is_the_screens);
    RUN(the_ninth_clip_is_refused_until_one_is_removed);
    return TEST_END();
}
