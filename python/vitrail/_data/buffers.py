# In:  buffers of numbers, with their element types and shapes.
# Out: an ArrayData, which everything here passes on; its numbers as doubles, where they must be computed with.
"""Numbers as they came."""

import array
import struct
import sys

from .._generated.constants import (  # noqa: F401 - with the buffers, for those who read them
    BOOL,
    F16,
    F32,
    F64,
    I8,
    I16,
    I32,
    I64,
    ITEM_BYTES,
    STRUCT,
    SWAPPED,
    U8,
    U16,
    U32,
    U64,
)
from ..errors import Error, is_a, type_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

MICROPYTHON = sys.implementation.name == "micropython"
NAN = float("nan")

_SIGNED = {1: I8, 2: I16, 4: I32, 8: I64}
_UNSIGNED = {1: U8, 2: U16, 4: U32, 8: U64}
_FLOATS = {"e": F16, "f": F32, "d": F64}


class ArrayData:
    """Numbers as they came: where they lie, their element type and their shape.

    Attributes
    ----------
    parts : list
        One buffer of the whole shape, or one buffer for each column of a table of shape (rows, columns).
    dtype : int
        The core's number of the element type.
    shape : tuple of int
        The lengths, slowest first.
    loose : bool
        It came without a shape (an ``array.array``, bytes), so rows may be cut from it.
    names : list of str or None
        What the numbers stand for, where they are codes of categories.
    keep : object
        Keeps the memory alive.
    time : tuple of 2 ints or None
        Where the numbers are times, in whole ticks since 1970: the seconds in a tick, as numerator and denominator.
    unit : str
        What the numbers are in, where that is known: "s" for durations.
    fixed : bool
        `names` are categories because their maker said so, and not because they are words.
    fields : list of ArrayData or None
        The columns of a table, where some are times or words; then there are no `parts` yet.
    """

    def __init__(
        self,
        parts: "list[Any]",
        dtype: int,
        shape: "tuple[int, ...]",
        unshaped: bool = False,
        names: "list[str] | None" = None,
        keep: object = None,
        time: "tuple[int, int] | None" = None,
        unit: str = "",
        fields: "list[ArrayData] | None" = None,
    ) -> None:
        self.time = time
        self.unit = unit
        self.fixed = False
        self.fields = fields
        self.parts = parts
        self.dtype = dtype
        self.shape = shape
        self.unshaped = unshaped
        self.names = names
        self.keep = keep

    def __len__(self) -> int:
        return self.shape[0] if self.shape else 1

    def count(self) -> int:
        """How many numbers there are."""
        total = 1
        for n in self.shape:
            total *= n
        return total

    def reshape(self, *shape: int) -> "ArrayData":
        """Return the same numbers, in the same order, under another shape."""
        arr = ArrayData(self.parts, self.dtype, shape, False, self.names, self.keep, self.time, self.unit, self.fields)
        arr.fixed = self.fixed
        return arr

    @property
    def special(self) -> bool:
        """Whether these are times or words, which have a place only where an axis gives them one."""
        return self.names is not None or self.time is not None or self.fields is not None


def lengths(shape: "Sequence[int]") -> "tuple[int, int, int, int]":
    """Return an array's layers, rows, columns and components; a shape of three has one layer.

    Examples
    --------
    >>> lengths((700, 1, 3))
    (1, 700, 1, 3)
    """
    if max(shape) >= 1 << 32:  # the core counts in 32 bits
        raise Error("got an array with a length of %d, need less than 4294967296: give a part of it" % max(shape))
    layers = shape[0] if len(shape) == 4 else 1
    return layers, shape[-3], shape[-2], shape[-1]


def element_count(shape: "Sequence[int]") -> int:
    """Return how many elements an array of a shape with its components last has."""
    total = 1
    for n in shape[:-1]:
        total *= n
    return total


def new_doubles(count: int) -> "array.array[float]":
    """Make room for numbers."""
    try:
        return array.array("d", bytearray(8 * count))
    except MemoryError:  # MicroPython's heap grows after the first refusal
        return array.array("d", bytearray(8 * count))


def packed(items: "Iterable[Any]", count: int) -> "array.array[float]":
    """Write so many numbers into doubles."""
    if not MICROPYTHON:
        return array.array("d", items)
    out = new_doubles(count)
    i = 0
    for item in items:
        out[i] = item
        i += 1
    return out


def doubles(arr: ArrayData) -> "array.array[float]":
    """Copy an ArrayData's numbers into doubles, row by row."""
    code = arr.dtype & 0xFF
    if len(arr.parts) > 1:
        each = [doubles(ArrayData([part], arr.dtype, (len(arr),))) for part in arr.parts]
        if MICROPYTHON:
            return packed([column[i] for i in range(len(arr)) for column in each], arr.count())
        out = new_doubles(arr.count())
        for i, column in enumerate(each):
            out[i :: len(each)] = column
        return out
    part = arr.parts[0]
    if MICROPYTHON:
        return packed(part.flatten() if hasattr(part, "flatten") else part, arr.count())
    raw = part.tobytes() if isinstance(part, (memoryview, array.array)) else bytes(part)
    if arr.dtype == F64:
        return array.array("d", raw)
    letter = STRUCT[code]
    if code == F16 or code == BOOL:
        order = ">" if (arr.dtype >= SWAPPED) == (sys.byteorder == "little") else "<"
        return array.array("d", struct.unpack("%s%d%s" % (order, len(raw) // ITEM_BYTES[code], letter), raw))
    items: "array.array[float]" = array.array(letter, raw)  # type: ignore[arg-type]
    if arr.dtype >= SWAPPED:
        items.byteswap()
    return items if letter == "d" else array.array("d", items)


def plain(arr: ArrayData) -> ArrayData:
    """Return the same numbers without what they stand for."""
    return ArrayData(arr.parts, arr.dtype, arr.shape, arr.unshaped, None, arr.keep)


def format_dtype(letter: str, itemsize: int) -> int:
    """Return the core's number of a struct format such as ``<f``, or -1 where it has none."""
    order = ""
    if len(letter) == 2 and letter[0] in "@=<>!":
        order, letter = letter[0], letter[1]
    if len(letter) != 1:
        return -1
    if letter in _FLOATS:
        code = _FLOATS[letter]
    elif letter == "?":
        code = BOOL
    elif letter in "bhilqn":
        code = _SIGNED[itemsize]
    elif letter in "BHILQNc":
        code = _UNSIGNED[itemsize]
    else:
        return -1
    little = sys.byteorder == "little"
    swapped = order in (">", "!") if little else order == "<"
    return code + SWAPPED if swapped and itemsize > 1 else code


def from_buffer(data: "Any", what: str) -> "ArrayData | None":
    """Read an object that lends its memory (PEP 3118); None where it does not."""
    try:
        view = memoryview(data)
    except TypeError:
        return None
    except (ValueError, BufferError) as error:
        raise Error("%s: %s does not lend its memory: %s" % (what, type_text(data), error)) from None
    code = format_dtype(view.format, view.itemsize)
    if code < 0:
        raise Error(
            "%s: got elements of format %r, need floats, integers or booleans" % (what, view.format)
        )
    if view.nbytes == 0:
        return ArrayData([b""], code, tuple(view.shape or ()), is_a(data, array.array), None, data)
    unshaped = view.ndim == 1 and is_a(data, (array.array, bytes, bytearray, memoryview))
    return ArrayData([view], code, tuple(view.shape or ()), unshaped, None, data)
