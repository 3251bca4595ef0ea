# In:  a user's call: scene.scatter(points, size=4).
# Out: a live artist below the scene or group that was asked; the shapes and lights are in ready.py.
"""The verbs that put something into a scene."""

from .._generated.properties import GroupProperties
from ..errors import Error
from .artist import Artist
from .kinds import CLASSES
from .measuring import MeasuringVerbs
from .ready import ReadyVerbs
from .wiring import columns, equip_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from .. import typing
    from ..typing import ArrayLike, Vector
    from .kinds import Image, Line, Mesh, Points, Segments, Surface, Text

# Marks without a colour of their own take the next of C0..C9, as in matplotlib.
_CYCLED = ("points", "line", "segments")


class Verbs(MeasuringVerbs, ReadyVerbs):
    """What a scene and a group can do. Everything returns a live artist."""

    __slots__ = ()

    def plot(self, *data: "ArrayLike | float", **properties: "Unpack[typing.PointsKeywords]") -> "Points":
        """Show data, in the way that it asks for: (N, 3) data are points.

        Parameters
        ----------
        *data : array-like
            One (N, 3) array, or x, y and z of N values each (a number stands for a whole column).
        **properties
            As for `scatter`.

        Returns
        -------
        Points

        Raises
        ------
        vitrail.Error
            Where the data are no points; the text says the fix.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> scene.plot([(0, 0, 0), (1, 0, 0), (0, 1, 1)])
        <Points, 3 points>
        """
        return self.scatter(*data, **properties)

    def scatter(self, *data: "ArrayLike | float", **properties: "Unpack[typing.PointsKeywords]") -> "Points":
        """Show a cloud of points.

        Parameters
        ----------
        *data : array-like
            One (N, 3) array, or x, y and z of N values each (a number stands for a whole column). Points with
            NaN or infinity are left out and counted in ``info``.
        **properties
            Attributes of `Points`, which can be changed later: ``c``, ``cmap``, ``size``, ``marker``, ``label``...

        Returns
        -------
        Points

        Raises
        ------
        vitrail.Error
            For data of another shape, or values that cannot be used.
        TypeError
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> scene.scatter([0, 1, 2], [0, 1, 4], 0, c=[1.5, 2.5, 9], cmap="plasma", size=8)
        <Points, 3 points>
        """
        return self._made("points", properties, data=columns(data))

    def line(self, *data: "ArrayLike | float", **properties: "Unpack[typing.LineKeywords]") -> "Line":
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
        return self._made("line", properties, data=columns(data))

    def segments(self, *data: "ArrayLike | float", **properties: "Unpack[typing.SegmentsKeywords]") -> "Segments":
        """Draw separate straight lines.

        Parameters
        ----------
        *data : array-like
            (N, 2, 3) or (2 N, 3) end points; or starts and ends, (N, 3) each; or x, y and z of the end points.
        **properties
            Attributes of `Segments`, which can be changed later; colours are for each segment or for each end.

        Returns
        -------
        Segments

        Raises
        ------
        vitrail.Error
            For data of another shape, or values that cannot be used.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().segments([(0, 0, 0), (0, 0, 1)], [(1, 0, 0), (1, 0, 1)], c=[1, 2])
        <Segments, 4 points>
        """
        return self._made("segments", properties, data=columns(data))

    def mesh(
        self, vertices: "ArrayLike", faces: "ArrayLike | None" = None, **properties: "Unpack[typing.MeshKeywords]"
    ) -> "Mesh":
        """Draw triangles (or quads) between vertices.

        Parameters
        ----------
        vertices : array-like
            (N, 3) points.
        faces : array-like, optional
            (M, 3) or (M, 4) vertex numbers; without it, each three vertices are a face.
        **properties
            Attributes of `Mesh`, which can be changed later: ``color``, ``c``, ``shading``, ``wireframe``, ``texture``...

        Returns
        -------
        Mesh

        Raises
        ------
        vitrail.Error
            For data of another shape, faces with unknown vertices, or values that cannot be used.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().mesh([(0, 0, 0), (1, 0, 0), (0, 1, 0)], [(0, 1, 2)], color="0.7")
        <Mesh, 3 vertices>
        """
        more = {} if faces is None else {"faces": faces}
        return self._made("mesh", properties, data=vertices, **more)

    def surface(self, *data: "ArrayLike", **properties: "Unpack[typing.SurfaceKeywords]") -> "Surface":
        """Draw heights on a grid.

        Parameters
        ----------
        *data : array-like
            Heights of shape (rows, columns): rows along y, columns along x; or x, y and heights, as matplotlib's
            ``plot_surface`` takes them. NaN leaves a hole.
        **properties
            Attributes of `Surface`, which can be changed later: ``x``, ``y``, ``cmap``, ``c``, ``contours``, ``shading``...

        Returns
        -------
        Surface

        Raises
        ------
        vitrail.Error
            For data of another shape, or values that cannot be used.

        Examples
        --------
        >>> import vitrail
        >>> heights = [[x * y for x in range(5)] for y in range(4)]
        >>> vitrail.Scene().surface(heights, x=[0, 10, 20, 30, 40], cmap="terrain")
        <Surface, 20 grid points>
        """
        if len(data) == 3:
            properties["x"], properties["y"] = data[0], data[1]
        elif len(data) != 1:
            raise TypeError("surface() takes heights, or x, y and heights; got %d arrays" % len(data))
        return self._made("surface", properties, data=data[-1])

    def image(self, pixels: "ArrayLike | str", **properties: "Unpack[typing.ImageKeywords]") -> "Image":
        """Show a picture on a rectangle in space, centred on its position, in its own x-y plane.

        Parameters
        ----------
        pixels : array-like, bytes or str
            (rows, columns) numbers, which go through the colormap; (rows, columns, 3 or 4) colours; or a PNG or
            JPEG file as bytes or by name. The top row comes first.
        **properties
            Attributes of `Image`, which can be changed later: ``size``, ``cmap``, ``filter``...

        Returns
        -------
        Image

        Raises
        ------
        vitrail.Error
            For pixels of another shape, or a file that cannot be read.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().image([[0, 1], [2, 3]], size=(4, 4), filter="nearest")
        <Image, 4 pixels>
        """
        return self._made("image", properties, data=pixels)

    def text(
        self, text: str, position: "Vector" = (0, 0, 0), **properties: "Unpack[typing.TextKeywords]"
    ) -> "Text":
        """Write words at a place in the scene; they keep their size on the screen and face the reader.

        Parameters
        ----------
        text : str
            What to write; a line break starts a new line.
        position : (3,) numbers
            Where.
        **properties
            Attributes of `Text`, which can be changed later: ``size``, ``color``, ``anchor``, ``offset``, ``halo``...

        Returns
        -------
        Text

        Raises
        ------
        vitrail.Error
            For values that cannot be used.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().text("summit", (0, 0, 195), size=16).text
        'summit'
        """
        return self._made("text", properties, text=text, position=position)

    # --- order ---

    def group(self, **properties: "Unpack[typing.GroupKeywords]") -> "Group":
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
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> arm = vitrail.Scene().group(rotation=(0, 0, 45))
        >>> hand = arm.box((2, 0, 0))
        >>> arm.visible = False
        """
        return self._made("group", properties)


def make(scene: "Any", parent: int, name: str, properties: "dict[str, Any]") -> "Any":
    """Make an artist below a node of a scene; where that fails, the scene is as it was."""
    if scene._closed:
        raise Error("%s: this scene was closed; make a new one, vitrail.Scene()" % name)
    cycled = name in _CYCLED and properties.get("color") is None
    if cycled and properties.get("c") is None:
        properties["color"] = "C%d" % (scene._cycle % 10)
    elif cycled:
        properties.pop("color", None)
        cycled = False
    before = scene._axes.state()
    try:
        artist = CLASSES[name](scene, parent, properties)
    except BaseException:
        scene._axes.restore(before)
        raise
    scene._cycle += cycled
    scene._artists[artist._id] = artist
    return artist


def adopt(scene: "Any", node: int) -> None:
    """Make the artist of a node that the reader made with a tool of the page."""
    if node not in scene._artists:
        name: str = scene._queries.info(node)["kind"]
        scene._artists[node] = CLASSES[name](scene, scene._id, {}, node)


class Group(Artist, Verbs, GroupProperties):
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

    def _made(self, name: str, properties: "Any", **more: "Any") -> "Any":
        artist = make(self._owner, self._id, name, dict(properties, **more))
        self._kept()[artist._id] = artist
        return artist


CLASSES["group"] = Group
equip_all()
