// In:  numbers of any dtype and byte order, at any address.
// Out: the same numbers as doubles.
#ifndef VT_CONVERT_H
#define VT_CONVERT_H
#include "base/base.h"

#define VT_CONVERT_VALUES \
    768 // a buffer's length: divisible by 1, 2, 3, 4 and 12 components, and small enough for a stack

const char *vt_dtype_name(int dtype); // "f4"; of the other byte order too; "?" when unknown
size_t vt_dtype_bytes(int dtype);     // without regard to VT_SWAPPED; 0 when unknown
// At most VT_CONVERT_VALUES of them. 64-bit integers beyond 2^53 are rounded.
void vt_convert(int dtype, const void *from, size_t count, double *to);
#endif
