# In:  news from the host: a frame is due, the camera moved.
# Out: calls of the functions that asked for it, ordinary or async; one that fails is reported and disturbs nobody else.
# Called by: scene.py.
"""Events of a scene."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Handler = Callable[["Event"], Any]

# What the numbers are that come with each event.
FIELDS: "dict[str, tuple[str, ...]]" = {
    "frame": ("time", "delta"),
    "resize": ("width", "height"),
    "camera": (),
    "rest": (),
    "contextlost": (),
    "contextrestored": (),
}


class Event:
    """What a handler is told.

    Attributes
    ----------
    name : str
        "frame", "camera"...
    scene : Scene
        Whose event it is.
    time, delta : float
        Of "frame": seconds since the first frame and since the one before.
    width, height : float
        Of "resize": CSS pixels.
    """

    time: float
    delta: float
    width: float
    height: float

    def __init__(self, name: str, scene: "Any", values: "tuple[float, ...]") -> None:
        self.name = name
        self.scene: "Any" = scene
        fields = FIELDS.get(name, ())
        for i in range(min(len(fields), len(values))):
            setattr(self, fields[i], values[i])

    def __repr__(self) -> str:
        return "<Event %s>" % self.name


class Events:
    """The handlers of one scene."""

    def __init__(self) -> None:
        self._handlers: "dict[str, list[Handler]]" = {}
        self._busy: "list[tuple[Handler, Any]]" = []  # async handlers that have not finished

    def add(self, name: str, handler: "Handler") -> bool:
        """Add a handler; True where it is the first of its event."""
        if name not in FIELDS:
            from .errors import Error

            raise Error('there is no event "%s"; there are %s' % (name, ", ".join(sorted(FIELDS))))
        if not callable(handler):
            raise TypeError('on("%s"): got %r, need a function that takes the event' % (name, handler))
        handlers = self._handlers.setdefault(name, [])
        handlers.append(handler)
        return len(handlers) == 1

    def discard(self, name: str, handler: "Handler | None") -> bool:
        """Take a handler (or all of an event) off; True where none is left."""
        handlers = self._handlers.get(name, [])
        if handler is None:
            del handlers[:]
        elif handler in handlers:
            handlers.remove(handler)
        return not handlers

    def names(self) -> "list[str]":
        """Which events somebody listens to."""
        return [name for name in self._handlers if self._handlers[name]]

    def emit(self, event: Event) -> None:
        """Call the handlers. A frame's handler that raises is taken off, since it would raise in each frame."""
        for handler in list(self._handlers.get(event.name, ())):
            if self._running(handler):
                continue
            try:
                answer = handler(event)
                if hasattr(answer, "send") or hasattr(answer, "__await__"):
                    import asyncio

                    self._busy.append((handler, asyncio.create_task(answer)))
            except Exception as error:
                report(error)
                if event.name == "frame":
                    self.discard("frame", handler)
                    print("vitrail: this frame handler was taken off after its error", file=sys.stderr)

    def _running(self, handler: "Handler") -> bool:
        if not self._busy:
            return False
        self._busy = [(h, task) for h, task in self._busy if not task.done()]
        return any([h is handler for h, _ in self._busy])


def report(error: BaseException) -> None:
    """Print an error that nobody can catch."""
    if hasattr(sys, "print_exception"):  # MicroPython
        sys.print_exception(error)  # type: ignore[attr-defined]
    else:
        import traceback

        traceback.print_exception(type(error), error, error.__traceback__)
