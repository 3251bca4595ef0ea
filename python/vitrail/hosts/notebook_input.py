# In:  messages of a page about what its reader did: turned the picture, selected, clicked, hid or made something...
# Out: the same in Python's scene and on the other pages, and the events of it.
"""What readers do with a scene in a notebook."""

from __future__ import annotations

import array
import base64
from typing import TYPE_CHECKING, Any

from ..events import report
from ..replication.encoding import numbers_in, property_command, same_numbers, select_command
from ..schema import KINDS

if TYPE_CHECKING:
    from ..replication.connections import Connections
    from ..replication.record import Record
    from ..replication.recorder import Recorder
    from .protocols import Core, Dispatch, Source
    from .viewer_state import ViewerState


class PageWarning(UserWarning):
    """What a page could not do; without the native twin, only the page can say so, and late."""


class NotebookInput:
    """The messages of pages, one method for each."""

    root: int
    view: int
    recorder: Recorder
    _connections: Connections
    _core: Core
    _dispatch: Dispatch
    _viewer_nodes: dict[int, tuple[str, int]]
    _listening: set[str]
    _record: Record
    _source: Source | None
    _stamp: int
    _viewer: ViewerState

    def _on_camera(self, message: dict[str, Any]) -> None:
        if message["stamp"] != self._stamp:
            return
        news = [(n, numbers_in(values)) for n, values in message["values"] if n in self._record.camera]
        if all(same_numbers(value, self._core.get_numbers(self.view, n)) for n, value in news):
            return  # what Python did itself, said back
        self._take(self.view, news, message["stream"])
        self._viewer.remember(self._core, self._record, True)
        self._dispatch("camera", {})

    def _take(self, node: int, news: list[tuple[int, tuple[float, ...]]], sender: str) -> None:
        """Set what a page set."""
        for number, value in news:
            self._core.set_numbers(node, number, value)
            self._record.set(node, number, value)
        self._connections.add_all([(property_command(node, number, value), None) for number, value in news], sender)

    def _on_select(self, message: dict[str, Any]) -> None:
        changed = False
        for node, text in message["sets"]:
            if node in self._record:
                self._core.select(node, array.array("I", base64.b64decode(text)), 0)
                changed = self._note_selection(node, message["stream"]) or changed
        if changed:
            self._viewer.remember(self._core, self._record, False)
            self._dispatch("select", {})

    def _note_selection(self, node: int, sender: str) -> bool:
        found = self._core.selected(node)
        if found == self._record.selected(node):
            return False
        self._record.select(node, found)
        self._connections.add_all([select_command(node, found)], sender)
        return True

    def _on_event(self, message: dict[str, Any]) -> None:
        if message["name"] in self._listening:
            self._dispatch(message["name"], message["detail"])

    def _on_change(self, message: dict[str, Any]) -> None:
        action = message["action"]
        node = message["node"] or self._viewer_node(message)
        if node not in self._record:
            return
        news = [(number, numbers_in(values)) for number, values in message["values"]]
        for number, _ in news:
            self._viewer.viewer_sets(self._core, node, number)
        self._take(node, news, message["stream"])
        self._viewer.remember(self._core, self._record, False)
        names = [self._record.name(node, number) for number, _ in news]
        self._dispatch("change", {"node": node, "what": "element", "changes": names, "action": action})
        if action == "removed" and node in self._record:
            self.recorder.remove(node)

    def _viewer_node(self, message: dict[str, Any]) -> int:
        """Return our number for what the reader made, which so far has only its page's; 0: it is gone."""
        key = (message["page"], message["own"])
        if message["action"] == "made" and key not in self._viewer_nodes.values():
            kind = message["kind"]
            node = self._core.create(kind, self.root)
            self._record.create(node, kind, self.root)
            self._viewer_nodes[node] = key
            self._viewer.viewer_nodes.append(node)
            self._connections.add(["create", node, kind, self.root, *key])
        return next((node for node in self._viewer_nodes if self._viewer_nodes[node] == key), 0)

    def _on_ask(self, message: dict[str, Any]) -> None:
        rows: Any = None
        if self._source is not None:
            try:
                rows = self._source(message["node"], message["index"])
            except Exception as error:  # in a user's function, or for data that have changed since
                report(error)
        self._connections.post({"op": "told", "id": message["id"], "rows": rows})

    def _on_size(self, message: dict[str, Any]) -> None:
        width, height, ratio = numbers_in(message["size"])
        properties = KINDS["view"].properties
        for name, value in (("width", width * ratio), ("height", height * ratio), ("pixel_ratio", ratio)):
            self._core.set_numbers(self.view, properties[name][0], (round(value, 3),))
        self._dispatch("resize", {"width": width, "height": height})

    def _on_rest(self, message: dict[str, Any]) -> None:
        self._dispatch("rest", {})

    def _on_error(self, message: dict[str, Any]) -> None:
        import warnings

        warnings.warn(str(message["text"]), PageWarning, stacklevel=1)
