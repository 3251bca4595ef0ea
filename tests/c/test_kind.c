// In:  the table of kinds, misspelt names, strings with everything in them.
// Out: checks of kind.c and json.c.
#include "base/json.h"
#include "scene/kind.h"
#include "test.h"

// --- a reader that only says whether a text is JSON ---
static const char *value(const char *s);
static const char *blank(const char *s) {
    while (*s == ' ' || *s == '\n') s++;
    return s;
}
static const char *string(const char *s) {
    if (*s++ != '"') return NULL;
    for (; *s != '"'; s++) {
        if ((unsigned char)*s < 0x20) return NULL;
        if (*s != '\\') continue;
        s++;
        if (*s == 'u') {
            for (int i = 1; i <= 4; i++)
                if (!strchr("0123456789abcdefABCDEF", s[i]) || !s[i]) return NULL;
            s += 4;
        } else if (!*s || !strchr("\"\\/bfnrt", *s)) {
            return NULL;
        }
    }
    return s + 1;
}
static const char *items(const char *s, char end, bool named) {
    s = blank(s + 1);
    if (*s == end) return s + 1;
    for (;;) {
        if (named) {
            s = string(blank(s));
            if (!s || *(s = blank(s)) != ':') return NULL;
            s++;
        }
        s = value(blank(s));
        if (!s) return NULL;
        s = blank(s);
        if (*s == end) return s + 1;
        if (*s++ != ',') return NULL;
    }
}
static const char *value(const char *s) {
    if (*s == '{') return items(s, '}', true);
    if (*s == '[') return items(s, ']', false);
    if (*s == '"') return string(s);
    static const char *const words[] = {"null", "true", "false"};
    for (int i = 0; i < 3; i++)
        if (strncmp(s, words[i], strlen(words[i])) == 0) return s + strlen(words[i]);
    const char *start = s;
    while (*s && strchr("+-.0123456789eE", *s)) s++;
    return s > start ? s : NULL;
}
static bool is_json(const char *s) {
    const char *end = value(s);
    return end && *end == 0;
}

TEST(the_table_is_json_and_names_every_kind) {
    const char *table = vt_kind_table_json();
    CHECK(table && is_json(table));
    for (int k = 0; k < VT_KIND_COUNT; k++) {
        char wanted[64];
        snprintf(wanted, sizeof wanted, "{\"name\":\"%s\",\"help\":", vt_kind_spec_of(k)->name);
        CHECK_CONTAINS(table, wanted);
    }
    CHECK_CONTAINS(table,
                   "\"dtypes\":[\"f4\",\"f8\",\"f2\",\"i1\",\"u1\",\"i2\",\"u2\",\"i4\",\"u4\",\"i8\",\"u8\",\"b1\"]");
    CHECK_CONTAINS(table, "{\"name\":\"vmin\",\"type\":\"number\",\"count\":1,\"default\":[null],\"min\":null,\"max\":"
                          "null,\"choices\":[],\"unit\":\"\"");
    CHECK_CONTAINS(table, "{\"name\":\"norm\",\"type\":\"choice\",\"count\":1,\"default\":[0],\"min\":0,\"max\":1,"
                          "\"choices\":[\"linear\",\"log\"]");
    CHECK_CONTAINS(table, "{\"name\":\"cmap\",\"type\":\"text\",\"count\":1,\"default\":\"viridis\"");
    CHECK_CONTAINS(table, "\\\"red, white, blue\\\"");
    CHECK_CONTAINS(table, "{\"name\":\"positions\",\"components\":[3,3],\"dimensions\":1,\"storage\":\"point3\"");
    CHECK(vt_kind_table_json() == table);
    vt_kind_shutdown();
    CHECK(vt_memory_blocks() == 0);
}

TEST(slots_are_where_the_compiler_puts_the_members) {
    const vt_kind_spec *spec = vt_kind_spec_of(VT_POINTS);
    for (int i = 0; i < spec->property_count; i++) {
        const vt_property *p = &spec->properties[i];
        if (strcmp(p->name, "position") == 0) CHECK(p->slot == VT_SLOT(points, position) && p->count == 3);
        if (strcmp(p->name, "cmap") == 0) CHECK(p->slot == VT_SLOT(points, cmap));
        if (strcmp(p->name, "edge_color") == 0)
            CHECK(p->slot == VT_SLOT(points, edge_color) && vt_is_nan(p->initial[0]));
    }
    CHECK(spec->double_count == (int)(sizeof(vt_points_props) / sizeof(double)) && spec->text_count == 4);
    CHECK(spec->text_slots[1] == VT_SLOT(points, cmap));
    CHECK_TEXT(spec->text_defaults[1], "viridis");
    CHECK(VT_ARRAY(points, sizes) == 3 && VT_ARRAY(points, selected) == 4 &&
          strcmp(spec->arrays[3].name, "sizes") == 0);
    CHECK(vt_kind_spec_of(-1) == NULL && vt_kind_spec_of(VT_KIND_COUNT) == NULL);
}

TEST(every_property_has_a_help_a_range_and_a_default_inside_it) {
    for (int k = 0; k < VT_KIND_COUNT; k++) {
        const vt_kind_spec *spec = vt_kind_spec_of(k);
        CHECK(strlen(spec->help) >= 5 && spec->text_count <= VT_TEXTS);
        for (int i = 0; i < spec->property_count; i++) {
            const vt_property *p = &spec->properties[i];
            CHECK_SAYING(strlen(p->help) > 5, "%s.%s", spec->name, p->name);
            if (p->type == VT_T_TEXT) continue;
            for (int c = 0; c < VT_MIN(p->count, VT_LENGTH(p->initial)); c++)
                CHECK_SAYING(vt_is_nan(p->initial[c]) || (p->initial[c] >= p->min && p->initial[c] <= p->max), "%s.%s",
                             spec->name, p->name);
            if (p->type == VT_T_COLOR) CHECK_SAYING(p->count == 4, "%s.%s", spec->name, p->name);
            if (p->type != VT_T_CHOICE) continue;
            int choices = 1;
            for (const char *at = p->choices_or_unit; *at; at++) choices += *at == '|';
            CHECK_SAYING(p->max == choices - 1, "%s.%s: %d choices, largest %g", spec->name, p->name, choices, p->max);
        }
    }
}

static const char *find(const char *name) {
    const vt_kind_spec *spec = vt_kind_spec_of(VT_POINTS);
    int i =
        vt_name_find(name, &spec->properties[0].name, sizeof(vt_property), spec->property_count, "property of points");
    return i < 0 ? vt_fail_text() : spec->properties[i].name;
}

TEST(a_misspelt_name_gets_an_offer) {
    CHECK_TEXT(find("color"), "color");
    CHECK_TEXT(find("colour"), "no property of points is called \"colour\"; did you mean \"color\"?");
    CHECK_TEXT(find("Size"), "no property of points is called \"Size\"; did you mean \"size\"?");
    CHECK_TEXT(find("poistion"), "no property of points is called \"poistion\"; did you mean \"position\"?");
    CHECK_TEXT(find("vis"), "no property of points is called \"vis\"; did you mean \"visible\"?");
    CHECK_CONTAINS(find("quaternion"), "is called \"quaternion\"; there are: position, rotation, scale,");
    CHECK_CONTAINS(find(""), "there are: position");
    CHECK(vt_name_find("x", NULL, 8, 0, "array of box") == -1);
    CHECK_TEXT(vt_fail_text(), "no array of box is called \"x\"; there are none");
}

TEST(json_strings_are_valid_whatever_they_hold) {
    vt_json json = {0};
    vt_json_string(&json,
                   "a\"b\\c\n\x01\x7f \xc3\xa9 \xff\xc0\x80 \xed\xa0\x80 \xf0\x9f\x98\x80 \xc3"
                   "A \xe2\x82",
                   -1);
    CHECK(is_json(json.text));
    CHECK_TEXT(json.text, "\"a\\\"b\\\\c\\u000a\\u0001\\u007f \xc3\xa9 \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd "
                          "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd \xf0\x9f\x98\x80 \xef\xbf\xbd"
                          "A \xef\xbf\xbd\xef\xbf\xbd\"");
    vt_free(json.text);
}

TEST(json_numbers_read_back_the_same) {
    const struct {
        double x;
        const char *text;
    } cases[] = {{0, "0"},
                 {-3, "-3"},
                 {0.1, "0.1"},
                 {1 / 3.0, "0.3333333333333333"},
                 {1e300, "1e300"},
                 {5000000.25, "5000000.25"},
                 {NAN, "null"},
                 {INFINITY, "null"},
                 {123456789012, "123456789012"}};
    for (int i = 0; i < VT_LENGTH(cases); i++) {
        vt_json json = {0};
        vt_json_number(&json, cases[i].x);
        CHECK_TEXT(json.text, cases[i].text);
        vt_free(json.text);
    }
}

TEST(json_that_ran_out_of_memory_says_so) {
    char many[401] = {0};
    memset(many, 'x', 400);
    vt_json json = {0};
    vt_memory_fail_after(0);
    vt_json_put(&json, "[1,2]");
    vt_memory_fail_after(-1);
    CHECK(json.failed);
    vt_json_clear(&json);
    vt_json_put(&json, "%s", many);
    CHECK(!json.failed && json.length == 400);
    vt_free(json.text);
}

int main(void) {
    RUN(the_table_is_json_and_names_every_kind);
    RUN(slots_are_where_the_compiler_puts_the_members);
    RUN(every_property_has_a_help_a_range_and_a_default_inside_it);
    RUN(a_misspelt_name_gets_an_offer);
    RUN(json_strings_are_valid_whatever_they_hold);
    RUN(json_numbers_read_back_the_same);
    RUN(json_that_ran_out_of_memory_says_so);
    return TEST_END();
}
