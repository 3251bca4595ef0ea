# In:  dates and times of any make, as whole ticks since 1970; ISO texts; datetime objects.
# Out: seconds since an epoch, in doubles, after an exact subtraction of whole numbers; and back again.
"""Dates as numbers. A day has 86400 seconds, and all times are UTC."""

import array
import sys

from ..errors import Error, is_a, type_text
from .buffers import F64, I64, NAN, ArrayData, doubles, new_doubles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

DAY = 86400
NAT = -(1 << 63)  # "not a time", as NumPy and pandas write it
_LIMIT = 1 << 63
NANO = (1, 1000000000)  # seconds in a tick: numerator, denominator
MICRO = (1, 1000000)
UNITS: "dict[str, tuple[int, int]]" = {
    "W": (7 * DAY, 1), "D": (DAY, 1), "h": (3600, 1), "m": (60, 1), "s": (1, 1), "ms": (1, 1000), "us": MICRO, "ns": NANO,
    "ps": (1, 1000000000000), "fs": (1, 1000000000000000),
    "as": (1, 1000000000000000000),
}


# --- the calendar, in whole numbers (proleptic Gregorian) ---


def days_of(year: int, month: int, day: int) -> int:
    """Count the days from 1970-01-01.

    >>> days_of(1970, 1, 1), days_of(2000, 3, 1), days_of(1969, 12, 31)
    (0, 11017, -1)
    """
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def date_of(days: int) -> "tuple[int, int, int]":
    """Return year, month and day of a count of days.

    >>> date_of(11016)
    (2000, 2, 29)
    """
    days += 719468
    era = days // 146097
    left = days - era * 146097
    of_era = (left - left // 1460 + left // 36524 - left // 146096) // 365
    left -= 365 * of_era + of_era // 4 - of_era // 100
    month = (5 * left + 2) // 153
    day = left - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return of_era + era * 400 + (month <= 2), month, day


def parse(text: str) -> "int | None":
    """Read an ISO date, with or without a time, as nanoseconds since 1970; None where it is no such text.

    Only what is clearly a date counts: a year, month and day with hyphens between them, then perhaps "T" or a space and
    a time, then perhaps "Z" or an offset from UTC.

    >>> parse("1970-01-02"), parse("1970-01-01T00:00:01.5Z"), parse("1970-01-01 01:00+01:00")
    (86400000000000, 1500000000, 0)
    >>> parse("2024-13-01"), parse("2024"), parse("a-b-c")
    (None, None, None)
    """
    text = text.strip()
    if len(text) < 10 or text[4] != "-" or text[7] != "-" or not (text[:4] + text[5:7] + text[8:10]).isdigit():
        return None
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if not 1 <= month <= 12 or date_of(days_of(year, month, day)) != (year, month, day):
        return None
    total = days_of(year, month, day) * DAY * 1000000000
    rest = text[10:]
    if not rest:
        return total
    if rest[0] not in "T t":
        return None
    time, offset = rest[1:], 0
    if time[-1:] in ("Z", "z"):
        time = time[:-1]
    else:
        cut = max(time.rfind("+"), time.rfind("-"))
        if cut > 0:
            zone = time[cut + 1 :].replace(":", "")
            if not zone.isdigit() or len(zone) not in (2, 4):
                return None
            offset = (int(zone[:2]) * 3600 + int(zone[2:] or 0) * 60) * (1 if time[cut] == "+" else -1)
            time = time[:cut]
    fraction = 0
    if "." in time:
        time, digits = time.split(".", 1)
        if not digits.isdigit():
            return None
        fraction = int((digits + "000000000")[:9])
    parts = time.split(":")
    if not 2 <= len(parts) <= 3 or not all([len(p) == 2 and p.isdigit() for p in parts]):
        return None
    hour, minute, second = (int(p) for p in (parts + ["0"])[:3])
    if hour > 23 or minute > 59 or second > 60:
        return None
    return total + (hour * 3600 + minute * 60 + second - offset) * 1000000000 + fraction


def text_of(days: int, seconds: float = 0.0) -> str:
    """Write a time as ISO does, without zeros that say nothing.

    >>> text_of(0, 1.5), text_of(11016)
    ('1970-01-01T00:00:01.5', '2000-02-29')
    """
    nano = round(seconds * 1000000000)
    return nano_text(days * DAY * 1000000000 + nano)


def nano_text(nano: int) -> str:
    """Write nanoseconds since 1970 as ISO does."""
    days, left = divmod(nano, DAY * 1000000000)
    date = "%04d-%02d-%02d" % date_of(days)
    if not left:
        return date
    seconds, nano = divmod(left, 1000000000)
    text = "%sT%02d:%02d" % (date, seconds // 3600, seconds // 60 % 60)
    if nano:
        return text + (":%02d.%09d" % (seconds % 60, nano)).rstrip("0")
    return text + ":%02d" % (seconds % 60) if seconds % 60 else text


# --- one value ---


def is_date(item: "Any") -> bool:
    """Tell a date or a time of whatever make; texts do not count here."""
    return hasattr(item, "toordinal") or _dtype_kind(item) == "M"


def is_duration(item: "Any") -> bool:
    """Tell a difference of times, or a time of day."""
    return hasattr(item, "total_seconds") or _dtype_kind(item) == "m" or (hasattr(item, "hour") and not is_date(item))


def _dtype_kind(item: "Any") -> str:
    return str(getattr(getattr(item, "dtype", None), "kind", ""))


def nanoseconds(item: "Any", what: str) -> "int | None":
    """Return the nanoseconds from 1970 to a date; None where it is not a time."""
    if item is None or item != item or type(item).__name__ in ("NaTType", "NAType"):
        return None
    if isinstance(item, str):
        found = parse(item)
        if found is None:
            raise Error("%s: got the text %r, need a date such as 2024-05-31 or 2024-05-31T12:00" % (what, item))
        return found
    if _dtype_kind(item) == "M":
        numpy: "Any" = sys.modules["numpy"]
        unit, step = numpy.datetime_data(item.dtype)
        if unit in ("Y", "M"):
            item, unit, step = item.astype("M8[D]"), "D", 1
        ticks = int(item.astype("i8"))
        numerator, denominator = UNITS[unit]
        return None if ticks == NAT else ticks * numerator * step * 1000000000 // denominator
    if hasattr(item, "start_time"):  # a period of pandas
        item = item.start_time
    if not hasattr(item, "toordinal"):
        raise Error("%s: got %s among dates, need dates only" % (what, type_text(item)))
    total: int = (item.toordinal() - 719163) * DAY
    nano = 0
    if hasattr(item, "hour"):
        offset = item.utcoffset()
        total += item.hour * 3600 + item.minute * 60 + item.second
        if offset is not None:
            total -= offset.days * DAY + offset.seconds
            nano -= offset.microseconds * 1000
        nano += item.microsecond * 1000 + int(getattr(item, "nanosecond", 0))
    return total * 1000000000 + nano


def from_items(items: "Sequence[Any]", what: str) -> "ArrayData | None":
    """Read a list of dates or of durations; None where its first value is neither."""
    first: "Any" = None
    for item in items:
        if item is not None and item == item:
            first = item
            break
    if is_date(first):
        return from_nano([nanoseconds(item, "%s, index %d" % (what, i)) for i, item in enumerate(items)])
    if is_duration(first):
        seconds = [_duration(item, what) for item in items]
        return ArrayData([array.array("d", seconds)], F64, (len(items),), unit="s")
    return None


def from_nano(nano: "Sequence[int | None]") -> ArrayData:
    """Make an ArrayData of nanoseconds since 1970; of microseconds, where they reach beyond the years 1677 to 2262."""
    wide = any([n is not None and not -_LIMIT < n < _LIMIT for n in nano])
    if wide:
        nano = [None if n is None else n // 1000 for n in nano]
    return ArrayData(
        [array.array("q", [NAT if n is None else n for n in nano])], I64, (len(nano),), time=MICRO if wide else NANO
    )


def from_names(arr: ArrayData) -> "ArrayData | None":
    """Read texts as dates, where all of them are clearly dates; None where they are not."""
    if arr.names is None or not arr.names or arr.fixed:
        return None
    found: "list[int]" = []
    for name in arr.names:
        nano = parse(name)
        if nano is None:
            return None
        found.append(nano)
    return from_nano([None if code != code else found[int(code)] for code in doubles(arr)])


def _duration(item: "Any", what: str) -> float:
    if item is None or item != item or type(item).__name__ in ("NaTType", "NAType"):
        return NAN
    if hasattr(item, "total_seconds"):
        return float(item.total_seconds())
    if _dtype_kind(item) == "m":
        numpy: "Any" = sys.modules["numpy"]
        return float(item / numpy.timedelta64(1, "s"))
    if hasattr(item, "hour"):
        return float(item.hour * 3600 + item.minute * 60 + item.second + item.microsecond / 1e6)
    raise Error("%s: got %s among durations, need durations only" % (what, type_text(item)))


# --- many ---


def _numpy() -> "Any":
    numpy = sys.modules.get("numpy")
    return numpy if hasattr(numpy, "asarray") else None


def ticks_of(arr: ArrayData) -> "Any":
    """Return the ticks as whole numbers: a NumPy array where NumPy is there, else an array.array or a list."""
    part = arr.parts[0]
    numpy = _numpy()
    if numpy is not None:
        return numpy.asarray(part).view("i8").reshape(-1) if len(part) else numpy.zeros(0, "i8")
    if is_a(part, array.array):
        return part
    return array.array("q", part.tobytes() if hasattr(part, "tobytes") else bytes(part))


def extent(arr: ArrayData) -> "tuple[int, int] | None":
    """Return the smallest and the largest tick; None where there is no time at all."""
    ticks = ticks_of(arr)
    if hasattr(ticks, "dtype"):
        there = ticks[ticks != NAT]
        return (int(there.min()), int(there.max())) if there.size else None
    known = [tick for tick in ticks if tick != NAT]
    return (min(known), max(known)) if known else None


def first_day(arr: ArrayData) -> "int | None":
    """Return the day, counted from 1970, of the first time that there is."""
    assert arr.time is not None
    numerator, denominator = arr.time
    ticks = ticks_of(arr)
    if hasattr(ticks, "dtype"):
        there = (ticks != NAT).nonzero()[0]
        return int(ticks[there[0]]) * numerator // (denominator * DAY) if there.size else None
    for tick in ticks:
        if tick != NAT:
            return int(tick) * numerator // (denominator * DAY)
    return None


def seconds(arr: ArrayData, epoch: "tuple[float, float]", per: float = 1.0) -> ArrayData:
    """Return an ArrayData of doubles: seconds since the epoch (days since 1970, seconds of that day), divided by `per`.

    Whole numbers are subtracted first, so that a result differs from the truth by no more than its own last digit.
    """
    assert arr.time is not None
    numerator, denominator = arr.time
    whole = int(epoch[0] // 1) * DAY * denominator
    exact = whole % numerator == 0
    start = whole // numerator
    rest = (epoch[0] % 1) * DAY + epoch[1]
    if rest == rest // 1 and abs(rest) < 1e15 and (int(rest) * denominator + (0 if exact else whole % numerator)) % numerator == 0:
        start = (whole + int(rest) * denominator) // numerator
        rest = 0.0
    elif not exact:
        rest -= whole % numerator / denominator
    ticks = ticks_of(arr)
    if hasattr(ticks, "dtype"):
        found = _far(arr, start) if _reaches(arr, start) else ticks - start
        out = found.astype("f8") * numerator / denominator
        if rest:
            out -= rest
        if per != 1.0:
            out /= per
        out[ticks == NAT] = NAN
        return ArrayData([memoryview(out)] if len(out) else [b""], F64, arr.shape, keep=out)
    plain = new_doubles(len(ticks))
    for i in range(len(ticks)):
        tick = ticks[i]
        plain[i] = NAN if tick == NAT else ((tick - start) * numerator / denominator - rest) / per
    return ArrayData([plain], F64, arr.shape)


def _reaches(arr: ArrayData, start: int) -> bool:
    """Whether a difference would not fit into 64 bits."""
    ends = extent(arr)
    return ends is not None and (ends[0] - start < -_LIMIT or ends[1] - start >= _LIMIT)


def _far(arr: ArrayData, start: int) -> "Any":
    numpy = _numpy()
    return numpy.array([int(tick) - start for tick in ticks_of(arr)], dtype=object)


# --- back again ---


def instant(epoch: "tuple[float, float]", value: float) -> "Any":
    """Return the time at so many seconds after an epoch: a datetime without a zone (UTC), or a text where there are none."""
    if value != value:
        return None
    try:
        import datetime

        start = datetime.datetime(1970, 1, 1) + datetime.timedelta(days=epoch[0])
        return start + datetime.timedelta(seconds=epoch[1]) + datetime.timedelta(seconds=value)
    except (ImportError, OverflowError):
        return text_of(int(epoch[0]), epoch[1] + value)


def for_colorbar(arr: ArrayData) -> "tuple[ArrayData, str]":
    """Return times as a count that a colour bar can show, and what it counts: ("days since 2024-05-31")."""
    assert arr.time is not None
    numerator, denominator = arr.time
    day = first_day(arr)
    ends = extent(arr)
    if day is None or ends is None:
        return seconds(arr, (0.0, 0.0)), "seconds"
    day = min(day, ends[0] * numerator // (denominator * DAY))
    span = (ends[1] - ends[0]) * numerator / denominator
    for least, per, word in ((2 * DAY, DAY, "days"), (7200, 3600, "hours"), (120, 60, "minutes")):
        if span >= least:
            return seconds(arr, (float(day), 0.0), per), "%s since %s" % (word, text_of(day))
    start = ends[0] * numerator // denominator
    return seconds(arr, (float(start // DAY), float(start % DAY))), "seconds since " + text_of(start // DAY, start % DAY)
