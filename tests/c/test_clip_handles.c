// In:  clips with handles, drags in pixels.
// Out: handles that follow the pointer.
#include "annotate/overlay_build.h"
#include "api/api.h"
#include "nodes.h"

static vt_node scene, view, group, clip;
static vt_text_batch batch;

// A unit box of data, and a clip in a group that is moved, turned and stretched.
static void begin(const char *kind, int how) { // 1: orthographic, 2: with stretched axes, one of them reversed
    scene = vt_create(VT_SCENE, (vt_node){0}), view = vt_create(VT_VIEW, scene);
    if (how & 2) {
        PUT(scene, "aspect", 2, 1, 0.7);
        PUT(scene, "ylim", 1, -1);
    }
    PUT(view, "width", 800);
    PUT(view, "height", 600);
    PUT(view, "pixel_ratio", 1.25);
    PUT(view, "projection", how & 1);
    vt_create(VT_BOX, scene);
    group = vt_create(VT_GROUP, scene);
    PUT(group, "position", 0.1, -0.2, 0.1);
    PUT(group, "rotation", 0.3, 0.2, -0.5);
    PUT(group, "scale", 0.5, 0.7, 0.6);
    clip = vt_create(vt_kind_find(kind), group);
    PUT(clip, "handles", 1);
}
static void end(void) {
    vt_text_free(&batch);
    vt_reset();
}

static void find(int part, double *at) { // where a handle is now
    vt_node_data *data = vt_node_get(view);
    vt_api_settle(data);
    CHECK(vt_overlay_build(&batch, data));
    const vt_overlay_state *state = vt_overlay_state_of(data);
    at[0] = at[1] = NAN;
    for (int i = 0; i < state->hit_area_count; i++) {
        const vt_hit_area *hot = &state->hit_areas[i];
        if (hot->what != VT_PICK_HANDLE || hot->part != part || hot->node.id != clip.id) continue;
        at[0] = (double)(hot->x0 + hot->x1) / 2, at[1] = (double)(hot->y0 + hot->y1) / 2;
        CHECK(hot->x1 - hot->x0 >= 24 && hot->y1 - hot->y0 >= 24); // for fingers
    }
    CHECK_SAYING(at[0] == at[0], "handle %d is not there", part);
}

static void drag(int part, double dx, double dy, double *moved) {
    double from[2], to[2];
    find(part, from);
    CHECK(vt_view_drag(view, clip, part, from[0] + 2, from[1] - 3, from[0] + 2 + dx, from[1] - 3 + dy) == VT_OK);
    find(part, to);
    moved[0] = to[0] - from[0], moved[1] = to[1] - from[1];
}

// The handle keeps beside the pointer, on the line that it can move along.
static void check_slides(int part, int other_end) {
    double a[2], b[2], moved[2];
    find(part, a), find(other_end, b);
    double way[2] = {a[0] - b[0], a[1] - b[1]}, length = hypot(way[0], way[1]);
    CHECK_SAYING(length > 30, "%g px", length);
    way[0] /= length, way[1] /= length;
    static const double drags[][2] = {{30, 0}, {-12, 25}, {4, -31}, {-60, -20}};
    for (int i = 0; i < VT_LENGTH(drags); i++) {
        double along = drags[i][0] * way[0] + drags[i][1] * way[1];
        drag(part, drags[i][0], drags[i][1], moved);
        CHECK_NEAR(moved[0], along * way[0], 0.02);
        CHECK_NEAR(moved[1], along * way[1], 0.02);
    }
}

TEST(an_arrows_tip_follows_the_pointer_along_the_normal) {
    for (int how = 0; how < 4; how++) {
        begin("clip_plane", how);
        PUT(clip, "normal", 0.2, 0.6, 1);
        double before[3], after[3];
        get(clip, "normal", before);
        check_slides(0, 1);
        get(clip, "normal", after);
        CHECK(!memcmp(before, after, sizeof before));
        end();
    }
}

TEST(a_planes_ring_follows_the_pointer_and_the_plane_stays_where_it_turns) {
    for (int how = 0; how < 4; how++) {
        begin("clip_plane", how);
        PUT(clip, "normal", 0.8, -1, 0.1);
        static const double drags[][2] = {{6, 4}, {-9, 2}, {0, 13}, {11, -8}};
        for (int i = 0; i < VT_LENGTH(drags); i++) {
            double moved[2], position[3];
            drag(1, drags[i][0], drags[i][1], moved);
            CHECK_NEAR(moved[0], drags[i][0], 0.02);
            CHECK_NEAR(moved[1], drags[i][1], 0.02);
            get(clip, "position", position);
            CHECK(vt_length(position) == 0);
        }
        double moved[2], normal[3];
        drag(1, 5000, 0, moved); // far beyond what it can reach: it goes as far as that
        get(clip, "normal", normal);
        CHECK_NEAR(vt_length(normal), 1, 1e-9);
        end();
    }
}

TEST(a_boxs_faces_follow_the_pointer_and_those_opposite_stay) {
    for (int how = 0; how < 4; how++) {
        begin("clip_box", how);
        PUT(clip, "size", 1.5, 1, 1);
        for (int face = 1; face < 7; face++) {
            int opposite = ((face - 1) ^ 1) + 1;
            double before[2], after[2];
            find(opposite, before);
            check_slides(face, opposite);
            find(opposite, after);
            CHECK_NEAR(after[0], before[0], 0.02);
            CHECK_NEAR(after[1], before[1], 0.02);
        }
        double moved[2], size[3];
        for (int i = 0; i < 20; i++) drag(2, -100, 0, moved), drag(2, 0, -100, moved);
        get(clip, "size", size);
        CHECK(size[0] >= 0); // not through the face opposite
        end();
    }
}

TEST(a_boxs_middle_follows_the_pointer_everywhere) {
    for (int how = 0; how < 4; how++) {
        begin("clip_box", how);
        double moved[2];
        drag(0, 80, -55, moved);
        CHECK_NEAR(moved[0], 80, 0.02);
        CHECK_NEAR(moved[1], -55, 0.02);
        end();
    }
}

TEST(an_axis_that_points_at_the_reader_moves_by_up_and_down) {
    begin("clip_box", 0);
    PUT(group, "rotation", 0, 0, 0);
    CHECK(vt_view_look(view, 1.55, 0, 0) == VT_OK); // from above
    double size[3], moved[3], position[3];
    CHECK(vt_view_drag(view, clip, 6, 0, 0, 0, -20) == VT_OK); // away from the reader is down, into the box
    get(clip, "size", size);
    CHECK(size[2] < 1 && size[2] > 0.5);
    CHECK(vt_view_drag(view, clip, 6, 0, 0, 0, 40) == VT_OK);
    get(clip, "size", moved);
    CHECK(moved[2] > 1 && moved[2] < 1.5);
    get(clip, "position", position);
    CHECK(vt_is_finite(position[0] + position[1] + position[2]) && fabs(position[2]) < 1);
    end();
}

TEST(a_plane_far_from_the_data_has_its_handles_beside_them) {
    begin("clip_plane", 0);
    PUT(group, "position", 500, 0, 0);
    PUT(clip, "normal", 0, -0.5, 1);
    PUT(group, "rotation", 0, 0, 0);
    double moved[2], at[2];
    find(0, at);
    CHECK(at[0] > 0 && at[0] < 640 && at[1] > 0 && at[1] < 480);
    drag(1, 5, 6, moved); // turns about where they are, and stays there
    CHECK_NEAR(moved[0], 5, 0.02);
    CHECK_NEAR(moved[1], 6, 0.02);
    end();
}

TEST(only_clips_have_handles_and_only_so_many) {
    begin("clip_plane", 0);
    CHECK(vt_view_drag(view, clip, 2, 0, 0, 1, 1) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "got handle 2, but a clip_plane has handles 0 to 1");
    CHECK(vt_view_drag(view, group, 0, 0, 0, 1, 1) == VT_ERROR_VALUE);
    CHECK_CONTAINS(vt_error(), "got a group, wanted a clip_plane or clip_box");
    CHECK(vt_view_drag(view, clip, 0, 0, 0, INFINITY, 1) == VT_ERROR_VALUE);
    vt_node other = vt_create(VT_CLIP_BOX, vt_create(VT_SCENE, (vt_node){0}));
    CHECK(vt_view_drag(view, other, 0, 0, 0, 1, 1) == VT_ERROR_VALUE);
    vt_remove(clip);
    CHECK(vt_view_drag(view, clip, 0, 0, 0, 1, 1) == VT_ERROR_HANDLE);
    end();
}

int main(void) {
    RUN(an_arrows_tip_follows_the_pointer_along_the_normal);
    RUN(a_planes_ring_follows_the_pointer_and_the_plane_stays_where_it_turns);
    RUN(a_boxs_faces_follow_the_pointer_and_those_opposite_stay);
    RUN(a_boxs_middle_follows_the_pointer_everywhere);
    RUN(an_axis_that_points_at_the_reader_moves_by_up_and_down);
    RUN(a_plane_far_from_the_data_has_its_handles_beside_them);
    RUN(only_clips_have_handles_and_only_so_many);
    return TEST_END();
}
