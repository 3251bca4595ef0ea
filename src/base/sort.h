// In:  items of one size, and which of two comes first.
// Out: the same items in order.
#ifndef VT_SORT_H
#define VT_SORT_H
#include "base/base.h"

// In place and without memory; what is in order already takes one look. Equal items may change places.
void vt_sort(void *items, size_t size, uint32_t count, bool (*before)(const void *a, const void *b));
#endif
