# In:  what users give as one value: numbers, a truth, a matrix, a list of names.
# Out: the value as the core takes it, or an error that says what came and what was wanted.
"""Validation of single values."""

from ..errors import Error, shape_text, type_text
from . import arrays, buffers
from .arrays import is_many
from .buffers import NAN
from .columns import numbers_only

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SHAPES = {3: "(x, y, z)", 4: "(on, off, on, off), in pixels"}


def numbers(value: "Any", count: int, what: str, auto: bool = False, one: bool = False) -> "tuple[float, ...]":
    """Read `count` numbers, or where `one` is true one for all; `auto`: None stands for "choose for me" among them."""
    wanted = "a number" if count == 1 else "%d numbers" % count
    if one:
        wanted = "a number, or %d: %s" % (count, _SHAPES.get(count, "(width, height)"))
    elif count in _SHAPES:
        wanted += ": " + _SHAPES[count]
    if is_many(value):
        shape: "Any" = getattr(value, "shape", ())
        if len(shape) > 1:
            raise Error("%s: got shape %s, need %s" % (what, shape_text(shape), wanted))
        try:
            items: "Any" = list(value)
            out = tuple([float(NAN if auto and item is None else item) for item in items])
        except (TypeError, ValueError, OverflowError):
            raise Error("%s: got %s, need %s" % (what, short(value), wanted)) from None
        if count == 4 and len(out) == 2:  # dashes: on, off is the pattern
            return out + out
        if len(out) != count and not (one and len(out) == 1):
            raise Error("%s: got %d number%s, need %s" % (what, len(out), "" if len(out) == 1 else "s", wanted))
        return out
    try:
        out = (float(value),)
    except (TypeError, ValueError, OverflowError):
        raise Error("%s: got %s, need %s" % (what, short(value), wanted)) from None
    if count > 1 and not one:
        raise Error("%s: got the single number %g, need %s" % (what, out[0], wanted))
    return out


def short(value: object) -> str:
    """Write a value for an error: itself where it is small, else its type."""
    text = repr(value)
    return text if len(text) <= 60 and "\n" not in text and text[:1] != "<" else type_text(value)


def whole(value: "Any", what: str, least: "int | None" = None) -> int:
    """Read a whole number, of `least` or more."""
    number = numbers(value, 1, what)[0]
    if number - number != 0 or number != int(number):
        raise Error("%s: got %g, need a whole number" % (what, number))
    if least is not None and number < least:
        raise Error("%s: got %d, need %d or more" % (what, number, least))
    return int(number)


def truth(value: "Any", what: str) -> bool:
    """Read True or False; a text is neither, whatever it says."""
    if isinstance(value, str) or is_many(value):
        raise Error("%s: got %s, need True or False" % (what, short(value)))
    return bool(value)


def matrix(value: "Any", what: str) -> "tuple[float, ...]":
    """Read a matrix: 16 numbers column by column, or 4 x 4 row by row."""
    arr = numbers_only(arrays.read(value, what), what)
    found = tuple(buffers.doubles(arr))
    if arr.shape == (4, 4):
        return tuple([found[4 * row + column] for column in range(4) for row in range(4)])
    if len(found) != 16:
        raise Error("%s: got shape %s, need 16 numbers column by column, or (4, 4)" % (what, shape_text(arr.shape)))
    return found


def joined(value: "Any", what: str) -> str:
    """Write a list of names one a line, as the core takes them."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if not is_many(value):
        raise Error("%s: got %s, need a list of names" % (what, type_text(value)))
    return "\n".join([str(name).replace("\n", " ") for name in value])
