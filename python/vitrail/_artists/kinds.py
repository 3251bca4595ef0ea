# In:  the words of each kind of artist.
# Out: its class; the table gives it its attributes, with the help of wiring.py.
"""The kinds of artists: points, lines, meshes, shapes, lights, clips..."""

import math

from .._data import buffers
from .._data.buffers import Block
from .._generated import properties as typed
from .artist import Artist


class _Each(Artist):
    """What has a colour or a number for each of its points."""

    __slots__ = ()

    def __len__(self) -> int:
        return self._count()


class Points(_Each, typed.PointsProperties):
    """A cloud of points; see `Scene.scatter`."""

    __slots__ = ()


class Line(_Each, typed.LineProperties):
    """One line through points; see `Scene.line`."""

    __slots__ = ()


class Segments(_Each, typed.SegmentsProperties):
    """Separate straight lines; see `Scene.segments`."""

    __slots__ = ()

    def _counts(self) -> "tuple[int, ...]":
        count = self._count()
        return (count, count // 2)

    def _spread(self, block: Block) -> Block:
        count = self._count()
        if len(block) == count:
            return block
        width = block.count() // len(block)
        values, both = buffers.doubles(block), buffers.new_doubles(2 * block.count())
        for i in range(len(block)):
            item = values[i * width : i * width + width]
            both[2 * i * width : (2 * i + 1) * width] = item
            both[(2 * i + 1) * width : (2 * i + 2) * width] = item
        if block.dtype & 0xFF not in (buffers.F16, buffers.F32, buffers.F64) and width > 1:
            for i in range(len(both)):  # colours as bytes become fractions
                both[i] = both[i] / 255
        return Block([both], buffers.F64, (count,) + block.shape[1:], False, block.names)


class Mesh(_Each, typed.MeshProperties):
    """Triangles between vertices; see `Scene.mesh`."""

    __slots__ = ()
    _per = "vertex"
    _many = "vertices"
    _first = ("data", "faces", "color", "c")

    def _counts(self) -> "tuple[int, ...]":
        return (self._count(), self._kept().get("face_count", self._count() // 3))


class Surface(_Each, typed.SurfaceProperties):
    """Heights on a grid; see `Scene.surface`."""

    __slots__ = ()
    _per = "grid point"
    _many = "grid points"
    _first = ("data", "x", "y", "color", "c")

    def _spread(self, block: Block) -> Block:
        return block.shaped(*(self._kept()["grid"] + block.shape[1:]))


class Image(Artist, typed.ImageProperties):
    """A picture on a rectangle in space; see `Scene.image`."""

    __slots__ = ()
    _per = "pixel"
    _many = "pixels"


class Text(Artist, typed.TextProperties):
    """Words at a place in the scene; see `Scene.text`."""

    __slots__ = ()


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


class Clip(Artist, typed.ClipProperties):
    """What cuts off a part of the scene: neither drawn nor picked there."""

    __slots__ = ()


class ClipPlane(Clip, typed.ClipPlaneProperties):
    """A plane that cuts off what is behind it; see `Scene.clip_plane`."""

    __slots__ = ()


class ClipBox(Clip, typed.ClipBoxProperties):
    """A box that cuts off what is outside it, or inside; see `Scene.clip_box`."""

    __slots__ = ()


CLASSES: "dict[str, type[Artist]]" = {
    "points": Points,
    "line": Line,
    "segments": Segments,
    "mesh": Mesh,
    "surface": Surface,
    "image": Image,
    "text": Text,
    "ruler": Ruler,
    "box": Box,
    "sphere": Sphere,
    "cylinder": Cylinder,
    "cone": Cone,
    "arrow": Arrow,
    "torus": Torus,
    "plane": Plane,
    "ambient_light": AmbientLight,
    "directional_light": DirectionalLight,
    "point_light": PointLight,
    "clip_plane": ClipPlane,
    "clip_box": ClipBox,
}
