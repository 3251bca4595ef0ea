# In:  two places.
# Out: `Ruler`, and the verbs `ruler` and `measure`.
"""Rulers between two places."""

import math

from .._generated import properties as typed
from ..schema import KINDS
from .artist import Artist
from .keywords import place_keyword
from .positions import position_of
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ..typing import Place, RulerKeywords


class Ruler(Artist, typed.RulerProperties):
    """A straight line between two places, with its length; see `Scene.ruler` and `Scene.measure`."""

    __slots__ = ()

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


class Verbs(VerbBase):
    """Rulers by a scene's verbs."""

    __slots__ = ()

    def ruler(
        self, start: "Place" = (0, 0, 0), end: "Place" = (1, 0, 0), **properties: "Unpack[RulerKeywords]"
    ) -> "Ruler":
        """Draw a straight line between two places, with its length.

        Parameters
        ----------
        start, end : (3,) numbers
            Where it begins and ends.
        **properties
            Attributes of `Ruler`, which can be changed later.

        Returns
        -------
        Ruler

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().ruler((0, 0, 0), (0, 0, 2), color="crimson").distance
        2.0
        """
        return self._create_artist("ruler", properties, start=start, end=end)

    def measure(self, a: "Any", b: "Any", **properties: "Unpack[RulerKeywords]") -> "Ruler":
        """Measure the distance between two places.

        Parameters
        ----------
        a, b : (3,) numbers, Pick, Event or artist
            Places; of what was picked or pointed at, its position; of an artist, its own.
        **properties
            As for `ruler`.

        Returns
        -------
        Ruler
            With ``distance``.

        Raises
        ------
        vitrail.Error
            Where nothing is at a place.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> near, far = scene.box(), scene.sphere((0, 0, 7))
        >>> scene.measure(near, far).distance
        7.0
        """
        return self._create_artist("ruler", properties, start=position_of(a, "measure: a"), end=position_of(b, "measure: b"))


_KIND = KINDS["ruler"]
register(Ruler, "ruler", {"start": place_keyword(_KIND, "start"), "end": place_keyword(_KIND, "end")})
