# In:  what users give as color=, c= and cmap=.
# Out: one colour, a colour for each, or numbers that go through a colormap; a colormap's name for the core.
"""Colours: names, ``"#rgb"``, ``"0.7"``, ``"C0"``, tuples in 0..1, one for all or one for each."""

from ..errors import Error, is_a, shape_text, type_text
from . import buffers
from .arrays import is_many, read
from .buffers import F64, ArrayData
from .columns import numbers_only

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..hosts.protocols import Queries

CATEGORY_MAPS = ((10, "tab10"), (20, "tab20"))


def one(value: "Any", what: str) -> "str | tuple[float, ...]":
    """Read one colour: a text, which the core looks up, or three or four numbers in 0..1.

    Examples
    --------
    >>> one((1, 0.5, 0), "color")
    (1.0, 0.5, 0.0)
    """
    if isinstance(value, str):
        return value
    if is_many(value):
        arr = read(value, what)
        if arr.names is None and arr.count() in (3, 4) and max(arr.shape) == arr.count():
            numbers = tuple(buffers.doubles(arr))
            if arr.dtype & 0xFF not in (buffers.F16, buffers.F32, buffers.F64) and max(numbers) > 1:
                numbers = tuple(n / 255 for n in numbers)
            return numbers
        raise Error("%s: got shape %s, need one colour: a name or 3 or 4 numbers" % (what, shape_text(arr.shape)))
    raise Error(
        '%s: got %r, need a colour: a name such as "tomato", "#f80", "0.7" for a grey, "C0", or (r, g, b) in 0..1'
        % (what, value)
    )


def is_one(value: "Any", counts: "Sequence[int]", numbers: bool) -> bool:
    """Tell one colour for all from something for each.

    Three or four numbers are one colour, unless `numbers` are wanted (``c=``) and they are above 1 or there are as many things.
    """
    if isinstance(value, str) or not is_many(value):
        return True
    shape = getattr(value, "shape", None)
    if shape is None:
        if not is_a(value, (tuple, list)) or len(value) not in (3, 4):
            return False
        for item in value:
            if is_a(item, str) or is_many(item):
                return False
            if numbers and is_a(item, (int, float)) and not 0 <= item <= 1:
                return False
        length = len(value)
    else:
        if len(shape) != 1 or shape[0] not in (3, 4) or not hasattr(getattr(value, "dtype", 0), "kind"):
            return False
        if value.dtype.kind not in "fiu" or (numbers and value.dtype.itemsize > 1 and not value.max() <= 1):
            return False
        length = shape[0]
    return not (numbers and length in counts)


def each(
    value: "Any",
    what: str,
    counts: "Sequence[int]",
    per: str,
    queries: "Queries",
    numbers: bool,
    grid: "tuple[int, ...] | None" = None,
) -> "tuple[str, ArrayData]":
    """Read something for each point (vertex, face...).

    Parameters
    ----------
    value : array-like
        (N,) numbers, (N, 3) or (N, 4) colours, N names of colours, or N names of categories.
    what : str
        What to call it in errors.
    counts : sequence of int
        The lengths that fit.
    per : str
        What each is for: "point".
    queries : Queries
        Of a host, which looks names up.
    numbers : bool
        Whether numbers and categories are welcome (``c=``); ``color=`` takes colours only.
    grid : tuple of 2 ints, optional
        The rows and columns that the things stand in; then (rows, columns) numbers and (rows, columns, 3 or 4) colours fit.

    Returns
    -------
    tuple
        ("colors", ArrayData) or ("scalars", ArrayData).
    """
    arr = read(value, what)
    if arr.time is not None and numbers:  # a colour bar counts days or seconds, and its label says since when
        from . import dates

        arr, label = dates.for_colorbar(arr)
        arr.unit = label
    if arr.time is not None or arr.fields is not None:
        numbers_only(arr, what)
    if arr.names is not None:
        if not arr.fixed:
            named = _named(arr.names, what, queries, numbers)
            if named is not None:
                _fits(len(arr), counts, what, per)
                return "colors", _picked(arr, named)
        elif not numbers:
            raise Error("%s: got categories, need colours: did you mean c=?" % what)
        _fits(len(arr), counts, what, per)
        return "scalars", arr
    shape = arr.shape
    if grid is not None and len(shape) > 1 and 1 not in shape and shape[0] != counts[0]:
        if shape[:2] != grid:
            fix = ": did you mean .T?" if shape == (grid[1], grid[0]) else ""
            raise Error("%s: got shape %s for heights of shape %s%s" % (what, shape_text(shape), shape_text(grid), fix))
        if len(shape) == 3 and shape[2] in (3, 4):
            return "colors", _checked(arr.reshape(counts[0], shape[2]), what)
    if len(shape) == 2 and shape[1] in (3, 4) and arr.count() not in counts:
        _fits(shape[0], counts, what, per)
        return "colors", _checked(arr, what)
    if not numbers and len(shape) < 2:
        raise Error("%s: got numbers, need colours: numbers go through a colormap with c=" % what)
    if arr.count() not in counts:
        got = shape_text(shape) if len(shape) > 1 else str(arr.count())
        raise Error("%s: got %s values, need %s: one for each %s" % (what, got, _or(counts), per))
    return "scalars", arr.reshape(arr.count())


def _or(counts: "Sequence[int]") -> str:
    return " or ".join(str(n) for n in counts)


def _fits(count: int, counts: "Sequence[int]", what: str, per: str) -> None:
    if count not in counts:
        raise Error("%s: got %d values, need %s: one for each %s" % (what, count, _or(counts), per))


def _checked(arr: ArrayData, what: str) -> ArrayData:
    """Catch 0..255 in floats, which is a mistake, and 0 and 1 in an array of integers, which mean black and white."""
    kind = arr.dtype & 0xFF
    if kind not in (buffers.F16, buffers.F32, buffers.F64, buffers.U8):
        values = buffers.doubles(arr)
        if len(values) and max(values) <= 1:
            return ArrayData([values], F64, arr.shape)
    elif kind != buffers.U8 and arr.count() <= 4000:
        numbers = [n for n in buffers.doubles(arr) if n == n]
        if numbers and max(numbers) > 1.0001:
            raise Error("%s: got floats up to %g, need 0..1: did you mean %s / 255?" % (what, max(numbers), what))
    return arr


def _named(names: "list[str]", what: str, queries: "Queries", categories: bool) -> "list[tuple[float, ...]] | None":
    """Look all names up; None where none of them is a colour and categories are welcome."""
    found: "list[tuple[float, ...]]" = []
    failed: "list[tuple[str, Error]]" = []
    for name in names:
        try:
            found.append(queries.color(name))
        except Error as error:
            failed.append((name, error))
            if not categories:
                raise
    if not failed:
        return found
    if not found:
        return None
    raise Error(
        "%s: %r is a colour but %r is not (%s); for categories give codes, or words of which none is a colour"
        % (what, [n for n in names if n not in [f[0] for f in failed]][0], failed[0][0], failed[0][1])
    )


def _picked(arr: ArrayData, named: "list[tuple[float, ...]]") -> ArrayData:
    codes = buffers.doubles(arr)
    out = buffers.new_doubles(4 * len(codes))
    at = 0
    for code in codes:
        rgba = named[int(code)] if code == code else (0.0, 0.0, 0.0, 0.0)
        out[at] = rgba[0]
        out[at + 1] = rgba[1]
        out[at + 2] = rgba[2]
        out[at + 3] = rgba[3]
        at += 4
    return ArrayData([out], F64, (len(codes), 4))


def category_map(count: int) -> "tuple[str, float, float]":
    """Return the colormap for so many categories, with the vmin and vmax that put each code on its own colour.

    >>> category_map(3)
    ('tab10', -0.5, 9.5)
    """
    for size, name in CATEGORY_MAPS:
        if count <= size:
            return name, -0.5, size - 0.5
    return "turbo", 0.0, float(count - 1)


def colormap(value: "Any", what: str) -> str:
    """Return a colormap's name or list of colours as the core reads it.

    Parameters
    ----------
    value : str, list or matplotlib.colors.Colormap
        A name (``_r`` reverses it), or colours from low to high.

    Examples
    --------
    >>> colormap(["red", (1, 1, 1)], "cmap")
    'red, #ffffffff'
    """
    if isinstance(value, str):
        return value
    if hasattr(value, "N") and hasattr(value, "name"):  # a colormap of matplotlib
        count = min(int(value.N), 256)
        value = [value(i / max(1, count - 1)) for i in range(count)]
    if not is_many(value):
        raise Error("%s: got %s, need a colormap's name or a list of colours" % (what, type_text(value)))
    words: "list[str]" = []
    for item in value:
        color = one(item, what)
        words.append(color if isinstance(color, str) else _hex(color))
    if not words:
        raise Error("%s: got no colours, need at least one" % what)
    if len(words) == 1:
        words = words * 2  # the core takes a single word for a name
    return ", ".join(words)


def _hex(color: "Sequence[float]") -> str:
    rgba = list(color) + [1.0] * (4 - len(color))
    return "#" + "".join("%02x" % min(255, max(0, round(255 * (0 if n != n else n)))) for n in rgba)

