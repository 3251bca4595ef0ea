// In:  date axes: seconds from an epoch.
// Out: ticks on round times, and times in words. Proleptic Gregorian calendar with a year 0, UTC, no leap seconds.
#ifndef VT_CALENDAR_H
#define VT_CALENDAR_H
#include "annotate/tick.h"
#include "base/decimal.h"

int64_t vt_days_from_date(int64_t year, int month, int day); // since 1970-01-01; month 1..12
void vt_date_from_days(int64_t days, int64_t *year, int *month, int *day);

// Whether a date axis' range is near enough for a calendar (some 30 million years); beyond, years are numbers.
bool vt_calendar_reaches(const vt_axis *axis);
double vt_calendar_year(const vt_axis *axis, double at); // 1970.5 and so on, without a calendar
#define VT_YEAR_SECONDS 31556952.0                       // 365.2425 days
// `room`: px that a label takes. `old_step`: of the ticks that are shown, seconds.
void vt_calendar_ticks(vt_ticks *ticks, const vt_axis *axis, double px, double room, double old_step);
void vt_calendar_word(vt_pen *pen, const vt_axis *axis, double data); // "2026-11-23 14:05:12.25"
#endif
