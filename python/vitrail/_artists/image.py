# In:  pixels, or a picture file.
# Out: `Image`, and the verb `image`.
"""Pictures on rectangles."""

from .._data import arrays
from .._data.items import Ordered, array_item, cell
from .._generated import properties as typed
from ..errors import is_a
from .artist import Artist
from .keywords import get_data
from .pixels import pixels_setter
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ..typing import ArrayLike, ImageKeywords


class Image(Artist, typed.ImageProperties):
    """A picture on a rectangle in space; see `Scene.image`."""

    __slots__ = ()
    _element_name = "pixel"
    _elements_name = "pixels"

    def _values(self, index: int) -> "dict[str, Any]":
        given = self._given("pixels")
        out: "dict[str, Any]" = Ordered()
        if is_a(given, (bytes, bytearray)) or given is None:
            return out
        arr = arrays.read(given, "pixels")
        columns = arr.shape[1]
        out["row"] = index // columns
        out["column"] = index % columns
        if len(arr.shape) == 2:
            out["value"] = cell(given, index // columns, index % columns, columns)
        else:
            flat = arr.reshape(arr.shape[0] * columns, arr.shape[2])
            if len(flat.parts) == 1 and is_a(flat.parts[0], memoryview):
                flat.parts = [memoryview(flat.parts[0].tobytes()).cast("B").cast(flat.parts[0].format.strip("<>=@"))]
            for i, name in enumerate(("red", "green", "blue", "alpha")[: arr.shape[2]]):
                out[name] = array_item(flat, index, i)
        return out


class Verbs(VerbBase):
    """Images by a scene's verb."""

    __slots__ = ()

    def image(self, pixels: "ArrayLike | str", **properties: "Unpack[ImageKeywords]") -> "Image":
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
        return self._create_artist("image", properties, data=pixels)


register(
    Image,
    "image",
    {"data": (get_data, pixels_setter("pixels"), "The pixels: an array, a file's bytes or its name.")},
    "pixels",
)
