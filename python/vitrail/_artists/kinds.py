# In:  the words of each kind of artist.
# Out: its class, with the types of its words; wiring.py makes them work, by the core's table.
"""The kinds of artists: points, lines, meshes, shapes, lights, clips..."""

import math

from .._data import buffers
from .._data.buffers import Block
from .artist import Artist

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..typing import (
        Anchor,
        ArrayLike,
        Baseline,
        Cap,
        Color,
        Colormap,
        Filter,
        Hover,
        Join,
        Keep,
        Marker,
        Norm,
        OnOff,
        Place,
        Rgba,
        Setting,
        Shading,
        SizeUnit,
        TextSpace,
        Vector,
        Xyz,
    )


class _Drawn(Artist):
    """What is drawn, and so can be pointed at."""

    __slots__ = ()
    alpha: "Setting[float, float]"
    order: "Setting[float, float]"
    pickable: "Setting[bool, bool]"
    hover: "Setting[Any, Hover | None]"


class _Each(_Drawn):
    """What has a colour or a number for each of its points."""

    __slots__ = ()
    color: "Setting[Rgba | ArrayLike | None, Color | ArrayLike | None]"
    c: "Setting[ArrayLike | None, ArrayLike | Color | None]"
    cmap: "Setting[str, Colormap]"
    vmin: "Setting[float | None, float | None]"
    vmax: "Setting[float | None, float | None]"
    norm: "Setting[Norm, Norm]"
    nan_color: "Setting[Rgba, Color]"
    colorbar: "Setting[OnOff, OnOff | bool]"
    colorbar_label: "Setting[str, str]"
    categories: "Setting[list[str] | None, Sequence[str] | str | None]"
    selected: "Setting[Any, ArrayLike | int | None]"
    data: "Setting[ArrayLike, ArrayLike]"

    def __len__(self) -> int:
        return self._count()


class Points(_Each):
    """A cloud of points; see `Scene.scatter`."""

    __slots__ = ()
    size: "Setting[float | ArrayLike | None, float | ArrayLike | None]"
    unit: "Setting[SizeUnit, SizeUnit]"
    marker: "Setting[Marker, Marker]"
    edge: "Setting[float | None, float | None]"
    edge_color: "Setting[Rgba | None, Color | None]"


class Line(_Each):
    """One line through points; see `Scene.line`."""

    __slots__ = ()
    width: "Setting[float, float]"
    cap: "Setting[Cap, Cap]"
    dashes: "Setting[tuple[float, ...], float | Vector]"
    join: "Setting[Join, Join]"
    closed: "Setting[bool, bool]"


class Segments(_Each):
    """Separate straight lines; see `Scene.segments`."""

    __slots__ = ()
    width: "Setting[float, float]"
    cap: "Setting[Cap, Cap]"
    dashes: "Setting[tuple[float, ...], float | Vector]"

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


class _Shaded(_Each):
    """What is lit, with edges that can be drawn over it."""

    __slots__ = ()
    shading: "Setting[Shading, Shading]"
    specular: "Setting[float, float]"
    wireframe: "Setting[float, float]"
    wireframe_color: "Setting[Rgba, Color]"


class Mesh(_Shaded):
    """Triangles between vertices; see `Scene.mesh`."""

    __slots__ = ()
    _per = "vertex"
    _many = "vertices"
    faces: "Setting[ArrayLike | None, ArrayLike]"
    normals: "Setting[ArrayLike | None, ArrayLike]"
    texcoords: "Setting[ArrayLike | None, ArrayLike]"
    texture: "Setting[ArrayLike | str | None, ArrayLike | str]"
    two_sided: "Setting[bool, bool]"
    filter: "Setting[Filter, Filter]"
    _first = ("data", "faces", "color", "c")

    def _counts(self) -> "tuple[int, ...]":
        return (self._count(), self._kept().get("face_count", self._count() // 3))


class Surface(_Shaded):
    """Heights on a grid; see `Scene.surface`."""

    __slots__ = ()
    _per = "grid point"
    _many = "grid points"
    x: "Setting[ArrayLike | None, ArrayLike]"
    y: "Setting[ArrayLike | None, ArrayLike]"
    contours: "Setting[float, float]"
    contour_step: "Setting[float | None, float | None]"
    contour_color: "Setting[Rgba, Color]"
    contour_width: "Setting[float, float]"
    _first = ("data", "x", "y", "color", "c")

    def _spread(self, block: Block) -> Block:
        return block.shaped(*(self._kept()["grid"] + block.shape[1:]))


class Image(_Drawn):
    """A picture on a rectangle in space; see `Scene.image`."""

    __slots__ = ()
    _per = "pixel"
    _many = "pixels"
    color: "Setting[Rgba, Color]"
    cmap: "Setting[str, Colormap]"
    vmin: "Setting[float | None, float | None]"
    vmax: "Setting[float | None, float | None]"
    norm: "Setting[Norm, Norm]"
    nan_color: "Setting[Rgba, Color]"
    colorbar: "Setting[OnOff, OnOff | bool]"
    colorbar_label: "Setting[str, str]"
    categories: "Setting[list[str] | None, Sequence[str] | str | None]"
    selected: "Setting[Any, ArrayLike | int | None]"
    size: "Setting[tuple[float, float] | None, float | Vector | None]"
    filter: "Setting[Filter, Filter]"
    data: "Setting[ArrayLike | str, ArrayLike | str]"


class Text(_Drawn):
    """Words at a place in the scene; see `Scene.text`."""

    __slots__ = ()
    text: "Setting[str, str]"
    data: "Setting[str, str]"
    color: "Setting[Rgba, Color]"
    size: "Setting[float, float]"
    anchor: "Setting[Anchor, Anchor]"
    baseline: "Setting[Baseline, Baseline]"
    offset: "Setting[tuple[float, float], Vector]"
    halo: "Setting[float, float]"
    halo_color: "Setting[Rgba, Color]"
    occluded: "Setting[bool, bool]"
    space: "Setting[TextSpace, TextSpace]"
    leader: "Setting[float, float]"
    leader_color: "Setting[Rgba | None, Color | None]"
    selected: "Setting[bool, bool]"


class Ruler(_Drawn):
    """A straight line between two places, with its length; see `Scene.ruler` and `Scene.measure`."""

    __slots__ = ()
    start: "Setting[Xyz, Place]"
    end: "Setting[Xyz, Place]"
    color: "Setting[Rgba | None, Color | None]"
    text: "Setting[str, str]"
    data: "Setting[Xyz, Place]"
    selected: "Setting[bool, bool]"

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


class Shape(_Drawn):
    """A ready shape: a box, sphere, cylinder, cone, arrow, torus or plane."""

    __slots__ = ()
    color: "Setting[Rgba, Color]"
    size: "Setting[Xyz, float | Vector]"
    shading: "Setting[Shading, Shading]"
    data: "Setting[Xyz, Vector]"
    selected: "Setting[bool, bool]"


class Box(Shape):
    """A box; see `Scene.box`."""

    __slots__ = ()


class Sphere(Shape):
    """A ball or an ellipsoid; see `Scene.sphere`."""

    __slots__ = ()


class _Axial(Shape):
    """A shape with an axis."""

    __slots__ = ()
    axis: "Setting[Xyz, Vector]"


class Cylinder(_Axial):
    """A cylinder; see `Scene.cylinder`."""

    __slots__ = ()


class Cone(_Axial):
    """A cone; see `Scene.cone`."""

    __slots__ = ()


class Arrow(_Axial):
    """An arrow; see `Scene.arrow`."""

    __slots__ = ()


class Torus(_Axial):
    """A ring; see `Scene.torus`."""

    __slots__ = ()


class Plane(Shape):
    """A flat rectangle; see `Scene.plane`."""

    __slots__ = ()
    normal: "Setting[Xyz, Vector]"


class Light(Artist):
    """A light: ambient, directional or a point."""

    __slots__ = ()
    color: "Setting[Rgba, Color]"
    intensity: "Setting[float, float]"
    data: "Setting[Xyz, Vector]"


class AmbientLight(Light):
    """Light from everywhere; see `Scene.ambient_light`."""

    __slots__ = ()


class DirectionalLight(Light):
    """Light from far away; see `Scene.directional_light`."""

    __slots__ = ()
    direction: "Setting[Xyz, Vector]"
    follow: "Setting[bool, bool]"


class PointLight(Light):
    """Light from its position; see `Scene.point_light`."""

    __slots__ = ()
    range: "Setting[float | None, float | None]"


class Clip(Artist):
    """What cuts off a part of the scene: neither drawn nor picked there."""

    __slots__ = ()
    handles: "Setting[bool, bool]"
    color: "Setting[Rgba | None, Color | None]"
    data: "Setting[Xyz, Vector]"


class ClipPlane(Clip):
    """A plane that cuts off what is behind it; see `Scene.clip_plane`."""

    __slots__ = ()
    normal: "Setting[Xyz, Vector]"


class ClipBox(Clip):
    """A box that cuts off what is outside it, or inside; see `Scene.clip_box`."""

    __slots__ = ()
    size: "Setting[Xyz, float | Vector]"
    keep: "Setting[Keep, Keep]"


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
