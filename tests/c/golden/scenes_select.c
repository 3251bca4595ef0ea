// In:  an empty stage.
// Out: every kind of mark and shape with something selected, on light and dark ground.
#include "make.h"
#include <math.h>
#include <stdlib.h>

static void cloud(stage s, uint32_t count, int which) { // which 0: every 4000th, all through it; 1: a corner of it
    float *p = malloc(count * 3 * sizeof *p), *values = malloc(count * sizeof *values);
    uint8_t *mask = malloc(count);
    uint32_t state = 5;
    for (uint32_t i = 0; i < count; i++) {
        for (int c = 0; c < 3; c++) p[i * 3 + (uint32_t)c] = (float)(noise_normal(&state) * (c == 2 ? 0.6 : 1));
        values[i] = p[i * 3 + 2];
        mask[i] = which ? p[i * 3] > 0.8f && p[i * 3 + 2] > 0 : i % 4000 == 0;
    }
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, count, 1, 3, p);
    write_array(points, "scalars", VT_F32, count, 1, 1, values);
    write_array(points, "selected", VT_U8, count, 1, 1, mask);
    free(p), free(values), free(mask);
}

static void few(stage s) { cloud(s, 60000, 0); }
static void few_dark(stage s) {
    set_words(s.scene, "theme", "dark");
    cloud(s, 60000, 0);
}
static void part(stage s) { cloud(s, 3000, 1); }

static void balls(stage s) {
    static const char *const markers[] = {"disc", "square", "sphere"};
    for (int row = 0; row < 3; row++) {
        float p[12 * 3];
        uint8_t mask[12];
        for (int i = 0; i < 12; i++) {
            p[i * 3] = (float)(i % 6) * 0.8f, p[i * 3 + 1] = (float)(i / 6) * 0.5f,
                  p[i * 3 + 2] = (float)(2 - row) * 1.6f;
            mask[i] = i % 5 == 2;
        }
        vt_node points = make("points", s.scene);
        write_array(points, "positions", VT_F32, 12, 1, 3, p);
        write_array(points, "selected", VT_U8, 12, 1, 1, mask);
        set_words(points, "marker", markers[row]);
        set(points, "size", 28);
        if (row == 1) set(points, "alpha", 0.4);
    }
    must(vt_view_look(s.view, 0.3, -1.4, 0));
    must(vt_view_fit(s.view, s.scene));
}

static void lines(stage s) {
    enum { N = 60 };
    for (int row = 0; row < 2; row++) {
        float p[N * 3], t[N];
        uint8_t mask[N];
        for (int i = 0; i < N; i++) {
            p[i * 3] = (float)i * 0.1f, p[i * 3 + 1] = 0, p[i * 3 + 2] = (float)(sin(i * 0.3) * 0.5 + 1.4 * row);
            t[i] = (float)i, mask[i] = i > 20 && i < 34;
        }
        vt_node line = make("line", s.scene);
        write_array(line, "positions", VT_F32, N, 1, 3, p);
        if (row) write_array(line, "scalars", VT_F32, N, 1, 1, t);
        write_array(line, "selected", VT_U8, N, 1, 1, mask);
        set(line, "width", row ? 5 : 2);
    }
    float p[2 * N * 3];
    uint8_t mask[N];
    for (int i = 0; i < N; i++) {
        float *v = p + i * 6;
        v[0] = v[3] = (float)i * 0.1f, v[1] = v[4] = 0, v[2] = -2, v[5] = -1 + 0.3f * sinf((float)i * 0.2f);
        mask[i] = i % 9 == 4;
    }
    vt_node segments = make("segments", s.scene);
    write_array(segments, "positions", VT_F32, 2 * N, 1, 3, p);
    write_array(segments, "selected", VT_BOOL, N, 1, 1, mask);
    must(vt_view_look(s.view, 0.2, -1.5708, 0));
    must(vt_view_fit(s.view, s.scene));
}

static vt_node add_ball(stage s, double x) { // quads and triangles would be numbered alike: by faces as they are given
    enum { ROUND = 24, ALONG = 12 };
    float p[(ALONG + 1) * ROUND * 3];
    uint32_t faces[ALONG * ROUND * 4], n = 0;
    uint8_t mask[ALONG * ROUND];
    for (int i = 0; i <= ALONG; i++)
        for (int j = 0; j < ROUND; j++) {
            double up = 3.14159265 * i / ALONG, angle = 6.283185307179586 * j / ROUND;
            float *v = p + (i * ROUND + j) * 3;
            v[0] = (float)(sin(up) * cos(angle)), v[1] = (float)(sin(up) * sin(angle)), v[2] = (float)-cos(up);
        }
    for (uint32_t i = 0; i < ALONG; i++)
        for (uint32_t j = 0; j < ROUND; j++) {
            uint32_t a = i * ROUND + j, b = i * ROUND + (j + 1) % ROUND;
            const uint32_t quad[] = {a, b, b + ROUND, a + ROUND};
            mask[n / 4] = (i > 5 && i < 9 && j > 14 && j < 22) || (i == 3 && j == 18);
            for (int k = 0; k < 4; k++) faces[n++] = quad[k];
        }
    vt_node mesh = make("mesh", s.scene);
    write_array(mesh, "positions", VT_F32, (ALONG + 1) * ROUND, 1, 3, p);
    write_array(mesh, "faces", VT_U32, n / 4, 1, 4, faces);
    write_array(mesh, "selected", VT_U8, n / 4, 1, 1, mask);
    set(mesh, "position", x, 0, 0);
    return mesh;
}

static void mesh(stage s) {
    add_ball(s, 0);
    vt_node wire = add_ball(s, 2.4), clear = add_ball(s, 4.8);
    set(wire, "wireframe", 1);
    set_words(wire, "color", "#6f9fc8");
    set(clear, "alpha", 0.5);
    set_words(clear, "color", "#5f8f5f");
    must(vt_view_look(s.view, 0.3, -1.4, 0));
    must(vt_view_fit(s.view, s.scene));
}

static void grids(stage s) {
    enum { SIDE = 40, PIXELS = 12 };
    float heights[SIDE * SIDE], numbers[PIXELS * PIXELS];
    uint8_t mask[SIDE * SIDE], pixel_mask[PIXELS * PIXELS];
    for (int i = 0; i < SIDE * SIDE; i++) {
        double x = (i % SIDE - 20) * 0.15, y = (i / SIDE - 20) * 0.15;
        heights[i] = (float)(6 * exp(-x * x - y * y) - 3 * exp(-(x - 1) * (x - 1) - y * y));
        mask[i] = hypot(x + 0.6, y + 0.8) < 0.7;
    }
    vt_node surface = make("surface", s.scene);
    write_array(surface, "heights", VT_F32, SIDE, SIDE, 1, heights);
    write_array(surface, "selected", VT_U8, SIDE, SIDE, 1, mask);
    set(surface, "scale", 1, 1, 2);
    for (int i = 0; i < PIXELS * PIXELS; i++) {
        numbers[i] = sinf((float)(i % PIXELS) * 0.5f) + cosf((float)(i / PIXELS) * 0.7f);
        pixel_mask[i] = numbers[i] > 1.3f;
    }
    vt_node image = make("image", s.scene);
    write_array(image, "pixels", VT_F32, PIXELS, PIXELS, 1, numbers);
    write_array(image, "selected", VT_U8, PIXELS, PIXELS, 1, pixel_mask);
    set_words(image, "filter", "nearest");
    set(image, "size", 36, 36);
    set(image, "position", 64, 20, 0);
    must(vt_view_look(s.view, 0.7, -1.4, 0));
    must(vt_view_fit(s.view, s.scene));
}

static void shapes(stage s) {
    static const char *const kinds[] = {"box", "sphere", "cylinder", "cone", "torus"};
    static const char *const colors[] = {"C0", "C1", "C2", "#b8bcc2", "C4"};
    for (int i = 0; i < 15; i++) {
        vt_node shape = make(kinds[i % 5], s.scene);
        set(shape, "position", i % 5 * 1.5, i / 5 * 1.5, 0);
        set_words(shape, "color", colors[i % 5]);
        if (i == 1 || i == 6 || i == 14) set(shape, "selected", 1);
        if (i / 5 == 2) set_words(shape, "shading", "flat");
    }
    must(vt_view_look(s.view, 0.7, -1.3, 0));
    must(vt_view_fit(s.view, s.scene));
}
static void shapes_dark(stage s) {
    set_words(s.scene, "theme", "dark");
    shapes(s);
}

const golden_scene scenes_select[] = {
    {.name = "select_few", .fill = few},
    {.name = "select_few_dark", .fill = few_dark},
    {.name = "select_part", .fill = part},
    {.name = "select_markers", .fill = balls},
    {.name = "select_lines", .fill = lines},
    {.name = "select_mesh", .fill = mesh, .width = 640, .height = 280},
    {.name = "select_grids", .fill = grids, .width = 640, .height = 320},
    {.name = "select_shapes", .fill = shapes},
    {.name = "select_shapes_dark", .fill = shapes_dark},
    {0},
};
