// In:  scenes with axes, many cameras.
// Out: checks of what is labelled where, that no words meet, that labels stay while the picture turns; sketches' corners.
#include "annotate/axes.h"
#include "annotate/overlay_build.h"
#include "api/api.h"
#include "nodes.h"
#include <stdlib.h>

static vt_node scene, view, points;
static vt_text_batch batch;
static uint32_t random_state = 1;

static double random_between(double low, double high) {
    random_state ^= random_state << 13, random_state ^= random_state >> 17, random_state ^= random_state << 5;
    return low + (high - low) * random_state / 4294967296.0;
}

static void start(void) {
    scene = vt_create(VT_SCENE, (vt_node){0});
    view = vt_create(VT_VIEW, scene);
    points = vt_create(VT_POINTS, scene);
    set(view, "width", 1, 640, 0, 0);
    set(view, "height", 1, 480, 0, 0);
    write_span(points, -1, 1, -1, 1, -1, 1);
    say(scene, "axes", "box");
}

static void stop(void) {
    vt_text_free(&batch);
    vt_reset();
    CHECK_NOTHING_LEFT();
}

static vt_overlay_state *build(void) {
    vt_node_data *data = vt_node_get(view);
    vt_api_settle(data);
    CHECK(vt_overlay_build(&batch, data));
    return vt_overlay_state_of(data);
}

static void look(double elevation, double azimuth) {
    CHECK(vt_view_look(view, elevation * 0.017453292519943295, azimuth * 0.017453292519943295, 0) == VT_OK);
}

static const vt_axes_label *title_of(int axis) {
    for (int i = 0; i < vt_axes_now.label_count; i++)
        if (vt_axes_now.labels[i].title && vt_axes_now.labels[i].axis == axis) return &vt_axes_now.labels[i];
    return NULL;
}

static int ticks_of(int axis) {
    int count = 0;
    for (int i = 0; i < vt_axes_now.label_count; i++)
        count += !vt_axes_now.labels[i].title && vt_axes_now.labels[i].axis == axis;
    return count;
}

// --- rectangles, tested otherwise than overlay.c does: by corners within the other, and by sides that cross ---
static void corner_of(const vt_oriented_rect *p, int i, double *out) {
    double u = (i == 0 || i == 3 ? -1 : 1) * p->half[0], v = (i < 2 ? -1 : 1) * p->half[1];
    out[0] = p->x + u * p->turn[0] - v * p->turn[1], out[1] = p->y + u * p->turn[1] + v * p->turn[0];
}

static bool holds(const vt_oriented_rect *p, const double *at) {
    double x = at[0] - p->x, y = at[1] - p->y;
    return fabs(x * p->turn[0] + y * p->turn[1]) < p->half[0] - 1e-6 &&
           fabs(y * p->turn[0] - x * p->turn[1]) < p->half[1] - 1e-6;
}

static double side_of(const double *a, const double *b, const double *p) {
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

static bool meet(const vt_oriented_rect *a, const vt_oriented_rect *b) {
    double p[4][2], q[4][2];
    for (int i = 0; i < 4; i++) corner_of(a, i, p[i]), corner_of(b, i, q[i]);
    for (int i = 0; i < 4; i++)
        if (holds(a, q[i]) || holds(b, p[i])) return true;
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 4; k++) {
            const double *c = p[i], *d = p[(i + 1) % 4], *e = q[k], *f = q[(k + 1) % 4];
            if (side_of(c, d, e) * side_of(c, d, f) < -1e-6 && side_of(e, f, c) * side_of(e, f, d) < -1e-6) return true;
        }
    return false;
}

// No two words meet, none leaves the picture, each tick label stands near where its number is.
static void check_labels(const char *what) {
    const vt_axes_frame *f = &vt_axes_now;
    const vt_camera *camera = &vt_view_state_of(vt_node_get(view))->camera;
    double width = camera->width / camera->pixel_ratio, height = camera->height / camera->pixel_ratio;
    for (int i = 0; i < f->label_count; i++) {
        const vt_axes_label *l = &f->labels[i];
        for (int k = 0; k < 4; k++) {
            double c[2];
            corner_of(&l->rect, k, c);
            CHECK_SAYING(c[0] >= -1e-9 && c[1] >= -1e-9 && c[0] <= width + 1e-9 && c[1] <= height + 1e-9,
                         "%s: label %d reaches (%g, %g)", what, i, c[0], c[1]);
        }
        for (int k = 0; k < i; k++)
            CHECK_SAYING(!meet(&l->rect, &f->labels[k].rect), "%s: labels %d and %d meet", what, k, i);
        if (l->title) continue;
        const vt_axes_line *line = &f->lines[l->axis];
        double place[3], pixel[3];
        memcpy(place, line->ends[0], sizeof place);
        place[l->axis] = l->at;
        CHECK(vt_camera_project(camera, place, pixel));
        const vt_oriented_rect *p = &l->rect;
        double right = pixel[0] - p->x, down = pixel[1] - p->y;
        double x = fabs(right * p->turn[0] + down * p->turn[1]) - p->half[0],
               y = fabs(down * p->turn[0] - right * p->turn[1]) - p->half[1];
        CHECK_SAYING(x < 17 && y < 17, "%s: label %d stands %g, %g px from its tick", what, i, x, y);
    }
}

TEST(no_labels_meet_or_leave_the_picture_from_anywhere) {
    start();
    say(scene, "title", "A title that labels must leave alone");
    say(scene, "xlabel", "longitude"), say(scene, "yunit", "m"), say(scene, "zlabel", "a rather long name of a height");
    int labelled = 0, rounds = 500, full = 0;
    for (int i = 0; i < rounds; i++) {
        double range[6];
        for (int k = 0; k < 6; k++) range[k] = random_between(-1, 1) * pow(10, floor(random_between(-3, 6)));
        write_span(points, range[0], range[1], range[2], range[3], range[4], range[5]);
        set(view, "width", 1, floor(random_between(100, 1600)), 0, 0);
        set(view, "height", 1, floor(random_between(80, 1200)), 0, 0);
        set(view, "pixel_ratio", 1, i % 3 ? 1 : random_between(0.8, 3), 0, 0);
        set(view, "projection", 1, i % 2, 0, 0);
        set(scene, "aspect", 3, random_between(0.3, 1), random_between(0.3, 1), random_between(0.3, 1));
        say(scene, "axes", i % 7 ? "box" : "cross");
        look(random_between(-90, 90), random_between(-180, 180));
        CHECK(vt_view_fit(view, scene) == VT_OK);
        bool moved = i % 5 == 0; // in among the data, or away from them
        if (moved)
            CHECK(vt_view_zoom(view, random_between(0.1, 20), random_between(0, 300), random_between(0, 200)) == VT_OK);
        build();
        char what[40];
        snprintf(what, sizeof what, "round %d", i);
        check_labels(what);
        int ticks = ticks_of(0) + ticks_of(1) + ticks_of(2);
        const vt_camera *camera = &vt_view_state_of(vt_node_get(view))->camera;
        bool large = VT_MIN(camera->width, camera->height) > 200 * camera->pixel_ratio;
        if (!moved && large) labelled += ticks >= 2, full++;
    }
    printf("     %d of %d pictures have two labels or more\n", labelled, full);
    CHECK(labelled > full * 0.98);
    stop();
}

// Names of a category axis: level where all have room, else turned; longer ones than a quarter of the picture are cut.
TEST(names_are_turned_and_cut_so_that_they_can_be_read) {
    start();
    write_span(points, 0, 11, -3, 3, 0, 5);
    say(scene, "xscale", "category");
    say(scene, "xcategories",
        "January\nFebruary\nMarch\nApril\nMay\nJune\nJuly\nAugust\nSeptember\nOctober\nNovember\nDecember");
    say(scene, "zscale", "category");
    say(scene, "zcategories",
        "red\na name of which nobody could say that it is short, or even ordinary\nblue\nצהוב\nיָרֹק\nלבן");
    int turned = 0, shown = 0;
    for (int i = 0; i < 200; i++) {
        set(view, "projection", 1, i % 2, 0, 0);
        set(view, "width", 1, i % 3 ? 640 : random_between(120, 1600), 0, 0);
        look(random_between(5, 60), random_between(-180, 180));
        CHECK(vt_view_fit(view, scene) == VT_OK);
        vt_overlay_state *state = build();
        check_labels("names");
        CHECK(vt_axes_now.lines[2].turn[1] == 0); // there is room beside an upright axis
        for (int k = 0; k < state->ticks[2].count; k++) {
            vt_text_style style = {.size = VT_AXES_TICK_PX};
            float width, height;
            vt_text_measure(state->ticks[2].ticks[k].label, &style, &width, &height);
            CHECK((double)width <= 120);
        }
        if (i % 3 == 0 || vt_axes_now.lines[0].length < 200) continue;
        turned += vt_axes_now.lines[0].turn[1] != 0;
        shown += ticks_of(0) >= 6 && ticks_of(2) >= 5;
        CHECK_SAYING(ticks_of(0) >= 5, "%d names at %d", ticks_of(0), i);
    }
    printf("     turned %d times; half of the names or more %d times\n", turned, shown);
    CHECK(turned > 40);
    stop();
}

TEST(extreme_pictures_are_labelled_as_carefully) {
    static const double sizes[][2] = {{120, 90}, {2000, 100}, {100, 900}, {60, 40}, {640, 480}, {3, 2}};
    static const double fovs[] = {0.02, 0.52, 1.7, 2.6};
    static const char *const scales[] = {"linear", "log", "symlog", "category", "date"};
    start();
    const char *eighty = "An axis whose title goes on and on, up to eighty letters and even a little further";
    say(scene, "xlabel", eighty), say(scene, "ylabel", "קו אורך"), say(scene, "zlabel", "$\\sqrt{\\hat{x}^2}$");
    say(scene, "xunit", "kg m$^{-2}$ s$^{-1}$"),
        say(scene, "zcategories", "one\nanother one that has a long name\n\nערב");
    set(scene, "aspect", 3, 1, 1, 1);
    int words = 0;
    for (int i = 0; i < 600; i++) {
        double size = pow(10, floor(random_between(-299, 299))), ratio = 1 + i % 3;
        bool days = i % 5 == 4; // of which double cannot tell as many
        for (int c = 0; c < 3; c++) {
            char name[] = "xscale", lim[] = "xlim";
            name[0] = lim[0] = (char)('x' + c);
            say(scene, name, scales[(i + c * (i % 4)) % 5]);
            set(scene, lim, 2, NAN, NAN, 0);
            if (i % 7 == c) set(scene, lim, 2, days ? 4e9 : 5, days ? 1 : 2, 0); // reversed
        }
        if (i % 2)
            write_span(points, 0.5 * size, size, -size, size, 1e-3 * size, 1.5 * size);
        else
            write_span(points, 1, 1e6, 1e6, 1e6 + 1e-6, 0, 5);
        set(view, "width", 1, sizes[i % 6][0] * ratio, 0, 0);
        set(view, "height", 1, sizes[i % 6][1] * ratio, 0, 0);
        set(view, "pixel_ratio", 1, ratio, 0, 0);
        set(view, "fov", 1, fovs[i / 6 % 4], 0, 0);
        set(view, "projection", 1, i / 3 % 2, 0, 0);
        say(scene, "axes", i % 9 ? "box" : "cross");
        CHECK(vt_view_look(view, random_between(-1.6, 1.6), floor(random_between(-4, 4)) * 0.7853982,
                           i % 4 ? 0 : random_between(-3, 3)) == VT_OK);
        vt_view_fit(view, scene); // where it can be
        char what[40];
        snprintf(what, sizeof what, "round %d", i);
        for (int zoom = 0; zoom < 3; zoom++) {
            build();
            check_labels(what);
            words += vt_axes_now.label_count;
            CHECK(vt_view_zoom(view, 3, random_between(0, 100), random_between(0, 100)) == VT_OK);
        }
    }
    printf("     %d words\n", words);
    CHECK(words > 3000);
    stop();
}

TEST(an_ordinary_picture_has_three_titles_and_labels_on_each_axis) {
    start();
    for (int azimuth = -180; azimuth < 180; azimuth += 15)
        for (int elevation = -75; elevation <= 75; elevation += 25) {
            look(elevation, azimuth);
            CHECK(vt_view_fit(view, scene) == VT_OK);
            build();
            for (int c = 0; c < 3; c++) {
                if (!vt_axes_now.lines[c].labelled || vt_axes_now.lines[c].length < 80) continue;
                CHECK_SAYING(title_of(c) != NULL, "axis %d from %d, %d", c, elevation, azimuth);
                CHECK_SAYING(ticks_of(c) >= 2, "axis %d from %d, %d: %d labels", c, elevation, azimuth, ticks_of(c));
            }
            check_labels("turning");
        }
    stop();
}

TEST(looking_along_an_axis_gives_a_plot_with_labels_below_and_at_the_left) {
    static const double looks[][2] = {{90, -90}, {0, -90}, {0, 0}};
    static const int level[] = {0, 0, 1}, upright[] = {1, 2, 2}, away[] = {2, 1, 0};
    start();
    for (int projection = 0; projection < 2; projection++)
        for (int i = 0; i < 3; i++) {
            set(view, "projection", 1, projection, 0, 0);
            look(looks[i][0], looks[i][1]);
            CHECK(vt_view_fit(view, scene) == VT_OK);
            build();
            const vt_axes_frame *f = &vt_axes_now;
            CHECK(f->lines[level[i]].labelled && f->lines[upright[i]].labelled && !f->lines[away[i]].labelled);
            CHECK_NEAR(f->lines[level[i]].out[1], 1, 1e-3);    // below
            CHECK_NEAR(f->lines[upright[i]].out[0], -1, 1e-3); // at the left
            CHECK(f->lines[level[i]].px[0][1] > f->middle[1] + 100 &&
                  f->lines[upright[i]].px[0][0] < f->middle[0] - 100);
            CHECK(ticks_of(level[i]) >= 3 && ticks_of(upright[i]) >= 3);
            CHECK(title_of(upright[i]) && title_of(level[i]));
        }
    stop();
}

// What is labelled on an axis, as one number.
static uint64_t label_set(int axis) {
    uint64_t sum = 0;
    for (int i = 0; i < vt_axes_now.label_count; i++) {
        const vt_axes_label *l = &vt_axes_now.labels[i];
        if (l->title || l->axis != axis) continue;
        int64_t hundredths = llround(l->at * 100);
        sum += (uint64_t)(hundredths * hundredths + 7 * hundredths + 1013) * 2654435761u;
    }
    return sum;
}

// A turn in steps of a tenth of a degree: a set of labels that came must not go within the next degrees.
static void turn_round(int most, int undone) {
    look(25, -60);
    CHECK(vt_view_fit(view, scene) == VT_OK);
    uint64_t before[3] = {0}, last[3] = {0};
    int changes = 0, flickers = 0, steps = 3600, since[3] = {0};
    for (int i = 0; i <= steps; i++) {
        look(25, -60 + 0.1 * i);
        build();
        for (int c = 0; c < 3; c++) {
            uint64_t now = label_set(c);
            if (now == last[c]) continue;
            if (i) changes++;
            flickers += i && now == before[c] && i - since[c] < 20;
            before[c] = last[c], last[c] = now, since[c] = i;
        }
    }
    printf("     %d changes of a set of labels in 360 degrees, %d undone within 2 degrees\n", changes, flickers);
    CHECK(changes < most && flickers <= undone);
}

TEST(labels_do_not_flicker_while_the_picture_turns) {
    start();
    turn_round(120, 0);
    say(scene, "xscale", "category");
    say(scene, "xcategories", "January\nFebruary\nMarch\nApril\nMay\nJune\nJuly\nAugust");
    write_span(points, 0, 7, -1, 1, -1, 1);
    turn_round(60, 2); // a long name may meet one of another axis for a moment
    stop();
}

TEST(trembling_at_a_tie_does_not_move_the_labels) {
    start();
    static const double looks[][2] = {{25, -45}, {25, 0}, {0, -60}, {60, -90}, {89, -45}, {-1, 30}, {12, 90}};
    for (int i = 0; i < VT_LENGTH(looks); i++) {
        look(looks[i][0], looks[i][1]);
        CHECK(vt_view_fit(view, scene) == VT_OK);
        int moves = 0, last[3] = {-1, -1, -1};
        for (int k = 0; k < 40; k++) {
            double tremble = (k & 1 ? 1 : -1) * 0.02;
            look(looks[i][0] + tremble, looks[i][1] + tremble);
            vt_overlay_state *state = build();
            for (int c = 0; c < 3; c++) {
                moves += last[c] >= 0 && last[c] != state->edge[c];
                last[c] = state->edge[c];
            }
        }
        CHECK_SAYING(moves <= 3, "from %g, %g: %d moves", looks[i][0], looks[i][1], moves);
    }
    stop();
}

TEST(from_inside_and_from_far_nothing_explodes) {
    start();
    for (int i = 0; i < 300; i++) {
        double reach = pow(10, random_between(-3, 4));
        set(view, "eye", 3, random_between(-1, 1) * reach, random_between(-1, 1) * reach,
            random_between(-1, 1) * reach);
        set(view, "target", 3, random_between(-1, 1), random_between(-1, 1), random_between(-1, 1));
        set(view, "projection", 1, i % 3 == 0, 0, 0);
        build();
        check_labels("inside");
        for (uint32_t v = 0; v < 4 * batch.quads; v++) {
            const vt_text_vertex *at = &batch.vertices[v];
            if (fabsf(at->x) < 20000 && fabsf(at->y) < 20000 && at->depth <= 1 && at->depth >= -1) continue;
            CHECK_SAYING(false, "round %d: corner %u at (%g, %g, %g)", i, v, (double)at->x, (double)at->y,
                         (double)at->depth);
            break;
        }
    }
    stop();
}

// Zoomed in until no edge of the box is left in the picture, each axis that one looks across still says its numbers.
TEST(close_up_a_line_on_a_wall_has_the_labels) {
    static const double looks[][3] = {{25, -60, 0}, {25, -60, 1}, {90, -90, 1},
                                      {0, -90, 1},  {40, 30, 0},  {-30, 120, 0}};
    start();
    for (int i = 0; i < VT_LENGTH(looks); i++) {
        set(view, "projection", 1, looks[i][2], 0, 0);
        look(looks[i][0], looks[i][1]);
        CHECK(vt_view_fit(view, scene) == VT_OK);
        build();
        for (int zoom = 0; zoom < 6; zoom++) {
            CHECK(vt_view_zoom(view, 2, 320, 240) == VT_OK);
            build();
            check_labels("close up");
            int read = 0, within = 0;
            for (int c = 0; c < 3; c++) {
                const vt_axes_line *line = &vt_axes_now.lines[c];
                read += ticks_of(c) >= 2 && title_of(c), within += line->within;
                if (!line->within) continue;
                bool on_wall = false;
                for (int k = 0; k < 3; k++)
                    on_wall = on_wall || (k != c && line->ends[0][k] == vt_axes_now.box[vt_axes_now.wall[k]][k]);
                CHECK(on_wall);
            }
            CHECK_SAYING(read >= 2, "from %g, %g at %d: %d axes can be read", looks[i][0], looks[i][1], zoom, read);
            CHECK(zoom < 1 || within >= 2);
        }
    }
    stop();
}

TEST(from_inside_the_walls_are_where_one_looks) {
    start();
    set(view, "eye", 3, 0.5, -0.5, 0.5);
    set(view, "target", 3, 1, -1, 0.8); // the farther sides are the other ones
    build();
    CHECK(vt_axes_now.wall[0] == 1 && vt_axes_now.wall[1] == 0 && vt_axes_now.wall[2] == 1);
    stop();
}

TEST(room_for_labels_does_not_depend_on_the_camera) {
    start();
    double first[4];
    build();
    const double *room = vt_view_state_of(vt_node_get(view))->room;
    memcpy(first, room, sizeof first);
    CHECK(first[0] > 20 && first[3] > 20);
    for (int i = 0; i < 30; i++) {
        look(random_between(-90, 90), random_between(-180, 180));
        build();
        CHECK(!memcmp(first, room, sizeof first));
    }
    stop();
}

TEST(a_fitted_picture_keeps_its_labels_whole) {
    start();
    write_span(points, 1000, 250000, -0.001, 0.002, 0, 12345);
    set(scene, "aspect", 3, 1, 1, 1);
    int shown = 0, all = 0;
    for (int i = 0; i < 60; i++) {
        look(random_between(5, 60), random_between(-180, 180));
        CHECK(vt_view_fit(view, scene) == VT_OK);
        vt_overlay_state *state = build();
        for (int c = 0; c < 3; c++) {
            if (!vt_axes_now.lines[c].labelled) continue;
            for (int k = 0; k < state->ticks[c].count; k++) all += state->ticks[c].ticks[k].label[0] != 0;
            shown += ticks_of(c);
        }
    }
    printf("     %d of %d tick labels found room\n", shown, all);
    CHECK(shown > 0.93 * all);
    stop();
}

TEST(without_axes_there_is_nothing) {
    start();
    say(scene, "axes", "off");
    build();
    CHECK(batch.quads == 0 && !vt_axes_now.shown);
    stop();
}

TEST(a_grid_can_be_left_out) {
    start();
    build();
    uint32_t with = batch.quads;
    set(scene, "grid", 1, 0, 0, 0);
    build();
    CHECK(batch.quads + 12 <= with && batch.quads > 20);
    stop();
}

TEST(a_close_look_has_finer_ticks) {
    start();
    look(90, -90);
    set(view, "projection", 1, 1, 0, 0);
    CHECK(vt_view_fit(view, scene) == VT_OK);
    double step = build()->ticks[0].step;
    for (int i = 0; i < 3; i++) CHECK(vt_view_zoom(view, 10, 320, 240) == VT_OK);
    CHECK(build()->ticks[0].step < step / 300);
    stop();
}

TEST(building_again_allocates_nothing) {
    start();
    build();
    look(10, 10), build();
    uint64_t before = vt_memory_allocations();
    for (int i = 0; i < 20; i++) look(10 + 0.01 * i, 10), build();
    CHECK(vt_memory_allocations() == before);
    stop();
}

static double luminance(const float *c) {
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += (i == 0   ? 0.2126
                : i == 1 ? 0.7152
                         : 0.0722) *
               ((double)c[i] <= 0.04045 ? (double)c[i] / 12.92 : pow(((double)c[i] + 0.055) / 1.055, 2.4));
    return sum;
}
static double contrast(const float *a, const float *b) {
    double l = luminance(a) + 0.05, m = luminance(b) + 0.05;
    return l > m ? l / m : m / l;
}

TEST(text_and_lines_stand_out_from_every_background) {
    start();
    static const char *const names[] = {"light", "dark", "publication"};
    for (int i = 0; i < 3; i++) {
        say(scene, "theme", names[i]);
        vt_theme t = vt_theme_of(vt_node_get(view));
        const float *wall = t.pane[3] > 0 ? t.pane : t.background;
        CHECK_SAYING(contrast(t.text, t.background) >= 4.5 && contrast(t.text, wall) >= 4.5, "%s", names[i]);
        CHECK_SAYING(contrast(t.axis, t.background) >= 3 && contrast(t.axis, wall) >= 3, "%s", names[i]);
        CHECK_SAYING(contrast(t.accent, t.background) >= 4.5 && contrast(t.accent, wall) >= 3, "%s: accent", names[i]);
    }
    say(scene, "theme", "auto");
    for (int i = 0; i < 200; i++) {
        double c[4] = {random_between(0, 1), random_between(0, 1), random_between(0, 1), 1};
        CHECK(vt_set_numbers(scene, property(scene, "background"), c, 4) == VT_OK);
        vt_theme t = vt_theme_of(vt_node_get(view));
        CHECK_SAYING(contrast(t.text, t.background) >= 4.5, "text on (%g, %g, %g)", c[0], c[1], c[2]);
        CHECK_SAYING(contrast(t.axis, t.background) >= 2.5, "axes on (%g, %g, %g): %g", c[0], c[1], c[2],
                     contrast(t.axis, t.background));
    }
    stop();
}

// --- sketches ---
static vt_text_vertex *drawn(void) { return batch.vertices; }
static const float black[4] = {0, 0, 0, 1};

TEST(level_and_upright_lines_stand_on_whole_pixels) {
    for (int i = 0; i < 40; i++) {
        double ratio = 1 + 0.25 * (i % 5), at = random_between(10, 90), width = random_between(0, 4);
        vt_text_begin(&batch, 200, 200, ratio);
        CHECK(vt_paint_line(&batch, 10, at, 60, at, width, black) && batch.quads == 1);
        double half = -(double)drawn()[0].grow, top = (double)drawn()[0].y / 2 + (double)drawn()[2].y / 2 - half;
        CHECK_NEAR(top, round(top), 1e-3);
        CHECK_NEAR(2 * half, round(2 * half), 1e-3);
        CHECK(half >= 0.5);
    }
    vt_text_free(&batch);
}

TEST(far_ends_of_lines_and_areas_are_cut_off_near_the_picture) {
    start();
    build();
    vt_camera *camera = &vt_view_state_of(vt_node_get(view))->camera;
    vt_text_begin(&batch, 640, 480, 1);
    const double far_up[3] = {0, 0, 1e9}, behind[3] = {50, -87, 46},
                 corners[4][3] = {{-1e7, -1e7, 0}, {1e7, -1e7, 0}, {1e7, 1e7, 0}, {-1e7, 1e7, 0}};
    CHECK(vt_paint_world_line(&batch, camera, far_up, (double[3]){0, 0, -1e9}, 2, black, 0));
    CHECK(vt_paint_world_line(&batch, camera, (double[3]){0, 0, 0}, behind, 2, black, 0));
    CHECK(vt_paint_world_quad(&batch, camera, corners, black, 1e-4));
    CHECK(vt_paint_line(&batch, -1e12, 100, 1e12, 140, 1, black));
    CHECK(vt_paint_disc(&batch, 1e30, 0, 5, black));
    CHECK(batch.quads >= 4);
    for (uint32_t v = 0; v < 4 * batch.quads; v++)
        CHECK(fabsf(batch.vertices[v].x) < 3000 && fabsf(batch.vertices[v].y) < 3000 && batch.vertices[v].depth <= 1);
    stop();
}

int main(void) {
    RUN(level_and_upright_lines_stand_on_whole_pixels);
    RUN(far_ends_of_lines_and_areas_are_cut_off_near_the_picture);
    RUN(text_and_lines_stand_out_from_every_background);
    RUN(no_labels_meet_or_leave_the_picture_from_anywhere);
    RUN(extreme_pictures_are_labelled_as_carefully);
    RUN(names_are_turned_and_cut_so_that_they_can_be_read);
    RUN(an_ordinary_picture_has_three_titles_and_labels_on_each_axis);
    RUN(looking_along_an_axis_gives_a_plot_with_labels_below_and_at_the_left);
    RUN(labels_do_not_flicker_while_the_picture_turns);
    RUN(trembling_at_a_tie_does_not_move_the_labels);
    RUN(from_inside_and_from_far_nothing_explodes);
    RUN(close_up_a_line_on_a_wall_has_the_labels);
    RUN(from_inside_the_walls_are_where_one_looks);
    RUN(room_for_labels_does_not_depend_on_the_camera);
    RUN(a_fitted_picture_keeps_its_labels_whole);
    RUN(without_axes_there_is_nothing);
    RUN(a_grid_can_be_left_out);
    RUN(a_close_look_has_finer_ticks);
    RUN(building_again_allocates_nothing);
    return TEST_END();
}
