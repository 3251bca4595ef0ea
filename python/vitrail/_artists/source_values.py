# In:  an artist and the number of one of its elements.
# Out: what the user gave for it, untouched; the same in words, for tooltips and tables.
"""The source values of elements: taken from the data that were given, never from what the core holds."""

import struct
import sys

from .._data import arrays, buffers, dates, indices, validate
from .._data.arrays import is_many
from .._data.buffers import Block
from ..errors import Error, is_a, shape_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .artist import Artist

XYZ = ("x", "y", "z")

_Ordered: "Any" = dict
if sys.implementation.name == "micropython":  # whose dicts have no order: x, y, z are to come first
    from collections import OrderedDict as _Ordered


# --- one item of anything ---


def item(column: "Any", index: int) -> "Any":
    """Return one value of a column as it was given; a single value stands for a whole column."""
    if not is_many(column):
        return column
    if hasattr(column, "iloc"):
        return plain(column.iloc[index])
    if is_a(column, (list, tuple, range)) or (hasattr(column, "__getitem__") and not is_a(column, dict)):
        value: "Any" = column[index]
        return plain(value.as_py() if hasattr(value, "as_py") else value)  # Arrow's own scalars
    return block_item(arrays.read(column, "data"), index)


def plain(value: "Any") -> "Any":
    """Turn a number of NumPy into Python's own; dates stay what they are, since theirs are coarser."""
    kind: str = getattr(getattr(value, "dtype", None), "kind", "")
    return value.item() if kind and kind in "fiubUS" and getattr(value, "shape", None) == () else value


def block_item(block: Block, index: int, column: int = 0) -> "Any":
    """Return one value out of a Block."""
    if block.fields is not None:
        return block_item(block.fields[column], index)
    if block.shape == ():
        index = 0
    width = 1 if len(block.parts) > 1 or len(block.shape) < 2 else block.count() // max(1, len(block))
    part: "Any" = block.parts[column if len(block.parts) > 1 else 0]
    at = index * width + (0 if len(block.parts) > 1 else column)
    if not buffers.MICROPYTHON and is_a(part, (memoryview, bytes, bytearray)):
        value: "Any" = _unpacked(memoryview(part), at, index, block.dtype)
    else:
        value = part[at]
    if block.names is not None:
        return block.names[int(value)] if value == value else None
    if block.time is not None:
        numerator, denominator = block.time
        ticks = int(value)
        return None if ticks == dates.NAT else dates.nano_text(ticks * numerator * 1000000000 // denominator)
    return plain(value)


def _unpacked(view: memoryview, at: int, row: int, dtype: int) -> "Any":
    """Read one element of a memory, whose own format may say nothing."""
    size = buffers.ITEM_BYTES[dtype & 0xFF]
    if view.c_contiguous:
        raw = view.cast("B")[at * size : (at + 1) * size]
    else:  # a strided table: one row of it
        rows: int = view.shape[0] if view.shape else 1
        width = view.nbytes // size // rows
        raw = memoryview(view[row : row + 1].tobytes())[(at - row * width) * size :][:size]
    little = (sys.byteorder == "little") != (dtype >= buffers.SWAPPED)
    return struct.unpack(("<" if little else ">") + buffers.STRUCT[dtype & 0xFF], raw)[0]


def _point(given: "Any", index: int) -> "list[Any]":
    """Return x, y, z of one of many points, as they were given."""
    values = getattr(given, "values", None)
    if type(given).__name__ == "_Columns" and values is not None:
        return [item(column, index) for column in values]
    if is_a(given, dict):
        return [item(given[name], index) for name in XYZ]
    if is_a(given, tuple) and len(given) == 3 and is_many(given[0]) and hasattr(given[0], "__len__") and len(given[0]) != 3:
        return [item(column, index) for column in given]
    if is_a(given, (list, tuple)) or (hasattr(given, "shape") and hasattr(given, "astype") and len(given.shape) == 2):
        row: "Any" = given[index] if not hasattr(given, "iloc") else None
        if row is not None and hasattr(row, "__len__") and len(row) == 3:
            return [item(row, i) for i in range(3)]
    block = given if is_a(given, Block) else arrays.read(given, "data")
    if len(block.shape) == 3:
        block = block.shaped(block.count() // 3, 3)
    elif len(block.shape) == 1:
        block = block.shaped(block.count() // 3, 3)
    return [block_item(block, index, i) for i in range(3)]


def _cell(given: "Any", row: int, column: int, columns: int) -> "Any":
    """Return one value of a grid."""
    if hasattr(given, "iloc") and hasattr(given, "columns"):
        return plain(given.iloc[row, column])
    if is_a(given, (list, tuple)):
        return item(given[row], column)
    if hasattr(given, "astype") and hasattr(given, "shape"):
        return plain(given[row, column])
    block = arrays.read(given, "data")
    return block_item(block.shaped(block.count()) if len(block.parts) == 1 else block, row * columns + column)


# --- an element's values ---


def values(artist: "Artist", index: int) -> "dict[str, Any]":
    """Return what was given for an element: x, y, z, c and the extra columns, by name."""
    kind = artist._kind.name
    out: "dict[str, Any]" = _Ordered()
    if artist._data_name == "positions":
        given = artist._given("positions")
        if kind == "mesh":
            _face(artist, given, index, out)
        elif kind == "segments":
            _ends(given, index, artist._count() // 2, out)
        else:
            for name, value in zip(XYZ, _point(given, index)):
                out[name] = value
        _colour(artist, index, out)
    elif artist._data_name == "heights":
        _grid(artist, index, out)
        _colour(artist, index, out)
    elif artist._data_name == "pixels":
        _pixel(artist, index, out)
    else:
        for i, value in enumerate(artist._readers["position"](artist)):
            out[XYZ[i]] = artist._owner._axes.all[i].value(value)
        if "text" in artist._readers:
            out["text"] = artist._readers["text"](artist)
    extra = artist._given("hover")
    if extra is not None and extra is not True and extra is not False:
        out.update(_extras(extra, index))
    return out


def _ends(given: "Any", index: int, count: int, out: "dict[str, Any]") -> None:
    columns = getattr(given, "values", ())
    if type(given).__name__ == "_Columns" and len(columns) == 2:
        both = [_point(columns[0], index), _point(columns[1], index)]
    elif len(getattr(given, "shape", ())) == 3 and hasattr(given, "astype"):
        both = [[item(given[index][end], i) for i in range(3)] for end in range(2)]
    elif is_a(given, (list, tuple)) and len(given) == count and len(given[0]) == 2:
        both = [[item(given[index][end], i) for i in range(3)] for end in range(2)]
    else:
        both = [_point(given, 2 * index), _point(given, 2 * index + 1)]
    for end in range(2):
        for name, value in zip(XYZ, both[end]):
            out[name + str(end)] = value


def _face(artist: "Artist", given: "Any", index: int, out: "dict[str, Any]") -> None:
    faces = artist._given("faces")
    if faces is None:
        corners = [3 * index, 3 * index + 1, 3 * index + 2]
    else:
        block = arrays.read(faces, "faces")
        width = block.shape[1] if len(block.shape) > 1 else 3
        corners = [int(block_item(block.shaped(block.count() // width, width), index, i)) for i in range(width)]
    out["face"] = index
    out["vertices"] = tuple(corners)
    points = [_point(given, corner) for corner in corners]
    try:
        for i in range(3):
            out[XYZ[i]] = sum([float(point[i]) for point in points]) / len(points)
    except (TypeError, ValueError):  # dates have no middle here
        pass


def _grid(artist: "Artist", index: int, out: "dict[str, Any]") -> None:
    rows, columns = artist._kept()["grid"]
    row, column = index // columns, index % columns
    for name, at, wanted in (("x", column, columns), ("y", row, rows)):
        along = artist._given(name)
        if along is None:
            out[name] = at
            continue
        block = arrays.read(along, name)
        if block.count() == wanted:
            flat = len(block.shape) < 2
            out[name] = item(along, at) if flat else block_item(block.shaped(wanted), at)
        else:
            out[name] = _cell(along, row, column, columns)
    out["z"] = _cell(artist._given("heights"), row, column, columns)
    out["row"] = row
    out["column"] = column


def _pixel(artist: "Artist", index: int, out: "dict[str, Any]") -> None:
    given = artist._given("pixels")
    if is_a(given, (bytes, bytearray)) or given is None:
        return
    block = arrays.read(given, "pixels")
    columns = block.shape[1]
    out["row"] = index // columns
    out["column"] = index % columns
    if len(block.shape) == 2:
        out["value"] = _cell(given, index // columns, index % columns, columns)
    else:
        flat = block.shaped(block.shape[0] * columns, block.shape[2])
        if len(flat.parts) == 1 and is_a(flat.parts[0], memoryview):
            flat.parts = [memoryview(flat.parts[0].tobytes()).cast("B").cast(flat.parts[0].format.strip("<>=@"))]
        for i, name in enumerate(("red", "green", "blue", "alpha")[: block.shape[2]]):
            out[name] = block_item(flat, index, i)


def _colour(artist: "Artist", index: int, out: "dict[str, Any]") -> None:
    given = artist._given("scalars")
    if given is None:
        return
    count = artist._kept().get("scalar_count", 0)
    kind = artist._kind.name
    if kind == "segments" and count == artist._count():
        out["c0"], out["c1"] = item(given, 2 * index), item(given, 2 * index + 1)
    elif kind == "mesh" and count != artist._counts()[1]:
        pass  # one for each vertex
    elif kind == "surface" and len(getattr(given, "shape", ())) != 1:
        columns = artist._kept()["grid"][1]
        out["c"] = _cell(given, index // columns, index % columns, columns)
    else:
        out["c"] = item(given, index)


# --- what users want said besides ---


def check_hover(hover: "Any", count: int, what: str) -> "Any":
    """Read what `hover=` was given: columns by name, a text for each element, a function, or whether to say anything.

    Raises
    ------
    vitrail.Error
        Where there is not one value for each element.
    """
    if hover is None or is_a(hover, bool) or (_is_function(hover) and not is_many(hover)):
        return hover
    if is_a(hover, str):
        raise Error("%s: got the text %r, need one for each of the %d elements, or a dict of columns" % (what, hover, count))
    if hasattr(hover, "columns") and not is_a(hover, dict):  # a DataFrame
        names = [str(name) for name in getattr(hover, "column_names", None) or hover.columns]
        if hasattr(hover, "iloc"):
            hover = {name: hover.iloc[:, i] for i, name in enumerate(names)}
        else:
            hover = {name: hover[name] for name in names}
    if is_a(hover, dict):
        columns: "dict[str, Any]" = _Ordered()
        for name in hover:
            columns[str(name)] = _sequence(hover[name], count, "%s: %r" % (what, name))
        return columns
    if not is_many(hover):
        raise Error("%s: got %r, need columns by name, a text for each element, a function, or False" % (what, hover))
    return _sequence(hover, count, what)


def _is_function(value: object) -> bool:
    return callable(value)


def _sequence(column: "Any", count: int, what: str) -> "Any":
    if not is_many(column):
        raise Error("%s: got %r, need %d values: one for each element" % (what, column, count))
    if hasattr(column, "__next__") or not hasattr(column, "__len__"):
        column = list(column)
    if len(getattr(column, "shape", ())) > 1:
        raise Error(
            "%s: got shape %s, need one value for each element, or columns by name: {'a': values[:, 0]}"
            % (what, shape_text(column.shape))
        )
    if len(column) != count:
        raise Error("%s: got %d values, need %d: one for each element" % (what, len(column), count))
    return column


def _extras(extra: "Any", index: int) -> "dict[str, Any]":
    if is_a(extra, dict):
        out: "dict[str, Any]" = _Ordered()
        for name in extra:
            if index < len(extra[name]):
                out[name] = item(extra[name], index)
        return out
    if callable(extra):
        extra = extra(index)
        if is_a(extra, dict):
            return {str(name): plain(extra[name]) for name in extra}
        if is_a(extra, (list, tuple)) and all([is_a(pair, (list, tuple)) and len(pair) == 2 for pair in extra]):
            return {str(name): plain(value) for name, value in extra}
        return {} if extra is None or (is_a(extra, str) and not extra) else {"": extra}
    return {"": item(extra, index)} if index < len(extra) else {}


# --- in words ---


def word(value: "Any") -> str:
    """Write a value with all the digits that it has, and no more.

    >>> word(0.1), word(3.0), word(None), word(-2)
    ('0.1', '3', '–', '−2')
    """
    value = plain(value)
    if len(getattr(value, "shape", ())) > 0:  # an array for each element
        value = value.tolist()
    if value is None or type(value).__name__ == "NAType" or value != value:
        return "\u2013"
    if is_a(value, bool):
        return "yes" if value else "no"
    if is_a(value, (int, float)):
        text = repr(value)
        if text.endswith(".0"):
            text = text[:-2]
        return text.replace("-", "\u2212")
    if is_a(value, (tuple, list)):
        return ", ".join([word(one) for one in value])
    if dates.is_date(value):
        nano = dates.nanoseconds(value, "")
        return "\u2013" if nano is None else dates.nano_text(nano).replace("T", " ")
    return str(value)


def rows(artist: "Artist", index: int) -> "list[list[str]]":
    """Return what a tooltip says of an element: [[name, text]...]."""
    scene = artist._owner
    out: "list[list[str]]" = []
    for name, value in values(artist, index).items():
        label, text = name, word(value)
        if name[:1] in XYZ and (len(name) == 1 or name[1:] in ("0", "1")):
            axis = scene._axes.all[XYZ.index(name[0])]
            title: str = axis._get("label")
            unit: str = axis._get("unit")
            label = (title + (" " + str(int(name[1:]) + 1) if name[1:] else "")) if title else name
            if unit and not dates.is_date(value) and not is_a(value, str):
                text += " " + unit
        elif name in ("c", "c0", "c1"):
            label = artist._readers["colorbar_label"](artist) or name
        elif name == "value":
            label = artist._readers["colorbar_label"](artist) or name
        out.append([_bare(label), text])
    return out


def _bare(text: str) -> str:
    """A title's letters, without the marks of formulas."""
    if "$" not in text:
        return text
    for mark in "${}\\_":
        text = text.replace(mark, "")
    return text


def table(artist: "Artist", first: int, count: int) -> "list[dict[str, Any]]":
    """Return the source values of some elements, a dict for each."""
    total = indices.count(artist)
    first, count = validate.whole(first, "table: first", 0), validate.whole(count, "table: count")
    found: "list[dict[str, Any]]" = []
    for index in range(max(0, first), min(total, first + count)):
        row: "dict[str, Any]" = _Ordered()
        row["index"] = index
        row.update(values(artist, index))
        found.append(row)
    return found
