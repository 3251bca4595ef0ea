// In:  nodes by handle, names of properties and arrays.
// Out: their values set and written; what fails is a failed check with the library's sentence.
#ifndef VT_NODES_H
#define VT_NODES_H
#include "test.h"
#include "vitrail.h"

static inline int property(vt_node node, const char *name) {
    int index = vt_property_find(vt_kind(node), name);
    CHECK_SAYING(index >= 0, "%s", vt_error());
    return index;
}

static inline vt_status try(vt_node node, const char *name, int count, double a, double b, double c) {
    return vt_set_numbers(node, property(node, name), (double[]){a, b, c}, count);
}

static inline void set(vt_node node, const char *name, int count, double a, double b, double c) {
    CHECK_SAYING(try(node, name, count, a, b, c) == VT_OK, "%s", vt_error());
}

static inline vt_status try_values(vt_node node, const char *name, const double *values, int count) {
    return vt_set_numbers(node, property(node, name), values, count);
}
#define PUT(node, name, ...) \
    CHECK_SAYING(try_values(node, name, (const double[]){__VA_ARGS__}, \
                            (int)(sizeof((const double[]){__VA_ARGS__}) / sizeof(double))) == VT_OK, \
                 "%s", vt_error())

static inline void say(vt_node node, const char *name, const char *text) {
    CHECK_SAYING(vt_set_text(node, property(node, name), text) == VT_OK, "%s", vt_error());
}

static inline void get(vt_node node, const char *name, double *values) { // as many as it has
    CHECK(vt_get_numbers(node, property(node, name), values, 16) > 0);
}

static inline void write_array(vt_node node, const char *name, int dtype, uint32_t rows, uint32_t columns,
                               uint32_t components, const void *data) {
    int array = vt_array_find(vt_kind(node), name);
    CHECK_SAYING(vt_array_begin(node, array, dtype, 1, rows, columns, components) == VT_OK, "%s", vt_error());
    CHECK_SAYING(vt_array_put(node, array, 0, rows * columns, data) == VT_OK, "%s", vt_error());
    CHECK_SAYING(vt_array_end(node, array, 0, 0) == VT_OK, "%s", vt_error());
}

// Two points at opposite corners of a box.
static inline void write_span(vt_node points, double x0, double x1, double y0, double y1, double z0, double z1) {
    write_array(points, "positions", VT_F64, 2, 1, 3, (double[]){x0, y0, z0, x1, y1, z1});
}

#define CHECK_NOTHING_LEFT() CHECK_SAYING(vt_memory_blocks() == 0, "%zu blocks left", vt_memory_blocks())
#endif
