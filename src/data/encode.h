// In:  a slice of elements as they came.
// Out: the same elements as the array keeps them, or the sentence that says which value is wrong.
#ifndef VT_ENCODE_H
#define VT_ENCODE_H
#include "data/array_type.h"

size_t vt_encode_bytes(const vt_array *a); // of one stored element
// `count` values at p as doubles: p itself where they are that already, else converted into buffer.
const double *vt_encode_doubles(int dtype, const uint8_t *p, size_t count, double *buffer);
// Of numbers nothing can be wrong; of colours and vertex numbers something can. `first` is for the sentence.
vt_status vt_encode_check(const vt_array *a, const vt_array_spec *spec, const char *what, uint32_t first,
                          uint32_t count, const uint8_t *from);
void vt_encode_floats(const vt_array *a, const double *values, size_t count, float *to); // relative to origin, in units
void vt_encode(const vt_array *a, const vt_array_spec *spec, uint32_t count, const uint8_t *from, uint8_t *to);
#endif
