# In:  colours, directions and places of lights.
# Out: `AmbientLight`, `DirectionalLight`, `PointLight`, and a verb for each.
"""Lights."""

from .._generated import properties as typed
from ..schema import KINDS
from .artist import Artist
from .keywords import property_keyword
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..typing import AmbientLightKeywords, DirectionalLightKeywords, PointLightKeywords, Vector


class Light(Artist, typed.LightProperties):
    """A light: ambient, directional or a point."""

    __slots__ = ()


class AmbientLight(Light, typed.AmbientLightProperties):
    """Light from everywhere; see `Scene.ambient_light`."""

    __slots__ = ()


class DirectionalLight(Light, typed.DirectionalLightProperties):
    """Light from far away; see `Scene.directional_light`."""

    __slots__ = ()


class PointLight(Light, typed.PointLightProperties):
    """Light from its position; see `Scene.point_light`."""

    __slots__ = ()


class Verbs(VerbBase):
    """Lights by a scene's verbs."""

    __slots__ = ()

    def ambient_light(self, **properties: "Unpack[AmbientLightKeywords]") -> "AmbientLight":
        """Add light from everywhere. With the first light of its own, a scene loses its standard ones.

        Parameters
        ----------
        **properties
            Attributes of `AmbientLight`, which can be changed later.

        Returns
        -------
        AmbientLight

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().ambient_light(intensity=0.4).intensity
        0.4
        """
        return self._create_artist("ambient_light", properties)

    def directional_light(
        self, direction: "Vector" = (0, 0, -1), **properties: "Unpack[DirectionalLightKeywords]"
    ) -> "DirectionalLight":
        """Add light from far away.

        Parameters
        ----------
        direction : (3,) numbers
            Where the light goes.
        **properties
            Attributes of `DirectionalLight`, which can be changed later.

        Returns
        -------
        DirectionalLight

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().directional_light((1, 1, -1), color="ivory").direction
        (1.0, 1.0, -1.0)
        """
        return self._create_artist("directional_light", properties, direction=direction)

    def point_light(
        self, position: "Vector" = (0, 0, 0), **properties: "Unpack[PointLightKeywords]"
    ) -> "PointLight":
        """Add light from a place to all sides.

        Parameters
        ----------
        position : (3,) numbers
            Where it is.
        **properties
            Attributes of `PointLight`, which can be changed later.

        Returns
        -------
        PointLight

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().point_light((0, 0, 5), range=20).range
        20.0
        """
        return self._create_artist("point_light", properties, position=position)


register(AmbientLight, "ambient_light")
register(DirectionalLight, "directional_light", {"data": property_keyword(KINDS["directional_light"], "direction")})
register(PointLight, "point_light")
