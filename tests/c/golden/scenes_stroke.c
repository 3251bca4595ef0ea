// In:  an empty stage.
// Out: lines and segments: caps, joins, dashes, breaks, colours, widths, the near plane.
#include "make.h"
#include <math.h>
#include <stdlib.h>

// Looks straight down on 8 x 6 units.
static void flat(stage s) { look_flat(s, 2 * atan(0.3)); }

static vt_node line(stage s, const float *xyz, uint32_t count, double width) {
    vt_node node = make("line", s.scene);
    write_array(node, "positions", VT_F32, count, 1, 3, xyz);
    set(node, "width", width);
    return node;
}

static void joins_and_caps(stage s) {
    flat(s);
    static const char *const colors[] = {"C0", "C1", "C2"};
    for (int style = 0; style < 3; style++)
        for (int sharp = 0; sharp < 4; sharp++) {
            float turn = (float[]){0.5f, 1.4f, 2.4f, 2.9f}[sharp], x = -3.7f + 2.0f * (float)sharp,
                  y = 1.9f - 1.9f * (float)style;
            float xyz[9] = {x,
                            y,
                            0,
                            x + 0.75f,
                            y,
                            0,
                            x + 0.75f + 0.75f * cosf(turn),
                            y + 0.75f * sinf(turn) * (sharp % 2 ? -1.0f : 1.0f),
                            0};
            vt_node node = line(s, xyz, 3, 16);
            set(node, "join", style);
            set(node, "cap", style);
            set_words(node, "color", colors[style]);
            vt_node core = line(s, xyz, 3, 1);
            set_words(core, "color", "white");
            set(core, "position", 0, 0, 0.5);
        }
}

static void see_through(stage s) { // no darker spots where segments meet or a line crosses itself
    flat(s);
    enum { N = 60 };
    float xyz[N * 3];
    for (int i = 0; i < N; i++) {
        float t = (float)i / (N - 1) * 6.2831853f;
        xyz[3 * i] = 3.2f * sinf(t), xyz[3 * i + 1] = 2.1f * sinf(2 * t), xyz[3 * i + 2] = 0;
    }
    vt_node eight = line(s, xyz, N, 24);
    set_words(eight, "color", "C4");
    set(eight, "alpha", 0.5);
    float corners[9] = {-3, -2, 0.1f, 3, -2, 0.1f, -3, -1.2f, 0.1f};
    vt_node node = line(s, corners, 3, 12);
    set(node, "join", 2);
    set(node, "alpha", 0.4);
    set_words(node, "color", "C3");
}

static void dashes(stage s) {
    flat(s);
    static const double patterns[][4] = {{12, 6, 0, 0}, {12, 6, 12, 6}, {14, 5, 2, 5}, {0, 8, 0, 8}, {24, 12, 6, 12}};
    for (int p = 0; p < 5; p++)
        for (int cap = 0; cap < 3; cap++) {
            float y = 2.5f - 0.95f * (float)p - 0.26f * (float)cap;
            float xyz[12] = {-3.6f, y, 0, -1, y, 0, 1, y + 0.1f, 0, 3.6f, y, 0};
            vt_node node = line(s, xyz, 4, 5);
            set_values(node, "dashes", patterns[p], 4);
            set(node, "cap", cap);
            set_words(node, "color", (const char *[]){"C0", "C1", "C2"}[cap]);
        }
}

static void spirals(stage s) { // perspective, scalars, NaN breaks, dashes round a curve
    enum { N = 400 };
    float xyz[N * 3], t[N];
    for (int i = 0; i < N; i++) {
        float a = (float)i * 0.08f;
        xyz[3 * i] = cosf(a), xyz[3 * i + 1] = sinf(a), xyz[3 * i + 2] = (float)i / N * 2;
        t[i] = (float)i;
        if (i % 100 == 60) xyz[3 * i + 1] = NAN;
    }
    vt_node node = line(s, xyz, N, 5);
    write_array(node, "scalars", VT_F32, N, 1, 1, t);
    for (int i = 0; i < N; i++) xyz[3 * i] *= 1.6f, xyz[3 * i + 1] *= 1.6f;
    vt_node dashed = line(s, xyz, N, 2);
    set(dashed, "dashes", 8, 5, 8, 5);
    set_words(dashed, "color", "0.4");
}

static void attractor(stage s) { // thin and dense
    enum { N = 20000 };
    float *xyz = malloc(N * 3 * sizeof *xyz), *t = malloc(N * sizeof *t);
    double x = 1, y = 1, z = 20;
    for (int i = 0; i < N; i++) {
        for (int k = 0; k < 4; k++) {
            double dx = 10 * (y - x), dy = x * (28 - z) - y, dz = x * y - 8.0 / 3 * z;
            x += dx * 0.001, y += dy * 0.001, z += dz * 0.001;
        }
        xyz[3 * i] = (float)x, xyz[3 * i + 1] = (float)y, xyz[3 * i + 2] = (float)z, t[i] = (float)i;
    }
    vt_node node = line(s, xyz, N, 1);
    write_array(node, "scalars", VT_F32, N, 1, 1, t);
    set_words(node, "cmap", "plasma");
    free(xyz);
    free(t);
}

static void segments(stage s) {
    enum { N = 150 };
    float xyz[N * 6];
    uint8_t rgba[N * 2][4];
    uint32_t state = 7;
    for (int i = 0; i < N; i++)
        for (int e = 0; e < 2; e++)
            for (int c = 0; c < 3; c++) {
                xyz[i * 6 + e * 3 + c] = (float)noise(&state);
                rgba[i * 2 + e][c] = (uint8_t)(40 + 180 * noise(&state));
                rgba[i * 2 + e][3] = 255;
            }
    vt_node node = make("segments", s.scene);
    write_array(node, "positions", VT_F32, N * 2, 1, 3, xyz);
    write_array(node, "colors", VT_U8, N * 2, 1, 4, rgba);
    set(node, "width", 3);
}

static void widths(stage s) { // below a pixel: paler
    flat(s);
    static const double width[] = {0.25, 0.5, 1, 1.5, 2, 3, 5, 8, 12};
    for (int i = 0; i < 9; i++) {
        float y = 2.4f - 0.6f * (float)i, xyz[6] = {-3.5f, y, 0, 3.5f, y + 0.45f, 0};
        set_words(line(s, xyz, 2, width[i]), "color", "0.15");
    }
}

static void through_the_eye(stage s) { // lines that pass the camera, on all sides
    set(s.view, "autofit", 0);
    set(s.view, "eye", 0, -1, 0.2);
    set(s.view, "target", 0, 1, 0);
    set(s.view, "near", 0.05);
    set(s.view, "far", 100);
    for (int i = -6; i <= 6; i++) {
        float a[6] = {(float)i * 0.4f, -20, 0, (float)i * 0.4f, 20, 0},
              b[6] = {-20, (float)i * 0.4f, 0, 20, (float)i * 0.4f, 0};
        line(s, a, 2, 3);
        set_words(line(s, b, 2, 3), "color", "C1");
    }
}

static void closed(stage s) {
    flat(s);
    for (int sides = 3; sides < 9; sides++) {
        float xyz[24];
        for (int i = 0; i < sides; i++) {
            float a = 6.2831853f * (float)i / (float)sides + 1.5708f;
            xyz[3 * i] = -2.4f + 2.4f * (float)((sides - 3) % 3) + cosf(a),
                    xyz[3 * i + 1] = 1.3f - 2.7f * (float)((sides - 3) / 3) + sinf(a), xyz[3 * i + 2] = 0;
        }
        vt_node node = line(s, xyz, (uint32_t)sides, 10);
        set(node, "closed", 1);
        set(node, "join", sides % 3);
    }
}

static void on_a_floor(stage s) { // wide lines on a face are not half buried
    vt_node floor = make("plane", s.scene);
    set(floor, "size", 4);
    for (int i = -4; i <= 4; i++) {
        float a[6] = {-2, (float)i * 0.5f, 0, 2, (float)i * 0.5f, 0},
              b[6] = {(float)i * 0.5f, -2, 0, (float)i * 0.5f, 2, 0};
        line(s, a, 2, 4);
        set_words(line(s, b, 2, 1), "color", "0.2");
    }
}

static void with_points(stage s) { // markers stand in front of the line that joins them
    enum { N = 24 };
    float xyz[N * 3];
    for (int i = 0; i < N; i++) {
        float a = (float)i * 0.4f;
        xyz[3 * i] = cosf(a) * 2, xyz[3 * i + 1] = sinf(a) * 2, xyz[3 * i + 2] = (float)i * 0.1f;
    }
    set_words(line(s, xyz, N, 3), "color", "0.6");
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, N, 1, 3, xyz);
    set(points, "size", 11);
    set_words(points, "color", "C3");
}

const golden_scene scenes_stroke[] = {
    {.name = "line_joins", .fill = joins_and_caps},    {.name = "line_see_through", .fill = see_through},
    {.name = "line_dashes", .fill = dashes},           {.name = "line_spirals", .fill = spirals},
    {.name = "line_attractor", .fill = attractor},     {.name = "segments", .fill = segments},
    {.name = "line_widths", .fill = widths},           {.name = "line_near", .fill = through_the_eye},
    {.name = "line_closed", .fill = closed},           {.name = "line_on_floor", .fill = on_a_floor},
    {.name = "line_with_points", .fill = with_points}, {0},
};
