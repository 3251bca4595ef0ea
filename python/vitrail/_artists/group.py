# In:  what scenes and groups can be asked to show.
# Out: `Verbs`, all of it; `Group`, which has them too, and the verb `group`.
"""Groups of artists."""

from .._generated import properties as typed
from . import registry
from .artist import Artist
from .kinds import KindVerbs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ..typing import GroupKeywords


class Verbs(KindVerbs):
    """What a scene and a group can do. Everything returns a live artist."""

    __slots__ = ()

    def group(self, **properties: "Unpack[GroupKeywords]") -> "Group":
        """Add an empty group; what its verbs make moves, hides and fades with it.

        Parameters
        ----------
        **properties
            Attributes of `Group`, which can be changed later; ``matrix`` is 16 numbers column by column, or 4 x 4 row by row.

        Returns
        -------
        Group

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> arm = vitrail.Scene().group(rotation=(0, 0, 45))
        >>> hand = arm.box((2, 0, 0))
        >>> arm.visible = False
        """
        return self._create_artist("group", properties)


class Group(Artist, Verbs, typed.GroupProperties):
    """Nodes that move, hide and fade together; its verbs are those of a scene.

    Examples
    --------
    >>> import vitrail
    >>> scene = vitrail.Scene()
    >>> car = scene.group(label="car")
    >>> body, roof = car.box(size=(4, 2, 1)), car.box((0, 0, 1), size=(2, 2, 1))
    >>> car.position = (10, 0, 0)
    >>> roof.bounds
    ((9.0, -1.0, 0.5), (11.0, 1.0, 1.5))
    """

    __slots__ = ()

    def _create_artist(self, name: str, properties: "Any", **more: "Any") -> "Any":
        artist = registry.make(self._owner, self._id, name, dict(properties, **more))
        self._state()[artist._id] = artist
        return artist


registry.register(Group, "group")
