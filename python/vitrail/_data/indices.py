# In:  an artist; what users give as some of its elements: their numbers, a mask, a slice, all or none.
# Out: how many elements there are; the numbers of those that are meant, for the core and for users.
"""The elements of artists, by their numbers."""

import array
import sys

from ..errors import Error, is_a, shape_text
from . import arrays, buffers
from .columns import numbers_only

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any



def indexes(value: "Any", total: int, what: str) -> "array.array[int]":
    """Read which elements are meant: their numbers, true or false for each, one number; True is all, False or None none.

    Raises
    ------
    vitrail.Error
        Where a number is not an element's, or there are too few truths.
    """
    if value is None or is_a(value, bool):  # none, all
        return array.array("I", range(total if value else 0))
    if is_a(value, slice):
        value = range(*value.indices(total))
    if is_a(value, (set, frozenset)):
        value = sorted(value)
    if hasattr(value, "__next__"):
        value = list(value)
    items: "Any" = value
    if str(getattr(getattr(value, "dtype", None), "kind", "")) == "O":
        items = value.tolist()
    truths = [_is_truth(one) for one in items] if is_a(items, (list, tuple)) else []
    numbers: "Sequence[float]" = []
    if any(truths):
        if not all(truths):
            raise Error("%s: got truths and other values, need numbers of elements, or true or false for each" % what)
        mask = True
        numbers = [1.0 if one else 0.0 for one in items]
    else:
        arr = numbers_only(arrays.read(value, what), what)
        if arr.shape and arr.count() != max(arr.shape):
            raise Error("%s: got shape %s, need a row of element numbers, or of truths" % (what, shape_text(arr.shape)))
        mask = arr.dtype == buffers.BOOL
        numbers = buffers.doubles(arr)
    if mask:
        if len(numbers) != total:
            raise Error("%s: got %d truths, need %d: one for each element" % (what, len(numbers), total))
        return array.array("I", [i for i in range(total) if numbers[i]])
    for number in numbers:
        if not 0 <= number < total or number != int(number):
            raise Error("%s: got element %g, need whole numbers from 0 to %d" % (what, number, total - 1))
    found = sorted({int(number) for number in numbers})
    if len(numbers) == total > 2 and found[-1:] <= [1]:
        raise Error("%s: got 0 or 1 for each of the %d elements: did you mean .astype(bool)?" % (what, total))
    return array.array("I", found)


def _is_truth(value: object) -> bool:
    return type(value).__name__ in ("bool", "bool_")  # NumPy's own too


def numbers_out(found: "array.array[int]") -> "Any":
    """Give element numbers to the user: a NumPy array where NumPy is there."""
    numpy: "Any" = sys.modules.get("numpy")
    return numpy.array(found, dtype="int64") if hasattr(numpy, "asarray") else found
