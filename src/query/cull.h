// In:  the places of a mark, and a window in the picture.
// Out: which of them may be in that window: four at a time, in float32, never one too few.
#ifndef VT_CULL_H
#define VT_CULL_H
#include "base/mat.h"
#include "query/pick_matrix.h"

#define VT_CULL_BLOCK 64u // places looked at in one call, at most

// Rows to be multiplied with a stored place (and 1): it may be there when neither |x| nor |y| is more than w.
typedef struct vt_cull {
    vec4 x, y, w;
} vt_cull;

// The window: half2 CSS px to each side of centre2, as the matrix' x and y have it. `beyond`: of places that reach farther than
// their own, as the matrix' w has it, times px.
void vt_cull_make(vt_cull *cull, const vt_pick_matrix *matrix, const vt_array *places, const double *centre2,
                  const double *half2, double beyond);
// Sets may[i] for each place of x, y, z; whether it set any to 1. NaN never may.
bool vt_cull_block(const vt_cull *cull, const float *places, uint32_t count, uint8_t *may);
#endif
