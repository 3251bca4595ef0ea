# In:  keywords and arrays that verbs and users set.
# Out: live artists: each is one node of the core; what is set on it is sent there at once.
"""What all artists have in common."""

from .. import suggestions
from .._data import buffers, validate
from .._data.buffers import ArrayData
from .._data.items import Ordered
from .._generated.properties import NodeProperties
from ..errors import Error
from ..event_target import EventTarget
from . import source_values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..hosts.protocols import Commands, Queries
    from ..schema import Kind
    from ..typing import Xyz

    Setter = Callable[["Artist", Any], None]


_serials = [0]  # how many were made; the core's numbers have no order, and neither have MicroPython's dicts
# The keyword that each array is set by, where it is another.
_ARRAY_KEYWORDS = {"sizes": "size", "colors": "color", "scalars": "c"}
# What other libraries call data.
_UNNAMED = ("x", "y", "z", "xs", "ys", "zs", "points", "positions", "heights")
# What `color` and `c` set, in the order in which it is put back.
_COLOURING = ("color", "c", "cmap", "vmin", "vmax", "categories", "colorbar_label")


class Artist(EventTarget, NodeProperties):
    """Something in a scene: it stays live, so what is set on it changes the picture.

    Artists are made by a scene's (or group's) verbs, such as `Scene.scatter`. Every one has the attributes below;
    its class adds its own.

    Attributes
    ----------
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

    __slots__ = ("_commands", "_extra", "_id", "_owner", "_queries", "_serial")
    _kind: "Kind"
    _setters: "dict[str, Setter]"  # of every keyword that set() takes
    _getters: "dict[str, Callable[[Any], Any]]"
    _data_name = ""  # the array that `data` is
    _along_axes: "tuple[str, ...]" = ()  # keywords that count along the axes
    _cycles_color = False  # without a colour of its own it takes the next of C0..C9, as in matplotlib
    _verbs: "tuple[str, ...]" = ()  # that make it, where they are not called as the kind
    _element_name = "point"
    _elements_name = "points"


    _commands: "Commands"
    _queries: "Queries"
    _id: int
    _owner: "Any"
    _serial: int
    _extra: "dict[str, Any] | None"

    def __init__(self, owner: "Any", parent: int, properties: "dict[str, Any]", number: int = 0) -> None:
        keep = object.__setattr__
        commands = owner._commands
        keep(self, "_commands", commands)
        keep(self, "_queries", owner._queries)
        keep(self, "_owner", owner)
        keep(self, "_extra", None)
        if not number:  # else it is there already
            number = commands.create(self._kind.number, parent)
        keep(self, "_id", number)
        _serials[0] += 1
        keep(self, "_serial", _serials[0])
        if properties:
            try:
                self._set(properties)
            except BaseException:
                commands.remove(number)
                raise

    def __setattr__(self, name: str, value: "Any") -> None:
        try:
            setter = self._setters[name]
        except KeyError:
            raise AttributeError(self._unknown(name)) from None
        setter(self, value)

    def _unknown(self, name: str) -> str:
        if name in ("info", "bounds"):
            return "%s of %s can be read, not set" % (name, self._kind.name)
        if name in _UNNAMED and self._along_axes:
            verb = self._verbs[0] if self._verbs else self._kind.name
            return "%s has no %r: data come first, without a name: scene.%s(x, y, z)" % (self._kind.name, name, verb)
        return suggestions.unknown(self._queries, self._kind, name, tuple(self._setters))

    def __repr__(self) -> str:
        name = type(self).__name__
        if not self._owner._holds(self):
            return "<%s, removed>" % name
        label = self.label
        text = " %r" % label if label else ""
        count = self._count()
        if count >= 0:
            text += ", %d %s" % (count, self._element_name if count == 1 else self._elements_name)
        return "<%s%s>" % (name, text)

    # --- keywords ---

    def set(self, **properties: "Any") -> None:
        """Set several keywords at once: all of them, or after an error none. Data come first, so that arrays of a new length
        fit together.

        Parameters
        ----------
        **properties
            As for the verb that made the artist, with ``data`` for its data.

        Raises
        ------
        TypeError
            For a keyword that this kind of artist does not have; the text offers the nearest one.
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
        if len(properties) < 2:
            self._set(properties)
            return
        names = list(properties)
        if "c" in properties or "color" in properties:
            names += _COLOURING
        readers = self._getters
        before = {name: readers[name](self) for name in names if name in readers}
        try:
            self._set(properties)
        except Error:
            for name in ["data"] + list(_COLOURING) + names:
                if name not in before:
                    continue
                value = before.pop(name)
                if value is not None or not (name == "c" or name in self._kind.arrays or name in self._first):
                    self._setters[name](self, value)
            raise

    def _set(self, properties: "dict[str, Any]") -> None:
        setters = self._setters
        for name in properties:
            if name not in setters:
                raise TypeError(self._unknown(name))
        for name in self._first:
            if name in properties:
                setters[name](self, properties[name])
        for name in properties:
            if name not in self._first:
                setters[name](self, properties[name])

    _first: "tuple[str, ...]" = ("data", "color", "c")

    @property
    def info(self) -> "dict[str, Any]":
        """What the core holds of this artist: its arrays with their counts, points left out for NaN, bytes."""
        return self._queries.info(self._id)

    @property
    def bounds(self) -> "tuple[Xyz, Xyz] | None":
        """The smallest and largest x, y, z along the axes, with everything below it; None where it is empty."""
        return self._queries.bounds(self._id)

    def remove(self) -> None:
        """Take it out of the scene, with everything below it; the artist cannot be used afterwards."""
        self._commands.remove(self._id)
        self._owner._forget(self)

    # --- asking ---

    def _listens(self) -> "tuple[Any, int]":
        return self._owner, self._id

    def place(self, index: int = 0) -> "Xyz":
        """Say where an element is: a point, a line's corner, the middle of a segment, face or pixel, a grid point.

        Parameters
        ----------
        index : int
            Which, from 0 up.

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
        what = self._kind.name + ".place"
        total, index = self._element_count(), validate.whole(index, what)
        if not 0 <= index < total:
            raise Error("%s: got element %d, need 0 to %d" % (what, index, total - 1) if total else what + ": it is empty")
        x, y, z = self._queries.place(self._id, index)
        return x, y, z

    def table(self, first: int = 0, count: "int | None" = None) -> "list[dict[str, Any]]":
        """Return the data as rows, as they were given.

        Parameters
        ----------
        first, count : int
            From which element on (0 or more), and how many at most.

        Returns
        -------
        list of dict
            "index", and the values by name: x, y, z, c and the columns of ``hover=``.

        Raises
        ------
        vitrail.Error
            For numbers that are not whole.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().scatter([0.1, 0.2], 0, 0, c=[5, 6]).table(1, 1)
        [{'index': 1, 'x': 0.2, 'y': 0, 'z': 0, 'c': 6}]
        """
        return source_values.records(self, first, self._element_count() if count is None else count)

    # --- arrays ---

    def _count(self) -> int:
        """How many elements there are; -1 where that means nothing."""
        return self._extra.get("count", 0) if self._extra is not None and self._data_name else -1

    def _element_count(self) -> int:
        """How many elements can be pointed at and selected; 1 where it is one as a whole."""
        return self._queries.info(self._id)["elements"]

    def _counts(self) -> "tuple[int, ...]":
        """How many values fit for each: of points, or of faces..."""
        return (self._count(),)

    def _grid(self) -> "tuple[int, ...] | None":
        """The rows and columns that the elements stand in."""
        return None

    def _values(self, index: int) -> "dict[str, Any]":
        """Return what was given for an element, by name."""
        out: "dict[str, Any]" = Ordered()
        for axis, value in zip(self._owner._axes.all, self.position):
            out[axis.letter] = axis.value(value)
        return out

    def _state(self) -> "dict[str, Any]":
        if self._extra is None:
            object.__setattr__(self, "_extra", {})
        return self._extra  # type: ignore[return-value]

    def _write(self, name: str, arr: ArrayData, given: "Any") -> None:
        number, entry = self._kind.arrays[name]
        shape = arr.shape
        dimensions: int = entry["dimensions"]
        if dimensions == 1:  # a list has one column
            shape = (shape[0], 1) + shape[1:]
        if len(shape) == max(dimensions, 2):  # one number for each element
            shape += (1,)
        try:
            self._commands.write(self._id, number, arr, shape)
        except Error:
            self._put_back(name)
            raise
        kept = self._state()
        kept[name] = given
        if name == self._data_name:
            kept["count"] = buffers.element_count(shape)

    def _put_back(self, name: str) -> None:
        """Undo a write that failed, as far as the core has not."""
        given = self._state().pop(name, None)
        keyword = "data" if name == self._data_name else _ARRAY_KEYWORDS.get(name, name)
        try:
            if given is None:
                self._empty(name)
            else:
                self._setters[keyword](self, given)
        except Error:  # it fits no longer, or this was that
            pass

    def _rewrite(self) -> None:
        """Write again what goes along the axes, from what was given."""
        for name in self._along_axes:
            given = self._given(self._data_name if name == "data" else name)
            if given is not None:
                self._setters[name](self, given)

    def _clear(self, name: str) -> None:
        """Take an array away again, where there is one."""
        if self._extra is not None and self._extra.pop(name, None) is not None:
            self._empty(name)

    def _empty(self, name: str) -> None:
        number, entry = self._kind.arrays[name]
        least: int = entry["components"][0]
        self._commands.write(self._id, number, ArrayData([b""], buffers.F32, (0, least)), (0, 1, least))

    def _given(self, name: str) -> "Any":
        return self._extra.get(name) if self._extra is not None else None

    def _expand(self, arr: ArrayData) -> ArrayData:
        """Bring a value for each to the array's own shape."""
        return arr


class DataArtist(Artist):
    """What shows data: it is as long as they are."""

    __slots__ = ()

    def __len__(self) -> int:
        return self._count()
