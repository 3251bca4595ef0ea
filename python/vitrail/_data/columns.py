# In:  ArrayData, each a column; the names of columns.
# Out: one ArrayData of them all, whose columns stay apart until they are in the core's memory.
"""Tables of columns."""

import array

from ..errors import Error
from .buffers import F32, F64, ITEM_BYTES, MICROPYTHON, ArrayData, doubles, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    Read = Callable[[Any, str], ArrayData]


def joined(arrs: "list[ArrayData]", what: str, names: "Sequence[str]" = ("x", "y", "z")) -> ArrayData:
    """Make a table of columns, which may differ in element type; single numbers stand for whole columns.

    Where some are times or words, they wait in `ArrayData.fields` for axes to place them.
    """
    count = -1
    longest = 0
    for i, arr in enumerate(arrs):
        if arr.shape == ():
            continue
        if count < 0:
            count, longest = arr.count(), i
        elif arr.count() != count:
            raise Error(
                "%s: %s has %d values and %s has %d, need the same"
                % (what, names[longest], count, names[i], arr.count())
            )
    if count < 0:
        count = 1
    if any([arr.special or arr.unit for arr in arrs]):
        return ArrayData([], F64, (count, len(arrs)), fields=arrs)
    types = [arr.dtype for arr in arrs if arr.shape != () and len(arr.parts) == 1]
    dtype = types[0] if types and types.count(types[0]) == len(types) else F64
    if dtype not in (F32, F64) and len(types) < len(arrs):
        dtype = F64
    parts: "list[Any]" = []
    for arr in arrs:
        if arr.shape == ():
            parts.append(_filled(doubles(arr)[0], count, dtype))
        elif arr.dtype == dtype and len(arr.parts) == 1:
            parts.append(arr.parts[0])
        else:
            parts.append(doubles(arr))
    return ArrayData(parts, dtype, (count, len(parts)), False, None, arrs)


def _filled(number: float, count: int, dtype: int) -> "array.array[float]":
    letter = "f" if dtype == F32 else "d"
    if not MICROPYTHON:
        return array.array(letter, [number]) * count
    out = array.array(letter, bytearray(ITEM_BYTES[dtype] * count))
    for i in range(count):
        out[i] = number
    return out


def numbers_only(arr: ArrayData, what: str) -> ArrayData:
    """Pass an ArrayData through that holds numbers; refuse times and words.

    Raises
    ------
    vitrail.Error
        Where it holds something else.
    """
    if not arr.special:
        return arr
    for field in arr.fields or [arr]:
        if field.time is not None:
            raise Error("%s: got dates, need numbers: dates go along an axis, or into c" % what)
        if field.names is not None:
            raise Error("%s: got text, need numbers" % what)
    return joined([plain(field) for field in arr.fields or []], what)


def read_all(values: "Sequence[Any]", what: str, names: "Sequence[str]", read: "Read") -> ArrayData:
    """Read columns of any make with `read`, and make a table of them."""
    return joined([read(value, "%s %s" % (what, name)) for value, name in zip(values, names)], what, names)


def chosen(names: "list[str]", column: "Callable[[str], Any]", what: str, read: "Read") -> ArrayData:
    """Choose three columns for points: those called x, y, z, or all if there are three; else any number of columns."""
    lower = [str(name).lower() for name in names]
    if len(names) > 4 or (len(names) == 4 and {"x", "y", "z"} <= set(lower)):
        if not {"x", "y", "z"} <= set(lower):
            raise Error(
                "%s: got a table with the columns %s, need three: did you mean table[[%s]]?"
                % (what, ", ".join(names), ", ".join(repr(n) for n in names[:3]))
            )
        names = [names[lower.index(name)] for name in "xyz"]
    if not names:
        return ArrayData([b""], F64, (0,), True)
    return read_all([column(name) for name in names], what, [repr(name) for name in names], read)
