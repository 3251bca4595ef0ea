# In:  the native library.
# Out: checks of log axes, limits and aspects as Python speaks of them.
"""The space that data live in."""

import pytest

import vitrail


def test_a_log_axis_spreads_powers_evenly_and_speaks_data_numbers(scene: vitrail.Scene) -> None:
    scene.xscale = "log"
    points = scene.scatter([1e-3, 1, 1e3], [0, 0, 0], [0, 0, 0])
    assert points.bounds is not None
    low, high = points.bounds
    assert low[0] == pytest.approx(1e-3) and high[0] == pytest.approx(1e3)


def test_data_without_a_place_on_a_log_axis_are_left_out_and_counted(scene: vitrail.Scene) -> None:
    scene.zscale = "log"
    points = scene.scatter([1, 2, 3], [1, 2, 3], [-1, 0, 10])
    assert points.info["left_out"] == 2


def test_limits_that_a_log_axis_cannot_have_are_refused(scene: vitrail.Scene) -> None:
    scene.xscale = "log"
    with pytest.raises(ValueError, match="log axis, wanted more than 0"):
        scene.xlim = (-1, 10)
