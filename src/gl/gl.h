// In:  a view and its draw list.
// Out: pixels. The four functions above the line are all that the gate knows of OpenGL.
#ifndef VT_GL_H
#define VT_GL_H
#include "view/draw.h"

vt_status vt_gl_start(void);                             // objects for a new context
void vt_gl_stop(bool lost);                              // deletes (or, lost, forgets) all of them
int vt_gl_frame(vt_node_data *view);                     // VT_FRAME_* or a vt_status
vt_status vt_gl_read(vt_node_data *view, uint8_t *rgba); // converges, then reads
// How far off what is seen is, 0..1: width * height numbers, the bottom row first. What is translucent hides nothing.
vt_status vt_gl_depth(vt_node_data *view, float *depth);
size_t vt_gl_stats(char *json, size_t capacity); // a member "gl":{...} for vt_stats
#endif
