# In:  points in order.
# Out: `Line`, and the verb `line`.
"""Lines through points."""

from .._generated import properties as typed
from .positions import PositionsArtist, columns, data_keyword
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..typing import ArrayLike, LineKeywords


class Line(PositionsArtist, typed.LineProperties):
    """One line through points; see `Scene.line`."""

    __slots__ = ()
    _cycles_color = True


class Verbs(VerbBase):
    """Lines by a scene's verb."""

    __slots__ = ()

    def line(self, *data: "ArrayLike | float", **properties: "Unpack[LineKeywords]") -> "Line":
        """Draw one line through points.

        Parameters
        ----------
        *data : array-like
            One (N, 3) array, or x, y and z of N values each. A NaN breaks the line there.
        **properties
            Attributes of `Line`, which can be changed later: ``color``, ``c``, ``width``, ``dashes``, ``label``...

        Returns
        -------
        Line

        Raises
        ------
        vitrail.Error
            For data of another shape, or values that cannot be used.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().line([(0, 0, 0), (1, 1, 0), (2, 0, 1)], color="tomato", width=3)
        <Line, 3 points>
        """
        return self._create_artist("line", properties, data=columns(data))


register(Line, "line", {"data": data_keyword()}, "positions")
