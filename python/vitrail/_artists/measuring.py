# In:  a user's call: scene.clip_plane(normal=(1, 0, 0)), scene.measure(a, b), scene.annotate("peak", at).
# Out: a live ruler, clip or text below the scene or group that was asked.
"""The verbs that measure, cut and point out."""

from ..errors import Error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from .. import typing
    from ..typing import Place, Vector
    from .kinds import ClipBox, ClipPlane, Ruler, Text


class MeasuringVerbs:
    """Rulers, clips and texts with a line to what they are about."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _made(self, name: str, properties: "Any", **more: "Any") -> "Any": ...

    def ruler(
        self, start: "Place" = (0, 0, 0), end: "Place" = (1, 0, 0), **properties: "Unpack[typing.RulerKeywords]"
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
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().ruler((0, 0, 0), (0, 0, 2), color="crimson").distance
        2.0
        """
        return self._made("ruler", properties, start=start, end=end)

    def measure(self, a: "Any", b: "Any", **properties: "Unpack[typing.RulerKeywords]") -> "Ruler":
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
        return self._made("ruler", properties, start=place_of(a, "measure: a"), end=place_of(b, "measure: b"))

    def clip_plane(
        self,
        normal: "Vector" = (0, 0, 1),
        position: "Place" = (0, 0, 0),
        **properties: "Unpack[typing.ClipPlaneKeywords]",
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
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().clip_plane(normal=(1, 0, 0), position=(0.5, 0, 0)).normal
        (1.0, 0.0, 0.0)
        """
        return self._made("clip_plane", properties, normal=normal, position=position)

    def clip_box(
        self,
        position: "Place" = (0, 0, 0),
        size: "float | Vector" = (1, 1, 1),
        **properties: "Unpack[typing.ClipBoxKeywords]",
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
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().clip_box((0, 0, 1), size=2, keep="outside").size
        (2.0, 2.0, 2.0)
        """
        return self._made("clip_box", properties, position=position, size=size)

    def annotate(
        self,
        text: str,
        position: "Any",
        **properties: "Unpack[typing.TextKeywords]",
    ) -> "Text":
        """Write words beside a place, with a line from the place to them.

        Parameters
        ----------
        text : str
            What to write.
        position : (3,) numbers, Pick, Event or artist
            The place that they are about.
        **properties
            As for `text`; ``offset`` says where the words are from there, in pixels right and up on the screen (30, 30);
            ``leader`` is the line's thickness (1 px), ``leader_color`` its colour.

        Returns
        -------
        Text

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown word.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().annotate("summit", (0, 0, 195), offset=(40, 20)).leader
        1.0
        """
        given: "Any" = properties
        offset: "Any" = given.setdefault("offset", (30, 30))
        given.setdefault("leader", 1.0)
        given.setdefault("occluded", False)
        if "anchor" not in given and hasattr(offset, "__getitem__"):
            given["anchor"] = "left" if offset[0] > 0 else "right" if offset[0] < 0 else "center"
        return self._made("text", given, text=text, position=place_of(position, "annotate"))


def place_of(value: "Any", what: str) -> "Any":
    """Return where something is: what has a position, or the place itself."""
    place = getattr(value, "position", value)
    if place is None:
        raise Error("%s: nothing was there, so that it has no position" % what)
    if isinstance(value, str):
        raise Error("%s: got the text %r, need a place: (x, y, z)" % (what, value))
    return place
