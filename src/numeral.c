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

// The digits from `from` to `to` (0 is the first) of a number that snprintf wrote with %e.
static int64_t digits_of(const char *text, int from, int to) {
    int64_t n = 0;
    for (int i = -(*text == '-'); *text != 'e' && i < to; text++) {
        if (*text >= '0' && *text <= '9' && i >= from) n = n * 10 + (*text - '0');
        i += *text == '-' || (*text >= '0' && *text <= '9');
    }
    return n;
}

// Without strtod, which brings 12 KB of arithmetic on long doubles into a page: what a shorter text leaves out of 25 digits
// must be less than half a step of doubles at x (or half, where x is even). All is taken relative to x's power of ten.
int vt_number_precision(double x) {
    char all[48], some[48];
    int exponent;
    double fraction = fabs(frexp(x, &exponent)), even = fmod(ldexp(fraction, 53), 2) == 0 ? 1 + 1e-12 : 1 - 1e-12;
    snprintf(all, sizeof all, "%.24e", x);
    double half = (double)digits_of(all, 0, 15) * 1e-14 * ldexp(1, -54) / fraction * even;
    for (int precision = 15; precision < 17; precision++) {
        snprintf(some, sizeof some, "%.*e", precision - 1, x);
        int64_t rest = digits_of(all, precision, 25), whole = 1;
        for (int i = precision; i < 25; i++) whole *= 10;
        int64_t kept = digits_of(some, 0, precision) - digits_of(all, 0, precision);
        if (kept == 1) rest = whole - rest;
        if (x == 0 || ((kept == 0 || kept == 1) && (double)rest * 1e-24 < half)) return precision;
    }
    return 17;
}

void vt_put_number(vt_pen *pen, double x, int digits) {
    char text[32];
    if (!vt_is_finite(x)) {
        vt_put(pen, vt_is_nan(x) ? "nan" : x < 0 ? "-inf" : "inf");
        return;
    }
    snprintf(text, sizeof text, "%.*e", (digits > 0 ? VT_MIN(digits, 17) : vt_number_precision(x)) - 1, x);
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
