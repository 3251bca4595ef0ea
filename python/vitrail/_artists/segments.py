# In:  pairs of points.
# Out: `Segments`, and the verb `segments`.
"""Separate straight lines."""

from .._data import array_shapes, arrays, buffers
from .._data.buffers import ArrayData
from .._data.items import Ordered, item
from .._generated import properties as typed
from ..errors import Error, is_a
from .positions import XYZ, PositionsArtist, columns, data_keyword, point, values_apart
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from typing_extensions import Unpack

    from ..typing import ArrayLike, SegmentsKeywords


class Segments(PositionsArtist, typed.SegmentsProperties):
    """Separate straight lines; see `Scene.segments`."""

    __slots__ = ()
    _cycles_color = True

    def _counts(self) -> "tuple[int, ...]":
        count = self._count()
        return (count, count // 2)

    def _expand(self, arr: ArrayData) -> ArrayData:
        count = self._count()
        if len(arr) == count:
            return arr
        width = arr.count() // len(arr)
        values, both = buffers.doubles(arr), buffers.new_doubles(2 * arr.count())
        for i in range(len(arr)):
            item = values[i * width : i * width + width]
            both[2 * i * width : (2 * i + 1) * width] = item
            both[(2 * i + 1) * width : (2 * i + 2) * width] = item
        if arr.dtype & 0xFF not in (buffers.F16, buffers.F32, buffers.F64) and width > 1:
            for i in range(len(both)):  # colours as bytes become fractions
                both[i] = both[i] / 255
        return ArrayData([both], buffers.F64, (count,) + arr.shape[1:], False, arr.names)

    def _values(self, index: int) -> "dict[str, Any]":
        given, count = self._given("positions"), self._count() // 2
        apart = values_apart(given)
        if len(apart) == 2:
            both = [point(apart[0], index), point(apart[1], index)]
        elif len(getattr(given, "shape", ())) == 3 and hasattr(given, "astype"):
            both = [[item(given[index][end], i) for i in range(3)] for end in range(2)]
        elif is_a(given, (list, tuple)) and len(given) == count and len(given[0]) == 2:
            both = [[item(given[index][end], i) for i in range(3)] for end in range(2)]
        else:
            both = [point(given, 2 * index), point(given, 2 * index + 1)]
        out: "dict[str, Any]" = Ordered()
        for end in range(2):
            for name, value in zip(XYZ, both[end]):
                out[name + str(end)] = value
        scalars = self._given("scalars")
        if scalars is not None and self._state().get("scalar_count", 0) == self._count():
            out["c0"], out["c1"] = item(scalars, 2 * index), item(scalars, 2 * index + 1)
        elif scalars is not None:
            out["c"] = item(scalars, index)
        return out


class Verbs(VerbBase):
    """Segments by a scene's verb."""

    __slots__ = ()

    def segments(self, *data: "ArrayLike | float", **properties: "Unpack[SegmentsKeywords]") -> "Segments":
        """Draw separate straight lines.

        Parameters
        ----------
        *data : array-like
            (N, 2, 3) or (2 N, 3) end points; or starts and ends, (N, 3) each; or x, y and z of the end points.
        **properties
            Attributes of `Segments`, which can be changed later; colours are for each segment or for each end.

        Returns
        -------
        Segments

        Raises
        ------
        vitrail.Error
            For data of another shape, or values that cannot be used.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().segments([(0, 0, 0), (0, 0, 1)], [(1, 0, 0), (1, 0, 1)], c=[1, 2])
        <Segments, 4 points>
        """
        return self._create_artist("segments", properties, data=columns(data))


def _read(values: "Sequence[Any]", what: str, to_axes: "Callable[[ArrayData, str], ArrayData]") -> ArrayData:
    """Read (2 N, 3) ends from (2 N, 3) or (N, 2, 3) points, from starts and ends, or from x, y and z.

    `to_axes` brings points onto the axes.
    """
    if len(values) == 2:
        starts = to_axes(array_shapes.points(values[:1], what + " (starts)"), what + " (starts)")
        ends = to_axes(array_shapes.points(values[1:], what + " (ends)"), what + " (ends)")
        if len(starts) != len(ends):
            raise Error("%s: got %d starts and %d ends, need the same" % (what, len(starts), len(ends)))
        first, second = buffers.doubles(starts), buffers.doubles(ends)
        joined = buffers.new_doubles(2 * len(first))
        at = 0
        for i in range(0, len(first), 3):
            joined[at : at + 3] = first[i : i + 3]
            joined[at + 3 : at + 6] = second[i : i + 3]
            at += 6
        return ArrayData([joined], buffers.F64, (2 * len(starts), 3))
    if len(values) == 1:
        arr = arrays.read(values[0], what)
        if len(arr.shape) == 3 and arr.shape[1:] == (2, 3):
            return to_axes(arr.reshape(2 * arr.shape[0], 3), what)
        values = [arr]
    arr = to_axes(array_shapes.points(values, what), what)
    if len(arr) % 2:
        raise Error("%s: got %d points, need two for each segment" % (what, len(arr)))
    return arr


register(Segments, "segments", {"data": data_keyword(_read)}, "positions")
