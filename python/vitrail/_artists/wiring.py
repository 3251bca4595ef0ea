# In:  the core's table, and what is more than one property: data, c, one size or many.
# Out: the artists' classes get their properties and their words.
"""What the words of artists do."""

from .._data import array_shapes, arrays, buffers, indices
from ..errors import Error, is_a
from ..schema import KINDS
from . import properties, source_values
from .artist import Artist
from .kinds import CLASSES, Segments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..schema import Kind
    from .artist import Setter


class _Columns:
    """Several positional arguments of a verb, on their way to `data`."""

    def __init__(self, values: "Sequence[Any]") -> None:
        self.values = tuple(values)


def columns(values: "Sequence[Any]") -> "Any":
    """Wrap a verb's positional data so that `data` can tell columns from one table."""
    return values[0] if len(values) == 1 else _Columns(values)


def _set_positions(artist: Artist, value: "Any") -> None:
    values: "Sequence[Any]" = (value,)
    if isinstance(value, _Columns):
        values = value.values
    elif is_a(value, tuple) and len(value) == 3 and arrays.is_many(value[0]) and hasattr(value[0], "__len__"):
        if len(value[0]) != 3:  # (x, y, z) as data gives them back, not three points
            values = value
    if any([hasattr(one, "__next__") for one in values]):  # read once and gone
        values = tuple([list(one) if hasattr(one, "__next__") else one for one in values])
        value = columns(values)
    what = artist._kind.name + ".positions"
    settle = artist._owner._axes.settle
    if isinstance(artist, Segments):
        block = array_shapes.segments(values, what, settle)
    else:
        block = settle(array_shapes.points(values, what), what)
    artist._write("positions", block, value)


def _get_data(artist: Artist) -> "Any":
    given = artist._given(artist._data_name)
    return given.values if isinstance(given, _Columns) else given


def _set_size(artist: Artist, value: "Any") -> None:
    if arrays.is_many(value):
        what = artist._kind.name + ".size"
        block = array_shapes.each(value, what, artist._counts(), artist._per)
        lowest = min(buffers.doubles(block)) if len(block) else 0.0
        if lowest < 0:
            raise Error("%s: got %g, need numbers from 0 up" % (what, lowest))
        artist._write("sizes", block, value)
    else:
        properties.setter(artist._kind, "size")(artist, value)
        artist._clear("sizes")


def _get_size(artist: Artist) -> "Any":
    given = artist._given("sizes")
    return properties.getter(artist._kind, "size")(artist) if given is None else given


def _get_color(artist: Artist) -> "Any":
    given = artist._given("colors")
    return properties.getter(artist._kind, "color")(artist) if given is None else given


def _set_color(artist: Artist, value: "Any") -> None:
    artist._paint(value, False)


def _set_c(artist: Artist, value: "Any") -> None:
    artist._paint(value, True)


def _get_c(artist: Artist) -> "Any":
    for name in ("scalars", "colors"):
        given = artist._given(name)
        if given is not None:
            return given
    return None


def _set_faces(artist: Artist, value: "Any") -> None:
    block = array_shapes.rows(value, "mesh.faces", 3, 4)
    artist._write("faces", block, value)
    artist._kept()["face_count"] = len(block)


def _set_rows(name: str, least: int, most: int) -> "Setter":
    def put(artist: Artist, value: "Any") -> None:
        artist._write(name, array_shapes.rows(value, artist._kind.name + "." + name, least, most), value)

    return put


def _set_heights(artist: Artist, value: "Any") -> None:
    value = arrays.gridded(value)
    block = artist._owner._axes.all[2].place(array_shapes.grid(value, "surface.heights"), "surface.heights")
    artist._write("heights", block, value)
    artist._kept()["grid"] = block.shape


def _set_ticks(name: str) -> "Setter":
    def put(artist: Artist, value: "Any") -> None:
        rows, columns_ = artist._kept().get("grid", (0, 0))
        along = "columns" if name == "x" else "rows"
        block = array_shapes.ticks(value, "surface." + name, rows, columns_, along)
        placed = artist._owner._axes.all[0 if name == "x" else 1].place(block, "surface." + name)
        artist._write(name, placed.shaped(*block.shape), value)  # dates and names come as one column

    return put


def _set_pixels(name: str) -> "Setter":
    def put(artist: Artist, value: "Any") -> None:
        if isinstance(value, str) or hasattr(value, "__fspath__"):
            with open(value, "rb") as file:
                value = file.read()
        if isinstance(value, (bytes, bytearray)):
            artist._commands.decode(artist._id, artist._kind.arrays[name][0], value)
            artist._kept()[name] = value
        else:
            value = arrays.gridded(value)
            artist._write(name, array_shapes.pixels(value, artist._kind.name + "." + name), value)

    return put


def _get_selected(artist: Artist) -> "Any":
    return indices.numbers_out(artist._queries.selected(artist._id))


def _set_selected(artist: Artist, value: "Any") -> None:
    wanted = indices.indexes(value, indices.count(artist), artist._kind.name + ".selected")
    if wanted != artist._queries.selected(artist._id):  # else handlers that select would be called for ever
        artist._commands.select(artist._id, wanted, 0)


def _set_shape_selected(kind: "Kind") -> "Setter":
    put = properties.setter(kind, "selected")
    read = properties.getter(kind, "selected")

    def choose(artist: Artist, value: "Any") -> None:
        if value is None or isinstance(value, bool):
            wanted = bool(value)
        else:
            wanted = len(indices.indexes(value, 1, kind.name + ".selected")) > 0
        if wanted != read(artist):
            put(artist, wanted)
            artist._commands.select(artist._id, indices.indexes([0] if wanted else [], 1, ""), 0)

    return choose


def _get_hover(artist: Artist) -> "Any":
    return artist._given("hover")


def _set_hover(artist: Artist, value: "Any") -> None:
    artist._kept()["hover"] = source_values.check_hover(value, indices.count(artist), artist._kind.name + ".hover")


# --- the table becomes properties ---


def equip(cls: "Any", kind: "Kind", own: "dict[str, tuple[Any, Any, str]]", data: str = "") -> None:
    """Give a class the table's properties, and its own words (reader, writer, help), once."""
    words: "dict[str, Any]" = {}
    readers: "dict[str, Any]" = {}
    for name in kind.properties:
        entry = kind.properties[name][1]
        words[name] = _place(kind, name) if name in ("position", "start", "end") else properties.setter(kind, name)
        readers[name] = properties.getter(kind, name)
        setattr(cls, name, property(readers[name], words[name], None, properties.help_text(entry)))
    for name in own:
        read_, write_, text = own[name]
        words[name], readers[name] = write_, read_
        setattr(cls, name, property(read_, write_, None, text))
    cls._kind = kind
    cls._words = words
    cls._readers = readers
    cls._data_name = data


def _place(kind: "Kind", name: str) -> "Setter":
    """Places may be said in dates and names, where the axes have them."""
    put = properties.setter(kind, name)
    what = kind.name + "." + name

    def place(artist: Artist, value: "Any") -> None:
        put(artist, artist._owner._axes.vector(value, what))

    return place


def _property(kind: "Kind", name: str) -> "tuple[Any, Any, str]":
    put = _place(kind, name) if name == "position" else properties.setter(kind, name)
    return properties.getter(kind, name), put, properties.help_text(kind.properties[name][1])


def _array(kind: "Kind", name: str, write_: "Setter") -> "tuple[Any, Any, str]":
    text: str = kind.arrays[name][1]["help"]

    def given(artist: Artist) -> "Any":
        return artist._given(name)

    return given, write_, text[:1].upper() + text[1:] + "."


def own_words(kind: "Kind") -> "dict[str, tuple[Any, Any, str]]":
    own: "dict[str, tuple[Any, Any, str]]" = {}
    has = kind.arrays
    if "positions" in has:
        own["data"] = (_get_data, _set_positions, "The points: an (N, 3) array, or a tuple of x, y and z.")
    elif "heights" in has:
        own["data"] = (_get_data, _set_heights, "The heights: a (rows, columns) array.")
    elif "pixels" in has:
        own["data"] = (_get_data, _set_pixels("pixels"), "The pixels: an array, a file's bytes or its name.")
    elif kind.name == "text":
        own["data"] = _property(kind, "text")
    elif "direction" not in kind.properties:
        own["data"] = _property(kind, "position")
    else:
        own["data"] = _property(kind, "direction")
    if "colors" in has:
        own["color"] = (
            _get_color,
            _set_color,
            "One colour for all, or an array with one for each.",
        )
        own["c"] = (
            _get_c,
            _set_c,
            "Numbers for each, shown through the colormap; or categories; or colours.",
        )
    if "sizes" in has:
        own["size"] = (_get_size, _set_size, properties.help_text(kind.properties["size"][1])[:-1] + "; or one for each.")
    if "faces" in has:
        own["faces"] = _array(kind, "faces", _set_faces)
        own["normals"] = _array(kind, "normals", _set_rows("normals", 3, 3))
        own["texcoords"] = _array(kind, "texcoords", _set_rows("texcoords", 2, 2))
        own["texture"] = _array(kind, "texture", _set_pixels("texture"))
    if "selected" in kind.properties:
        own["selected"] = (
            properties.getter(kind, "selected"),
            _set_shape_selected(kind),
            properties.help_text(kind.properties["selected"][1]),
        )
    if "selected" in has:
        own["selected"] = (
            _get_selected,
            _set_selected,
            "The numbers of the selected elements; true or false for each can be set too, or None.",
        )
    if "pickable" in kind.properties:
        own["hover"] = (
            _get_hover,
            _set_hover,
            "What a tooltip says besides the values: columns by name (a dict or a table), a text for each element, or a "
            "function of the element's number; False: no tooltip.",
        )
    if "heights" in has:
        own["x"] = _array(kind, "x", _set_ticks("x"))
        own["y"] = _array(kind, "y", _set_ticks("y"))
    return own


def equip_all() -> None:
    """Give all classes their properties and words."""
    for name in CLASSES:
        kind = KINDS[name]
        data = [array for array in ("positions", "heights", "pixels") if array in kind.arrays]
        equip(CLASSES[name], kind, own_words(kind), data[0] if data else "")
