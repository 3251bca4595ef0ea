// In:  date axes: seconds from an epoch.
// Out: ticks on round times, and times in words. Proleptic Gregorian calendar with a year 0, UTC, no leap seconds.
#include "annotate/calendar.h"

#define DAY_NS 86400000000000
#define LABEL_PX 48.0  // from label to label, where there is room to choose
#define NARROW_PX 28.0 // at least, where there would be only one
#define REACH 1e15     // seconds; days and nanoseconds stay far from the ends of int64

// Rounds down, for times before the epoch too.
static int64_t floor_to(int64_t x, int64_t step) { return x - ((x % step) + step) % step; }

// Years begin in March here, so that the day that may be missing is the last one of a year; 400 years are 146097 days.
int64_t vt_days_from_date(int64_t year, int month, int day) {
    int64_t y = month > 2 ? year : year - 1, cycle = floor_to(y, 400) / 400, in_cycle = y - 400 * cycle;
    int months = month > 2 ? month - 3 : month + 9; // since March
    return cycle * 146097 + in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + (153 * months + 2) / 5 + day - 1 - 719468;
}

void vt_date_from_days(int64_t days, int64_t *year, int *month, int *day) {
    int64_t since = days + 719468, cycle = floor_to(since, 146097) / 146097, left = since - cycle * 146097;
    int64_t y = (left - left / 1460 + left / 36524 - left / 146096) / 365;
    int in_year = (int)(left - (365 * y + y / 4 - y / 100)), months = (5 * in_year + 2) / 153;
    *day = in_year - (153 * months + 2) / 5 + 1;
    *month = months < 10 ? months + 3 : months - 9;
    *year = y + 400 * cycle + (*month <= 2);
}

// A moment: days since 1970-01-01 and nanoseconds of that day.
typedef struct moment {
    int64_t day, ns;
} moment;

static moment moment_of(int64_t day, int64_t ns) {
    int64_t whole = floor_to(ns, DAY_NS);
    return (moment){day + whole / DAY_NS, ns - whole};
}

static moment epoch_of(const vt_axis *axis) {
    double day = floor(axis->epoch[0]), seconds = axis->epoch[1], whole = floor(seconds), days = floor(whole / 86400);
    moment m = moment_of((int64_t)day, (int64_t)round((axis->epoch[0] - day) * 86400e9));
    return moment_of(m.day + (int64_t)days, m.ns + (int64_t)VT_CLAMP(whole - days * 86400, 0, 86399) * 1000000000 +
                                                (int64_t)round((seconds - whole) * 1e9));
}

static moment moment_at(const vt_axis *axis, double at) {
    moment epoch = epoch_of(axis);
    double days = floor(at / 86400), seconds = at - days * 86400, whole = floor(seconds);
    return moment_of(epoch.day + (int64_t)days,
                     epoch.ns + (int64_t)whole * 1000000000 + (int64_t)round((seconds - whole) * 1e9));
}

static double place_of(const vt_axis *axis, moment m) {
    moment epoch = epoch_of(axis);
    return (double)(m.day - epoch.day) * 86400 + (double)(m.ns - epoch.ns) / 1e9;
}

bool vt_calendar_reaches(const vt_axis *axis) {
    return fabs(axis->low) < REACH && fabs(axis->high) < REACH && fabs(axis->epoch[0]) < REACH / 86400 &&
           fabs(axis->epoch[1]) < REACH;
}

double vt_calendar_year(const vt_axis *axis, double at) {
    return 1970 + (axis->epoch[0] + axis->epoch[1] / 86400) / 365.2425 + at / VT_YEAR_SECONDS;
}

// --- the ladder of steps ---

typedef enum unit { NS, US, MS, SECOND, MINUTE, HOUR, DAY, MONTH, YEAR, UNITS } unit;
static const double unit_seconds[UNITS] = {1e-9, 1e-6, 1e-3, 1, 60, 3600, 86400, VT_YEAR_SECONDS / 12, VT_YEAR_SECONDS};
typedef struct rung {
    unit unit;
    int64_t n;
} rung;

static int64_t one_two_five(int i) {
    int64_t n = i % 3 == 0 ? 1 : i % 3 == 1 ? 2 : 5;
    for (; i >= 3; i -= 3) n *= 10;
    return n;
}

enum { BELOW_SECOND = 27 };
static const uint8_t middle[][2] = {{SECOND, 1},  {SECOND, 2},  {SECOND, 5}, {SECOND, 10}, {SECOND, 15},
                                    {SECOND, 30}, {MINUTE, 1},  {MINUTE, 2}, {MINUTE, 5},  {MINUTE, 10},
                                    {MINUTE, 15}, {MINUTE, 30}, {HOUR, 1},   {HOUR, 2},    {HOUR, 3},
                                    {HOUR, 6},    {HOUR, 12},   {DAY, 1},    {DAY, 2},     {DAY, 7},
                                    {DAY, 14},    {MONTH, 1},   {MONTH, 2},  {MONTH, 3},   {MONTH, 6}};
enum { RUNGS = BELOW_SECOND + VT_LENGTH(middle) + 27 };

static rung rung_at(int i) {
    if (i < BELOW_SECOND) return (rung){(unit)(i / 9), one_two_five(i % 9)};
    i -= BELOW_SECOND;
    if (i < VT_LENGTH(middle)) return (rung){(unit)middle[i][0], middle[i][1]};
    return (rung){YEAR, one_two_five(i - VT_LENGTH(middle))};
}

static double seconds_of(rung r) { return (double)r.n * unit_seconds[r.unit]; }

static int64_t ns_of(rung r) {
    static const int64_t unit_ns[] = {1, 1000, 1000000, 1000000000, 60000000000, 3600000000000};
    return r.n * unit_ns[r.unit];
}

static int64_t month_of(int64_t days) {
    int64_t year;
    int month, day;
    vt_date_from_days(days, &year, &month, &day);
    return 12 * year + month - 1;
}

static int64_t month_days(int64_t month) {
    int64_t year = floor_to(month, 12) / 12;
    return vt_days_from_date(year, (int)(month - 12 * year) + 1, 1);
}

// The last moment of a rung that is not after m. Weeks begin on Mondays, like day 4 of the count.
static moment start_of(moment m, rung r) {
    if (r.unit < DAY) return (moment){m.day, floor_to(m.ns, ns_of(r))};
    if (r.unit == DAY) return (moment){4 + floor_to(m.day - 4, r.n), 0};
    return (moment){month_days(floor_to(month_of(m.day), r.unit == MONTH ? r.n : 12 * r.n)), 0};
}

static moment next(moment m, rung r) {
    if (r.unit < DAY) return moment_of(m.day, m.ns + ns_of(r));
    if (r.unit == DAY) return (moment){m.day + r.n, 0};
    return (moment){month_days(month_of(m.day) + (r.unit == MONTH ? r.n : 12 * r.n)), 0};
}

// --- words ---

static void put_padded(vt_pen *pen, int64_t n, int digits) {
    for (int i = vt_decimal_digits(n); i < digits; i++) vt_put(pen, "0");
    vt_put_decimal(pen, n, 0, VT_PLAIN_MINUS);
}

// "2026-11-23": its first `parts` parts.
static void put_date(vt_pen *pen, int64_t days, int parts, int how) {
    int64_t year;
    int month, day;
    vt_date_from_days(days, &year, &month, &day);
    if (year < 0) vt_put(pen, how & VT_PLAIN_MINUS ? "-" : "\xe2\x88\x92");
    put_padded(pen, year < 0 ? -year : year, 4);
    if (parts > 1) vt_put(pen, "-"), put_padded(pen, month, 2);
    if (parts > 2) vt_put(pen, "-"), put_padded(pen, day, 2);
}

// "14:05", "14:05:12", "14:05:12.25": with `decimals` of a second, negative without seconds.
static void put_clock(vt_pen *pen, int64_t ns, int decimals) {
    int64_t seconds = ns / 1000000000, part = ns % 1000000000;
    put_padded(pen, seconds / 3600, 2), vt_put(pen, ":");
    put_padded(pen, seconds / 60 % 60, 2);
    if (decimals < 0) return;
    vt_put(pen, ":"), put_padded(pen, seconds % 60, 2);
    if (!decimals) return;
    for (int i = decimals; i < 9; i++) part /= 10;
    vt_put(pen, "."), put_padded(pen, part, decimals);
}

static void put_month(vt_pen *pen, int64_t month) { // of 12 * year + month
    static const char names[] = "Jan\0Feb\0Mar\0Apr\0May\0Jun\0Jul\0Aug\0Sep\0Oct\0Nov\0Dec";
    vt_put(pen, names + 4 * (month - floor_to(month, 12)));
}

// Below a second labels count from the last whole second (or ms, or us), which `common` tells: "250 ms", "12 µs". Steps of
// hundreds are parts of the next unit: "12.5 s" from the last whole minute.
typedef struct fine {
    int64_t unit_ns, base_ns;
    int decimals, base_decimals;
    const char *name;
} fine;

static fine fine_of(rung r) {
    static const char *const names[] = {" ns", " \xc2\xb5s", " ms", " s"};
    int parts = r.n >= 100, up = (int)r.unit + parts;
    fine f = {.unit_ns = 1, .base_ns = 1000, .decimals = parts, .base_decimals = 6 - 3 * up, .name = names[up]};
    for (int i = 0; i < up; i++) f.unit_ns *= 1000, f.base_ns *= 1000;
    if (up == SECOND) f.base_ns = 60000000000, f.base_decimals = -1;
    return f;
}

// Where labels below a second count from.
static moment base_of(const vt_axis *axis, rung r) {
    moment low = moment_at(axis, axis->low);
    if (r.unit < SECOND) low.ns = floor_to(low.ns, fine_of(r).base_ns);
    return low;
}

static void put_label(vt_pen *pen, moment m, rung r, moment base) {
    int64_t month = month_of(m.day);
    if (r.unit < SECOND) {
        fine f = fine_of(r);
        int64_t ns = (m.day - base.day) * DAY_NS + m.ns - base.ns;
        vt_put_decimal(pen, ns / (f.decimals ? f.unit_ns / 10 : f.unit_ns), -f.decimals, 0);
        vt_put(pen, f.name);
    } else if (r.unit < DAY && m.ns) {
        put_clock(pen, m.ns, r.unit == SECOND ? 0 : -1);
    } else if (r.unit == YEAR || (r.unit == MONTH && month % 12 == 0)) {
        vt_put_decimal(pen, floor_to(month, 12) / 12, 0, 0);
    } else {
        put_month(pen, month);
        if (r.unit == MONTH) return;
        vt_put(pen, " "), vt_put_decimal(pen, m.day - month_days(month) + 1, 0, 0);
    }
}

// What no label tells: the day of hours, the year of months and days; two years where the axis crosses into the next.
static void put_common(vt_pen *pen, moment first, moment last, rung r, moment base) {
    bool month_step = r.unit == MONTH;
    if (r.unit == YEAR || (month_step && floor_to(month_of(last.day), 12) >= month_of(first.day))) return;
    if (r.unit < DAY && (first.day == last.day ? first.ns > 0 : r.unit < SECOND)) {
        moment told = r.unit < SECOND ? base : first;
        put_date(pen, told.day, 3, 0);
        if (r.unit >= SECOND) return;
        vt_put(pen, " "), put_clock(pen, told.ns, fine_of(r).base_decimals);
        return;
    }
    put_date(pen, first.day, 1, 0);
    if (floor_to(month_of(last.day), 12) > month_of(first.day))
        vt_put(pen, "\xe2\x80\x93"), put_date(pen, last.day, 1, 0);
}

// --- ticks ---

// Adds the places of one rung; labelled, or small where no labelled one is. False when there are too many.
static bool walk(vt_ticks *ticks, const vt_axis *axis, rung r, rung major, bool labelled, moment base) {
    moment low = moment_at(axis, axis->low), m = start_of(low, r);
    if (place_of(axis, m) < axis->low - 1e-9 * seconds_of(r)) m = next(m, r);
    for (double at; (at = place_of(axis, m)) <= axis->high + 1e-9 * seconds_of(r); m = next(m, r)) {
        moment start = labelled ? m : start_of(m, major);
        if (!labelled && start.day == m.day && start.ns == m.ns) continue;
        if (ticks->count == VT_TICK_COUNT) return false;
        vt_tick *tick = &ticks->ticks[ticks->count++];
        tick->at = VT_CLAMP(at, axis->low, axis->high);
        vt_pen pen = vt_pen_on(tick->label, VT_TICK_BYTES);
        if (labelled) put_label(&pen, m, r, base);
    }
    return true;
}

// Whether all places of the larger step are places of the smaller.
static bool parts_evenly(rung small, rung large) {
    if (large.unit < DAY) return ns_of(large) % ns_of(small) == 0;
    if (large.unit == DAY) return small.unit < DAY || (small.unit == DAY && large.n % small.n == 0);
    if (large.unit == YEAR && small.unit == MONTH) return large.n == 1;
    return small.unit == large.unit && large.n % small.n == 0;
}

// Whether labels of a rung have so much room; those that are shown keep it longer, so that they do not flicker.
static bool fits(const vt_axis *axis, rung r, double px_second, double least, double old_step) {
    double step = seconds_of(r), grain = VT_MAX(fabs(axis->low), fabs(axis->high)) * 1e-15;
    bool old = fabs(step - old_step) < 1e-6 * step;
    return step > grain && step * px_second >= least * (old ? 1 : 1.15);
}

void vt_calendar_ticks(vt_ticks *ticks, const vt_axis *axis, double px, double room, double old_step) {
    double px_second = px / (axis->high - axis->low), least = VT_MAX(room, LABEL_PX);
    int found = 0;
    for (; found < RUNGS - 1; found++)
        if (seconds_of(rung_at(found)) * px_second * 15 > px && fits(axis, rung_at(found), px_second, least, old_step))
            break;
    rung r = rung_at(found);
    moment base = base_of(axis, r);
    walk(ticks, axis, r, r, true, base);
    least = VT_MAX(room, NARROW_PX); // one label tells no distance: rather narrow ones
    while (ticks->count < 2 && found && fits(axis, rung_at(found - 1), px_second, least, old_step)) {
        r = rung_at(--found), base = base_of(axis, r);
        ticks->count = 0;
        walk(ticks, axis, r, r, true, base);
    }
    ticks->step = seconds_of(r);
    while (!ticks->count && found) { // a short axis between two round times: one label
        r = rung_at(--found), base = base_of(axis, r);
        walk(ticks, axis, r, r, true, base);
        ticks->count = VT_MIN(ticks->count, 1);
    }
    int labelled = ticks->count;
    if (!labelled) return;
    moment first = moment_at(axis, ticks->ticks[0].at), last = moment_at(axis, ticks->ticks[labelled - 1].at);
    vt_pen pen = vt_pen_on(ticks->common, sizeof ticks->common);
    put_common(&pen, first, last, r, base);
    for (int i = 0; i < found; i++) {
        rung small = rung_at(i);
        if (seconds_of(small) * px_second < 6 || seconds_of(small) * 12.5 < ticks->step || !parts_evenly(small, r))
            continue;
        if (!walk(ticks, axis, small, r, false, base))
            ticks->count = labelled;
        else
            break;
    }
}

// As many digits below a second as the number has, nine at most.
void vt_calendar_word(vt_pen *pen, const vt_axis *axis, double data) {
    moment m = moment_at(axis, data);
    int decimals = 9;
    int64_t grain_ns = 1;
    for (double grain = fabs(data) * 2.3e-16 * 1e9; decimals > 0 && (double)grain_ns < grain; decimals--)
        grain_ns *= 10;
    m = moment_of(m.day, floor_to(m.ns + grain_ns / 2, grain_ns));
    while (decimals > 0 && m.ns / grain_ns % 10 == 0) grain_ns *= 10, decimals--;
    put_date(pen, m.day, 3, VT_PLAIN_MINUS);
    if (!m.ns) return;
    vt_put(pen, " "), put_clock(pen, m.ns, decimals || m.ns % 60000000000 ? decimals : -1);
}
