// In:  strings and numbers.
// Out: JSON text that grows as needed and is valid whatever the strings hold.
#ifndef VT_JSON_H
#define VT_JSON_H
#include "base/base.h"

typedef struct vt_json {
    char *text; // ends in 0; NULL until the first put; free with vt_free
    size_t length, capacity;
    bool failed; // memory ran out; the text is not to be used
} vt_json;

void vt_json_clear(vt_json *json);                                                              // keeps the memory
void vt_json_put(vt_json *json, const char *format, ...) __attribute__((format(printf, 2, 3))); // as it is
void vt_json_string(vt_json *json, const char *text, int length); // quoted; length < 0: up to the 0
void vt_json_number(vt_json *json, double x); // shortest form that reads back the same; null for NaN and infinity
void vt_json_numbers(vt_json *json, const char *name, const double *x, int count); // a member: "name":[...]
void vt_json_comma(vt_json *json);                                                 // unless something was just opened
#endif
