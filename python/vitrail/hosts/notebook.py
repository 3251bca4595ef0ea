# In:  the verbs of one scene in a notebook.
# Out: the same verbs on the native twin (checks, pictures, answers) and, by pages.py, on every page; reader.py takes what
#      readers do there.
"""The host of notebooks: Python in a kernel, pictures in a browser, messages in between."""

from __future__ import annotations

import asyncio
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any

from ..errors import Error
from ..events import report
from ..replication.connections import Connections, running_loop
from ..replication.recorder import Record, block_bytes, numbers_out, property_verb, select_verb, write_verb
from ..replication.stream import Passing, Stream, content
from ..schema import KINDS
from .notebook_input import NotebookInput
from .static_image import draw
from .stub import StubHost
from .viewer_state import ViewerState

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from .._data.buffers import Block
    from . import Dispatch, Source
    from .native import NativeHost

FRAME_SECONDS = 1 / 30


class NotebookHost(NotebookInput):
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
        self._inner: NativeHost | StubHost = StubHost(width, height) if inner is None else inner
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
        self._cell = ViewerState()
        self._guests: dict[int, tuple[str, int]] = {}  # what readers made: on which page, its number there
        self._open = open_widget
        self._lock = threading.RLock()
        self._pages = Connections(self, self._lock, self._fill)
        self._stamp = 0  # raised when Python moves the camera: what a page saw before is old news
        self._ticker: asyncio.Task[None] | None = None

    # --- nodes ---

    def create(self, kind: int, parent: int) -> int:
        with self._lock:
            node = self._inner.create(kind, parent)
            self._record.create(node, kind, parent)
            self._pages.say(["create", node, kind, parent])
        return node

    def remove(self, node: int) -> None:
        with self._lock:
            self._inner.remove(node)
            gone = self._record.remove(node)
            self._pages.remove(gone)
            if node in self._guests:  # its page may not have heard our number for it
                self._pages.say(["gone", self.root, *self._guests.pop(node)])
            if self._cell.forget(gone):
                self._cell.remember(self._inner, self._record, False)

    def move(self, node: int, parent: int) -> None:
        with self._lock:
            self._inner.move(node, parent)
            self._record.move(node, parent)
            self._pages.say(["move", node, parent])

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
        self._cell.settle(node, number)
        self._pages.say(property_verb(node, number, value))
        if node == self.view:
            self._cell.said.append([number, value])
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
                self._pages.say(write_verb(node, number, block.dtype, shape, [first, count], piece), piece)
            else:
                whole = content(data)
                self._record.write(node, number, block.dtype, shape, whole)
                self._pages.say(write_verb(node, number, block.dtype, shape, None, whole), whole)
            if len(self._record.chosen(node)):  # it may have gone with the old data
                self._record.choose(node, self._inner.selected(node))

    def decode(self, node: int, number: int, file: bytes | bytearray) -> None:
        with self._lock:
            self._inner.decode(node, number, file)
            data = content(bytes(file))
            self._record.decode(node, number, data)
            self._pages.say(["decode", node, number, data.hash], data)

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
        self._pages.settle(self.view)
        for number in self._record.camera:
            self._record.set(self.view, number, self._inner.get_numbers(self.view, number))
        self._cell.said.append(verb)
        self._pages.say(verb)
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
        self._pages.say(["stamp", self.view, -1, self._stamp])

    def angles(self) -> tuple[float, float, float]:
        return self._inner.angles()

    def pose(self) -> tuple[float, ...]:
        return self._inner.pose()

    def set_pose(self, numbers: Sequence[float]) -> None:
        """Connections hear where that is."""
        self._inner.set_pose(numbers)
        for name in ("eye", "target", "up"):
            number = KINDS["view"].properties[name][0]
            self.set_numbers(self.view, number, self._inner.get_numbers(self.view, number))

    def matrices(self) -> tuple[float, ...]:
        return self._inner.matrices()

    def set_matrices(self, numbers: Sequence[float] | None) -> None:
        with self._lock:
            self._inner.set_matrices(numbers)
            both = None if numbers is None else (numbers_out(numbers[:16]), numbers_out(numbers[16:]))
            self._pages.settle(self.view)
            self._record.matrices = both
            self._pages.say(["matrices", self.view, *(both or (None, None))])
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
        self._pages.flush()

    def png(self) -> bytes:
        return self._inner.png()

    def download(self, name: str, data: bytes) -> None:
        self._inner.download(name, data)

    def html(self) -> str | None:
        return None

    def bundle(self, text: str) -> dict[str, Any]:
        """Return what a notebook shows, and keeps: the live widget, a picture, a line of text."""
        with self._lock:
            if not self._pages.opened:
                this = weakref.ref(self)

                def receive(message: dict[str, Any]) -> None:
                    host = this()
                    if host is not None:
                        host.receive(message)

                self._pages.open(self._open(*self._size, receive, self._options))
                if self._cell.restore(self._inner, self._record):
                    self._camera_moved()
                for node in self._cell.guests:
                    self._dispatch("adopt", {"node": node})
            self._pages.show()
        found = self._pages.bundle()
        found["text/plain"] = text
        try:
            poster = draw(self._inner, self.view, self._record.elements())
            if poster is not None:
                found["image/png"] = poster
        except Error:
            pass  # no native twin, or no OpenGL: the widget shows the scene all the same
        return found

    # --- asking ---

    def pick(self, x: float, y: float, radius: float) -> tuple[float, ...] | None:
        return self._inner.pick(x, y, radius)

    def select_in(self, corners: Sequence[float], how: int) -> int:
        with self._lock:
            count = self._inner.select_in(corners, how)
            changed = False
            for node, kind in self._record.nodes():
                if "selected" in KINDS[kind].arrays or "selected" in KINDS[kind].properties:
                    changed = self._choose(node) or changed
        if changed:
            self._dispatch("select", {})
        return count

    def select(self, node: int, elements: array[int], how: int) -> None:
        with self._lock:
            self._inner.select(node, elements, how)
            changed = self._choose(node)
        if changed:
            self._dispatch("select", {})

    def _choose(self, node: int, sender: str = "") -> bool:
        """Note and pass on what is selected now; false where that is as before."""
        found = self._inner.selected(node)
        if found == self._record.chosen(node):
            return False
        self._record.choose(node, found)
        self._pages.say_all([select_verb(node, found)], sender)
        return True

    def selected(self, node: int) -> array[int]:
        return self._inner.selected(node)

    def place(self, node: int, element: int) -> tuple[float, ...]:
        return self._inner.place(node, element)

    def axis_word(self, axis: int, number: float, digits: int) -> str:
        return self._inner.axis_word(axis, number, digits)

    def describe(self, text: str | None) -> str:
        with self._lock:
            if text is not None and text != self._described:
                self._described = text
                self._pages.say(["describe", self.root, 0, text])
        return self._inner.describe(text)

    def show_table(self) -> None:
        if not self._pages:
            raise Error("show_table: no page shows the scene yet; scene.table() returns the rows")
        self._pages.post({"op": "table"})

    # --- events ---

    def on(self, event: str) -> None:
        if event in ("hover", "click", "dblclick", "key"):
            self._listen(self._listening | {event})
        if event != "frame" or self._ticker is not None:
            return
        loop = running_loop()
        if loop is None:
            raise Error('on("frame"): there is no event loop here; change the scene in a loop of your own instead')
        self._ticker = loop.create_task(_tick(weakref.ref(self)))

    def _listen(self, events: set[str]) -> None:
        with self._lock:
            if events != self._listening and not self._pages.closed:
                self._listening = events
                self._pages.say(["listen", self.root, 0, sorted(events)])

    def off(self, event: str) -> None:
        self._listen(self._listening - {event})
        if event == "frame" and self._ticker is not None:
            self._ticker.cancel()
            self._ticker = None

    def frame(self, elapsed: float, delta: float) -> bool:
        """Tell of a frame, unless a page is still busy with earlier ones."""
        if self._pages.busy:
            self._pages.flush()
            return False
        self._dispatch("frame", {"time": elapsed, "delta": delta})
        self._pages.flush()
        return True

    def close(self) -> None:
        with self._lock:
            if self._pages.closed:
                return
            self._pages.close()
            self.off("frame")
            self._inner.close()

    # --- pages ---

    def _fill(self, stream: Stream) -> None:
        """Queue all that makes the scene."""
        stream.add(["begin", self.root, self.view])
        for verb, data in self._record.snapshot():
            stream.add(verb, data)
        if self._listening:
            stream.add(["listen", self.root, 0, sorted(self._listening)])
        if self._described:
            stream.add(["describe", self.root, 0, self._described])
        stream.add(["stamp", self.view, -1, self._stamp])
        stream.add(["ready", self.root])

    def receive(self, message: dict[str, Any]) -> None:
        """Take a message from a page, in whatever thread.

        JupyterLab gives a widget's messages to a thread of their own where the kernel can (a subshell). What concerns the
        streams is done there, even while a cell runs; the rest, which calls the user's functions and the native library,
        waits for the loop's own thread.
        """
        loop = self._pages.loop
        if message.get("op") in ("hello", "ack", "bye") or loop in (None, running_loop()):
            self._act(message)
        else:
            loop.call_soon_threadsafe(self._act, message)

    def _act(self, message: dict[str, Any]) -> None:
        op = str(message.get("op"))
        own = {"hello": self._pages.hello, "ack": self._pages.ack, "bye": self._pages.bye}
        act = own.get(op) or getattr(self, "_on_" + op, None)
        with self._lock:
            if act is not None and not self._pages.closed:
                act(message)


async def _tick(this: weakref.ref[NotebookHost]) -> None:
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
