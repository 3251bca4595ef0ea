# In:  a user's call: scene.box((0, 0, 1), color="C1").
# Out: a live shape or light below the scene or group that was asked.
"""The verbs for ready shapes and lights."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from .. import typing
    from ..typing import Vector
    from .kinds import (
        AmbientLight,
        Arrow,
        Box,
        Cone,
        Cylinder,
        DirectionalLight,
        Plane,
        PointLight,
        Sphere,
        Torus,
    )


class ReadyVerbs:
    """Shapes that need no data, and lights."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _made(self, name: str, properties: "Any", **more: "Any") -> "Any": ...

    def box(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[typing.BoxKeywords]") -> "Box":
        """Add a box, centred on its position.

        Parameters
        ----------
        position : (3,) numbers
            Its middle.
        **properties
            Attributes of `Box`, which can be changed later.

        Returns
        -------
        Box

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().box((0, 0, 1), size=(1, 2, 3), color="C1").size
        (1.0, 2.0, 3.0)
        """
        return self._made("box", properties, position=position)

    def sphere(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[typing.SphereKeywords]") -> "Sphere":
        """Add a ball (or an ellipsoid), centred on its position.

        Parameters
        ----------
        position : (3,) numbers
            Its middle.
        **properties
            Attributes of `Sphere`, which can be changed later; ``size`` is the diameter, or the diameters along x, y, z.

        Returns
        -------
        Sphere

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().sphere(size=2).position
        (0.0, 0.0, 0.0)
        """
        return self._made("sphere", properties, position=position)

    def cylinder(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[typing.CylinderKeywords]") -> "Cylinder":
        """Add a cylinder along its axis, centred on its position.

        Parameters
        ----------
        position : (3,) numbers
            Its middle.
        **properties
            Attributes of `Cylinder`, which can be changed later; ``size`` is diameters and length.

        Returns
        -------
        Cylinder

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().cylinder(axis=(1, 0, 0), size=(0.5, 0.5, 3)).axis
        (1.0, 0.0, 0.0)
        """
        return self._made("cylinder", properties, position=position)

    def cone(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[typing.ConeKeywords]") -> "Cone":
        """Add a cone along its axis, with its base at the position.

        Parameters
        ----------
        position : (3,) numbers
            The middle of its base.
        **properties
            Attributes of `Cone`, which can be changed later; ``size`` is diameters and length.

        Returns
        -------
        Cone

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().cone((1, 2, 3)).position
        (1.0, 2.0, 3.0)
        """
        return self._made("cone", properties, position=position)

    def arrow(
        self, position: "Vector" = (0, 0, 0), axis: "Vector" = (0, 0, 1), **properties: "Unpack[typing.ArrowKeywords]"
    ) -> "Arrow":
        """Add an arrow from its position along its axis.

        Parameters
        ----------
        position : (3,) numbers
            Its tail.
        axis : (3,) numbers
            From the tail to the tip.
        **properties
            Attributes of `Arrow`, which can be changed later; ``size`` is the thickness and a factor of the length.

        Returns
        -------
        Arrow

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().arrow((0, 0, 0), (0, 3, 4), color="crimson").axis
        (0.0, 3.0, 4.0)
        """
        return self._made("arrow", properties, position=position, axis=axis)

    def torus(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[typing.TorusKeywords]") -> "Torus":
        """Add a ring about its axis, centred on its position.

        Parameters
        ----------
        position : (3,) numbers
            Its middle.
        **properties
            Attributes of `Torus`, which can be changed later.

        Returns
        -------
        Torus

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().torus(size=2, alpha=0.5).alpha
        0.5
        """
        return self._made("torus", properties, position=position)

    def plane(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[typing.PlaneKeywords]") -> "Plane":
        """Add a flat rectangle that faces its normal, centred on its position.

        Parameters
        ----------
        position : (3,) numbers
            Its middle.
        **properties
            Attributes of `Plane`, which can be changed later.

        Returns
        -------
        Plane

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().plane(normal=(0, 1, 0), size=(4, 3, 1)).normal
        (0.0, 1.0, 0.0)
        """
        return self._made("plane", properties, position=position)

    # --- light ---

    def ambient_light(self, **properties: "Unpack[typing.AmbientLightKeywords]") -> "AmbientLight":
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
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().ambient_light(intensity=0.4).intensity
        0.4
        """
        return self._made("ambient_light", properties)

    def directional_light(
        self, direction: "Vector" = (0, 0, -1), **properties: "Unpack[typing.DirectionalLightKeywords]"
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
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().directional_light((1, 1, -1), color="ivory").direction
        (1.0, 1.0, -1.0)
        """
        return self._made("directional_light", properties, direction=direction)

    def point_light(
        self, position: "Vector" = (0, 0, 0), **properties: "Unpack[typing.PointLightKeywords]"
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
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().point_light((0, 0, 5), range=20).range
        20.0
        """
        return self._made("point_light", properties, position=position)
