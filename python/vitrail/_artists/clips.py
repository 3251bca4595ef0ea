# In:  planes and boxes.
# Out: `ClipPlane`, `ClipBox`, and a verb for each.
"""What cuts off a part of a scene."""

from .._generated import properties as typed
from .artist import Artist
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..typing import ClipBoxKeywords, ClipPlaneKeywords, Place, Vector


class Clip(Artist, typed.ClipProperties):
    """What cuts off a part of the scene: neither drawn nor picked there."""

    __slots__ = ()


class ClipPlane(Clip, typed.ClipPlaneProperties):
    """A plane that cuts off what is behind it; see `Scene.clip_plane`."""

    __slots__ = ()


class ClipBox(Clip, typed.ClipBoxProperties):
    """A box that cuts off what is outside it, or inside; see `Scene.clip_box`."""

    __slots__ = ()


class Verbs(VerbBase):
    """Clips by a scene's verbs."""

    __slots__ = ()

    def clip_plane(
        self,
        normal: "Vector" = (0, 0, 1),
        position: "Place" = (0, 0, 0),
        **properties: "Unpack[ClipPlaneKeywords]",
    ) -> "ClipPlane":
        """Cut off what is behind a plane; it is neither drawn nor picked.

        Parameters
        ----------
        normal : (3,) numbers
            Points to the side that is kept.
        position : (3,) numbers
            A place in the plane.
        **properties
            Attributes of `ClipPlane`, which can be changed later.

        Returns
        -------
        ClipPlane

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().clip_plane(normal=(1, 0, 0), position=(0.5, 0, 0)).normal
        (1.0, 0.0, 0.0)
        """
        return self._create_artist("clip_plane", properties, normal=normal, position=position)

    def clip_box(
        self,
        position: "Place" = (0, 0, 0),
        size: "float | Vector" = (1, 1, 1),
        **properties: "Unpack[ClipBoxKeywords]",
    ) -> "ClipBox":
        """Cut off what is outside a box, or inside; it is neither drawn nor picked.

        Parameters
        ----------
        position : (3,) numbers
            Its middle.
        size : float or (3,) numbers
            Its lengths along x, y, z, or one for all.
        **properties
            Attributes of `ClipBox`, which can be changed later.

        Returns
        -------
        ClipBox

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().clip_box((0, 0, 1), size=2, keep="outside").size
        (2.0, 2.0, 2.0)
        """
        return self._create_artist("clip_box", properties, position=position, size=size)


register(ClipPlane, "clip_plane")
register(ClipBox, "clip_box")
