// In:  an empty stage.
// Out: every kind of mark and shape, cut by planes and boxes.
#include "make.h"
#include <math.h>
#include <stdlib.h>

enum { ROUND = 48, ALONG = 24 };

static void add_vase(stage s, double x, double y) { // a closed body as a mesh
    float p[(ALONG + 1) * ROUND * 3];
    uint32_t faces[ALONG * ROUND * 6], n = 0;
    for (int i = 0; i <= ALONG; i++)
        for (int j = 0; j < ROUND; j++) {
            double t = (double)i / ALONG, angle = 6.283185307179586 * j / ROUND;
            double r = 0.5 * sin(3.14159265 * t) * (1 + 0.35 * cos(9 * t));
            float *v = p + (i * ROUND + j) * 3;
            v[0] = (float)(r * cos(angle)), v[1] = (float)(r * sin(angle)), v[2] = (float)(t * 1.2 - 0.6);
        }
    for (uint32_t i = 0; i < ALONG; i++)
        for (uint32_t j = 0; j < ROUND; j++) {
            uint32_t a = i * ROUND + j, b = i * ROUND + (j + 1) % ROUND, c = b + ROUND, d = a + ROUND;
            const uint32_t quad[] = {a, b, c, a, c, d};
            for (int k = 0; k < 6; k++) faces[n++] = quad[k];
        }
    vt_node mesh = make("mesh", s.scene);
    write_array(mesh, "positions", VT_F32, (ALONG + 1) * ROUND, 1, 3, p);
    write_array(mesh, "faces", VT_U32, n / 3, 1, 3, faces);
    set(mesh, "position", x, y, 0);
    set_words(mesh, "color", "#5b8fb9");
}

static void add_shape(stage s, const char *kind, const char *color, double x, double y) {
    vt_node shape = make(kind, s.scene);
    set(shape, "position", x, y, 0);
    set_words(shape, "color", color);
}

static void add_bodies(stage s) {
    add_vase(s, 0, 0);
    add_shape(s, "box", "#c9a227", 1.5, 0);
    add_shape(s, "sphere", "#b5525c", 3, 0);
    add_shape(s, "torus", "#4f8f5b", 0, 1.6);
    add_shape(s, "cylinder", "#7a6fae", 1.5, 1.6);
    add_shape(s, "sphere", "#8a8f98", 3, 1.6);
}

// Points in a ball, a helix, separate lines, a surface, a picture.
static void add_marks(stage s) {
    enum { CLOUD = 6000, TURNS = 400, SIDE = 48, PIXELS = 16 };
    float *cloud = malloc(CLOUD * 3 * sizeof *cloud), *values = malloc(CLOUD * sizeof *values);
    uint32_t state = 11;
    for (int i = 0; i < CLOUD; i++)
        for (int c = 0; c < 3; c++) {
            cloud[i * 3 + c] = (float)(noise(&state) * 2 - 1);
            if (c == 2) values[i] = hypotf(hypotf(cloud[i * 3], cloud[i * 3 + 1]), cloud[i * 3 + 2]);
        }
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F32, CLOUD, 1, 3, cloud);
    write_array(points, "scalars", VT_F32, CLOUD, 1, 1, values);
    free(cloud), free(values);

    float helix[TURNS * 3];
    for (int i = 0; i < TURNS; i++) {
        double t = (double)i / TURNS, angle = 30 * t;
        helix[i * 3] = (float)(3.4 + 0.8 * cos(angle)), helix[i * 3 + 1] = (float)(0.8 * sin(angle));
        helix[i * 3 + 2] = (float)(2 * t - 1);
    }
    vt_node line = make("line", s.scene);
    write_array(line, "positions", VT_F32, TURNS, 1, 3, helix);
    set(line, "width", 6);
    set_words(line, "color", "C3");
    float bars[12 * 6];
    for (int i = 0; i < 12; i++)
        for (int end = 0; end < 2; end++) {
            float *v = bars + i * 6 + end * 3;
            v[0] = 3.4f + 0.11f * (float)(i - 6), v[1] = end ? 1.2f : -1.2f, v[2] = 0;
        }
    vt_node segments = make("segments", s.scene);
    write_array(segments, "positions", VT_F32, 24, 1, 3, bars);
    set(segments, "width", 2);
    set_words(segments, "color", "C0");

    float heights[SIDE * SIDE], x[SIDE], y[SIDE];
    for (int r = 0; r < SIDE; r++)
        for (int c = 0; c < SIDE; c++) {
            x[c] = (float)c / (SIDE - 1) * 2 + 5.4f, y[r] = (float)r / (SIDE - 1) * 2 - 1;
            heights[r * SIDE + c] = 0.6f * sinf(4 * (x[c] - 6.4f)) * cosf(4 * y[r]);
        }
    vt_node surface = make("surface", s.scene);
    write_array(surface, "heights", VT_F32, SIDE, SIDE, 1, heights);
    write_array(surface, "x", VT_F32, 1, SIDE, 1, x);
    write_array(surface, "y", VT_F32, SIDE, 1, 1, y);

    uint8_t pixels[PIXELS * PIXELS * 3];
    for (int i = 0; i < PIXELS * PIXELS; i++) {
        int on = (i % PIXELS / 2 + i / PIXELS / 2) % 2;
        pixels[i * 3] = (uint8_t)(on ? 236 : 60), pixels[i * 3 + 1] = (uint8_t)(on ? 225 : 90);
        pixels[i * 3 + 2] = (uint8_t)(on ? 200 : 120);
    }
    vt_node image = make("image", s.scene);
    write_array(image, "pixels", VT_U8, PIXELS, PIXELS, 3, pixels);
    set(image, "size", 2, 2);
    set(image, "position", 9.4, 0, 0);
    set_words(image, "filter", "nearest");
    must(vt_view_look(s.view, 0.6, -1.3, 0));
    must(vt_view_fit(s.view, s.scene));
    must(vt_view_zoom(s.view, 1.25, 320, 140));
}

static void plane(stage s) {
    add_bodies(s);
    vt_node clip = make("clip_plane", s.scene);
    set(clip, "position", 0, 0, 0.1);
    set(clip, "normal", 0.15, 0.55, -1);
    must(vt_view_look(s.view, 0.75, -1.2, 0));
    must(vt_view_fit(s.view, s.scene));
}

static void box_inside(stage s) {
    add_marks(s);
    vt_node clip = make("clip_box", s.scene);
    set(clip, "position", 4.7, 0, 0);
    set(clip, "size", 10.4, 1.3, 1.1);
    set(clip, "rotation", 0.15, 0, 0.02);
}

static void box_outside(stage s) { // bodies and marks with a corner cut out, by a box that its group moves
    add_bodies(s);
    vt_node group = make("group", s.scene), clip = make("clip_box", group);
    set(group, "position", 1.5, 0, 0);
    set(group, "scale", 4.5, 0.8, 1);
    set(clip, "position", 0, 0, 0.5);
    set_words(clip, "keep", "outside");
    must(vt_view_look(s.view, 0.6, -1.3, 0));
    must(vt_view_fit(s.view, s.scene));
}

static void marks_plane(stage s) { // through every kind of mark; another clip is hidden, and does nothing
    add_marks(s);
    vt_node clip = make("clip_plane", s.scene), hidden = make("clip_plane", s.scene);
    set(clip, "normal", 0.05, -1, 0.4);
    set(clip, "position", 0, 0.1, 0);
    set(hidden, "position", 0, 0, 100);
    set(hidden, "visible", 0);
}

static void limits(stage s) {
    add_marks(s);
    set(s.scene, "xlim", -0.4, 10);
    set(s.scene, "zlim", -0.3, 1);
    set(s.view, "autofit", 1);
}

static void mirrored(stage s) { // one axis is reversed: what is inside stays inside, for light and culling too
    add_bodies(s);
    vt_node clip = make("clip_plane", s.scene);
    set(clip, "normal", 0.3, 0.2, -1);
    set(clip, "position", 0, 0, 0.2);
    set(s.scene, "xlim", 5, -1);
    set(s.scene, "aspect", 3, 2, 1.4);
    must(vt_view_look(s.view, 0.75, -1.2, 0));
    must(vt_view_fit(s.view, s.scene));
}

static void handles(stage s) {
    add_bodies(s);
    vt_node plane = make("clip_plane", s.scene), box = make("clip_box", s.scene);
    set(plane, "normal", 1, 0.3, 0.2);
    set(plane, "position", -0.1, 0, 0);
    set(plane, "handles", 1);
    set(box, "position", 2.3, 0.4, 0.2);
    set(box, "size", 3, 3, 0.8);
    set(box, "handles", 1);
    set_words(box, "color", "C0");
    must(vt_view_look(s.view, 0.5, -1.2, 0));
    must(vt_view_fit(s.view, s.scene));
}

static void handles_dark(stage s) { // an axis that points at the reader
    set_words(s.scene, "theme", "dark");
    add_bodies(s);
    vt_node plane = make("clip_plane", s.scene);
    set(plane, "normal", 0, 0, -1);
    set(plane, "position", 0, 0, 0.2);
    set(plane, "handles", 1);
    must(vt_view_look(s.view, 1.5, -1.2, 0));
    must(vt_view_fit(s.view, s.scene));
}

const golden_scene scenes_clip[] = {
    {.name = "clip_plane", .fill = plane},
    {.name = "clip_box_inside", .fill = box_inside, .width = 640, .height = 300},
    {.name = "clip_box_outside", .fill = box_outside},
    {.name = "clip_marks", .fill = marks_plane, .width = 640, .height = 300},
    {.name = "clip_limits", .fill = limits, .width = 640, .height = 360},
    {.name = "clip_mirrored", .fill = mirrored},
    {.name = "clip_handles", .fill = handles},
    {.name = "clip_handles_dark", .fill = handles_dark},
    {0},
};
