// In:  ruler nodes after their scene's update.
// Out: where they end, what they measure, in numbers and in words.
#ifndef VT_RULER_H
#define VT_RULER_H
#include "scene/scene.h"

void vt_ruler_ends(const vt_node_data *node, double *start3, double *end3); // scene numbers
// In data numbers; NaN where the axes are not all linear and in the same unit. apart3: the difference along each axis.
double vt_ruler_distance(const vt_node_data *node, double *apart3);
void vt_ruler_words(const vt_node_data *node, char *out, int bytes); // "12.5 km"; or "x 3 d, depth 2 km"
#endif
