// In:  lines and areas on the screen or in the scene, with a width in CSS px and a colour.
// Out: quads in a text batch, so that all that is drawn over and behind the data is one draw: axes, bars, handles.
// Called by: axes.c, colorbar.c, legend.c and the other parts of the overlay. No GL here.
#ifndef VT_SKETCH_H
#define VT_SKETCH_H
#include "text.h"

// x, y in CSS px from the top left. Edges are antialiased; a level or upright line stands on whole device pixels. depth: 0..1,
// negative: in front of everything. False when memory ran out.
bool vt_sketch_line(vt_text_batch *batch, double x0, double y0, double x1, double y1, double width,
                    const float *color4);
bool vt_sketch_rect(vt_text_batch *batch, double x0, double y0, double x1, double y1, const float *color4);
bool vt_sketch_disc(vt_text_batch *batch, double x, double y, double diameter, const float *color4);
// In the scene: places in scene numbers; hidden by what is in front of them. What lies behind the camera is cut off. `back`
// moves it away from the reader by that part of its distance (1e-4), so that data on a wall stay in front of it.
bool vt_sketch_world_line(vt_text_batch *batch, const vt_camera *camera, const double *a, const double *b, double width,
                          const float *color4, double back);
bool vt_sketch_world_quad(vt_text_batch *batch, const vt_camera *camera, const double corners[4][3],
                          const float *color4, double back);
#endif
