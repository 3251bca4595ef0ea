// In:  an empty stage.
// Out: axes: box and cross, themes, looks along an axis, scales, long words, small and sharp pictures.
#include "make.h"
#include <math.h>
#include <stdlib.h>

static const double pi = 3.14159265358979323846;

static vt_node cloud(stage s, int count, const double *middle, const double *spread) {
    float *p = malloc((size_t)count * 3 * sizeof *p);
    uint32_t state = 7;
    for (int i = 0; i < count * 3; i++) p[i] = (float)(middle[i % 3] + spread[i % 3] * noise_normal(&state));
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, (uint32_t)count, 1, 3, p);
    free(p);
    return points;
}
#define at(...) ((const double[]){__VA_ARGS__})

static vt_node hills(stage s) {
    enum { N = 61 };
    static float z[N * N], x[N], y[N];
    for (int i = 0; i < N; i++) x[i] = y[i] = (float)(-3 + 6.0 * i / (N - 1));
    for (int r = 0; r < N; r++)
        for (int c = 0; c < N; c++) {
            double a = x[c], b = y[r];
            z[r * N + c] = (float)(3 * (1 - a) * (1 - a) * exp(-a * a - (b + 1) * (b + 1)) -
                                   10 * (a / 5 - a * a * a - pow(b, 5)) * exp(-a * a - b * b) -
                                   exp(-(a + 1) * (a + 1) - b * b) / 3);
        }
    vt_node surface = make("surface", s.scene);
    write_array(surface, "heights", VT_F32, N, N, 1, z);
    write_array(surface, "x", VT_F32, 1, N, 1, x);
    write_array(surface, "y", VT_F32, 1, N, 1, y);
    return surface;
}

static void quakes(stage s) {
    titles(s, "longitude", "latitude", "depth");
    units(s, "°E", "°N", "km");
    set(s.scene, "aspect", 1, 1, 0.6);
    cloud(s, 1500, at(143.2, 38.3, -32), at(1.6, 1.9, 11));
}

static void box(stage s) {
    set_words(s.scene, "title", "Earthquakes east of Honshu");
    quakes(s);
}
static void box_dark(stage s) {
    set_words(s.scene, "theme", "dark");
    box(s);
}
static void box_colored(stage s) { // everything suits a background of one's own
    set(s.scene, "background", 0.16, 0.28, 0.36, 1);
    titles(s, "x", "y", "height");
    hills(s);
}
static void box_publication(stage s) {
    set_words(s.scene, "theme", "publication");
    box(s);
}
static void box_surface(stage s) {
    titles(s, "x", "y", "height");
    hills(s);
}
static void look(stage s, double elevation, double azimuth) {
    must(vt_view_look(s.view, elevation * pi / 180, azimuth * pi / 180, 0));
}
static void box_below(stage s) { box_surface(s), look(s, -25, 35); }
static void flat(stage s, double elevation, double azimuth) {
    set_words(s.view, "projection", "orthographic");
    look(s, elevation, azimuth);
}
static void top(stage s) { quakes(s), flat(s, 90, -90); }
static void front(stage s) { quakes(s), flat(s, 0, -90); }
static void side(stage s) { quakes(s), flat(s, 0, 0); }
static void top_perspective(stage s) { quakes(s), look(s, 90, -90); }
static void front_perspective(stage s) { quakes(s), look(s, 0, -90); }
static void near_front(stage s) { quakes(s), look(s, 25, -86); }
static void orthographic(stage s) { box_surface(s), set_words(s.view, "projection", "orthographic"); }
static void cross(stage s) {
    set_words(s.scene, "axes", "cross");
    cloud(s, 400, at(0.4, -0.3, 0.2), at(1, 0.7, 0.5));
}
static void cross_dark(stage s) {
    set_words(s.scene, "theme", "dark");
    set_words(s.scene, "axes", "cross");
    cloud(s, 400, at(4, 3, 2), at(1, 0.7, 0.5));
}
static void stretched(stage s) {
    titles(s, "distance", "time", "signal");
    units(s, "km", "s", "µV");
    set(s.scene, "aspect", 2, 1, 0.6);
    cloud(s, 1500, at(1200, 0.5, 3), at(300, 0.12, 1));
}
static void reversed(stage s) {
    quakes(s);
    set(s.scene, "zlim", 0, -70);
}
static void logarithmic(stage s) {
    titles(s, "frequency", "energy", "count");
    set_words(s.scene, "xunit", "Hz");
    set_words(s.scene, "xscale", "log");
    set_words(s.scene, "zscale", "log");
    enum { N = 1200 };
    static float p[N * 3];
    uint32_t state = 3;
    for (int i = 0; i < N; i++) {
        double f = pow(10, 5 * noise(&state)), e = noise_normal(&state);
        p[3 * i] = (float)f, p[3 * i + 1] = (float)e, p[3 * i + 2] = (float)(1e4 / sqrt(f) * pow(10, 0.3 * e));
    }
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, N, 1, 3, p);
}
static void dates(stage s) {
    titles(s, "day", "", "price");
    set_words(s.scene, "xscale", "date");
    set(s.scene, "xepoch", 20000, 0);
    enum { N = 400 };
    static float p[N * 3];
    uint32_t state = 11;
    double price[3] = {100, 110, 90};
    for (int k = 0; k < 3; k++) {
        for (int i = 0; i < N; i++) {
            price[k] *= 1 + 0.012 * noise_normal(&state);
            p[3 * i] = (float)(86400.0 * i), p[3 * i + 1] = (float)k, p[3 * i + 2] = (float)price[k];
        }
        vt_node line = make("line", s.scene);
        write_array(line, "positions", VT_F32, N, 1, 3, p);
        set_words(line, "color", (const char *[]){"C0", "C1", "C2"}[k]);
    }
    set_words(s.scene, "yscale", "category");
    set_words(s.scene, "ycategories", "Amsterdam\nParis\nWien");
    set_words(s.scene, "aspect", "auto");
}
static void named(stage s, const char *names, int count) {
    titles(s, "", "year", "rain");
    set_words(s.scene, "aspect", "auto");
    set_words(s.scene, "xscale", "category");
    set_words(s.scene, "xcategories", names);
    set_words(s.scene, "zunit", "mm");
    float p[60 * 3];
    uint32_t state = 5;
    for (int i = 0; i < 60; i++)
        p[3 * i] = (float)(i % count), p[3 * i + 1] = (float)(i / count), p[3 * i + 2] = (float)(60 * noise(&state));
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, 60, 1, 3, p);
}
static void months(stage s) {
    named(s, "January\nFebruary\nMarch\nApril\nMay\nJune\nJuly\nAugust\nSeptember\nOctober\nNovember\nDecember", 12);
}
static void countries(stage s) {
    named(s, "Bosnia and Herzegovina\nFrance\nDemocratic Republic of the Congo\nPapua New Guinea\nSaint Vincent", 5);
    look(s, 25, 30);
}
static void letters(stage s) {
    titles(s, "Wellenlänge λ", "wave number $k_x$ over a rather long path through the atmosphere", "$\\rho^{2}$");
    units(s, "nm", "$m^{-1}$", "$kg^2 m^{-6}$");
    set(s.scene, "aspect", 1, 1, 1);
    cloud(s, 300, at(1, 2e7, 1000012.5), at(0.2, 3e6, 0.2));
}
static void sharp(stage s) {
    set(s.view, "pixel_ratio", 2);
    quakes(s);
}
static void inside(stage s) { // the camera among the data
    quakes(s);
    set(s.view, "eye", 143.2, 34, -32);
    set(s.view, "target", 143.2, 40, -35);
}
static void zoom(stage s, double times) {
    free(picture_of(s)); // fits it
    must(vt_view_zoom(s.view, times, 240, 180));
}
static void close_up(stage s) { quakes(s), zoom(s, 3); }
static void close_top(stage s) { top(s), zoom(s, 4); }
static void cross_dense(stage s) {
    set_words(s.scene, "axes", "cross");
    cloud(s, 20000, at(0.4, -0.3, 0.2), at(1, 0.7, 0.5));
}
static void see_through(stage s) {
    titles(s, "x", "y", "z");
    vt_node surface = hills(s);
    set(surface, "alpha", 0.5);
    vt_node floor = make("plane", s.scene); // on the wall itself
    set(floor, "size", 3, 3, 1);
    set(floor, "position", 1.5, 0, -6.547);
    set_words(floor, "color", "C1");
}

const golden_scene scenes_axes[] = {
    {.name = "axes_box", .fill = box, .width = 640, .height = 480},
    {.name = "axes_dark", .fill = box_dark, .width = 640, .height = 480},
    {.name = "axes_publication", .fill = box_publication, .width = 640, .height = 480},
    {.name = "axes_background", .fill = box_colored},
    {.name = "axes_surface", .fill = box_surface},
    {.name = "axes_below", .fill = box_below},
    {.name = "axes_top", .fill = top},
    {.name = "axes_front", .fill = front},
    {.name = "axes_side", .fill = side},
    {.name = "axes_top_perspective", .fill = top_perspective},
    {.name = "axes_front_perspective", .fill = front_perspective},
    {.name = "axes_near_front", .fill = near_front},
    {.name = "axes_orthographic", .fill = orthographic},
    {.name = "axes_cross", .fill = cross},
    {.name = "axes_cross_dark", .fill = cross_dark},
    {.name = "axes_stretched", .fill = stretched},
    {.name = "axes_reversed", .fill = reversed},
    {.name = "axes_log", .fill = logarithmic},
    {.name = "axes_dates", .fill = dates},
    {.name = "axes_names", .fill = months, .width = 640, .height = 480},
    {.name = "axes_names_cut", .fill = countries},
    {.name = "axes_letters", .fill = letters},
    {.name = "axes_sharp", .fill = sharp, .width = 960, .height = 720},
    {.name = "axes_small", .fill = quakes, .width = 200, .height = 150},
    {.name = "axes_inside", .fill = inside},
    {.name = "axes_close", .fill = close_up},
    {.name = "axes_close_top", .fill = close_top},
    {.name = "axes_cross_dense", .fill = cross_dense},
    {.name = "axes_see_through", .fill = see_through},
    {0},
};
