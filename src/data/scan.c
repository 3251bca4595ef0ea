// In:  the numbers of a part of an array.
// Out: their bounds and how many elements are not finite.
#include "data/scan.h"
#include <float.h>

// Divisible by 1, 2 and 3 components, and by every SIMD width: lane i always holds component i % components.
enum { LANES = 12 };

void vt_scan_begin(vt_block *block) {
    for (int c = 0; c < 3; c++) block->min[c] = INFINITY, block->max[c] = -INFINITY;
    block->positive = INFINITY;
    block->bad = 0;
    block->stale = false;
}

static void widen(vt_block *block, int component, double low, double high) {
    if (low < block->min[component]) block->min[component] = low;
    if (high > block->max[component]) block->max[component] = high;
}

static bool fits(double x, double limit) { return x >= -limit && x <= limit; } // false for NaN

// The fast loop believes that all is finite and finds out whether it was: x * 0 is not 0 for NaN and infinity.
#define FAST_SCAN(T) \
    T low[LANES], high[LANES], wrong[LANES]; \
    size_t count = elements * (size_t)components, whole = count - count % LANES, i = 0; \
    for (int l = 0; l < LANES; l++) low[l] = (T)INFINITY, high[l] = (T)-INFINITY, wrong[l] = 0; \
    for (; i < whole; i += LANES) \
        for (int l = 0; l < LANES; l++) { \
            T x = values[i + (size_t)l]; \
            low[l] = x < low[l] ? x : low[l]; \
            high[l] = x > high[l] ? x : high[l]; \
            wrong[l] += x * 0; \
        } \
    for (int l = 0; i < count; i++, l++) { \
        T x = values[i]; \
        low[l] = x < low[l] ? x : low[l]; \
        high[l] = x > high[l] ? x : high[l]; \
        wrong[l] += x * 0; \
    } \
    bool clean = true; \
    for (int l = 0; l < LANES; l++) \
        clean = clean && wrong[l] == 0 && \
                (low[l] > high[l] || (fits((double)low[l], limit) && fits((double)high[l], limit)));

static void slow_doubles(vt_block *block, const double *values, size_t elements, int components, double limit) {
    for (size_t e = 0; e < elements; e++, values += components) {
        bool good = true;
        for (int c = 0; c < components; c++) good = good && fits(values[c], limit);
        if (!good) {
            block->bad++;
            continue;
        }
        for (int c = 0; c < components; c++) widen(block, c, values[c], values[c]);
    }
}

void vt_scan_doubles(vt_block *block, const double *values, size_t elements, int components, double limit) {
    FAST_SCAN(double)
    if (clean)
        for (int l = 0; l < LANES; l++) widen(block, l % components, low[l], high[l]);
    else
        slow_doubles(block, values, elements, components, limit);
    if (components != 1) return;
    double least = block->positive;
    for (size_t e = 0; e < elements; e++) least = values[e] > 0 && values[e] < least ? values[e] : least;
    if (fits(least, limit)) block->positive = least;
}

static void slow_floats(vt_block *block, const float *values, size_t elements, int components, const double *origin,
                        const double *unit) {
    for (size_t e = 0; e < elements; e++, values += components) {
        bool good = true;
        for (int c = 0; c < components; c++) good = good && vt_is_finite_f(values[c]);
        if (!good) {
            block->bad++;
            continue;
        }
        for (int c = 0; c < components; c++) {
            double x = (double)values[c] * unit[c] + origin[c];
            widen(block, c, x, x);
        }
    }
}

void vt_scan_floats(vt_block *block, const float *values, size_t elements, int components, const double *origin,
                    const double *unit) {
    const double limit = FLT_MAX;
    FAST_SCAN(float)
    if (clean)
        for (int l = 0; l < LANES; l++) {
            int c = l % components;
            if (low[l] <= high[l])
                widen(block, c, (double)low[l] * unit[c] + origin[c], (double)high[l] * unit[c] + origin[c]);
        }
    else
        slow_floats(block, values, elements, components, origin, unit);
    if (components != 1) return;
    float least = INFINITY, zero = (float)(-origin[0] / unit[0]);
    for (size_t e = 0; e < elements; e++) least = values[e] > zero && values[e] < least ? values[e] : least;
    double positive = (double)least * unit[0] + origin[0];
    if (fits(positive, VT_INF) && positive > 0 && positive < block->positive) block->positive = positive;
}

void vt_scan_alphas(vt_block *block, const uint8_t *rgba, size_t elements) {
    uint8_t low = 255, high = 0;
    for (size_t e = 0; e < elements; e++) {
        low = VT_MIN(low, rgba[e * 4 + 3]);
        high = VT_MAX(high, rgba[e * 4 + 3]);
    }
    if (elements) widen(block, 0, low / 255.0, high / 255.0);
}

void vt_scan_mask(vt_block *block, uint8_t *bytes, size_t count) {
    uint8_t low = 1, high = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t bit = bytes[i] != 0;
        bytes[i] = bit;
        low &= bit, high |= bit;
    }
    if (count) widen(block, 0, low, high);
}

void vt_scan_indexes(vt_block *block, const uint32_t *values, size_t count) {
    uint32_t low = UINT32_MAX, high = 0;
    for (size_t i = 0; i < count; i++) {
        low = VT_MIN(low, values[i]);
        high = VT_MAX(high, values[i]);
    }
    if (count) widen(block, 0, low, high);
}

void vt_scan_merge(vt_block *into, const vt_block *from) {
    for (int c = 0; c < 3; c++) widen(into, c, from->min[c], from->max[c]);
    if (from->positive < into->positive) into->positive = from->positive;
    into->bad += from->bad;
}
