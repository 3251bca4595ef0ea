// In:  texts, good and odd.
// Out: checks of layout, the atlas, missing characters and memory.
// Called by: ctest.
#include "glyph.h"
#include "test.h"
#include "text.h"

static const vt_text_style plain = {.size = 20, .color = {0, 0, 0, 1}, .baseline = VT_TEXT_BASELINE};
static vt_text_batch batch;

typedef struct box {
    float left, right, top, bottom;
} box;

// Where the ink of a text lies, in device px: quads without their margins.
static box ink_of(const char *text, const vt_text_style *style, double ratio, double x, double y) {
    vt_text_begin(&batch, 400, 300, ratio);
    CHECK(vt_text_screen(&batch, text, style, x, y));
    box b = {1e9f, -1e9f, 1e9f, -1e9f};
    const vt_text_atlas *atlas = vt_text_atlas_get();
    for (uint32_t q = 0; q < batch.quads; q++) {
        const vt_text_vertex *v = &batch.vertices[4 * q]; // bottom left, bottom right, top left, top right
        int u0 = v[0].u / VT_TEXT_SUBTEXELS, u1 = v[1].u / VT_TEXT_SUBTEXELS;
        float rows = (float)(v[0].v - v[2].v) / VT_TEXT_SUBTEXELS, first_row = (float)v[2].v / VT_TEXT_SUBTEXELS;
        for (int row = (int)first_row; row < (int)(first_row + rows); row++)
            for (int column = u0; column < u1; column++) {
                if (atlas->pixels[row * atlas->width + column] < VT_TEXT_OUTLINE) continue;
                float at_x = v[0].x + ((float)(column - u0) + 0.5f) / (float)(u1 - u0) * (v[1].x - v[0].x);
                float at_y = v[2].y + ((float)row + 0.5f - first_row) / rows * (v[0].y - v[2].y);
                b.left = VT_MIN(b.left, at_x), b.right = VT_MAX(b.right, at_x), b.top = VT_MIN(b.top, at_y),
                b.bottom = VT_MAX(b.bottom, at_y);
            }
    }
    return b;
}

static float width_of(const char *text, vt_text_style style) {
    float width, height;
    vt_text_measure(text, &style, &width, &height);
    return width;
}

TEST(letters_stand_on_the_baseline_and_capitals_end_on_whole_pixels) {
    for (int size = 9; size <= 24; size++) {
        vt_text_style style = plain;
        style.size = (float)size;
        box b = ink_of("HEX", &style, 1, 10, 100);
        double texel = size / 48.0; // in device px; ink is known to half of that and a little
        CHECK_NEAR(b.bottom, 100, 0.6 * texel + 0.1);
        CHECK_NEAR(b.top, 100 - floor((double)VT_GLYPH_CAP_HEIGHT * size + 0.5), 0.6 * texel + 0.1);
        b = ink_of("xzv", &style, 1, 10, 100);
        CHECK_NEAR(b.bottom, 100, 0.6 * texel + 0.1);
        CHECK_NEAR(b.top, 100 - floor((double)VT_GLYPH_X_HEIGHT * size + 0.625), 0.6 * texel + 0.1);
    }
}

TEST(baselines_are_whole_device_pixels_wherever_the_text_is) {
    for (int i = 0; i < 10; i++) {
        double ratio = 1 + 0.25 * i, y = 100 + 0.137 * i;
        box b = ink_of("HE", &plain, ratio, 10, y);
        CHECK_NEAR(b.bottom, floor(y * ratio + 0.5), 0.6 * 20 * ratio / 48 + 0.1);
    }
}

TEST(anchors_place_a_line_left_centred_and_right) {
    vt_text_style style = plain;
    float width = width_of("MMMM", style);
    for (int anchor = 0; anchor < 3; anchor++) {
        style.anchor = (vt_text_anchor)anchor;
        box b = ink_of("MMMM", &style, 1, 200, 100);
        CHECK_NEAR((b.left + b.right) / 2, 200 + (1.0 - anchor) * (double)width / 2, 0.6);
    }
    style.anchor = VT_TEXT_CENTER, style.baseline = VT_TEXT_MIDDLE;
    box middle = ink_of("H0", &style, 1, 200, 100);
    CHECK_NEAR((middle.top + middle.bottom) / 2, 100, 1);
    style.baseline = VT_TEXT_TOP;
    CHECK(ink_of("Hj\xc3\x85", &style, 1, 200, 100).top > 94); // a ring above a capital may stand out a little
    CHECK(ink_of("Hjk", &style, 1, 200, 100).top >= 99.5f);
    style.baseline = VT_TEXT_BOTTOM;
    CHECK(ink_of("Hjk", &style, 1, 200, 100).bottom <= 100.5f);
}

TEST(offsets_move_right_and_up_in_css_pixels) {
    vt_text_style style = plain;
    box before = ink_of("H", &style, 2, 50, 50);
    style.offset[0] = 10, style.offset[1] = 5;
    box after = ink_of("H", &style, 2, 50, 50);
    CHECK_NEAR(after.left - before.left, 20, 0.01);
    CHECK_NEAR(after.top - before.top, -10, 0.01);
}

TEST(figures_are_equally_wide_and_the_minus_is_as_wide_as_the_plus) {
    float zero = width_of("0", plain);
    for (char c = '1'; c <= '9'; c++) CHECK_NEAR(width_of((char[]){c, 0}, plain), zero, 1e-4);
    CHECK_NEAR(width_of("\xe2\x88\x92", plain), width_of("+", plain), 1e-4);
    CHECK_NEAR(width_of("1111111111", plain), 10 * zero, 1e-3);
}

TEST(letters_are_kerned) { CHECK(width_of("AV", plain) < width_of("A", plain) + width_of("V", plain) - 0.2f); }

TEST(a_line_break_starts_a_new_line) {
    float one_width, one_height, two_width, two_height;
    vt_text_measure("wide line", &plain, &one_width, &one_height);
    vt_text_measure("i\nwide line\n", &plain, &two_width, &two_height);
    CHECK_NEAR(two_width, one_width, 1e-4);
    CHECK(two_height > one_height + 20);
    vt_text_style style = plain;
    style.anchor = VT_TEXT_RIGHT;
    CHECK(ink_of("wide line\nI", &style, 1, 300, 100).bottom > 115);
    vt_text_measure("", &plain, &one_width, &one_height);
    CHECK(one_width == 0 && one_height == 0);
}

TEST(a_line_that_is_too_long_is_broken_at_spaces_and_never_wider) {
    vt_text_style style = plain;
    style.wrap = 120;
    static const char *const texts[] = {"several words that do not fit in one line",
                                        "onesinglewordthatisfartoolongtofit", "a bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb c",
                                        " x"};
    for (int i = 0; i < VT_LENGTH(texts); i++) {
        float width, height;
        vt_text_measure(texts[i], &style, &width, &height);
        CHECK_SAYING(width <= 120 && width > 0, "%s: %g", texts[i], (double)width);
        if (i < 3) CHECK(height > 40);
    }
    style.wrap = 1; // narrower than any letter: one in each line, and it ends
    float width, height;
    vt_text_measure("abc", &style, &width, &height);
    CHECK_NEAR(height, 20 * (1.0 + 2 * 1.25), 0.5);
}

TEST(broken_utf8_shows_replacement_signs_and_ends) {
    static const char *const texts[] = {
        "\xff\xfe", "a\xc3", "\xe2\x88", "\xf0\x9f\x98", "\xed\xa0\x80", "\xc0\xaf", "\xf8\x88\x80\x80\x80",
        "ok\x80ok"};
    for (int i = 0; i < VT_LENGTH(texts); i++) CHECK_SAYING(width_of(texts[i], plain) > 0, "text %d", i);
    CHECK_NEAR(width_of("\xff", plain), width_of("\xef\xbf\xbd", plain), 1e-5);
}

TEST(missing_characters_are_boxes_and_can_be_asked_for) {
    vt_text_shutdown();
    uint32_t missing[4] = {0};
    width_of("plain caf\xc3\xa9 \xce\xb1\xe2\x88\x9e\xe2\x81\xbb\xc2\xb2", plain);
    CHECK(vt_text_missing(missing, 4) == 0);
    vt_text_begin(&batch, 400, 300, 1);
    CHECK(vt_text_screen(&batch, "\xe6\xbc\xa2\xe6\xbc\xa2\xf0\x9f\x98\x80", &plain, 10, 100));
    CHECK(batch.quads >= 3); // boxes are drawn
    vt_text_style large = plain;
    large.size = 200;
    CHECK(vt_text_screen(&batch, "\xe6\xbc\xa2", &large, 10, 100)); // in the other grade too: still one character
    CHECK(vt_text_missing(missing, 4) == 2);
    CHECK((missing[0] == 0x6f22 && missing[1] == 0x1f600) || (missing[1] == 0x6f22 && missing[0] == 0x1f600));
    CHECK(vt_text_missing(NULL, 0) == 2);
}

TEST(a_halo_lies_under_all_letters) {
    vt_text_style style = plain;
    style.halo = 2, style.halo_color[0] = style.halo_color[3] = 1;
    vt_text_begin(&batch, 400, 300, 1);
    CHECK(vt_text_screen(&batch, "AB", &style, 10, 100));
    uint32_t half = batch.quads / 2;
    for (uint32_t q = 0; q < batch.quads; q++) {
        const vt_text_vertex *v = &batch.vertices[4 * q];
        CHECK(v->color[0] == (q < half ? 255 : 0));
        CHECK_NEAR(v->grow, q < half ? 2 : 0, 1e-6);
    }
}

TEST(a_halo_is_never_wider_than_the_atlas_knows) {
    vt_text_style style = plain;
    style.halo = 20, style.halo_color[3] = 1;
    for (int size = 4; size < 200; size += 7) {
        style.size = (float)size;
        vt_text_begin(&batch, 400, 300, 1);
        CHECK(vt_text_screen(&batch, "o", &style, 100, 200));
        const vt_text_vertex *v = &batch.vertices[0];
        CHECK(v->grow <= v->scale * VT_TEXT_OUTLINE / 255 - 0.5f + 1e-4f); // at the quad's rim nothing is left of it
        CHECK(v->grow >= VT_MIN(19.5f, (float)size * 0.32f - 0.6f));
    }
}

TEST(the_atlas_does_not_depend_on_the_order_of_texts) {
    static const char *const texts[] = {"The quick brown fox", "0123456789", "\xce\xb1\xce\xb2\xce\xb3"};
    uint8_t first[3][96 * 96];
    for (int round = 0; round < 2; round++) {
        vt_text_shutdown();
        for (int i = 0; i < 3; i++) width_of(texts[round ? 2 - i : i], plain);
        static const uint32_t letters[] = {'Q', '7', 0x3b2};
        for (int k = 0; k < 3; k++) {
            vt_glyph g = vt_glyph_get(letters[k], VT_GLYPH_SMALL);
            const vt_text_atlas *atlas = vt_text_atlas_get();
            for (int y = 0; y < g.v1 - g.v0; y++)
                for (int x = 0; x < g.u1 - g.u0; x++) {
                    uint8_t value = atlas->pixels[(g.v0 + y) * atlas->width + g.u0 + x],
                            *kept = &first[k][y * (g.u1 - g.u0) + x];
                    if (round)
                        CHECK(*kept == value);
                    else
                        *kept = value;
                }
        }
    }
}

TEST(a_frame_with_known_letters_allocates_nothing) {
    ink_of("steady frame 0123456789", &plain, 1, 10, 100);
    uint64_t before = vt_memory_allocations();
    for (int i = 0; i < 10; i++) {
        vt_text_begin(&batch, 400, 300, 1);
        CHECK(vt_text_screen(&batch, "frame 9876543210 steady", &plain, 10 + i, 100));
    }
    CHECK(vt_memory_allocations() == before);
}

TEST(every_character_of_the_font_can_be_drawn) {
    int drawn = 0;
    uint32_t missing[1];
    vt_text_shutdown();
    for (uint32_t c = 0x20; c < 0x2800; c++) {
        vt_glyph glyph = vt_glyph_get(c, VT_GLYPH_SMALL); // traps when an outline needs more memory than is set aside
        drawn += glyph.u1 > glyph.u0;
    }
    CHECK(drawn - vt_text_missing(missing, 1) > 540);
    vt_text_shutdown();
}

TEST(text_outside_the_picture_adds_nothing) {
    vt_text_begin(&batch, 400, 300, 1);
    static const double places[][2] = {{-500, 100}, {900, 100}, {100, -200}, {100, 600}, {1e300, 0}, {NAN, 0}};
    for (int i = 0; i < VT_LENGTH(places); i++)
        CHECK(vt_text_screen(&batch, "outside", &plain, places[i][0], places[i][1]));
    CHECK(batch.quads == 0);
    CHECK(vt_text_screen(&batch, NULL, &plain, 10, 100) && vt_text_screen(&batch, "", &plain, 10, 100) &&
          batch.quads == 0);
}

TEST(without_memory_nothing_breaks) {
    vt_text_shutdown();
    vt_text_free(&batch);
    for (int after = 0; after < 60; after++) {
        vt_memory_fail_after(after);
        vt_text_begin(&batch, 400, 300, 1);
        vt_text_screen(&batch, "no room for \xe6\xbc\xa2", &plain, 10, 100);
        vt_memory_fail_after(-1);
        vt_text_shutdown();
        vt_text_free(&batch);
    }
    CHECK(vt_memory_blocks() == 0);
}

int main(void) {
    RUN(letters_stand_on_the_baseline_and_capitals_end_on_whole_pixels);
    RUN(baselines_are_whole_device_pixels_wherever_the_text_is);
    RUN(anchors_place_a_line_left_centred_and_right);
    RUN(offsets_move_right_and_up_in_css_pixels);
    RUN(figures_are_equally_wide_and_the_minus_is_as_wide_as_the_plus);
    RUN(letters_are_kerned);
    RUN(a_line_break_starts_a_new_line);
    RUN(a_line_that_is_too_long_is_broken_at_spaces_and_never_wider);
    RUN(broken_utf8_shows_replacement_signs_and_ends);
    RUN(missing_characters_are_boxes_and_can_be_asked_for);
    RUN(a_halo_lies_under_all_letters);
    RUN(a_halo_is_never_wider_than_the_atlas_knows);
    RUN(the_atlas_does_not_depend_on_the_order_of_texts);
    RUN(a_frame_with_known_letters_allocates_nothing);
    RUN(every_character_of_the_font_can_be_drawn);
    RUN(text_outside_the_picture_adds_nothing);
    RUN(without_memory_nothing_breaks);
    return TEST_END();
}
