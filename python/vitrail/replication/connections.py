# In:  the commands of one scene; what its pages say of the messages that they got.
# Out: the same commands on every page that shows the scene, each by a stream of its own, as fast as that page takes them.
"""The pages that show a scene: who they are, and when they are sent what."""

from __future__ import annotations

import asyncio
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any

from .stream import Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .content import Content
    from .transport import Transport

FLUSH_SECONDS = 0.03  # in a cell that runs on, changes are sent this often
UNASKED_SECONDS = 0.3  # a cell that shows a scene and runs on does not hear the page ask; after this it is told unasked
UNASKED = "unasked"
ADOPT_SECONDS = 0.1


# Scenes that a page shows, or is about to: an output stays alive when the cell's variables are gone.
_on_show: set[Any] = set()


class Connections:
    """The pages that show one scene.

    Parameters
    ----------
    owner : object
        The scene's host, which lives at least as long as a page shows it.
    lock : RLock
        Held while the scene is changed, and while messages are made of it.
    fill : callable
        Queues all that makes the scene in a new stream.
    """

    def __init__(self, owner: object, lock: threading.RLock, fill: Callable[[Stream], None]) -> None:
        self.loop = running_loop()
        self.closed: bool = False
        self._owner = owner
        self._lock = lock
        self._fill = fill
        self._transport: Transport | None = None
        self._closer: Any = None
        self._streams: dict[str, Stream] = {}
        self._adopted: set[str] = set()  # pages that took the unasked stream
        self._shown = -1.0
        self._flushed = 0.0
        self._planned = False
        self._timer: asyncio.Handle | None = None

    # --- the transport, whose messages go to all of them ---

    @property
    def opened(self) -> bool:
        """Whether there is a way to reach pages."""
        return self._transport is not None

    def open(self, transport: Transport) -> None:
        """Take the transport by which pages are reached."""
        self._transport = transport
        # ipywidgets keeps every widget; the comm goes with the scene instead, and so does the page's share.
        self._closer = weakref.finalize(self._owner, transport.close)
        self._closer.atexit = False  # the kernel ends all comms itself

    def show(self) -> None:
        """Take note that a cell shows the scene: a page will ask for it as soon as the kernel hears it."""
        _on_show.add(self._owner)
        self.loop = self.loop or running_loop()
        self._shown = time.monotonic()
        if self.loop is not None:
            self.loop.call_soon_threadsafe(self._rested)

    def _rested(self) -> None:
        self._shown = -1.0

    def close(self) -> None:
        """Leave all pages."""
        self.closed = True
        _on_show.discard(self._owner)
        self._streams.clear()
        if self._closer is not None:
            self._closer()

    # --- to them ---

    def __len__(self) -> int:
        return len(self._streams)

    @property
    def busy(self) -> bool:
        """Whether one has not had all yet."""
        with self._lock:
            return any(not stream.idle for stream in self._streams.values())

    def post(self, message: dict[str, Any]) -> None:
        """Send a message that is no part of the scene; it may get lost."""
        self._send(message, [])

    def _send(self, message: dict[str, Any], buffers: list[Any]) -> None:
        if self._transport is not None:
            self._transport.send(message, buffers)

    def add(self, command: list[Any], data: Content | None = None) -> None:
        """Tell a command to all."""
        self.add_all([(command, data)])

    def add_all(self, commands: Sequence[tuple[list[Any], Content | None]], sender: str = "") -> None:
        """Tell commands together to all but the page that they came from."""
        others = [stream for stream in self._streams.values() if stream.name != sender]
        for stream in others:
            for command, data in commands:
                stream.add(command, data)
        if others or not self._streams:
            self.wake()

    def remove(self, nodes: Sequence[int]) -> None:
        """Tell that a node is gone, given with all that was below it."""
        for stream in self._streams.values():
            stream.remove(nodes)
        self.wake()

    def barrier(self, node: int) -> None:
        """See `Backlog.barrier`."""
        for stream in self._streams.values():
            stream.barrier(node)

    def wake(self) -> None:
        """Send what waits, now or soon."""
        now = time.monotonic()
        if not self._streams:
            if self._shown < 0 or now - self._shown < UNASKED_SECONDS:
                return
            self._start(UNASKED, (), False)
        if now - self._flushed > FLUSH_SECONDS:
            self.flush()
        elif not self._planned:
            if self.loop is None:
                self.flush()
                return
            self._planned = True
            self.loop.call_soon_threadsafe(self.flush)

    def flush(self) -> None:
        """Send what waits, now."""
        with self._lock:
            self._planned = False
            self._flushed = time.monotonic()
            for stream in list(self._streams.values()):
                stream.pump()
            self._watch()

    def _start(self, name: str, have: Sequence[str], text: bool) -> None:
        stream = Stream(name, self._send, have, text)
        self._fill(stream)
        self._streams[name] = stream
        self.flush()

    # --- what is on the way ---

    def _watch(self) -> None:
        """Look after what is on the way, now and when the loop runs again."""
        if self._timer is not None or self.closed or self.loop is None:
            return
        waits = [self._look_after(stream) for stream in list(self._streams.values())]
        known = [wait for wait in waits if wait is not None]
        if not known:
            return
        this: weakref.ref[Connections] = weakref.ref(self)
        if running_loop() is self.loop:
            self._timer = self.loop.call_later(min(known), _again, this)
        else:
            self._timer = self.loop.call_soon_threadsafe(_again, this)

    def _look_after(self, stream: Stream) -> float | None:
        wait = stream.tick()
        if stream.lost:
            del self._streams[stream.name]
            self.post({"op": "reset", "stream": stream.name})
            return None
        return wait

    def on_timer(self) -> None:
        """Called by the loop."""
        with self._lock:
            self._timer = None
            self._watch()

    # --- what they say of it ---

    def hello(self, message: dict[str, Any]) -> None:
        """A page asks for the scene."""
        self._streams.pop(message.get("instead", ""), None)
        if message["stream"] in self._streams:
            return
        self._shown = -1.0
        if UNASKED in self._streams and self.loop is not None and not message.get("instead"):
            # What this page says next may be that it took the unasked stream; that waits in the same queue, or a faster one.
            loop = self.loop
            loop.call_soon_threadsafe(lambda: loop.call_later(ADOPT_SECONDS, self._greet, message))
        else:
            self._greet(message)

    def _greet(self, message: dict[str, Any]) -> None:
        _on_show.add(self._owner)
        with self._lock:
            if message["stream"] not in self._adopted and message["stream"] not in self._streams and not self.closed:
                self._start(message["stream"], message["have"], bool(message.get("text")))

    def ack(self, message: dict[str, Any]) -> None:
        """A page says which messages it got, and which it misses."""
        stream = self._streams.get(message["stream"])
        if stream is None:
            self.post({"op": "reset", "stream": message["stream"]})
            return
        if message["stream"] == UNASKED:
            self._adopted.add(message["page"])
            self._streams.pop(message["page"], None)
        stream.acknowledge(message["upto"], message["missing"])
        self._look_after(stream)
        self._watch()

    def bye(self, message: dict[str, Any]) -> None:
        """A page is closed, or shows the scene no longer."""
        self._streams.pop(message["stream"], None)
        if not self._streams:
            _on_show.discard(self._owner)
        if message["stream"] == UNASKED:  # another page may have taken it too
            self.post({"op": "reset", "stream": UNASKED})


def _again(this: weakref.ref[Connections]) -> None:
    pages = this()
    if pages is not None:
        pages.on_timer()


def running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the event loop that runs this code; None where there is none."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
