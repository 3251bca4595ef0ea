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
#include "data/axis_scale.h"

typedef struct vt_axis {
    vt_axis_scale scale;
    double epoch[2];  // date: days since 1970-01-01, seconds of that day
    double low, high; // of the axes' box, scene numbers, low < high
    bool reversed;    // high is where low would be
    bool limited;     // an end was given: what is outside is cut off
} vt_axis;

typedef struct vt_space {
    vt_axis axis[3];
    double stretch[3];            // negative where reversed; never 0
    bool shown;                   // there are axes (box or cross)
    bool mirrored;                // an odd number of axes is reversed: triangles turn the other way round
    bool boxed;                   // the sides of the axes' box are given, not its units: they stay when the data grow
    uint32_t revision;            // raised when anything here changed
    uint32_t of_bounds, of_scene; // the scene's bounds_revision and revision that this was made of
} vt_space;
#endif
