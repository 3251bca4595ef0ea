// In:  colour texts, good and bad.
// Out: checks of vt_color_parse.
#include "data/color.h"
#include "test.h"

static const char *says(const char *text) {
    double rgba[4] = {9, 9, 9, 9};
    bool fine = vt_color_parse(text, rgba);
    CHECK_SAYING(!fine, "\"%s\" was taken for a colour", text);
    for (int i = 0; i < 4; i++) CHECK_SAYING(rgba[i] == 9, "\"%s\" changed the colour", text);
    return vt_fail_text();
}

static void is(const char *text, double r, double g, double b, double a) {
    double rgba[4] = {-1, -1, -1, -1}, wanted[4] = {r, g, b, a};
    CHECK_SAYING(vt_color_parse(text, rgba), "\"%s\": %s", text, vt_fail_text());
    for (int i = 0; i < 4; i++)
        CHECK_SAYING(fabs(rgba[i] - wanted[i]) < 1e-12, "\"%s\" [%d] is %g, wanted %g", text, i, rgba[i], wanted[i]);
}

TEST(css_names_are_known_in_any_case) {
    is("tomato", 1, 99 / 255.0, 71 / 255.0, 1);
    is("Tomato", 1, 99 / 255.0, 71 / 255.0, 1);
    is(" rebeccapurple ", 102 / 255.0, 51 / 255.0, 153 / 255.0, 1);
    is("aliceblue", 240 / 255.0, 248 / 255.0, 1, 1);
    is("yellowgreen", 154 / 255.0, 205 / 255.0, 50 / 255.0, 1);
    is("grey", 128 / 255.0, 128 / 255.0, 128 / 255.0, 1);
    is("transparent", 0, 0, 0, 0);
    is("none", 0, 0, 0, 0);
}

TEST(hexadecimal_colours_have_3_4_6_or_8_digits) {
    is("#f80", 1, 136 / 255.0, 0, 1);
    is("#F808", 1, 136 / 255.0, 0, 136 / 255.0);
    is("#ff8800", 1, 136 / 255.0, 0, 1);
    is("#0102037f", 1 / 255.0, 2 / 255.0, 3 / 255.0, 127 / 255.0);
    CHECK_CONTAINS(says("#ff88"
                        "0"),
                   "3, 4, 6 or 8");
    CHECK_CONTAINS(says("#"), "3, 4, 6 or 8");
    CHECK_CONTAINS(says("#ggg"), "hexadecimal");
    CHECK_CONTAINS(says("#123456789"), "3, 4, 6 or 8");
}

TEST(rgb_functions_take_bytes_and_percentages) {
    is("rgb(255, 128, 0)", 1, 128 / 255.0, 0, 1);
    is("rgba(255,128,0,.5)", 1, 128 / 255.0, 0, 0.5);
    is("RGB(100% 50% 0% / 25%)", 1, 0.5, 0, 0.25);
    CHECK_CONTAINS(says("rgb(256, 0, 0)"), "0..255");
    CHECK_CONTAINS(says("rgb(1, 2)"), "three numbers");
    CHECK_CONTAINS(says("rgb(1, 2, 3"), "three numbers");
    CHECK_CONTAINS(says("rgb(1, 2, 3, 4, 5)"), "three numbers");
    CHECK_CONTAINS(says("rgb(1,,2,3)"), "three numbers");
    CHECK_CONTAINS(says("rgb()"), "three numbers");
    CHECK_CONTAINS(says("rgb(1, 2, 3) x"), "three numbers");
}

TEST(numbers_as_texts_are_greys) {
    is("0.7", 0.7, 0.7, 0.7, 1);
    is("1", 1, 1, 1, 1);
    is(".25", 0.25, 0.25, 0.25, 1);
    CHECK_CONTAINS(says("1.5"), "grey between");
    CHECK_CONTAINS(says("-0.1"), "grey between");
    CHECK_CONTAINS(says("0.7.1"), "grey between");
    CHECK_CONTAINS(says("."), "grey between");
}

TEST(c0_to_c9_are_the_category_colours) {
    is("C0", 0x1f / 255.0, 0x77 / 255.0, 0xb4 / 255.0, 1);
    is("C3", 0xd6 / 255.0, 0x27 / 255.0, 0x28 / 255.0, 1);
    is("C9", 0x17 / 255.0, 0xbe / 255.0, 0xcf / 255.0, 1);
    says("C10");
}

TEST(a_wrong_name_gets_the_nearest_one) {
    CHECK_TEXT(says("tomatoe"), "\"tomatoe\" is not a colour: did you mean \"tomato\"?");
    CHECK_CONTAINS(says("ligthblue"), "\"lightblue\"");
    CHECK_CONTAINS(says("Organe"), "\"orange\"");
    CHECK_CONTAINS(says("xyzzy"), "CSS name");
    CHECK_CONTAINS(says(""), "empty");
    CHECK_CONTAINS(says("   "), "empty");
    CHECK_CONTAINS(says(NULL), "empty");
}

TEST(a_very_long_text_is_refused_and_shortened) {
    char text[5000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = 0;
    CHECK_CONTAINS(says(text), "4999 characters");
    CHECK(strlen(vt_fail_text()) < 200);
}

int main(void) {
    RUN(css_names_are_known_in_any_case);
    RUN(hexadecimal_colours_have_3_4_6_or_8_digits);
    RUN(rgb_functions_take_bytes_and_percentages);
    RUN(numbers_as_texts_are_greys);
    RUN(c0_to_c9_are_the_category_colours);
    RUN(a_wrong_name_gets_the_nearest_one);
    RUN(a_very_long_text_is_refused_and_shortened);
    return TEST_END();
}
