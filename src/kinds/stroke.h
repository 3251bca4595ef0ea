// In:  a line's corners, its dashes, the camera.
// Out: what dashes need: lengths along the line, and how many patterns fit in one length of the scene.
//
// Dashes are given in pixels, and measured along the line in space, at the scale that pixels have at the camera's target.
// So they stick to the line while it is turned, get denser with distance as everything does, and follow zooming. (Lengths
// measured on the screen would make far dashes crawl along the line with each movement near its start.)
#ifndef VT_STROKE_H
#define VT_STROKE_H
#include "query/hit.h"
#include "view/view.h"

typedef struct vt_stroke_along {
    float *sums; // for each corner, the length from its line's start (again 0 after a break), in the scene's measure
    uint32_t count, capacity;
    uint32_t of_revision; // of the positions
    double metric[6];     // of the node's transform, which lengths depend on
    uint32_t revision;    // raised when sums changed
} vt_stroke_along;

const vt_stroke_along *vt_stroke_measure(vt_node_data *line); // kept in the node's extra; NULL when memory ran out
// Device px of the whole pattern, and on, off, on, off as shares of it; false: solid.
bool vt_stroke_dashes(const double *dashes_px, double pixel_ratio, float *shares, double *pattern_px);
double vt_stroke_scale(const vt_node_data *view, const vt_camera *camera,
                       const vt_scene_data *scene); // scene lengths in a CSS px

uint32_t vt_line_pieces(const vt_node_data *line, uint32_t corners); // segments between so many corners

// stroke_hit.c
void vt_stroke_hit_begin(vt_hit_test *test, vt_node_data *node);
void vt_line_hit_source(const vt_node_data *node, vt_bvh_source *source);
void vt_segments_hit_source(const vt_node_data *node, vt_bvh_source *source);
void vt_stroke_hit(vt_hit_test *test, vt_node_data *node);
bool vt_stroke_cover(const vt_hit_test *test, uint32_t element, const double *eye3, vt_hit_cover *cover);
#endif
