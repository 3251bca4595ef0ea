"""Data that Python gives, on Pyodide and on MicroPython alike.

In:  nothing.
Out: tests, each a function.
"""

import array

import js
import vitrail
from page_help import MICROPYTHON, POINTS, bytes_held, raises, small

FLAT = [0, 0, 0, 1, 2, 3, -1, -2, -3, 2, 1, 0]
BOUNDS = ((-1, -2, -3), (2, 2, 3))


def test_sequences_arrive():
    with small() as scene:
        for data in (POINTS, tuple(POINTS), [list(p) for p in POINTS], (p for p in POINTS), iter(POINTS)):
            assert scene.plot(data).bounds == BOUNDS
        x, y, z = zip(*POINTS)
        assert scene.scatter(x, list(y), array.array("i", z)).bounds == BOUNDS
        assert scene.scatter(x, y, 7).bounds == ((-1, -2, 7), (2, 2, 7))
        assert scene.scatter(array.array("h", x), array.array("h", y), array.array("h", z)).bounds == BOUNDS
        assert scene.scatter(array.array("f", x), array.array("f", y), array.array("f", z)).bounds == BOUNDS


def test_flat_buffers_arrive():
    with small() as scene:
        for code in "bhilqfd":
            data = array.array(code, FLAT)
            assert scene.plot(data).bounds == BOUNDS, code
            assert scene.plot(memoryview(data)).bounds == BOUNDS, code
        for code in "BHILQ":
            data = array.array(code, [abs(n) for n in FLAT])
            assert scene.plot(data).bounds == ((0, 0, 0), (2, 2, 3)), code
        for data in (bytes(range(12)), bytearray(range(12))):
            assert scene.plot(data).bounds == ((0, 1, 2), (9, 10, 11))
        assert len(scene.plot([])) == 0
        assert len(scene.plot(array.array("f"))) == 0


def test_typed_arrays_of_javascript_arrive():
    with small() as scene:
        for name in ("Float32Array", "Float64Array", "Int8Array", "Int16Array", "Int32Array"):
            data = getattr(js, name).new(12)
            for i in range(12):
                data[i] = FLAT[i]
            assert scene.plot(data).bounds == BOUNDS, name
            assert scene.plot(data.subarray(3, 6)).bounds == ((1, 2, 3), (1, 2, 3)), name
        assert len(scene.plot(js.Float32Array.new(0))) == 0


def test_none_and_nan_are_left_out():
    with small() as scene:
        nan = float("nan")
        assert scene.plot([(0, 0, 0), (None, 1, 1), (nan, 1, 1), (1, float("inf"), 1)]).info["left_out"] == 3


def test_large_arrays_arrive_whole():
    count = 50000  # several staging windows of 96 KB
    try:
        flat = array.array("d", bytearray(8 * 3 * count))
    except MemoryError:  # MicroPython's heap grows after the first refusal
        flat = array.array("d", bytearray(8 * 3 * count))
    xs = array.array("f", bytearray(4 * count))
    for i in range(count):
        flat[3 * i] = i
        flat[3 * i + 2] = -i
        xs[i] = i
    with small() as scene:
        cloud = scene.plot(flat)
        assert len(cloud) == count
        assert cloud.bounds == ((0, 0, 1 - count), (count - 1, 0, 0))
        cloud = scene.plot(xs, xs, xs)
        assert cloud.bounds == ((0, 0, 0), (count - 1,) * 3)


def test_strided_and_foreign_buffers_arrive():
    if MICROPYTHON:
        return  # has no such buffers
    from _testbuffer import ND_FORTRAN, ndarray

    items = [float(n) for n in FLAT]
    with small() as scene:
        for code in ("f", "d", "h", "l", "q", "b", "e", "<d", ">d", ">f", ">h", ">q"):
            values = items if code[-1] in "fde" else FLAT
            fits = ndarray(values, shape=[4, 3], format=code)
            assert scene.plot(fits).bounds == BOUNDS, code
            columns = [values[i] for k in range(3) for i in range(k, 12, 3)]
            assert scene.plot(ndarray(columns, shape=[4, 3], format=code, flags=ND_FORTRAN)).bounds == BOUNDS, code
            wide = [v for v in values for _ in (0, 1)]
            size = fits.itemsize
            every = ndarray(wide, shape=[4, 3], strides=[6 * size, 2 * size], format=code)
            assert scene.plot(every).bounds == BOUNDS, code
            back = [values[3 * (3 - r) + c] for r in range(4) for c in range(3)]
            reverse = ndarray(back, shape=[4, 3], strides=[-3 * size, size], offset=9 * size, format=code)
            got = scene.plot(reverse)
            assert got.bounds == BOUNDS, code
        x, y, z = (ndarray(FLAT, shape=[4], strides=[12], offset=4 * k, format="l") for k in range(3))
        assert scene.plot(x, y, z).bounds == BOUNDS


def test_colours_sizes_and_categories():
    with small() as scene:
        dots = scene.scatter(POINTS, c=[1, 2, 3, 4], size=[2, 4, 6, 8], cmap="plasma", vmin=0)
        assert dots.info["arrays"]["scalars"]["count"] == 4
        assert dots.size == [2, 4, 6, 8]
        assert dots.vmin == 0
        assert dots.vmax is None
        dots.color = ["red", "lime", "blue", "C3"]
        assert "count" in dots.info["arrays"]["colors"]
        dots.c = ["oak", "ash", "oak", "elm"]
        assert dots.categories == ["oak", "ash", "elm"]
        assert dots.cmap == "tab10"
        dots.set(color="tomato", size=5, label="!trees", rotation=(0, 0, 90))
        assert dots.size == 5
        assert dots.label == "!trees"
        assert dots.rotation == (0, 0, 90)
        assert [round(255 * v) for v in dots.color] == [255, 99, 71, 255]
        dots.marker = "sphere"
        assert dots.marker == "sphere"
        dots.visible = False
        assert dots.visible is False


def test_dates_and_names_arrive():
    with small() as scene:
        points = scene.scatter(["2024-05-31T00:00:00.25", "2024-06-01"], ["oak", "elm"], 0)
        assert (scene.xscale, scene.xepoch, scene.ycategories) == ("date", (19874.0, 0.0), ["oak", "elm"])
        assert points.bounds == ((0.25, 0, 0), (86400, 1, 0))
        raises(lambda: scene.scatter([1], ["oak"], 0), vitrail.Error, "the x axis has dates")
        scene.xlim = ("2024-05-30", None)
        assert scene.xlim[1] is None


def test_new_data_reallocate_nothing():
    with small() as scene:
        data = array.array("f", bytearray(4 * 3 * 20000))
        cloud = scene.plot(data)
        scene.render()
        before = cloud.info["bytes"]
        stats = bytes_held()
        for i in range(60):
            data[0] = i
            cloud.data = data
            scene.render()
        assert cloud.info["bytes"] == before
        assert bytes_held() == stats, (bytes_held(), stats)
        assert cloud.bounds[1][0] == 59
