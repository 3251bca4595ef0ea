// In:  scenes with titles, legends and bars of all sorts, pictures of all sizes.
// Out: checks that what stands round the data stays in its own place.
#include "annotate/colorbar.h"
#include "annotate/label.h"
#include "annotate/layout.h"
#include "annotate/legend.h"
#include "annotate/overlay_build.h"
#include "annotate/painted_nodes.h"
#include "annotate/scale_bar.h"
#include "annotate/title.h"
#include "annotate/triad.h"
#include "nodes.h"

static vt_node scene, view;
static vt_text_batch batch;

static vt_node make(int kind) {
    vt_node node = vt_create(kind, scene);
    CHECK_SAYING(node.id, "%s", vt_error());
    return node;
}

static vt_node colored(const char *label, double low, double high) {
    vt_node node = make(VT_POINTS);
    const double xyz[] = {0, 0, 0, 1, 1, 1}, numbers[] = {low, high};
    CHECK(!vt_array_begin(node, 0, VT_F64, 1, 2, 1, 3) && !vt_array_put(node, 0, 0, 2, xyz) &&
          !vt_array_end(node, 0, 0, 0));
    int array = VT_ARRAY(points, scalars);
    CHECK(!vt_array_begin(node, array, VT_F64, 1, 2, 1, 1) && !vt_array_put(node, array, 0, 2, numbers) &&
          !vt_array_end(node, array, 0, 0));
    if (label) say(node, "label", label);
    return node;
}

static void start(void) {
    scene = vt_create(VT_SCENE, (vt_node){0});
    view = vt_create(VT_VIEW, scene);
}

static void stop(void) {
    vt_text_free(&batch);
    vt_reset();
    CHECK_NOTHING_LEFT();
}

static const vt_layout *arranged(int width, int height, double ratio) {
    PUT(view, "width", width * ratio);
    PUT(view, "height", height * ratio);
    PUT(view, "pixel_ratio", ratio);
    double middle[3] = {0.5, 0.5, 0.5}, pixel[3];
    CHECK(vt_view_project(view, middle, pixel) == VT_OK); // brings all up to date
    return vt_layout_of(vt_node_get(view));
}

static vt_overlay overlay_now(void) { return vt_overlay_begin(&batch, vt_node_get(view)); }

static bool apart(vt_rect a, vt_rect b) {
    return !(a.x1 > 0) || !(b.x1 > 0) || a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
}

// What a part draws lies in its place; halos (2 px) and the margins of letters, which nobody sees, may stand out.
static void check_ink(const char *part, vt_rect place, bool (*put)(vt_overlay *), int width, int height) {
    vt_overlay overlay = overlay_now();
    CHECK(put(&overlay));
    double ratio = overlay.camera->pixel_ratio, out = 0;
    for (uint32_t i = 0; i < 4 * batch.quads; i++) {
        double x = (double)batch.vertices[i].x / ratio, y = (double)batch.vertices[i].y / ratio;
        out = VT_MAX(out, VT_MAX(VT_MAX(place.x0 - x, x - place.x1), VT_MAX(place.y0 - y, y - place.y1)));
    }
    CHECK_SAYING(out <= 5, "%s stands out by %g px at %d x %d", part, out, width, height);
    CHECK((batch.quads > 0) == (place.x1 > 0));
}

static void check_all(int width, int height, double ratio) {
    const vt_layout *f = arranged(width, height, ratio);
    const char *names[] = {"title", "legend", "bars", "triad", "scale bar"};
    vt_rect parts[] = {f->title, f->legend, f->bars, f->triad, f->scale};
    for (int i = 0; i < 5; i++) {
        vt_rect p = parts[i];
        if (!(p.x1 > 0)) continue;
        CHECK_SAYING(p.x0 >= 0 && p.y0 >= 0 && p.x1 <= width && p.y1 <= height && p.x0 < p.x1 && p.y0 < p.y1,
                     "%s at %g %g %g %g in %d x %d", names[i], p.x0, p.y0, p.x1, p.y1, width, height);
        for (int k = 0; k < i; k++)
            CHECK_SAYING(apart(p, parts[k]), "%s and %s meet at %d x %d", names[i], names[k], width, height);
    }
    for (int i = 0; i < f->bar_count; i++) {
        vt_rect b = f->bar_rects[i];
        CHECK_SAYING(b.x0 >= f->bars.x0 - 1e-9 && b.x1 <= f->bars.x1 + 1e-9 && b.y0 >= f->bars.y0 - 1e-9 &&
                         b.y1 <= f->bars.y1 + 1e-9,
                     "bar %d of %d stands out at %d x %d", i, f->bar_count, width, height);
        for (int k = 0; k < i; k++) CHECK_SAYING(apart(b, f->bar_rects[k]), "bars meet at %d x %d", width, height);
    }
    check_ink("legend", f->legend, vt_legend_paint, width, height);
    check_ink("bars", f->bars, vt_colorbars_paint, width, height);
    check_ink("title", f->title, vt_title_paint, width, height);
    check_ink("triad", f->triad, vt_triad_paint, width, height);
}

static const int sizes[][2] = {{160, 120}, {200, 150}, {240, 320}, {320, 240},  {375, 667},
                               {480, 360}, {640, 480}, {800, 300}, {1024, 768}, {1600, 900}};

static void check_sizes(void) {
    for (int i = 0; i < VT_LENGTH(sizes); i++)
        for (int ratio = 1; ratio <= 2; ratio++) check_all(sizes[i][0], sizes[i][1], ratio);
}

TEST(nothing_lies_over_another_at_any_size) {
    start();
    PUT(scene, "triad", 1);
    PUT(scene, "scale_bar", 1);
    check_sizes();
    say(scene, "title", "A title that needs more than one line in a narrow picture");
    check_sizes();
    colored("first", 0, 1);
    vt_node with_bar = colored("a second one with quite a long name of its own", 1e-7, 3e5);
    check_sizes();
    PUT(with_bar, "norm", 1);
    PUT(with_bar, "vmin", 1);
    say(with_bar, "colorbar_label", "a title for its bar that is much too long");
    for (int i = 0; i < 10; i++) {
        char name[30];
        snprintf(name, sizeof name, "number %d", i);
        vt_node many = colored(name, i, 12345.678 * (i + 1));
        if (i % 3 == 2) say(many, "categories", "one\ntwo\nthree\nand a fourth, of a longer name than others");
        if (i % 3 == 0) check_sizes();
    }
    for (int i = 0; i < 60; i++) say(make(VT_BOX), "label", "a box");
    check_sizes();
    stop();
}

TEST(whatever_does_not_fit_is_counted) {
    start();
    for (int i = 0; i < 12; i++) colored("bar", 0, i + 1);
    for (int i = 0; i < VT_LENGTH(sizes); i++) {
        const vt_layout *f = arranged(sizes[i][0], sizes[i][1], 1);
        CHECK(f->bar_count + f->bars_left_out == 12);
        CHECK(f->entries + f->entries_left_out == 12);
        CHECK(f->bar_count > 0 || sizes[i][1] < 200);
    }
    CHECK_CONTAINS(vt_describe(scene), "colour bars do not fit.");
    stop();
}

TEST(artists_of_one_colour_scale_share_a_bar) {
    start();
    colored(NULL, 0, 1), colored(NULL, 0, 1);
    CHECK(arranged(640, 480, 1)->bar_count == 1);
    vt_node third = colored(NULL, 0, 1);
    say(third, "cmap", "plasma");
    CHECK(arranged(640, 480, 1)->bar_count == 2);
    PUT(third, "visible", 0);
    CHECK(arranged(640, 480, 1)->bar_count == 1);
    stop();
}

TEST(bars_come_by_themselves_only_where_numbers_were_given) {
    start();
    vt_node surface = make(VT_SURFACE);
    const double heights[] = {0, 1, 2, 3};
    CHECK(!vt_array_begin(surface, 0, VT_F64, 1, 2, 2, 1) && !vt_array_put(surface, 0, 0, 4, heights) &&
          !vt_array_end(surface, 0, 0, 0));
    say(scene, "axes", "off");
    CHECK(arranged(640, 480, 1)->bar_count == 1); // no axis tells the heights
    say(scene, "axes", "box");
    CHECK(arranged(640, 480, 1)->bar_count == 0);
    say(surface, "colorbar", "on");
    CHECK(arranged(640, 480, 1)->bar_count == 1);
    say(surface, "color", "red");
    CHECK(arranged(640, 480, 1)->bar_count == 0);
    vt_node plain = colored(NULL, 0, 1);
    CHECK(arranged(640, 480, 1)->bar_count == 1);
    say(plain, "colorbar", "off");
    CHECK(arranged(640, 480, 1)->bar_count == 0);
    stop();
}

TEST(a_legend_comes_with_the_second_label_and_lists_hidden_artists) {
    start();
    say(make(VT_BOX), "label", "one");
    CHECK(arranged(640, 480, 1)->entries == 0);
    say(scene, "legend", "on");
    CHECK(arranged(640, 480, 1)->entries == 1);
    say(scene, "legend", "auto");
    vt_node two = make(VT_SPHERE);
    say(two, "label", "two");
    PUT(two, "visible", 0);
    CHECK(arranged(640, 480, 1)->entries == 2);
    say(scene, "legend", "off");
    CHECK(arranged(640, 480, 1)->entries == 0);
    stop();
}

TEST(the_legend_follows_names_removals_and_places_in_the_tree) {
    start();
    vt_node group = make(VT_GROUP), one = make(VT_BOX), two = make(VT_BOX), three = make(VT_POINTS);
    say(one, "label", "one"), say(two, "label", "two"), say(three, "label", "three");
    const vt_scene_data *data = vt_scene_of(vt_node_get(scene));
    CHECK(arranged(640, 480, 1)->entries == 3 && data->labelled[0] == (one.id & VT_SLOT_MASK));
    CHECK(vt_move(three, group) == VT_OK);
    CHECK(arranged(640, 480, 1)->entries == 3 && data->labelled[0] == (three.id & VT_SLOT_MASK));
    CHECK(vt_remove(one) == VT_OK);
    CHECK(arranged(640, 480, 1)->entries == 2 && data->labelled[1] == (two.id & VT_SLOT_MASK));
    say(group, "label", "a group");
    CHECK(arranged(640, 480, 1)->entries == 3 && data->labelled[0] == (group.id & VT_SLOT_MASK));
    say(two, "label", "");
    CHECK(arranged(640, 480, 1)->entries == 2);
    stop();
}

TEST(each_entry_of_the_legend_answers_to_the_pointer) {
    start();
    vt_node one = make(VT_BOX), two = make(VT_SPHERE);
    say(one, "label", "one"), say(two, "label", "two");
    const vt_layout *f = arranged(640, 480, 1);
    vt_overlay overlay = overlay_now();
    CHECK(vt_legend_paint(&overlay) && overlay.state->hit_area_count == 2);
    const vt_hit_area *hots = overlay.state->hit_areas;
    CHECK(hots[0].what == VT_PICK_LEGEND && hots[0].node.id == one.id && hots[1].node.id == two.id);
    CHECK((double)hots[0].y1 <= (double)hots[1].y0 + 1e-3 && (double)hots[0].x0 >= f->legend.x0 - 1e-3);
    PUT(scene, "triad", 1);
    arranged(640, 480, 1);
    overlay = overlay_now();
    CHECK(vt_triad_paint(&overlay) && overlay.state->hit_area_count == 6);
    stop();
}

// From the left to the right end of what was drawn first: a scale bar's halo, 1.5 px longer at each end.
static double length_drawn(void) {
    double low = 1e9, high = -1e9;
    for (int i = 0; i < 4; i++) {
        low = VT_MIN(low, (double)batch.vertices[i].x);
        high = VT_MAX(high, (double)batch.vertices[i].x);
    }
    return high - low - 2 - 3; // a line's quad is a pixel larger all round
}

TEST(a_scale_bar_is_as_long_as_it_says_and_missing_where_axes_differ) {
    start();
    PUT(scene, "scale_bar", 1);
    say(scene, "axes", "off");
    colored(NULL, 0, 1);
    PUT(view, "projection", 1);
    static const double eye[] = {0, 0, 10}, target[] = {0, 0, 0}, up[] = {0, 1, 0};
    CHECK(!vt_set_numbers(view, vt_property_find(VT_VIEW, "eye"), eye, 3));
    CHECK(!vt_set_numbers(view, vt_property_find(VT_VIEW, "target"), target, 3));
    CHECK(!vt_set_numbers(view, vt_property_find(VT_VIEW, "up"), up, 3));
    double before[3], after[3];
    for (int i = 0; i < 6; i++) {
        arranged(800, 600, 1);
        vt_overlay overlay = overlay_now();
        CHECK(vt_scale_bar_paint(&overlay) && batch.quads > 0);
        static const double a[] = {0, 0, 0}, b[] = {1, 0, 0};
        CHECK(!vt_view_project(view, a, before) && !vt_view_project(view, b, after));
        double unit = after[0] - before[0], said = length_drawn() / unit, decade = pow(10, floor(log10(said) + 0.1));
        double digit = floor(said / decade + 0.5);
        CHECK_SAYING(digit == 1 || digit == 2 || digit == 5, "%g", said);
        CHECK_NEAR(said * unit, digit * decade * unit, 1); // whole pixels
        CHECK(said * unit <= 121 && said * unit > 40);
        CHECK(vt_view_zoom(view, 1.7, 400, 300) == VT_OK);
    }
    say(scene, "xunit", "km");
    arranged(800, 600, 1);
    vt_overlay overlay = overlay_now();
    CHECK(vt_scale_bar_paint(&overlay) && batch.quads == 0);
    say(scene, "yunit", "km"); // z is not seen from above
    arranged(800, 600, 1);
    overlay = overlay_now();
    CHECK(vt_scale_bar_paint(&overlay) && batch.quads > 0);
    stop();
}

TEST(a_ruler_that_goes_behind_the_camera_is_drawn_up_to_there) {
    start();
    say(scene, "axes", "off");
    vt_node ruler = make(VT_RULER);
    static const double eye[] = {0, -10, 0}, target[] = {0, 0, 0}, ends[2][3] = {{1, 0, 0}, {1, -30, 0}};
    CHECK(!vt_set_numbers(ruler, vt_property_find(VT_RULER, "start"), ends[0], 3));
    CHECK(!vt_set_numbers(ruler, vt_property_find(VT_RULER, "end"), ends[1], 3));
    CHECK(!vt_set_numbers(view, vt_property_find(VT_VIEW, "eye"), eye, 3));
    CHECK(!vt_set_numbers(view, vt_property_find(VT_VIEW, "target"), target, 3));
    arranged(640, 480, 1);
    vt_overlay overlay = overlay_now();
    CHECK(vt_painted_nodes_paint(&overlay) && batch.quads > 0);
    // It leaves to the right, on which side it is.
    double from = batch.vertices[0].x, to = from;
    for (int i = 0; i < 4; i++) {
        from = VT_MIN(from, (double)batch.vertices[i].x), to = VT_MAX(to, (double)batch.vertices[i].x);
        CHECK(fabs((double)batch.vertices[i].y - 240) < 4.6);
    }
    CHECK(from > 320 && to > 640);
    PUT(ruler, "visible", 0);
    arranged(640, 480, 1);
    overlay = overlay_now();
    CHECK(vt_painted_nodes_paint(&overlay) && batch.quads == 0);
    stop();
}

TEST(texts_of_the_screen_count_from_the_nearest_corner) {
    start();
    vt_node note = make(VT_TEXT);
    say(note, "text", "note");
    say(note, "space", "screen");
    say(note, "anchor", "right");
    static const double corner[] = {-10, -20, 0};
    CHECK(!vt_set_numbers(note, vt_property_find(VT_TEXT, "position"), corner, 3));
    arranged(640, 480, 2);
    vt_overlay overlay = overlay_now();
    CHECK(vt_painted_nodes_paint(&overlay) && batch.quads > 0);
    double right = 0, top = 1e9, bottom = 0;
    for (uint32_t i = 0; i < 4 * batch.quads; i++) {
        right = VT_MAX(right, (double)batch.vertices[i].x / 2);
        top = VT_MIN(top, (double)batch.vertices[i].y / 2), bottom = VT_MAX(bottom, (double)batch.vertices[i].y / 2);
    }
    CHECK_NEAR(right, 630, 2);
    CHECK_NEAR((top + bottom) / 2, 460, 4);
    double box[6];
    CHECK(!vt_bounds(scene, box)); // it has no place in the scene
    stop();
}

// Colours of the bar, read off its rectangles, against the colormap's own table.
TEST(a_bar_has_exactly_the_colours_of_its_colormap) {
    start();
    vt_node node = colored(NULL, 0, 1);
    uint8_t map[256 * 4];
    CHECK(vt_colormap("viridis", 256, map) == VT_OK);
    arranged(640, 480, 1);
    overlay_now();
    CHECK(vt_colorbar_gradient(&batch, vt_node_get(node), (vt_rect){10, 20, 22, 276}, true));
    double row = 276;
    for (uint32_t i = 0; i < batch.quads; i++) { // from below; a rectangle is a pixel larger all round
        const vt_text_vertex *v = &batch.vertices[4 * i];
        double top = VT_MIN(v[0].y, v[2].y) + 1;
        CHECK_NEAR(VT_MAX(v[0].y, v[2].y) - 1, row, 1e-3);
        for (; row > top + 0.5; row--) CHECK(!memcmp(v->color, map + 4 * (276 - (int)row), 4));
    }
    CHECK_NEAR(row, 20, 1e-3);
    say(node, "cmap", "tab10");
    arranged(640, 480, 1);
    overlay_now();
    CHECK(vt_colorbar_gradient(&batch, vt_node_get(node), (vt_rect){10, 20, 22, 220}, true) && batch.quads == 10);
    stop();
}

TEST(long_names_are_cut_with_an_ellipsis_between_letters) {
    start();
    vt_text_style style = {.size = 12};
    char out[VT_LABEL_BYTES];
    float w, h;
    CHECK_TEXT(vt_label_elide("short", &style, 100, 20, out), "short");
    for (int width = 20; width < 120; width += 7) {
        const char *cut = vt_label_elide("Łódź, Český Krumlov and Ångström", &style, width, 20, out);
        vt_text_measure(cut, &style, &w, &h);
        CHECK_SAYING(w <= (float)width, "%g px of %d", (double)w, width);
        size_t n = strlen(cut);
        CHECK(n >= 3 && !memcmp(cut + n - 3, "\xe2\x80\xa6", 3));
        for (const char *at = cut; *at; at++) CHECK((*at & 0xe0) != 0xc0 || (at[1] & 0xc0) == 0x80);
    }
    stop();
}

TEST(a_frame_in_motion_works_nothing_out_anew) {
    start();
    say(scene, "title", "title");
    colored("a", 0, 1), colored("b", 0, 2);
    arranged(640, 480, 1);
    vt_overlay overlay = overlay_now();
    CHECK(vt_colorbars_paint(&overlay) && vt_legend_paint(&overlay) && vt_painted_nodes_paint(&overlay));
    uint64_t before = vt_memory_allocations();
    for (int i = 0; i < 10; i++) {
        CHECK(vt_view_orbit(view, 10, 3) == VT_OK);
        overlay = overlay_now();
        CHECK(vt_colorbars_paint(&overlay) && vt_legend_paint(&overlay) && vt_painted_nodes_paint(&overlay));
    }
    CHECK(vt_memory_allocations() == before);
    stop();
}

int main(void) {
    RUN(nothing_lies_over_another_at_any_size);
    RUN(whatever_does_not_fit_is_counted);
    RUN(artists_of_one_colour_scale_share_a_bar);
    RUN(bars_come_by_themselves_only_where_numbers_were_given);
    RUN(a_legend_comes_with_the_second_label_and_lists_hidden_artists);
    RUN(the_legend_follows_names_removals_and_places_in_the_tree);
    RUN(each_entry_of_the_legend_answers_to_the_pointer);
    RUN(a_scale_bar_is_as_long_as_it_says_and_missing_where_axes_differ);
    RUN(a_ruler_that_goes_behind_the_camera_is_drawn_up_to_there);
    RUN(texts_of_the_screen_count_from_the_nearest_corner);
    RUN(a_bar_has_exactly_the_colours_of_its_colormap);
    RUN(long_names_are_cut_with_an_ellipsis_between_letters);
    RUN(a_frame_in_motion_works_nothing_out_anew);
    return TEST_END();
}
