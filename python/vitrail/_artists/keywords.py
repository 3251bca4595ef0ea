# In:  the table's entries; what users set.
# Out: keywords: a getter, a setter and a sentence for each.
"""Keywords that several kinds have."""

from .._data import indices
from . import properties, source_values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..schema import Kind

    Getter = Callable[[Any], Any]
    Setter = Callable[[Any, Any], None]
    Keyword = tuple[Getter, Setter, str]


def property_keyword(kind: "Kind", name: str) -> "Keyword":
    """Make the keyword of a property."""
    if name == "position":
        return place_keyword(kind, name)
    return properties.getter(kind, name), properties.setter(kind, name), properties.help_text(kind.properties[name][1])


def place_keyword(kind: "Kind", name: str) -> "Keyword":
    """Make the keyword of a place, which may be said in dates and names, where the axes have them."""
    put = properties.setter(kind, name)
    what = kind.name + "." + name

    def place(artist: "Any", value: "Any") -> None:
        put(artist, artist._owner._axes.vector(value, what))

    return properties.getter(kind, name), place, properties.help_text(kind.properties[name][1])


def array_keyword(kind: "Kind", name: str, put: "Setter") -> "Keyword":
    """Make the keyword of an array, which gives back what it was given."""
    text: str = kind.arrays[name][1]["help"]

    def given(artist: "Any") -> "Any":
        return artist._given(name)

    return given, put, text[:1].upper() + text[1:] + "."


def get_data(artist: "Any") -> "Any":
    """Return the data as they were given."""
    return artist._given(artist._data_name)


# --- selections ---


def _get_selected(artist: "Any") -> "Any":
    return indices.numbers_out(artist._queries.selected(artist._id))


def _set_selected(artist: "Any", value: "Any") -> None:
    wanted = indices.indexes(value, artist._element_count(), artist._kind.name + ".selected")
    if wanted != artist._queries.selected(artist._id):  # else handlers that select would be called for ever
        artist._commands.select(artist._id, wanted, 0)


SELECTED: "Keyword" = (
    _get_selected,
    _set_selected,
    "The numbers of the selected elements; true or false for each can be set too, or None.",
)


def selected_flag(kind: "Kind") -> "Keyword":
    """Make `selected` of what is selected as a whole."""
    put = properties.setter(kind, "selected")
    read = properties.getter(kind, "selected")

    def choose(artist: "Any", value: "Any") -> None:
        if value is None or isinstance(value, bool):
            wanted = bool(value)
        else:
            wanted = len(indices.indexes(value, 1, kind.name + ".selected")) > 0
        if wanted != read(artist):
            put(artist, wanted)
            artist._commands.select(artist._id, indices.indexes([0] if wanted else [], 1, ""), 0)

    return read, choose, properties.help_text(kind.properties["selected"][1])


# --- tooltips ---


def _get_hover(artist: "Any") -> "Any":
    return artist._given("hover")


def _set_hover(artist: "Any", value: "Any") -> None:
    artist._state()["hover"] = source_values.check_hover(value, artist._element_count(), artist._kind.name + ".hover")


HOVER: "Keyword" = (
    _get_hover,
    _set_hover,
    "What a tooltip says besides the values: columns by name (a dict or a table), a text for each element, or a "
    "function of the element's number; False: no tooltip.",
)
