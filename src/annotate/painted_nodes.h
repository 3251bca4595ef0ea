// In:  a scene's nodes.
// Out: what kinds paint of them in the overlay: rulers, handles, texts.
#ifndef VT_PAINTED_NODES_H
#define VT_PAINTED_NODES_H
#include "annotate/overlay.h"

bool vt_painted_nodes_paint(vt_overlay *overlay);
void vt_painted_nodes_shutdown(void);
#endif
