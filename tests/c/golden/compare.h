// In:  two pictures, RGBA8.
// Out: how much they differ, and a picture of where.
#ifndef GOLDEN_COMPARE_H
#define GOLDEN_COMPARE_H
#include <stdbool.h>
#include <stdint.h>

#define GOLDEN_TOLERANCE 2 // steps of 255 that a channel may differ by
#define GOLDEN_SHARE 0.001 // of all pixels that may differ by more

typedef struct golden_difference {
    int worst;             // steps of 255
    uint32_t over, pixels; // pixels beyond the tolerance, of how many
} golden_difference;

// `where`, when not NULL, gets a pale copy of `actual` with pixels beyond the tolerance in red.
golden_difference golden_compare(const uint8_t *actual, const uint8_t *wanted, int width, int height, uint8_t *where);
bool golden_same(golden_difference difference);
#endif
