// In:  the numbers of a part of an array.
// Out: their bounds and how many elements are not finite.
#ifndef VT_SCAN_H
#define VT_SCAN_H
#include "base/base.h"

// Bounds are kept block by block, so that rewriting a part of a large array costs that part.
#define VT_BLOCK_ELEMENTS 4096u // float64 points that fill VT_STAGING_BYTES

typedef struct vt_block {
    double min[3], max[3]; // of finite elements, in source values; min > max: there are none
    double positive;       // the smallest number > 0 of one-component elements; infinity: there is none
    uint32_t bad;          // elements with a NaN, an infinity or a number beyond what can be kept
    bool stale;            // to be scanned again at the end of the write
} vt_block;

void vt_scan_begin(vt_block *block); // nothing seen yet
// Adds `elements` of 1..3 components to the block. Beyond +-limit a number is bad.
void vt_scan_doubles(vt_block *block, const double *values, size_t elements, int components, double limit);
// Stored floats stand for value * unit + origin.
void vt_scan_floats(vt_block *block, const float *values, size_t elements, int components, const double *origin,
                    const double *unit);
void vt_scan_alphas(vt_block *block, const uint8_t *rgba, size_t elements);  // min[0], max[0] in 0..1
void vt_scan_mask(vt_block *block, uint8_t *bytes, size_t count);            // min[0], max[0]; makes every byte 0 or 1
void vt_scan_indexes(vt_block *block, const uint32_t *values, size_t count); // min[0], max[0]
void vt_scan_merge(vt_block *into, const vt_block *from);
#endif
