// In:  lines, areas and letters on the screen or in the scene, with a width in CSS px and a colour.
// Out: quads in a text batch, so that all that is drawn over and behind the data is one draw: axes, bars, handles.
#ifndef VT_PAINT_H
#define VT_PAINT_H
#include "text/text.h"
#include "view/camera.h"

// x, y in CSS px from the top left, in front of everything. Edges are antialiased; level and upright lines, and rectangles,
// stand on whole device pixels. A width of 0 is a hairline: one device pixel, than which nothing is thinner. Each returns
// false when memory ran out.
bool vt_paint_line(vt_text_batch *batch, double x0, double y0, double x1, double y1, double width, const float *color4);
bool vt_paint_rect(vt_text_batch *batch, double x0, double y0, double x1, double y1, const float *color4);
// From one colour to another: left to right, or (upright) bottom to top.
bool vt_paint_gradient(vt_text_batch *batch, double x0, double y0, double x1, double y1, const float *from4,
                       const float *to4, bool upright);
bool vt_paint_disc(vt_text_batch *batch, double x, double y, double diameter, const float *color4);
// The area within straight edges, convex, 3 to 8 corners (x, y); its edges are not antialiased: lines along them are.
bool vt_paint_area(vt_text_batch *batch, const double (*corners)[2], int count, const float *color4);
// In the scene: places in scene numbers; hidden by what is in front of them. What lies behind the camera is cut off. `back`
// moves it away from the reader by that part of its distance (orthographic: of the depth between near and far; 1e-4), so
// that data on a wall stay in front of it; negative: towards the reader.
bool vt_paint_world_line(vt_text_batch *batch, const vt_camera *camera, const double *a, const double *b, double width,
                         const float *color4, double back);
bool vt_paint_world_quad(vt_text_batch *batch, const vt_camera *camera, const double corners[4][3], const float *color4,
                         double back); // corners in turn round it
// Letters, as large as on the screen. Nothing is added when the place is behind the camera or the words are wholly outside the
// picture; not `occluded`: in front of everything.
bool vt_paint_world_text(vt_text_batch *batch, const vt_camera *camera, const char *text, const vt_text_style *style,
                         const double *world, bool occluded);
// From where to where (0..1) a line is in the picture; false: nowhere.
bool vt_paint_part(const vt_camera *camera, const double *a, const double *b, double *part2);
#endif
