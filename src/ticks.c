// In:  an axis with its range, how many pixels it is long, how large its labels are.
// Out: where ticks stand and what they say.
// Called by: axes.c, colorbar.c. Pure.
#include "ticks.h"
#include "numeral.h"

#define LABEL_PX 64.0 // from label to label, where there is room to choose
#define SMALL_PX 6.0  // from small tick to small tick at least
#define NEW_ROOM 1.15 // a set of ticks that is not shown yet needs this much more room than one that is
#define OLD_BONUS 0.1 // a set that is shown stays until another is better by this
enum { LABELS_MAX = 12, SMALL = 1 };

static vt_tick *add(vt_ticks *ticks, double at) {
    if (ticks->count == VT_TICK_COUNT) return NULL;
    vt_tick *tick = &ticks->ticks[ticks->count++];
    tick->at = at, tick->label[0] = 0;
    return tick;
}

static vt_pen label_pen(vt_tick *tick) { return vt_pen_on(tick->label, VT_TICK_BYTES); }

// --- linear: first..last times m * 10^e ---

typedef struct run {
    int64_t first, last;
    int m, e;
    double step;
} run;

// How many labels fit, and which steps are pleasant (in tenths, the best first).
static const uint8_t steps[] = {10, 50, 20, 25, 40, 30};

// All multiples of a step that lie in the range; sequences beside the multiples (1, 3, 5) are not looked at, since grids at
// round places read best. The weights are those of the paper. False when not one fits.
static bool search(double low, double high, double px, double room, double old_step, run *best) {
    double range = high - low, farthest = VT_MAX(fabs(low), fabs(high));
    double least = VT_MAX(farthest * 1e-15, 1e-300), wanted = VT_MAX(VT_MAX(LABEL_PX, 1.4 * room), px / 10);
    double best_score = -INFINITY;
    int decade = (int)floor(log10(range));
    for (int e = decade - 3; e <= decade + 1; e++)
        for (int i = 0; i < VT_LENGTH(steps); i++) {
            run r = {.m = steps[i], .e = e - 1};
            if (r.m % 10 == 0) r.m /= 10, r.e++;
            r.step = vt_decimal(r.m, r.e);
            if (!(r.step >= least)) continue;
            // An end that should be a tick may be off by rounding.
            double from = low / r.step, to = high / r.step, slack = 1e-7 + 4e-16 * farthest / r.step;
            r.first = (int64_t)ceil(from - slack), r.last = (int64_t)floor(to + slack);
            if (r.last < r.first || r.last - r.first >= LABELS_MAX) continue;
            bool old = fabs(r.step - old_step) <= 1e-9 * r.step;
            double spacing = r.step / range * px;
            if (r.last > r.first && spacing < (old ? room : NEW_ROOM * room)) continue;
            double start = ((double)r.first - from) * r.step / range, end = (to - (double)r.last) * r.step / range;
            double simplicity = -i / 5.0, coverage = 1 - 50 * (start * start + end * end),
                   density = 2 - VT_MAX(spacing / wanted, wanted / spacing);
            double score = 0.2 * simplicity + 0.25 * coverage + 0.5 * density + (old ? OLD_BONUS : 0);
            if (score > best_score) best_score = score, *best = r;
        }
    return best_score > -INFINITY;
}

static int64_t power_of_ten(int n) {
    int64_t power = 1;
    while (n-- > 0) power *= 10;
    return power;
}

// What all labels have in common and is left out: n * 10^e, as a part of a sum.
static void put_offset(vt_pen *pen, int64_t n, int e) {
    while (n % 10 == 0) n /= 10, e++;
    int digits = vt_decimal_digits(n), power = digits - 1 + e;
    if (n > 0) vt_put(pen, "+");
    if (power < 12 && power >= -5) {
        vt_put_decimal(pen, n, e, VT_GROUPS);
        return;
    }
    if (n != 1) vt_put_decimal(pen, n, 1 - digits, 0);
    vt_put(pen, n == 1 ? "$10^{" : "$\\times10^{");
    vt_put_decimal(pen, power, 0, 0);
    vt_put(pen, "}$");
}

// Long numbers that differ only at their ends are told as a sum, very large and small ones as multiples of a power of 1000.
static void label_run(vt_ticks *ticks, const run *r, double low, double high) {
    int64_t from = r->first * r->m, to = r->last * r->m, base = 0;
    int64_t large = VT_MAX(from < 0 ? -from : from, to < 0 ? -to : to), near = from > 0 ? from : to < 0 ? to : 0;
    int e = r->e, digits = vt_decimal_digits(large), length = e < 0 ? VT_MAX(digits, 1 - e) : digits + e;
    vt_pen pen = vt_pen_on(ticks->common, VT_TICK_BYTES);
    if (to == from)
        while (e < 0 && to % 10 == 0) from = to /= 10, e++;
    else if (length > 6 && digits > 4 && (near < 0 ? -near : near) / 100 >= to - from) {
        int zeros = vt_decimal_digits(to - from);
        base = near - near % power_of_ten(zeros);
        for (int more = zeros; more < 18; more++) { // a rounder number among the ticks
            int64_t ten = power_of_ten(more), multiple = to - ((to % ten) + ten) % ten;
            if (multiple >= from) base = multiple;
        }
    }
    large = VT_MAX(from - base < 0 ? base - from : from - base, to - base < 0 ? base - to : to - base);
    int power = vt_decimal_digits(large) - 1 + e, factor = 0;
    if (large && (power >= 6 || e < -4)) factor = 3 * (power >= 0 ? power / 3 : -((2 - power) / 3));
    if (factor) {
        vt_put(&pen, "$\\times10^{");
        vt_put_decimal(&pen, factor, 0, 0);
        vt_put(&pen, base ? "}$ " : "}$");
    }
    if (base) put_offset(&pen, base, e);
    for (int64_t k = r->first; k <= r->last; k++) {
        double at = vt_decimal(k * r->m, r->e);
        vt_tick *tick = add(ticks, VT_CLAMP(at, low, high));
        pen = label_pen(tick);
        vt_put_decimal(&pen, to == from ? to : k * r->m - base, e - factor, 0);
    }
}

// Small ticks part a step into round ones.
static void part_run(vt_ticks *ticks, const run *r, double low, double high, double px) {
    static const uint8_t parts[][3] = {{10, 5, 2}, {5, 5, 1}, {4, 2, 1}, {5, 5, 1}, {4, 2, 1}, {3, 3, 1}};
    int which = r->m == 1 ? 0 : r->m == 5 ? 1 : r->m == 2 ? 2 : r->m == 25 ? 3 : r->m == 4 ? 4 : 5;
    for (int i = 0; i < 3; i++) {
        int n = parts[which][i];
        double spacing = r->step / n / (high - low) * px;
        if (spacing < SMALL_PX || (r->last - r->first + 2) * n > VT_TICK_COUNT) continue;
        for (int64_t k = r->first - 1; k <= r->last; k++)
            for (int j = 1; j < n; j++) {
                double at = ((double)k + (double)j / n) * r->step;
                if (at >= low && at <= high) add(ticks, at);
            }
        return;
    }
}

static void linear(vt_ticks *ticks, double low, double high, double px, double room, double old_step) {
    run r;
    if (high - low > 0 && vt_is_finite(high - low) && search(low, high, px, room, old_step, &r)) {
        label_run(ticks, &r, low, high);
        part_run(ticks, &r, low, high, px);
        ticks->step = r.step;
        return;
    }
    vt_pen pen = label_pen(add(ticks, low)); // no room between two doubles, or none for a second label
    vt_put_number(&pen, low, 0);
}

void vt_ticks_make(vt_ticks *ticks, const vt_axis *axis, const char *names, double px, double room) {
    (void)names;
    double old_step = ticks->scale == axis->scale ? ticks->step : 0;
    ticks->count = 0, ticks->common[0] = 0, ticks->step = 0;
    ticks->low = axis->low, ticks->high = axis->high, ticks->px = px, ticks->scale = axis->scale;
    if (!vt_is_finite(axis->low) || !vt_is_finite(axis->high) || !(axis->low <= axis->high) || !(px > 0)) return;
    if (!(room > 1)) room = 1;
    linear(ticks, axis->low, axis->high, px, room, old_step);
}

int vt_ticks_word(const vt_axis *axis, const char *names, double data, int digits, char *out, int bytes) {
    (void)names, (void)axis;
    vt_pen pen = vt_pen_on(out, bytes);
    vt_put_number(&pen, data, digits);
    return (int)(pen.at - out);
}
