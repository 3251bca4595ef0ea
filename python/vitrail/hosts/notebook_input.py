# In:  messages of a page about what its reader did: turned the picture, selected, clicked, hid or made something...
# Out: the same in Python's scene and on the other pages, and the events of it.
"""What readers do with a scene in a notebook."""

from __future__ import annotations

import array
import base64
from typing import TYPE_CHECKING, Any

from ..events import report
from ..replication.recorder import numbers_in, property_verb, same_numbers
from ..schema import KINDS

if TYPE_CHECKING:
    from ..replication.connections import Connections
    from ..replication.recorder import Record
    from . import Dispatch, Source
    from .native import NativeHost
    from .stub import StubHost
    from .viewer_state import ViewerState


class PageWarning(UserWarning):
    """What a page could not do; without the native twin, only the page can say so, and late."""


class NotebookInput:
    """The messages of pages, one method for each."""

    root: int
    view: int
    _cell: ViewerState
    _dispatch: Dispatch
    _guests: dict[int, tuple[str, int]]
    _inner: NativeHost | StubHost
    _listening: set[str]
    _pages: Connections
    _record: Record
    _source: Source | None
    _stamp: int

    if TYPE_CHECKING:

        def remove(self, node: int) -> None: ...
        def _choose(self, node: int, sender: str = "") -> bool: ...

    def _on_camera(self, message: dict[str, Any]) -> None:
        if message["stamp"] != self._stamp:
            return
        news = [(n, numbers_in(values)) for n, values in message["values"] if n in self._record.camera]
        if all(same_numbers(value, self._inner.get_numbers(self.view, n)) for n, value in news):
            return  # what Python did itself, said back
        self._take(self.view, news, message["stream"])
        self._cell.remember(self._inner, self._record, True)
        self._dispatch("camera", {})

    def _take(self, node: int, news: list[tuple[int, tuple[float, ...]]], sender: str) -> None:
        """Set what a page set."""
        for number, value in news:
            self._inner.set_numbers(node, number, value)
            self._record.set(node, number, value)
        self._pages.say_all([(property_verb(node, number, value), None) for number, value in news], sender)

    def _on_select(self, message: dict[str, Any]) -> None:
        changed = False
        for node, text in message["sets"]:
            if node in self._record:
                self._inner.select(node, array.array("I", base64.b64decode(text)), 0)
                changed = self._choose(node, message["stream"]) or changed
        if changed:
            self._cell.remember(self._inner, self._record, False)
            self._dispatch("select", {})

    def _on_event(self, message: dict[str, Any]) -> None:
        if message["name"] in self._listening:
            self._dispatch(message["name"], message["detail"])

    def _on_change(self, message: dict[str, Any]) -> None:
        action = message["action"]
        node = message["node"] or self._guest(message)
        if node not in self._record:
            return
        news = [(number, numbers_in(values)) for number, values in message["values"]]
        for number, _ in news:
            self._cell.note(self._inner, node, number)
        self._take(node, news, message["stream"])
        self._cell.remember(self._inner, self._record, False)
        names = [self._record.name(node, number) for number, _ in news]
        self._dispatch("change", {"node": node, "what": "element", "changes": names, "action": action})
        if action == "removed" and node in self._record:
            self.remove(node)

    def _guest(self, message: dict[str, Any]) -> int:
        """Return our number for what the reader made, which so far has only its page's; 0: it is gone."""
        key = (message["page"], message["own"])
        if message["action"] == "made" and key not in self._guests.values():
            kind = message["kind"]
            node = self._inner.create(kind, self.root)
            self._record.create(node, kind, self.root)
            self._guests[node] = key
            self._cell.guests.append(node)
            self._pages.say(["create", node, kind, self.root, *key])
        return next((node for node in self._guests if self._guests[node] == key), 0)

    def _on_ask(self, message: dict[str, Any]) -> None:
        rows: Any = None
        if self._source is not None:
            try:
                rows = self._source(message["node"], message["index"])
            except Exception as error:  # in a user's function, or for data that have changed since
                report(error)
        self._pages.post({"op": "told", "id": message["id"], "rows": rows})

    def _on_size(self, message: dict[str, Any]) -> None:
        width, height, ratio = numbers_in(message["size"])
        properties = KINDS["view"].properties
        for name, value in (("width", width * ratio), ("height", height * ratio), ("pixel_ratio", ratio)):
            self._inner.set_numbers(self.view, properties[name][0], (round(value, 3),))
        self._dispatch("resize", {"width": width, "height": height})

    def _on_rest(self, message: dict[str, Any]) -> None:
        self._dispatch("rest", {})

    def _on_error(self, message: dict[str, Any]) -> None:
        import warnings

        warnings.warn(str(message["text"]), PageWarning, stacklevel=1)
