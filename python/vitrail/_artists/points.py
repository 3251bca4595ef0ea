# In:  points, with a colour, a number or a size for each.
# Out: `Points`, and the verbs `scatter` and `plot`.
"""Clouds of points."""

from .._data import array_shapes, arrays, buffers
from .._generated import properties as typed
from ..errors import Error
from ..schema import KINDS
from . import properties
from .positions import PositionsArtist, columns, data_keyword
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ..typing import ArrayLike, PointsKeywords


class Points(PositionsArtist, typed.PointsProperties):
    """A cloud of points; see `Scene.scatter`."""

    __slots__ = ()
    _verbs = ("scatter", "plot")
    _cycles_color = True


class Verbs(VerbBase):
    """Points by a scene's verbs."""

    __slots__ = ()

    def plot(self, *data: "ArrayLike | float", **properties: "Unpack[PointsKeywords]") -> "Points":
        """Show data, in the way that it asks for: (N, 3) data are points.

        Parameters
        ----------
        *data : array-like
            One (N, 3) array, or x, y and z of N values each (a number stands for a whole column).
        **properties
            As for `scatter`.

        Returns
        -------
        Points

        Raises
        ------
        vitrail.Error
            Where the data are no points; the text says the fix.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> scene.plot([(0, 0, 0), (1, 0, 0), (0, 1, 1)])
        <Points, 3 points>
        """
        return self.scatter(*data, **properties)

    def scatter(self, *data: "ArrayLike | float", **properties: "Unpack[PointsKeywords]") -> "Points":
        """Show a cloud of points.

        Parameters
        ----------
        *data : array-like
            One (N, 3) array, or x, y and z of N values each (a number stands for a whole column). Points with
            NaN or infinity are left out and counted in ``info``.
        **properties
            Attributes of `Points`, which can be changed later: ``c``, ``cmap``, ``size``, ``marker``, ``label``...

        Returns
        -------
        Points

        Raises
        ------
        vitrail.Error
            For data of another shape, or values that cannot be used.
        TypeError
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> scene.scatter([0, 1, 2], [0, 1, 4], 0, c=[1.5, 2.5, 9], cmap="plasma", size=8)
        <Points, 3 points>
        """
        return self._create_artist("points", properties, data=columns(data))


_SIZE = KINDS["points"].properties["size"][1]
_set_one_size = properties.setter(KINDS["points"], "size")
_get_one_size = properties.getter(KINDS["points"], "size")


def _get_size(points: "Points") -> "Any":
    given = points._given("sizes")
    return _get_one_size(points) if given is None else given


def _set_size(points: "Points", value: "Any") -> None:
    if arrays.is_many(value):
        arr = array_shapes.each(value, "points.size", points._counts(), points._element_name)
        lowest = min(buffers.doubles(arr)) if len(arr) else 0.0
        if lowest < 0:
            raise Error("points.size: got %g, need numbers from 0 up" % lowest)
        points._write("sizes", arr, value)
    else:
        _set_one_size(points, value)
        points._clear("sizes")


register(
    Points,
    "points",
    {
        "data": data_keyword(),
        "size": (_get_size, _set_size, properties.help_text(_SIZE)[:-1] + "; or one for each."),
    },
    "positions",
)
