// In:  an empty stage.
// Out: pictures and numbers on rectangles: filters, holes, clear pixels, made smaller.
#include "make.h"
#include <math.h>
#include <stdlib.h>

static void flat(stage s) { look_flat(s, 0.5235987755982988); }

static vt_node image(stage s, double x, double y, double size) {
    vt_node node = make("image", s.scene);
    set(node, "position", x, y, 0);
    set(node, "size", size, size);
    return node;
}

static void filters(stage s) { // colours and numbers, smooth and not; the top row is red
    flat(s);
    uint8_t rgba[16][4];
    float numbers[64];
    for (int i = 0; i < 16; i++) {
        rgba[i][0] = i < 4 ? 220 : 30, rgba[i][1] = (uint8_t)(i % 4 * 70), rgba[i][2] = (uint8_t)(i / 4 * 60),
        rgba[i][3] = i == 10 ? 0 : 255;
    }
    for (int i = 0; i < 64; i++) numbers[i] = sinf((float)(i % 8)) + cosf((float)(i / 8));
    numbers[27] = NAN;
    for (int smooth = 0; smooth < 2; smooth++) {
        vt_node colors = image(s, smooth * 2.2 - 1.1, 1.1, 2), values = image(s, smooth * 2.2 - 1.1, -1.1, 2);
        write_array(colors, "pixels", VT_U8, 4, 4, 4, rgba);
        write_array(values, "pixels", VT_F32, 8, 8, 1, numbers);
        set(colors, "filter", !smooth);
        set(values, "filter", !smooth);
    }
}

static void made_smaller(stage s) { // a fine checkerboard, far away and near
    enum { N = 256 };
    uint8_t *rgb = malloc(N * N * 3);
    for (int i = 0; i < N * N; i++)
        for (int c = 0; c < 3; c++)
            rgb[i * 3 + c] = ((i % N / 8 + i / N / 8) & 1) ? 235 : (uint8_t)(c == 0 ? 30 : c == 1 ? 90 : 150);
    vt_node node = make("image", s.scene);
    set(node, "size", 12, 12);
    write_array(node, "pixels", VT_U8, N, N, 3, rgb);
    free(rgb);
    vt_node front = make("image", s.scene);
    uint8_t tint[4] = {255, 255, 255, 255};
    write_array(front, "pixels", VT_U8, 1, 1, 4, tint);
    set(front, "size", 5, 3);
    set(front, "position", 0, 0, 2);
    set(front, "rotation", 1.5708, 0, 0);
    set_words(front, "color", "C3");
    set(front, "alpha", 0.5);
}

static void a_field(stage s) { // numbers seen at an angle, on a box
    enum { N = 64 };
    float *values = malloc(N * N * sizeof *values);
    for (int i = 0; i < N * N; i++) {
        double x = (i % N - 31.5) / 8, y = (31.5 - i / N) / 8;
        values[i] = (float)(x * exp(-(x * x + y * y) / 4));
    }
    vt_node field = image(s, 0, 0, 4);
    set_words(field, "cmap", "RdBu_r");
    write_array(field, "pixels", VT_F32, N, N, 1, values);
    free(values);
    vt_node box = make("box", s.scene);
    set(box, "position", 1, 1, 0.5);
}

const golden_scene scenes_image[] = {
    {.name = "image_filters", .fill = filters},
    {.name = "image_smaller", .fill = made_smaller},
    {.name = "image_field", .fill = a_field},
    {0},
};
