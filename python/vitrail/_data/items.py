# In:  a column, a grid or an ArrayData, and the number of one of its items.
# Out: that item as it was given.
"""One item of any data."""

import struct
import sys
from collections import OrderedDict

from ..errors import is_a
from . import arrays, buffers, dates
from .arrays import is_many
from .buffers import ArrayData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# MicroPython's dicts have no order, and x, y, z are to come first.
Ordered: "Any" = OrderedDict if buffers.MICROPYTHON else dict


def item(column: "Any", index: int) -> "Any":
    """Return one value of a column as it was given; a single value stands for a whole column."""
    if not is_many(column):
        return column
    if hasattr(column, "iloc"):
        return plain(column.iloc[index])
    if is_a(column, (list, tuple, range)) or (hasattr(column, "__getitem__") and not is_a(column, dict)):
        value: "Any" = column[index]
        return plain(value.as_py() if hasattr(value, "as_py") else value)  # Arrow's own scalars
    return array_item(arrays.read(column, "data"), index)


def plain(value: "Any") -> "Any":
    """Turn a number of NumPy into Python's own; dates stay what they are, since theirs are coarser."""
    kind: str = getattr(getattr(value, "dtype", None), "kind", "")
    return value.item() if kind and kind in "fiubUS" and getattr(value, "shape", None) == () else value


def array_item(arr: ArrayData, index: int, column: int = 0) -> "Any":
    """Return one value out of an ArrayData."""
    if arr.fields is not None:
        return array_item(arr.fields[column], index)
    if arr.shape == ():
        index = 0
    width = 1 if len(arr.parts) > 1 or len(arr.shape) < 2 else arr.count() // max(1, len(arr))
    part: "Any" = arr.parts[column if len(arr.parts) > 1 else 0]
    at = index * width + (0 if len(arr.parts) > 1 else column)
    if not buffers.MICROPYTHON and is_a(part, (memoryview, bytes, bytearray)):
        value: "Any" = _unpacked(memoryview(part), at, index, arr.dtype)
    else:
        value = part[at]
    if arr.names is not None:
        return arr.names[int(value)] if value == value else None
    if arr.time is not None:
        numerator, denominator = arr.time
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


def cell(given: "Any", row: int, column: int, columns: int) -> "Any":
    """Return one value of a grid."""
    if hasattr(given, "iloc") and hasattr(given, "columns"):
        return plain(given.iloc[row, column])
    if is_a(given, (list, tuple)):
        return item(given[row], column)
    if hasattr(given, "astype") and hasattr(given, "shape"):
        return plain(given[row, column])
    arr = arrays.read(given, "data")
    return array_item(arr.reshape(arr.count()) if len(arr.parts) == 1 else arr, row * columns + column)
