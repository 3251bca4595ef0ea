// In:  colormap names and lists of colours.
// Out: checks of vt_colormap_sample; the tables are compared with hashes of matplotlib's own values.
#include "data/colormap.h"
#include "test.h"

static uint8_t map[VT_COLORMAP_SIZE][4];
static void sample(const char *name) {
    CHECK_SAYING(vt_colormap_sample(name, VT_COLORMAP_SIZE, map[0]) == VT_OK, "%s: %s", name, vt_fail_text());
}

static bool same(const uint8_t *rgba, int r, int g, int b, int a) {
    return rgba[0] == r && rgba[1] == g && rgba[2] == b && rgba[3] == a;
}

TEST(smooth_maps_hold_the_256_values_of_matplotlib) {
    // FNV-1a over numpy.rint(matplotlib.colormaps[name](range(256))[:, :3] * 255), and the 100th colour.
    static const struct {
        const char *name;
        uint32_t hash;
        uint8_t hundredth[3];
    } wanted[] = {
        {"viridis", 0x056643bbu, {42, 118, 142}},   {"plasma", 0xda1909bcu, {174, 40, 146}},
        {"inferno", 0x9cb067d9u, {144, 37, 104}},   {"magma", 0xec4b847eu, {137, 40, 129}},
        {"cividis", 0xb9ea78a6u, {101, 104, 112}},  {"turbo", 0x2aa9b486u, {63, 246, 138}},
        {"coolwarm", 0x37c291a5u, {190, 210, 246}}, {"RdBu", 0x9a8223abu, {252, 215, 194}},
        {"terrain", 0x2c4854fcu, {145, 233, 131}},  {"gray", 0x7f16e8c5u, {100, 100, 100}},
    };
    for (int i = 0; i < VT_LENGTH(wanted); i++) {
        sample(wanted[i].name);
        uint32_t hash = 2166136261u;
        for (int c = 0; c < VT_COLORMAP_SIZE; c++)
            for (int channel = 0; channel < 3; channel++) hash = (hash ^ map[c][channel]) * 16777619u;
        CHECK_SAYING(hash == wanted[i].hash, "%s differs", wanted[i].name);
        CHECK_SAYING(!memcmp(map[100], wanted[i].hundredth, 3), "%s[100] differs", wanted[i].name);
        for (int c = 0; c < VT_COLORMAP_SIZE; c++) CHECK(map[c][3] == 255);
    }
}

TEST(r_reverses_and_capitals_do_not_matter) {
    uint8_t back[VT_COLORMAP_SIZE][4];
    static const char *const names[][2] = {
        {"viridis", "viridis_r"}, {"RdBu", "rdbu_R"}, {"tab10", "TAB10_r"}, {"grey", "gray_r"}};
    for (int i = 0; i < VT_LENGTH(names); i++) {
        sample(names[i][0]);
        CHECK(vt_colormap_sample(names[i][1], VT_COLORMAP_SIZE, back[0]) == VT_OK);
        for (int c = 0; c < VT_COLORMAP_SIZE; c++)
            CHECK_SAYING(!memcmp(map[c], back[VT_COLORMAP_SIZE - 1 - c], 4), "%s at %d", names[i][1], c);
    }
}

TEST(categories_are_never_mixed_and_have_equal_shares) {
    int counts[20] = {0}, last = -1, changes = 0;
    uint8_t twenty[20][4];
    CHECK(vt_colormap_sample("tab20", 20, twenty[0]) == VT_OK);
    CHECK(same(twenty[0], 0x1f, 0x77, 0xb4, 255) && same(twenty[19], 0x9e, 0xda, 0xe5, 255));
    sample("tab20");
    for (int c = 0; c < VT_COLORMAP_SIZE; c++) {
        int which = -1;
        for (int k = 0; k < 20; k++)
            if (!memcmp(map[c], twenty[k], 4)) which = k;
        CHECK_SAYING(which >= 0, "colour %d is a mixture", c);
        if (which >= 0) counts[which]++;
        changes += which != last, last = which;
    }
    CHECK(changes == 20);
    for (int k = 0; k < 20; k++) CHECK(counts[k] == 12 || counts[k] == 13);
    // Ten categories numbered 0..9, as a shader looks them up with vmin 0, vmax 9.
    uint8_t ten[10][4];
    CHECK(vt_colormap_sample("tab10", 10, ten[0]) == VT_OK);
    sample("tab10");
    for (int k = 0; k < 10; k++) CHECK(!memcmp(map[VT_MIN((int)(k / 9.0 * 256), 255)], ten[k], 4));
}

TEST(a_list_of_colours_is_a_map) {
    uint8_t five[5][4];
    CHECK(vt_colormap_sample("red, rgb(0, 255, 0),#00f8", 5, five[0]) == VT_OK);
    CHECK(same(five[0], 255, 0, 0, 255));
    CHECK(same(five[1], 128, 128, 0, 255));
    CHECK(same(five[2], 0, 255, 0, 255));
    CHECK(same(five[4], 0, 0, 255, 136));
    CHECK(vt_colormap_sample("rgb(255, 0, 0), white", 2, five[0]) == VT_OK);
    CHECK(same(five[0], 255, 0, 0, 255) && same(five[1], 255, 255, 255, 255));
    CHECK(vt_colormap_sample("black, white", 1, five[0]) == VT_OK);
    CHECK(same(five[0], 0, 0, 0, 255));
}

static const char *says(const char *name) {
    uint8_t untouched[4] = {1, 2, 3, 4};
    CHECK_SAYING(vt_colormap_sample(name, 1, untouched) != VT_OK, "\"%s\" was taken for a colormap",
                 name ? name : "NULL");
    CHECK(same(untouched, 1, 2, 3, 4));
    CHECK(vt_colormap_check(name) != VT_OK);
    return vt_fail_text();
}

TEST(a_wrong_map_is_explained) {
    CHECK_TEXT(says("virdis"), "no colormap \"virdis\": did you mean \"viridis\"?");
    CHECK_CONTAINS(says("plamsa_r"), "\"plasma_r\"");
    CHECK_CONTAINS(says("jet"), "list of colours");
    CHECK_CONTAINS(says("rgb(1, 2, 3)"), "two or more");
    CHECK_CONTAINS(says("#f80"), "two or more");
    CHECK_CONTAINS(says("red, whit, blue"), "colour 2 of the colormap");
    CHECK_CONTAINS(says("red, whit, blue"), "did you mean \"white\"");
    CHECK_CONTAINS(says("red,"), "colour 2");
    CHECK_CONTAINS(says(""), "empty");
    CHECK_CONTAINS(says(NULL), "empty");
    char many[300 * 4 + 1] = "";
    for (int i = 0; i < 300; i++) strcat(many, "red,");
    CHECK_CONTAINS(says(many), "up to 256");
    CHECK(vt_colormap_sample("viridis", 0, map[0]) == VT_ERROR_VALUE);
}

int main(void) {
    RUN(smooth_maps_hold_the_256_values_of_matplotlib);
    RUN(r_reverses_and_capitals_do_not_matter);
    RUN(categories_are_never_mixed_and_have_equal_shares);
    RUN(a_list_of_colours_is_a_map);
    RUN(a_wrong_map_is_explained);
    return TEST_END();
}
