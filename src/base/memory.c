// In:  requests for memory.
// Out: blocks that are counted, so that tests see every leak and can make any allocation fail.
#include "base/base.h"
#include <stdlib.h>

// In front of each block; as wide as the strictest alignment that malloc promises.
typedef union header {
    size_t bytes;
    max_align_t align;
} header;

static size_t bytes_in_use, blocks_in_use;
static uint64_t allocations_ever;
static int64_t allocations_left = -1;

static bool may_allocate(size_t bytes) {
    if (bytes > PTRDIFF_MAX - sizeof(header)) return false;
    if (allocations_left == 0) return false;
    if (allocations_left > 0) allocations_left--;
    return true;
}

static void *count_in(header *h, size_t bytes) {
    if (!h) return NULL;
    h->bytes = bytes;
    bytes_in_use += bytes;
    blocks_in_use++;
    allocations_ever++;
    return h + 1;
}

void *vt_alloc(size_t bytes) { return may_allocate(bytes) ? count_in(malloc(sizeof(header) + bytes), bytes) : NULL; }

void *vt_alloc_zero(size_t bytes) {
    return may_allocate(bytes) ? count_in(calloc(1, sizeof(header) + bytes), bytes) : NULL;
}

void *vt_realloc(void *block, size_t bytes) {
    if (!block) return vt_alloc(bytes);
    if (!may_allocate(bytes)) return NULL;
    header *old = (header *)block - 1;
    size_t old_bytes = old->bytes;
    header *h = realloc(old, sizeof(header) + bytes);
    if (!h) return NULL;
    bytes_in_use -= old_bytes;
    blocks_in_use--;
    return count_in(h, bytes);
}

void vt_free(void *block) {
    if (!block) return;
    header *h = (header *)block - 1;
    bytes_in_use -= h->bytes;
    blocks_in_use--;
    free(h);
}

bool vt_mul_fits(size_t a, size_t b, size_t *product) {
    if (b && a > SIZE_MAX / b) return false;
    *product = a * b;
    return true;
}

size_t vt_memory_bytes(void) { return bytes_in_use; }
size_t vt_memory_blocks(void) { return blocks_in_use; }
uint64_t vt_memory_allocations(void) { return allocations_ever; }
void vt_memory_fail_after(int64_t allocations) { allocations_left = allocations; }
