// In:  decimals (an integer times a power of ten) and doubles.
// Out: their digits, appended to a text of limited size.
//      Listens to no locale.
#ifndef VT_DECIMAL_H
#define VT_DECIMAL_H
#include "base/base.h"

// Where text is being written: it always ends with 0, and what does not fit is cut off.
typedef struct vt_pen {
    char *at, *end; // end: the last byte, kept for the 0
} vt_pen;

static inline vt_pen vt_pen_on(char *text, int bytes) { return *text = 0, (vt_pen){text, text + bytes - 1}; }
void vt_put(vt_pen *pen, const char *text);

// n * 10^e in full, exactly: a decimal label is never 0.30000000000000004. A minus is U+2212.
enum { VT_PLAIN_MINUS = 1, VT_GROUPS = 2 }; // "-" as programs read it; commas between thousands
void vt_put_decimal(vt_pen *pen, int64_t n, int e, int how);
double vt_decimal(int64_t n, int e); // the nearest double, or the one beside it
int vt_decimal_digits(int64_t n);    // of |n|: 1 for 0..9

// Any double: `digits` significant ones, or the fewest that read back as the same number (0). As programs read it:
// "-1.5e-7", "nan", "inf".
void vt_put_number(vt_pen *pen, double x, int digits);
int vt_number_precision(
    double x); // how many significant digits tell a finite x from all others: 15 (shorter ones end in zeros), 16, 17
#endif
