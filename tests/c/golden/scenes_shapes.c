// In:  an empty stage.
// Out: ready shapes.
#include "make.h"
#include <math.h>

static const char *const kinds[] = {"box", "sphere", "cylinder", "cone", "arrow", "torus", "plane"};
static const char *const colors[] = {"C0", "C3", "C2", "C1", "C4", "#b8bcc2", "C9"};

static void each(stage s) {
    for (int i = 0; i < 7; i++) {
        vt_node shape = make(kinds[i], s.scene);
        set_words(shape, "color", colors[i]);
        set(shape, "position", 1.5 * (i % 4) + (i > 3 ? 0.75 : 0), i > 3 ? -1.6 : 0, i == 3 || i == 4 ? -0.5 : 0);
        if (i == 6) set(shape, "normal", 0.3, -1, 0.6);
    }
}

static void shadings(stage s) {
    static const char *const shading[] = {"smooth", "flat", "none"};
    for (int row = 0; row < 3; row++)
        for (int i = 0; i < 4; i++) {
            static const int which[] = {1, 2, 5, 3};
            vt_node shape = make(kinds[which[i]], s.scene);
            set_words(shape, "shading", shading[row]);
            set_words(shape, "color", "C0");
            set(shape, "position", 1.3 * i, 0, -1.3 * row - (i == 3 ? 0.5 : 0));
        }
    must(vt_view_look(s.view, 0.3, -1.3, 0));
    must(vt_view_fit(s.view, s.scene));
}

static void boxes(stage s) { // 1,600 bars of a bell: one draw
    for (int i = 0; i < 1600; i++) {
        double x = i % 40 - 19.5, y = i / 40 - 19.5,
               height = 0.3 + 14 * exp(-(x * x + y * y) / 120) * (1 + 0.3 * sin(x * 0.7) * cos(y * 0.5));
        vt_node box = make("box", s.scene);
        set(box, "position", x, y, height / 2);
        set(box, "size", 0.86, 0.86, height);
        uint8_t rgba[256 * 4];
        if (i == 0) must(vt_colormap("viridis", 256, rgba));
        must(vt_colormap("viridis", 256, rgba));
        int at = (int)(height / 16 * 255);
        at = at > 255 ? 255 : at;
        set(box, "color", rgba[at * 4] / 255.0, rgba[at * 4 + 1] / 255.0, rgba[at * 4 + 2] / 255.0);
    }
}

static void spheres(stage s) { // ellipsoids too, turned, mirrored and cutting each other
    uint32_t state = 11;
    for (int i = 0; i < 60; i++) {
        vt_node sphere = make("sphere", s.scene);
        set(sphere, "position", noise_normal(&state), noise_normal(&state), noise_normal(&state));
        double size = 0.3 + 0.5 * noise(&state);
        set(sphere, "size", size, i % 3 ? size : size * 0.5, i % 3 ? size : size * 1.6);
        set(sphere, "rotation", noise(&state) * 3, noise(&state) * 3, 0);
        if (i % 5 == 0) set(sphere, "scale", -1, 1, 1);
        set_words(sphere, "color", i % 3 ? (i % 3 == 1 ? "#b8bcc2" : "C0") : "C1");
    }
}

static void arrows(stage s) { // a field around an axis
    for (int i = 0; i < 7 * 7 * 4; i++) {
        double x = i % 7 - 3, y = i / 7 % 7 - 3, z = i / 49 - 1.5, r = sqrt(x * x + y * y) + 0.3;
        vt_node arrow = make("arrow", s.scene);
        set(arrow, "position", x, y, z);
        set(arrow, "axis", -y / r, x / r, 0.3 * z);
        set(arrow, "size", 1.1, 1.1, 0.8);
        set_words(arrow, "color", r < 1.5 ? "C3" : r < 3 ? "C1" : "C0");
    }
}

static void clear(stage s) {
    vt_node inner = make("sphere", s.scene);
    set_words(inner, "color", "C3");
    set(inner, "size", 0.7);
    vt_node box = make("box", s.scene);
    set_words(box, "color", "C0");
    set(box, "size", 1.2);
    set(box, "alpha", 0.35);
    vt_node ball = make("sphere", s.scene);
    set(ball, "position", 0.9, -0.5, 0.3);
    set_words(ball, "color", "C2");
    set(ball, "alpha", 0.5);
}

static void flat_view(stage s) { // orthographic, from above
    each(s);
    set_words(s.view, "projection", "orthographic");
    must(vt_view_look(s.view, 0.9, -0.8, 0));
    must(vt_view_fit(s.view, s.scene));
}

const golden_scene scenes_shapes[] = {
    {.name = "shapes", .fill = each, .width = 640, .height = 420},
    {.name = "shapes_shading", .fill = shadings},
    {.name = "shapes_boxes", .fill = boxes, .width = 640, .height = 480},
    {.name = "shapes_spheres", .fill = spheres},
    {.name = "shapes_arrows", .fill = arrows},
    {.name = "shapes_clear", .fill = clear},
    {.name = "shapes_orthographic", .fill = flat_view},
    {0},
};
