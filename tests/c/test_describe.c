// In:  scenes of all sorts.
// Out: checks of the sentences that describe them.
#include "nodes.h"
#include <stdlib.h>

static vt_node scene;

static vt_node make(const char *kind) {
    vt_node node = vt_create(vt_kind_find(kind), scene);
    CHECK_SAYING(node.id, "%s", vt_error());
    return node;
}

static vt_node points(const char *label) {
    static const double xyz[] = {165.67, -38.59, 40, 188.13, -10.72, 680, 170, -20, 100};
    vt_node node = make("points");
    write_array(node, "positions", VT_F64, 3, 1, 3, xyz);
    if (label) say(node, "label", label);
    return node;
}

static void start(void) { scene = vt_create(vt_kind_find("scene"), (vt_node){0}); }
static void stop(void) { vt_reset(); }

TEST(an_empty_scene_says_so) {
    start();
    CHECK_TEXT(vt_describe(scene), "There is nothing in the picture.");
    say(scene, "title", "Soon");
    CHECK_TEXT(vt_describe(scene), "Soon. There is nothing in the picture.");
    stop();
}

TEST(points_are_told_with_their_colours_and_ranges) {
    start();
    say(scene, "title", "Quakes");
    say(scene, "xlabel", "longitude");
    say(scene, "ylabel", "latitude");
    say(scene, "zlabel", "depth");
    say(scene, "zunit", "km");
    vt_node node = points(NULL);
    static const double magnitudes[] = {5, 6.4, 5.5};
    write_array(node, "scalars", VT_F64, 3, 1, 1, magnitudes);
    say(node, "colorbar_label", "magnitude");
    CHECK_TEXT(vt_describe(scene),
               "Quakes. 3 points coloured by magnitude (5 to 6.4); longitude from 165.67 to 188.13, "
               "latitude from -38.59 to -10.72, depth from 40 to 680 km.");
    stop();
}

TEST(labels_hidden_ones_and_what_is_left_out_are_told) {
    start();
    vt_node node = points("Stations");
    static const double odd[] = {1, 2, 3, NAN, 0, 0, 1, 2, 3};
    write_array(node, "positions", VT_F64, 3, 1, 3, odd);
    CHECK_TEXT(vt_describe(scene), "Stations: 3 points; x 1, y 2, z 3; 1 is not a number and is left out.");
    set(node, "visible", 1, 0, 0, 0);
    CHECK_TEXT(vt_describe(scene), "Stations: 3 points (hidden); 1 is not a number and is left out.");
    stop();
}

TEST(each_kind_has_its_own_words) {
    start();
    static const double xyz[] = {0, 0, 0, 1, 1, 1, 2, 0, 1, 0, 2, 0}, heights[] = {0, 1, 2, 3, 4, 5};
    write_array(make("line"), "positions", VT_F64, 4, 1, 3, xyz);
    write_array(make("segments"), "positions", VT_F64, 4, 1, 3, xyz);
    vt_node mesh = make("mesh");
    write_array(mesh, "positions", VT_F64, 3, 1, 3, xyz);
    vt_node surface = make("surface");
    write_array(surface, "heights", VT_F64, 2, 3, 1, heights);
    vt_node note = make("text");
    say(note, "text", "North\npole");
    vt_node ruler = make("ruler");
    set(ruler, "end", 3, 3, 4, 0);
    const char *said = vt_describe(scene);
    CHECK_CONTAINS(said, "A line through 4 points; x from 0 to 2, y from 0 to 2, z from 0 to 1.");
    CHECK_CONTAINS(said, " 2 segments; ");
    CHECK_CONTAINS(said, " A mesh of 1 face; ");
    CHECK_CONTAINS(said, " A surface of 2 by 3 heights coloured by height; ");
    CHECK_CONTAINS(said, " The words \"North pole\"; x 0, y 0, z 0.");
    CHECK_CONTAINS(said, " A ruler: 5; x from 0 to 3, ");
    stop();
}

TEST(shapes_without_names_are_counted_together) {
    start();
    for (int i = 0; i < 1200; i++) set(make("box"), "position", 3, i, 0, 0);
    make("sphere");
    vt_node named = make("torus");
    say(named, "label", "The ring");
    CHECK_TEXT(vt_describe(scene), "The ring: a ring; x from -0.5 to 0.5, y from -0.5 to 0.5, z from -0.1 to 0.1. "
                                   "1,200 boxes and 1 sphere; x from -0.5 to 1199.5, y from -0.5 to 0.5, "
                                   "z from -0.5 to 0.5.");
    stop();
}

TEST(more_artists_than_one_listens_to_are_summed_up) {
    start();
    for (int i = 0; i < 12; i++) {
        char label[20];
        snprintf(label, sizeof label, "site %d", i + 1);
        points(i < 10 ? label : NULL);
    }
    static const double xyz[] = {0, 0, 0, 1, 1, 1};
    write_array(make("line"), "positions", VT_F64, 2, 1, 3, xyz);
    CHECK_TEXT(vt_describe(scene),
               "12 clouds of points and 1 line, named site 1, site 2, site 3 and 7 more; x from 0 to 188.13, "
               "y from -38.59 to 1, z from 0 to 680.");
    stop();
}

TEST(names_of_categories_are_told) {
    start();
    vt_node node = points(NULL);
    static const double rocks[] = {0, 1, 2};
    write_array(node, "scalars", VT_F64, 3, 1, 1, rocks);
    say(node, "categories", "basalt\ngranite\nlimestone");
    say(node, "colorbar_label", "rock");
    CHECK_CONTAINS(vt_describe(scene), "3 points coloured by rock (basalt, granite and limestone); ");
    stop();
}

TEST(a_ruler_between_axes_of_one_unit_knows_its_distance) {
    start();
    vt_node ruler = make("ruler");
    set(ruler, "end", 3, 3, 4, 0);
    CHECK_CONTAINS(vt_info(ruler), "\"distance\":5,\"differences\":[3,4,0]");
    say(scene, "xunit", "km");
    CHECK_CONTAINS(vt_info(ruler), "\"distance\":null");
    CHECK_CONTAINS(vt_describe(scene), "A ruler: Δx 3 km, Δy 4;");
    say(scene, "xlabel", "time");
    say(scene, "xscale", "date");
    set(ruler, "end", 3, 2 * 86400.0, 0, 0);
    CHECK_CONTAINS(vt_describe(scene), "A ruler: time 2 d;");
    stop();
}

int main(void) {
    RUN(an_empty_scene_says_so);
    RUN(points_are_told_with_their_colours_and_ranges);
    RUN(labels_hidden_ones_and_what_is_left_out_are_told);
    RUN(each_kind_has_its_own_words);
    RUN(shapes_without_names_are_counted_together);
    RUN(more_artists_than_one_listens_to_are_summed_up);
    RUN(names_of_categories_are_told);
    RUN(a_ruler_between_axes_of_one_unit_knows_its_distance);
    return TEST_END();
}
