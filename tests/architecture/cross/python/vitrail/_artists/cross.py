# In:  a size.
# Out: `Cross`, and its verb.
"""Two bars that cross."""

from .._generated import properties as typed
from .artist import Artist
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..typing import CrossKeywords, Vector


class Cross(Artist, typed.CrossProperties):
    """Two bars that cross; see `Scene.cross`."""

    __slots__ = ()


class Verbs(VerbBase):
    """Crosses by a scene's verbs."""

    __slots__ = ()

    def cross(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[CrossKeywords]") -> "Cross":
        """Add a cross, centred on its position.

        Parameters
        ----------
        position : (3,) numbers
            Its middle.
        **properties
            Attributes of `Cross`, which can be changed later.

        Returns
        -------
        Cross
        """
        return self._create_artist("cross", properties, position=position)


register(Cross, "cross")
