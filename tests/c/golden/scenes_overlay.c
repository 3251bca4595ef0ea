// In:  an empty stage.
// Out: what stands round the data: colour bars, legends, titles, a triad, scale bars, rulers, texts with leader lines.
#include "make.h"
#include <math.h>
#include <stdio.h>

static vt_node artist(stage s, const char *kind, const char *label, const char *color) {
    vt_node node = make(kind, s.scene);
    set_words(node, "colorbar", "auto");
    if (label) set_words(node, "label", label);
    if (color) set_words(node, "color", color);
    return node;
}

static vt_node cloud(stage s, uint32_t seed, double x, double y, double z, const char *label, const char *color) {
    enum { N = 160 };
    float at[N][3];
    for (int i = 0; i < N; i++)
        for (int c = 0; c < 3; c++) at[i][c] = (float)((c == 0 ? x : c == 1 ? y : z) + 0.5 * noise_normal(&seed));
    vt_node node = artist(s, "points", label, color);
    write_array(node, "positions", VT_F32, N, 1, 3, at);
    return node;
}

// Numbers from low to high for the 160 points.
static void count_up(vt_node node, double low, double high) {
    float numbers[160];
    for (int i = 0; i < 160; i++) numbers[i] = (float)(low + (high - low) * i / 159);
    write_array(node, "scalars", VT_F32, 160, 1, 1, numbers);
}

static vt_node waves(stage s) {
    enum { N = 40 };
    float heights[N * N], x[N];
    for (int i = 0; i < N; i++) x[i] = (float)i / 10 - 2;
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) heights[i * N + j] = (float)(0.4 * sin(2 * (double)x[i]) * cos(2 * (double)x[j]));
    vt_node node = artist(s, "surface", NULL, NULL);
    write_array(node, "heights", VT_F32, N, N, 1, heights);
    write_array(node, "x", VT_F32, N, 1, 1, x);
    write_array(node, "y", VT_F32, N, 1, 1, x);
    return node;
}

static vt_node spiral(stage s, double radius, const char *label, const char *color) {
    enum { N = 100 };
    float at[N][3];
    for (int i = 0; i < N; i++) {
        double a = i * 0.13;
        at[i][0] = (float)(radius * cos(a)), at[i][1] = (float)(radius * sin(a)), at[i][2] = (float)i / 50 - 1;
    }
    vt_node node = artist(s, "line", label, color);
    write_array(node, "positions", VT_F32, N, 1, 3, at);
    return node;
}

static void bar(stage s) {
    set_words(s.scene, "axes", "box");
    set_words(s.scene, "title", "Earthquakes near Fiji");
    vt_node node = cloud(s, 7, 0, 0, 0, "Magnitude", NULL);
    count_up(node, 4.1, 6.4);
}

static void bars(stage s) { // a logarithmic one, one with numbers beyond its ends and missing ones
    set_words(s.scene, "title", "Three measures");
    vt_node a = cloud(s, 3, -1.5, 0, 0, NULL, NULL), b = cloud(s, 4, 0, 0, 0, NULL, NULL),
            c = cloud(s, 5, 1.5, 0, 0, NULL, NULL);
    count_up(a, 0.02, 300);
    set_words(a, "norm", "log");
    set_words(a, "cmap", "plasma");
    set_words(a, "colorbar_label", "Concentration (mol/L)");
    count_up(b, -3, 3);
    set(b, "vmin", -2);
    set(b, "vmax", 2);
    set_words(b, "cmap", "RdBu");
    set_words(b, "colorbar_label", "Anomaly (K)");
    float numbers[160];
    for (int i = 0; i < 160; i++) numbers[i] = i % 5 ? (float)(i % 4) : NAN;
    write_array(c, "scalars", VT_F32, 160, 1, 1, numbers);
    set(c, "vmin", -0.5);
    set(c, "vmax", 9.5);
    set_words(c, "cmap", "tab10");
    set(c, "nan_color", 0.8, 0.8, 0.8, 1);
    set_words(c, "categories", "basalt\ngranite\nlimestone\nsandstone");
    set_words(c, "colorbar_label", "Rock");
}

static void legend(stage s) { // a sample of each look, one hidden
    set_words(s.scene, "axes", "box");
    set_words(s.scene, "title", "What there is");
    cloud(s, 11, 0, 0, 0, "measured", "C1");
    vt_node squares = cloud(s, 12, 1, 1, 0, "squares", "C2");
    set_words(squares, "marker", "square");
    vt_node numbers = cloud(s, 13, -1, 1, 0, "by magnitude", NULL);
    count_up(numbers, 0, 9);
    set_words(numbers, "colorbar", "off");
    spiral(s, 2, "model", "C3");
    vt_node dashed = spiral(s, 1.5, "forecast", "C4");
    set(dashed, "dashes", 6, 4, 0, 0);
    vt_node land = waves(s);
    set_words(land, "label", "terrain");
    vt_node box = make("box", s.scene);
    set_words(box, "label", "a box");
    vt_node hidden = cloud(s, 14, 0, 0, 0, "hidden for now", "C0");
    set(hidden, "visible", 0);
    vt_node long_name = spiral(s, 1, "a name that is much longer than there is room for", "C5");
    set(long_name, "width", 4);
}

static void crowd(stage s) { // more names than places, in the dark
    set_words(s.scene, "theme", "dark");
    for (uint32_t i = 0; i < 60; i++) {
        char label[20], color[4];
        snprintf(label, sizeof label, "station %u", i + 1);
        snprintf(color, sizeof color, "C%u", i % 10);
        cloud(s, i + 1, (double)(i % 8) - 3.5, (double)i / 8 - 3.5, 0, label, color);
    }
}

static void both(stage s) { // legend, bar, triad and scale bar in the dark
    set_words(s.scene, "theme", "dark");
    set_words(s.scene, "title", "A survey with everything at once");
    set(s.scene, "triad", 1);
    set(s.scene, "scale_bar", 1);
    units(s, "km", "km", "km");
    vt_node node = cloud(s, 21, 0, 0, 0, "shots", NULL);
    count_up(node, 0, 1250);
    set_words(node, "colorbar_label", "Depth (m)");
    set_words(node, "cmap", "magma");
    spiral(s, 1.5, "track", "C1");
    set_words(s.view, "projection", "orthographic");
}

static void triads(stage s) { // from behind and above, two pixels to each CSS px
    set(s.view, "pixel_ratio", 2);
    set(s.scene, "triad", 1);
    set(s.scene, "scale_bar", 1);
    cloud(s, 31, 0, 0, 0, NULL, NULL);
    must(vt_view_look(s.view, 0.7, 2.2, 0));
}

static vt_node ruler(stage s, double x0, double y0, double z0, double x1, double y1, double z1) {
    vt_node node = make("ruler", s.scene);
    set(node, "start", x0, y0, z0);
    set(node, "end", x1, y1, z1);
    return node;
}

static void rulers(stage s) {
    waves(s);
    units(s, "m", "m", "m");
    ruler(s, -2, -2, 0, 1.9, -2, 0);
    vt_node chosen = ruler(s, -0.78, -1.57, 0.4, 0.78, 1.57, 0.4);
    set(chosen, "selected", 1);
    vt_node named = ruler(s, 1.9, 1.9, 0, 1.9, 1.9, 1.4);
    set_words(named, "text", "mast");
    set_words(named, "color", "C0");
}

static void different_units(stage s) {
    set_words(s.scene, "theme", "dark");
    set_words(s.scene, "xlabel", "time"), set_words(s.scene, "zlabel", "depth");
    units(s, "d", "", "km");
    cloud(s, 41, 0, 0, 0, NULL, NULL);
    ruler(s, -1, -1, -1, 1.25, 1, 0.5);
}

static void leaders(stage s) {
    set_words(s.scene, "axes", "box");
    vt_node node = cloud(s, 51, 0, 0, 0, NULL, "0.7");
    set(node, "alpha", 0.6);
    static const struct {
        double at[3], offset[2];
        const char *text;
    } notes[] = {{{1, 1, 1}, {30, 30}, "first arrival"},
                 {{-1, -1, -0.5}, {-60, -40}, "two lines\nof words"},
                 {{0, 0, 0}, {90, -70}, "chosen"},
                 {{-1, 1, 1}, {0, 40}, "above"}};
    for (int i = 0; i < 4; i++) {
        vt_node note = make("text", s.scene);
        set_words(note, "text", notes[i].text);
        set_values(note, "position", notes[i].at, 3);
        set_values(note, "offset", notes[i].offset, 2);
        set(note, "leader", 1);
        set(note, "halo", 2);
        set(note, "selected", i == 2);
        set(note, "occluded", 0);
        vt_node dot = make("sphere", s.scene);
        set_values(dot, "position", notes[i].at, 3);
        set(dot, "size", 0.12);
    }
    vt_node corner = make("text", s.scene);
    set_words(corner, "text", "source: survey 12");
    set_words(corner, "space", "screen");
    set(corner, "position", -12, -12, 0);
    set_words(corner, "anchor", "right");
    set_words(corner, "baseline", "bottom");
    set(corner, "size", 11);
}

static void publication(stage s) {
    set_words(s.scene, "theme", "publication");
    set_words(s.scene, "axes", "box");
    set_words(s.scene, "title", "Temperature of the sample");
    vt_node node = cloud(s, 61, 0, 0, 0, "sample", NULL);
    count_up(node, 273.15, 293.15);
    set_words(node, "cmap", "gray");
    set_words(node, "colorbar_label", "T (K)");
    spiral(s, 1.4, "path", "black");
}

static void small(stage s) { // a thumbnail still shows what it can
    both(s);
    set_words(s.scene, "theme", "light");
}

static void tall(stage s) { // as on a telephone
    both(s);
    set_words(s.scene, "theme", "auto");
    set_words(s.scene, "axes", "box");
    set(s.view, "pixel_ratio", 1.5);
}

const golden_scene scenes_overlay[] = {
    {.name = "overlay_bar", .fill = bar, .width = 640, .height = 480},
    {.name = "overlay_bars", .fill = bars, .width = 640, .height = 480},
    {.name = "overlay_legend", .fill = legend, .width = 640, .height = 480},
    {.name = "overlay_crowd", .fill = crowd},
    {.name = "overlay_both", .fill = both, .width = 640, .height = 400},
    {.name = "overlay_triad", .fill = triads},
    {.name = "overlay_rulers", .fill = rulers},
    {.name = "overlay_units", .fill = different_units},
    {.name = "overlay_leaders", .fill = leaders},
    {.name = "overlay_publication", .fill = publication},
    {.name = "overlay_small", .fill = small, .width = 200, .height = 150},
    {.name = "overlay_tall", .fill = tall, .width = 480, .height = 720},
    {0},
};
