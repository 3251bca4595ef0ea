# In:  the commands of one scene in a notebook.
# Out: the same commands in a core beside Python (checks, answers, pictures), recorded, and streamed to every page that shows the
#      scene; notebook_input.py takes what readers do there.
"""The host of notebooks: Python in a kernel, pictures in a browser, messages in between."""

from __future__ import annotations

import asyncio
import time
import weakref
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import Error
from ..events import report
from ..replication.connections import Connections, running_loop
from ..replication.recorder import Recorder
from .core import LibraryCore
from .local import open_core
from .native import NativePage
from .notebook_input import NotebookInput
from .protocols import Host
from .static_image import draw
from .viewer_state import ViewerState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..replication.content import Content
    from ..replication.stream import Stream
    from ..replication.transport import Receive
    from .protocols import Core, Dispatch, Source

    class Widget(Protocol):
        """A transport that a notebook can show."""

        def send(self, message: dict[str, Any], buffers: list[Any]) -> None: ...
        def close(self) -> None: ...
        def bundle(self) -> dict[str, Any]: ...

    OpenWidget = Callable[[float | None, float | None, Receive, dict[str, Any]], Widget]

FRAME_SECONDS = 1 / 30


class NotebookPage(NotebookInput):
    """The pages of a notebook that show one scene.

    Parameters
    ----------
    width, height : float or None
        The picture's size in CSS pixels; None: the cell's width, 480.
    dispatch : callable
        Told of events: dispatch(name, values).
    core, drawing : LibraryCore, NativePage
        Checks and answers; draws where it can.
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
        core: LibraryCore,
        drawing: NativePage,
        open_widget: OpenWidget,
        options: dict[str, Any] | None = None,
        source: Source | None = None,
    ) -> None:
        self.root: int = core.root
        self.view: int = core.view
        self.recorder: Recorder = Recorder(core, core, core.root, core.view)
        self._close_core = core.close
        self._core: Core = core
        self._drawing = drawing
        self._record = self.recorder.record
        self._lock = self.recorder.lock
        self._dispatch = dispatch
        self._size = (width, height)
        self._options = dict(options or {})
        self._source = source
        self._listening: set[str] = set()  # events of the reader that somebody wants
        self._described = ""
        self._telling = False
        self._viewer = ViewerState()
        self._viewer_nodes: dict[int, tuple[str, int]] = {}  # what readers made: on which page, its number there
        self._open = open_widget
        self._widget: Widget | None = None
        self._connections = Connections(self, self._lock, self._fill)
        self._stamp = 0  # raised when Python moves the camera: what a page saw before is old news
        self._ticker: asyncio.Task[None] | None = None
        self.recorder.subscribers += [self._connections, _Script(self)]
        self.recorder.camera_changed = self._tell_camera
        self.recorder.selection_changed = self._tell_selection

    # --- what the script does ---

    def script_said(self, command: list[Any]) -> None:
        """Take note of a command: its word holds, whatever a reader had set."""
        name, node = command[:2]
        if name in ("numbers", "text"):
            self._viewer.script_set(node, command[2])
        if node == self.view:
            if name != "matrices":
                self._viewer.script_camera.append(command)
            self._camera_moved()

    def script_removed(self, nodes: Sequence[int]) -> None:
        """Take note that nodes are gone."""
        for node in nodes:
            if node in self._viewer_nodes:  # its page may not have heard our number for it
                self._connections.add(["gone", self.root, *self._viewer_nodes.pop(node)])
        if self._viewer.forget(nodes):
            self._viewer.remember(self._core, self._record, False)

    def _camera_moved(self) -> None:
        self._stamp += 1
        self._connections.add(["stamp", self.view, -1, self._stamp])

    def _tell_camera(self) -> None:
        """The camera moves by code too; a handler that moves it is not told of that."""
        if not self._telling:
            self._telling = True
            try:
                self._dispatch("camera", {})
            finally:
                self._telling = False

    def _tell_selection(self) -> None:
        self._dispatch("select", {})

    # --- pictures ---

    def render(self) -> None:
        """Send what waits, now: a page draws it in its next frame."""
        self._connections.flush()

    def png(self) -> bytes:
        return self._drawing.png()

    async def picture(self) -> bytes:
        return self.png()

    def download(self, name: str, data: bytes) -> None:
        with open(name, "wb") as file:
            file.write(data)

    def html(self) -> str | None:
        return None

    def bundle(self, text: str) -> dict[str, Any]:
        """Return what a notebook shows, and keeps: the live widget, a picture, a line of text."""
        with self._lock:
            if self._widget is None:
                this = weakref.ref(self)

                def receive(message: dict[str, Any]) -> None:
                    page = this()
                    if page is not None:
                        page.receive(message)

                self._widget = self._open(*self._size, receive, self._options)
                self._connections.open(self._widget)
                if self._viewer.restore(self._core, self._record):
                    self._camera_moved()
                for node in self._viewer.viewer_nodes:
                    self._dispatch("adopt", {"node": node})
            self._connections.show()
        found = dict(self._widget.bundle())
        found["text/plain"] = text
        try:
            image = draw(self._core, self._drawing, self.view, self._record.elements())
            if image is not None:
                found["image/png"] = image
        except Error:
            pass  # no OpenGL: the widget shows the scene all the same
        return found

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
            if events != self._listening and not self._connections.closed:
                self._listening = events
                self._connections.add(["listen", self.root, 0, sorted(events)])

    def off(self, event: str) -> None:
        self._listen(self._listening - {event})
        if event == "frame" and self._ticker is not None:
            self._ticker.cancel()
            self._ticker = None

    def frame(self, elapsed: float, delta: float) -> bool:
        """Tell of a frame, unless a page is still busy with earlier ones."""
        if self._connections.busy:
            self._connections.flush()
            return False
        self._dispatch("frame", {"time": elapsed, "delta": delta})
        self._connections.flush()
        return True

    # --- readers ---

    def set_description(self, text: str | None) -> None:
        with self._lock:
            if text is not None and text != self._described:
                self._described = text
                self._connections.add(["describe", self.root, 0, text])

    def show_table(self) -> None:
        if not self._connections:
            raise Error("show_table: no page shows the scene yet; scene.table() returns the rows")
        self._connections.post({"op": "table"})

    def link(self, pages: list[Any], camera: bool, selection: bool) -> None:
        return None

    def unlink(self, token: Any) -> None:
        pass

    def close(self) -> None:
        with self._lock:
            if self._connections.closed:
                return
            self._connections.close()
            self.off("frame")
            self._close_core()

    # --- messages ---

    def _fill(self, stream: Stream) -> None:
        """Queue all that makes the scene."""
        stream.add(["begin", self.root, self.view])
        for command, data in self._record.snapshot():
            stream.add(command, data)
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
        loop = self._connections.loop
        if message.get("op") in ("hello", "ack", "bye") or loop is None or loop is running_loop():
            self._act(message)
        else:
            loop.call_soon_threadsafe(self._act, message)

    def _act(self, message: dict[str, Any]) -> None:
        op = str(message.get("op"))
        own = {"hello": self._connections.hello, "ack": self._connections.ack, "bye": self._connections.bye}
        act = own.get(op) or getattr(self, "_on_" + op, None)
        with self._lock:
            if act is not None and not self._connections.closed:
                act(message)


class _Script:
    """Tells a page what its script commands."""

    def __init__(self, page: NotebookPage) -> None:
        self._page = page

    def add(self, command: list[Any], data: Content | None = None) -> None:
        self._page.script_said(command)

    def remove(self, nodes: Sequence[int]) -> None:
        self._page.script_removed(nodes)

    def barrier(self, node: int) -> None:
        pass


def open_notebook(
    width: float | None, height: float | None, dispatch: Dispatch, open_widget: OpenWidget, options: dict[str, Any], source: Source
) -> Host:
    """Open a host for one scene of a notebook; a core beside Python checks and answers."""
    core, drawing = open_core(width, height, dispatch)
    return host_of(NotebookPage(width, height, dispatch, core, drawing, open_widget, options, source), core)


def host_of(page: NotebookPage, core: Core) -> Host:
    """Put a page and its core together: commands go through the page's recorder."""
    return Host(page.root, page.view, page.recorder, core, page)


async def _tick(this: weakref.ref[NotebookPage]) -> None:
    start = last = time.monotonic()
    while True:
        await asyncio.sleep(max(0.0, FRAME_SECONDS - (time.monotonic() - last)) if last > start else 0.0)
        page = this()
        if page is None:
            return
        now = time.monotonic()
        try:
            if not page.frame(now - start, now - last):
                await asyncio.sleep(0.005)
                continue
        except Exception as error:
            report(error)
        last = now
        del page
