// In:  names of kinds, properties and arrays.
// Out: nodes of a test scene; anything that fails stops the test with the library's sentence.
#ifndef GOLDEN_MAKE_H
#define GOLDEN_MAKE_H
#include "vitrail.h"
#include <stdint.h>

void must(int status); // 0 or more
vt_node make(const char *kind, vt_node parent);
void set_values(vt_node node, const char *property, const double *values, int count);
void set_words(vt_node node, const char *property, const char *text);
void write_array(vt_node node, const char *array, int dtype, uint32_t rows, uint32_t columns, uint32_t components,
                 const void *data);
#define set(node, property, ...) \
    set_values(node, property, (const double[]){__VA_ARGS__}, \
               (int)(sizeof((const double[]){__VA_ARGS__}) / sizeof(double)))

typedef struct stage {
    vt_node scene, view;
} stage;
stage make_stage(int width, int height); // a scene with a view of it, from elev 25, azim -60
// Of the three axes; titles bring a box with them.
void titles(stage s, const char *x, const char *y, const char *z);
void units(stage s, const char *x, const char *y, const char *z);
void look_flat(stage s, double fov);  // straight at the plane of x and y, without perspective; 10 away
uint8_t *picture_of(stage s);         // width * height * 4 bytes, to be freed
double noise(uint32_t *state);        // 0..1, the same numbers everywhere
double noise_normal(uint32_t *state); // mean 0, deviation 1

// A scene to be compared with a picture of the same name. The scenes of one file end with {0}.
typedef struct golden_scene {
    const char *name;
    void (*fill)(stage s);
    int width, height; // 0: 480 x 360
} golden_scene;
#endif
