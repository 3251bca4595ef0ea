// In:  an image node.
// Out: how large it is.
#ifndef VT_IMAGE_H
#define VT_IMAGE_H
#include "scene/scene.h"

void vt_image_size(const vt_node_data *node, double *width,
                   double *height); // in its own axes; 1 a pixel where none is given
#endif
