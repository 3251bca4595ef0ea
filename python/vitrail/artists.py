# In:  what verbs.py and users set: words and arrays.
# Out: live artists: each is one node of the core; what is set on it is sent there at once.
# Called by: verbs.py makes them; users hold them.
"""Artists: the things in a scene."""

import math

from . import arrays, colors, facts, settings
from .arrays import Block
from .errors import Error
from .table import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Literal, TypeVar, overload

    from .hosts import Host
    from .table import Kind
    from .words import ArrayLike, Color, Colormap, Hover, Place, Rgba, Setting, Vector, Xyz

    H = TypeVar("H", bound=Callable[..., Any])
    Setter = Callable[["Artist", Any], None]


_COLOR_WRITERS = {name: settings.writer(KINDS[name], "color") for name in KINDS if "colors" in KINDS[name].arrays}


class Artist:
    """Something in a scene: it stays live, so what is set on it changes the picture.

    Artists are made by a scene's (or group's) verbs, such as `Scene.scatter`. Every one has the words below;
    its class adds its own.

    Attributes
    ----------
    position : tuple of 3 floats
        Where its origin is in its parent. Default (0, 0, 0).
    rotation : tuple of 3 floats
        Turns about x, then y, then z, in degrees.
    scale : tuple of 3 floats
        Factors along its own x, y, z; one number is used for all.
    visible : bool
        Whether it is drawn, with all below it.
    label : str
        Its name in legends and descriptions.
    data : array-like
        What it shows; setting it replaces the data in place.
    info : dict
        What the core holds: counts of elements, of points left out for NaN, bytes.

    Examples
    --------
    >>> import vitrail
    >>> scene = vitrail.Scene()
    >>> pts = scene.scatter([(0, 0, 0), (1, 1, 1)], color="tomato")
    >>> pts.set(size=8, label="two points")
    >>> pts.size
    8.0
    >>> pts.remove()
    >>> pts
    <Points, removed>
    """

    __slots__ = ("_extra", "_host", "_id", "_owner")
    _kind: "Kind"
    _words: "dict[str, Setter]"  # every word that set() takes
    _readers: "dict[str, Callable[[Any], Any]]"
    _data_name = ""  # the array that `data` is
    _per = "point"
    _many = "points"

    position: "Setting[Xyz, Vector]"
    rotation: "Setting[Xyz, Vector]"
    scale: "Setting[Xyz, float | Vector]"
    visible: "Setting[bool, bool]"
    label: "Setting[str, str]"

    _host: "Host"
    _id: int
    _owner: "Any"
    _extra: "dict[str, Any] | None"

    def __init__(self, owner: "Any", parent: int, properties: "dict[str, Any]") -> None:
        keep = object.__setattr__
        host = owner._host
        keep(self, "_host", host)
        keep(self, "_owner", owner)
        keep(self, "_extra", None)
        kind = self._kind.number
        number: int = host.create(kind, parent)
        keep(self, "_id", number)
        if properties:
            try:
                self._set(properties)
            except BaseException:
                host.remove(number)
                raise

    def __setattr__(self, name: str, value: "Any") -> None:
        try:
            word = self._words[name]
        except KeyError:
            raise AttributeError(self._unknown(name)) from None
        word(self, value)

    def _unknown(self, name: str) -> str:
        if name in ("info", "bounds"):
            return "%s of %s can be read, not set" % (name, self._kind.name)
        return settings.unknown(self._host, self._kind, name, tuple(self._words))

    def __repr__(self) -> str:
        name = type(self).__name__
        if not self._owner._holds(self):
            return "<%s, removed>" % name
        label = self.label
        text = " %r" % label if label else ""
        count = self._count()
        if count >= 0:
            text += ", %d %s" % (count, self._per if count == 1 else self._many)
        return "<%s%s>" % (name, text)

    # --- words ---

    def set(self, **properties: "Any") -> None:
        """Set several words at once; data first, so that arrays of a new length fit together.

        Raises
        ------
        TypeError
            For a word that this kind of artist does not have; the text offers the nearest one.
        vitrail.Error
            For a value that cannot be used.

        Examples
        --------
        >>> import vitrail
        >>> pts = vitrail.Scene().scatter([(0, 0, 0)])
        >>> pts.set(data=[(0, 0, 0), (1, 0, 0)], c=[1, 2], size=6)
        >>> len(pts)
        2
        """
        self._set(properties)

    def _set(self, properties: "dict[str, Any]") -> None:
        words = self._words
        for name in properties:
            if name not in words:
                raise TypeError(self._unknown(name))
        for name in self._first:
            if name in properties:
                words[name](self, properties[name])
        for name in properties:
            if name not in self._first:
                words[name](self, properties[name])

    _first: "tuple[str, ...]" = ("data", "color", "c")

    @property
    def info(self) -> "dict[str, Any]":
        """What the core holds of this artist: its arrays with their counts, points left out for NaN, bytes."""
        return self._host.info(self._id)

    @property
    def bounds(self) -> "tuple[Xyz, Xyz] | None":
        """The smallest and largest x, y, z along the axes, with everything below it; None where it is empty."""
        return self._host.bounds(self._id)

    def remove(self) -> None:
        """Take it out of the scene, with everything below it; the artist cannot be used afterwards."""
        self._host.remove(self._id)
        self._owner._forget(self)

    # --- asking ---

    if TYPE_CHECKING:

        @overload
        def on(self, event: str, *, once: bool = False) -> "Callable[[H], H]": ...
        @overload
        def on(self, event: str, handler: "H", *, once: bool = False) -> "H": ...

    def on(self, event: str, handler: "Any" = None, *, once: bool = False) -> "Any":
        """Call a function when something happens to this artist, as `Scene.on` does for all.

        Parameters
        ----------
        event : str
            "hover" (the pointer came to one of its elements, or left), "click", "dblclick" or "select".
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
        >>> pts = vitrail.Scene().scatter([(0, 0, 0)])
        >>> @pts.on("click")
        ... def tell(event):
        ...     print(event.index, event.values)
        >>> pts.off("click", tell)
        """
        if handler is None:

            def decorate(function: "Any") -> "Any":
                return self.on(event, function, once=once)

            return decorate
        return self._owner._listen(event, handler, self._id, once)

    def off(self, event: str, handler: "Any" = None) -> None:
        """Stop calling a handler of this artist, or all of an event."""
        if self._owner._events.discard(event, handler, self._id):
            self._host.off(event)

    def place(self, index: int = 0) -> "Xyz":
        """Say where an element is: a point, a line's corner, the middle of a segment, face or pixel, a grid point.

        Parameters
        ----------
        index : int
            Which.

        Returns
        -------
        tuple of 3 floats
            In the numbers of the axes.

        Raises
        ------
        vitrail.Error
            Where there is no such element.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().scatter([(1, 2, 3), (4, 5, 6)]).place(1)
        (4.0, 5.0, 6.0)
        """
        total = facts.elements(self)
        if not 0 <= index < total:
            raise Error("%s.place: got element %d, need 0 to %d" % (self._kind.name, index, total - 1))
        x, y, z = self._host.place(self._id, index)
        return x, y, z

    def table(self, first: int = 0, count: "int | None" = None) -> "list[dict[str, Any]]":
        """Return the data as rows, as they were given.

        Parameters
        ----------
        first, count : int
            From which element on, and how many at most.

        Returns
        -------
        list of dict
            "index", and the values by name: x, y, z, c and the columns of ``hover=``.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().scatter([0.1, 0.2], 0, 0, c=[5, 6]).table(1, 1)
        [{'index': 1, 'x': 0.2, 'y': 0, 'z': 0, 'c': 6}]
        """
        return facts.table(self, first, facts.elements(self) if count is None else count)

    # --- arrays ---

    def _count(self) -> int:
        """How many elements there are; -1 where that means nothing."""
        return self._extra.get("count", 0) if self._extra is not None and self._data_name else -1

    def _counts(self) -> "tuple[int, ...]":
        return (self._count(),)

    def _kept(self) -> "dict[str, Any]":
        if self._extra is None:
            object.__setattr__(self, "_extra", {})
        return self._extra  # type: ignore[return-value]

    def _write(self, name: str, block: Block, given: "Any") -> None:
        number, entry = self._kind.arrays[name]
        shape = block.shape
        if entry["dimensions"] == 2:
            rows, columns = shape[0], shape[1]
            components = shape[2] if len(shape) > 2 else 1
        else:
            rows, columns = shape[0], 1
            components = shape[1] if len(shape) > 1 else 1
        self._host.write(self._id, number, block, rows, columns, components)
        kept = self._kept()
        kept[name] = given
        if name == self._data_name:
            kept["count"] = rows * columns

    def _rewrite(self) -> None:
        """Write again what goes along the axes, from what was given."""
        for name in ("positions", "heights", "x", "y"):
            given = self._given(name)
            if given is not None:
                self._words["data" if name == self._data_name else name](self, given)

    def _clear(self, name: str) -> None:
        """Take an array away again, where there is one."""
        if self._extra is not None and self._extra.pop(name, None) is not None:
            number, entry = self._kind.arrays[name]
            least: int = entry["components"][0]
            self._host.write(self._id, number, Block([b""], arrays.F32, (0, least)), 0, 1, least)

    def _given(self, name: str) -> "Any":
        return self._extra.get(name) if self._extra is not None else None

    def _paint(self, value: "Any", numbers: bool) -> None:
        """Set `color` (or `c`, where numbers are welcome): one for all, or one for each."""
        what = self._kind.name + (".c" if numbers else ".color")
        counts = self._counts()
        if colors.is_one(value, counts, numbers):
            if value is not None or not numbers:
                _COLOR_WRITERS[self._kind.name](self, value)
            self._clear("colors")
            self._clear("scalars")
            return
        name, block = colors.each(value, what, counts, self._per, self._host, numbers)
        if block.unit and not self._host.get_text(self._id, self._kind.properties["colorbar_label"][0]):
            self._set({"colorbar_label": block.unit})
        self._write(name, self._spread(block), value)
        if name == "scalars":
            self._kept()["scalar_count"] = len(block)
        self._clear("scalars" if name == "colors" else "colors")
        if name == "scalars" and block.names is not None:
            cmap, low, high = colors.category_map(len(block.names))
            self._set({"cmap": cmap, "vmin": low, "vmax": high})
        if block.names is not None or self._given("named"):
            self._set({"categories": block.names})
            self._kept()["named"] = block.names is not None

    def _spread(self, block: Block) -> Block:
        """Bring a value for each to the array's own shape."""
        return block


class _Drawn(Artist):
    """What is drawn, and so can be pointed at."""

    __slots__ = ()
    alpha: "Setting[float, float]"
    order: "Setting[float, float]"
    pickable: "Setting[bool, bool]"
    hover: "Setting[Any, Hover | None]"


class _Each(_Drawn):
    """What has a colour or a number for each of its points."""

    __slots__ = ()
    color: "Setting[Rgba | ArrayLike | None, Color | ArrayLike | None]"
    c: "Setting[ArrayLike | None, ArrayLike | Color | None]"
    cmap: "Setting[str, Colormap]"
    vmin: "Setting[float | None, float | None]"
    vmax: "Setting[float | None, float | None]"
    norm: "Setting[Literal['linear', 'log'], Literal['linear', 'log']]"
    nan_color: "Setting[Rgba, Color]"
    colorbar: "Setting[Literal['auto', 'on', 'off'], Literal['auto', 'on', 'off'] | bool]"
    colorbar_label: "Setting[str, str]"
    categories: "Setting[list[str] | None, Sequence[str] | str | None]"
    selected: "Setting[Any, ArrayLike | int | None]"
    data: "Setting[ArrayLike, ArrayLike]"

    def __len__(self) -> int:
        return self._count()


class Points(_Each):
    """A cloud of points; see `Scene.scatter`."""

    __slots__ = ()
    size: "Setting[float | ArrayLike | None, float | ArrayLike | None]"
    unit: "Setting[Literal['px', 'data'], Literal['px', 'data']]"
    marker: "Setting[Literal['disc', 'square', 'sphere'], Literal['disc', 'square', 'sphere']]"
    edge: "Setting[float | None, float | None]"
    edge_color: "Setting[Rgba | None, Color | None]"


class Line(_Each):
    """One line through points; see `Scene.line`."""

    __slots__ = ()
    width: "Setting[float, float]"
    cap: "Setting[Literal['round', 'butt', 'square'], Literal['round', 'butt', 'square']]"
    dashes: "Setting[tuple[float, ...], float | Vector]"
    join: "Setting[Literal['round', 'bevel', 'miter'], Literal['round', 'bevel', 'miter']]"
    closed: "Setting[bool, bool]"


class Segments(_Each):
    """Separate straight lines; see `Scene.segments`."""

    __slots__ = ()
    width: "Setting[float, float]"
    cap: "Setting[Literal['round', 'butt', 'square'], Literal['round', 'butt', 'square']]"
    dashes: "Setting[tuple[float, ...], float | Vector]"

    def _counts(self) -> "tuple[int, ...]":
        count = self._count()
        return (count, count // 2)

    def _spread(self, block: Block) -> Block:
        count = self._count()
        if len(block) == count:
            return block
        width = block.count() // len(block)
        values, both = arrays.doubles(block), arrays.new_doubles(2 * block.count())
        for i in range(len(block)):
            item = values[i * width : i * width + width]
            both[2 * i * width : (2 * i + 1) * width] = item
            both[(2 * i + 1) * width : (2 * i + 2) * width] = item
        if block.dtype & 0xFF not in (arrays.F16, arrays.F32, arrays.F64) and width > 1:
            for i in range(len(both)):  # colours as bytes become fractions
                both[i] = both[i] / 255
        return Block([both], arrays.F64, (count,) + block.shape[1:], False, block.names)


class _Shaded(_Each):
    """What is lit, with edges that can be drawn over it."""

    __slots__ = ()
    shading: "Setting[Literal['smooth', 'flat', 'none'], Literal['smooth', 'flat', 'none']]"
    specular: "Setting[float, float]"
    wireframe: "Setting[float, float]"
    wireframe_color: "Setting[Rgba, Color]"


class Mesh(_Shaded):
    """Triangles between vertices; see `Scene.mesh`."""

    __slots__ = ()
    _per = "vertex"
    _many = "vertices"
    faces: "Setting[ArrayLike | None, ArrayLike]"
    normals: "Setting[ArrayLike | None, ArrayLike]"
    texcoords: "Setting[ArrayLike | None, ArrayLike]"
    texture: "Setting[ArrayLike | str | None, ArrayLike | str]"
    two_sided: "Setting[bool, bool]"
    filter: "Setting[Literal['linear', 'nearest'], Literal['linear', 'nearest']]"
    _first = ("data", "faces", "color", "c")

    def _counts(self) -> "tuple[int, ...]":
        return (self._count(), self._kept().get("face_count", self._count() // 3))


class Surface(_Shaded):
    """Heights on a grid; see `Scene.surface`."""

    __slots__ = ()
    _per = "grid point"
    _many = "grid points"
    x: "Setting[ArrayLike | None, ArrayLike]"
    y: "Setting[ArrayLike | None, ArrayLike]"
    contours: "Setting[float, float]"
    contour_step: "Setting[float | None, float | None]"
    contour_color: "Setting[Rgba, Color]"
    contour_width: "Setting[float, float]"
    _first = ("data", "x", "y", "color", "c")

    def _spread(self, block: Block) -> Block:
        return block.shaped(*(self._kept()["grid"] + block.shape[1:]))


class Image(_Drawn):
    """A picture on a rectangle in space; see `Scene.image`."""

    __slots__ = ()
    _per = "pixel"
    _many = "pixels"
    color: "Setting[Rgba, Color]"
    cmap: "Setting[str, Colormap]"
    vmin: "Setting[float | None, float | None]"
    vmax: "Setting[float | None, float | None]"
    norm: "Setting[Literal['linear', 'log'], Literal['linear', 'log']]"
    nan_color: "Setting[Rgba, Color]"
    colorbar: "Setting[Literal['auto', 'on', 'off'], Literal['auto', 'on', 'off'] | bool]"
    colorbar_label: "Setting[str, str]"
    categories: "Setting[list[str] | None, Sequence[str] | str | None]"
    selected: "Setting[Any, ArrayLike | int | None]"
    size: "Setting[tuple[float, float] | None, float | Vector | None]"
    filter: "Setting[Literal['linear', 'nearest'], Literal['linear', 'nearest']]"
    data: "Setting[ArrayLike | str, ArrayLike | str]"


class Text(_Drawn):
    """Words at a place in the scene; see `Scene.text`."""

    __slots__ = ()
    text: "Setting[str, str]"
    data: "Setting[str, str]"
    color: "Setting[Rgba, Color]"
    size: "Setting[float, float]"
    anchor: "Setting[Literal['left', 'center', 'right'], Literal['left', 'center', 'right']]"
    baseline: "Setting[Literal['top', 'middle', 'baseline', 'bottom'], Literal['top', 'middle', 'baseline', 'bottom']]"
    offset: "Setting[tuple[float, float], Vector]"
    halo: "Setting[float, float]"
    halo_color: "Setting[Rgba, Color]"
    occluded: "Setting[bool, bool]"
    space: "Setting[Literal['world', 'screen'], Literal['world', 'screen']]"
    leader: "Setting[float, float]"
    leader_color: "Setting[Rgba | None, Color | None]"
    selected: "Setting[bool, bool]"


class Ruler(_Drawn):
    """A straight line between two places, with its length; see `Scene.ruler` and `Scene.measure`."""

    __slots__ = ()
    start: "Setting[Xyz, Place]"
    end: "Setting[Xyz, Place]"
    color: "Setting[Rgba | None, Color | None]"
    text: "Setting[str, str]"
    data: "Setting[Xyz, Place]"
    selected: "Setting[bool, bool]"

    @property
    def distance(self) -> float:
        """How far its ends are apart, in the numbers of the axes.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().measure((0, 0, 0), (3, 4, 0)).distance
        5.0
        """
        return math.sqrt(sum([(a - b) ** 2 for a, b in zip(self.start, self.end)]))


class Shape(_Drawn):
    """A ready shape: a box, sphere, cylinder, cone, arrow, torus or plane."""

    __slots__ = ()
    color: "Setting[Rgba, Color]"
    size: "Setting[Xyz, float | Vector]"
    shading: "Setting[Literal['smooth', 'flat', 'none'], Literal['smooth', 'flat', 'none']]"
    data: "Setting[Xyz, Vector]"
    selected: "Setting[bool, bool]"


class Box(Shape):
    """A box; see `Scene.box`."""

    __slots__ = ()


class Sphere(Shape):
    """A ball or an ellipsoid; see `Scene.sphere`."""

    __slots__ = ()


class _Axial(Shape):
    """A shape with an axis."""

    __slots__ = ()
    axis: "Setting[Xyz, Vector]"


class Cylinder(_Axial):
    """A cylinder; see `Scene.cylinder`."""

    __slots__ = ()


class Cone(_Axial):
    """A cone; see `Scene.cone`."""

    __slots__ = ()


class Arrow(_Axial):
    """An arrow; see `Scene.arrow`."""

    __slots__ = ()


class Torus(_Axial):
    """A ring; see `Scene.torus`."""

    __slots__ = ()


class Plane(Shape):
    """A flat rectangle; see `Scene.plane`."""

    __slots__ = ()
    normal: "Setting[Xyz, Vector]"


class Light(Artist):
    """A light: ambient, directional or a point."""

    __slots__ = ()
    color: "Setting[Rgba, Color]"
    intensity: "Setting[float, float]"
    data: "Setting[Xyz, Vector]"


class AmbientLight(Light):
    """Light from everywhere; see `Scene.ambient_light`."""

    __slots__ = ()


class DirectionalLight(Light):
    """Light from far away; see `Scene.directional_light`."""

    __slots__ = ()
    direction: "Setting[Xyz, Vector]"
    follow: "Setting[bool, bool]"


class PointLight(Light):
    """Light from its position; see `Scene.point_light`."""

    __slots__ = ()
    range: "Setting[float | None, float | None]"


class Clip(Artist):
    """What cuts off a part of the scene: neither drawn nor picked there."""

    __slots__ = ()
    handles: "Setting[bool, bool]"
    color: "Setting[Rgba | None, Color | None]"
    data: "Setting[Xyz, Vector]"


class ClipPlane(Clip):
    """A plane that cuts off what is behind it; see `Scene.clip_plane`."""

    __slots__ = ()
    normal: "Setting[Xyz, Vector]"


class ClipBox(Clip):
    """A box that cuts off what is outside it, or inside; see `Scene.clip_box`."""

    __slots__ = ()
    size: "Setting[Xyz, float | Vector]"
    keep: "Setting[Literal['inside', 'outside'], Literal['inside', 'outside']]"


CLASSES: "dict[str, type[Artist]]" = {
    "points": Points,
    "line": Line,
    "segments": Segments,
    "mesh": Mesh,
    "surface": Surface,
    "image": Image,
    "text": Text,
    "ruler": Ruler,
    "box": Box,
    "sphere": Sphere,
    "cylinder": Cylinder,
    "cone": Cone,
    "arrow": Arrow,
    "torus": Torus,
    "plane": Plane,
    "ambient_light": AmbientLight,
    "directional_light": DirectionalLight,
    "point_light": PointLight,
    "clip_plane": ClipPlane,
    "clip_box": ClipBox,
}
