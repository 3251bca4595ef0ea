// In:  decimals (an integer times a power of ten) and doubles.
// Out: their digits, appended to a text of limited size.
#include "base/decimal.h"
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

// --- the digits of a double, exactly ---
#define LIMB 1000000000u // what one holds: nine digits
typedef struct integer {
    uint32_t limbs[88]; // the lowest first: 767 digits are the most
    int count;
} integer;

static void times(integer *n, uint32_t factor) {
    uint64_t carry = 0;
    for (int i = 0; i < n->count || carry; i++) {
        if (i == n->count) n->limbs[n->count++] = 0;
        carry += (uint64_t)n->limbs[i] * factor;
        n->limbs[i] = (uint32_t)(carry % LIMB);
        carry /= LIMB;
    }
}

// |x| = *whole * 2^(the result); *whole is 0 or has 53 bits, but for the smallest numbers.
static int taken_apart(double x, uint64_t *whole) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> 52 & 2047);
    *whole = (bits & ((1ull << 52) - 1)) | (exponent ? 1ull << 52 : 0);
    return VT_MAX(exponent, 1) - 1075;
}

// The first `count` digits of a finite |x|, rounded to the nearest, and the power of ten of the first one.
static int digits_of(double x, char *digits, int count) {
    uint64_t whole;
    int power = taken_apart(x, &whole), shift = VT_MIN(power, 0); // |x| = n * 10^shift
    integer n = {{(uint32_t)(whole % LIMB), (uint32_t)(whole / LIMB)}, 2};
    for (int left = abs(power); left > 0; left -= 13) { // a half is five tenths
        uint32_t factor = 1;
        for (int i = VT_MIN(left, 13); i > 0; i--) factor *= power < 0 ? 5 : 2;
        times(&n, factor);
    }
    char all[9 * VT_LENGTH(n.limbs)];
    int length = 9 * n.count, first = 0;
    for (int i = 0; i < length; i++) {
        uint32_t *limb = &n.limbs[(length - 1 - i) / 9];
        all[i] = (char)(*limb / (LIMB / 10)); // the highest digit; what is left moves up
        *limb = *limb % (LIMB / 10) * 10;
    }
    while (first < length - 1 && !all[first]) first++;
    for (int i = 0; i < count; i++) digits[i] = first + i < length ? all[first + i] : 0;
    int exponent = whole ? length - 1 - first + shift : 0, end = first + count;
    if (end >= length || all[end] < 5) return exponent;
    bool more = all[end] > 5 || digits[count - 1] % 2; // exactly between two: to the even one
    for (int i = end + 1; i < length && !more; i++) more = all[i];
    if (!more) return exponent;
    int last = count - 1;
    while (last >= 0 && digits[last] == 9) digits[last--] = 0;
    if (last >= 0) return digits[last]++, exponent;
    digits[0] = 1;
    return exponent + 1;
}

static int64_t joined(const char *digits, int count) {
    int64_t n = 0;
    for (int i = 0; i < count; i++) n = n * 10 + digits[i];
    return n;
}

// Without reading it back: what a shorter text leaves out of 25 digits must be less than half a step of doubles at x (or
// half, where x is even). All is taken relative to x's power of ten.
int vt_number_precision(double x) {
    char digits[25];
    uint64_t whole;
    taken_apart(x, &whole);
    digits_of(x, digits, 25);
    double half = (double)joined(digits, 15) * 0.5e-14 / (double)whole * (whole % 2 ? 1 - 1e-12 : 1 + 1e-12);
    for (int precision = 15; precision < 17; precision++) {
        double rest = (double)joined(digits + precision, 25 - precision) * 1e-24, step = pow(10, 1 - precision);
        if (!whole || VT_MIN(rest, step - rest) < half) return precision;
    }
    return 17;
}

void vt_put_number(vt_pen *pen, double x, int digits) {
    if (!vt_is_finite(x)) {
        vt_put(pen, vt_is_nan(x) ? "nan" : x < 0 ? "-inf" : "inf");
        return;
    }
    char all[17];
    int count = digits > 0 ? VT_MIN(digits, 17) : vt_number_precision(x), exponent = digits_of(x, all, count);
    int64_t n = joined(all, count);
    while (n && n % 10 == 0) n /= 10;
    if (x < 0) n = -n;
    int behind = vt_decimal_digits(n) - 1; // as 1.234e5 has three
    bool plain = n == 0 || (exponent >= -5 && exponent < 16);
    vt_put_decimal(pen, n, plain && n ? exponent - behind : n ? -behind : 0, VT_PLAIN_MINUS);
    if (plain) return;
    vt_put(pen, "e");
    vt_put_decimal(pen, exponent, 0, VT_PLAIN_MINUS);
}
