// In:  axes of all scales, ranges and lengths.
// Out: whether ticks stand where their labels say, fit, stay while they can, and never hang.
#include "annotate/calendar.h"
#include "annotate/ticks.h"
#include "base/decimal.h"
#include "test.h"
#include <stdlib.h>
#include <time.h>

static vt_ticks ticks;

static const vt_ticks *make_on(const vt_axis *axis, const char *names, double px, double room) {
    memset(&ticks, 0, sizeof ticks);
    vt_ticks_make(&ticks, axis, names, px, room);
    return &ticks;
}

static const vt_ticks *make(vt_scale_type scale, double low, double high, double px, double room) {
    return make_on(&(vt_axis){.scale = {scale, 1}, .low = low, .high = high}, NULL, px, room);
}

// All labels in the order of their places, with bars between; then what they have in common.
static const char *words(const vt_ticks *made) {
    static char text[4096];
    text[0] = 0;
    double after = -INFINITY;
    for (;;) {
        const vt_tick *next = NULL;
        for (int i = 0; i < made->count; i++) {
            const vt_tick *tick = &made->ticks[i];
            if (tick->label[0] && tick->at > after && (!next || tick->at < next->at)) next = tick;
        }
        if (!next) break;
        if (text[0]) strcat(text, "|");
        strcat(text, next->label);
        after = next->at;
    }
    if (made->common[0]) strcat(strcat(text, " // "), made->common);
    return text;
}

// What a label or the text that all have in common says as a number: "−1.5", "+1,000,000", "$\times10^{−6}$ +3".
static double read_number(const char *label, const char *common) {
    char text[256] = "";
    double value, factor = 1, offset = 0;
    for (int part = 0; part < 2; part++) {
        const char *from = part ? common : label;
        char *to = text;
        for (; *from; from++) {
            if (!strncmp(from, "\xe2\x88\x92", 3))
                *to++ = '-', from += 2;
            else if (*from != ',')
                *to++ = *from;
        }
        *to = 0;
        if (!part) value = strtod(text, NULL);
    }
    const char *at = text;
    if (!strncmp(at, "$\\times10^{", 11)) {
        factor = pow(10, atoi(at + 11));
        at = strchr(at + 1, '$') + 1;
    }
    while (*at == ' ') at++;
    if (!strncmp(at, "+$10^{", 6))
        offset = pow(10, atoi(at + 6));
    else if (*at) {
        char *end;
        offset = strtod(at, &end);
        if (!strncmp(end, "$\\times10^{", 11)) offset *= pow(10, atoi(end + 11));
    }
    return value * factor + offset;
}

static uint32_t random_state = 1;
static double random_number(void) { // 0..1
    random_state = random_state * 1664525u + 1013904223u;
    return random_state / 4294967296.0;
}

static void check_all(const vt_ticks *made, double low, double high, const char *what) {
    int labelled = 0;
    CHECK_SAYING(made->count >= 0 && made->count <= VT_TICK_COUNT, "%s: %d", what, made->count);
    for (int i = 0; i < made->count; i++) {
        const vt_tick *tick = &made->ticks[i];
        CHECK_SAYING(tick->at >= low && tick->at <= high, "%s: %.17g beyond %.17g..%.17g", what, tick->at, low, high);
        CHECK_SAYING(memchr(tick->label, 0, VT_TICK_BYTES) != NULL, "%s", what);
        if (!tick->label[0]) continue;
        labelled++;
        for (int k = 0; k < i; k++)
            CHECK_SAYING(strcmp(tick->label, made->ticks[k].label), "%s: %s twice (%.17g, %.17g) %s", what, tick->label,
                         tick->at, made->ticks[k].at, made->common);
    }
    CHECK_SAYING(labelled > 0, "%s: no label in %.17g..%.17g", what, low, high);
}

static void check_linear(double low, double high, double px, double room) {
    const vt_ticks *made = make(VT_SCALE_LINEAR, low, high, px, room);
    check_all(made, low, high, "linear");
    double before = NAN, gap = NAN;
    int labelled = 0;
    for (int i = 0; i < made->count; i++) {
        const vt_tick *tick = &made->ticks[i];
        if (!tick->label[0]) continue;
        double said = read_number(tick->label, made->common), size = fmax(fabs(low), fabs(high));
        CHECK_SAYING(fabs(said - tick->at) <= 1e-7 * (high - low) + 1e-15 * size, "%s // %s at %.17g", tick->label,
                     made->common, tick->at);
        if (labelled++) {
            if (labelled == 2) gap = tick->at - before;
            CHECK_SAYING(fabs(tick->at - before - gap) <= 1e-6 * gap + 1e-15 * size, "uneven: %.17g..%.17g", low, high);
            CHECK_SAYING((tick->at - before) / (high - low) * px >= room * 0.999, "%.17g..%.17g: %g px of %g", low,
                         high, (tick->at - before) / (high - low) * px, room);
        }
        before = tick->at;
    }
    if (px > 8 * room && px > 250 && high - low > 1e-12 * fmax(fabs(low), fabs(high)))
        CHECK_SAYING(labelled >= 3, "%.17g..%.17g: %d labels", low, high, labelled);
}

TEST(linear_ticks_are_even_inside_and_say_their_places) {
    for (int i = 0; i < 30000; i++) {
        double size = pow(10, random_number() * 24 - 12), centre = (random_number() - 0.5) * size;
        double range = size * pow(10, -14 * random_number() * random_number());
        check_linear(centre, centre + range, 20 + 2000 * random_number() * random_number(), 5 + 100 * random_number());
    }
}

TEST(ends_that_are_ticks_are_kept) {
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, 0, 1, 400, 40)), "0.0|0.2|0.4|0.6|0.8|1.0");
    for (int i = 1; i < 100; i++) {
        double low = i * 0.1, high = (i + 5) * 0.1; // neither is the double nearest to the decimal, mostly
        const vt_ticks *made = make(VT_SCALE_LINEAR, low, high, 400, 40);
        int ends = 0;
        for (int k = 0; k < made->count; k++)
            ends += made->ticks[k].label[0] &&
                    (fabs(made->ticks[k].at - low) < 1e-9 || fabs(made->ticks[k].at - high) < 1e-9);
        CHECK_SAYING(ends == 2, "%.17g..%.17g: %s", low, high, words(made));
    }
}

TEST(labels_are_decimals_without_rounding_errors) {
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, 0.05, 0.55, 400, 40)), "0.1|0.2|0.3|0.4|0.5");
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, -2, 2, 300, 40)), "\xe2\x88\x92"
                                                             "2|\xe2\x88\x92"
                                                             "1|0|1|2");
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, 0, 8800, 320, 40)), "0|2000|4000|6000|8000");
}

TEST(extreme_ranges_have_short_labels) {
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, 1e-300, 1e300, 400, 50)), "0.0|0.2|0.4|0.6|0.8|1.0 // $\\times10^{300}$");
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, 0, 3e-12, 250, 50)), "0|1|2|3 // $\\times10^{\xe2\x88\x92"
                                                                "12}$");
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, 1e6, 1e6 + 1e-6, 400, 50)),
               "0.0|0.2|0.4|0.6|0.8|1.0 // $\\times10^{\xe2\x88\x92"
               "6}$ +1,000,000");
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, 1e6 - 1e-6, 1e6 + 1e-6, 400, 50)),
               "\xe2\x88\x92"
               "1.0|\xe2\x88\x92"
               "0.5|0.0|0.5|1.0 // $\\times10^{\xe2\x88\x92"
               "6}$ +1,000,000");
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, -4650321, -4649776, 300, 50)), "\xe2\x88\x92"
                                                                          "200|0|200 // \xe2\x88\x92"
                                                                          "4,650,000");
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, 1e15, 1e15 + 10, 400, 50)), "0|2|4|6|8|10 // +$10^{15}$");
    for (int power = -299; power < 299; power++) {
        check_linear(-pow(10, power), pow(10, power) * 1.7, 400, 50);
        check_linear(pow(10, power), pow(10, power) * (1 + 1e-12), 400, 50);
    }
}

TEST(ranges_that_are_none_end_without_harm) {
    static const double ends[] = {NAN, INFINITY, -INFINITY, 0, 1, -1, 1e300, -1e300, 1.7e308, -1.7e308, 5e-324, 1e17};
    static const double sizes[] = {NAN, 0, -5, 1e-9, 40, 1e9, INFINITY};
    for (int scale = 0; scale <= VT_SCALE_DATE; scale++)
        for (int l = 0; l < VT_LENGTH(ends); l++)
            for (int h = 0; h < VT_LENGTH(ends); h++)
                for (int p = 0; p < VT_LENGTH(sizes); p++)
                    for (int r = 0; r < VT_LENGTH(sizes); r++) {
                        const vt_ticks *made = make((vt_scale_type)scale, ends[l], ends[h], sizes[p], sizes[r]);
                        bool range = vt_is_finite(ends[l]) && vt_is_finite(ends[h]) && ends[l] <= ends[h];
                        CHECK(made->count >= 0 && made->count <= VT_TICK_COUNT);
                        if (!range || !(sizes[p] > 0)) CHECK(made->count == 0);
                        for (int i = 0; i < made->count; i++)
                            CHECK_SAYING(made->ticks[i].at >= ends[l] && made->ticks[i].at <= ends[h],
                                         "scale %d: %g in %g..%g", scale, made->ticks[i].at, ends[l], ends[h]);
                    }
    CHECK_TEXT(words(make(VT_SCALE_LINEAR, 0.1, 0.1, 400, 40)), "0.1");
    CHECK_TEXT(words(make(VT_SCALE_DATE, 86400, 86400, 400, 40)), "1970-01-02");
}

TEST(labels_do_not_flicker_while_the_length_changes) {
    static const double ranges[][2] = {{0, 1}, {-3.7, 12.2}, {0, 9}, {-3, 3}, {0, 3e7}, {0, 200000}, {0.3, 1.4}};
    for (int scale = 0; scale <= VT_SCALE_DATE; scale++)
        for (int r = 0; r < VT_LENGTH(ranges); r++) {
            if (scale == VT_SCALE_LOG && ranges[r][1] > 300) continue;
            vt_ticks shown = {0};
            vt_axis axis = {.scale = {(vt_scale_type)scale, 1}, .low = ranges[r][0], .high = ranges[r][1]};
            int changes = 0;
            double step = 0;
            for (double px = 60; px < 900; px *= 1.001) { // grows, while it trembles by 2 %
                for (int tremble = -1; tremble <= 1; tremble++) {
                    vt_ticks_make(&shown, &axis, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm", px * (1 + 0.02 * tremble),
                                  40);
                    changes += shown.step != step;
                    step = shown.step;
                }
            }
            CHECK_SAYING(changes <= 9, "scale %d, %g..%g: %d changes", scale, axis.low, axis.high, changes);
        }
}

TEST(logarithmic_ticks_are_powers_of_ten_and_round_numbers_between) {
    CHECK_TEXT(words(make(VT_SCALE_LOG, -3, 3, 400, 40)), "0.001|0.01|0.1|1|10|100|1000");
    CHECK_TEXT(words(make(VT_SCALE_LOG, 0, 1, 400, 40)), "1|2|5|10");
    CHECK_TEXT(words(make(VT_SCALE_LOG, 0, 1, 1200, 40)), "1|2|3|4|5|6|7|8|9|10");
    CHECK_TEXT(words(make(VT_SCALE_LOG, -300, 300, 400, 40)), "$10^{\xe2\x88\x92"
                                                              "300}$|$10^{\xe2\x88\x92"
                                                              "200}$|$10^{\xe2\x88\x92"
                                                              "100}$|$10^{0}$|$10^{100}$|$10^{200}$|$10^{300}$");
    CHECK_TEXT(words(make(VT_SCALE_LOG, 5, 6.2, 400, 40)), "$10^{5}$|2$\\times10^{5}$|5$\\times10^{5}$|$10^{6}$");
    CHECK_TEXT(words(make(VT_SCALE_LOG, 2, 2.1, 400, 40)), "100|105|110|115|120|125");
    CHECK(make(VT_SCALE_LOG, -3, 3, 400, 40)->count == 7 + 48); // with 2 to 9 of each
    for (int i = 0; i < 3000; i++) {
        double low = (random_number() - 0.5) * 600, range = pow(10, random_number() * 4 - 2);
        double px = 100 + 900 * random_number();
        const vt_ticks *made = make(VT_SCALE_LOG, low, fmin(low + range, 300), px, 40);
        check_all(made, low, low + range, "log");
        for (int k = 0; k < made->count; k++) {
            const vt_tick *tick = &made->ticks[k];
            const char *power = strstr(tick->label, "10^{");
            if (!tick->label[0] || made->common[0]) continue;
            double said =
                power ? (tick->label[0] == '$' ? 0 : log10(atoi(tick->label))) : log10(strtod(tick->label, NULL));
            if (power) said += strncmp(power + 4, "\xe2\x88\x92", 3) ? atoi(power + 4) : -atoi(power + 7);
            CHECK_SAYING(fabs(said - tick->at) < 1e-9, "%s at %.17g", tick->label, tick->at);
        }
    }
}

TEST(symmetric_log_ticks_have_zero_and_both_sides) {
    CHECK_TEXT(words(make(VT_SCALE_SYMLOG, -4, 4, 400, 40)), "\xe2\x88\x92"
                                                             "1000|\xe2\x88\x92"
                                                             "100|\xe2\x88\x92"
                                                             "10|\xe2\x88\x92"
                                                             "1|0|1|10|100|1000");
    CHECK_TEXT(words(make(VT_SCALE_SYMLOG, -0.6, 0.6, 250, 40)), "\xe2\x88\x92"
                                                                 "0.6|\xe2\x88\x92"
                                                                 "0.3|0.0|0.3|0.6");
    vt_axis axis = {.scale = {VT_SCALE_SYMLOG, 0.03}, .low = -3, .high = 3};
    const vt_ticks *made = make_on(&axis, NULL, 400, 40);
    for (int i = 0; i < made->count; i++)
        if (made->ticks[i].label[0] == '1')
            CHECK_NEAR(vt_axis_scale_invert(axis.scale, made->ticks[i].at), atof(made->ticks[i].label), 1e-9);
}

TEST(categories_are_thinned_evenly_and_cut_between_letters) {
    static const char names[] = "apple\npear\nplum\n\na name that is far longer than anything f\xc3\xbcr 48 bytes\nfig";
    vt_axis axis = {.scale = {VT_SCALE_CATEGORY, 0}, .low = -0.5, .high = 5.5};
    CHECK_TEXT(words(make_on(&axis, names, 400, 40)),
               "apple|pear|plum|a name that is far longer than anything f\xc3\xbcr\xe2\x80\xa6|fig");
    CHECK_TEXT(words(make_on(&axis, names, 70, 40)), "apple|fig");
    CHECK(make_on(&axis, NULL, 400, 40)->count == 0 && make_on(&axis, "", 400, 40)->count == 0);
    for (int cut = 0; cut < 8; cut++) { // the cut falls on each byte of a letter
        char name[80];
        snprintf(name, sizeof name, "%.*s\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80", 36 + cut,
                 "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz");
        make_on(&axis, name, 400, 40);
        size_t kept = strlen(ticks.ticks[0].label);
        CHECK(kept > 40 && kept < VT_TICK_BYTES);
        if (strlen(name) >= VT_TICK_BYTES) CHECK((kept - 3 - 36 - (size_t)cut) % 4 == 0);
    }
}

TEST(days_and_dates_agree_with_the_proleptic_gregorian_calendar) {
    // From Python: (datetime.date(y, m, d) - datetime.date(1970, 1, 1)).days
    static const int known[][4] = {{-719162, 1, 1, 1},    {-141427, 1582, 10, 15}, {-135081, 1600, 2, 29},
                                   {-98556, 1700, 3, 1},  {-25509, 1900, 2, 28},   {-25508, 1900, 3, 1},
                                   {-1, 1969, 12, 31},    {0, 1970, 1, 1},         {11016, 2000, 2, 29},
                                   {11322, 2000, 12, 31}, {19782, 2024, 2, 29},    {47540, 2100, 2, 28},
                                   {47541, 2100, 3, 1},   {157113, 2400, 2, 29},   {2932896, 9999, 12, 31}};
    for (int i = 0; i < VT_LENGTH(known); i++) {
        int64_t year;
        int month, day;
        CHECK_NEAR(vt_days_from_date(known[i][1], known[i][2], known[i][3]), known[i][0], 0);
        vt_date_from_days(known[i][0], &year, &month, &day);
        CHECK(year == known[i][1] && month == known[i][2] && day == known[i][3]);
    }
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t year = -801, days = vt_days_from_date(-801, 1, 1);
    for (int month = 1, day = 1; year < 2801; days++) { // every day of nine 400-year cycles, counted by hand
        int64_t y;
        int m, d;
        vt_date_from_days(days, &y, &m, &d);
        if (y != year || m != month || d != day || vt_days_from_date(year, month, day) != days) {
            CHECK_SAYING(false, "%lld-%d-%d", (long long)year, month, day);
            break;
        }
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (++day > lengths[month - 1] + (leap && month == 2)) day = 1, month++;
        if (month > 12) month = 1, year++;
    }
}

TEST(date_ticks_climb_the_calendar) {
    vt_axis axis = {.scale = {VT_SCALE_DATE, 0}, .epoch = {20780, 51012.25}}; // 2026-11-23 14:10:12.25
    static const struct {
        double seconds;
        const char *words;
    } ranges[] = {
        {5e-9, "0 ns|1 ns|2 ns|3 ns|4 ns|5 ns // 2026-11-23 14:10:12.250000"},
        {3e-5, "0 \xc2\xb5s|5 \xc2\xb5s|10 \xc2\xb5s|15 \xc2\xb5s|20 \xc2\xb5s|25 \xc2\xb5s|30 \xc2\xb5s // 2026-11-23 "
               "14:10:12.250"},
        {0.05, "250 ms|260 ms|270 ms|280 ms|290 ms|300 ms // 2026-11-23 14:10:12"},
        {3, "12.5 s|13.0 s|13.5 s|14.0 s|14.5 s|15.0 s // 2026-11-23 14:10"},
        {45, "14:10:20|14:10:30|14:10:40|14:10:50 // 2026-11-23"},
        {7200, "14:30|15:00|15:30|16:00 // 2026-11-23"},
        {86400, "18:00|Nov 24|06:00|12:00 // 2026"},
        {10 * 86400., "Nov 25|Nov 27|Nov 29|Dec 1|Dec 3 // 2026"},
        {40 * 86400., "Nov 30|Dec 7|Dec 14|Dec 21|Dec 28 // 2026"}, // Mondays
        {100 * 86400., "Dec 7|Dec 21|Jan 4|Jan 18|Feb 1|Feb 15|Mar 1 // 2026\xe2\x80\x93"
                       "2027"},
        {31556952, "2027|Mar|May|Jul|Sep|Nov"},
        {3e8, "2028|2030|2032|2034|2036"},
        {3e10, "2200|2400|2600|2800"},
        {3e16, "200|400|600|800 // $\\times10^{6}$ years"},
    };
    for (int i = 0; i < VT_LENGTH(ranges); i++) {
        axis.low = 0, axis.high = ranges[i].seconds;
        CHECK_TEXT(words(make_on(&axis, NULL, 500, 60)), ranges[i].words);
    }
    axis.low = -62167219200 * 1.2, axis.high = -62167219200 * 0.9;
    CHECK_TEXT(words(make_on(&axis, NULL, 500, 60)), "\xe2\x88\x92"
                                                     "300|\xe2\x88\x92"
                                                     "200|\xe2\x88\x92"
                                                     "100|0|100|200");
}

TEST(a_short_date_axis_has_two_labels_where_they_have_room) {
    vt_axis axis = {.scale = {VT_SCALE_DATE, 0}, .epoch = {14610, 0}, .low = 3600, .high = 364 * 86400.0}; // in 2010
    CHECK_TEXT(words(make_on(&axis, NULL, 160, 30)), "Apr|Jul|Oct // 2010");
    CHECK_TEXT(words(make_on(&axis, NULL, 160, 60)), "Jul // 2010"); // wide letters
    CHECK_TEXT(words(make_on(&axis, NULL, 90, 30)), "Jul // 2010");
}

TEST(date_ticks_are_where_the_calendar_says) {
    for (int i = 0; i < 20000; i++) {
        vt_axis axis = {.scale = {VT_SCALE_DATE, 0},
                        .epoch = {floor(random_number() * 40000 - 10000), floor(random_number() * 86400)}};
        double range = pow(10, random_number() * 18 - 6), px = 60 + 1500 * random_number();
        axis.low = (random_number() - 0.5) * range * 4, axis.high = axis.low + range;
        const vt_ticks *made = make_on(&axis, NULL, px, 40);
        CHECK(made->count > 0 && made->count <= VT_TICK_COUNT);
        for (int k = 0; k < made->count; k++) {
            const vt_tick *tick = &made->ticks[k];
            CHECK(tick->at >= axis.low && tick->at <= axis.high);
            if (!tick->label[0] || made->step < 60) continue;
            // The moment in whole seconds, by the way of the word for it.
            char word[64];
            vt_ticks_word(&axis, NULL, round(tick->at), 0, word, sizeof word);
            const char *label = tick->label;
            const char *clock = strchr(word, ' ');
            if (strchr(label, ':'))
                CHECK_SAYING(clock && !strncmp(clock + 1, label, 5), "%s: %s", word, label);
            else
                CHECK_SAYING(!clock || made->step > 1e11, "%s: %s", word, label); // midnight
            if (made->step > 3.2e7 && tick->at > axis.low && tick->at < axis.high && made->step < 1e11)
                CHECK_SAYING(strstr(word, "-01-01") != NULL, "%s: %s", word, label);
        }
    }
}

TEST(numbers_and_times_are_told_in_words) {
    char word[64];
    vt_axis axis = {.scale = {VT_SCALE_LINEAR, 0}};
    static const struct {
        double value;
        int digits;
        const char *word;
    } numbers[] = {{0.1, 0, "0.1"},
                   {1.0 / 3, 0, "0.3333333333333333"},
                   {1e300, 0, "1e300"},
                   {-2.5e-7, 0, "-2.5e-7"},
                   {123456, 3, "123000"},
                   {0, 0, "0"},
                   {NAN, 0, "nan"},
                   {-INFINITY, 0, "-inf"},
                   {1e15, 0, "1000000000000000"},
                   {0.30000000000000004, 0, "0.30000000000000004"},
                   {2.5, 3, "2.5"}};
    for (int i = 0; i < VT_LENGTH(numbers); i++) {
        int length = vt_ticks_word(&axis, NULL, numbers[i].value, numbers[i].digits, word, sizeof word);
        CHECK_TEXT(word, numbers[i].word);
        CHECK(length == (int)strlen(word));
    }
    for (int i = 0; i < 20000; i++) { // any double comes back
        union {
            uint64_t u;
            double d;
        } bits = {(uint64_t)(random_number() * 4294967296.0) << 32 | (uint64_t)(random_number() * 4294967296.0)};
        if (!vt_is_finite(bits.d)) continue;
        vt_ticks_word(&axis, NULL, bits.d, 0, word, sizeof word);
        CHECK_SAYING(strtod(word, NULL) == bits.d, "%s, wanted %.17g", word, bits.d);
    }
    axis.scale.type = VT_SCALE_DATE;
    static const struct {
        double value;
        const char *word;
    } times[] = {{0, "1970-01-01"},
                 {1e9, "2001-09-09 01:46:40"},
                 {1e9 + 0.1, "2001-09-09 01:46:40.1"},
                 {-1, "1969-12-31 23:59:59"},
                 {1e-9, "1970-01-01 00:00:00.000000001"},
                 {253402300800, "10000-01-01"},
                 {-6.3e10, "-0027-08-11 08:00"},
                 {5400, "1970-01-01 01:30"},
                 {1e20, "year 3168873852651.143"},
                 {NAN, "nan"}};
    for (int i = 0; i < VT_LENGTH(times); i++) {
        vt_ticks_word(&axis, NULL, times[i].value, 0, word, sizeof word);
        CHECK_TEXT(word, times[i].word);
    }
    axis.scale.type = VT_SCALE_CATEGORY;
    vt_ticks_word(&axis, "a\nb", 1, 0, word, sizeof word);
    CHECK_TEXT(word, "b");
    vt_ticks_word(&axis, "a\nb", 1.5, 0, word, sizeof word);
    CHECK_TEXT(word, "1.5");
    char small[4];
    axis.scale.type = VT_SCALE_LINEAR;
    CHECK(vt_ticks_word(&axis, NULL, 123456, 0, small, sizeof small) == 3);
    CHECK_TEXT(small, "123");
}

// strtod is the judge here; the library does without it.
TEST(numbers_are_told_in_the_fewest_digits_that_read_back) {
    uint64_t state = 88172645463325252u;
    for (int i = 0; i < 100000; i++) {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        double x;
        if (i % 3 == 0)
            memcpy(&x, &state, sizeof x);
        else
            x = i % 3 == 1 ? (double)(state % 1000000) / 1000 * pow(10, (int)(state >> 40) % 40 - 20)
                           : (double)(int64_t)(state >> 12) / 1e6;
        if (!vt_is_finite(x) || fabs(x) < 1e-300) continue;
        char text[40];
        int precision = 15;
        for (; precision < 17; precision++) {
            snprintf(text, sizeof text, "%.*g", precision, x);
            if (strtod(text, NULL) == x) break;
        }
        CHECK_SAYING(vt_number_precision(x) == precision, "%.17g in %d digits, wanted %d", x, vt_number_precision(x),
                     precision);
    }
    CHECK(vt_number_precision(0) == 15 && vt_number_precision(0.1) == 15 && vt_number_precision(0.1 + 0.2) == 17);
}

TEST(making_ticks_takes_microseconds) {
    static const vt_axis axes[] = {{.scale = {VT_SCALE_LINEAR, 0}, .low = -3.7, .high = 12.2},
                                   {.scale = {VT_SCALE_LOG, 0}, .low = -3, .high = 3},
                                   {.scale = {VT_SCALE_DATE, 0}, .epoch = {20780, 0}, .low = 0, .high = 1e7}};
    for (int i = 0; i < VT_LENGTH(axes); i++) {
        enum { ROUNDS = 2000 };
        clock_t start = clock();
        for (int k = 0; k < ROUNDS; k++) vt_ticks_make(&ticks, &axes[i], NULL, 400, 40);
        double us = (double)(clock() - start) / CLOCKS_PER_SEC * 1e6 / ROUNDS;
        printf("     %.1f us for one axis\n", us);
        CHECK(us < 1000);
    }
}

int main(void) {
    RUN(linear_ticks_are_even_inside_and_say_their_places);
    RUN(ends_that_are_ticks_are_kept);
    RUN(labels_are_decimals_without_rounding_errors);
    RUN(extreme_ranges_have_short_labels);
    RUN(ranges_that_are_none_end_without_harm);
    RUN(labels_do_not_flicker_while_the_length_changes);
    RUN(logarithmic_ticks_are_powers_of_ten_and_round_numbers_between);
    RUN(symmetric_log_ticks_have_zero_and_both_sides);
    RUN(categories_are_thinned_evenly_and_cut_between_letters);
    RUN(days_and_dates_agree_with_the_proleptic_gregorian_calendar);
    RUN(date_ticks_climb_the_calendar);
    RUN(a_short_date_axis_has_two_labels_where_they_have_room);
    RUN(date_ticks_are_where_the_calendar_says);
    RUN(numbers_and_times_are_told_in_words);
    RUN(numbers_are_told_in_the_fewest_digits_that_read_back);
    RUN(making_ticks_takes_microseconds);
    return TEST_END();
}
