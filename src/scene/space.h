// In:  a scene's axis properties and the bounds of its data.
// Out: where each axis begins and ends, how its numbers are spread, how the axes are stretched beside each other.
//
// Three kinds of numbers:
//   data      what the user gives and reads: 1e-5, a date as seconds since the axis' epoch, category number 3
//   scene     after the axis' scale: log10 of the data on a log axis; the same as data on all others. Nodes, bounds and the
//             camera's properties are in these, in double.
//   stretched scene numbers times vt_space.stretch: what angles, distances and light are measured in. Only the camera's
//             matrices and what is uploaded know it (see vt_camera).
#ifndef VT_SPACE_H
#define VT_SPACE_H
#include "scene/node.h"

void vt_space_update(vt_scene_data *scene);             // axes' ranges and stretching, from properties and bounds
void vt_space_scales(vt_scene_data *scene);             // takes up the axes' scales: what is stored goes through them
int vt_space_axis(const vt_node_data *node, int array); // of the first component of an array of places; -1: it is none
void vt_space_scales_from(const vt_scene_data *scene, int first_axis, vt_axis_scale *scales3); // linear beyond z
void vt_space_place(const vt_scene_data *scene, const double *data3, double *scene3); // NaN: there is no such place
void vt_space_bounds_out(const vt_scene_data *scene, double *min_max);                // scene to data numbers
bool vt_space_box(const vt_scene_data *scene, double *min3,
                  double *max3); // what is fitted: the axes' box, or the bounds
bool vt_space_reach(const vt_scene_data *scene, double *min3, double *max3); // what may be seen; both false when empty
vt_status vt_space_check(const vt_node_data *scene); // whether limits and scales of a scene's axes can go together
#endif
