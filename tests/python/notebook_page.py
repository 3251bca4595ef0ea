# In:  the messages of a scene in a notebook.
# Out: what a page makes of them, and what it says back, without a browser.
"""A notebook's page made of Python instead of JavaScript."""

import array
import base64
from typing import Any

import vitrail
from vitrail.schema import KINDS

POINTS = [(0.0, 0.0, 0.0), (1.0, 2.0, 3.0), (4.0, 5.0, 6.0)]


class Page:
    """The other end of a stream: orders messages, applies verbs, says what is missing."""

    def __init__(self) -> None:
        self.next = 0
        self.early: dict[int, Any] = {}
        self.contents: dict[str, bytes] = {}
        self.verbs: list[list[Any]] = []
        self.nodes: dict[int, dict[str, Any]] = {}
        self.arriving = bytearray()
        self.chosen: dict[int, list[int]] = {}
        self.listening: list[str] = []
        self.described = ""

    def take(self, message: dict[str, Any], buffers: list[Any]) -> None:
        if message["seq"] >= self.next:
            self.early[message["seq"]] = (message, [bytes(b) for b in buffers])
        while self.next in self.early:
            got, parts = self.early.pop(self.next)
            self.next += 1
            for verb in got["verbs"]:
                if verb[0] == "bytes":
                    _, name, total, at, length = verb
                    piece = parts.pop(0)
                    assert len(piece) == length
                    if at == 0:
                        self.arriving = bytearray(total)
                    self.arriving[at : at + length] = piece
                    if at + length == total:
                        self.contents[name] = bytes(self.arriving)
                else:
                    self.apply(verb)

    @property
    def missing(self) -> list[int]:
        return [s for s in range(self.next, max(self.early, default=-1)) if s not in self.early]

    def apply(self, verb: list[Any]) -> None:
        self.verbs.append(verb)
        name, node = verb[0], verb[1]
        if name == "begin":
            self.nodes = {verb[1]: {}, verb[2]: {}}
        elif name == "create":
            assert verb[3] in self.nodes, "the parent comes first"
            self.nodes[node] = {}
        elif name in ("numbers", "text"):
            self.nodes[node][f"property {verb[2]}"] = verb[3]
        elif name == "write":
            key = f"array {verb[2]}"
            if verb[5]:
                row = len(self.contents[verb[6]]) // verb[5][1]
                whole = bytearray(self.nodes[node][key][1])
                whole[verb[5][0] * row : sum(verb[5]) * row] = self.contents[verb[6]]
                self.nodes[node][key] = (verb[4], bytes(whole))
            else:
                self.nodes[node][key] = (verb[4], self.contents[verb[6]])
        elif name == "select":
            self.chosen[node] = list(array.array("I", self.contents[verb[3]])) if verb[2] else []
        elif name == "listen":
            self.listening = verb[3]
        elif name == "describe":
            self.described = verb[3]
        elif name == "remove":
            for gone in [node, *verb[2]]:
                del self.nodes[gone]


class Wire:
    """A widget without a browser: keeps what is sent; `page` gets it, unless `lose` says no."""

    def __init__(self, width: Any, height: Any, receive: Any, options: Any) -> None:
        self.options = options
        self.receive = receive
        self.sent: list[tuple[dict[str, Any], list[Any]]] = []
        self.closed = False

    def send(self, message: dict[str, Any], buffers: list[Any]) -> None:
        self.sent.append((message, list(buffers)))

    def close(self) -> None:
        self.closed = True

    def bundle(self) -> dict[str, Any]:
        return {"application/vnd.jupyter.widget-view+json": {}}

    # --- a page ---

    def join(self, name: str, have: list[str]) -> Page:
        page = Page()
        self.receive({"op": "hello", "stream": name, "have": have})
        self.pass_on(name, page)
        return page

    def pass_on(self, name: str, page: Page) -> None:
        while self.sent:
            messages, self.sent = self.sent, []
            for message, buffers in messages:
                if message["op"] == "data" and message["stream"] == name:
                    page.take(message, buffers)
            self.receive({"op": "ack", "stream": name, "page": name, "upto": page.next, "missing": page.missing})


def shown(scene: vitrail.Scene, wires: list[Wire]) -> Wire:
    scene._host.page.bundle("")  # type: ignore[attr-defined]
    return wires[-1]


def by_name(kind: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Name what a page's node holds."""
    names = {f"property {i}": name for name, (i, _) in KINDS[kind].properties.items()}
    names.update({f"array {i}": name for name, (i, _) in KINDS[kind].arrays.items()})
    return {names[key]: value for key, value in properties.items()}


def page_of(scene: vitrail.Scene, wires: list[Wire], name: str = "p") -> tuple[Wire, Page]:
    wire = shown(scene, wires)
    return wire, wire.join(name, [])


def words(elements: list[int]) -> str:
    return base64.b64encode(array.array("I", elements).tobytes()).decode()


def camera_values(scene: vitrail.Scene, eye: tuple[float, ...]) -> list[Any]:
    return [[KINDS["view"].properties["eye"][0], list(eye)], [KINDS["view"].properties["autofit"][0], [0]]]
