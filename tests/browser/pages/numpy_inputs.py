"""Real NumPy and pandas in a page: every dtype, stride and order gives the picture that plain lists give.

In:  NumPy and pandas in Pyodide. Out: run(), which tries each function here whose name starts with "test_".
"""

import js
import numpy as np
import pandas as pd
import vitrail

rng = np.random.default_rng(1)
POINTS = np.round(rng.uniform(0, 90, (60, 3)))  # whole numbers from 0 to 90, which every numeric dtype holds exactly
VALUES = np.arange(60.0)


def scene():
    return vitrail.Scene(width=160, height=160)


def picture(draw):
    """The finished PNG of a scene that `draw` puts things into."""
    made = scene()
    try:
        draw(made)
        return made.save()
    finally:
        made.close()


EXPECTED = picture(lambda s: s.scatter(POINTS.tolist(), c=VALUES.tolist(), size=8))
EMPTY = picture(lambda s: None)


def agrees(points, values=VALUES):
    got = picture(lambda s: s.scatter(points, c=values, size=8))
    assert EXPECTED != EMPTY, "the picture to compare with is empty"
    assert got == EXPECTED, "the picture differs from that of the same numbers as lists"


def test_every_number_type_draws_the_same_picture():
    for dtype in ("f4", "f8", "f2", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8"):
        for order in "<>":
            points = POINTS.astype(order + dtype)
            try:
                agrees(points)
                agrees(POINTS, VALUES.astype(order + dtype))
            except AssertionError as error:
                raise AssertionError(order + dtype + ": " + str(error)) from None


def test_strides_and_orders_draw_the_same_picture():
    wide = np.zeros((120, 6))
    wide[::2, ::2] = POINTS
    padded = np.zeros((60, 4), "f4")
    padded[:, 1:] = POINTS
    agrees(wide[::2, ::2])
    agrees(padded[:, 1:])
    agrees(np.asfortranarray(POINTS))
    agrees(np.ascontiguousarray(POINTS.T).T)
    agrees(POINTS[::-1][::-1])
    agrees(np.ascontiguousarray(POINTS[::-1])[::-1], VALUES[::-1].copy()[::-1])


def test_columns_draw_the_same_picture():
    x, y, z = POINTS.T
    got = picture(lambda s: s.scatter(x, y, z, c=VALUES, size=8))
    assert got == EXPECTED
    got = picture(lambda s: s.scatter(x.astype("f4"), y.astype("i2"), list(z), c=VALUES, size=8))
    assert got == EXPECTED


def test_read_only_and_broadcast_arrays_are_read():
    frozen = POINTS.copy()
    frozen.flags.writeable = False
    agrees(frozen)
    same_height = picture(lambda s: s.scatter(POINTS[:, 0], POINTS[:, 1], np.broadcast_to(np.float32(5), 60), size=8))
    assert same_height == picture(lambda s: s.scatter(POINTS[:, 0].tolist(), POINTS[:, 1].tolist(), [5] * 60, size=8))


def test_misaligned_arrays_are_read():
    raw = np.zeros(60 * 12 + 1, "u1")
    raw[1:] = POINTS.astype("f4").reshape(-1).view("u1")
    agrees(raw[1:].view("f4").reshape(60, 3))


def test_booleans_colour_like_0_and_1():
    mask = VALUES > 20
    assert picture(lambda s: s.scatter(POINTS, c=mask, size=8)) == picture(
        lambda s: s.scatter(POINTS, c=mask.astype("f4"), size=8)
    )


def test_pandas_columns_and_frames_are_read():
    frame = pd.DataFrame(POINTS, columns=["x", "y", "z"])
    agrees(frame, pd.Series(VALUES))
    got = picture(lambda s: s.scatter(frame["x"], frame["y"], frame["z"], c=pd.Series(VALUES), size=8))
    assert got == EXPECTED


def test_wrong_shape_says_what_came_and_how_to_mend_it():
    made = scene()
    try:
        made.scatter(np.zeros((3, 1000)))
    except vitrail.Error as error:
        assert "(3, 1000)" in str(error) and "points.T" in str(error), str(error)
    else:
        raise AssertionError("a (3, 1000) array was taken")
    finally:
        made.close()


def test_bad_values_are_left_out_and_counted():
    holes = POINTS.copy()
    holes[7] = np.nan
    holes[9, 1] = np.inf
    made = scene()
    points = made.scatter(holes, size=8)
    text = str(points.info)
    made.close()
    assert "2" in text, text


def test_a_million_points_arrive_and_can_be_replaced():
    made = scene()
    cloud = made.scatter(rng.normal(size=(1_000_000, 3)).astype("f4"), size=1)
    assert len(cloud) == 1_000_000
    cloud.data = rng.normal(size=(1_000_000, 3))
    made.render()
    made.close()


def centimetres(offset):
    """A cloud within a metre, seen from near; all of it moved far away in x and y. Float32 would keep half metres."""

    def draw(made):
        made.axes = False  # whose numbers are others
        made.scatter(POINTS * 0.01 + np.array([offset, offset, 0]), c=VALUES, size=8)
        made.camera.set(eye=(offset + 0.45, offset - 2.5, 1.6), target=(offset + 0.45, offset + 0.45, 0.45))

    return picture(draw)


def run():
    results = []
    for name, function in list(globals().items()):
        if name.startswith("test_"):
            try:
                function()
                results.append((name, ""))
            except Exception as error:
                import traceback

                results.append((name, "".join(traceback.format_exception(error))))
            js.console.log(name + ": " + (results[-1][1] or "ok"))
    return results
