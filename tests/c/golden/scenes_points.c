// In:  an empty stage.
// Out: clouds of points.
#include "make.h"
#include <math.h>
#include <stdlib.h>

static float *cloud(uint32_t count, double spread, float *values) {
    float *p = malloc(count * 3 * sizeof *p);
    uint32_t state = 7;
    for (uint32_t i = 0; i < count; i++) {
        double x = noise_normal(&state) * spread, y = noise_normal(&state) * spread,
               z = noise_normal(&state) * spread * 0.5;
        p[i * 3] = (float)x, p[i * 3 + 1] = (float)y, p[i * 3 + 2] = (float)z;
        if (values) values[i] = (float)sqrt(x * x + y * y + z * z);
    }
    return p;
}

static void plain(stage s) {
    float *p = cloud(800, 1, NULL);
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, 800, 1, 3, p);
    free(p);
}

static void scalars(stage s) {
    float *values = malloc(4000 * sizeof *values), *p = cloud(4000, 1, values);
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, 4000, 1, 3, p);
    for (int i = 0; i < 4000; i += 50) values[i] = NAN; // not drawn
    write_array(points, "scalars", VT_F32, 4000, 1, 1, values);
    free(p), free(values);
}

static void dense(stage s) { // a spiral galaxy
    enum { N = 150000 };
    float *p = malloc(N * 3 * sizeof *p), *v = malloc(N * sizeof *v);
    uint32_t state = 3;
    for (int i = 0; i < N; i++) {
        double r = sqrt(noise(&state)) * 4, arm = floor(noise(&state) * 2) * 3.14159265;
        double angle = arm + r * 1.4 + noise_normal(&state) * 0.28, blur = 0.12 + r * 0.03;
        p[i * 3] = (float)(r * cos(angle) + noise_normal(&state) * blur);
        p[i * 3 + 1] = (float)(r * sin(angle) + noise_normal(&state) * blur);
        p[i * 3 + 2] = (float)(noise_normal(&state) * 0.35 * exp(-r * 0.6));
        v[i] = (float)r;
    }
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, N, 1, 3, p);
    write_array(points, "scalars", VT_F32, N, 1, 1, v);
    set_words(points, "cmap", "magma");
    set(s.scene, "background", 0.067, 0.078, 0.094, 1);
    free(p), free(v);
}

static void markers(stage s) {
    static const char *const names[] = {"disc", "square", "sphere"};
    for (int row = 0; row < 3; row++) {
        float p[8 * 3], sizes[8];
        uint8_t colors[8 * 3];
        for (int i = 0; i < 8; i++) {
            p[i * 3] = (float)i, p[i * 3 + 1] = 0, p[i * 3 + 2] = (float)(2 - row) * 1.5f;
            sizes[i] = (float)(2 + 6 * i);
            for (int c = 0; c < 3; c++)
                colors[i * 3 + c] = (uint8_t)(c == 0 ? 40 + 25 * i : c == 1 ? 120 : 220 - 20 * i);
        }
        vt_node points = make("points", s.scene);
        write_array(points, "positions", VT_F32, 8, 1, 3, p);
        write_array(points, "sizes", VT_F32, 8, 1, 1, sizes);
        write_array(points, "colors", VT_U8, 8, 1, 3, colors);
        set_words(points, "marker", names[row]);
        if (row < 2) set(points, "edge", row == 0 ? 2 : 1);
        if (row == 1) set(points, "edge_color", 0, 0, 0, 1);
    }
    must(vt_view_look(s.view, 0.2, -1.4, 0));
    must(vt_view_fit(s.view, s.scene));
}

static void large(stage s) { // beyond what GL_POINTS may be: quads, and balls that cut each other
    float p[] = {0, 0, 0, 0.9f, 0, 0, 0.3f, 0.8f, 0.2f, 0.3f, 0.1f, 0.9f}, v[] = {0, 1, 2, 3};
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, 4, 1, 3, p);
    write_array(points, "scalars", VT_F32, 4, 1, 1, v);
    set_words(points, "marker", "sphere");
    set_words(points, "unit", "data");
    set(points, "size", 1.1);
    must(vt_view_fit(s.view, s.scene));
}

static void clear(stage s) {
    float *p = cloud(300, 1, NULL);
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, 300, 1, 3, p);
    set(points, "size", 26);
    set(points, "alpha", 0.4);
    set(points, "edge", 1);
    free(p);
}

static void far_away(stage s) { // UTM-like coordinates with centimetres between the points
    double p[21 * 21 * 3];
    for (int i = 0; i < 21 * 21; i++) {
        p[i * 3] = 5e6 + 0.01 * (i % 21), p[i * 3 + 1] = 4e6 + 0.01 * (i / 21);
        p[i * 3 + 2] = 300 + 0.02 * sin(0.4 * (i % 21)) * cos(0.4 * (i / 21));
    }
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F64, 21 * 21, 1, 3, p);
    set_words(points, "color", "C3");
}

const golden_scene scenes_points[] = {
    {.name = "points", .fill = plain},        {.name = "points_scalars", .fill = scalars},
    {.name = "points_dense", .fill = dense},  {.name = "points_markers", .fill = markers},
    {.name = "points_large", .fill = large},  {.name = "points_clear", .fill = clear},
    {.name = "points_far", .fill = far_away}, {0},
};
