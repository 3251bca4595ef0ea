# In:  which cell of a notebook runs; what a reader did with the scenes that it made.
# Out: the same camera and the same selections in the scenes that the cell makes when it runs again.
# Called by: widget.py.
"""A cell that runs again: what its reader had made of the picture is not lost."""

from __future__ import annotations

import array
from typing import TYPE_CHECKING, Any

from ..errors import Error
from .jupyter import running_cell

if TYPE_CHECKING:
    from .bare import BareHost
    from .native import NativeHost
    from .record import Record

    Pose = list[tuple[int, tuple[float, ...]]]
    Chosen = list[tuple[int, str, array.array[int]]]

# What readers did with the scenes of each cell: what the script had said of the camera, the camera, the selections.
_readers: dict[Any, tuple[list[list[Any]], Pose | None, Chosen]] = {}
_made: dict[Any, tuple[int, int]] = {}  # of each cell: which run it is, how many scenes it has made


class Cell:
    """The cell that made a scene, as far as the notebook says which it is.

    Attributes
    ----------
    said : list
        What the script said of the camera: only where a run says the same is the reader's camera taken over.
    """

    def __init__(self) -> None:
        self.said: list[list[Any]] = []
        self._place = _place()

    def restore(self, inner: NativeHost | BareHost, record: Record) -> bool:
        """Take over how the reader had turned the picture that this cell showed before, and what was selected.

        Returns whether the camera moved.
        """
        past = _readers.get(self._place) if self._place is not None else None
        if past is None:
            return False
        said, pose, chosen = past
        moved = pose is not None and said == self.said
        if moved:
            for number, value in pose or []:
                inner.set_numbers(record.view, number, value)
                record.set(record.view, number, value)
        nodes = record.nodes()
        for place, kind, elements in chosen:
            if place < len(nodes) and nodes[place][1] == kind and not len(inner.selected(nodes[place][0])):
                try:
                    inner.select(nodes[place][0], elements, 0)
                except Error:
                    continue  # there are fewer elements now
                record.choose(nodes[place][0], inner.selected(nodes[place][0]))
        return moved

    def remember(self, inner: NativeHost | BareHost, record: Record, camera: bool) -> None:
        """Note what the reader did, for the next run of the cell: with `camera`, how it is turned now."""
        if self._place is None:
            return
        before = _readers.get(self._place)
        pose = before[1] if before is not None else None
        if camera:
            pose = [(number, inner.get_numbers(record.view, number)) for number in record.camera]
        chosen = [
            (place, kind, record.chosen(node))
            for place, (node, kind) in enumerate(record.nodes())
            if len(record.chosen(node))
        ]
        _readers[self._place] = (list(self.said), pose, chosen)


def _place() -> Any:
    """Say which scene of which cell is being made; None where cells have no names."""
    cell, run = running_cell()
    if cell is None:
        return None
    before, count = _made.get(cell, (run, 0))
    count = count + 1 if before == run else 1
    _made[cell] = (run, count)
    return cell, count
