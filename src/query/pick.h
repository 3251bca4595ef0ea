// In:  a view, a place in its picture.
// Out: what is seen there: of the overlay, or the nearest element of the marks and shapes, found without drawing.
// Called by: vitrail.c.
#ifndef VT_PICK_H
#define VT_PICK_H
#include "view/view.h"

typedef struct vt_pick {
    int what; // VT_PICK_*
    vt_node node;
    double element;  // which point, corner, segment, face, grid point or pixel; -1: the node as a whole
    double place[3]; // scene numbers
    double depth;    // 0..1
    double distance; // CSS px from the pointer
    int part;        // of a handle or the triad
} vt_pick;

// radius: CSS px that an element may be missed by; less than 0: no elements. Looks at every element of an array that has no index yet.
void vt_pick_at(vt_node_data *view, double x, double y, double radius, vt_pick *pick);
// 0: that takes but a moment. Else the indexes that it needs are built on for a ms or two; 1: it takes a few ms, 2: more.
int vt_pick_ready(vt_node_data *view);
void vt_pick_shutdown(void);
#endif
