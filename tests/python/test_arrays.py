# In:  every make of array that is promised.
# Out: what the core holds of it: counts, bounds, element types; on real NumPy, pandas, polars and Arrow.
"""What goes in arrives, whatever it is made of."""

import array
import ctypes
import datetime
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import vitrail

pytestmark = pytest.mark.filterwarnings("ignore:the matrix subclass")  # NumPy's own advice; some still use it

GRID = np.arange(12.0).reshape(4, 3) - 3
NAN = float("nan")


class Interface:
    """Lends memory by __array_interface__ alone."""

    def __init__(self, values: np.ndarray) -> None:
        self.values = values
        self.__array_interface__ = values.__array_interface__


class Dlpack:
    """Lends memory by __dlpack__ alone."""

    def __init__(self, values: np.ndarray) -> None:
        self.values = values

    def __dlpack__(self, **options: Any) -> Any:
        return self.values.__dlpack__()

    def __dlpack_device__(self) -> tuple[int, int]:
        return (1, 0)


class OnlyArray:
    """Becomes NumPy's when asked."""

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        return GRID


class OnlyStream:
    """Lends Arrow memory, and is nothing else."""

    def __init__(self, table: Any) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__()


def frame(dtype: Any = "f8") -> pd.DataFrame:
    return pd.DataFrame(GRID.astype(dtype), columns=["x", "y", "z"])


FORTRAN = np.asfortranarray(GRID)
WIDE = np.zeros((4, 7))
WIDE[:, 1:6:2] = GRID
RECORD = np.zeros(4, dtype=[("name", "S3"), ("x", "f8"), ("y", "f4"), ("z", "i2")])
RECORD["x"], RECORD["y"], RECORD["z"] = GRID.T
UNALIGNED = np.frombuffer(b"\0" + GRID.tobytes(), dtype="u1")[1:].view("f8").reshape(4, 3)
ROWS = GRID.tolist()
FLAT = GRID.ravel().tolist()

POINTS: dict[str, Callable[[], Any]] = {
    "list of lists": lambda: ROWS,
    "list of tuples": lambda: [tuple(row) for row in ROWS],
    "tuple of tuples": lambda: tuple(tuple(row) for row in ROWS),
    "generator of tuples": lambda: (tuple(row) for row in ROWS),
    "generator of generators": lambda: ((value for value in row) for row in ROWS),
    "list of arrays": lambda: list(GRID),
    "list of integers": lambda: [[int(value) for value in row] for row in ROWS],
    "array.array f": lambda: array.array("f", FLAT),
    "array.array d": lambda: array.array("d", FLAT),
    "array.array i": lambda: array.array("i", [int(value) for value in FLAT]),
    "array.array l": lambda: array.array("l", [int(value) for value in FLAT]),
    "memoryview of array.array": lambda: memoryview(array.array("d", FLAT)),
    "memoryview with a shape": lambda: memoryview(GRID.tobytes()).cast("d", [4, 3]),
    "ctypes": lambda: (ctypes.c_float * 3 * 4)(*[(ctypes.c_float * 3)(*row) for row in ROWS]),
    "float64": lambda: GRID,
    "float32": lambda: GRID.astype("f4"),
    "float16": lambda: GRID.astype("f2"),
    "longdouble": lambda: GRID.astype("g"),
    "int8": lambda: GRID.astype("i1"),
    "int16": lambda: GRID.astype("i2"),
    "int32": lambda: GRID.astype("i4"),
    "int64": lambda: GRID.astype("i8"),
    "big-endian float64": lambda: GRID.astype(">f8"),
    "big-endian float32": lambda: GRID.astype(">f4"),
    "big-endian int16": lambda: GRID.astype(">i2"),
    "object": lambda: GRID.astype(object),
    "Fortran order": lambda: FORTRAN,
    "transposed": lambda: np.ascontiguousarray(GRID.T).T,
    "every second column": lambda: WIDE[:, 1:6:2],
    "every second row": lambda: np.repeat(GRID, 2, axis=0)[::2],
    "reversed twice": lambda: np.ascontiguousarray(GRID[::-1, ::-1])[::-1, ::-1],
    "big-endian and strided": lambda: WIDE.astype(">f4")[:, 1:6:2],
    "float16 and strided": lambda: WIDE.astype("f2")[:, 1:6:2],
    "misaligned": lambda: UNALIGNED,
    "read-only": lambda: np.frombuffer(GRID.tobytes()).reshape(4, 3),
    "broadcast and added": lambda: np.broadcast_to(GRID, (1, 4, 3))[0],
    "structured": lambda: RECORD,
    "np.matrix": lambda: np.asmatrix(GRID),
    "masked, nothing hidden": lambda: np.ma.masked_array(GRID),
    "DataFrame": frame,
    "DataFrame of float32": lambda: frame("f4"),
    "DataFrame of mixed types": lambda: frame().astype({"x": "i4", "z": "f4"}),
    "DataFrame with other columns": lambda: pd.DataFrame({"name": list("abcd"), "t": 0.0, "z": GRID[:, 2], "y": GRID[:, 1], "x": GRID[:, 0]}),
    "DataFrame of nullable types": lambda: frame().astype("Float64"),
    "DataFrame backed by Arrow": lambda: frame().astype("double[pyarrow]"),
    "dict of columns": lambda: {"x": GRID[:, 0], "y": GRID[:, 1], "z": GRID[:, 2]},
    "polars": lambda: pl.DataFrame({"x": GRID[:, 0], "y": GRID[:, 1], "z": GRID[:, 2]}),
    "polars of mixed types": lambda: pl.DataFrame({"x": GRID[:, 0].astype("i8"), "y": GRID[:, 1].astype("f4"), "z": GRID[:, 2]}),
    "polars, sliced": lambda: pl.DataFrame({"x": [9.0, *GRID[:, 0]], "y": [9.0, *GRID[:, 1]], "z": [9.0, *GRID[:, 2]]})[1:],
    "Arrow table": lambda: pa.table({"x": GRID[:, 0], "y": GRID[:, 1], "z": GRID[:, 2]}),
    "Arrow table in chunks": lambda: pa.concat_tables([pa.table(dict(zip("xyz", part.T))) for part in (GRID[:1], GRID[1:])]),
    "Arrow record batch": lambda: pa.record_batch({"x": GRID[:, 0], "y": GRID[:, 1], "z": GRID[:, 2]}),
    "Arrow stream alone": lambda: OnlyStream(pa.table({"x": GRID[:, 0], "y": GRID[:, 1], "z": GRID[:, 2]}).slice(0)),
    "__array_interface__": lambda: Interface(GRID),
    "__array_interface__, strided": lambda: Interface(WIDE[:, 1:6:2]),
    "__array_interface__, backwards": lambda: Interface(np.ascontiguousarray(GRID[::-1])[::-1]),
    "__dlpack__": lambda: Dlpack(GRID),
    "__dlpack__, strided": lambda: Dlpack(WIDE[:, 1:6:2]),
    "__dlpack__ of int32": lambda: Dlpack(GRID.astype("i4")),
    "__array__": OnlyArray,
}


@pytest.mark.parametrize("make", POINTS.values(), ids=POINTS.keys())
def test_points_of_any_make_arrive(scene: vitrail.Scene, make: Callable[[], Any]) -> None:
    pts = scene.plot(make())
    assert len(pts) == 4
    assert pts.info["count"] == 4
    assert pts.bounds == ((-3, -2, -1), (6, 7, 8))
    # Each row stays together: the sums of the rows tell a permutation from the real thing.
    scene.clear()
    first = np.asarray([[0, 0, 1], [0, 2, 0]])
    assert scene.plot(first).bounds == ((0, 0, 0), (0, 2, 1))


@pytest.mark.parametrize("make", [m for name, m in POINTS.items()], ids=POINTS.keys())
def test_every_coordinate_is_in_its_place(make: Callable[[], Any]) -> None:
    from vitrail._data import array_shapes, buffers

    arr = array_shapes.points([make()], "points")
    assert arr.shape == (4, 3)
    assert list(buffers.doubles(arr)) == FLAT


COLUMNS: dict[str, Callable[[np.ndarray], Any]] = {
    "list": lambda a: a.tolist(),
    "array.array": lambda a: array.array("d", a),
    "NumPy": lambda a: a,
    "NumPy float32": lambda a: a.astype("f4"),
    "NumPy big-endian": lambda a: a.astype(">f8"),
    "NumPy strided": lambda a: np.repeat(a, 3)[::3],
    "NumPy int16": lambda a: a.astype("i2"),
    "column vector": lambda a: a[:, None],
    "grid": lambda a: a.reshape(2, 2),
    "Series": pd.Series,
    "Series with another index": lambda a: pd.Series(a, index=[3, 1, 2, 0]),
    "nullable Series": lambda a: pd.Series(a.astype("i8"), dtype="Int64"),
    "Index": pd.Index,
    "polars": pl.Series,
    "Arrow": pa.array,
    "Arrow in chunks": lambda a: pa.chunked_array([a[:3], a[3:]]),
    "generator": lambda a: (value for value in a.tolist()),
}


@pytest.mark.parametrize("make", COLUMNS.values(), ids=COLUMNS.keys())
def test_columns_of_any_make_arrive(scene: vitrail.Scene, make: Callable[[np.ndarray], Any]) -> None:
    pts = scene.plot(*(make(column) for column in GRID.T))
    assert len(pts) == 4
    assert pts.bounds == ((-3, -2, -1), (6, 7, 8))


def test_columns_may_differ_in_make(scene: vitrail.Scene) -> None:
    x, y, z = GRID.T
    pts = scene.scatter(x.tolist(), pd.Series(y), z.astype(">i2"))
    assert pts.bounds == ((-3, -2, -1), (6, 7, 8))


def test_a_number_stands_for_a_column(scene: vitrail.Scene) -> None:
    assert scene.scatter(GRID[:, 0], 5, GRID[:, 2].astype("f4")).bounds == ((-3, 5, -1), (6, 5, 8))
    assert scene.scatter(1, 2, 3).bounds == ((1, 2, 3), (1, 2, 3))
    assert scene.scatter([0, 1], [0, 1], np.float32(0.5)).bounds == ((0, 0, 0.5), (1, 1, 0.5))


EMPTY: dict[str, Any] = {
    "list": [], "tuple": (), "NumPy": np.zeros((0, 3)), "array": array.array("d"), "DataFrame": frame()[:0],
    "polars": pl.DataFrame({"x": [], "y": [], "z": []}), "bytes": b"", "generator": iter(()),
}


@pytest.mark.parametrize("data", EMPTY.values(), ids=EMPTY.keys())
def test_nothing_is_no_error(scene: vitrail.Scene, data: Any) -> None:
    pts = scene.plot(data)
    assert len(pts) == 0
    assert pts.bounds is None
    assert scene.save()


MISSING: dict[str, Any] = {
    "None": [1.0, None, 3.0],
    "masked": np.ma.masked_array([1.0, 99.0, 3.0], [False, True, False]),
    "masked integers": np.ma.masked_array([1, 99, 3], [False, True, False]),
    "nullable integers": pd.Series([1, None, 3], dtype="Int64"),
    "pandas.NA": pd.Series([1, pd.NA, 3], dtype=object),
    "NA in Arrow": pd.Series([1.0, None, 3.0], dtype="double[pyarrow]"),
    "polars": pl.Series([1, None, 3]),
    "Arrow": pa.array([1, None, 3]),
    "Arrow, sliced": pa.array([7, 1, None, 3])[1:],
    "NumPy objects": np.array([1, None, 3], dtype=object),
}


@pytest.mark.parametrize("values", MISSING.values(), ids=MISSING.keys())
def test_missing_values_are_nan(scene: vitrail.Scene, values: Any) -> None:
    pts = scene.scatter(values, [0, 0, 0], [1, 2, 3])
    assert pts.info["left_out"] == 1
    assert pts.bounds == ((1, 0, 1), (3, 0, 3))
    numbers = scene.scatter([[0, 0, 0], [1, 1, 1], [2, 2, 2]], c=values)
    assert numbers.info["arrays"]["scalars"]["bad"] == 1


def test_nan_and_infinity_are_left_out_and_counted(scene: vitrail.Scene) -> None:
    pts = scene.plot([(0, 0, 0), (NAN, 1, 1), (1, math.inf, 1), (2, 2, 2)])
    assert pts.info["left_out"] == 2
    assert pts.bounds == ((0, 0, 0), (2, 2, 2))


def test_durations_are_seconds(scene: vitrail.Scene) -> None:
    spans = np.array([1500, 2500], dtype="m8[ms]")
    assert scene.scatter(spans, 0, 0).bounds == ((1.5, 0, 0), (2.5, 0, 0))
    assert scene.xunit == "s"
    for x in (list(spans), [datetime.timedelta(seconds=1.5), datetime.timedelta(seconds=2.5)], pd.Series(spans), pl.Series(spans),
              pa.array([1500, 2500], pa.duration("ms"))):
        assert scene.scatter(x, 0, 0).bounds == ((1.5, 0, 0), (2.5, 0, 0)), type(x)
    assert scene.scatter([datetime.time(0, 1), datetime.time(0, 2)], 0, 0).bounds == ((60, 0, 0), (120, 0, 0))
    with pytest.raises(vitrail.Error, match="durations in months or years"):
        scene.scatter(np.array([1], dtype="m8[M]"), 0, 0)


def test_booleans_are_zero_and_one(scene: vitrail.Scene) -> None:
    assert scene.plot(GRID > 2).bounds == ((0, 0, 0), (1, 1, 1))
    assert scene.scatter(pl.Series([True, False]), pa.array([True, False]), [True, False]).bounds == ((0, 0, 0), (1, 1, 1))


def test_large_arrays_are_cut_into_pieces_rightly(scene: vitrail.Scene) -> None:
    n = 200_000  # more than one piece of 65,536 rows
    x = np.arange(n, dtype="f8")
    wide = np.zeros((n, 5))
    wide[:, ::2] = np.c_[x, -x, x % 7]
    for data in ((wide[:, ::2],), (x, -x, x % 7), (np.asfortranarray(wide[:, ::2]),), (x.astype("i4"), -x.astype("i4"), (x % 7).astype("i4"))):
        pts = scene.plot(*data)
        assert len(pts) == n
        assert pts.bounds == ((0, 1 - n, 0), (n - 1, 0, 6))
        pts.remove()


def test_dense_memory_is_not_copied() -> None:
    from vitrail._data import arrays
    from vitrail._data.chunks import chunks

    for data in (GRID, GRID.astype("f4"), array.array("d", FLAT), memoryview(GRID), GRID.astype(">f4")):
        arr = arrays.read(data, "data")
        (_, count, piece), = chunks(arr, 3)
        assert count == 4
        assert np.shares_memory(np.frombuffer(piece, "u1"), np.frombuffer(memoryview(data).cast("B") if not isinstance(data, np.ndarray) else data.view("u1"), "u1"))


def test_memory_can_be_freed_afterwards(scene: vitrail.Scene) -> None:
    import sys

    data = array.array("d", FLAT)
    before = sys.getrefcount(data)
    pts = scene.plot(data)
    data.append(1.0)  # raises BufferError while somebody holds the memory
    pts.remove()
    del pts
    assert sys.getrefcount(data) == before


@pytest.mark.parametrize("offset", [0, 5e6, 1.7e9])
def test_large_offsets_keep_their_centimetres(scene: vitrail.Scene, offset: float) -> None:
    pts = scene.plot(GRID * 0.01 + offset)
    low, high = pts.bounds or ((0, 0, 0), (0, 0, 0))
    assert np.allclose(np.array(low) - offset, (-0.03, -0.02, -0.01), atol=1e-6)
    assert np.allclose(np.array(high) - offset, (0.06, 0.07, 0.08), atol=1e-6)


# --- three dimensions: no kind has such an array yet ---


def test_volumes_are_layers_of_rows_and_columns() -> None:
    from vitrail._data import array_shapes
    from vitrail._data.chunks import chunks

    values = np.arange(24.0).reshape(2, 3, 4)
    for given in (values, values.tolist(), np.asfortranarray(values), values.astype(">f4"), values[::-1][::-1]):
        block = array_shapes.volume(given, "volume.values")
        assert block.shape == (2, 3, 4)
        dtype = ">f4" if getattr(given, "dtype", None) == ">f4" else "f8"
        dense = np.concatenate([np.frombuffer(piece, dtype) for _, _, piece in chunks(block, 1)])
        assert dense.tolist() == list(range(24))
    assert array_shapes.volume(values.reshape(2, 2, 2, 3), "field.vectors", 3).shape == (2, 2, 2, 3)
    assert array_shapes.volume([], "volume.values").shape == (0, 0, 0)


@pytest.mark.parametrize(
    ("shape", "components", "words"),
    [
        ((24,), 1, ["got shape (24,)", "need (layers, rows, columns)", ".reshape(layers, rows, columns)"]),
        ((3, 4), 1, ["got shape (3, 4)", "need (layers, rows, columns)", "one layer"]),
        ((2, 3, 4, 3), 1, ["got shape (2, 3, 4, 3)", "values[..., 0]"]),
        ((3, 2, 4, 5), 3, ["got shape (3, 2, 4, 5)", "need (layers, rows, columns, 3)", ".transpose(1, 2, 3, 0)"]),
        ((2, 3, 4), 3, ["got shape (2, 3, 4)", "need (layers, rows, columns, 3)", "one vector"]),
    ],
)
def test_another_shape_than_a_volume_s_says_the_fix(shape: tuple[int, ...], components: int, words: list[str]) -> None:
    from vitrail._data import array_shapes

    with pytest.raises(vitrail.Error) as caught:
        array_shapes.volume(np.zeros(shape), "volume.values", components)
    for word in ["volume.values", *words]:
        assert word in str(caught.value)


def test_layers_reach_the_core(scene: vitrail.Scene) -> None:
    from vitrail._data import arrays

    surface = scene.surface(np.zeros((3, 4)))
    heights = surface._kind.arrays["heights"][0]
    with pytest.raises(vitrail.Error, match=r"surface.heights: got shape \(2, 3, 4, 1\), wanted \(rows, columns\); choose one layer"):
        surface._commands.write(surface._id, heights, arrays.read(np.zeros(24), "v"), (2, 3, 4, 1))
    surface._commands.write(surface._id, heights, arrays.read(np.ones(12), "v"), (1, 3, 4, 1))
    assert scene._host.queries.info(surface._id)["arrays"]["heights"]["max"] == [1]
    with pytest.raises(vitrail.Error, match="length of 4294967299, need less than 4294967296: give a part"):
        surface._commands.write(surface._id, heights, arrays.read(np.ones(12), "v"), (2**32 + 3, 4, 1))
