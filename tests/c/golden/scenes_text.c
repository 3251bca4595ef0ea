// In:  an empty stage.
// Out: text at several sizes, anchors, halos, hidden and not; titles.
#include "make.h"
#include <math.h>

static vt_node words(stage s, const char *text, double x, double y, double z, double size) {
    vt_node node = make("text", s.scene);
    set_words(node, "text", text);
    set(node, "position", x, y, z);
    set(node, "size", size);
    return node;
}

// Looks straight down; a unit is 60 px at 480 x 360.
static void flat(stage s) { look_flat(s, 2 * atan(0.3)); }

static void sizes(stage s) {
    flat(s);
    set_words(s.scene, "title", "Earthquakes of 2026, by depth (km)");
    double y = 2.5;
    static const double px[] = {9, 10, 11, 12, 13, 14, 15, 16, 20, 28};
    for (int i = 0; i < 10; i++) {
        vt_node node = words(s, "Sphinx of black quartz, judge my vow −0.0123456789", -3.8, y - 0.15, 0, px[i]);
        set(node, "anchor", 0);
        set(node, "baseline", 2);
        y -= px[i] / 60 * 1.5 + 0.1;
    }
    vt_node large = words(s, "Rg8", -3.8, -2.5, 0, 90);
    set(large, "anchor", 0);
    set(large, "baseline", 2);
    set_words(large, "color", "C0");
}

static void signs(stage s) {
    flat(s);
    static const char *const lines[] = {
        "αβγδ ΔΩ π λμσφω",         "x² + y³ ≤ 10⁻⁹  H₂O  CO₂",        "−12.5 °C ± 0.3 × 10⁴ m·s⁻¹",
        "← ↑ → ↓ ∞ ≈ ≠ ∑ ∫ √ ∂ ∇", "“quoted” – dash — em • bullet …", "Zürich Łódź Český Ångström Ñoño",
        "missing: 漢字 \xff",
    };
    for (int i = 0; i < 7; i++) {
        vt_node node = words(s, lines[i], 0, 2.5 - 0.8 * i, 0, 22);
        set(node, "baseline", 2);
    }
}

static void maths(stage s) {
    flat(s);
    set_words(s.scene, "title", "Flux density $\\Phi_0 = 3.2\\times10^{-12}$ W m$^{-2}$");
    static const char *const lines[] = {
        "$E = mc^2$,  $x_i^2 + y_{ij}^{10} \\leq r^2$",
        "$\\alpha\\beta\\gamma\\delta\\epsilon\\varepsilon\\theta\\lambda\\mu\\pi\\sigma\\phi\\varphi\\omega$  "
        "$\\Gamma\\Delta\\Theta\\Lambda\\Sigma\\Phi\\Psi\\Omega$",
        "$\\pm\\mp\\cdot\\infty\\geq\\neq\\approx\\to\\partial\\nabla\\sum\\int\\hbar\\propto\\AA$ 45$\\degree$",
        "$\\sqrt{2}$  $\\sqrt{x^2+\\sqrt{y}}$  $\\frac{a+b}{2}$  $e^{-x^2/2\\sigma^2}$  "
        "$\\hat{x}\\bar{y}\\vec{v}\\dot{q}\\hat{H}\\overline{AB}$",
        "$5 and $10, \\$20, $\\unknown{x}$, $k_\\mathrm{B}T$",
        "m$^3$ s$^{-1}$  H$_2$O  $^{14}$C  $\\log_{10} x$",
    };
    for (int i = 0; i < 6; i++) {
        vt_node node = words(s, lines[i], 0, 1.9 - 0.85 * i, 0, i == 5 ? 12 : 22);
        set(node, "baseline", 2);
    }
    vt_node wrapped = words(s, "$a^2$\n$b_2$ below", 3, -2, 0, 16); // lines and a halo
    set(wrapped, "halo", 3);
    set_words(wrapped, "halo_color", "#ffd54a");
}

static void anchors(stage s) {
    flat(s);
    static const char *const text[] = {"left\nof two", "centre\nof two", "right\nof two"};
    for (int x = 0; x < 3; x++)
        for (int y = 0; y < 4; y++) {
            double at[3] = {-2.6 + 2.6 * x, 2.2 - 1.5 * y, 0};
            vt_node node = words(s, text[x], at[0], at[1], 0, 16);
            set(node, "anchor", x);
            set(node, "baseline", y);
            float cross[12] = {
                (float)at[0] - 0.3f, (float)at[1],        0, (float)at[0] + 0.3f, (float)at[1],        0,
                (float)at[0],        (float)at[1] - 0.3f, 0, (float)at[0],        (float)at[1] + 0.3f, 0};
            vt_node mark = make("segments", s.scene);
            write_array(mark, "positions", VT_F32, 4, 1, 3, cross);
            set(mark, "width", 1);
            set_words(mark, "color", "C1");
        }
}

static void labels(stage s) { // in space: occluded, always seen, haloed, at a surface
    set_words(s.scene, "title", "A label is hidden by what is in front of it");
    for (int i = 0; i < 8; i++) {
        vt_node ball = make("sphere", s.scene);
        double a = i * 0.785398;
        set(ball, "position", cos(a) * 2, sin(a) * 2, 0);
        set_words(ball, "color", i % 2 ? "C0" : "#b8bcc2");
        vt_node label = words(s, (const char *[]){"north", "NE", "east", "SE", "south", "SW", "west", "NW"}[i],
                              cos(a) * 2, sin(a) * 2, 0.62, 14);
        set(label, "halo", i % 2 ? 2 : 0);
        set(label, "baseline", 3);
    }
    vt_node box = make("box", s.scene);
    set(box, "size", 1.2);
    vt_node behind = words(s, "behind", 0.4, 2.4, 0, 20);
    set_words(behind, "color", "C3");
    vt_node seen = words(s, "always seen", 0, 0, 0, 16);
    set(seen, "occluded", 0);
    set(seen, "halo", 2.5);
}

static void sharp(stage s) { // two device pixels in a CSS px
    set(s.view, "pixel_ratio", 2);
    flat(s);
    set_words(s.scene, "title", "Twice as many pixels");
    words(s, "11 px: 0.25  0.50  0.75", 0, 1, 0, 11);
    words(s, "14 px: ΔT = −3.5 K", 0, 0, 0, 14);
    vt_node halo = words(s, "halo", 0, -1, 0, 30);
    set(halo, "halo", 3);
    set_words(halo, "halo_color", "#ffd54a");
}

static void long_title(stage s) {
    set(s.scene, "background", 0.067, 0.078, 0.094, 1);
    set_words(s.scene, "title",
              "A title that is longer than the picture is wide is broken at its spaces instead of being cut, whatever "
              "its length");
    vt_node ball = make("sphere", s.scene);
    set(ball, "size", 1);
}

const golden_scene scenes_text[] = {
    {.name = "text_sizes", .fill = sizes, .width = 640, .height = 480},
    {.name = "text_signs", .fill = signs},
    {.name = "text_maths", .fill = maths},
    {.name = "text_anchors", .fill = anchors},
    {.name = "text_labels", .fill = labels},
    {.name = "text_sharp", .fill = sharp},
    {.name = "text_long_title", .fill = long_title, .width = 320, .height = 240},
    {0},
};
