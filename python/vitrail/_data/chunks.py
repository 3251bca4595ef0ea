# In:  an ArrayData of any strides, or of columns.
# Out: the same elements in dense pieces, row by row.
"""Gathering strided data, a piece at a time."""

from .buffers import ITEM_BYTES, ArrayData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Literal

_CHUNK_ROWS = 1 << 16  # of strided data gathered at once
_WORDS: "dict[int, Literal['B', 'H', 'I', 'Q']]" = {1: "B", 2: "H", 4: "I", 8: "Q"}


def chunks(arr: ArrayData, components: int) -> "Iterator[tuple[int, int, Any]]":
    """Cut an ArrayData into dense pieces: (first element, count, buffer). What is dense already is one piece, not copied."""
    if len(arr.parts) > 1:
        yield from _interleaved(arr)
        return
    part = arr.parts[0]
    if not isinstance(part, memoryview) or part.c_contiguous:
        yield 0, arr.count() // components, part
        return
    rows = part.shape[0] if part.shape else 1
    inner = arr.count() // rows
    step = max(1, _CHUNK_ROWS * components // max(1, inner))
    if inner % components:  # a row of the buffer is no whole number of elements
        step = rows
    for at in range(0, rows, step):
        piece = part[at : at + step].tobytes()
        yield at * inner // components, min(step, rows - at) * inner // components, piece


def _interleaved(arr: ArrayData) -> "Iterator[tuple[int, int, Any]]":
    """Bring columns together, a chunk at a time. Words of the elements' size are moved; what they mean does not matter."""
    size = ITEM_BYTES[arr.dtype & 0xFF]
    word = _WORDS[size]
    width, count = len(arr.parts), len(arr)
    columns: "list[Any]" = []
    for part in arr.parts:
        view = memoryview(part)
        if not view.c_contiguous or view.format not in "fdbBhHiIlLqQ?":
            view = memoryview(view.tobytes())
        columns.append(view.cast("B").cast(word))
    for at in range(0, count, _CHUNK_ROWS):
        rows = min(_CHUNK_ROWS, count - at)
        piece = memoryview(bytearray(rows * width * size)).cast(word)
        for i, column in enumerate(columns):
            piece[i::width] = column[at : at + rows]
        yield at, rows, piece
