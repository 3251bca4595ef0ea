// In:  an empty stage.
// Out: surfaces: a landscape, a curved grid, a peak over many decades.
#include "make.h"
#include <math.h>
#include <stdlib.h>

static void look_near(stage s, double elevation) {
    must(vt_view_look(s.view, elevation, -1.05, 0));
    must(vt_view_fit(s.view, s.scene));
    must(vt_view_zoom(s.view, 1.4, 240, 185));
}

// Hills, a basin and finer and finer relief; about 500 to 1600 m.
static double land(double u, double v) {
    double h = 3 * (1 - u) * (1 - u) * exp(-u * u - (v + 1) * (v + 1)) -
               10 * (u / 5 - u * u * u - pow(v, 5)) * exp(-u * u - v * v) - exp(-(u + 1) * (u + 1) - v * v) / 3;
    double height = 0.3, scale = 1.7;
    for (int i = 0; i < 6; i++, height *= 0.5, scale *= 1.9)
        h += height * sin(scale * u + 1.3 * i + sin(scale * 0.7 * v + i)) * cos(scale * 1.1 * v - i);
    return 1000 + 70 * h;
}

static float *landscape(int rows, int columns) {
    float *h = malloc((size_t)rows * (size_t)columns * sizeof *h);
    if (!h) abort();
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < columns; c++)
            h[r * columns + c] = (float)land(6.0 * c / (columns - 1) - 3, 6.0 * r / (rows - 1) - 3);
    return h;
}

static vt_node surface(stage s, int rows, int columns, const float *heights) {
    vt_node node = make("surface", s.scene);
    write_array(node, "heights", VT_F32, (uint32_t)rows, (uint32_t)columns, 1, heights);
    set(node, "scale", 1, 1, 0.1 * columns / 200);
    return node;
}

static vt_node hills(stage s, int rows, int columns) {
    float *h = landscape(rows, columns);
    vt_node node = surface(s, rows, columns, h);
    free(h);
    look_near(s, 0.6);
    return node;
}

static void plain(stage s) { hills(s, 160, 200); }

static void contours(stage s) {
    vt_node node = hills(s, 160, 200);
    set_words(node, "cmap", "terrain");
    set(node, "contours", 14);
}

static void wireframe(stage s) { // finer than lines can be told apart: every so many are drawn
    vt_node node = hills(s, 160, 200);
    set_words(node, "cmap", "terrain");
    set(node, "wireframe", 1);
}

static void flat(stage s) {
    vt_node node = hills(s, 32, 40);
    set_words(node, "shading", "flat");
    set_words(node, "color", "#b8bcc2");
}

static void clear(stage s) {
    vt_node node = hills(s, 160, 200);
    set(node, "alpha", 0.5);
    set(node, "contours", 14);
}

// Plains exactly at a contour's height have a line around them and are not filled with it.
static void steps(stage s) {
    static float h[60][80];
    for (int r = 0; r < 60; r++)
        for (int c = 0; c < 80; c++) h[r][c] = (float)(10 * floor(land(c / 13.0 - 3, r / 10.0 - 3) / 100));
    vt_node node = surface(s, 60, 80, &h[0][0]);
    set(node, "scale", 1, 1, 0.25);
    set(node, "contour_step", 10);
    must(vt_view_look(s.view, 0.9, -1.05, 0));
}

// A round hole, a single missing height, a missing border; no quad that touches one is drawn.
static void hole(stage s) {
    float *h = landscape(80, 100);
    for (int r = 0; r < 80; r++)
        for (int c = 0; c < 100; c++)
            if (hypot(c - 62, r - 30) < 13 || (c == 20 && r == 60) || c + r < 12) h[r * 100 + c] = NAN;
    h[70 * 100 + 70] = INFINITY;
    vt_node node = surface(s, 80, 100, h);
    set(node, "contour_step", 50);
    free(h);
    look_near(s, 0.6);
}

static void curved(stage s) { // x and y of each point: three quarters of a ring
    enum { R = 60, C = 160 };
    static float h[R * C], x[R * C], y[R * C];
    for (int i = 0; i < R * C; i++) {
        double r = 0.4 + 1.6 * (i / C) / (R - 1), a = 4.9 * (i % C) / (C - 1);
        x[i] = (float)(r * cos(a)), y[i] = (float)(r * sin(a));
        h[i] = (float)(0.3 * cos(3 * a) * r * r / 4 + 0.09 * sin(9 * r));
    }
    vt_node node = make("surface", s.scene);
    write_array(node, "heights", VT_F32, R, C, 1, h);
    write_array(node, "x", VT_F32, R, C, 1, x);
    write_array(node, "y", VT_F32, R, C, 1, y);
    set_words(node, "cmap", "coolwarm");
    set(node, "wireframe", 1);
    look_near(s, 0.7);
}

// A log norm over six decades; contours at equal steps of the logarithm. x is uneven and far from zero.
static void logarithmic(stage s) {
    enum { N = 150 };
    static double h[N * N], x[N], scalars[N * N];
    for (int i = 0; i < N; i++) x[i] = 5e6 + 3 * pow(i / (N - 1.0), 3);
    for (int i = 0; i < N * N; i++) {
        double u = (x[i % N] - 5e6) / 3 * 6 - 2, v = i / N * 6.0 / N - 3;
        h[i] = exp(-(u * u + v * v) / 2);
        scalars[i] = pow(10, 6 * h[i] - 3);
    }
    vt_node node = make("surface", s.scene);
    write_array(node, "heights", VT_F64, N, N, 1, h);
    write_array(node, "x", VT_F64, N, 1, 1, x);
    write_array(node, "scalars", VT_F64, N, N, 1, scalars);
    set(node, "scale", 1, 3.0 / N, 1);
    set_words(node, "norm", "log");
    set_words(node, "cmap", "magma");
    set(node, "contours", 7);
    must(vt_view_look(s.view, 0.7, -1.05, 0));
}

static void colors(stage s) { // a colour for each point, seen from below: lit from both sides
    enum { N = 64 };
    static float h[N * N];
    static uint8_t rgb[N * N][3];
    for (int i = 0; i < N * N; i++) {
        double u = i % N / 10.0 - 3.2, v = i / N / 10.0 - 3.2;
        h[i] = (float)(6 * cos(u) * cos(v));
        bool dark = (i % N / 8 + i / N / 8) % 2;
        rgb[i][0] = dark ? 44 : 250, rgb[i][1] = dark ? 120 : 240, rgb[i][2] = dark ? 115 : 225;
    }
    vt_node node = make("surface", s.scene);
    write_array(node, "heights", VT_F32, N, N, 1, h);
    write_array(node, "colors", VT_U8, N, N, 3, rgb);
    must(vt_view_look(s.view, -0.5, -1.05, 0));
}

static void tiles(stage s) { // 1,200 x 900: many tiles, near enough that some are out of sight
    vt_node node = hills(s, 900, 1200);
    set_words(node, "cmap", "terrain");
    set(node, "contours", 10);
    must(vt_view_fit(s.view, s.scene));
    must(vt_view_zoom(s.view, 3, 300, 180));
}

const golden_scene scenes_surface[] = {
    {.name = "surface", .fill = plain},
    {.name = "surface_contours", .fill = contours},
    {.name = "surface_wireframe", .fill = wireframe},
    {.name = "surface_flat", .fill = flat},
    {.name = "surface_clear", .fill = clear},
    {.name = "surface_steps", .fill = steps},
    {.name = "surface_hole", .fill = hole},
    {.name = "surface_curved", .fill = curved},
    {.name = "surface_log", .fill = logarithmic},
    {.name = "surface_colors", .fill = colors},
    {.name = "surface_tiles", .fill = tiles},
    {0},
};
