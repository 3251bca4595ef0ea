# In:  points of any make: one table of them, or x, y and z.
# Out: `data` of what is made of points; a single point as it was given.
"""Artists whose data are points."""

from .._data import array_shapes, arrays
from .._data.arrays import is_many
from .._data.buffers import ArrayData
from .._data.items import Ordered, array_item, item
from ..errors import Error, is_a
from .artist import DataArtist

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from .keywords import Keyword

    Read = Callable[[Sequence[Any], str, Callable[[ArrayData, str], ArrayData]], ArrayData]

XYZ = ("x", "y", "z")


class Columns:
    """Several positional arguments of a verb, on their way to `data`."""

    def __init__(self, values: "Sequence[Any]") -> None:
        self.values: "tuple[Any, ...]" = tuple(values)


def columns(values: "Sequence[Any]") -> "Any":
    """Wrap a verb's positional data so that `data` can tell columns from one table."""
    return values[0] if len(values) == 1 else Columns(values)


def values_apart(given: "Any") -> "tuple[Any, ...]":
    """Return what stands in several arguments; nothing where there was one."""
    return given.values if isinstance(given, Columns) else ()


class PositionsArtist(DataArtist):
    """What is made of points."""

    __slots__ = ()
    _along_axes = ("data",)

    def _values(self, index: int) -> "dict[str, Any]":
        out: "dict[str, Any]" = Ordered()
        for name, value in zip(XYZ, point(self._given("positions"), index)):
            out[name] = value
        scalars = self._given("scalars")
        if scalars is not None:
            out["c"] = item(scalars, index)
        return out


def _read_points(values: "Sequence[Any]", what: str, to_axes: "Callable[[ArrayData, str], ArrayData]") -> ArrayData:
    return to_axes(array_shapes.points(values, what), what)


def _get_data(artist: "Any") -> "Any":
    given = artist._given("positions")
    return given.values if isinstance(given, Columns) else given


def data_keyword(read: "Read" = _read_points) -> "Keyword":
    """Make `data` of what is made of points, which `read` brings onto the axes."""

    def put(artist: "Any", value: "Any") -> None:
        values: "Sequence[Any]" = (value,)
        if isinstance(value, Columns):
            values = value.values
        elif is_a(value, tuple) and len(value) == 3 and is_many(value[0]) and hasattr(value[0], "__len__"):
            if len(value[0]) != 3:  # (x, y, z) as data gives them back, not three points
                values = value
        if any([hasattr(one, "__next__") for one in values]):  # read once and gone
            values = tuple([list(one) if hasattr(one, "__next__") else one for one in values])
            value = columns(values)
        artist._write("positions", read(values, artist._kind.name + ".positions", artist._owner._axes.numbers), value)

    return _get_data, put, "The points: an (N, 3) array, or a tuple of x, y and z."


def point(given: "Any", index: int) -> "list[Any]":
    """Return x, y, z of one of many points, as they were given."""
    if isinstance(given, Columns):
        return [item(column, index) for column in given.values]
    if is_a(given, dict):
        return [item(given[name], index) for name in XYZ]
    if is_a(given, tuple) and len(given) == 3 and is_many(given[0]) and hasattr(given[0], "__len__") and len(given[0]) != 3:
        return [item(column, index) for column in given]
    if is_a(given, (list, tuple)) or (hasattr(given, "shape") and hasattr(given, "astype") and len(given.shape) == 2):
        row: "Any" = given[index] if not hasattr(given, "iloc") else None
        if row is not None and hasattr(row, "__len__") and len(row) == 3:
            return [item(row, i) for i in range(3)]
    arr = given if is_a(given, ArrayData) else arrays.read(given, "data")
    if len(arr.shape) == 3:
        arr = arr.reshape(arr.count() // 3, 3)
    elif len(arr.shape) == 1:
        arr = arr.reshape(arr.count() // 3, 3)
    return [array_item(arr, index, i) for i in range(3)]


def position_of(value: "Any", what: str) -> "Any":
    """Return where something is: what has a position, or the place itself."""
    place = getattr(value, "position", value)
    if place is None:
        raise Error("%s: nothing was there, so that it has no position" % what)
    if isinstance(value, str):
        raise Error("%s: got the text %r, need a place: (x, y, z)" % (what, value))
    return place
