// In:  an empty stage.
// Out: meshes: a knotted tube, a cube, an open bowl.
#include "make.h"
#include <math.h>
#include <stdlib.h>

#define TAU 6.283185307179586

typedef struct tube {
    uint32_t vertices, faces;
    float *positions, *texcoords;
    uint32_t *corners;
} tube;

static void knot_at(double t, double *p) {
    double r = 2.4 + 0.9 * cos(3 * t);
    p[0] = r * cos(2 * t), p[1] = r * sin(2 * t), p[2] = 1.1 * sin(3 * t);
}

static void unit(double *v) {
    double length = sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    for (int k = 0; k < 3; k++) v[k] /= length;
}

// A trefoil of radius 0.5, `along` times `around` quads as two triangles each. With a seam the first ring and the first
// line of vertices come twice, for texture coordinates.
static tube make_tube(uint32_t along, uint32_t around, uint32_t seam) {
    uint32_t rings = along + seam, sides = around + seam;
    tube t = {rings * sides, along * around * 2, NULL, NULL, NULL};
    t.positions = malloc(t.vertices * 3 * sizeof(float));
    t.texcoords = malloc(t.vertices * 2 * sizeof(float));
    t.corners = malloc(t.faces * 3 * sizeof(uint32_t));
    if (!t.positions || !t.texcoords || !t.corners) abort();
    for (uint32_t i = 0; i < rings; i++) {
        double at = TAU * i / along, p[3], q[3], a[3], b[3], d[3];
        knot_at(at, p);
        knot_at(at + 1e-4, q);
        for (int k = 0; k < 3; k++) d[k] = q[k] - p[k];
        unit(d);
        a[0] = d[1], a[1] = -d[0], a[2] = 0; // d x z: d is never along z
        unit(a);
        b[0] = a[1] * d[2] - a[2] * d[1], b[1] = a[2] * d[0] - a[0] * d[2], b[2] = a[0] * d[1] - a[1] * d[0];
        for (uint32_t j = 0; j < sides; j++) {
            double w = TAU * j / around;
            uint32_t v = i * sides + j;
            for (int k = 0; k < 3; k++)
                t.positions[v * 3 + (uint32_t)k] = (float)(p[k] + 0.5 * (cos(w) * a[k] + sin(w) * b[k]));
            t.texcoords[v * 2] = (float)(12.0 * i / along), t.texcoords[v * 2 + 1] = (float)(2.0 * j / around);
        }
    }
    uint32_t *c = t.corners;
    for (uint32_t i = 0; i < along; i++)
        for (uint32_t j = 0; j < around; j++) {
            uint32_t i1 = (i + 1) % rings, j1 = (j + 1) % sides, s = sides;
            uint32_t six[6] = {i * s + j, i1 * s + j, i1 * s + j1, i * s + j, i1 * s + j1, i * s + j1};
            for (int k = 0; k < 6; k++) *c++ = six[k];
        }
    return t;
}

static vt_node tube_node(stage s, const tube *t) {
    vt_node mesh = make("mesh", s.scene);
    write_array(mesh, "positions", VT_F32, t->vertices, 1, 3, t->positions);
    write_array(mesh, "faces", VT_U32, t->faces, 1, 3, t->corners);
    return mesh;
}
static void free_tube(tube *t) { free(t->positions), free(t->texcoords), free(t->corners); }

static void look_near(stage s) {
    must(vt_view_look(s.view, 0.75, -1.05, 0));
    must(vt_view_fit(s.view, s.scene));
    must(vt_view_zoom(s.view, 1.6, 210, 160));
}

static vt_node knot(stage s, uint32_t along, uint32_t around) {
    tube t = make_tube(along, around, 0);
    vt_node mesh = tube_node(s, &t);
    free_tube(&t);
    look_near(s);
    return mesh;
}

static void smooth(stage s) { knot(s, 240, 32); }
static void flat(stage s) { set_words(knot(s, 72, 12), "shading", "flat"); }
static void wireframe(stage s) { set(knot(s, 90, 14), "wireframe", 1); }
static void dense_wireframe(stage s) { set(knot(s, 600, 100), "wireframe", 1); } // fades instead of turning black

static void clear(stage s) {
    vt_node mesh = knot(s, 240, 32);
    set(mesh, "alpha", 0.5);
    set_words(mesh, "color", "C0");
}

static void face_colors(stage s) {
    tube t = make_tube(72, 12, 0);
    vt_node mesh = tube_node(s, &t);
    uint8_t map[20 * 4], *colors = malloc(t.faces * 3);
    must(vt_colormap("tab20", 20, map));
    for (uint32_t i = 0; colors && i < t.faces; i++) {
        uint32_t ring = i / 24, side = i / 2 % 12, at = (ring / 6 + (side < 6 ? 0 : 10)) % 20;
        for (uint32_t k = 0; k < 3; k++) colors[i * 3 + k] = map[at * 4 + k];
    }
    write_array(mesh, "colors", VT_U8, t.faces, 1, 3, colors);
    set_words(mesh, "shading", "flat");
    free(colors);
    free_tube(&t);
    look_near(s);
}

static void scalars(stage s) { // height, with a ring of NaN that is left open
    tube t = make_tube(240, 32, 0);
    vt_node mesh = tube_node(s, &t);
    float *z = malloc(t.vertices * sizeof(float));
    for (uint32_t i = 0; z && i < t.vertices; i++) z[i] = i / 32 >= 20 && i / 32 < 24 ? NAN : t.positions[i * 3 + 2];
    write_array(mesh, "scalars", VT_F32, t.vertices, 1, 1, z);
    free(z);
    free_tube(&t);
    look_near(s);
}

static void texture(stage s) {
    tube t = make_tube(240, 32, 1);
    vt_node mesh = tube_node(s, &t);
    write_array(mesh, "texcoords", VT_F32, t.vertices, 1, 2, t.texcoords);
    static uint8_t pixels[64][64][3];
    for (int y = 0; y < 64; y++)
        for (int x = 0; x < 64; x++) {
            bool light = (x / 16 + y / 16) % 2;
            pixels[y][x][0] = (uint8_t)(light ? 244 : 30 + x), pixels[y][x][1] = (uint8_t)(light ? 236 : 84 + y / 2),
            pixels[y][x][2] = (uint8_t)(light ? 220 : 120);
        }
    write_array(mesh, "texture", VT_U8, 64, 64, 3, pixels);
    free_tube(&t);
    look_near(s);
}

// A picture on a square shows which way up it is: red at the upper left, and a grey one with sharp pixels.
static void texture_corners(stage s) {
    static const float p[4][3] = {{0, 0, 0}, {1, 0, 0}, {1, 0, 1}, {0, 0, 1}},
                       uv[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    static const uint32_t quad[4] = {0, 1, 2, 3};
    static const uint8_t colors[2][2][3] = {{{214, 39, 40}, {44, 160, 44}}, {{31, 119, 180}, {255, 127, 14}}};
    static const uint8_t grey[3][3] = {{0, 128, 255}, {64, 192, 32}, {255, 0, 160}};
    for (int i = 0; i < 2; i++) {
        vt_node mesh = make("mesh", s.scene);
        write_array(mesh, "positions", VT_F32, 4, 1, 3, p);
        write_array(mesh, "faces", VT_U32, 1, 1, 4, quad);
        write_array(mesh, "texcoords", VT_F32, 4, 1, 2, uv);
        if (i)
            write_array(mesh, "texture", VT_U8, 3, 3, 1, grey);
        else
            write_array(mesh, "texture", VT_U8, 2, 2, 3, colors);
        if (i) set_words(mesh, "filter", "nearest");
        set_words(mesh, "shading", "none");
        set(mesh, "position", 1.2 * i, 0, 0);
    }
    must(vt_view_look(s.view, 0.1, -1.5707963, 0));
    must(vt_view_fit(s.view, s.scene));
}

static void quads(stage s) { // a colour for each side, edges without diagonals
    static const float p[8][3] = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {1, 1, 0},
                                  {0, 0, 1}, {1, 0, 1}, {0, 1, 1}, {1, 1, 1}};
    static const uint32_t f[6][4] = {{0, 2, 3, 1}, {4, 5, 7, 6}, {0, 1, 5, 4},
                                     {2, 6, 7, 3}, {0, 4, 6, 2}, {1, 3, 7, 5}};
    static const double number[6] = {0, 5, 1, 2, 3, 4};
    vt_node mesh = make("mesh", s.scene);
    write_array(mesh, "positions", VT_F32, 8, 1, 3, p);
    write_array(mesh, "faces", VT_U32, 6, 1, 4, f);
    write_array(mesh, "scalars", VT_F64, 6, 1, 1, number);
    set(mesh, "wireframe", 2);
    set_words(mesh, "shading", "flat");
}

// Bowls, seen into and from outside: both sides; one side; one side of a mirrored one; with normals given that point
// inwards.
static void sides(stage s) {
    enum { N = 48 };
    static float p[(N + 1) * N][3], inwards[(N + 1) * N][3];
    static uint32_t f[N * N * 2][3];
    for (int i = 0; i <= N; i++)
        for (int j = 0; j < N; j++) {
            double a = TAU * j / N, b = 0.1 + 1.5 * i / N, *at = (double[3]){sin(b) * cos(a), sin(b) * sin(a), -cos(b)};
            for (int k = 0; k < 3; k++) p[i * N + j][k] = (float)at[k], inwards[i * N + j][k] = (float)-at[k];
        }
    for (uint32_t i = 0; i < N; i++)
        for (uint32_t j = 0; j < N; j++) {
            uint32_t a = i * N + j, b = i * N + (j + 1) % N, six[2][3] = {{a, b + N, a + N}, {a, b, b + N}};
            for (uint32_t k = 0; k < 6; k++) f[(i * N + j) * 2 + k / 3][k % 3] = six[k / 3][k % 3];
        }
    for (int i = 0; i < 4; i++) {
        vt_node mesh = make("mesh", s.scene);
        write_array(mesh, "positions", VT_F32, (N + 1) * N, 1, 3, p);
        write_array(mesh, "faces", VT_U32, N * N * 2, 1, 3, f);
        if (i) set(mesh, "two_sided", 0);
        if (i == 2) set(mesh, "scale", -1, 1, 1);
        if (i == 3) write_array(mesh, "normals", VT_F32, (N + 1) * N, 1, 3, inwards);
        set(mesh, "position", 2.3 * i, 0, 0);
    }
    must(vt_view_look(s.view, 0.5, -1.5707963, 0));
    must(vt_view_fit(s.view, s.scene));
    must(vt_view_zoom(s.view, 1.25, 320, 120));
}

// A vertex with NaN takes its faces with it and nothing else. One-sided, so that holes can be seen through.
static void missing(stage s) {
    tube t = make_tube(120, 20, 0);
    for (uint32_t i = 0; i < 12; i++) t.positions[(6 + i * 197) * 3] = NAN;
    vt_node mesh = tube_node(s, &t);
    set(mesh, "wireframe", 1);
    set(mesh, "two_sided", 0);
    free_tube(&t);
    look_near(s);
}

const golden_scene scenes_mesh[] = {
    {.name = "mesh_smooth", .fill = smooth},
    {.name = "mesh_flat", .fill = flat},
    {.name = "mesh_wireframe", .fill = wireframe},
    {.name = "mesh_wireframe_dense", .fill = dense_wireframe},
    {.name = "mesh_clear", .fill = clear},
    {.name = "mesh_face_colors", .fill = face_colors},
    {.name = "mesh_scalars", .fill = scalars},
    {.name = "mesh_texture", .fill = texture},
    {.name = "mesh_texture_corners", .fill = texture_corners},
    {.name = "mesh_quads", .fill = quads, .width = 360, .height = 360},
    {.name = "mesh_sides", .fill = sides, .width = 640, .height = 240},
    {.name = "mesh_missing", .fill = missing},
    {0},
};
