// In:  a format as printf has it, of few kinds, and what belongs in it.
// Out: the text, cut off where there is no more room.
#include "base/format.h"
#include "base/decimal.h"

static void put_real(vt_pen *pen, double x) {
    if (fabs(x) < 1e15 && x == (double)(int64_t)x)
        vt_put_decimal(pen, (int64_t)x, 0, VT_PLAIN_MINUS);
    else
        vt_put_number(pen, x, 6);
}

int vt_print_list(char *text, size_t bytes, const char *format, va_list arguments) {
    size_t length = 0;
    for (const char *at = format; *at; at++) {
        char number[32];
        vt_pen pen = vt_pen_on(number, sizeof number);
        const char *word = number;
        size_t most = SIZE_MAX; // of its characters
        int width = 0;          // how many letters z, l
        if (*at != '%') {
            word = at, most = 1;
        } else {
            if (*++at == '.') {
                most = 0;
                if (*++at == '*') most = (size_t)va_arg(arguments, int), at++;
                for (; *at >= '0' && *at <= '9'; at++) most = most * 10 + (size_t)(*at - '0');
            }
            for (; *at == 'z' || *at == 'l'; at++) width++;
            if (*at == 's') {
                word = va_arg(arguments, const char *);
            } else if (*at == 'c') {
                number[0] = (char)va_arg(arguments, int);
                most = 1;
            } else if (*at == 'g') {
                put_real(&pen, va_arg(arguments, double));
            } else if (*at == 'd') {
                vt_put_decimal(&pen, va_arg(arguments, int), 0, VT_PLAIN_MINUS);
            } else {
                VT_ASSERT(*at == 'u');
                uint64_t value = width == 2   ? va_arg(arguments, unsigned long long)
                                 : width == 1 ? va_arg(arguments, size_t)
                                              : va_arg(arguments, unsigned);
                vt_put_decimal(&pen, (int64_t)value, 0, 0);
            }
        }
        for (; most && *word; most--, word++, length++)
            if (length + 1 < bytes) text[length] = *word;
    }
    if (bytes) text[VT_MIN(length, bytes - 1)] = 0;
    return (int)length;
}

int vt_print(char *text, size_t bytes, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vt_print_list(text, bytes, format, arguments);
    va_end(arguments);
    return length;
}
