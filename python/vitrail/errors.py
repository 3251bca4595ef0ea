# In:  what went wrong.
# Out: the exception that users see, and words for shapes and types in its text.
"""Errors: what came, what was wanted, and how to mend it."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class Error(ValueError):
    """Something given to Vitrail cannot be used; the text says what came, what was wanted and the fix."""


def shape_text(shape: "Sequence[int]") -> str:
    """Write a shape as NumPy does.

    >>> shape_text([3, 1000])
    '(3, 1000)'
    >>> shape_text((7,))
    '(7,)'
    """
    if len(shape) == 1:
        return "(%d,)" % shape[0]
    return "(" + ", ".join(str(n) for n in shape) + ")"


def is_a(value: object, types: "Any") -> bool:
    """Do as `isinstance`, for values of any kind: a type checker learns nothing from it."""
    return isinstance(value, types)


def type_text(value: object) -> str:
    """Name a value's type for an error: ``a str``, ``an int``."""
    name = type(value).__name__
    return ("an " if name[:1].lower() in "aeiou" else "a ") + name
