# In:  heights on a grid, and where its columns and rows stand.
# Out: `Surface`, and the verb `surface`.
"""Heights on a grid."""

from .._data import arrays
from .._data.buffers import ArrayData
from .._data.items import Ordered, array_item, cell, item
from .._generated import properties as typed
from ..errors import Error, shape_text
from ..schema import KINDS
from .artist import DataArtist
from .keywords import array_keyword, get_data
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ..typing import ArrayLike, SurfaceKeywords
    from .keywords import Setter


class Surface(DataArtist, typed.SurfaceProperties):
    """Heights on a grid; see `Scene.surface`."""

    __slots__ = ()
    _along_axes = ("data", "x", "y")
    _element_name = "grid point"
    _elements_name = "grid points"
    _first = ("data", "x", "y", "color", "c")

    def _expand(self, arr: ArrayData) -> ArrayData:
        return arr.reshape(*(self._state()["grid"] + arr.shape[1:]))

    def _grid(self) -> "tuple[int, ...] | None":
        return self._given("grid")

    def _values(self, index: int) -> "dict[str, Any]":
        rows, columns = self._state()["grid"]
        row, column = index // columns, index % columns
        out: "dict[str, Any]" = Ordered()
        for name, at, wanted in (("x", column, columns), ("y", row, rows)):
            along = self._given(name)
            if along is None:
                out[name] = at
                continue
            arr = arrays.read(along, name)
            if arr.count() == wanted:
                flat = len(arr.shape) < 2
                out[name] = item(along, at) if flat else array_item(arr.reshape(wanted), at)
            else:
                out[name] = cell(along, row, column, columns)
        out["z"] = cell(self._given("heights"), row, column, columns)
        out["row"] = row
        out["column"] = column
        scalars = self._given("scalars")
        if scalars is not None and len(getattr(scalars, "shape", ())) != 1:
            out["c"] = cell(scalars, row, column, columns)
        elif scalars is not None:
            out["c"] = item(scalars, index)
        return out


class Verbs(VerbBase):
    """Surfaces by a scene's verb."""

    __slots__ = ()

    def surface(self, *data: "ArrayLike", **properties: "Unpack[SurfaceKeywords]") -> "Surface":
        """Draw heights on a grid.

        Parameters
        ----------
        *data : array-like
            Heights of shape (rows, columns): rows along y, columns along x; or x, y and heights, as matplotlib's
            ``plot_surface`` takes them. NaN leaves a hole.
        **properties
            Attributes of `Surface`, which can be changed later: ``x``, ``y``, ``cmap``, ``c``, ``contours``, ``shading``...

        Returns
        -------
        Surface

        Raises
        ------
        vitrail.Error
            For data of another shape, or values that cannot be used.

        Examples
        --------
        >>> import vitrail
        >>> heights = [[x * y for x in range(5)] for y in range(4)]
        >>> vitrail.Scene().surface(heights, x=[0, 10, 20, 30, 40], cmap="terrain")
        <Surface, 20 grid points>
        """
        if len(data) == 3:
            properties["x"], properties["y"] = data[0], data[1]
        elif len(data) != 1:
            raise TypeError("surface() takes heights, or x, y and heights; got %d arrays" % len(data))
        return self._create_artist("surface", properties, data=data[-1])


def _heights(value: "Any", what: str) -> ArrayData:
    """Read (rows, columns) numbers."""
    arr = arrays.read(value, what)
    if len(arr.shape) == 2:
        return arr
    if arr.count() == 0:
        return arr.reshape(0, 0)
    fix = "one row for each y, one column for each x"
    if len(arr.shape) == 1:
        fix = "did you mean .reshape(rows, columns)?"
    elif len(arr.shape) == 3 and arr.shape[2] == 1:
        return arr.reshape(arr.shape[0], arr.shape[1])
    raise Error("%s: got shape %s, need (rows, columns): %s" % (what, shape_text(arr.shape), fix))


def _ticks(value: "Any", what: str, rows: int, columns_: int, along: str) -> ArrayData:
    """Read x or y of a grid: one for each column (or row), or one for each grid point."""
    arr = arrays.read(value, what)
    wanted = columns_ if along == "columns" else rows
    if arr.count() == wanted and (len(arr.shape) == 1 or 1 in arr.shape):
        return arr.reshape(1, wanted) if along == "columns" else arr.reshape(wanted, 1)
    if arr.shape == (rows, columns_):
        return arr
    fix = ""
    if arr.count() == (rows if along == "columns" else columns_):
        fix = ": did you mean the heights transposed, .T?"
    raise Error(
        "%s: got shape %s for heights of shape %s, need %d values (one for each of the %s) or %s%s"
        % (what, shape_text(arr.shape), shape_text((rows, columns_)), wanted, along, shape_text((rows, columns_)), fix)
    )


def _set_heights(surface: "Surface", value: "Any") -> None:
    value = arrays.table_values(value)
    arr = surface._owner._axes.all[2].numbers(_heights(value, "surface.heights"), "surface.heights")
    surface._write("heights", arr, value)
    surface._state()["grid"] = arr.shape


def _ticks_setter(axis: int, name: str, along: str) -> "Setter":
    def put(surface: "Any", value: "Any") -> None:
        rows, columns = surface._state().get("grid", (0, 0))
        arr = _ticks(value, "surface." + name, rows, columns, along)
        placed = surface._owner._axes.all[axis].numbers(arr, "surface." + name)
        surface._write(name, placed.reshape(*arr.shape), value)  # dates and names come as one column

    return put


_KIND = KINDS["surface"]
register(
    Surface,
    "surface",
    {
        "data": (get_data, _set_heights, "The heights: a (rows, columns) array."),
        "x": array_keyword(_KIND, "x", _ticks_setter(0, "x", "columns")),
        "y": array_keyword(_KIND, "y", _ticks_setter(1, "y", "rows")),
    },
    "heights",
)
