# In:  which cell of a notebook runs; what a reader did with the scenes that it made.
# Out: the same camera, selections, rulers and clips in the scenes that the cell makes when it runs again.
"""A cell that runs again: what its reader had made of the picture is not lost."""

from __future__ import annotations

import array
from typing import TYPE_CHECKING, Any

from ..errors import Error
from ..replication.encoding import same_value
from .jupyter import running_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..replication.encoding import Value
    from ..replication.record import Record
    from .protocols import Core


class _Saved:
    """What a reader had made of a scene."""

    def __init__(self) -> None:
        self.script_camera: list[list[Any]] = []  # what the script had said of the camera
        self.pose: list[tuple[int, tuple[float, ...]]] | None = None
        self.selected: list[tuple[int, str, array.array[int]]] = []  # place in the order, kind, elements
        self.moved: list[tuple[int, str, int, Value, Value]] = []  # place, kind, property, value, the script's value
        self.viewer_nodes: list[tuple[int, dict[int, Value]]] = []  # kind, properties


_states: dict[Any, _Saved] = {}  # of each scene of each cell
_made: dict[Any, tuple[int, int]] = {}  # of each cell: which run it is, how many scenes it has made


class ViewerState:
    """The cell that made a scene, as far as the notebook says which it is.

    Attributes
    ----------
    said : list
        What the script said of the camera: only where a run says the same is the reader's camera taken over.
    guests : list
        The nodes that readers made.
    """

    def __init__(self) -> None:
        self.script_camera: list[list[Any]] = []
        self.viewer_nodes: list[int] = []
        self._moved: dict[tuple[int, int], Value] = {}  # node, property -> the script's value, which the reader changed
        self._place = _place()

    # --- what the reader changed ---

    def viewer_sets(self, core: Core, node: int, number: int) -> None:
        """Take note that the reader is about to set a property."""
        if node not in self.viewer_nodes:
            self._moved.setdefault((node, number), core.get_numbers(node, number))

    def script_set(self, node: int, number: int) -> None:
        """Take note that the script set a property: its word holds."""
        self._moved.pop((node, number), None)

    def forget(self, nodes: Sequence[int]) -> bool:
        """Take note that nodes are gone; True where the reader had made or set one."""
        found = False
        for node in nodes:
            if node in self.viewer_nodes:
                self.viewer_nodes.remove(node)
                found = True
            for key in [key for key in self._moved if key[0] == node]:
                del self._moved[key]
                found = True
        return found

    # --- from one run to the next ---

    def restore(self, core: Core, record: Record) -> bool:
        """Take over how the reader had turned the picture that this cell showed before, what was made, moved and selected.

        Returns whether the camera moved. What was made is in `guests`.
        """
        past = _states.get(self._place) if self._place is not None else None
        if past is None:
            return False
        moved = past.pose is not None and past.script_camera == self.script_camera
        if moved:
            for number, pose in past.pose or []:
                _put(core, record, record.view, number, pose)
        nodes = self._ordered(record)
        for place, kind, number, value, before in past.moved:
            node = _at(nodes, place, kind)
            if node and same_value(core.get_numbers(node, number), before):
                self.viewer_sets(core, node, number)
                _put(core, record, node, number, value)
        for kind_number, properties in past.viewer_nodes:
            try:
                node = core.create(kind_number, record.root)
            except Error:
                continue  # as many planes cut already as can
            record.create(node, kind_number, record.root)
            self.viewer_nodes.append(node)
            for number, value in properties.items():
                _put(core, record, node, number, value)
        nodes = self._ordered(record)
        for place, kind, elements in past.selected:
            node = _at(nodes, place, kind)
            if node and not len(core.selected(node)):
                try:
                    core.select(node, elements, 0)
                except Error:
                    continue  # there are fewer elements now
                record.select(node, core.selected(node))
        return moved

    def remember(self, core: Core, record: Record, camera: bool) -> None:
        """Note what the reader did, for the next run of the cell: with `camera`, how it is turned now."""
        if self._place is None:
            return
        past = _Saved()
        before = _states.get(self._place)
        past.script_camera = list(self.script_camera)
        past.pose = before.pose if before is not None else None
        if camera:
            past.pose = [(number, core.get_numbers(record.view, number)) for number in record.camera]
        for place, (node, kind) in enumerate(self._ordered(record)):
            if len(record.selected(node)):
                past.selected.append((place, kind, record.selected(node)))
            for (moved, number), value in self._moved.items():
                if moved == node:
                    past.moved.append((place, kind, number, core.get_numbers(node, number), value))
        past.viewer_nodes = [(record.kind(node), record.properties(node)) for node in self.viewer_nodes]
        _states[self._place] = past

    def _ordered(self, record: Record) -> list[tuple[int, str]]:
        """All nodes, what readers made behind the script's, so that these are at the same place in each run."""
        nodes = record.nodes()
        return [each for each in nodes if each[0] not in self.viewer_nodes] + [each for each in nodes if each[0] in self.viewer_nodes]


def _at(nodes: list[tuple[int, str]], place: int, kind: str) -> int:
    return nodes[place][0] if place < len(nodes) and nodes[place][1] == kind else 0


def _put(core: Core, record: Record, node: int, number: int, value: Value) -> None:
    if isinstance(value, str):
        core.set_text(node, number, value)
    else:
        core.set_numbers(node, number, value)
    record.set(node, number, value)


def _place() -> Any:
    """Say which scene of which cell is being made; None where cells have no names."""
    cell, run = running_cell()
    if cell is None:
        return None
    before, count = _made.get(cell, (run, 0))
    count = count + 1 if before == run else 1
    _made[cell] = (run, count)
    return cell, count
