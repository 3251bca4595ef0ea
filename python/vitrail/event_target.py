# In:  functions that users want called when something happens to a scene or an artist.
# Out: they are among the scene's handlers, and its pages are asked for the events that somebody listens to.
"""Whom events call."""

from .errors import Error
from .events import check_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, overload

    from .events import Handler
    from .scene import Scene

    H = TypeVar("H", bound=Callable[..., Any])


class EventTarget:
    """Whom a scene or an artist calls."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _listens(self) -> "tuple[Scene, int]":
            """Return the scene whose events these are, and the number of the artist that they are about; 0: any."""
            ...

        @overload
        def on(self, event: str, *, once: bool = False) -> "Callable[[H], H]": ...
        @overload
        def on(self, event: str, handler: "H", *, once: bool = False) -> "H": ...

    def on(self, event: str, handler: "Any" = None, *, once: bool = False) -> "Any":
        """Call a function whenever something happens.

        Parameters
        ----------
        event : str
            Of a scene or an artist: "hover" (the pointer is on another element, or on none any more), "click", "dblclick"
            or "select" (other elements are selected). Of a scene besides: "key", "change" (the reader changed something
            by hand), "camera" (it moved), "frame" (before each frame that is drawn; asking for it keeps frames coming),
            "rest" (the picture is finished), "resize", "contextlost" and "contextrestored" (of the page's WebGL). What
            readers do happens in pages and notebooks.
        handler : callable, optional
            Takes an `Event`; may be async. Without it, `on` is a decorator.
        once : bool
            Take it off after the first time.

        Returns
        -------
        callable
            The handler, for `off`.

        Raises
        ------
        vitrail.Error
            For an unknown event; where the scene was closed or the artist removed.
        TypeError
            For a handler that cannot be called.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> cube = scene.box()
        >>> @scene.on("frame")
        ... def turn(event):
        ...     cube.rotation = (0, 0, 30 * event.time)
        >>> scene.off("frame", turn)
        >>> @cube.on("click")
        ... def tell(event):
        ...     print(event.artist, event.index, event.values)
        """
        scene, node = self._listens()
        check_name(event, node)
        if scene._closed or (node and node not in scene._artists):
            raise Error('on("%s"): %r can be listened to no more' % (event, self))
        if handler is None:

            def decorate(function: "Any") -> "Any":
                return self.on(event, function, once=once)

            return decorate
        if scene._events.add(event, handler, node, once):
            scene._host.page.on(event)
        return handler

    def once(self, event: str, handler: "Any" = None) -> "Any":
        """Call a function the next time that something happens, as `on` does with ``once=True``.

        Parameters
        ----------
        event : str
            As for `on`.
        handler : callable, optional
            Takes an `Event`. Without it, `once` is a decorator.

        Returns
        -------
        callable
            The handler, for `off`.

        Raises
        ------
        vitrail.Error
            For an unknown event.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> _ = scene.once("select", print)
        """
        return self.on(event, handler, once=True)

    def off(self, event: str, handler: "Handler | None" = None) -> None:
        """Stop calling a handler, or all handlers of an event.

        Parameters
        ----------
        event : str
            As for `on`.
        handler : callable, optional
            Which; without it, all of this event that were added to this scene or artist.

        Raises
        ------
        vitrail.Error
            For an unknown event.
        """
        scene, node = self._listens()
        check_name(event, node)
        if scene._events.discard(event, handler, node):
            scene._host.page.off(event)
