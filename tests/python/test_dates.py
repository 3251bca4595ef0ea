# In:  dates and names of every make, on the axes of a scene.
# Out: what the core holds: an epoch and exact seconds since it, names and their numbers.
"""Dates and categories as data."""

import array
import datetime
import subprocess
import sys
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import ROOT

import vitrail
from vitrail._data import arrays, buffers, dates

DAYS = np.array(["2024-05-30", "2024-05-31", "NaT"], dtype="M8[D]")
STAMPS = [datetime.datetime(2024, 5, 30), datetime.datetime(2024, 5, 31), None]
ZONE = datetime.timezone(datetime.timedelta(hours=2))

MAKES: dict[str, Any] = {
    "days": DAYS,
    "nanoseconds": DAYS.astype("M8[ns]"),
    "seconds": DAYS.astype("M8[s]"),
    "hours by three": np.array(["2024-05-30", "2024-05-31", "NaT"], dtype="M8[3h]"),
    "big-endian": DAYS.astype("M8[ns]").astype(">M8[ns]"),
    "strided": np.repeat(DAYS, 2)[::2],
    "pandas": pd.Series(DAYS),
    "pandas index": pd.DatetimeIndex(DAYS),
    "pandas UTC": pd.Series(DAYS).dt.tz_localize("UTC"),
    "pandas Berlin": pd.Series(DAYS).dt.tz_localize("UTC").dt.tz_convert("Europe/Berlin"),
    "pandas on Arrow": pd.Series(DAYS).astype("timestamp[us][pyarrow]"),
    "pandas objects": pd.Series([datetime.date(2024, 5, 30), datetime.date(2024, 5, 31), None], dtype=object),
    "pandas stamps": [pd.Timestamp("2024-05-30"), pd.Timestamp("2024-05-31 02:00", tz=ZONE), pd.NaT],
    "polars": pl.Series(STAMPS),
    "polars dates": pl.Series([datetime.date(2024, 5, 30), datetime.date(2024, 5, 31), None]),
    "arrow": pa.array(STAMPS),
    "arrow days": pa.array(STAMPS, pa.date32()),
    "arrow zone": pa.array(STAMPS, pa.timestamp("ns", "Europe/Berlin")),
    "arrow chunks": pa.chunked_array([pa.array(STAMPS[:1]), pa.array(STAMPS[1:])]),
    "datetimes": STAMPS,
    "dates": [datetime.date(2024, 5, 30), datetime.date(2024, 5, 31), None],
    "aware": [datetime.datetime(2024, 5, 30, 2, tzinfo=ZONE), datetime.datetime(2024, 5, 31, 2, tzinfo=ZONE), None],
    "scalars": list(DAYS.astype("M8[us]")),
    "texts": ["2024-05-30", "2024-05-31T00:00Z", None],
    "numpy texts": np.array(["2024-05-30", "2024-05-31", "2024-06-01"]),
}


@pytest.mark.parametrize("make", MAKES)
def test_dates_of_every_make_are_seconds_since_the_first_day(scene: vitrail.Scene, make: str) -> None:
    points = scene.scatter(MAKES[make], 0, 0)
    assert scene.xscale == "date"
    assert scene.xepoch == (19873.0, 0.0)
    low, high = points.bounds or ((), ())
    assert (low[0], high[0]) == (0.0, 172800.0 if make == "numpy texts" else 86400.0)
    assert points.info["left_out"] == (0 if make == "numpy texts" else 1)


def test_later_data_share_the_epoch(scene: vitrail.Scene) -> None:
    scene.scatter(DAYS, 0, 0)
    later = scene.line(np.array(["2024-06-01T12", "2024-05-29"], "M8[h]"), [0, 1], [0, 1])
    assert later.bounds is not None
    assert (later.bounds[0][0], later.bounds[1][0]) == (-86400.0, 2.5 * 86400)
    assert scene.xepoch == (19873.0, 0.0)


def test_every_axis_can_have_dates(scene: vitrail.Scene) -> None:
    scene.scatter([0, 1], [0, 1], DAYS[:2])
    assert (scene.xscale, scene.yscale, scene.zscale) == ("linear", "linear", "date")
    scene.clear()
    land = scene.surface([[1, 2], [3, 4]], x=DAYS[:2], y=["near", "far"])
    assert (scene.xscale, scene.yscale, scene.zscale) == ("date", "category", "linear")
    assert land.bounds == ((0, 0, 1), (86400, 1, 4))
    assert scene.ycategories == ["near", "far"]


def test_rows_and_tables_with_dates(scene: vitrail.Scene) -> None:
    rows = scene.plot([(datetime.date(2024, 5, 30), 1, 2), (datetime.date(2024, 5, 31), 3, 4)])
    assert rows.bounds == ((0, 1, 2), (86400, 3, 4))
    for table in (pd.DataFrame({"x": DAYS[:2], "y": [1, 3], "z": [2, 4]}), pl.DataFrame({"x": DAYS[:2], "y": [1, 3], "z": [2, 4]})):
        assert scene.plot(table).bounds == rows.bounds, type(table)
    ends = scene.segments(DAYS[:2], [0, 1], [0, 1])
    assert ends.bounds == ((0, 0, 0), (86400, 1, 1))


def test_seconds_are_exact_to_the_nanosecond() -> None:
    start = np.datetime64("2024-05-31T00:00:00", "ns")
    stamps = start + np.array([0, 1, 123456789, 86399999999999, 86400 * 10**9 * 90 + 1], "m8[ns]")
    arr = arrays.read(stamps, "x")
    epoch = float(dates.first_day(arr) or 0), 0.0
    exact = [int(n) / 10**9 for n in (stamps - start).astype("i8")]  # whole numbers below 2**53: one rounding
    assert list(buffers.doubles(dates.seconds(arr, epoch))) == exact
    plain = buffers.ArrayData([array.array("q", stamps.astype("i8").tolist())], buffers.I64, (5,), time=dates.NANO)
    assert list(buffers.doubles(dates.seconds(plain, epoch))) == exact


def test_seconds_without_numpy_are_the_same() -> None:
    code = (
        "import sys; sys.modules['numpy'] = None\n"
        "import array, datetime, vitrail\n"
        "from vitrail._data import arrays, buffers, dates\n"
        "arr = arrays.read([datetime.datetime(2024, 5, 31, 0, 0, 1, 500000), None, datetime.date(2024, 6, 1)], 'x')\n"
        "print(list(buffers.doubles(dates.seconds(arr, (19874.0, 0.5)))), dates.for_colorbar(arr)[1])\n"
        "print(vitrail.Scene().scatter(['2024-05-31', '2024-06-01T00:00:00.000000001'], 0, 0).bounds)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT / "python")}, capture_output=True, text=True, check=False)
    assert run.stdout.split("\n")[0] == "[1.0, nan, 86399.5] hours since 2024-05-31", run.stderr
    assert run.stdout.split("\n")[1] == "((0.0, 0.0, 0.0), (86400.000000001, 0.0, 0.0))"


def test_times_beyond_64_bits_of_nanoseconds_are_right(scene: vitrail.Scene) -> None:
    points = scene.scatter([datetime.date(1, 1, 1), datetime.date(9999, 12, 31)], 0, 0)
    assert points.bounds is not None
    assert points.bounds[1][0] == pytest.approx(3652058 * 86400)
    far = np.array([-(2**62), 2**62 + 5, 2**63 - 1], "M8[ns]")
    arr = arrays.read(far, "x")
    exact = [(int(n) + 2**63 - 1) / 10**9 for n in far.astype("i8")]
    epoch = divmod(-(2**63) + 1, 86400 * 10**9)
    found = buffers.doubles(dates.seconds(arr, (float(epoch[0]), epoch[1] / 10**9)))
    assert list(found) == pytest.approx(exact, rel=1e-15)


def test_the_calendar_is_pythons() -> None:
    for number in (*range(-800_000, 800_000, 997), 11016, 11017, -719162):
        if number >= -719162:
            date = datetime.date(1970, 1, 1) + datetime.timedelta(days=number)
            assert dates.date_of(number) == (date.year, date.month, date.day)
            assert dates.days_of(date.year, date.month, date.day) == number


@pytest.mark.parametrize(
    "text", ["2024-05-31", "2024-05-31T01:02", "2024-05-31 01:02:03.000000004", "2024-05-31T01:02:03Z", "1969-12-31T23:59:59.999999999"]
)
def test_iso_texts_are_numpys(text: str) -> None:
    nano = int(np.datetime64(text.rstrip("Z"), "ns").astype("i8"))
    assert dates.parse(text) == nano
    assert dates.parse(dates.nano_text(nano)) == nano


@pytest.mark.parametrize("text", ["2024", "2024-05", "24-05-31", "2024-02-30", "2024-05-31x", "2024-05-31T25:00", "2024/05/31", "", "A-1"])
def test_what_is_not_clearly_a_date_is_a_name(scene: vitrail.Scene, text: str) -> None:
    assert dates.parse(text) is None
    scene.scatter([text, "2024-05-31"], 0, 0)
    assert scene.xscale == "category"
    assert scene.xcategories == [text, "2024-05-31"]


def test_names_are_numbered_and_appended(scene: vitrail.Scene) -> None:
    first = scene.scatter(["oak", "elm", None, "oak"], [0, 1, 2, 3], 0)
    assert (scene.xscale, scene.xcategories) == ("category", ["oak", "elm"])
    assert first.bounds == ((0, 0, 0), (1, 3, 0))
    assert first.info["left_out"] == 1
    second = scene.scatter(pd.Series(["ash", "elm"], dtype="category"), 0, 0)
    assert scene.xcategories == ["oak", "elm", "ash"]
    assert second.bounds == ((1, 0, 0), (2, 0, 0))
    assert scene.scatter(pl.Series(["ash"], dtype=pl.Categorical), 0, 0).bounds == ((2, 0, 0), (2, 0, 0))
    assert scene.scatter([0.5], 0, 0).bounds == ((0.5, 0, 0), (0.5, 0, 0))  # between two names


def test_names_in_an_order_of_ones_own() -> None:
    with vitrail.Scene(xscale="category", xcategories=["low", "mid", "high"]) as scene:
        assert scene.scatter(["high", "low"], 0, 0).bounds == ((0, 0, 0), (2, 0, 0))
        scene.xcategories = ["high", "mid", "low"]  # the data follow
        assert scene.scatter(["high"], 0, 0).bounds == ((0, 0, 0), (0, 0, 0))


def test_a_categorical_of_dates_is_names(scene: vitrail.Scene) -> None:
    scene.scatter(pd.Series(["2024-05-31", "2024-06-01"], dtype="category"), 0, 0)
    assert scene.xscale == "category"


def test_limits_and_places_take_dates_and_names(scene: vitrail.Scene) -> None:
    scene.scatter(DAYS[:2], ["a", "b"], 0)
    scene.xlim = (datetime.date(2024, 5, 29), "2024-06-01T12:00")
    assert scene.xlim == (datetime.datetime(2024, 5, 29), datetime.datetime(2024, 6, 1, 12))
    scene.xlim = np.array(["2024-05-29", "2024-06-01"], "M8[D]")
    assert scene.xlim == (datetime.datetime(2024, 5, 29), datetime.datetime(2024, 6, 1))
    scene.ylim = (None, "b")
    assert scene.ylim == (None, "b")
    assert scene.box(("2024-05-31", "b", 2)).position == (86400.0, 1.0, 2.0)
    assert scene.text("x", (DAYS[1], 0, 0)).position == (86400.0, 0.0, 0.0)
    assert scene.measure((DAYS[0], "a", 0), (DAYS[1], "a", 0)).distance == 86400.0


def test_limits_may_come_before_the_data() -> None:
    with vitrail.Scene(xlim=("2024-05-31T06:00", None)) as scene:
        assert scene.xscale == "date"
        assert scene.xepoch == (19874.0, 0.0)
        assert scene.xlim == (datetime.datetime(2024, 5, 31, 6), None)


def test_a_date_axis_of_ones_own_takes_seconds() -> None:
    with vitrail.Scene(xscale="date") as scene:
        assert scene.scatter([0, 86400], 0, 0).bounds == ((0, 0, 0), (86400, 0, 0))
    with vitrail.Scene(xscale="date", xepoch=(19873, 0)) as scene:
        assert scene.scatter(DAYS, 0, 0).bounds == ((0, 0, 0), (86400, 0, 0))
        scene.xepoch = (19872, 0)
        assert scene.artists[0].bounds == ((86400, 0, 0), (172800, 0, 0))


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (DAYS, [1, 2, 3], 'got numbers, and the x axis has dates: give dates too (datetime64'),
        ([1, 2, 3], DAYS, "got dates, and the x axis has numbers already"),
        ([1, 2, 3], ["a", "b", "c"], "got words, and the x axis has numbers already"),
        (["a", "b", "c"], DAYS, "got dates, and the x axis has names already"),
        (DAYS, ["a", "b", "c"], "got words, and the x axis has dates already"),
        (DAYS, np.zeros(3), "give dates too"),
    ],
)
def test_an_axis_shows_one_or_the_other(scene: vitrail.Scene, first: Any, second: Any, words: str) -> None:
    scene.scatter(first, 0, 0)
    with pytest.raises(vitrail.Error) as caught:
        scene.scatter(second, 0, 0)
    assert words in str(caught.value)
    assert len(scene.artists) == 1


def test_a_cleared_scene_counts_anew(scene: vitrail.Scene) -> None:
    scene.scatter(DAYS, ["a", "b", "c"], 0)
    scene.clear()
    assert (scene.xscale, scene.yscale, scene.ycategories) == ("linear", "linear", None)
    scene.scatter([1], [2], [3])


def test_dates_as_colours_count_from_a_day_that_the_label_names(scene: vitrail.Scene) -> None:
    points = scene.scatter([0, 1, 2], 0, 0, c=np.array(["2024-05-30", "2024-06-30", "NaT"], "M8[D]"))
    assert points.colorbar_label == "days since 2024-05-30"
    assert points.info["arrays"]
    named = scene.scatter([0, 1], 0, 0, c=[datetime.datetime(2024, 5, 30, 1), datetime.datetime(2024, 5, 30, 1, 0, 30)])
    assert named.colorbar_label == "seconds since 2024-05-30T01:00"
    with pytest.raises(vitrail.Error, match="points.size: got dates, need numbers"):
        scene.scatter([0, 1], 0, 0, size=DAYS[:2])


def test_a_log_scale_set_later_is_as_exact_as_one_set_before() -> None:
    rng = np.random.default_rng(5)
    data = 10 ** rng.uniform(-8, 8, (50, 3))
    with vitrail.Scene(xscale="log", axes="off") as before, vitrail.Scene(axes="off") as after:
        one, two = before.plot(data), after.plot(data)
        after.xscale = "log"
        assert one.bounds == two.bounds
        assert before.save() == after.save()
