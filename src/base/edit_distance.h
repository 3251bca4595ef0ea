// In:  a word that was not found and the words that would have been.
// Out: which of them was probably meant, by the fewest typing slips.
#ifndef VT_EDIT_DISTANCE_H
#define VT_EDIT_DISTANCE_H
#include <stddef.h>

// Index of the nearest of `count` words, or -1 when none is near. Capitals do not count. `stride` is the distance between
// the word pointers in bytes (so that they can be members of an array of structs).
int vt_nearest_word(const char *word, const char *const *words, size_t stride, int count);
#endif
