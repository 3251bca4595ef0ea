// In:  decimals (an integer times a power of ten) and doubles.
// Out: their digits, appended to a text of limited size.
// Called by: ticks.c, calendar.c. Listens to no locale.
#include "numeral.h"
#include <stdio.h>
#include <stdlib.h>

void vt_put(vt_pen *pen, const char *text) {
    while (*text && pen->at < pen->end) *pen->at++ = *text++;
    *pen->at = 0;
}

int vt_decimal_digits(int64_t n) {
    int digits = 1;
    while ((n /= 10)) digits++;
    return digits;
}

double vt_decimal(int64_t n, int e) {
    if (e < -300) return (double)n / 1e300 / pow(10, -e - 300);
    return e < 0 ? (double)n / pow(10, -e) : (double)n * pow(10, e);
}

void vt_put_decimal(vt_pen *pen, int64_t n, int e, int how) {
    char digits[20], one[2] = {0};
    int count = 0;
    if (n < 0) vt_put(pen, how & VT_PLAIN_MINUS ? "-" : "\xe2\x88\x92");
    for (uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n; rest || !count; rest /= 10)
        digits[count++] = (char)('0' + rest % 10);
    if (!n) e = VT_MIN(e, 0);
    for (int power = VT_MAX(count - 1 + e, 0); power >= VT_MIN(e, 0) && pen->at < pen->end; power--) {
        if (power == -1) vt_put(pen, ".");
        one[0] = power - e >= 0 && power - e < count ? digits[power - e] : '0';
        vt_put(pen, one);
        if ((how & VT_GROUPS) && power > 0 && power % 3 == 0) vt_put(pen, ",");
    }
}

void vt_put_number(vt_pen *pen, double x, int digits) {
    char text[32];
    if (!vt_is_finite(x)) {
        vt_put(pen, vt_is_nan(x) ? "nan" : x < 0 ? "-inf" : "inf");
        return;
    }
    for (int precision = digits > 0 ? VT_MIN(digits, 17) : 15; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*e", precision - 1, x);
        if (digits > 0 || strtod(text, NULL) == x) break;
    }
    // The digits alone, whatever stands for the point; then where it belongs.
    int64_t n = 0;
    int exponent = atoi(strchr(text, 'e') + 1);
    for (const char *at = text; *at != 'e'; at++)
        if (*at >= '0' && *at <= '9') n = n * 10 + (*at - '0');
    while (n && n % 10 == 0) n /= 10;
    if (x < 0) n = -n;
    int behind = vt_decimal_digits(n) - 1; // as 1.234e5 has three
    bool plain = n == 0 || (exponent >= -5 && exponent < 16);
    vt_put_decimal(pen, n, plain && n ? exponent - behind : n ? -behind : 0, VT_PLAIN_MINUS);
    if (plain) return;
    vt_put(pen, "e");
    vt_put_decimal(pen, exponent, 0, VT_PLAIN_MINUS);
}
