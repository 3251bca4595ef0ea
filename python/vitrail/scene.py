# In:  what users ask of a scene.
# Out: artists, by way of the host of the place where Python runs; views and pictures are in looking.py, events in
#      listening.py, picking, selections and tables in asking.py.
"""The scene."""

from . import axes, suggestions
from ._artists import properties, registry
from ._artists.artist import Artist
from ._artists.group import Verbs
from ._data import validate
from .axes import Axes
from .camera import Camera
from .errors import Error, is_a, type_text
from .events import Event, Events
from .hosts import open_host
from .picking import Picking
from .rendering import Rendering
from .schema import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from typing_extensions import Self, Unpack

    from .hosts.protocols import Commands, Host, Queries
    from .typing import SceneKeywords, Xyz


def _serial(artist: Artist) -> int:
    return artist._serial


class Scene(Rendering, Picking, Verbs):
    """A 3D picture: what its verbs put in stays live.

    In a page (PyScript, Pyodide, MicroPython) it appears where the script stands, or in ``target``, and can be turned at
    once. On CPython it is drawn without a window, when it is saved or asked for.

    Parameters
    ----------
    width, height : float, optional
        CSS pixels, 1 to 16384. Default: the place's width and 480 in a page; 640 x 480 elsewhere.
    target : str or element, optional
        Where to show it in a page: "#id", an id, or an element.
    toolbar, tooltip : bool, optional
        Whether a page shows its buttons, and the values of what the pointer is on. Default: both.
    description : str, optional
        What the picture shows, for those who do not see it. Default: said by the scene itself.
    **properties
        Attributes of the scene, which can be changed later. Data of dates or names choose the scale of their axis by
        themselves; points at 0 and below are left out of a logarithmic one. Names in ``xcategories`` make a linear axis one
        of categories. ``axes=True`` is a box.

    Raises
    ------
    vitrail.Error
        For a value that cannot be used; where the target is not in the page, or the native library is missing.
    TypeError
        For an unknown keyword.

    Examples
    --------
    >>> import vitrail
    >>> scene = vitrail.Scene(title="Two points")
    >>> pts = scene.plot([(0, 0, 0), (1, 1, 1)])
    >>> scene.artists
    [<Points, 2 points>]
    >>> picture = scene.save()
    >>> picture[:4]
    b'\\x89PNG'
    """

    __slots__ = (
        "__weakref__", "_artists", "_axes", "_camera", "_closed", "_commands", "_cycle", "_described", "_events", "_host", "_id",
        "_queries", "_times",
    )
    _setters: "dict[str, Callable[[Any, Any], None]]" = {}


    _commands: "Commands"
    _host: "Host"
    _queries: "Queries"
    _id: int
    _artists: "dict[int, Artist]"
    _axes: Axes
    _cycle: int
    _events: Events
    _camera: Camera
    _closed: bool
    _described: "str | None"
    _times: "tuple[float, float] | None"  # of the first frame and the last, where frames come from render()

    def __init__(
        self,
        *,
        width: "float | None" = None,
        height: "float | None" = None,
        target: "Any" = None,
        toolbar: bool = True,
        tooltip: bool = True,
        description: "str | None" = None,
        **properties: "Unpack[SceneKeywords]",
    ) -> None:
        for name in properties:
            if name not in self._setters:
                raise TypeError(_unknown(name))
        keep = object.__setattr__
        keep(self, "_artists", {})
        keep(self, "_cycle", 0)
        keep(self, "_closed", False)
        keep(self, "_times", None)
        keep(self, "_events", Events())
        keep(self, "_described", None)
        options: "dict[str, Any]" = {}
        if not validate.truth(toolbar, "Scene: toolbar"):
            options["toolbar"] = False
        if not validate.truth(tooltip, "Scene: tooltip"):
            options["tooltip"] = False
        if width is not None:
            width = validate.numbers(width, 1, "Scene: width")[0]
        if height is not None:
            height = validate.numbers(height, 1, "Scene: height")[0]
        host = open_host(target, width, height, options, self._dispatch, self._source)
        keep(self, "_host", host)
        keep(self, "_commands", host.commands)
        keep(self, "_queries", host.queries)
        keep(self, "_id", host.root)
        keep(self, "_axes", Axes(self))
        keep(self, "_camera", Camera(host, self._axes))
        try:
            for name in sorted(properties, key=_late):
                value: "Any" = properties[name]  # type: ignore[literal-required]
                if value is not None:
                    self._setters[name](self, value)
            if description is not None:
                self.description = description
        except BaseException:
            self.close()
            raise

    def __setattr__(self, name: str, value: "Any") -> None:
        if name in self._setters:
            self._setters[name](self, value)
        elif name == "_cycle":
            object.__setattr__(self, name, value)
        elif name == "description":
            self._describe(value)
        elif name == "selection":
            self._set_selection(value)
        else:
            if name in _OPTIONS:
                raise AttributeError("%s can be said when a scene is made, not later: vitrail.Scene(%s=...)" % (name, name))
            if hasattr(type(self), name):
                raise AttributeError("scene.%s can be read or called, not set" % name)
            raise AttributeError(suggestions.unknown(self._queries, KINDS["scene"], name))

    def __repr__(self) -> str:
        if self._closed:
            return "<Scene, closed>"
        title = self.title
        return "<Scene%s, %d artist%s>" % (
            " %r" % title if title else "",
            len(self._artists),
            "" if len(self._artists) == 1 else "s",
        )

    # --- artists ---

    def _create_artist(self, name: str, properties: "Any", **more: "Any") -> "Any":
        return registry.make(self, self._id, name, dict(properties, **more))

    def _holds(self, artist: Artist) -> bool:
        return artist._id in self._artists

    def _forget(self, artist: Artist) -> None:
        self._artists.pop(artist._id, None)
        for name in self._events.forget(artist._id):
            self._host.page.off(name)
        if artist._extra is not None:
            for child in artist._extra.values():
                if isinstance(child, Artist):
                    self._forget(child)

    @property
    def artists(self) -> "list[Artist]":
        """All artists in the scene, in the order in which they were made."""
        return sorted(self._artists.values(), key=_serial)

    def remove(self, artist: Artist) -> None:
        """Take an artist out of the scene, as ``artist.remove()`` does.

        Parameters
        ----------
        artist : Artist
            One of this scene's.

        Raises
        ------
        vitrail.Error
            Where it belongs to another scene, or was removed already.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> scene.remove(scene.box())
        >>> scene.artists
        []
        """
        if not is_a(artist, Artist):
            raise TypeError("remove: got %s, need an artist of this scene" % type_text(artist))
        if artist._owner is not self:
            raise Error("remove: %r belongs to another scene" % (artist,))
        artist.remove()

    def clear(self) -> None:
        """Remove all artists and lights; camera, background and handlers stay."""
        for artist in self.artists:
            if self._holds(artist):
                artist.remove()
        self._axes.clear()
        object.__setattr__(self, "_cycle", 0)

    def _rewrite(self) -> None:
        """Give the core all data anew: an axis counts in another way."""
        for artist in self.artists:
            artist._rewrite()

    @property
    def bounds(self) -> "tuple[Xyz, Xyz] | None":
        """The smallest and largest x, y, z of everything; None where there is nothing."""
        return self._queries.bounds(self._id)

    # --- events ---

    def _listens(self) -> "tuple[Scene, int]":
        return self, 0

    def _dispatch(self, name: str, detail: "dict[str, Any]") -> bool:
        action = detail.get("action")
        if action == "made" or name == "adopt":
            registry.adopt(self, int(detail["node"]))
            if name == "adopt":  # nobody needs to be told
                return False
        event = Event(name, self, detail)
        for gone in self._events.emit(event):
            self._host.page.off(gone)
        if action == "removed" and event.artist is not None:
            self._forget(event.artist)
        return event.prevented

    # --- end ---

    def close(self) -> None:
        """Give everything back: artists, memory, the place in the page. The scene cannot be used afterwards."""
        if not self._closed:
            object.__setattr__(self, "_closed", True)
            self._events.clear()
            self._artists.clear()
            self._host.page.close()

    def __enter__(self) -> "Self":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


_OPTIONS = ("width", "height", "target", "toolbar", "tooltip", "description")


def _late(name: str) -> bool:
    """Limits are read when it is known what their axis counts in."""
    return name.endswith("lim")


def _unknown(name: str) -> str:
    """Word the error for an option that no scene has."""
    have = _OPTIONS + tuple(Scene._setters)
    meant = {"size": "width", "element": "target", "id": "target"}.get(name) or suggestions.SYNONYMS.get(name)
    if meant not in have:
        meant = suggestions.nearest(name, have)
    if meant:
        return "Scene has no %r; did you mean %r?" % (name, meant)
    return "Scene has no %r; it has " % name + ", ".join(_OPTIONS + tuple(sorted(Scene._setters)))


def _add_properties() -> None:
    kind = KINDS["scene"]
    own = axes.own_keywords()
    for name in kind.properties:
        read, put = own.get(name) or (properties.getter(kind, name), properties.setter(kind, name))
        Scene._setters[name] = put
        setattr(Scene, name, property(read, put, None, properties.help_text(kind.properties[name][1])))


_add_properties()
