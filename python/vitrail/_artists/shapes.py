# In:  sizes and directions.
# Out: `Box`, `Sphere`, `Cylinder`..., and a verb for each.
"""Ready shapes: no data are needed."""

from .._generated import properties as typed
from .artist import Artist
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ..typing import (
        ArrowKeywords,
        BoxKeywords,
        ConeKeywords,
        CylinderKeywords,
        PlaneKeywords,
        SphereKeywords,
        TorusKeywords,
        Vector,
    )


class Shape(Artist, typed.ShapeProperties):
    """A ready shape: a box, sphere, cylinder, cone, arrow, torus or plane."""

    __slots__ = ()


class Box(Shape, typed.BoxProperties):
    """A box; see `Scene.box`."""

    __slots__ = ()


class Sphere(Shape, typed.SphereProperties):
    """A ball or an ellipsoid; see `Scene.sphere`."""

    __slots__ = ()


class Cylinder(Shape, typed.CylinderProperties):
    """A cylinder; see `Scene.cylinder`."""

    __slots__ = ()


class Cone(Shape, typed.ConeProperties):
    """A cone; see `Scene.cone`."""

    __slots__ = ()


class Arrow(Shape, typed.ArrowProperties):
    """An arrow; see `Scene.arrow`."""

    __slots__ = ()


class Torus(Shape, typed.TorusProperties):
    """A ring; see `Scene.torus`."""

    __slots__ = ()


class Plane(Shape, typed.PlaneProperties):
    """A flat rectangle; see `Scene.plane`."""

    __slots__ = ()


class Verbs(VerbBase):
    """Shapes by a scene's verbs."""

    __slots__ = ()

    def box(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[BoxKeywords]") -> "Box":
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
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().box((0, 0, 1), size=(1, 2, 3), color="C1").size
        (1.0, 2.0, 3.0)
        """
        return self._create_artist("box", properties, position=position)

    def sphere(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[SphereKeywords]") -> "Sphere":
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
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().sphere(size=2).position
        (0.0, 0.0, 0.0)
        """
        return self._create_artist("sphere", properties, position=position)

    def cylinder(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[CylinderKeywords]") -> "Cylinder":
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
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().cylinder(axis=(1, 0, 0), size=(0.5, 0.5, 3)).axis
        (1.0, 0.0, 0.0)
        """
        return self._create_artist("cylinder", properties, position=position)

    def cone(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[ConeKeywords]") -> "Cone":
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
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().cone((1, 2, 3)).position
        (1.0, 2.0, 3.0)
        """
        return self._create_artist("cone", properties, position=position)

    def arrow(
        self, position: "Vector" = (0, 0, 0), axis: "Vector" = (0, 0, 1), **properties: "Unpack[ArrowKeywords]"
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
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().arrow((0, 0, 0), (0, 3, 4), color="crimson").axis
        (0.0, 3.0, 4.0)
        """
        return self._create_artist("arrow", properties, position=position, axis=axis)

    def torus(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[TorusKeywords]") -> "Torus":
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
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().torus(size=2, alpha=0.5).alpha
        0.5
        """
        return self._create_artist("torus", properties, position=position)

    def plane(self, position: "Vector" = (0, 0, 0), **properties: "Unpack[PlaneKeywords]") -> "Plane":
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
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().plane(normal=(0, 1, 0), size=(4, 3, 1)).normal
        (0.0, 1.0, 0.0)
        """
        return self._create_artist("plane", properties, position=position)


register(Box, "box")
register(Sphere, "sphere")
register(Cylinder, "cylinder")
register(Cone, "cone")
register(Arrow, "arrow")
register(Torus, "torus")
register(Plane, "plane")
