// In:  a view, a place in its picture.
// Out: what is seen there: of the overlay, or the nearest element of the marks and shapes, found without drawing.
// Called by: vitrail.c.
#ifndef VT_PICK_H
#define VT_PICK_H
#include "view.h"

typedef struct vt_pick {
    int what; // VT_PICK_*
    vt_node node;
    double element;  // which point, corner, segment, face, grid point or pixel; -1: the node as a whole
    double place[3]; // scene numbers
    double depth;    // 0..1
    double distance; // CSS px from the pointer
    int part;        // of a handle or the triad
} vt_pick;

// False: not known yet, because an index is being built; ask again in the next frame. radius: CSS px that an element may be
// missed by.
bool vt_pick_at(vt_node_data *view, double x, double y, double radius, vt_pick *pick);
void vt_pick_shutdown(void);
#endif
