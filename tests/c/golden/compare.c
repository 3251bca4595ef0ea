// In:  two pictures, RGBA8.
// Out: how much they differ.
#include "compare.h"
#include <stdlib.h>

golden_difference golden_compare(const uint8_t *actual, const uint8_t *wanted, int width, int height, uint8_t *where) {
    golden_difference result = {.pixels = (uint32_t)width * (uint32_t)height};
    for (uint32_t i = 0; i < result.pixels; i++) {
        int most = 0;
        for (uint32_t c = 0; c < 4; c++) {
            int difference = abs(actual[i * 4 + c] - wanted[i * 4 + c]);
            most = difference > most ? difference : most;
        }
        result.worst = most > result.worst ? most : result.worst;
        bool over = most > GOLDEN_TOLERANCE;
        result.over += over;
        if (!where) continue;
        for (uint32_t c = 0; c < 3; c++)
            where[i * 4 + c] = (uint8_t)(over ? (c ? 0 : 255) : 192 + actual[i * 4 + c] / 4);
        where[i * 4 + 3] = 255;
    }
    return result;
}

bool golden_same(golden_difference difference) { return difference.over <= GOLDEN_SHARE * difference.pixels; }
