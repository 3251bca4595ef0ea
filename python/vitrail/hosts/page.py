# In:  a scene's commands, as numbers; where the script stands in the page.
# Out: calls of _engine/host.js, whose functions never throw: a text that starts with "!" is an error.
"""The host of a page: direct calls of the engine beside Python."""

import array
import json

from .._data.buffers import MICROPYTHON, ArrayData, lengths
from ..errors import Error, type_text
from ..events import report
from .protocols import Host

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .protocols import Box, Dispatch, Source

_engine: "list[Any]" = []


def _read(name: str, mode: str) -> "Any":
    folder = __file__.replace("\\", "/").rsplit("/hosts/", 1)[0]
    with open(folder + "/_engine/" + name, mode) as file:
        return file.read()


def _start() -> "Any":
    """Start the page's engine, once, at once: the script is run as a function, the WebAssembly compiled in place."""
    if _engine:
        return _engine[0]
    js: "Any" = __import__("js")
    if not hasattr(js, "HTMLElement"):
        raise Error(
            "Vitrail needs the page, which a worker cannot reach: take the worker attribute off the script's tag"
        )
    binary: bytes = _read("vitrail.wasm", "rb")
    if MICROPYTHON:
        uctypes: "Any" = __import__("uctypes")
        view: "Any" = js.Uint8Array.new(js.Module.HEAPU8.buffer, uctypes.addressof(binary), len(binary)).slice()
    else:
        pyodide: "Any" = __import__("pyodide.ffi")
        view = pyodide.ffi.to_js(binary)
    engine: "Any" = js.Function.new("wasmBytes", _read("host.js", "r"))(view)
    _engine.append(checked(engine))
    return engine


def checked(answer: "Any") -> "Any":
    """Pass an answer through, or raise the error that it is."""
    if isinstance(answer, str) and answer[:1] == "!":
        raise Error(answer[1:])
    return answer


def _numbers(answer: str) -> "tuple[float, ...]":
    checked(answer)
    return tuple([float(word) for word in answer[1:].split()])


def place(target: "Any") -> "Any":
    """Find the element to show a scene in: the target's, or where the script stands."""
    if target is not None:
        if not isinstance(target, str) and not hasattr(target, "appendChild"):
            raise Error('target: got %s, need "#id", an id or an element of the page' % type_text(target))
        return target
    js: "Any" = __import__("js")
    document: "Any" = js.document
    try:
        pyscript: "Any" = __import__("pyscript")
        element: "Any" = document.getElementById(pyscript.current_target())
        if element is not None and element.tagName == "SCRIPT" and hasattr(element, "target"):
            element = element.target
        if element is not None and hasattr(element, "appendChild"):
            return element
    except Exception:  # no PyScript, or a script that stands nowhere
        pass
    return document.body


class EngineCore:
    """One scene of the engine in this page: flat functions of JavaScript's, looked up once where each call counts."""

    def __init__(self, engine: "Any", host: "Any") -> None:
        self.js = host
        self.engine = engine
        self.root: int = int(host.root)
        self.view: int = int(host.view)
        # Looked up once: each look costs as much as the call.
        self._create = host.create
        self._remove = host.remove
        self._set_numbers = host.set_numbers
        self._set_text = host.set_text
        self._get_numbers = host.get_numbers
        self._write = host.write
        self._write_columns = host.write_columns

    # --- nodes ---

    def create(self, kind: int, parent: int) -> int:
        node: "Any" = self._create(kind, parent)
        if isinstance(node, str):
            raise Error(node[1:])
        return int(node)

    def remove(self, node: int) -> None:
        checked(self._remove(node))

    def move(self, node: int, parent: int) -> None:
        checked(self.js.move(node, parent))

    def set_numbers(self, node: int, number: int, values: "Sequence[float]") -> None:
        answer: "Any" = self._set_numbers(node, number, *values)
        if answer:
            raise Error(answer[1:])

    def set_text(self, node: int, number: int, text: str) -> None:
        answer: "Any" = self._set_text(node, number, text)
        if answer:
            raise Error(answer[1:])

    def get_numbers(self, node: int, number: int) -> "tuple[float, ...]":
        return _numbers(self._get_numbers(node, number))

    def get_text(self, node: int, number: int) -> str:
        return checked(self.js.get_text(node, number))[1:]

    def info(self, node: int) -> "dict[str, Any]":
        return json.loads(checked(self.js.info(node))[1:])

    def bounds(self, node: int) -> "Box | None":
        n = _numbers(self.js.bounds(node))
        return ((n[0], n[1], n[2]), (n[3], n[4], n[5])) if n else None

    def unknown_property(self, kind: int, name: str) -> str:
        answer: "Any" = self.engine.find_property(kind, name)
        return answer[1:] if isinstance(answer, str) else "%s is a property" % name

    def color(self, text: str) -> "tuple[float, ...]":
        return _numbers(self.engine.color(text))

    # --- arrays: JavaScript reads them where they lie in Python's memory ---

    def write(self, node: int, number: int, arr: ArrayData, shape: "tuple[int, ...]", first: int = 0) -> None:
        parts = arr.parts
        layers, rows, columns, components = lengths(shape)
        if len(parts) == 1:
            count = arr.count() // components if components else 0
            answer: "Any" = self._write(
                node, number, arr.dtype, layers, rows, columns, components, first, count, _lent(parts[0])
            )
        else:
            answer = self._write_columns(node, number, arr.dtype, rows, first, *[_lent(part) for part in parts])
        if answer:
            raise Error(answer[1:])

    def decode(self, node: int, number: int, file: "bytes | bytearray") -> None:
        checked(self.js.decode(node, number, _lent(file), len(file)))

    # --- the view ---

    def fit(self, node: int) -> None:
        checked(self.js.fit(node))

    def look(self, elevation: float, azimuth: float, roll: float) -> None:
        checked(self.js.look(elevation, azimuth, roll))

    def angles(self) -> "tuple[float, float, float]":
        elevation, azimuth, roll = _numbers(self.js.angles())
        return elevation, azimuth, roll

    def pose(self) -> "tuple[float, ...]":
        return _numbers(self.js.pose())

    def set_pose(self, numbers: "Sequence[float]") -> None:
        checked(self.js.set_pose(*numbers))

    def matrices(self) -> "tuple[float, ...]":
        return _numbers(self.js.matrices())

    def set_matrices(self, numbers: "Sequence[float] | None") -> None:
        checked(self.js.set_matrices(*(numbers or ())))

    def project(self, point: "Sequence[float]") -> "tuple[float, ...]":
        x, y, z = (tuple(point) * 3)[:3]
        return _numbers(self.js.project(x, y, z))

    def size(self) -> "tuple[int, int]":
        width, height = _numbers(self.js.size())
        return round(width), round(height)

    # --- asking ---

    def pick(self, x: float, y: float, radius: float) -> "tuple[float, ...] | None":
        return _numbers(checked(self.js.pick(x, y, radius)))

    def select_in(self, corners: "Sequence[float]", how: int) -> int:
        return int(checked(self.js.select_in(how, *corners)))

    def select(self, node: int, elements: "array.array[int]", how: int) -> None:
        checked(self.js.select(node, _lent(elements), len(elements), how))

    def selected(self, node: int) -> "array.array[int]":
        count = int(checked(self.js.selected(node)))
        found = array.array("I", self.taken(4 * count)) if count else array.array("I")
        return found

    def place(self, node: int, element: int) -> "tuple[float, ...]":
        return _numbers(self.js.place(node, element))

    def axis_word(self, axis: int, number: float, digits: int) -> str:
        return checked(self.js.axis_word(axis, number, digits))[1:]

    def describe(self) -> str:
        return checked(self.js.describe(""))[1:]

    def taken(self, count: int) -> bytes:
        """Return the bytes that JavaScript has ready."""
        try:
            data = bytearray(count)
        except MemoryError:  # MicroPython's heap grows after the first refusal
            data = bytearray(count)
        checked(self.js.take(_lent(data)))
        return bytes(data)


class BrowserPage:
    """Where that scene is seen."""

    live = True

    def __init__(self, core: EngineCore, dispatch: "Dispatch", source: "Source") -> None:
        self.core = core
        self._js = core.js
        self._dispatch = dispatch
        self._tokens: "dict[str, Any]" = {}
        self._first = -1.0
        self._source = source
        checked(self._js.source(self._tooltip))
        self.on("change")  # the reader may make artists

    def close(self) -> None:
        """Take the scene out of the page."""
        if self.core.root:
            self.core.root = 0
            self._tokens = {}
            self._js.close()

    # --- pictures ---

    def render(self) -> None:
        checked(self._js.render())

    def png(self) -> bytes:
        return self.core.taken(int(_numbers(self._js.png_now())[0]))

    def pixels(self) -> "tuple[int, int, bytearray]":
        """Draw the finished picture: its width, height and pixels, the top row first, straight alpha."""
        width, height = _numbers(self._js.pixels(0, 0, 0))
        return int(width), int(height), bytearray(self.core.taken(int(width) * int(height) * 4))

    async def picture(self) -> bytes:
        return self.png()

    def download(self, name: str, data: bytes) -> None:
        checked(self._js.offer(name.replace("\\", "/").rsplit("/", 1)[-1], _lent(data), len(data)))

    def html(self) -> "str | None":
        return '<vitrail-slot data-scene="%d"></vitrail-slot>' % self.core.root

    def bundle(self, text: str) -> "dict[str, Any] | None":
        return None

    # --- events ---

    def on(self, event: str) -> None:
        if event in self._tokens:
            return
        handler: "Any" = self._frame
        if event != "frame":

            def tell(detail: str) -> bool:
                return self._dispatch(event, json.loads(detail))

            handler = tell
        self._tokens[event] = checked(self._js.on(event, handler))

    def off(self, event: str) -> None:
        token = self._tokens.pop(event, None) if event != "change" else None
        if token is not None:
            checked(self._js.off(token))

    def _frame(self, time: float, delta: float) -> None:
        if self._first < 0:
            self._first = time
        self._dispatch("frame", {"time": (time - self._first) / 1000, "delta": delta / 1000})

    # --- readers ---

    def _tooltip(self, node: int, index: int) -> str:
        """What a tooltip says of an element, as JSON; "" leaves it to the page."""
        try:
            rows = self._source(int(node), int(index))
        except Exception as error:  # nobody there could catch it
            report(error)
            rows = None
        return "" if rows is None else json.dumps(rows)

    def set_description(self, text: "str | None") -> None:
        checked(self._js.describe(text or ""))

    def show_table(self) -> None:
        checked(self._js.show_table())

    def link(self, pages: "list[BrowserPage]", camera: bool, selection: bool) -> int:
        """Have the page keep scenes together, in each frame; the answer is what `unlink` wants."""
        return int(checked(self.core.engine.link(camera, selection, *[page.core.root for page in pages])))

    def unlink(self, token: int) -> None:
        checked(self.core.engine.unlink(token))


def open_page(
    target: "Any",
    width: "float | None",
    height: "float | None",
    given: "dict[str, Any]",
    dispatch: "Dispatch",
    source: "Source",
) -> Host:
    """Open a host for one scene of the page's engine."""
    engine = _start()
    options: "dict[str, Any]" = dict(given)
    for name, value in (("width", width), ("height", height)):
        if value is not None:
            if not 1 <= value <= 16384:
                raise Error("Scene: got %s=%g, need 1 to 16384 pixels" % (name, value))
            options[name] = value
    core = EngineCore(engine, checked(engine.open(place(target), json.dumps(options))))
    return Host(core.root, core.view, core, core, BrowserPage(core, dispatch, source))


def _lent(part: "Any") -> "Any":
    """What JavaScript finds a buffer's memory by: its address in MicroPython, the buffer itself in Pyodide."""
    if MICROPYTHON:
        uctypes: "Any" = __import__("uctypes")
        return uctypes.addressof(part) if len(part) else 0
    return part
