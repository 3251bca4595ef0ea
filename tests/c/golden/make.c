// In:  names of kinds, properties and arrays.
// Out: nodes of a test scene.
#include "make.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void must(int status) {
    if (status >= 0) return;
    fprintf(stderr, "status %d: %s\n", status, vt_error());
    exit(1);
}

vt_node make(const char *kind, vt_node parent) {
    int index = vt_kind_find(kind);
    must(index);
    vt_node node = vt_create(index, parent);
    must(node.id ? 0 : -1);
    int bar = vt_property_find(index, "colorbar");
    if (bar >= 0) must(vt_set_text(node, bar, "off")); // the scenes of bars switch them on
    return node;
}

static int property_of(vt_node node, const char *name) {
    int index = vt_property_find(vt_kind(node), name);
    must(index);
    return index;
}

void set_values(vt_node node, const char *property, const double *values, int count) {
    must(vt_set_numbers(node, property_of(node, property), values, count));
}

void set_words(vt_node node, const char *property, const char *text) {
    must(vt_set_text(node, property_of(node, property), text));
}

void write_array(vt_node node, const char *array, int dtype, uint32_t rows, uint32_t columns, uint32_t components,
                 const void *data) {
    int index = vt_array_find(vt_kind(node), array);
    must(index);
    must(vt_array_begin(node, index, dtype, 1, rows, columns, components));
    must(vt_array_put(node, index, 0, rows * columns, data));
    must(vt_array_end(node, index, 0, 0));
}

stage make_stage(int width, int height) {
    stage s;
    s.scene = make("scene", (vt_node){0});
    set_words(s.scene, "axes", "off"); // the scenes of axes switch them on
    set_words(s.scene, "aspect", "equal");
    s.view = make("view", s.scene);
    set(s.view, "width", width);
    set(s.view, "height", height);
    return s;
}

void titles(stage s, const char *x, const char *y, const char *z) {
    set_words(s.scene, "axes", "box");
    set_words(s.scene, "xlabel", x), set_words(s.scene, "ylabel", y), set_words(s.scene, "zlabel", z);
}

void units(stage s, const char *x, const char *y, const char *z) {
    set_words(s.scene, "xunit", x), set_words(s.scene, "yunit", y), set_words(s.scene, "zunit", z);
}

void look_flat(stage s, double fov) {
    set(s.view, "projection", 1);
    set(s.view, "eye", 0, 0, 10);
    set(s.view, "target", 0, 0, 0);
    set(s.view, "up", 0, 1, 0);
    set(s.view, "fov", fov);
}

uint8_t *picture_of(stage s) {
    double width = 0, height = 0;
    must(vt_get_numbers(s.view, property_of(s.view, "width"), &width, 1));
    must(vt_get_numbers(s.view, property_of(s.view, "height"), &height, 1));
    uint8_t *rgba = malloc((size_t)width * (size_t)height * 4);
    must(rgba ? 0 : -1);
    must(vt_view_read(s.view, rgba));
    return rgba;
}

double noise(uint32_t *state) { // xorshift
    *state ^= *state << 13, *state ^= *state >> 17, *state ^= *state << 5;
    return *state / 4294967296.0;
}

double noise_normal(uint32_t *state) {
    double a = noise(state), b = noise(state);
    return sqrt(-2 * log(a + 1e-12)) * cos(6.283185307179586 * b);
}
