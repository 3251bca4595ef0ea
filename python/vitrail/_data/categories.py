# In:  words.
# Out: an ArrayData of their codes, with the words by code.
"""Words as numbers of categories."""

from ..errors import Error
from .buffers import F64, NAN, ArrayData, packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


def read(items: "Iterable[Any]", what: str) -> ArrayData:
    """Number different words in order of appearance; NaN where there is none. See `ArrayData.names`."""
    codes: "dict[str, int]" = {}
    names: "list[str]" = []
    numbers: "list[float]" = []
    for i, item in enumerate(items):
        if isinstance(item, str):
            if item not in codes:
                codes[item] = len(names)
                names.append(item)
            numbers.append(codes[item])
        elif item is None or item != item or type(item).__name__ == "NAType":
            numbers.append(NAN)
        else:
            raise Error("%s: got %r at index %d among words, need words only" % (what, item, i))
    return ArrayData([packed(numbers, len(numbers))], F64, (len(numbers),), False, names)
