// In:  the size that an array is about to have.
// Out: whether it fits the node's other arrays; the sentence that says why not.
#ifndef VT_CHECK_H
#define VT_CHECK_H
#include "scene/node.h"

// Before a write, so that a wrong length changes nothing. What is as long as the positions (heights) must be written after
// them; positions may change their length at any time, and what does not fit them any more is not used.
vt_status vt_check_shape(vt_node_data *node, int array, uint32_t layers, uint32_t rows, uint32_t columns);
vt_status vt_check_content(const vt_node_data *node,
                           int array);      // after a write: what the numbers themselves may get wrong
vt_status vt_check_all(vt_node_data *node); // the first thing about a node that is not right
#endif
