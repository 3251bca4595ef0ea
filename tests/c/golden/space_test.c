// In:  one scene, given in other units, far from the origin, mirrored on reversed axes, through log axes.
// Out: 0 when the picture is the same each time: light, sides of faces, widths, dashes and clips too.
// VITRAIL_SHOW=1 leaves the pictures in the working folder.
#include "../test.h"
#include "compare.h"
#include "make.h"
#include <stdlib.h>
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

enum { WIDTH = 480, HEIGHT = 360 };

// Every axis of the scene goes from 0 to 1; what is given instead of a number, axis by axis.
typedef struct spread {
    const char *name;
    double factor[3], offset[3]; // data = number * factor + offset...
    bool log;                    // ...and then ten to the power of that
    bool given_normals;
} spread;
static const spread plain = {.name = "plain", .factor = {1, 1, 1}};

static double data_of(const spread *m, int c, double number) {
    double x = number * m->factor[c] + m->offset[c];
    return m->log ? pow(10, x) : x;
}

static void place(const spread *m, double x, double y, double z, double *out) {
    out[0] = data_of(m, 0, x), out[1] = data_of(m, 1, y), out[2] = data_of(m, 2, z);
}

static vt_node shape(stage s, const spread *m, const char *kind, double x, double y, double z, const char *color) {
    vt_node node = make(kind, s.scene);
    double at[3], size[3];
    place(m, x, y, z, at);
    for (int c = 0; c < 3; c++) size[c] = 0.25 * fabs(m->factor[c]);
    set_values(node, "position", at, 3);
    set_values(node, "size", size, 3);
    set_words(node, "color", color);
    return node;
}

// A bowl, open at the top, of which only the outside is drawn: mirrored wrongly, one would look into it.
static void add_bowl(stage s, const spread *m) {
    enum { RINGS = 12, SIDES = 32 };
    double p[RINGS * SIDES * 3];
    float n[RINGS * SIDES * 3];
    uint32_t f[(RINGS - 1) * SIDES * 4];
    for (int r = 0, i = 0; r < RINGS; r++)
        for (int k = 0; k < SIDES; k++, i++) {
            double down = 1.6 * r / (RINGS - 1) + 0.05, round = 6.283185307179586 * k / SIDES;
            double out[3] = {sin(down) * cos(round), sin(down) * sin(round), -cos(down)};
            place(m, 0.3 + 0.22 * out[0], 0.3 + 0.22 * out[1], 0.62 + 0.3 * out[2], p + i * 3);
            for (int c = 0; c < 3; c++) // directions across faces shrink where lengths grow
                n[i * 3 + c] = (float)(out[c] / (c == 2 ? 0.3 : 0.22) / m->factor[c]);
        }
    bool turned = m->factor[0] * m->factor[1] * m->factor[2] < 0; // so that the data's own faces look outwards
    for (int r = 0, i = 0; r + 1 < RINGS; r++)
        for (int k = 0; k < SIDES; k++, i += 4) {
            uint32_t a = (uint32_t)(r * SIDES + k), b = (uint32_t)(r * SIDES + (k + 1) % SIDES);
            uint32_t quad[4] = {a, a + SIDES, b + SIDES, b};
            for (int j = 0; j < 4; j++) f[i + j] = quad[turned ? j : (4 - j) % 4];
        }
    vt_node bowl = make("mesh", s.scene);
    write_array(bowl, "positions", VT_F64, RINGS * SIDES, 1, 3, p);
    write_array(bowl, "faces", VT_U32, (RINGS - 1) * SIDES, 1, 4, f);
    if (m->given_normals) write_array(bowl, "normals", VT_F32, RINGS * SIDES, 1, 3, n);
    set(bowl, "two_sided", 0);
    set_words(bowl, "color", "goldenrod");
}

static void add_surface(stage s, const spread *m) {
    enum { N = 40 };
    double h[N * N], x[N], y[N], value[N * N];
    for (int i = 0; i < N; i++) x[i] = data_of(m, 0, i / (N - 1.0)), y[i] = data_of(m, 1, i / (N - 1.0));
    for (int i = 0; i < N * N; i++) {
        value[i] = 0.12 + 0.1 * sin(0.35 * (i % N)) * cos(0.3 * (i / N));
        h[i] = data_of(m, 2, value[i]);
    }
    vt_node surface = make("surface", s.scene);
    write_array(surface, "heights", VT_F64, N, N, 1, h);
    write_array(surface, "x", VT_F64, N, 1, 1, x);
    write_array(surface, "y", VT_F64, N, 1, 1, y);
    write_array(surface, "scalars", VT_F64, N, N, 1, value);
}

static void add_lines(stage s, const spread *m) {
    enum { N = 120 };
    double p[N * 3], q[N * 3];
    for (int i = 0; i < N; i++) {
        double t = i / (N - 1.0);
        place(m, 0.5 + 0.45 * cos(9 * t), 0.5 + 0.45 * sin(9 * t), t, p + i * 3);
        place(m, 0.1 + 0.8 * t, 0.9 - 0.3 * t * t, 0.5 + 0.4 * sin(7 * t), q + i * 3);
    }
    vt_node line = make("line", s.scene), points = make("points", s.scene);
    write_array(line, "positions", VT_F64, N, 1, 3, p);
    set(line, "width", 3), set(line, "dashes", 14, 8);
    write_array(points, "positions", VT_F64, N, 1, 3, q);
    set(points, "size", 7);
    set_words(points, "color", "crimson");
    set_words(points, "marker", "sphere");
}

static stage stage_of(const spread *m) {
    stage s = make_stage(WIDTH, HEIGHT);
    set(s.scene, "aspect", 1, 1, 0.75);
    static const char *const limits[] = {"xlim", "ylim", "zlim"}, *const scales[] = {"xscale", "yscale", "zscale"};
    for (int c = 0; c < 3; c++) {
        if (m->log) set_words(s.scene, scales[c], "log");
        set(s.scene, limits[c], data_of(m, c, 0), data_of(m, c, 1));
    }
    add_surface(s, m);
    add_bowl(s, m);
    add_lines(s, m);
    // A shape's axis is a direction of the data, which is turned round with its axis.
    set(shape(s, m, "cone", 0.75, 0.3, 0.3, "seagreen"), "axis", 0, 0, m->factor[2] < 0 ? -1 : 1);
    shape(s, m, "sphere", 0.75, 0.7, 0.6, "steelblue");
    shape(s, m, "box", 0.25, 0.75, 0.9, "orchid"); // its top is cut off by the limits
    double at[3];
    place(m, 0.95, 0.05, 0.9, at);
    vt_node words = make("text", s.scene), light = make("point_light", s.scene);
    set_words(words, "text", "here");
    set_values(words, "position", at, 3);
    set_values(light, "position", at, 3);
    set(light, "intensity", 0.6);
    vt_node sun = make("directional_light", s.scene);
    set(sun, "direction", 1, 1, -1);
    set(s.scene, "fog", 0.3);
    return s;
}

static uint8_t *picture(const spread *m) {
    stage s = stage_of(m);
    uint8_t *rgba = picture_of(s);
    must(vt_remove(s.scene));
    if (getenv("VITRAIL_SHOW")) {
        char path[100];
        snprintf(path, sizeof path, "space_%s.png", m->name);
        stbi_write_png(path, WIDTH, HEIGHT, 4, rgba, WIDTH * 4);
    }
    return rgba;
}

static void check_same(const spread *m, double share) {
    spread other = plain;
    other.given_normals = m->given_normals;
    uint8_t *wanted = picture(&other), *got = picture(m);
    golden_difference difference = golden_compare(got, wanted, WIDTH, HEIGHT, NULL);
    CHECK_SAYING(difference.over <= share * difference.pixels, "%s: %u of %u pixels over, worst %d", m->name,
                 difference.over, difference.pixels, difference.worst);
    free(wanted), free(got);
}

TEST(data_in_other_units_look_the_same_when_stretched_to_the_same_box) {
    check_same(&(spread){.name = "units", .factor = {1000, 0.002, 40}, .offset = {0, 3, 0}}, GOLDEN_SHARE);
    check_same(&(spread){.name = "units_normals", .factor = {1000, 0.002, 40}, .given_normals = true}, GOLDEN_SHARE);
}

TEST(data_far_from_the_origin_look_the_same_when_stretched) {
    check_same(&(spread){.name = "utm", .factor = {0.5, 0.25, 0.01}, .offset = {5e5, 4.4e6, 2000}}, 0.002);
}

TEST(flipped_data_on_a_reversed_axis_look_the_same) {
    check_same(&(spread){.name = "reversed_x", .factor = {-1, 1, 1}, .offset = {1, 0, 0}}, 0.004);
    check_same(&(spread){.name = "reversed_z", .factor = {1, 1, -5}, .offset = {0, 0, 5}, .given_normals = true},
               0.004);
    check_same(&(spread){.name = "reversed_all", .factor = {-1, -1, -1}, .offset = {1, 1, 1}, .given_normals = true},
               0.004);
}

TEST(powers_of_ten_on_log_axes_look_like_their_logarithms) {
    check_same(&(spread){.name = "log", .factor = {3, 2, 5}, .offset = {-1, 0, -3}, .log = true}, GOLDEN_SHARE);
    check_same(&(spread){.name = "log_wide", .factor = {600, 600, 600}, .offset = {-300, -300, -300}, .log = true},
               GOLDEN_SHARE);
}

TEST(data_beyond_float32_look_the_same) {
    check_same(&(spread){.name = "tiny", .factor = {1e-250, 1e-250, 1e-250}}, GOLDEN_SHARE);
    check_same(&(spread){.name = "huge", .factor = {1e250, 1e250, 1e250}}, GOLDEN_SHARE);
    check_same(&(spread){.name = "mixed", .factor = {1e-40, 1e60, 1}}, GOLDEN_SHARE);
}

int main(void) {
    must(vt_egl_open());
    RUN(data_in_other_units_look_the_same_when_stretched_to_the_same_box);
    RUN(data_far_from_the_origin_look_the_same_when_stretched);
    RUN(flipped_data_on_a_reversed_axis_look_the_same);
    RUN(powers_of_ten_on_log_axes_look_like_their_logarithms);
    RUN(data_beyond_float32_look_the_same);
    vt_reset();
    vt_egl_close();
    return TEST_END();
}
