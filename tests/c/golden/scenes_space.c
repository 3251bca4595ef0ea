// In:  an empty stage.
// Out: scenes whose axes have different units, log scales, limits from high to low.
#include "make.h"
#include <math.h>

// Degrees, degrees and kilometres down: earthquakes below a coast, whose depth grows downwards.
static void depths(stage s) {
    enum { N = 700 };
    uint32_t state = 5;
    double p[N * 3], depth[N];
    for (int i = 0; i < N; i++) {
        double along = noise(&state), down = pow(noise(&state), 1.6);
        p[i * 3] = 138 + 6 * down + 2 * along + 0.25 * noise_normal(&state);
        p[i * 3 + 1] = 34 + 7 * along + 0.2 * noise_normal(&state);
        p[i * 3 + 2] = depth[i] = 5 + 580 * down + fabs(8 * noise_normal(&state));
    }
    titles(s, "longitude", "latitude", "depth"), units(s, "°", "°", "km");
    set_words(s.scene, "aspect", "auto");
    set(s.scene, "zlim", 650, 0);
    vt_node points = make("points", s.scene);
    write_array(points, "positions", VT_F64, N, 1, 3, p);
    write_array(points, "scalars", VT_F64, N, 1, 1, depth);
    set_words(points, "cmap", "plasma_r"), set_words(points, "marker", "sphere");
    set(points, "size", 6);
}

static void powers(stage s) { // a surface over two log axes
    enum { N = 60 };
    double x[N], y[N], h[N * N];
    for (int i = 0; i < N; i++) x[i] = pow(10, -3 + 6.0 * i / (N - 1)), y[i] = pow(10, 4.0 * i / (N - 1));
    for (int r = 0; r < N; r++)
        for (int c = 0; c < N; c++) h[r * N + c] = 4e3 / (1 + pow(log10(x[c]), 2) + pow(log10(y[r]) - 2, 2) * 3) + 3;
    set_words(s.scene, "axes", "box"), set_words(s.scene, "aspect", "auto");
    set_words(s.scene, "xscale", "log"), set_words(s.scene, "yscale", "log"), set_words(s.scene, "zscale", "log");
    set_words(s.scene, "xlabel", "frequency"), set_words(s.scene, "xunit", "Hz");
    vt_node surface = make("surface", s.scene);
    write_array(surface, "heights", VT_F64, N, N, 1, h);
    write_array(surface, "x", VT_F64, N, 1, 1, x), write_array(surface, "y", VT_F64, N, 1, 1, y);
}

static void squeezed(stage s) { // a long record: far longer than it is high
    enum { N = 900 };
    double p[N * 3];
    for (int i = 0; i < N; i++)
        p[i * 3] = i * 2.5, p[i * 3 + 1] = 4 * sin(i * 0.021), p[i * 3 + 2] = 3 * cos(i * 0.017) + sin(i * 0.11);
    set_words(s.scene, "axes", "box"), set_words(s.scene, "aspect", "auto");
    set_words(s.scene, "xlabel", "t"), set_words(s.scene, "xunit", "s");
    vt_node line = make("line", s.scene), ball = make("sphere", s.scene);
    write_array(line, "positions", VT_F64, N, 1, 3, p);
    set(ball, "position", p[N * 3 - 3], p[N * 3 - 2], p[N * 3 - 1]), set(ball, "size", 100, 0.7, 0.9);
    set_words(ball, "color", "tomato");
}

const golden_scene scenes_space[] = {{"space_depths", depths, 560, 420},
                                     {"space_powers", powers, 560, 420},
                                     {"space_squeezed", squeezed, 560, 420},
                                     {0}};
