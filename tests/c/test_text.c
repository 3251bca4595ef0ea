// In:  texts, good and odd.
// Out: checks of layout, the atlas, missing characters and memory.
#include "test.h"
#include "text/fallback_glyph.h"
#include "text/glyph.h"
#include "text/rich.h"
#include "text/text.h"

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
    const vt_glyph_atlas *atlas = vt_glyph_atlas_get();
    for (uint32_t q = 0; q < batch.quads; q++) {
        const vt_text_vertex *v = &batch.vertices[4 * q]; // bottom left, bottom right, top left, top right
        int u0 = v[0].u / VT_TEXT_SUBTEXELS, u1 = v[1].u / VT_TEXT_SUBTEXELS;
        float rows = (float)(v[0].v - v[2].v) / VT_TEXT_SUBTEXELS, first_row = (float)v[2].v / VT_TEXT_SUBTEXELS;
        for (int row = (int)first_row; row < (int)(first_row + rows); row++)
            for (int column = u0; column < u1; column++) {
                if (atlas->pixels[row * atlas->width + column] < VT_GLYPH_OUTLINE) continue;
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
    CHECK(vt_glyph_missing(missing, 4) == 0);
    vt_text_begin(&batch, 400, 300, 1);
    CHECK(vt_text_screen(&batch, "\xe6\xbc\xa2\xe6\xbc\xa2\xf0\x9f\x98\x80", &plain, 10, 100));
    CHECK(batch.quads >= 3); // boxes are drawn
    vt_text_style large = plain;
    large.size = 200;
    CHECK(vt_text_screen(&batch, "\xe6\xbc\xa2", &large, 10, 100)); // in the other grade too: still one character
    CHECK(vt_glyph_missing(missing, 4) == 2);
    CHECK((missing[0] == 0x6f22 && missing[1] == 0x1f600) || (missing[1] == 0x6f22 && missing[0] == 0x1f600));
    CHECK(vt_glyph_missing(NULL, 0) == 2);
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
        CHECK(v->grow <= v->scale * VT_GLYPH_OUTLINE / 255 - 0.5f + 1e-4f); // at the quad's rim nothing is left of it
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
            const vt_glyph_atlas *atlas = vt_glyph_atlas_get();
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
    CHECK(drawn - vt_glyph_missing(missing, 1) > 540);
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

// What a text shows, in UTF-8: raised characters after ^, lowered ones after _, one after < where the pen goes back.
static const char *shown(const char *text) {
    static char out[512];
    char *to = out;
    vt_rich rich = vt_rich_begin(text);
    for (vt_rich_item item; vt_rich_next(&rich, &item) && to < out + sizeof out - 8;) {
        if (item.pen == VT_RICH_BACK) *to++ = '<';
        if (item.rise != 0) *to++ = item.rise > 0 ? '^' : '_';
        uint32_t c = item.codepoint;
        if (c < 0x80) {
            *to++ = (char)c;
        } else {
            int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
            *to++ = (char)(0xff00u >> (more + 1) | c >> 6 * more);
            while (more--) *to++ = (char)(0x80 | (c >> 6 * more & 0x3f));
        }
    }
    *to = 0;
    return out;
}

TEST(mathematics_between_dollar_signs_is_read) {
    static const char *const texts[][2] = {
        {"$x^2$", "x^2"},
        {"$x_i^2+y^{10}_{ab}$ a_b^c", "x_i<^2+y^1^0<_a_b a_b^c"},
        {"$\\mathrm{m\\,s^{-1}}$", "m\u2009s^\u2212^1"},
        {"$\\alpha\\Omega\\varsigma\\varphi\\phi\\varepsilon$", "\u03b1\u03a9\u03c2\u03c6\u03d5\u03b5"},
        {"$2\\times10^{-12}$", "2\u00d710^\u2212^1^2"},
        {"$\\sqrt{2}\\sqrt{x+1}\\sqrt{\\pi}\\sqrt2$", "\u221a2\u221ax+1\u221a\u03c0\u221a2"},
        {"$\\hat{x}\\hat X\\vec{ab}^2\\bar\\sigma\\dot{$", "x\u02c6X^\u02c6ab^\u2192^2\u03c3"},
        {"$\\frac{a+b}{c}$", "^a^+^b\u2044c"},
        {"$x^\\alpha_\\beta \\sin x'$", "x^\u03b1<_\u03b2 sin x\u2032"},
        {"$^{14}$C$e^{-x^2}$", "^1^4Ce^\u2212^x^2"},
        {"$\\{a\\}\\%\\_\\quad b$", "{a}%_\u2003 b"},
        // not mathematics, or not known
        {"$5 and $10", "$5 and $10"},
        {"cost \\$5", "cost $5"},
        {"a $ b", "a $ b"},
        {"$a\nb$", "$a\nb$"},
        {"\\alpha", "\\alpha"},
        {"$\\foo{x}\\Varsigma$", "\\foox\\Varsigma"},
        // broken
        {"$x^$", "x^"},
        {"$a}b{c$d", "abcd"},
        {"$x^{a$b", "x^ab"},
        {"$\\$", "$$"},
        {"$\\", "$\\"},
        {"${{{{{{{{{a}}}}}}}}}$b", "ab"},
        {"$a^{b^{c^{d^{e^{f^{g^{h}}}}}}}$i", "a^b^c^d^e^f^g^hi"},
    };
    for (int i = 0; i < VT_LENGTH(texts); i++) CHECK_TEXT(shown(texts[i][0]), texts[i][1]);
}

TEST(bars_go_over_what_is_in_a_root_and_accents_over_the_middle) {
    vt_rich rich = vt_rich_begin("$\\sqrt{a\\bar{b}}^2$");
    static const int bars[] = {0, 1, 2, 0};
    vt_rich_item item;
    for (int i = 0; i < 4; i++) {
        CHECK(vt_rich_next(&rich, &item));
        CHECK((item.bars[0] > 0) + (item.bars[1] > 0) == bars[i]);
    }
    float plain_width, width, height;
    vt_text_measure("AB", &plain, &plain_width, &height);
    vt_text_measure("$\\vec{AB}$", &plain, &width, &height);
    CHECK(width == plain_width);
    vt_text_batch accented = {0};
    vt_text_begin(&accented, 400, 100, 1);
    vt_text_style large = plain;
    large.size = 40;
    CHECK(vt_text_screen(&accented, "$\\hat{M}$", &large, 200, 50));
    double letter = 0, accent = 0;
    for (int i = 0; i < 4; i++) letter += (double)accented.vertices[i].x / 4;
    for (int i = 1; i <= 4; i++) accent += (double)accented.vertices[4 * accented.quads - (uint32_t)i].x / 4;
    CHECK_NEAR(letter, accent, 1);
    vt_text_free(&accented);
}

TEST(any_text_of_signs_ends_and_is_drawn) {
    static const char signs[] = "$$\\^_{}a2 -\n'sqrtfrac\xc3\xa9hat";
    uint32_t random = 7;
    for (int i = 0; i < 20000; i++) {
        char text[24] = "$";
        for (int k = 1; k < 20; k++)
            text[k] = signs[((random = random * 1664525u + 1013904223u) >> 8) % (sizeof signs - 1)];
        text[20] = i & 1 ? '$' : 0;
        float width, height;
        vt_text_style style = plain;
        style.wrap = i & 2 ? 60 : 0;
        vt_text_measure(text, &style, &width, &height);
        CHECK_SAYING(width >= 0 && width < 1000 && height > 0, "%s", text);
        vt_text_begin(&batch, 400, 300, 1);
        CHECK(vt_text_screen(&batch, text, &style, 10, 100));
    }
}

TEST(sub_and_superscripts_stand_over_each_other_and_off_the_line) {
    CHECK_NEAR(width_of("$x_i^2$", plain), VT_MAX(width_of("$x_i$", plain), width_of("$x^2$", plain)), 1e-3);
    CHECK(width_of("$x_i^2y$", plain) > width_of("$x_i^2$", plain) + 5);
    box line = ink_of("x", &plain, 1, 10, 100), raised = ink_of("$^x$", &plain, 1, 10, 100),
        lowered = ink_of("$_x$", &plain, 1, 10, 100);
    CHECK(raised.bottom < line.bottom - 4 && lowered.bottom > line.bottom + 2);
    CHECK(raised.right - raised.left < 0.85f * (line.right - line.left));
    CHECK_NEAR(width_of("$E=mc$", plain), width_of("E=mc", plain), 1e-3);
}

TEST(every_sign_that_has_a_name_is_in_the_font) {
    static const char names[] = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi "
                                "rho varsigma sigma tau upsilon "
                                "phi chi psi omega Alpha Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega varphi "
                                "varepsilon vartheta times cdot pm "
                                "mp div ast infty leq le geq ge neq ne approx sim simeq cong equiv propto ll gg to "
                                "rightarrow leftarrow uparrow "
                                "downarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow degree deg circ partial "
                                "nabla sum prod int oint sqrt "
                                "hbar AA angstrom ell in notin subset supset cup cap forall exists emptyset perp "
                                "parallel angle langle rangle oplus "
                                "otimes ldots dots cdots prime dagger bullet star therefore quad ";
    vt_text_shutdown();
    for (const char *at = names; *at; at = strchr(at, ' ') + 1) {
        char text[40];
        snprintf(text, sizeof text, "$\\%.*s$", (int)strcspn(at, " "), at);
        CHECK_SAYING(shown(text)[0] & 0x80, "%s", text);
        width_of(text, plain);
        CHECK_SAYING(vt_glyph_missing(NULL, 0) == 0, "%s", text);
    }
}

// --- letters that the host draws ---

// Gives what is wanted as squares of `em` px per letter; returns how many, and the last text.
static char wanted[512];
static int answer(double advance, bool colored) {
    int count = 0;
    double px_weight[2];
    static uint8_t pixels[64 * 64 * 4];
    memset(pixels, 255, sizeof pixels);
    for (const char *text; (text = vt_text_wanted(px_weight)); count++) {
        snprintf(wanted, sizeof wanted, "%s", text);
        CHECK(vt_text_give(wanted, px_weight[0], px_weight[1], 20, 16, 1, -14, advance, colored, pixels) == VT_OK);
    }
    return count;
}

static uint32_t host_quads(void) { // of the batch
    uint32_t count = 0;
    for (uint32_t q = 0; q < batch.quads; q++) count += batch.vertices[4 * q].scale == 0;
    return count;
}

static void lay_out(const char *text, const vt_text_style *style) {
    vt_text_begin(&batch, 400, 300, 1);
    CHECK(vt_text_screen(&batch, text, style, 10, 100));
}

TEST(letters_that_the_font_lacks_are_asked_for_in_whole_runs) {
    vt_text_shutdown();
    static const char *const texts[][2] = {
        {"depth \u6df1\u5ea6 (m)", "\u6df1\u5ea6"},
        {"\u6df1\u5ea6 \u6df1 km", "\u6df1\u5ea6 \u6df1"}, // signs between belong to the run
        {"\u062f\u0631\u062c\u0629 (\u00b0C) 12",
         "\u062f\u0631\u062c\u0629 (\u00b0C) 12"}, // read from the right: the line
        {"a \u05e9\u05dc\u05d5\u05dd b", "\u05e9\u05dc\u05d5\u05dd"},
        {"\U0001f469\u200d\U0001f52c\ufe0f x", "\U0001f469\u200d\U0001f52c\ufe0f"}, // one emoji of several
        {"x\u0304 = 2", "x\u0304"},                                                 // an accent takes its letter along
        {"$\u6df1^{\u5ea6}$", "\u5ea6"},
    };
    for (int i = 0; i < VT_LENGTH(texts); i++) {
        lay_out(texts[i][0], &plain);
        CHECK(answer(20, false) == (i == VT_LENGTH(texts) - 1 ? 2 : 1));
        CHECK_TEXT(wanted, texts[i][1]);
        lay_out(texts[i][0], &plain);
        CHECK(host_quads() == (i == VT_LENGTH(texts) - 1 ? 2 : 1));
        CHECK(answer(20, false) == 0);
    }
    const vt_text_vertex *v =
        batch.vertices; // $深^{度}$: the first picture, 20 x 16, 1 right of the pen and 14 above the line
    CHECK(v[0].x == 11 && v[0].y == 102 && v[3].x == 31 && v[3].y == 86);
    CHECK((v[3].u - v[2].u) == 20 * VT_TEXT_SUBTEXELS);
}

TEST(boxes_stand_where_no_host_draws) {
    vt_text_shutdown();
    vt_text_style large = plain;
    large.size = 37;
    double px_weight[2];
    CHECK(vt_text_wanted(px_weight) == NULL); // there is a host
    lay_out("\u6f22", &large);
    CHECK(batch.quads == 0); // nothing yet
    CHECK(vt_text_wanted(px_weight) && px_weight[0] == 37 && px_weight[1] == 400);
    lay_out("\u6f22", &large);
    CHECK(batch.quads == 1 && host_quads() == 0); // it was asked and did not answer
    CHECK(vt_text_wanted(px_weight) == NULL);     // and is not asked again
}

TEST(what_the_host_drew_is_measured_haloed_and_wrapped) {
    vt_text_shutdown();
    vt_text_style style = plain;
    style.halo = 2, style.halo_color[3] = 1;
    lay_out("\u6f22\u5b57", &style);
    answer(50, true);
    CHECK_NEAR(width_of("\u6f22\u5b57", style), 50, 1e-3);
    style.size = 40; // another size: measured by the one that is known
    CHECK_NEAR(width_of("\u6f22\u5b57", style), 100, 1e-3);
    style.size = 20;
    lay_out("\u6f22\u5b57", &style);
    CHECK(host_quads() == 9);
    CHECK(batch.vertices[0].grow == 0 && batch.vertices[4 * 8].grow == 1); // the halo has no colours, the emoji has
    style.halo = 0, style.wrap = 60;
    float width, height;
    static const char line[] = "\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22\u5b57 and more";
    for (int round = 0; round < 6; round++) lay_out(line, &style), answer(50, false);
    vt_text_measure(line, &style, &width, &height);
    CHECK_SAYING(width <= 60 && height > 60, "%g %g", (double)width, (double)height);
}

TEST(the_host_atlas_grows_and_makes_room) {
    vt_text_shutdown();
    char text[8] = "\u4e00";
    for (int i = 0; i < 3000; i++) {
        text[1] = (char)(0x80 | (i >> 6 & 0x3f)), text[2] = (char)(0x80 | (i & 0x3f));
        lay_out(text, &plain);
        answer(20, false);
        lay_out(text, &plain);
        CHECK(host_quads() == 1);
    }
    CHECK(vt_fallback_atlas_get()->height <= 2048 && vt_fallback_atlas_get()->height > 0);
    static uint8_t large[2000 * 300 * 4];
    vt_text_style big = plain;
    for (int i = 0; i < 40; i++) { // larger than the atlas, all together
        big.size = (float)(100 + i);
        for (int round = 0; round < 3; round++) { // what was thrown out is asked for again
            double px_weight[2];
            lay_out("\u6f22", &big);
            while (vt_text_wanted(px_weight))
                CHECK(vt_text_give("\u6f22", px_weight[0], 400, 2000, 300, 0, 0, 90, false, large) == VT_OK);
        }
        lay_out("\u6f22", &big);
        CHECK(host_quads() == 1);
    }
}

TEST(pictures_that_nobody_asked_for_are_refused) {
    vt_text_shutdown();
    uint8_t pixel[4] = {0};
    CHECK(vt_text_give("never", 20, 400, 1, 1, 0, 0, 1, false, pixel) == VT_ERROR_VALUE);
    lay_out("\u6f22", &plain);
    double px_weight[2];
    CHECK(vt_text_wanted(px_weight) != NULL);
    CHECK(vt_text_give("\u6f22", 20, 400, 5000, 1, 0, 0, 1, false, pixel) == VT_ERROR_VALUE);
    CHECK(vt_text_give("\u6f22", 20, 400, -1, 1, 0, 0, 1, false, pixel) == VT_ERROR_VALUE);
    CHECK(vt_text_give("\u6f22", 20, 400, 1, 1, NAN, 0, 1, false, pixel) == VT_ERROR_VALUE);
    CHECK(vt_text_give("\u6f22", 20, 400, 1, 1, 0, 0, 1, false, NULL) == VT_ERROR_VALUE);
    CHECK(vt_text_give(NULL, 20, 400, 1, 1, 0, 0, 1, false, pixel) == VT_ERROR_VALUE);
    CHECK(vt_text_give("\u6f22", 20, 400, 0, 0, 0, 0, 7, false, NULL) == VT_OK); // a space
    CHECK_NEAR(width_of("\u6f22", plain), 7, 1e-3);
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
    RUN(mathematics_between_dollar_signs_is_read);
    RUN(bars_go_over_what_is_in_a_root_and_accents_over_the_middle);
    RUN(any_text_of_signs_ends_and_is_drawn);
    RUN(sub_and_superscripts_stand_over_each_other_and_off_the_line);
    RUN(every_sign_that_has_a_name_is_in_the_font);
    RUN(letters_that_the_font_lacks_are_asked_for_in_whole_runs);
    RUN(boxes_stand_where_no_host_draws);
    RUN(what_the_host_drew_is_measured_haloed_and_wrapped);
    RUN(the_host_atlas_grows_and_makes_room);
    RUN(pictures_that_nobody_asked_for_are_refused);
    RUN(without_memory_nothing_breaks);
    return TEST_END();
}
