# In:  pixels, a picture file's bytes or its name.
# Out: an array of pixels in the core.
"""Pixels of images and textures."""

from .._data import array_shapes, arrays

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .keywords import Setter


def pixels_setter(name: str) -> "Setter":
    """Make the function that writes pixels into an array."""

    def put(artist: "Any", value: "Any") -> None:
        if isinstance(value, str) or hasattr(value, "__fspath__"):
            with open(value, "rb") as file:
                value = file.read()
        if isinstance(value, (bytes, bytearray)):
            artist._commands.decode(artist._id, artist._kind.arrays[name][0], value)
            artist._state()[name] = value
        else:
            value = arrays.table_values(value)
            artist._write(name, array_shapes.pixels(value, artist._kind.name + "." + name), value)

    return put
