# In:  the verbs of one scene in a notebook; messages from the pages that show it.
# Out: the same verbs on the native twin (checks, pictures, answers) and, as streams, on every page.
# Called by: hosts.open_host, in a Jupyter kernel with anywidget.
"""The host of notebooks: Python in a kernel, pictures in a browser, messages in between."""

from __future__ import annotations

import array
import asyncio
import base64
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any

from ..errors import Error
from ..events import report
from ..table import KINDS
from .bare import BareHost
from .jupyter import running_cell
from .record import (
    Record,
    block_bytes,
    numbers_in,
    numbers_out,
    property_verb,
    same_numbers,
    select_verb,
    write_verb,
)
from .stream import Content, Passing, Stream, content

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..arrays import Block
    from . import Dispatch, Source
    from .native import NativeHost

FLUSH_SECONDS = 0.03  # in a cell that runs on, changes are sent this often
UNASKED_SECONDS = 0.3  # a cell that shows a scene and runs on does not hear the page ask; after this it is told unasked
FRAME_SECONDS = 1 / 30
POSTER_SECONDS = 1.0
POSTER_ELEMENTS = 1_000_000  # more take a machine without a GPU seconds to draw even once
UNASKED = "unasked"
ADOPT_SECONDS = 0.1


# Scenes that a page shows, or is about to: an output stays alive when the cell's variables are gone.
_on_show: set[WidgetHost] = set()


class PageWarning(UserWarning):
    """What a page could not do; without the native twin, only the page can say so, and late."""


class WidgetHost:
    """Carries the verbs of one scene to the pages of a notebook.

    Parameters
    ----------
    width, height : float or None
        The picture's size in CSS pixels; None: the cell's width, 480.
    dispatch : callable
        Told of events: dispatch(name, values).
    inner : NativeHost or None
        The native twin, which checks, answers and draws; None: there is none.
    open_widget : callable
        Makes the widget: ``open_widget(width, height, receive, options)`` with ``send(content, buffers)``, ``close()`` and
        ``bundle()``.
    options : dict
        What pages show beside the picture: toolbar, tooltip.
    source : callable
        Asked for what a tooltip says of an element: source(node, index).
    """

    live = True

    def __init__(
        self,
        width: float | None,
        height: float | None,
        dispatch: Dispatch,
        inner: NativeHost | None,
        open_widget: Callable[[float | None, float | None, Callable[[dict[str, Any]], None], dict[str, Any]], Any],
        options: dict[str, Any] | None = None,
        source: Source | None = None,
    ) -> None:
        self._inner: NativeHost | BareHost = BareHost(width, height) if inner is None else inner
        self.root: int = self._inner.root
        self.view: int = self._inner.view
        self._record = Record(self.root, self.view)
        self._dispatch = dispatch
        self._size = (width, height)
        self._options = dict(options or {})
        self._source = source
        self._listening: set[str] = set()  # events of the reader that somebody wants
        self._described = ""
        self._telling = False
        self._said: list[list[Any]] = []  # what the script said of the camera
        self._home = _cell_place()
        self._open = open_widget
        self._widget: Any = None
        self._closer: Any = None
        self._lock = threading.RLock()
        self._streams: dict[str, Stream] = {}
        self._adopted: set[str] = set()  # pages that took the unasked stream
        self._stamp = 0  # raised when Python moves the camera: what a page saw before is old news
        self._shown = -1.0
        self._flushed = 0.0
        self._planned = False
        self._timer: asyncio.Handle | None = None
        self._ticker: asyncio.Task[None] | None = None
        self._closed = False
        self._loop = _running_loop()

    # --- nodes ---

    def create(self, kind: int, parent: int) -> int:
        with self._lock:
            node = self._inner.create(kind, parent)
            self._record.create(node, kind, parent)
            self._say(["create", node, kind, parent])
        return node

    def remove(self, node: int) -> None:
        with self._lock:
            self._inner.remove(node)
            gone = self._record.remove(node)
            for stream in self._streams.values():
                stream.remove(gone)
            self._wake()

    def move(self, node: int, parent: int) -> None:
        with self._lock:
            self._inner.move(node, parent)
            self._record.move(node, parent)
            self._say(["move", node, parent])

    def set_numbers(self, node: int, number: int, values: Sequence[float]) -> None:
        with self._lock:
            self._inner.set_numbers(node, number, values)
            self._set(node, number, tuple(float(v) for v in values))
        self._tell_camera(node)

    def set_text(self, node: int, number: int, text: str) -> None:
        with self._lock:
            self._inner.set_text(node, number, text)
            self._set(node, number, text)
        self._tell_camera(node)

    def _set(self, node: int, number: int, value: tuple[float, ...] | str) -> None:
        self._record.set(node, number, value)
        self._say(property_verb(node, number, value))
        if node == self.view:
            self._said.append([number, value])
            self._camera_moved()

    def get_numbers(self, node: int, number: int) -> tuple[float, ...]:
        return self._inner.get_numbers(node, number)

    def get_text(self, node: int, number: int) -> str:
        return self._inner.get_text(node, number)

    def info(self, node: int) -> dict[str, Any]:
        return self._inner.info(node)

    def bounds(self, node: int) -> tuple[tuple[float, float, float], tuple[float, float, float]] | None:
        return self._inner.bounds(node)

    # --- arrays ---

    def write(
        self, node: int, number: int, block: Block, rows: int, columns: int, components: int, first: int = 0
    ) -> None:
        with self._lock:
            self._inner.write(node, number, block, rows, columns, components, first)
            data = block_bytes(block, components)
            shape = (rows, columns, components)
            count = block.count() // components
            if first or count < rows * columns:
                self._record.patch(node, number, first, data)
                piece = Passing(data)
                self._say(write_verb(node, number, block.dtype, shape, [first, count], piece), piece)
            else:
                whole = content(data)
                self._record.write(node, number, block.dtype, shape, whole)
                self._say(write_verb(node, number, block.dtype, shape, None, whole), whole)
            if len(self._record.chosen(node)):  # it may have gone with the old data
                self._record.choose(node, self._inner.selected(node))

    def decode(self, node: int, number: int, file: bytes | bytearray) -> None:
        with self._lock:
            self._inner.decode(node, number, file)
            data = content(bytes(file))
            self._record.decode(node, number, data)
            self._say(["decode", node, number, data.hash], data)

    # --- the camera ---

    def fit(self, node: int) -> None:
        with self._lock:
            self._inner.fit(node)
            self._turned(["fit", self.view, node])
        self._tell_camera(self.view)

    def look(self, elevation: float, azimuth: float, roll: float) -> None:
        with self._lock:
            self._inner.look(elevation, azimuth, roll)
            self._turned(["look", self.view, elevation, azimuth, roll])
        self._tell_camera(self.view)

    def _turned(self, verb: list[Any]) -> None:
        for stream in self._streams.values():
            stream.settle(self.view)
        for number in self._record.camera:
            self._record.set(self.view, number, self._inner.get_numbers(self.view, number))
        self._said.append(verb)
        self._say(verb)
        self._camera_moved()

    def _tell_camera(self, node: int) -> None:
        """The camera moves by code too; a handler that moves it is not told of that."""
        if node == self.view and not self._telling:
            self._telling = True
            try:
                self._dispatch("camera", {})
            finally:
                self._telling = False

    def _camera_moved(self) -> None:
        self._stamp += 1
        self._say(["stamp", self.view, -1, self._stamp])

    def angles(self) -> tuple[float, float, float]:
        return self._inner.angles()

    def matrices(self) -> tuple[float, ...]:
        return self._inner.matrices()

    def set_matrices(self, numbers: Sequence[float] | None) -> None:
        with self._lock:
            self._inner.set_matrices(numbers)
            both = None if numbers is None else (numbers_out(numbers[:16]), numbers_out(numbers[16:]))
            for stream in self._streams.values():
                stream.settle(self.view)
            self._record.matrices = both
            self._say(["matrices", self.view, *(both or (None, None))])
            self._camera_moved()
        self._tell_camera(self.view)

    def project(self, point: Sequence[float]) -> tuple[float, ...]:
        return self._inner.project(point)

    # --- words, pictures ---

    def color(self, text: str) -> tuple[float, ...]:
        return self._inner.color(text)

    def unknown_property(self, kind: int, name: str) -> str:
        return self._inner.unknown_property(kind, name)

    def size(self) -> tuple[int, int]:
        return self._inner.size()

    def render(self) -> None:
        """Send what waits, now: a page draws it in its next frame."""
        with self._lock:
            self._flush()

    def png(self) -> bytes:
        return self._inner.png()

    def download(self, name: str, data: bytes) -> None:
        self._inner.download(name, data)

    def html(self) -> str | None:
        return None

    def bundle(self, text: str) -> dict[str, Any]:
        """Return what a notebook shows, and keeps: the live widget, a picture, a line of text."""
        with self._lock:
            if self._widget is None:
                this = weakref.ref(self)

                def receive(message: dict[str, Any]) -> None:
                    host = this()
                    if host is not None:
                        host.receive(message)

                self._widget = self._open(*self._size, receive, self._options)
                self._come_home()
                # ipywidgets keeps every widget; the comm goes with the scene instead, and so does the page's share.
                self._closer = weakref.finalize(self, self._widget.close)
                self._closer.atexit = False  # the kernel ends all comms itself
            _on_show.add(self)
            self._loop = self._loop or _running_loop()
            self._shown = time.monotonic()
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._rested)
        found: dict[str, Any] = dict(self._widget.bundle())
        found["text/plain"] = text
        try:
            poster = self._poster()
            if poster is not None:
                found["image/png"] = poster
        except Error:
            pass  # no native twin, or no OpenGL: the widget shows the scene all the same
        return found

    def _poster(self) -> bytes | None:
        """Draw what is seen where no widget can be: as finely as there is time for, since a cell waits for it."""
        if self._record.elements() > POSTER_ELEMENTS and self._inner.software():
            return None
        passes = KINDS["view"].properties["passes"][0]
        wanted = self._inner.get_numbers(self.view, passes)
        try:
            count = 1.0
            while True:
                self._inner.set_numbers(self.view, passes, (count,))
                start = time.monotonic()
                poster = self._inner.png()
                if count >= wanted[0] or 4 * (time.monotonic() - start) > POSTER_SECONDS:
                    break
                count = min(wanted[0], 4 * count)
            return poster
        finally:
            self._inner.set_numbers(self.view, passes, wanted)

    def _rested(self) -> None:
        self._shown = -1.0

    # --- asking ---

    def pick(self, x: float, y: float, radius: float) -> tuple[float, ...] | None:
        return self._inner.pick(x, y, radius)

    def select_in(self, corners: Sequence[float], how: int) -> int:
        with self._lock:
            count = self._inner.select_in(corners, how)
            changed = False
            for node, kind in self._record.nodes():
                if "selected" in KINDS[kind].arrays or "selected" in KINDS[kind].properties:
                    changed = self._choose(node, "") or changed
        if changed:
            self._dispatch("select", {})
        return count

    def select(self, node: int, elements: array.array[int], how: int) -> None:
        with self._lock:
            self._inner.select(node, elements, how)
            changed = self._choose(node, "")
        if changed:
            self._dispatch("select", {})

    def _choose(self, node: int, sender: str) -> bool:
        """Note and pass on what is selected now; false where that is as before."""
        found = self._inner.selected(node)
        if found == self._record.chosen(node):
            return False
        self._record.choose(node, found)
        verb, data = select_verb(node, found)
        for stream in self._streams.values():
            if stream.name != sender:
                stream.add(verb, data)
        self._wake()
        return True

    def selected(self, node: int) -> array.array[int]:
        return self._inner.selected(node)

    def place(self, node: int, element: int) -> tuple[float, ...]:
        return self._inner.place(node, element)

    def axis_word(self, axis: int, number: float, digits: int) -> str:
        return self._inner.axis_word(axis, number, digits)

    def describe(self, text: str | None) -> str:
        with self._lock:
            if text is not None and text != self._described:
                self._described = text
                self._say(["describe", self.root, 0, text])
        return self._inner.describe(text)

    def show_table(self) -> None:
        if not self._streams:
            raise Error("show_table: no page shows the scene yet; scene.table() returns the rows")
        self._post({"op": "table"}, [])

    # --- a cell that runs again ---

    def _come_home(self) -> None:
        """Take over how the reader had turned the picture that this cell showed before, and what was selected."""
        past = _readers.get(self._home) if self._home is not None else None
        if past is None:
            return
        said, camera, chosen = past
        if camera is not None and said == self._said:
            for number, value in camera:
                self._inner.set_numbers(self.view, number, value)
                self._record.set(self.view, number, value)
            self._camera_moved()
        nodes = self._record.nodes()
        for place, kind, elements in chosen:
            if place < len(nodes) and nodes[place][1] == kind and not len(self._inner.selected(nodes[place][0])):
                try:
                    self._inner.select(nodes[place][0], elements, 0)
                    self._choose(nodes[place][0], "")
                except Error:
                    pass  # there are fewer elements now

    def _remember(self, camera: bool) -> None:
        """Note what the reader did, for the next run of the cell."""
        if self._home is None:
            return
        before = _readers.get(self._home)
        pose = before[1] if before is not None else None
        if camera:
            pose = [(number, self._inner.get_numbers(self.view, number)) for number in self._record.camera]
        chosen = [
            (place, kind, self._record.chosen(node))
            for place, (node, kind) in enumerate(self._record.nodes())
            if len(self._record.chosen(node))
        ]
        _readers[self._home] = (list(self._said), pose, chosen)

    # --- events ---

    def on(self, event: str) -> None:
        if event in ("hover", "click", "dblclick", "key"):
            self._listen(self._listening | {event})
        if event != "frame" or self._ticker is not None:
            return
        loop = _running_loop()
        if loop is None:
            raise Error('on("frame"): there is no event loop here; change the scene in a loop of your own instead')
        self._ticker = loop.create_task(_tick(weakref.ref(self)))

    def _listen(self, events: set[str]) -> None:
        with self._lock:
            if events != self._listening and not self._closed:
                self._listening = events
                self._say(["listen", self.root, 0, sorted(events)])

    def off(self, event: str) -> None:
        self._listen(self._listening - {event})
        if event == "frame" and self._ticker is not None:
            self._ticker.cancel()
            self._ticker = None

    def frame(self, elapsed: float, delta: float) -> bool:
        """Tell of a frame, unless a page is still busy with earlier ones."""
        with self._lock:
            if any(not stream.idle for stream in self._streams.values()):
                self._flush()
                return False
        self._dispatch("frame", {"time": elapsed, "delta": delta})
        with self._lock:
            self._flush()
        return True

    def close(self) -> None:
        with self._lock:
            if self._closed:
                return
            self._closed = True
            _on_show.discard(self)
            self.off("frame")
            self._streams.clear()
            if self._closer is not None:
                self._closer()
            self._inner.close()

    # --- to the pages ---

    def _say(self, verb: list[Any], data: Content | None = None) -> None:
        for stream in self._streams.values():
            stream.add(verb, data)
        self._wake()

    def _wake(self) -> None:
        now = time.monotonic()
        if not self._streams:
            if self._shown < 0 or now - self._shown < UNASKED_SECONDS:
                return
            self._start(UNASKED, (), False)
        if now - self._flushed > FLUSH_SECONDS:
            self._flush()
        elif not self._planned:
            if self._loop is None:
                self._flush()
                return
            self._planned = True
            self._loop.call_soon_threadsafe(self._flush)

    def _flush(self) -> None:
        with self._lock:
            self._planned = False
            self._flushed = time.monotonic()
            for stream in list(self._streams.values()):
                stream.pump()
            self._watch()

    def _watch(self) -> None:
        """Look after what is on the way, now and when the loop runs again."""
        if self._timer is not None or self._closed or self._loop is None:
            return
        waits = [self._look_after(stream) for stream in list(self._streams.values())]
        known = [wait for wait in waits if wait is not None]
        if not known:
            return
        this: weakref.ref[WidgetHost] = weakref.ref(self)
        if _running_loop() is self._loop:
            self._timer = self._loop.call_later(min(known), _again, this)
        else:
            self._timer = self._loop.call_soon_threadsafe(_again, this)

    def _look_after(self, stream: Stream) -> float | None:
        wait = stream.tick()
        if stream.lost:
            del self._streams[stream.name]
            self._post({"op": "reset", "stream": stream.name}, [])
            return None
        return wait

    def on_timer(self) -> None:
        """Called by the loop."""
        with self._lock:
            self._timer = None
            self._watch()

    def _post(self, message: dict[str, Any], buffers: list[Any]) -> None:
        if self._widget is not None:
            self._widget.send(message, buffers)

    def _start(self, name: str, have: Sequence[str], text: bool) -> None:
        stream = Stream(name, self._post, have, text)
        stream.add(["begin", self.root, self.view])
        for verb, data in self._record.snapshot():
            stream.add(verb, data)
        if self._listening:
            stream.add(["listen", self.root, 0, sorted(self._listening)])
        if self._described:
            stream.add(["describe", self.root, 0, self._described])
        stream.add(["stamp", self.view, -1, self._stamp])
        stream.add(["ready", self.root])
        self._streams[name] = stream
        self._flush()

    # --- from the pages ---

    def receive(self, message: dict[str, Any]) -> None:
        """Take a message from a page, in whatever thread.

        JupyterLab gives a widget's messages to a thread of their own where the kernel can (a subshell). What concerns the
        streams is done there, even while a cell runs; the rest, which calls the user's functions and the native library,
        waits for the loop's own thread.
        """
        if message.get("op") in ("hello", "ack", "bye") or self._loop in (None, _running_loop()):
            self._act(message)
        else:
            self._loop.call_soon_threadsafe(self._act, message)

    def _act(self, message: dict[str, Any]) -> None:
        act = getattr(self, "_on_" + str(message.get("op")), None)
        with self._lock:
            if act is not None and not self._closed:
                act(message)

    def _on_hello(self, message: dict[str, Any]) -> None:
        self._streams.pop(message.get("instead", ""), None)
        if message["stream"] in self._streams:
            return
        self._shown = -1.0
        if UNASKED in self._streams and self._loop is not None and not message.get("instead"):
            # What this page says next may be that it took the unasked stream; that waits in the same queue, or a faster one.
            loop = self._loop
            loop.call_soon_threadsafe(lambda: loop.call_later(ADOPT_SECONDS, self._greet, message))
        else:
            self._greet(message)

    def _greet(self, message: dict[str, Any]) -> None:
        _on_show.add(self)
        with self._lock:
            if message["stream"] not in self._adopted and message["stream"] not in self._streams and not self._closed:
                self._start(message["stream"], message["have"], bool(message.get("text")))

    def _on_ack(self, message: dict[str, Any]) -> None:
        stream = self._streams.get(message["stream"])
        if stream is None:
            self._post({"op": "reset", "stream": message["stream"]}, [])
            return
        if message["stream"] == UNASKED:
            self._adopted.add(message["page"])
            self._streams.pop(message["page"], None)
        stream.acknowledge(message["upto"], message["missing"])
        self._look_after(stream)
        self._watch()

    def _on_bye(self, message: dict[str, Any]) -> None:
        self._streams.pop(message["stream"], None)
        if not self._streams:
            _on_show.discard(self)
        if message["stream"] == UNASKED:  # another page may have taken it too
            self._post({"op": "reset", "stream": UNASKED}, [])

    def _on_camera(self, message: dict[str, Any]) -> None:
        if message["stamp"] != self._stamp:
            return
        news = [(n, numbers_in(values)) for n, values in message["values"] if n in self._record.camera]
        if all(same_numbers(value, self._inner.get_numbers(self.view, n)) for n, value in news):
            return  # what Python did itself, said back
        for number, value in news:
            self._inner.set_numbers(self.view, number, value)
            self._record.set(self.view, number, value)
            for stream in self._streams.values():
                if stream.name != message["stream"]:
                    stream.add(property_verb(self.view, number, value))
        if len(self._streams) > 1:
            self._wake()
        self._remember(True)
        self._dispatch("camera", {})

    def _on_select(self, message: dict[str, Any]) -> None:
        changed = False
        for node, text in message["sets"]:
            if node in self._record:
                self._inner.select(node, array.array("I", base64.b64decode(text)), 0)
                changed = self._choose(node, message["stream"]) or changed
        if changed:
            self._remember(False)
            self._dispatch("select", {})

    def _on_event(self, message: dict[str, Any]) -> None:
        if message["name"] in self._listening:
            self._dispatch(message["name"], message["detail"])

    def _on_change(self, message: dict[str, Any]) -> None:
        node = message["node"]
        if node not in self._record:
            return
        names: list[str] = []
        for number, values in message["values"]:
            value = numbers_in(values)
            self._inner.set_numbers(node, number, value)
            self._record.set(node, number, value)
            names.append(self._record.name(node, number))
            for stream in self._streams.values():
                if stream.name != message["stream"]:
                    stream.add(property_verb(node, number, value))
        self._wake()
        self._dispatch("change", {"node": node, "what": "element", "changes": names})

    def _on_ask(self, message: dict[str, Any]) -> None:
        rows: Any = None
        if self._source is not None:
            try:
                rows = self._source(message["node"], message["index"])
            except Exception as error:  # in a user's function, or for data that have changed since
                report(error)
        self._post({"op": "told", "id": message["id"], "rows": rows}, [])

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


# What readers did with the scenes of each cell: what the script had said of the camera, the camera, the selections.
_readers: dict[Any, tuple[list[list[Any]], list[tuple[int, tuple[float, ...]]] | None, list[tuple[int, str, array.array[int]]]]] = {}
_made: dict[Any, tuple[int, int]] = {}  # of each cell: which run it is, how many scenes it has made


def _cell_place() -> Any:
    """Say which scene of which cell is being made; None where cells have no names."""
    cell, run = running_cell()
    if cell is None:
        return None
    before, count = _made.get(cell, (run, 0))
    count = count + 1 if before == run else 1
    _made[cell] = (run, count)
    return cell, count


def _again(this: weakref.ref[WidgetHost]) -> None:
    host = this()
    if host is not None:
        host.on_timer()


async def _tick(this: weakref.ref[WidgetHost]) -> None:
    start = last = time.monotonic()
    while True:
        await asyncio.sleep(max(0.0, FRAME_SECONDS - (time.monotonic() - last)) if last > start else 0.0)
        host = this()
        if host is None:
            return
        now = time.monotonic()
        try:
            if not host.frame(now - start, now - last):
                await asyncio.sleep(0.005)
                continue
        except Exception as error:
            report(error)
        last = now
        del host


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
