# In:  whatever a user calls data: lists, array.array, memoryview, NumPy, pandas, polars, Arrow, DLPack...
# Out: an ArrayData: one or more buffers with an element type and a shape, not copied where that can be avoided.
"""Reading arrays of any make, without needing NumPy."""

import array
import struct

from ..errors import Error, is_a, shape_text, type_text
from . import categories, dates
from .buffers import F64, I64, MICROPYTHON, NAN, U8, ArrayData, doubles, format_dtype, new_doubles, packed
from .columns import read_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def read(data: "Any", what: str) -> ArrayData:
    """Read numbers (or names of categories) out of anything.

    Parameters
    ----------
    data : array-like
        A number, a nested sequence, an iterator, a buffer, or an array or table of another library.
    what : str
        What to call it in errors.

    Raises
    ------
    vitrail.Error
        Where no numbers can be read; the text says why and what to do.

    Examples
    --------
    >>> arr = read([[1, 2, 3], [4, 5, 6]], "points")
    >>> arr.shape, arr.dtype == F64
    ((2, 3), True)
    """
    if isinstance(data, ArrayData):
        return data
    if is_a(data, (list, tuple)):
        return _sequence(data, what)
    if isinstance(data, (int, float)):
        return ArrayData([array.array("d", [_number(data, what, "its place")])], F64, ())
    if isinstance(data, str):
        fix = ": read the file first, as with pandas.read_csv" if "." in data else ""
        raise Error("%s: got the text %r, need numbers%s" % (what, data, fix))
    if data is None:
        raise Error("%s: got None, need numbers" % what)
    if is_a(data, dict):
        return columns(_named(data, what), what)
    if MICROPYTHON:
        arr = _micropython(data)
    else:
        from . import interchange

        arr = interchange.read(data, what, read)
    if arr is not None:
        return arr
    try:
        items = list(data)
    except TypeError:
        raise Error("%s: got %s, which holds no numbers that can be read" % (what, type_text(data))) from None
    return _sequence(items, what)


def _named(data: "dict[Any, Any]", what: str) -> "list[Any]":
    try:
        return [data["x"], data["y"], data["z"]]
    except KeyError:
        raise Error(
            '%s: got a dict with %s, need the keys "x", "y" and "z"' % (what, ", ".join(repr(k) for k in data))
        ) from None


# --- MicroPython ---


def _micropython(data: "Any") -> "ArrayData | None":
    if is_a(data, (bytes, bytearray)):
        return ArrayData([data], U8, (len(data),), True)
    if is_a(data, array.array):
        letter = repr(data[:0])[7]  # arrays have no typecode here
        return ArrayData([data], format_dtype(letter, struct.calcsize(letter)), (len(data),), True)
    if is_a(data, memoryview):
        if len(data) and is_a(data[0], int):
            return ArrayData([array.array("q", data)], I64, (len(data),), True)
        return ArrayData([packed(data, len(data))], F64, (len(data),), True)
    if type(data).__name__ == "ndarray":  # ulab's, whose dtype is a letter's number
        try:
            memoryview(data)
            dense = data
        except TypeError:  # strided
            dense = data.copy()
        letter = chr(data.dtype)
        return ArrayData([dense], format_dtype(letter, struct.calcsize(letter)), tuple(data.shape))
    if hasattr(data, "BYTES_PER_ELEMENT"):
        return _javascript(data)
    return None


_TYPED = {"Float32": "f", "Float64": "d", "Int8": "b", "Uint8": "B", "Uint8Clamped": "B", "Int16": "h", "Uint16": "H",
          "Int32": "i", "Uint32": "I", "BigInt64": "q", "BigUint64": "Q"}


def _javascript(data: "Any") -> ArrayData:
    """Copy a typed array of JavaScript into MicroPython's memory."""
    uctypes: "Any" = __import__("uctypes")
    js: "Any" = __import__("js")
    letter = _TYPED[data.constructor.name[:-5]]
    count: int = data.length
    out = array.array(letter, bytearray(struct.calcsize(letter) * count))
    if count:
        source = js.Uint8Array.new(data.buffer, data.byteOffset, data.byteLength)
        js.Uint8Array.new(js.Module.HEAPU8.buffer, uctypes.addressof(out), data.byteLength).set(source)
    return ArrayData([out], format_dtype(letter, struct.calcsize(letter)), (count,), True)


# --- sequences ---


def _number(item: "Any", what: str, place: str) -> float:
    """Return one number; None and pandas.NA become NaN."""
    if item is None or type(item).__name__ in ("NAType", "NaTType"):
        return NAN
    if not isinstance(item, (str, bytes)):
        try:
            return float(item)
        except (TypeError, ValueError):
            pass
        except OverflowError:
            raise Error("%s: got a number above 1.8e308 at %s, which is the largest that floats have" % (what, place)) from None
    if isinstance(item, complex):
        raise Error("%s: got a complex number at %s, need real ones: did you mean abs(...) or .real?" % (what, place))
    raise Error("%s: got %r at %s, need a number" % (what, item, place))


def _sequence(items: "Sequence[Any]", what: str) -> ArrayData:
    count = len(items)
    if count == 0:
        return ArrayData([b""], F64, (0,), True)
    first = items[0]
    if isinstance(first, str):
        return categories.read(items, what)
    if not is_many(first):
        try:
            if type(first).__name__ != "timedelta64":  # which passes for a number
                return ArrayData([packed(items, count)], F64, (count,))
        except (TypeError, ValueError, OverflowError):
            pass
        arr = dates.from_items(items, what)
        if arr is None:
            clean = [_number(items[i], what, "index %d" % i) for i in range(count)]
            arr = ArrayData([packed(clean, count)], F64, (count,))
        return arr
    return _rows(items, what)


def _rows(rows: "Sequence[Any]", what: str) -> ArrayData:
    count = len(rows)
    try:
        width = len(rows[0])
        for i in range(1, count):
            if len(rows[i]) != width:
                raise Error(
                    "%s: row 0 has %d numbers and row %d has %d, need the same for all"
                    % (what, width, i, len(rows[i]))
                )
    except TypeError:  # rows that are iterators, or a number among rows
        return _nested([_list(row, what, i) for i, row in enumerate(rows)], what)
    if width and not hasattr(rows[0], "astype") and not is_many(rows[0][0]):
        try:
            return ArrayData([_flat(rows, count, width)], F64, (count, width))
        except (TypeError, ValueError, OverflowError):
            if any([dates.is_date(item) or dates.is_duration(item) for item in rows[0]]):
                return columns([[row[i] for row in rows] for i in range(width)], what, [str(i) for i in range(width)])
    return _nested(rows, what)


def _list(row: "Any", what: str, i: int) -> "list[Any]":
    if is_many(row):
        return list(row)
    raise Error("%s: got the single value %r at row %d, need a row of numbers like the others" % (what, row, i))


def _flat(rows: "Sequence[Any]", count: int, width: int) -> "array.array[float]":
    if not MICROPYTHON:
        from itertools import chain

        flat = array.array("d", chain.from_iterable(rows))
        if len(flat) != count * width:
            raise TypeError
        return flat
    out = new_doubles(count * width)
    i = 0
    if width == 3:
        for a, b, c in rows:
            out[i] = a
            out[i + 1] = b
            out[i + 2] = c
            i += 3
        return out
    for row in rows:
        for item in row:
            out[i] = item
            i += 1
    return out


def _nested(rows: "Sequence[Any]", what: str) -> ArrayData:
    """Any depth, any content: slow and careful, and it says where the trouble is."""
    arrs = [read(row, "%s, row %d" % (what, i)) for i, row in enumerate(rows)]
    inner = arrs[0].shape
    total = arrs[0].count()
    joined = new_doubles(total * len(arrs))
    at = 0
    for i, arr in enumerate(arrs):
        if arr.shape != inner:
            raise Error(
                "%s: row 0 has shape %s and row %d has %s, need the same for all"
                % (what, shape_text(inner), i, shape_text(arr.shape))
            )
        if arr.special:
            raise Error("%s: got text or dates in row %d, need numbers: did you mean x, y, z as three arguments?" % (what, i))
        if total:
            joined[at : at + total] = doubles(arr)
        at += total
    return ArrayData([joined], F64, (len(arrs),) + inner)


def is_many(value: object) -> bool:
    """Tell an array-like or an iterator from one number, word or nothing."""
    if value is None or isinstance(value, (float, int, str)):
        return False
    if isinstance(value, (list, tuple)):
        return True
    if getattr(value, "shape", None) == ():
        return False
    try:
        iter(value)  # type: ignore[call-overload]
        return True
    except TypeError:  # Arrow and DLPack objects need not be iterable
        return hasattr(value, "__arrow_c_stream__") or hasattr(value, "__dlpack__")


def table_values(table: "Any") -> "Any":
    """Return all the numbers of a table that is a grid, whatever its columns are called; anything else as it is."""
    return table.to_numpy() if hasattr(table, "columns") and hasattr(table, "to_numpy") else table


def columns(values: "Sequence[Any]", what: str, names: "Sequence[str]" = ("x", "y", "z")) -> ArrayData:
    """Read a table from its columns, which may differ in make and type; numbers stand for whole columns.

    Examples
    --------
    >>> columns([[1, 2], [3, 4], 0], "points").shape
    (2, 3)
    """
    return read_all(values, what, names, read)
