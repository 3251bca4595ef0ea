// In:  items of one size, and which of two comes first.
// Out: the same items in order.
#include "base/sort.h"

typedef struct list {
    char *items;
    size_t size;
    bool (*before)(const void *a, const void *b);
} list;

static bool in_order(const list *l, uint32_t i, uint32_t j) {
    return l->before(l->items + i * l->size, l->items + j * l->size);
}

static void swap(const list *l, uint32_t i, uint32_t j) {
    char kept[256], *a = l->items + i * l->size, *b = l->items + j * l->size;
    VT_ASSERT(l->size <= sizeof kept);
    memcpy(kept, a, l->size);
    memcpy(a, b, l->size);
    memcpy(b, kept, l->size);
}

// A heap, the last in order on top.
static void sift(const list *l, uint32_t root, uint32_t count) {
    for (uint32_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && in_order(l, child, child + 1)) child++;
        if (!in_order(l, root, child)) return;
        swap(l, root, child);
    }
}

void vt_sort(void *items, size_t size, uint32_t count, bool (*before)(const void *a, const void *b)) {
    list l = {items, size, before};
    uint32_t i = 1;
    while (i < count && !in_order(&l, i, i - 1)) i++;
    if (i >= count) return;
    for (uint32_t root = count / 2; root-- > 0;) sift(&l, root, count);
    for (uint32_t end = count - 1; end > 0; end--) {
        swap(&l, 0, end);
        sift(&l, 0, end);
    }
}
