// In:  nodes of an instanced kind with their world transforms and colours.
// Out: one table of rows for each such kind in a scene, drawn in one call; which rows changed.
#ifndef VT_BATCH_H
#define VT_BATCH_H
#include "scene/node.h"

bool vt_batch_reserve(vt_batch *batch, uint32_t rows);          // false when memory ran out; nothing changed
uint32_t vt_batch_add(vt_batch *batch, uint32_t slot);          // the row, hidden; there must be room
void vt_batch_remove(vt_batch *batch, uint32_t row);            // the last row takes its place
void vt_batch_write(vt_batch *batch, const vt_node_data *node); // its row from world, colour, alpha, shown
void vt_batch_suit(vt_batch *batch,
                   const double *stretch3); // units that float32 can hold, after the axes were stretched
void vt_batch_settle(vt_batch *batch);      // after all writes: moves the origin where rows need it
void vt_batch_free(vt_batch *batch);
#endif
