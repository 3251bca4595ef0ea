# In:  news from the host: a frame is due, the camera moved, something was pointed at, clicked or selected.
# Out: calls of the functions that asked for it, ordinary or async; one that fails is reported and disturbs nobody else.
"""Events of a scene and its artists."""

import sys

from . import suggestions
from ._artists import source_values
from ._data.buffers import NAN
from .errors import Error, type_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ._artists.artist import Artist
    from .typing import Xyz

    Handler = Callable[["Event"], Any]

NAMES = (
    "hover", "click", "dblclick", "select", "key", "change", "frame", "camera", "rest", "resize", "contextlost", "contextrestored",
)
# Those that are about an artist, so that it has handlers of its own.
OF_ARTISTS = ("hover", "click", "dblclick", "select")
MODIFIERS = ("shift", "ctrl", "alt", "meta")


class Pick:
    """What is at a place in the picture.

    Attributes
    ----------
    artist : Artist or None
        What is there; None where nothing is, or what Python did not make.
    index : int or None
        Which of its elements: point, line corner, segment, face, grid point or pixel; None: the artist as a whole.
    position : tuple of 3 floats or None
        Where, in the numbers of the axes: seconds since the epoch along dates, 0, 1, 2... along names.
    place : tuple or None
        The same with dates as datetimes and names as names.
    values : dict
        What was given for the element, untouched: x, y, z, c and the columns of ``hover=``.
    what : str
        "element", "legend", "handle", "triad" or "nothing".
    pixel : tuple of 2 floats
        CSS pixels from the top left.
    """

    what: str
    artist: "Artist | None"
    index: "int | None"
    position: "Xyz | None"
    pixel: "tuple[float, float]"

    def __init__(self, scene: "Any", what: str, node: int, index: int, position: "Any", pixel: "Any") -> None:
        self.scene: "Any" = scene
        self.what = what
        self.artist = scene._artists.get(node)
        self.index = index if index >= 0 else None
        self.position = None
        if what == "element" and position is not None:
            x, y, z = [NAN if number is None else float(number) for number in position]
            self.position = (x, y, z)
        self.pixel = (pixel[0], pixel[1])

    def __repr__(self) -> str:
        at = "" if self.index is None else " index=%d" % self.index
        return "<%s %s%s>" % (type(self).__name__, self.artist if self.artist is not None else self.what, at)

    @property
    def place(self) -> "tuple[Any, Any, Any] | None":
        """Where: dates along axes of dates, names along axes of names."""
        if self.position is None:
            return None
        axes: "Any" = self.scene._axes.all
        x, y, z = self.position
        return axes[0].value(x), axes[1].value(y), axes[2].value(z)

    @property
    def values(self) -> "dict[str, Any]":
        """What was given for the element, as it was given."""
        if self.artist is None or self.what != "element":
            return {}
        return source_values.values(self.artist, self.index or 0)


class Event(Pick):
    """What a handler is told: what was pointed at, as in a `Pick`, and the rest below.

    Attributes
    ----------
    name : str
        "hover", "click", "frame"...
    scene : Scene
        Whose event it is.
    artist, index, position, place, values, what, pixel
        Of "hover", "click" and "dblclick": see `Pick`.
    button : int
        Of "click": 0 the left, 1 the middle, 2 the right one.
    modifiers : tuple of str
        Of "click" and "key": which of "shift", "ctrl", "alt", "meta" are held.
    key : str
        Of "key": "a", "Enter", "ArrowLeft"...
    action : str
        Of "change": "set" where the reader hid, showed or moved the artist; "made" or "removed" with a tool of the page.
    changes : tuple of str
        Of "change": which words of the artist the reader set.
    selection : dict
        Of "select": the selected elements of each artist that has some.
    time, delta : float
        Of "frame": seconds since the first frame and since the one before.
    width, height : float
        Of "resize": CSS pixels.
    """

    time: float
    delta: float
    width: float
    height: float

    def __init__(self, name: str, scene: "Any", detail: "dict[str, Any]") -> None:
        get = detail.get
        index = get("index")
        Pick.__init__(
            self,
            scene,
            get("what", "nothing"),
            int(get("node", 0)),
            -1 if index is None else int(index),
            get("position"),
            (get("x", 0.0), get("y", 0.0)),
        )
        self.name = name
        self.button: int = int(get("button", 0))
        self.key: str = get("key", "")
        self.modifiers: "tuple[str, ...]" = tuple([word for word in MODIFIERS if get(word)])
        self.time = get("time", 0.0)
        self.delta = get("delta", 0.0)
        self.width = get("width", 0.0)
        self.height = get("height", 0.0)
        self.action: str = get("action", "")
        self.changes: "tuple[str, ...]" = tuple(get("changes", ()))
        self.prevented: bool = False

    def __repr__(self) -> str:
        if self.name in OF_ARTISTS and self.name != "select":
            return "<Event %s%s>" % (self.name, Pick.__repr__(self)[6:-1])
        return "<Event %s>" % self.name

    @property
    def selection(self) -> "dict[Artist, Any]":
        """The selected elements of each artist that has some."""
        found: "dict[Artist, Any]" = self.scene.selection
        return found

    def prevent_default(self) -> None:
        """In a page, keep a "click", "dblclick" or "key" from doing what it would do by itself."""
        self.prevented = True


def check_name(name: "Any", node: int = 0) -> None:
    """Refuse what is not the name of an event of a scene (0) or of an artist."""
    have = OF_ARTISTS if node else NAMES
    if not isinstance(name, str):
        raise TypeError('on: got %s, need the name of an event, then the function: on("click", handler)' % type_text(name))
    if name not in have:
        there = 'there is no event "%s"; there are %s' % (name, ", ".join(sorted(have)))
        if name in NAMES:
            raise Error('%s. "%s" is an event of the scene: scene.on("%s", handler)' % (there, name, name))
        near = suggestions.nearest(name, have)
        raise Error(there + (': did you mean "%s"?' % near if near else ""))


class Events:
    """The handlers of one scene: of the scene itself (0) and of its artists, by their numbers."""

    def __init__(self) -> None:
        self._handlers: "dict[str, list[tuple[int, Handler, bool]]]" = {}
        self._busy: "list[tuple[Handler, Any]]" = []  # async handlers that have not finished
        self._hovered = 0
        self._selections: "dict[int, bytes]" = {}

    def add(self, name: str, handler: "Handler", node: int = 0, once: bool = False) -> bool:
        """Add a handler; True where it is the first of its event."""
        check_name(name, node)
        if not callable(handler):
            raise TypeError('on("%s"): got %r, need a function that takes the event' % (name, handler))
        handlers = self._handlers.setdefault(name, [])
        handlers.append((node, handler, once))
        return len(handlers) == 1

    def discard(self, name: str, handler: "Handler | None", node: int = 0) -> bool:
        """Take a handler (or all of an event) off; True where none is left."""
        handlers = self._handlers.get(name, [])
        handlers[:] = [each for each in handlers if each[0] != node or (handler is not None and each[1] != handler)]
        return not handlers

    def forget(self, node: int) -> "list[str]":
        """Take all handlers of an artist off; returns the events that nobody listens to any more."""
        self._selections.pop(node, None)
        gone: "list[str]" = []
        for name in self._handlers:
            handlers = self._handlers[name]
            if any([each[0] == node for each in handlers]):
                handlers[:] = [each for each in handlers if each[0] != node]
                if not handlers:
                    gone.append(name)
        return gone

    def clear(self) -> None:
        """Take all handlers off."""
        self._handlers.clear()

    def names(self) -> "list[str]":
        """Which events somebody listens to."""
        return [name for name in self._handlers if self._handlers[name]]

    def emit(self, event: Event) -> "list[str]":
        """Call the handlers; returns the events that nobody listens to any more.

        A frame's handler that raises is taken off, since it would raise in each frame.
        """
        handlers = self._handlers.get(event.name)
        if not handlers:
            return []
        about = {0 if event.artist is None else event.artist._id}
        if event.name == "select":
            about = self._changed(event.scene, {each[0] for each in handlers})
        elif event.name == "hover":
            about.add(self._hovered)  # which is told that the pointer left
            self._hovered = 0 if event.artist is None else event.artist._id
        for each in list(handlers):
            node, handler, once = each
            if node and node not in about:
                continue
            if event.name in ("frame", "hover", "camera") and self._running(handler):
                continue
            if once:
                handlers.remove(each)
            try:
                answer = handler(event)
                if hasattr(answer, "send") or hasattr(answer, "__await__"):
                    import asyncio

                    try:
                        self._busy.append((handler, asyncio.create_task(answer)))
                    except RuntimeError:
                        answer.close()
                        text = 'on("%s"): an async handler needs an event loop: call what happens inside asyncio.run(...)'
                        raise Error(text % event.name) from None
            except Exception as error:
                report(error)
                if event.name == "frame":
                    handlers[:] = [one for one in handlers if one[1] != handler]
                    print("vitrail: this frame handler was taken off after its error", file=sys.stderr)
        return [] if handlers else [event.name]

    def _changed(self, scene: "Any", nodes: "set[int]") -> "set[int]":
        """Which artists with handlers have another selection than when this was last asked."""
        found: "set[int]" = set()
        for node in nodes:
            if node:
                now = bytes(scene._queries.selected(node))
                if now != self._selections.get(node, b""):
                    found.add(node)
                self._selections[node] = now
        return found

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
