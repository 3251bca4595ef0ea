# In:  what users set on scene.camera.
# Out: the view node's properties, and the matrices that the next frame uses.
"""The camera of a scene."""

from . import suggestions
from ._artists import properties
from ._data import validate
from ._generated.properties import CameraProperties
from .errors import Error, is_a
from .schema import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .axes import Axes
    from .hosts.protocols import Commands, Host, Queries
    from .typing import ArrayLike, Place

# The picture's size is the scene's, not the camera's, to a user; whether the page is dark, the page knows.
_NOT_HERE = ("width", "height", "pixel_ratio", "dark")


class Camera(CameraProperties):
    """How a scene is looked at; changes show in the next frame.

    Places are as on the axes; along a logarithmic axis in powers of ten, so that 3 is at 1000.

    Attributes
    ----------
    matrices : tuple
        The view and projection matrices that the next frame uses.

    Examples
    --------
    >>> import vitrail
    >>> camera = vitrail.Scene().camera
    >>> camera.set(eye=(10, 0, 0), target=(0, 0, 0), fov=40)
    >>> camera.eye
    (10.0, 0.0, 0.0)
    """

    __slots__ = ("_axes", "_commands", "_id", "_queries")
    _setters: "dict[str, Callable[[Any, Any], None]]" = {}


    _axes: "Axes"
    _commands: "Commands"
    _queries: "Queries"
    _id: int

    def __init__(self, host: "Host", axes: "Axes") -> None:
        object.__setattr__(self, "_axes", axes)
        object.__setattr__(self, "_commands", host.commands)
        object.__setattr__(self, "_queries", host.queries)
        object.__setattr__(self, "_id", host.view)

    def __setattr__(self, name: str, value: "Any") -> None:
        if name == "matrices":
            self._set_matrices(value)
            return
        try:
            setter = self._setters[name]
        except KeyError:
            raise AttributeError(self._unknown(name)) from None
        setter(self, value)

    def _unknown(self, name: str) -> str:
        if name in ("elev", "azim", "roll"):
            return "camera has no %r; did you mean scene.view(%s=...)?" % (name, name)
        return suggestions.unknown(self._queries, KINDS["view"], name)

    def __repr__(self) -> str:
        return "<Camera eye=%s target=%s>" % (self.eye, self.target)

    def set(self, **properties: "Any") -> None:
        """Set several keywords at once: all of them, or after an error none.

        Parameters
        ----------
        **properties
            Attributes of the camera, and ``matrices``.

        Raises
        ------
        TypeError
            For an unknown keyword.
        vitrail.Error
            For a value that cannot be used.
        """
        for name in properties:
            if name not in self._setters and name != "matrices":
                raise TypeError(self._unknown(name))
        before = {name: getattr(self, name) for name in list(properties) + ["autofit"] if name != "matrices"}
        try:
            for name in properties:
                setattr(self, name, properties[name])
        except Error:
            for name in before:
                setattr(self, name, before[name])
            raise

    @property
    def angles(self) -> "tuple[float, float, float]":
        """Elevation above the horizon, azimuth about z, and roll, in degrees."""
        elevation, azimuth, roll = self._queries.angles()
        return degrees(elevation), degrees(azimuth), degrees(roll)

    @property
    def matrices(self) -> "tuple[tuple[float, ...], tuple[float, ...]]":
        """The view and projection matrices that the next frame uses: 16 numbers each, column by column.

        Setting them (16 numbers column by column, or 4 x 4 as mathematics and NumPy write them) holds until the camera is
        next changed; None goes back to eye, target and the rest.
        """
        numbers = self._queries.matrices()
        return numbers[:16], numbers[16:]

    @matrices.setter
    def matrices(self, value: "tuple[ArrayLike, ArrayLike] | None") -> None:
        self._set_matrices(value)

    def _set_matrices(self, value: "Any") -> None:
        if value is None:
            self._commands.set_matrices(None)
            return
        if not is_a(value, (tuple, list)) or len(value) != 2:
            raise Error("camera.matrices: got %r, need two: (view, projection), or None" % (value,))
        view = validate.matrix(value[0], "camera.matrices, view")
        self._commands.set_matrices(view + validate.matrix(value[1], "camera.matrices, projection"))

    def project(self, point: "Place") -> "tuple[float, float, float]":
        """Say where a point of the scene is in the picture.

        Parameters
        ----------
        point : (3,) numbers
            In the numbers of the axes; or dates and names, where axes have them.

        Returns
        -------
        tuple
            x and y in CSS pixels from the top left, and the depth: 0 near to 1 far.

        Raises
        ------
        vitrail.Error
            For what is no place.

        Examples
        --------
        >>> import vitrail
        >>> camera = vitrail.Scene(width=400, height=300).camera
        >>> camera.set(eye=(9, 0, 0), target=(0, 0, 0))
        >>> [round(v) for v in camera.project((0, 0, 0))[:2]]
        [200, 150]
        """
        x, y, depth = self._queries.project(
            validate.numbers(self._axes.vector(point, "camera.project"), 3, "camera.project")
        )
        return x, y, depth


def degrees(radians: float) -> float:
    """Turn radians into degrees without the last digits' noise."""
    return round(radians * 57.29577951308232, 9)


def _own(write: "Callable[[Any, Any], None]") -> "Callable[[Any, Any], None]":
    """Say "camera" in errors, where the core says "view"."""

    def put(camera: "Any", value: "Any") -> None:
        try:
            write(camera, value)
        except Error as error:
            text = str(error)
            raise Error("camera" + text[4:] if text[:5] == "view." else text) from None

    return put


def _add_properties() -> None:
    kind = KINDS["view"]
    for name in kind.properties:
        if name not in _NOT_HERE:
            put = _own(properties.setter(kind, name))
            Camera._setters[name] = put
            entry = kind.properties[name][1]
            setattr(Camera, name, property(properties.getter(kind, name), put, None, properties.help_text(entry)))


_add_properties()
