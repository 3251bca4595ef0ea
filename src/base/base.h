// In:  nothing.
// Out: error reporting, counted memory, small helpers that every stage may use.
#ifndef VT_BASE_H
#define VT_BASE_H
#include "vitrail.h"
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define VT_LENGTH(a) ((int)(sizeof(a) / sizeof((a)[0])))
#define VT_MIN(a, b) ((a) < (b) ? (a) : (b))
#define VT_MAX(a, b) ((a) > (b) ? (a) : (b))
#define VT_INF 1e300 // places and limits beyond it count as infinite
#define VT_CLAMP(x, lo, hi) ((x) < (lo) ? (lo) : (x) > (hi) ? (hi) : (x))

// Our own promises only; data from outside is checked at the gate.
#ifdef NDEBUG
#define VT_ASSERT(x) ((void)0)
#else
#define VT_ASSERT(x) ((x) ? (void)0 : __builtin_trap())
#endif

// error.c: keeps the sentence for vt_error() and returns code.
vt_status vt_fail(vt_status code, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *vt_fail_text(void);

// memory.c: malloc that counts, and that tests can make fail. NULL when out of memory; the caller words the error.
void *vt_alloc(size_t bytes); // not cleared
void *vt_alloc_zero(size_t bytes);
void *vt_realloc(void *block, size_t bytes);           // on failure NULL, and block lives on
void vt_free(void *block);                             // NULL is fine
bool vt_mul_fits(size_t a, size_t b, size_t *product); // false when a * b does not fit size_t
size_t vt_memory_bytes(void);                          // in use now
size_t vt_memory_blocks(void);
uint64_t vt_memory_allocations(void);           // ever; a frame must not raise it
void vt_memory_fail_after(int64_t allocations); // tests: the next n succeed, then all fail; negative: never

// Bit tests, because fast maths may drop isnan.
static inline bool vt_is_nan(double x) {
    union {
        double d;
        uint64_t u;
    } v = {x};
    return (v.u << 1) > 0xffe0000000000000ull;
}
static inline bool vt_is_finite(double x) {
    union {
        double d;
        uint64_t u;
    } v = {x};
    return (v.u << 1) < 0xffe0000000000000ull;
}
static inline bool vt_is_finite_f(float x) {
    union {
        float f;
        uint32_t u;
    } v = {x};
    return (v.u << 1) < 0xff000000u;
}
// Of the power of two at |x| or next below it. (In a page, exp2 and log2 are 3 KB.)
static inline int vt_exponent(double x) {
    int e;
    frexp(x, &e);
    return e - 1;
}
#endif
