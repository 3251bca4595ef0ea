# In:  the commands of a record or a stream, with the bytes that they name.
# Out: the same scene on another host.
"""Making a recorded scene again."""

from __future__ import annotations

import array
from typing import TYPE_CHECKING, Any

from .._data.buffers import ArrayData, element_count
from .encoding import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..hosts.protocols import Host
    from .content import Content


class Player:
    """Carries recorded commands out on another host, whose nodes have other numbers.

    Parameters
    ----------
    host : Host
        Where the scene is made.
    root, view : int
        What its scene and its view are called in the commands; ``["begin", root, view]`` says it too.
    """

    def __init__(self, host: Host, root: int = 0, view: int = 0) -> None:
        self._commands = host.commands
        self._host = host
        self._nodes: dict[int, int] = {root: host.root, view: host.view}

    def play(self, commands: Iterable[tuple[list[Any], Content | None]]) -> None:
        """Carry all out, in order."""
        for command, data in commands:
            self.apply(command, None if data is None else bytes(data.data))

    def apply(self, command: list[Any], data: bytes | None = None) -> None:
        """Carry one out, with the bytes that it names. What only pages understand is passed over."""
        act = getattr(self, "_do_" + str(command[0]), None)
        if act is not None:
            act(data, *command[1:])

    def _do_begin(self, _: bytes | None, root: int, view: int) -> None:
        self._nodes = {root: self._host.root, view: self._host.view}

    def _do_create(self, _: bytes | None, node: int, kind: int, parent: int, *_origin: Any) -> None:
        self._nodes[node] = self._commands.create(kind, self._nodes[parent])

    def _do_remove(self, _: bytes | None, node: int, below: list[int]) -> None:
        self._commands.remove(self._nodes[node])
        for each in [node, *below]:
            del self._nodes[each]

    def _do_move(self, _: bytes | None, node: int, parent: int) -> None:
        self._commands.move(self._nodes[node], self._nodes[parent])

    def _do_numbers(self, _: bytes | None, node: int, prop: int, values: list[Any]) -> None:
        self._commands.set_numbers(self._nodes[node], prop, numbers_in(values))

    def _do_text(self, _: bytes | None, node: int, prop: int, value: str) -> None:
        self._commands.set_text(self._nodes[node], prop, value)

    def _do_write(
        self, data: bytes | None, node: int, number: int, dtype: int, shape: list[int], part: list[int] | None, _name: str
    ) -> None:
        first, count = part or (0, element_count(shape))
        arr = ArrayData([data or b""], dtype, (count, shape[-1]))
        self._commands.write(self._nodes[node], number, arr, tuple(shape), first)

    def _do_decode(self, data: bytes | None, node: int, number: int, _name: str) -> None:
        self._commands.decode(self._nodes[node], number, data or b"")

    def _do_select(self, data: bytes | None, node: int, _count: int, _name: str) -> None:
        self._commands.select(self._nodes[node], array.array("I", data or b""), 0)

    def _do_fit(self, _: bytes | None, _view: int, node: int) -> None:
        self._commands.fit(self._nodes[node])

    def _do_look(self, _: bytes | None, _view: int, elevation: float, azimuth: float, roll: float) -> None:
        self._commands.look(elevation, azimuth, roll)

    def _do_matrices(self, _: bytes | None, _view: int, view: list[Any] | None, projection: list[Any] | None) -> None:
        self._commands.set_matrices(None if view is None or projection is None else numbers_in(view + projection))
