# In:  what users give as color= and c=.
# Out: one colour, or an array of colours or of numbers in the core, with the colormap and the names of its categories.
"""Colours of artists, one for all or one for each element."""

from .._data import arrays, colors
from . import properties

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..schema import Kind
    from .artist import Artist
    from .keywords import Keyword, Setter


def set_colors(artist: "Artist", value: "Any", numbers: bool, set_one: "Setter") -> None:
    """Set `color` (or `c`, where numbers are welcome): one for all, or one for each."""
    what = artist._kind.name + (".c" if numbers else ".color")
    counts, grid = artist._counts(), artist._grid()
    if grid is not None:
        value = arrays.table_values(value)
    if colors.is_one(value, counts, numbers):
        if value is not None or not numbers:
            set_one(artist, value)
        artist._clear("colors")
        artist._clear("scalars")
        return
    name, arr = colors.each(value, what, counts, artist._element_name, artist._queries, numbers, grid)
    if arr.unit and not artist._queries.get_text(artist._id, artist._kind.properties["colorbar_label"][0]):
        artist._set({"colorbar_label": arr.unit})
    artist._write(name, artist._expand(arr), value)
    if name == "scalars":
        artist._state()["scalar_count"] = len(arr)
    artist._clear("scalars" if name == "colors" else "colors")
    if name == "scalars" and arr.names is not None:
        cmap, low, high = colors.category_map(len(arr.names))
        artist._set({"cmap": cmap, "vmin": low, "vmax": high})
    if arr.names is not None or artist._given("named"):
        artist._set({"categories": arr.names})
        artist._state()["named"] = arr.names is not None


def _get_c(artist: "Any") -> "Any":
    for name in ("scalars", "colors"):
        given = artist._given(name)
        if given is not None:
            return given
    return None


def color_keywords(kind: "Kind") -> "dict[str, Keyword]":
    """Make `color` and `c` of a kind."""
    get_one, set_one = properties.getter(kind, "color"), properties.setter(kind, "color")

    def get_color(artist: "Any") -> "Any":
        given = artist._given("colors")
        return get_one(artist) if given is None else given

    def set_color(artist: "Any", value: "Any") -> None:
        set_colors(artist, value, False, set_one)

    def set_c(artist: "Any", value: "Any") -> None:
        set_colors(artist, value, True, set_one)

    return {
        "color": (get_color, set_color, "One colour for all, or an array with one for each."),
        "c": (_get_c, set_c, "Numbers for each, shown through the colormap; or categories; or colours."),
    }
