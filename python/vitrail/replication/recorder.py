# In:  the commands of a scene; the host that carries them out.
# Out: the same commands, carried out; then noted in a record, and told to subscribers.
"""Recording the commands of any host."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from .._data.buffers import element_count
from ..schema import KINDS
from .content import Content, Transient, content
from .encoding import array_bytes, numbers_out, property_command, select_command, write_command
from .record import Record

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from typing import Protocol

    from .._data.buffers import ArrayData
    from ..hosts.protocols import Commands, Queries
    from .encoding import Value

    class Subscriber(Protocol):
        """Who is told of commands after the host has taken them: a `Stream`, or who has many of them."""

        def add(self, command: list[Any], data: Content | None = None) -> None: ...
        def remove(self, nodes: Sequence[int]) -> None: ...
        def barrier(self, node: int) -> None: ...


class Recorder:
    """Commands that are carried out by another host, and noted.

    Parameters
    ----------
    commands, queries : Commands, Queries
        Of the host that carries them out, and answers what it made of them.
    root, view : int
        The nodes of the scene and of its view.

    Attributes
    ----------
    record : Record
        What the scene holds.
    subscribers : list
        Told of each command, and of the content that it names.
    lock : RLock
        Held while the scene and the record change.
    """

    def __init__(self, commands: Commands, queries: Queries, root: int, view: int) -> None:
        self.record: Record = Record(root, view)
        self.subscribers: list[Subscriber] = []
        self.lock: threading.RLock = threading.RLock()
        self._commands = commands
        self._queries = queries
        self._view = view
        # Called outside the lock, after a command that did so.
        self.camera_changed: Callable[[], None] = _nothing
        self.selection_changed: Callable[[], None] = _nothing

    def publish(self, command: list[Any], data: Content | None = None) -> None:
        """Tell a command to all subscribers."""
        for each in self.subscribers:
            each.add(command, data)

    # --- nodes ---

    def create(self, kind: int, parent: int) -> int:
        with self.lock:
            node = self._commands.create(kind, parent)
            self.record.create(node, kind, parent)
            self.publish(["create", node, kind, parent])
        return node

    def remove(self, node: int) -> None:
        with self.lock:
            self._commands.remove(node)
            gone = self.record.remove(node)
            for each in self.subscribers:
                each.remove(gone)

    def move(self, node: int, parent: int) -> None:
        with self.lock:
            self._commands.move(node, parent)
            self.record.move(node, parent)
            self.publish(["move", node, parent])

    def set_numbers(self, node: int, number: int, values: Sequence[float]) -> None:
        with self.lock:
            self._commands.set_numbers(node, number, values)
            self._set(node, number, tuple(float(v) for v in values))
        if node == self._view:
            self.camera_changed()

    def set_text(self, node: int, number: int, text: str) -> None:
        with self.lock:
            self._commands.set_text(node, number, text)
            self._set(node, number, text)
        if node == self._view:
            self.camera_changed()

    def _set(self, node: int, number: int, value: Value) -> None:
        self.record.set(node, number, value)
        self.publish(property_command(node, number, value))

    # --- arrays ---

    def write(self, node: int, number: int, arr: ArrayData, shape: "tuple[int, ...]", first: int = 0) -> None:
        with self.lock:
            self._commands.write(node, number, arr, shape, first)
            data = array_bytes(arr, shape[-1])
            count = arr.count() // shape[-1]
            if first or count < element_count(shape):
                self.record.patch(node, number, first, data)
                part = Transient(data)
                self.publish(write_command(node, number, arr.dtype, shape, [first, count], part), part)
            else:
                whole = content(data)
                self.record.write(node, number, arr.dtype, shape, whole)
                self.publish(write_command(node, number, arr.dtype, shape, None, whole), whole)
            if len(self.record.selected(node)):  # it may have gone with the old data
                self.record.select(node, self._queries.selected(node))

    def decode(self, node: int, number: int, file: bytes | bytearray) -> None:
        with self.lock:
            self._commands.decode(node, number, file)
            data = content(bytes(file))
            self.record.decode(node, number, data)
            self.publish(["decode", node, number, data.hash], data)

    # --- selections ---

    def select(self, node: int, elements: array[int], how: int) -> None:
        with self.lock:
            self._commands.select(node, elements, how)
            changed = self._note_selection(node)
        if changed:
            self.selection_changed()

    def select_in(self, corners: Sequence[float], how: int) -> int:
        with self.lock:
            count = self._commands.select_in(corners, how)
            changed = False
            for node, kind in self.record.nodes():
                if "selected" in KINDS[kind].arrays or "selected" in KINDS[kind].properties:
                    changed = self._note_selection(node) or changed
        if changed:
            self.selection_changed()
        return count

    def _note_selection(self, node: int) -> bool:
        """Note and tell what is selected now; false where that is as before."""
        found = self._queries.selected(node)
        if found == self.record.selected(node):
            return False
        self.record.select(node, found)
        self.publish(*select_command(node, found))
        return True

    # --- the camera ---

    def fit(self, node: int) -> None:
        with self.lock:
            self._commands.fit(node)
            self._turned(["fit", self._view, node])
        self.camera_changed()

    def look(self, elevation: float, azimuth: float, roll: float) -> None:
        with self.lock:
            self._commands.look(elevation, azimuth, roll)
            self._turned(["look", self._view, elevation, azimuth, roll])
        self.camera_changed()

    def _turned(self, command: list[Any]) -> None:
        self._barrier()
        for number in self.record.camera:
            self.record.set(self._view, number, self._queries.get_numbers(self._view, number))
        self.publish(command)

    def _barrier(self) -> None:
        for each in self.subscribers:
            each.barrier(self._view)

    def set_pose(self, numbers: Sequence[float]) -> None:
        """Those who are told hear where that is."""
        self._commands.set_pose(numbers)
        for name in ("eye", "target", "up"):
            number = KINDS["view"].properties[name][0]
            self.set_numbers(self._view, number, self._queries.get_numbers(self._view, number))

    def set_matrices(self, numbers: Sequence[float] | None) -> None:
        with self.lock:
            self._commands.set_matrices(numbers)
            both = None if numbers is None else (numbers_out(numbers[:16]), numbers_out(numbers[16:]))
            self._barrier()
            self.record.matrices = both
            self.publish(["matrices", self._view, *(both or (None, None))])
        self.camera_changed()


def _nothing() -> None:
    pass
