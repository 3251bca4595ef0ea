# In:  numbers, values of properties, arrays and selections.
# Out: commands as lists that JSON can hold, with the contents that they name; numbers back from there.
"""Commands as they are written into messages and records."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from .._data.chunks import chunks
from .content import Content, content

if TYPE_CHECKING:
    import array
    from collections.abc import Sequence

    from .._data.buffers import ArrayData

    Value = tuple[float, ...] | str  # of a property


def numbers_out(values: Sequence[float]) -> list[Any]:
    """Write numbers as JSON can hold them: null is NaN, "inf" and "-inf" are infinities."""
    if all(math.isfinite(v) for v in values):
        return [int(v) if v == int(v) and abs(v) < 1e15 else float(v) for v in values]
    return [None if v != v else v if math.isfinite(v) else "inf" if v > 0 else "-inf" for v in values]


def numbers_in(values: Sequence[Any]) -> tuple[float, ...]:
    """Read what `numbers_out` (or a page's own writer) wrote."""
    return tuple(math.nan if v is None else float(v) for v in values)


def same_value(a: Value, b: Value) -> bool:
    """Whether two values of a property are the same; NaN is NaN."""
    if isinstance(a, str) or isinstance(b, str):
        return a == b
    return len(a) == len(b) and all(x == y or (x != x and y != y) for x, y in zip(a, b))


def same_numbers(a: Sequence[float], b: Sequence[float]) -> bool:
    """Whether two machines that computed the same would have come to these."""
    pairs = zip(a, b)
    return len(a) == len(b) and all((x != x and y != y) or math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-12) for x, y in pairs)


def array_bytes(arr: ArrayData, components: int) -> bytes:
    """Copy an ArrayData's elements out, row by row."""
    if len(arr.parts) == 1:
        return memoryview(arr.parts[0]).tobytes()  # in C order, whatever the strides
    return b"".join(piece for _, _, piece in chunks(arr, components))


def property_command(node: int, prop: int, value: tuple[float, ...] | str) -> list[Any]:
    """Write a property as a command."""
    return ["text", node, prop, value] if isinstance(value, str) else ["numbers", node, prop, numbers_out(value)]


def select_command(node: int, elements: array.array[int]) -> tuple[list[Any], Content | None]:
    """Write a selection as a command."""
    data = content(elements.tobytes()) if len(elements) else None
    return ["select", node, len(elements), "" if data is None else data.hash], data


def write_command(
    node: int, number: int, dtype: int, shape: tuple[int, ...], part: list[int] | None, data: Content
) -> list[Any]:
    """Write an array as a command; `part` is (first, count) where it is not all of it.

    The shape is rows, columns, components; of what fills a volume, layers before them.
    """
    return ["write", node, number, dtype, list(shape), part, data.hash]
