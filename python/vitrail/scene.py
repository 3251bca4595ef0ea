# In:  what users ask of a scene.
# Out: artists, the camera, events and pictures, by way of the host of the place where Python runs.
# Called by: users: vitrail.Scene().
"""The scene."""

import math

from . import arrays, axes, facts, settings
from .artists import Artist
from .axes import Axes
from .camera import Camera, degrees
from .errors import Error, is_a, shape_text, type_text
from .events import WHAT, Event, Events, Pick
from .hosts import open_host
from .table import KINDS
from .verbs import Verbs, make

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Sequence
    from typing import Any, Literal, TypeVar, overload

    from typing_extensions import Self, Unpack

    from .events import Handler
    from .hosts import Host
    from .words import (
        ArrayLike,
        Axes as AxesWord,
        Color,
        Epoch,
        Limits,
        OnOff,
        Rgba,
        Scale,
        SceneWords,
        Setting,
        Theme,
        Vector,
        Xyz,
    )

    H = TypeVar("H", bound=Callable[..., Any])
    Mode = Literal["replace", "add", "remove", "toggle"]
    Preset = Literal["home", "top", "bottom", "front", "back", "side", "left", "right"]

MODES = ("replace", "add", "remove", "toggle")
# Elevation and azimuth in degrees.
PRESETS = {
    "home": (25.0, -60.0),
    "top": (90.0, -90.0),
    "bottom": (-90.0, -90.0),
    "front": (0.0, -90.0),
    "back": (0.0, 90.0),
    "side": (0.0, 0.0),
    "right": (0.0, 0.0),
    "left": (0.0, 180.0),
}


class Scene(Verbs):
    """A 3D picture: what its verbs put in stays live.

    In a page (PyScript, Pyodide, MicroPython) it appears where the script stands, or in `target`, and can be turned at
    once. On CPython it is drawn without a window, when it is saved or asked for.

    Parameters
    ----------
    title : str, optional
        A line at the top of the picture.
    background : colour, optional
        The colour behind everything; alpha 0 shows the page. Default: the theme's.
    width, height : float, optional
        CSS pixels. Default: the place's width and 480 in a page; 640 x 480 elsewhere.
    target : str or element, optional
        Where to show it in a page: "#id", an id, or an element.
    toolbar, tooltip : bool, optional
        Whether a page shows its buttons, and the values of what the pointer is on. Default: both.
    description : str, optional
        What the picture shows, for those who do not see it. Default: said by the scene itself.
    fog : float, optional
        How much the far end fades, 0 to 1.
    fog_color : colour, optional
        What it fades to. Default: the background.
    axes : str or bool, optional
        "box", "cross" or "off"; True is a box. Default "auto": a box where there are points, lines or surfaces.
    grid : bool, optional
        Grid lines on the walls behind the data.
    xlabel, ylabel, zlabel : str, optional
        Titles of the axes.
    xunit, yunit, zunit : str, optional
        What their numbers are in, shown after the title.
    xlim, ylim, zlim : (low, high), optional
        Where an axis begins and ends; None at one end leaves that to the data, (high, low) reverses it.
    xscale, yscale, zscale : str, optional
        "linear", "log", "symlog", "category" or "date".
    xthreshold, ythreshold, zthreshold : float, optional
        Of a symlog axis: linear between minus this and this.
    xepoch, yepoch, zepoch : (days, seconds), optional
        Of a date axis: where its 0 is, days since 1970-01-01 and seconds of that day.
    xcategories, ycategories, zcategories : list of str, optional
        Of a category axis: the names of 0, 1, 2...
    aspect : str or (3,) numbers, optional
        "equal" (one unit is as long on every axis), or lengths of the axes beside each other. Default "auto": equal
        units, unless one side would be too thin to read.
    legend : bool or str, optional
        A list of the artists that have labels. Default "auto": when there are two or more.
    scale_bar, triad : bool, optional
        A bar that shows how long a length is (where the axes that are seen have one scale); three small arms that show where
        x, y and z point.
    theme : str, optional
        "light", "dark" or "publication" (white, black text). Default "auto": as the background, or the page.
    text_color, axis_color, grid_color, pane_color, accent_color : colour, optional
        Instead of the theme's.

    Raises
    ------
    vitrail.Error
        Where the target is not in the page, or the native library is missing.
    TypeError
        For an unknown word.

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

    __slots__ = ("__weakref__", "_artists", "_axes", "_cycle", "_events", "_host", "_id", "_camera", "_closed", "_described", "_times")
    _words: "dict[str, Callable[[Any, Any], None]]" = {}

    title: "Setting[str, str]"
    background: "Setting[Rgba | None, Color | None]"
    fog: "Setting[float, float]"
    fog_color: "Setting[Rgba | None, Color | None]"
    theme: "Setting[Theme, Theme | None]"
    text_color: "Setting[Rgba | None, Color | None]"
    axis_color: "Setting[Rgba | None, Color | None]"
    grid_color: "Setting[Rgba | None, Color | None]"
    pane_color: "Setting[Rgba | None, Color | None]"
    accent_color: "Setting[Rgba | None, Color | None]"
    axes: "Setting[AxesWord, AxesWord | bool | None]"
    grid: "Setting[bool, bool]"
    xlabel: "Setting[str, str | None]"
    xunit: "Setting[str, str | None]"
    xlim: "Setting[Any, Limits | None]"
    xscale: "Setting[Scale, Scale | None]"
    xthreshold: "Setting[float, float | None]"
    xepoch: "Setting[Epoch, Vector | None]"
    xcategories: "Setting[list[str] | None, Sequence[str] | str | None]"
    ylabel: "Setting[str, str | None]"
    yunit: "Setting[str, str | None]"
    ylim: "Setting[Any, Limits | None]"
    yscale: "Setting[Scale, Scale | None]"
    ythreshold: "Setting[float, float | None]"
    yepoch: "Setting[Epoch, Vector | None]"
    ycategories: "Setting[list[str] | None, Sequence[str] | str | None]"
    zlabel: "Setting[str, str | None]"
    zunit: "Setting[str, str | None]"
    zlim: "Setting[Any, Limits | None]"
    zscale: "Setting[Scale, Scale | None]"
    zthreshold: "Setting[float, float | None]"
    zepoch: "Setting[Epoch, Vector | None]"
    zcategories: "Setting[list[str] | None, Sequence[str] | str | None]"
    aspect: "Setting[Literal['auto', 'equal'] | Xyz, Literal['auto', 'equal'] | Vector | None]"
    legend: "Setting[OnOff, OnOff | bool | None]"
    scale_bar: "Setting[bool, bool]"
    triad: "Setting[bool, bool]"

    _host: "Host"
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
        **properties: "Unpack[SceneWords]",
    ) -> None:
        for name in properties:
            if name not in self._words:
                raise TypeError(_unknown(name))
        keep = object.__setattr__
        keep(self, "_artists", {})
        keep(self, "_cycle", 0)
        keep(self, "_closed", False)
        keep(self, "_times", None)
        keep(self, "_events", Events())
        keep(self, "_described", None)
        options: "dict[str, Any]" = {}
        if not toolbar:
            options["toolbar"] = False
        if not tooltip:
            options["tooltip"] = False
        host = open_host(target, width, height, options, self._dispatch, self._source)
        keep(self, "_host", host)
        keep(self, "_id", host.root)
        keep(self, "_axes", Axes(self))
        keep(self, "_camera", Camera(host, self._axes))
        try:
            for name in sorted(properties, key=_late):
                value: "Any" = properties[name]  # type: ignore[literal-required]
                if value is not None:
                    self._words[name](self, value)
            if description is not None:
                self.description = description
        except BaseException:
            self.close()
            raise

    def __setattr__(self, name: str, value: "Any") -> None:
        if name in self._words:
            self._words[name](self, value)
        elif name == "_cycle":
            object.__setattr__(self, name, value)
        elif name == "description":
            self._describe(value)
        elif name == "selection":
            self._choose(value)
        else:
            raise AttributeError(settings.unknown(self._host, KINDS["scene"], name))

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

    def _made(self, name: str, properties: "dict[str, Any]") -> "Any":
        return make(self, self._id, name, properties)

    def _holds(self, artist: Artist) -> bool:
        return artist._id in self._artists

    def _forget(self, artist: Artist) -> None:
        self._artists.pop(artist._id, None)
        for name in self._events.forget(artist._id):
            self._host.off(name)
        if artist._extra is not None:
            for child in artist._extra.values():
                if isinstance(child, Artist):
                    self._forget(child)

    @property
    def artists(self) -> "list[Artist]":
        """All artists in the scene, in the order in which they were made."""
        return [self._artists[number] for number in sorted(self._artists)]

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
        return self._host.bounds(self._id)

    # --- looking ---

    @property
    def camera(self) -> Camera:
        """How the scene is looked at: eye, target, up, fov, projection, matrices."""
        return self._camera

    def view(
        self,
        preset: "Preset | None" = None,
        *,
        elev: "float | None" = None,
        azim: "float | None" = None,
        roll: "float | None" = None,
    ) -> None:
        """Turn the camera about its target.

        Parameters
        ----------
        preset : str, optional
            "home", "top", "bottom", "front", "back", "side" (or "right"), "left": from there, with everything in sight.
        elev, azim, roll : float, optional
            Degrees above the horizon, about z from the x axis, and about the line of sight. What is left out stays.

        Raises
        ------
        vitrail.Error
            For an unknown preset.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> scene.view(elev=25, azim=-60)
        >>> scene.camera.angles
        (25.0, -60.0, 0.0)
        >>> scene.view("top")
        """
        start = self._host.angles()
        angles = [degrees(angle) for angle in start]
        if preset is not None:
            if preset not in PRESETS:
                raise Error('view: there is no "%s"; there are %s' % (preset, ", ".join(sorted(PRESETS))))
            angles = [PRESETS[preset][0], PRESETS[preset][1], 0.0]
        given = (elev, azim, roll)
        for i in range(3):
            value = given[i]
            if value is not None:
                angles[i] = settings.numbers(value, 1, "view: " + ("elev", "azim", "roll")[i])[0]
        self._host.look(math.radians(angles[0]), math.radians(angles[1]), math.radians(angles[2]))
        if preset is not None:
            self.fit()
            if preset == "home":
                self._camera.autofit = True

    def fit(self, artist: "Artist | None" = None) -> None:
        """Bring an artist, or everything, wholly into sight without turning."""
        if artist is not None:
            self._host.fit(artist._id)
        elif self.bounds is not None:
            self._host.fit(self._id)

    # --- pictures ---

    @property
    def width(self) -> float:
        """The picture's width in CSS pixels."""
        return self._host.size()[0]

    @property
    def height(self) -> float:
        """The picture's height in CSS pixels."""
        return self._host.size()[1]

    def render(self) -> None:
        """Draw now, before this returns. Without it, changes show in the next frame by themselves."""
        self._host.render()
        if not self._host.live:
            import time

            now = time.monotonic()
            first, last = self._times or (now, now)
            object.__setattr__(self, "_times", (first, now))
            self._dispatch("frame", {"time": now - first, "delta": now - last})

    def save(self, name: "str | os.PathLike[str] | None" = None) -> bytes:
        """Save the finished picture.

        Parameters
        ----------
        name : str or path, optional
            A file ending in ".png". In a page the browser downloads it. Without it, nothing is written.

        Returns
        -------
        bytes
            The PNG file.

        Raises
        ------
        vitrail.Error
            For another kind of file, or where no picture can be drawn.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene(width=200, height=100)
        >>> len(scene.save()) > 100
        True
        """
        text = None if name is None else str(name)
        if text is not None and not text.lower().endswith(".png"):
            raise Error('save: got the name "%s", need one that ends in ".png"' % text)
        data = self._host.png()
        if not self._host.live:
            from .png import described

            data = described(data, {"Title": self.title, "Description": self.description})
        if text is not None:
            self._host.download(text, data)
        return data

    def _repr_mimebundle_(
        self, include: "Any" = None, exclude: "Any" = None
    ) -> "tuple[dict[str, Any], dict[str, Any]] | None":
        bundle = getattr(self._host, "bundle", None)  # a notebook's host has one
        if self._closed or bundle is None:
            return None
        return bundle(repr(self)), {"image/png": {"alt": self.description}}

    def _repr_html_(self) -> "str | None":
        return None if self._closed else self._host.html()

    def _repr_png_(self) -> "tuple[bytes, dict[str, str]] | None":
        return None if self._closed or self._host.live else (self._host.png(), {"alt": self.description})

    # --- events ---

    if TYPE_CHECKING:

        @overload
        def on(self, event: str, *, once: bool = False) -> "Callable[[H], H]": ...
        @overload
        def on(self, event: str, handler: "H", *, once: bool = False) -> "H": ...

    def on(self, event: str, handler: "Any" = None, *, once: bool = False) -> "Any":
        """Call a function whenever something happens.

        Parameters
        ----------
        event : str
            "hover" (the pointer is on another element, or on none any more), "click", "dblclick", "select" (other elements
            are selected), "key", "change" (the reader changed something by hand); "camera" (it moved), "frame" (before each frame that is drawn; asking for it keeps frames
            coming), "rest" (the picture is finished), "resize". What readers do happens in pages and notebooks.
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
            For an unknown event.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> cube = scene.box()
        >>> @scene.on("frame")
        ... def turn(event):
        ...     cube.rotation = (0, 0, 30 * event.time)
        >>> scene.off("frame", turn)
        >>> @scene.on("click")
        ... def tell(event):
        ...     print(event.artist, event.index, event.values)
        """
        if handler is None:

            def decorate(function: "Any") -> "Any":
                return self.on(event, function, once=once)

            return decorate
        return self._listen(event, handler, 0, once)

    def once(self, event: str, handler: "Any" = None) -> "Any":
        """Call a function the next time that something happens, as `on` does with ``once=True``.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> _ = scene.once("select", print)
        """
        return self.on(event, handler, once=True)

    def _listen(self, event: str, handler: "Any", node: int, once: bool) -> "Any":
        if self._events.add(event, handler, node, once):
            self._host.on(event)
        return handler

    def off(self, event: str, handler: "Handler | None" = None) -> None:
        """Stop calling a handler, or all handlers of an event."""
        if self._events.discard(event, handler):
            self._host.off(event)

    async def frame(self) -> Event:
        """Wait for the next frame: ``await scene.frame()`` in a loop animates.

        In a page, frames come while the scene is in sight; a loop that must go on elsewhere awaits ``asyncio.sleep``.

        Returns
        -------
        Event
            With ``time`` and ``delta`` in seconds.
        """
        import asyncio

        if not self._host.live:
            await asyncio.sleep(0)
            before = self._times
            self.render()
            first, now = self._times or (0.0, 0.0)
            return Event("frame", self, {"time": now - first, "delta": now - before[1] if before else 0.0})
        flag = asyncio.Event()
        got: "list[Event]" = []

        def take(event: Event) -> None:
            got.append(event)
            flag.set()

        self.on("frame", take, once=True)
        await flag.wait()
        return got[0]

    def _dispatch(self, name: str, detail: "dict[str, Any]") -> bool:
        event = Event(name, self, detail)
        for gone in self._events.emit(event):
            self._host.off(gone)
        return event.prevented

    # --- asking ---

    def pick(self, x: float, y: float, radius: float = 4) -> "Pick | None":
        """Say what is seen at a place in the picture.

        Parameters
        ----------
        x, y : float
            CSS pixels from the top left.
        radius : float
            How far beside it an element may be.

        Returns
        -------
        Pick or None
            The artist, the number of its element, where it is and what was given for it; None where nothing is.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene(width=200, height=200, axes=False)
        >>> pts = scene.scatter([(0, 0, 0), (1, 0, 0)], c=[7.5, 8.5], hover=["left", "right"])
        >>> x, y, depth = scene.camera.project((1, 0, 0))
        >>> found = scene.pick(x, y)
        >>> found.index, found.values["c"], found.values[""]
        (1, 8.5, 'right')
        """
        found = self._host.pick(float(x), float(y), float(radius))
        if found is None or not found[0]:
            return None
        what = WHAT[int(found[0])]
        return Pick(self, what, int(found[1]), int(found[2]), found[3:6], (x, y))

    def select(self, region: "ArrayLike", mode: "Mode" = "replace", *, visible: bool = False) -> "dict[Artist, Any]":
        """Select what is in a part of the picture.

        Parameters
        ----------
        region : array-like
            A box, as (x0, y0, x1, y1), or the (N, 2) corners of a polygon; CSS pixels from the top left.
        mode : str
            "replace", "add", "remove" or "toggle".
        visible : bool
            Only what nothing hides; else all through the scene.

        Returns
        -------
        dict
            The selected elements of each artist that has some.

        Raises
        ------
        vitrail.Error
            For another shape, or an unknown mode.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene(width=200, height=200)
        >>> pts = scene.scatter([(0, 0, 0), (1, 0, 0)])
        >>> len(scene.select((0, 0, 200, 200))[pts])
        2
        """
        if mode not in MODES:
            raise Error('select: got the mode %r, need one of "%s"' % (mode, '", "'.join(MODES)))
        block = arrays.numbers_only(arrays.read(region, "select"), "select")
        corners = list(arrays.doubles(block))
        shape = block.shape
        if len(corners) == 4 and shape in ((4,), (2, 2)):
            x0, y0, x1, y1 = corners
            corners = [x0, y0, x1, y0, x1, y1, x0, y1]
        elif len(shape) != 2 or shape[1] != 2 or shape[0] < 3:
            raise Error(
                "select: got shape %s, need (x0, y0, x1, y1) or the (N, 2) corners of a polygon" % shape_text(shape)
            )
        self._host.select_in(corners, MODES.index(mode) + (8 if visible else 0))
        return self.selection

    @property
    def selection(self) -> "dict[Artist, Any]":
        """The numbers of the selected elements, of each artist that has some; it can be set."""
        found: "dict[Artist, Any]" = {}
        for artist in self.artists:
            if "selected" in artist._readers:
                chosen = self._host.selected(artist._id)
                if len(chosen):
                    found[artist] = facts.numbers_out(chosen)
        return found

    @selection.setter
    def selection(self, value: "dict[Artist, Any] | None") -> None:
        self._choose(value)

    def _choose(self, value: "Any") -> None:
        wanted: "dict[Any, Any]" = value or {}
        for artist in self.artists:
            if "selected" in artist._readers:
                artist.selected = wanted.get(artist)  # type: ignore[attr-defined]

    def clear_selection(self) -> None:
        """Select nothing."""
        self._choose(None)

    def _source(self, node: int, index: int) -> "list[list[str]] | bool | None":
        """What a tooltip says of an element; False: nothing; None: the page may say what it knows."""
        artist = self._artists.get(node)
        if artist is None:
            return None
        if artist._given("hover") is False:
            return False
        return facts.rows(artist, max(0, index))

    @property
    def description(self) -> str:
        """What the picture shows, in sentences, for those who do not see it: said by the scene, or set."""
        return self._described if self._described is not None else self._host.describe(None)

    @description.setter
    def description(self, value: "str | None") -> None:
        self._describe(value)

    def _describe(self, value: "Any") -> None:
        object.__setattr__(self, "_described", None if value is None else str(value))
        self._host.describe(self._described)

    def table(self, first: int = 0, count: "int | None" = None) -> "list[dict[str, Any]]":
        """Return the data as rows, as they were given.

        Parameters
        ----------
        first, count : int
            From which row on, and how many at most; counted through all artists.

        Returns
        -------
        list of dict
            "artist" (its label, or its kind), "index", and the values by name.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> pts = scene.scatter([1, 2], [3, 4], 0, label="two", hover={"who": ["a", "b"]})
        >>> scene.table(1)
        [{'artist': 'two', 'index': 1, 'x': 2, 'y': 4, 'z': 0, 'who': 'b'}]
        """
        rows: "list[dict[str, Any]]" = []
        for artist in self.artists:
            if "pickable" not in artist._readers:
                continue
            total = facts.elements(artist)
            left = total if count is None else count - len(rows)
            for row in facts.table(artist, first, left):
                whole: "dict[str, Any]" = {"artist": artist.label or artist._kind.name}
                whole.update(row)
                rows.append(whole)
            first = max(0, first - total)
        return rows

    def show_table(self) -> None:
        """In a page, open the data as a table beside the picture.

        Raises
        ------
        vitrail.Error
            Where there is no page.
        """
        self._host.show_table()

    # --- end ---

    def close(self) -> None:
        """Give everything back: artists, memory, the place in the page. The scene cannot be used afterwards."""
        if not self._closed:
            object.__setattr__(self, "_closed", True)
            self._events.clear()
            self._artists.clear()
            self._host.close()

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
    have = _OPTIONS + tuple(Scene._words)
    meant = {"size": "width", "element": "target", "id": "target"}.get(name) or settings.OTHER_WORDS.get(name)
    if meant not in have:
        meant = settings.nearest(name, have)
    if meant:
        return "Scene has no %r; did you mean %r?" % (name, meant)
    return "Scene has no %r; it has " % name + ", ".join(_OPTIONS + tuple(sorted(Scene._words)))


def _equip() -> None:
    kind = KINDS["scene"]
    own = axes.own_words()
    for name in kind.properties:
        read, put = own.get(name) or (settings.reader(kind, name), settings.writer(kind, name))
        Scene._words[name] = put
        setattr(Scene, name, property(read, put, None, settings.help_text(kind.properties[name][1])))


_equip()
