// In:  an axis with its range, how many pixels it is long, how large its labels are.
// Out: where ticks stand and what they say.
#include "annotate/ticks.h"
#include "annotate/calendar.h"

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
    vt_pen pen = vt_pen_on(ticks->common, sizeof ticks->common);
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
    run r = {0}; // what search() fills when it succeeds, which gcc -O3 cannot see
    if (high - low > 0 && vt_is_finite(high - low) && search(low, high, px, room, old_step, &r)) {
        label_run(ticks, &r, low, high);
        part_run(ticks, &r, low, high, px);
        ticks->step = r.step;
        return;
    }
    vt_pen pen = label_pen(add(ticks, low)); // no room between two doubles, or none for a second label
    vt_put_number(&pen, low, 0);
}

// --- log and symlog: powers of ten ---

static double whole_step(int i) { // 1, 2, 3, 5, 10, 20, 30, 50...
    static const uint8_t first[] = {1, 2, 3, 5};
    double step = first[i % 4];
    for (int tens = i / 4; tens; tens--) step *= 10;
    return step;
}

// How densely powers of ten and the numbers between them are labelled. Coded as vt_ticks.step: 1, 2, 3, 5, 10... powers from
// one to the next; 0.3: 1, 2 and 5 of each; 0.1: all ten.
static double decade_step(double decade_px, double room, double old_step) {
    static const struct {
        double step, gap; // gap: the least one between two such numbers, in decades
    } dense[] = {{0.1, 0.0457}, {0.3, 0.301}};
    for (int i = 0; i < 2; i++)
        if (dense[i].gap * decade_px >= VT_MAX(room, 24.0) * (old_step == dense[i].step ? 1 : NEW_ROOM))
            return dense[i].step;
    for (int i = 0;; i++) {
        double step = whole_step(i);
        if (step * decade_px >= VT_MAX(room, 24.0) * (old_step == step ? 1 : NEW_ROOM) || step > 1000) return step;
    }
}

static void put_power(vt_pen *pen, int sign, int m, int power, bool plain) {
    if (plain) {
        vt_put_decimal(pen, sign * m, power, 0);
        return;
    }
    if (m == 1) {
        vt_put(pen, sign < 0 ? "$-10^{" : "$10^{");
    } else {
        vt_put_decimal(pen, sign * m, 0, 0);
        vt_put(pen, "$\\times10^{");
    }
    vt_put_decimal(pen, power, 0, 0);
    vt_put(pen, "}$");
}

// Ticks at sign * (log10(m * 10^power) + shift), from `low` to `high` (log10 of the numbers). `labelled` ones or the others.
static void decades(vt_ticks *ticks, double low, double high, double step, int sign, double shift, bool labelled,
                    bool plain, double least) {
    for (int power = (int)floor(low); power <= high + 1e-9; power++)
        for (int m = 1; m <= 9; m++) {
            double at = power + log10(m);
            bool named =
                m == 1 ? step < 1 || power % (int)step == 0 : step == 0.1 || (step == 0.3 && (m == 2 || m == 5));
            if (at < low - 1e-9 || at > high + 1e-9 || named != labelled || at + shift < least) continue;
            vt_tick *tick = add(ticks, VT_CLAMP(sign * (at + shift), ticks->low, ticks->high));
            if (!tick || !labelled) continue;
            vt_pen pen = label_pen(tick);
            put_power(&pen, sign, m, power, plain);
        }
}

static void logarithmic(vt_ticks *ticks, const vt_axis *axis, double px, double room, double old_step) {
    bool symmetric = axis->scale.type == VT_SCALE_SYMLOG;
    double threshold = symmetric ? log10(axis->scale.threshold) : 0, shift = symmetric ? 1 - threshold : 0;
    double decade_px = px / (axis->high - axis->low), step = decade_step(decade_px, room, old_step);
    double low[2] = {symmetric ? VT_MAX(threshold, axis->low - shift) : axis->low,
                     VT_MAX(threshold, -axis->high - shift)}, // of the positive and the negative side, as log10
        high[2] = {axis->high - shift, symmetric ? -axis->low - shift : -INFINITY};
    double far = VT_MAX(high[0], high[1]), near = symmetric ? threshold : axis->low;
    bool plain = near > -3.5 && far < 4.5;
    double least = symmetric ? room / decade_px : -INFINITY; // else the first power would touch 0
    if (symmetric && axis->low <= 0 && axis->high >= 0) {
        vt_pen pen = label_pen(add(ticks, 0));
        vt_put(&pen, "0");
    }
    for (int side = 0; side < 2; side++)
        decades(ticks, low[side], high[side], step, side ? -1 : 1, shift, true, plain, least);
    ticks->step = step;
    int labelled = ticks->count;
    bool fine = step <= 1 && decade_px > 50;
    if (!fine && (step <= 1 || decade_px < SMALL_PX)) return;
    for (int side = 0; side < 2; side++)
        if (fine)
            decades(ticks, low[side], high[side], step, side ? -1 : 1, shift, false, plain, least);
        else
            for (double at = ceil(low[side] - 1e-9); at <= high[side] + 1e-9; at++)
                if ((int)at % (int)step != 0)
                    add(ticks, VT_CLAMP((side ? -1 : 1) * (at + shift), ticks->low, ticks->high));
    if (ticks->count == VT_TICK_COUNT) ticks->count = labelled; // not all had room: none
}

// Ticks that are round and even in data numbers, on a scale that spreads them unevenly; `room` must do where they are narrowest.
static void linear_in_data(vt_ticks *ticks, const vt_axis *axis, double px, double room, double old_step) {
    double low = vt_axis_scale_invert(axis->scale, axis->low), high = vt_axis_scale_invert(axis->scale, axis->high),
           end = (high - low) / 64;
    double narrowest = VT_MIN(vt_axis_scale_apply(axis->scale, low + end) - axis->low,
                              axis->high - vt_axis_scale_apply(axis->scale, high - end));
    linear(ticks, low, high, px * 64 * narrowest / (axis->high - axis->low), room, old_step);
    for (int i = 0; i < ticks->count; i++) {
        double at = vt_axis_scale_apply(axis->scale, ticks->ticks[i].at);
        ticks->ticks[i].at = VT_CLAMP(at, axis->low, axis->high);
    }
}

// --- categories ---

// The name of number `index`, cut to what fits, with an ellipsis.
static bool put_name(vt_pen *pen, const char *names, double index) {
    const char *at = names ? names : "";
    if (!(index >= 0 && index < 1e9)) return false;
    for (double i = 0; i < index; i++) {
        at = strchr(at, '\n');
        if (!at++) return false;
    }
    size_t length = strcspn(at, "\n"), room = (size_t)(pen->end - pen->at);
    if (!length) return false;
    bool cut = length > room;
    if (cut)
        for (length = room - 3; length && ((uint8_t)at[length] & 0xc0) == 0x80;) length--;
    memcpy(pen->at, at, length);
    *(pen->at += length) = 0;
    if (cut) vt_put(pen, "\xe2\x80\xa6");
    return true;
}

static void categories(vt_ticks *ticks, const vt_axis *axis, const char *names, double px, double room,
                       double old_step) {
    double each = px / (axis->high - axis->low), step = 1;
    for (int i = 1; step * each < room * (step == old_step ? 1 : NEW_ROOM) || px / (step * each) > VT_TICK_COUNT / 2;)
        step = whole_step(i++);
    ticks->step = step;
    for (double k = ceil(VT_MAX(axis->low, 0) / step - 1e-9) * step; k <= axis->high + 1e-9; k += step) {
        vt_tick *tick = add(ticks, VT_CLAMP(k, axis->low, axis->high));
        if (!tick) return;
        vt_pen pen = label_pen(tick);
        if (!put_name(&pen, names, k)) ticks->count--;
    }
}

// --- all ---

void vt_ticks_make(vt_ticks *ticks, const vt_axis *axis, const char *names, double px, double room) {
    double old_step = ticks->scale == axis->scale.type ? ticks->step : 0, low = axis->low, high = axis->high;
    ticks->count = 0, ticks->common[0] = 0, ticks->step = 0;
    ticks->low = low, ticks->high = high, ticks->px = px, ticks->scale = axis->scale.type;
    if (!vt_is_finite(low) || !vt_is_finite(high) || !(low <= high) || !(px > 0) || !vt_is_finite(px)) return;
    room = room > 1 ? VT_MIN(room, px) : 1;
    if (low == high) {
        vt_tick *tick = add(ticks, low);
        vt_ticks_word(axis, names, vt_axis_scale_invert(axis->scale, low), 0, tick->label, VT_TICK_BYTES);
        return;
    }
    int labelled = 0;
    switch (axis->scale.type) {
    case VT_SCALE_LINEAR: linear(ticks, low, high, px, room, old_step); return;
    case VT_SCALE_CATEGORY: categories(ticks, axis, names, px, room, old_step); return;
    case VT_SCALE_LOG:
    case VT_SCALE_SYMLOG:
        if (VT_MAX(fabs(low), fabs(high)) > 1000) return; // no double is there
        logarithmic(ticks, axis, px, room, old_step);
        for (int i = 0; i < ticks->count; i++) labelled += ticks->ticks[i].label[0] != 0;
        if (labelled > (axis->scale.type == VT_SCALE_LOG ? 2 : 3) || high - low > 2) return;
        ticks->count = 0;
        linear_in_data(ticks, axis, px, room, old_step);
        return;
    case VT_SCALE_DATE:
        if (vt_calendar_reaches(axis)) {
            vt_calendar_ticks(ticks, axis, px, room, old_step);
            if (ticks->count) return;
            vt_ticks_word(axis, names, low, 0, add(ticks, low)->label, VT_TICK_BYTES);
            return;
        }
        double year = vt_calendar_year(axis, 0);
        linear(ticks, vt_calendar_year(axis, low), vt_calendar_year(axis, high), px, room, old_step);
        for (int i = 0; i < ticks->count; i++) {
            double at = (ticks->ticks[i].at - year) * VT_YEAR_SECONDS;
            ticks->ticks[i].at = VT_CLAMP(at, low, high);
        }
        size_t length = strlen(ticks->common);
        vt_pen pen = vt_pen_on(ticks->common + length, (int)(sizeof ticks->common - length));
        vt_put(&pen, length ? " years" : "years");
    }
}

int vt_ticks_word(const vt_axis *axis, const char *names, double data, int digits, char *out, int bytes) {
    vt_pen pen = vt_pen_on(out, bytes);
    if (axis->scale.type == VT_SCALE_CATEGORY && data == floor(data) && put_name(&pen, names, data))
        return (int)(pen.at - out);
    vt_axis here = *axis;
    here.low = here.high = data;
    if (axis->scale.type == VT_SCALE_DATE && vt_is_finite(data)) {
        if (vt_calendar_reaches(&here)) {
            vt_calendar_word(&pen, axis, data);
            return (int)(pen.at - out);
        }
        vt_put(&pen, "year ");
        data = vt_calendar_year(axis, data);
    }
    vt_put_number(&pen, data, digits);
    return (int)(pen.at - out);
}
