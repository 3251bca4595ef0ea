// In:  a format as printf has it, of few kinds, and what belongs in it.
// Out: the text, cut off where there is no more room. Listens to no locale.
#ifndef VT_FORMAT_H
#define VT_FORMAT_H
#include "base/base.h"
#include <stdarg.h>

// Like snprintf: returns how long the whole text is, always ends in 0. Knows %s %.Ns %.*s %c %d %u %zu %llu and %g, which
// shows whole numbers in full and others with 6 digits. (libc's printf would be 4 KB of a page's download.)
int vt_print(char *text, size_t bytes, const char *format, ...) __attribute__((format(printf, 3, 4)));
int vt_print_list(char *text, size_t bytes, const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));
#endif
