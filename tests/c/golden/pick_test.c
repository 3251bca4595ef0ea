// In:  marks drawn in the native context, each element in a colour of its own.
// Out: 0 when picking names, at each of many pixels, the element whose colour the pixel has; when selecting what is visible
//      takes what the picture shows.
#include "../test.h"
#include "geometry/bvh.h"
#include "gl/gl_internal.h"
#include "make.h"
#include <stdlib.h>

enum { WIDTH = 320, HEIGHT = 240 };
typedef struct who { // whose colour it is; the colour is 1 + the place in this list
    vt_node node;
    int element;
} who;
static who *people;
static uint32_t known, room;

static uint32_t color_for(vt_node node, int element) {
    if (known == room) people = realloc(people, (room = room ? 2 * room : 64) * sizeof *people);
    people[known++] = (who){node, element};
    return known;
}

static void put_color(uint8_t *rgba, uint32_t color) {
    // Spread over the channels, so that a mix of two is unlikely to be a third.
    color = color * 2654435u & 0xffffff;
    rgba[0] = (uint8_t)(color >> 16), rgba[1] = (uint8_t)(color >> 8), rgba[2] = (uint8_t)color, rgba[3] = 255;
}

static void paint(vt_node node) { // the whole node in one colour
    uint8_t c[4];
    put_color(c, color_for(node, -1));
    set(node, "color", c[0] / 255.0, c[1] / 255.0, c[2] / 255.0, 1);
}

static void paint_elements(vt_node node, uint32_t elements, uint32_t repeated, uint32_t rows) {
    uint8_t *rgba = malloc(4 * (size_t)elements * repeated);
    for (uint32_t e = 0; e < elements; e++)
        for (uint32_t i = 0; i < repeated; i++)
            put_color(rgba + 4 * (e * repeated + i), i ? known : color_for(node, (int)e));
    write_array(node, rows ? "pixels" : "colors", VT_U8, rows ? rows : elements * repeated, rows ? elements / rows : 1,
                4, rgba);
    free(rgba);
}

static uint8_t *straight_picture(stage s) {
    static uint8_t rgba[WIDTH * HEIGHT * 4];
    int flags;
    do flags = vt_view_render(s.view);
    while (flags > 0 && !(flags & VT_FRAME_PRESENTED));
    must(flags);
    glBindFramebuffer(GL_FRAMEBUFFER, vt_gl_target(WIDTH, HEIGHT));
    glReadPixels(0, 0, WIDTH, HEIGHT, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    return rgba;
}

static const who *who_at(const uint8_t *rgba, int x, int y) {
    const uint8_t *c = rgba + 4 * ((HEIGHT - 1 - y) * WIDTH + x);
    for (uint32_t i = 0; i < known; i++) {
        uint8_t own[4];
        put_color(own, i + 1);
        bool same = true, inner = true; // inner: the inside of what is cut open (clip.glsl)
        for (int k = 0; k < 3; k++) same = same && own[k] == c[k], inner = inner && fabs(own[k] * 0.78 - c[k]) <= 1;
        if (same || inner) return &people[i];
    }
    return NULL;
}

static bool is_picked(stage s, double x, double y, const who *wanted, double *numbers) {
    must(vt_view_pick(s.view, x, y, 0, numbers));
    if (!wanted) return numbers[0] == VT_PICK_NOTHING;
    return numbers[0] == VT_PICK_ELEMENT && (uint32_t)numbers[1] == wanted->node.id &&
           (wanted->element < 0 || (int)numbers[2] == wanted->element);
}

// Every third pixel of every third row. On an edge, where float32 and double may differ, a place beside it will do.
static void compare(stage s, const char *what) {
    const uint8_t *rgba = straight_picture(s);
    int seen = 0, beside = 0, wrong = 0;
    for (int y = 1; y < HEIGHT; y += 3)
        for (int x = 1; x < WIDTH; x += 3) {
            const who *wanted = who_at(rgba, x, y);
            double numbers[VT_PICK_NUMBERS];
            seen += wanted != NULL;
            if (is_picked(s, x + 0.5, y + 0.5, wanted, numbers)) continue;
            bool near = false;
            for (int i = 0; i < 9 && !near; i++) {
                double other[VT_PICK_NUMBERS];
                near = is_picked(s, x + 0.5 + 0.04 * (i % 3 - 1), y + 0.5 + 0.04 * (i / 3 - 1), wanted, other);
            }
            beside += near, wrong += !near;
            if (!near && wrong <= 5)
                printf(
                    "%s: at %d, %d the picture shows node %u element %d, picked what %g node %u element %g depth %g\n",
                    what, x, y, wanted ? wanted->node.id : 0, wanted ? wanted->element : 0, numbers[0],
                    (uint32_t)numbers[1], numbers[2], numbers[6]);
        }
    printf("     %s: %d of %d pixels show something; %d on an edge, %d wrong\n", what, seen, WIDTH / 3 * HEIGHT / 3,
           beside, wrong);
    CHECK(seen > 150);
    CHECK_SAYING(wrong == 0 && beside <= seen / 20, "%s: %d wrong, %d beside", what, wrong, beside);
}

static stage begin(void) {
    known = 0;
    stage s = make_stage(WIDTH, HEIGHT);
    set(s.scene, "background", 1, 1, 1, 1);
    return s;
}

// As many looks as there are ways for a camera to look.
static void compare_all(stage s, const char *what) {
    char words[80];
    for (int i = 0; i < 4; i++) {
        set(s.view, "projection", i % 2);
        must(vt_view_look(s.view, 0.3 + 0.35 * i, 0.9 * i - 1, i == 2 ? 0.4 : 0));
        if (i == 3) must(vt_view_zoom(s.view, 2.5, WIDTH / 3, HEIGHT / 2));
        snprintf(words, sizeof words, "%s, look %d", what, i);
        compare(s, words);
    }
    must(vt_remove(s.scene));
}

static vt_node turned_group(stage s) {
    vt_node group = make("group", s.scene);
    set(group, "position", 5, -3, 2);
    set(group, "rotation", 0.3, 0.2, -0.5);
    set(group, "scale", 1.5, 0.7, 1);
    return group;
}

static void add_points(vt_node parent, uint32_t count, int marker, double size, bool data, bool own, uint32_t seed) {
    vt_node node = make("points", parent);
    float *xyz = malloc(count * 3 * sizeof *xyz), *sizes = malloc(count * sizeof *sizes);
    for (uint32_t i = 0; i < 3 * count; i++) xyz[i] = (float)noise_normal(&seed);
    for (uint32_t i = 0; i < count; i++) sizes[i] = (float)(size * (0.3 + noise(&seed)));
    xyz[3 * 7] = NAN;
    write_array(node, "positions", VT_F32, count, 1, 3, xyz);
    paint_elements(node, count, 1, 0);
    set(node, "marker", marker);
    if (own) write_array(node, "sizes", VT_F32, count, 1, 1, sizes);
    if (!own && size > 0) set(node, "size", size);
    set(node, "unit", data);
    set(node, "edge", 0);
    free(xyz), free(sizes);
}

TEST(points_are_picked_as_they_are_drawn) {
    stage s = begin();
    add_points(s.scene, 400, 0, 9, false, false, 1);
    add_points(s.scene, 300, 1, 7, false, true, 2);
    vt_node group = turned_group(s);
    add_points(group, 300, 0, 0.3, true, false, 3);
    add_points(group, 100, 1, 0.3, true, true, 4);
    add_points(s.scene, 200, 0, 0, false, false, 5); // automatic
    compare_all(s, "points");
}

static void add_line(vt_node parent, int kind, int cap, int join, double width, uint32_t seed, bool closed) {
    bool line = kind == VT_LINE;
    vt_node node = make(line ? "line" : "segments", parent);
    enum { COUNT = 24 };
    float xyz[3 * COUNT];
    for (int i = 0; i < 3 * COUNT; i++) xyz[i] = (float)(2 * noise_normal(&seed));
    if (line) xyz[3 * 15 + 1] = NAN;
    write_array(node, "positions", VT_F32, COUNT, 1, 3, xyz);
    set(node, "width", width);
    set(node, "cap", cap);
    if (line)
        set(node, "join", join), set(node, "closed", closed), paint(node);
    else
        paint_elements(node, COUNT / 2, 2, 0);
}

TEST(lines_are_picked_with_their_caps_and_joins) {
    stage s = begin();
    add_line(s.scene, VT_LINE, 0, 0, 9, 1, false);
    add_line(s.scene, VT_LINE, 1, 1, 11, 2, false);
    add_line(s.scene, VT_LINE, 2, 2, 8, 3, true);
    add_line(turned_group(s), VT_SEGMENTS, 0, 0, 5, 4, false);
    add_line(s.scene, VT_SEGMENTS, 2, 0, 12, 5, false);
    add_line(s.scene, VT_SEGMENTS, 1, 0, 1, 6, false);
    compare_all(s, "lines");
}

static void add_mesh(vt_node parent, bool quads, bool faces, bool two_sided, uint32_t seed) {
    vt_node node = make("mesh", parent);
    enum { VERTICES = 90 };
    float xyz[3 * VERTICES];
    uint32_t index[40 * 4];
    for (int i = 0; i < 3 * VERTICES; i++) xyz[i] = (float)(1.2 * noise_normal(&seed));
    for (int f = 0; f < 40; f++) { // flat ones, since a bent quad could be cut along either diagonal
        for (int i = 0; i < 4; i++) index[f * 4 + i] = (uint32_t)(f * 2 + i) % VERTICES;
    }
    for (int v = 2; v < VERTICES; v += 2)
        for (int c = 0; c < 3; c++) {
            float side = (float)(0.8 * noise_normal(&seed));
            xyz[3 * v + c] = xyz[3 * (v - 1) + c] + side;
            xyz[3 * (v + 1) + c] = xyz[3 * (v - 2) + c] + side;
        }
    xyz[3 * 50] = NAN;
    write_array(node, "positions", VT_F32, VERTICES, 1, 3, xyz);
    if (faces) write_array(node, "faces", VT_U32, quads ? 40 : 53, 1, quads ? 4 : 3, index);
    set(node, "shading", 2);
    set(node, "two_sided", two_sided);
    paint_elements(node, faces ? (quads ? 40 : 53) : VERTICES / 3, 1, 0);
}

TEST(faces_are_picked_as_they_are_drawn) {
    stage s = begin();
    add_mesh(s.scene, true, true, true, 11);
    add_mesh(turned_group(s), false, true, false, 12);
    vt_node mirror = make("group", s.scene);
    set(mirror, "scale", -1, 1, 1);
    add_mesh(mirror, false, false, false, 13);
    compare_all(s, "meshes");
}

static void add_surface(vt_node parent, int rows, int columns, bool x, bool holes, uint32_t seed) {
    vt_node node = make("surface", parent);
    float *z = malloc(sizeof(float) * (size_t)(rows * columns)), *xs = malloc(sizeof(float) * (size_t)columns);
    for (int i = 0; i < rows * columns; i++)
        z[i] = holes && noise(&seed) < 0.1 ? NAN : (float)(2 * sin(i % columns * 0.2) + noise(&seed));
    for (int i = 0; i < columns; i++) xs[i] = (float)(i + 0.4 * noise(&seed));
    write_array(node, "heights", VT_F32, (uint32_t)rows, (uint32_t)columns, 1, z);
    if (x) write_array(node, "x", VT_F32, (uint32_t)columns, 1, 1, xs);
    set(node, "shading", 2);
    set(node, "scale", 0.2, 0.2, 0.4);
    paint(node);
    free(z), free(xs);
}

TEST(surfaces_images_and_shapes_are_picked_as_they_are_drawn) {
    stage s = begin();
    add_surface(s.scene, 20, 30, false, true, 1);
    add_surface(turned_group(s), 70, 66, true, false, 2);
    static const char *kinds[] = {"box", "sphere", "cylinder", "cone", "arrow", "torus", "plane"};
    for (int i = 0; i < 14; i++) {
        vt_node node = make(kinds[i % 7], i < 7 ? s.scene : turned_group(s));
        set(node, "position", 3 * cos(i), 4 * sin(i) + 2, 0.5 * i - 2);
        set(node, "size", 2.2, 1.5 + i % 3, 1.8);
        set(node, "rotation", 0.2 * i, 0.1 * i, 0);
        set(node, "shading", 2);
        paint(node);
    }
    vt_node image = make("image", s.scene);
    paint_elements(image, 12 * 9, 1, 9);
    set(image, "filter", 1);
    set(image, "size", 5, 4);
    set(image, "position", 1, 2, 3);
    set(image, "rotation", 1.1, 0.3, 0);
    compare_all(s, "bodies");
}

TEST(what_is_stretched_or_cut_off_is_picked_as_it_is_drawn) {
    stage s = begin();
    set(s.scene, "aspect", 1, 2, 0.5);
    set(s.scene, "axes", 3);
    set(s.scene, "ylim", 5, -6); // reversed
    add_points(s.scene, 300, 0, 9, false, false, 1);
    add_line(turned_group(s), VT_SEGMENTS, 0, 0, 5, 4, false);
    add_mesh(s.scene, true, true, false, 11);
    vt_node ball = make("sphere", s.scene), box = make("box", s.scene);
    set(ball, "size", 3), set(ball, "shading", 2), paint(ball);
    set(box, "position", 2, 1, 0), set(box, "size", 2), set(box, "shading", 2), paint(box);
    vt_node plane = make("clip_plane", s.scene);
    set(plane, "normal", 0.5, 1, 0.3);
    compare_all(s, "stretched");
}

TEST(what_is_not_there_is_not_picked) {
    stage s = begin();
    double numbers[VT_PICK_NUMBERS];
    vt_node front = make("box", s.scene), back = make("box", s.scene);
    set(s.view, "eye", 0, -10, 0);
    set(s.view, "target", 0, 0, 0);
    set(front, "position", 0, -2, 0);
    set(front, "size", 2), set(back, "size", 2);
    must(vt_view_pick(s.view, WIDTH / 2, HEIGHT / 2, 0, numbers));
    CHECK((uint32_t)numbers[1] == front.id);
    CHECK_NEAR(numbers[4], -3, 1e-9);
    set(front, "pickable", 0);
    must(vt_view_pick(s.view, WIDTH / 2, HEIGHT / 2, 0, numbers));
    CHECK((uint32_t)numbers[1] == back.id);
    CHECK_NEAR(numbers[4], -1, 1e-9);
    set(front, "pickable", 1), set(front, "visible", 0);
    must(vt_view_pick(s.view, WIDTH / 2, HEIGHT / 2, 0, numbers));
    CHECK((uint32_t)numbers[1] == back.id);
    set(front, "visible", 1), set(front, "alpha", 0);
    must(vt_view_pick(s.view, WIDTH / 2, HEIGHT / 2, 0, numbers));
    CHECK((uint32_t)numbers[1] == back.id);
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F64, 2, 1, 3, (const double[]){0, -4, 0, 0, -5, 0});
    write_array(points, "scalars", VT_F64, 2, 1, 1, (const double[]){1, NAN});
    must(vt_view_pick(s.view, WIDTH / 2, HEIGHT / 2, 0, numbers));
    CHECK((uint32_t)numbers[1] == points.id && numbers[2] == 0);
    set(points, "nan_color", 1, 0, 0, 1);
    must(vt_view_pick(s.view, WIDTH / 2, HEIGHT / 2, 0, numbers));
    CHECK((uint32_t)numbers[1] == points.id && numbers[2] == 1);
    // Beside it by some pixels.
    must(vt_view_pick(s.view, WIDTH / 2 + 200, HEIGHT / 2, 5, numbers));
    CHECK(numbers[0] == VT_PICK_NOTHING);
    set(front, "alpha", 1);
    double edge[3];
    must(vt_view_project(s.view, (const double[]){1, -3, 0}, edge));
    must(vt_view_pick(s.view, edge[0] + 3, edge[1], 5, numbers));
    CHECK((uint32_t)numbers[1] == front.id);
    CHECK_NEAR(numbers[7], 3, 1e-6);
    must(vt_view_pick(s.view, edge[0] + 3, edge[1], 2.9, numbers));
    CHECK(numbers[0] == VT_PICK_NOTHING);
    must(vt_remove(s.scene));
}

int main(void) {
    if (vt_egl_open()) {
        printf("%s\n", vt_error());
        return 1;
    }
    RUN(points_are_picked_as_they_are_drawn);
    RUN(lines_are_picked_with_their_caps_and_joins);
    RUN(faces_are_picked_as_they_are_drawn);
    RUN(surfaces_images_and_shapes_are_picked_as_they_are_drawn);
    RUN(what_is_stretched_or_cut_off_is_picked_as_it_is_drawn);
    RUN(what_is_not_there_is_not_picked);
    vt_reset();
    free(people);
    CHECK_SAYING(vt_memory_blocks() == 0, "%zu blocks left", vt_memory_blocks());
    vt_egl_close();
    return TEST_END();
}
