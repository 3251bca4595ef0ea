# In:  a property's entry in the core's table.
# Out: how Python reads and writes it: a pair of functions, and a documented `property` made of them.
# Called by: wiring.py, camera.py, scene.py: whoever has properties of a node in the core.
"""Properties of nodes as Python properties."""

import math

from . import arrays, blocks, colors
from .arrays import is_many
from .blocks import NAN
from .errors import Error, shape_text, type_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from .hosts import Host
    from .table import Kind

    class Node:
        """What the functions here need of an object."""

        _host: Host
        _id: int


# Words of other libraries, and what they are called here.
OTHER_WORDS = {
    "s": "size",
    "sizes": "size",
    "radius": "size",
    "lw": "width",
    "linewidth": "width",
    "line_width": "width",
    "thickness": "width",
    "linestyle": "dashes",
    "ls": "dashes",
    "pos": "position",
    "xyz": "position",
    "opacity": "alpha",
    "transparency": "alpha",
    "colour": "color",
    "colormap": "cmap",
    "colorscale": "cmap",
    "clim": "vmin",
    "name": "label",
    "edgecolor": "edge_color",
    "edgecolors": "edge_color",
    "symbol": "marker",
    "show": "visible",
    "bg": "background",
    "bgcolor": "background",
    "facecolor": "background",
    "fc": "color",
    "figsize": "width",
    "dpi": "width",
    "zorder": "order",
    "picker": "pickable",
    "interactive": "pickable",
    "hover_name": "hover",
    "hover_data": "hover",
    "customdata": "hover",
    "tooltips": "tooltip",
    "cbar": "colorbar",
    "showscale": "colorbar",
    "colorbar_title": "colorbar_label",
    "cbar_label": "colorbar_label",
    "showlegend": "legend",
    "linthresh": "xthreshold",
    "aspectmode": "aspect",
    "box_aspect": "aspect",
    "aspect_ratio": "aspect",
    "style": "theme",
    "template": "theme",
    "axis": "axes",
    "frame": "axes",
    "show_grid": "grid",
    "scalebar": "scale_bar",
    "heading": "title",
    "fontsize": "size",
    "ha": "anchor",
    "va": "baseline",
    "string": "text",
    "s0": "start",
    "stop": "end",
    "invert": "keep",
}
for _axis in "xyz":
    for _other, _own in (("title", "label"), ("_label", "label"), ("range", "lim"), ("_range", "lim"), ("limits", "lim")):
        OTHER_WORDS[_axis + _other] = _axis + _own


# Of several numbers, these may be given as one for all; of a place or a turn, one number says too little.
_ONE_FOR_ALL = ("scale", "size", "dashes")
_SHAPES = {3: "(x, y, z)", 4: "(on, off, on, off), in pixels"}


def numbers(value: "Any", count: int, what: str, auto: bool = False, one: bool = False) -> "tuple[float, ...]":
    """Read `count` numbers, or where `one` is true one for all; `auto`: None stands for "choose for me" among them."""
    wanted = "a number" if count == 1 else "%d numbers" % count
    if one:
        wanted = "a number, or %d: %s" % (count, _SHAPES.get(count, "(width, height)"))
    elif count in _SHAPES:
        wanted += ": " + _SHAPES[count]
    if is_many(value):
        shape: "Any" = getattr(value, "shape", ())
        if len(shape) > 1:
            raise Error("%s: got shape %s, need %s" % (what, shape_text(shape), wanted))
        try:
            items: "Any" = list(value)
            out = tuple([float(NAN if auto and item is None else item) for item in items])
        except (TypeError, ValueError, OverflowError):
            raise Error("%s: got %s, need %s" % (what, short(value), wanted)) from None
        if count == 4 and len(out) == 2:  # dashes: on, off is the pattern
            return out + out
        if len(out) != count and not (one and len(out) == 1):
            raise Error("%s: got %d number%s, need %s" % (what, len(out), "" if len(out) == 1 else "s", wanted))
        return out
    try:
        out = (float(value),)
    except (TypeError, ValueError, OverflowError):
        raise Error("%s: got %s, need %s" % (what, short(value), wanted)) from None
    if count > 1 and not one:
        raise Error("%s: got the single number %g, need %s" % (what, out[0], wanted))
    return out


def short(value: object) -> str:
    """Write a value for an error: itself where it is small, else its type."""
    text = repr(value)
    return text if len(text) <= 60 and "\n" not in text and text[:1] != "<" else type_text(value)


def whole(value: "Any", what: str, least: "int | None" = None) -> int:
    """Read a whole number, of `least` or more."""
    number = numbers(value, 1, what)[0]
    if number - number != 0 or number != int(number):
        raise Error("%s: got %g, need a whole number" % (what, number))
    if least is not None and number < least:
        raise Error("%s: got %d, need %d or more" % (what, number, least))
    return int(number)


def truth(value: "Any", what: str) -> bool:
    """Read True or False; a text is neither, whatever it says."""
    if isinstance(value, str) or is_many(value):
        raise Error("%s: got %s, need True or False" % (what, short(value)))
    return bool(value)


def matrix(value: "Any", what: str) -> "tuple[float, ...]":
    """Read a matrix: 16 numbers column by column, or 4 x 4 row by row."""
    block = arrays.numbers_only(arrays.read(value, what), what)
    found = tuple(blocks.doubles(block))
    if block.shape == (4, 4):
        return tuple([found[4 * row + column] for column in range(4) for row in range(4)])
    if len(found) != 16:
        raise Error("%s: got shape %s, need 16 numbers column by column, or (4, 4)" % (what, shape_text(block.shape)))
    return found


def reader(kind: "Kind", name: str) -> "Callable[[Any], Any]":
    """Make the function that reads a property of a node."""
    number, entry = kind.properties[name]
    type_: str = entry["type"]
    count: int = entry["count"]
    if type_ == "text":
        if is_list(name):

            def lines(node: "Any") -> "list[str] | None":
                text: str = node._host.get_text(node._id, number)
                return text.split("\n") if text else None

            return lines
        return lambda node: node._host.get_text(node._id, number)
    if type_ == "choice":
        choices: "list[str]" = entry["choices"]
        return lambda node: choices[int(node._host.get_numbers(node._id, number)[0])]
    if type_ == "bool":
        return lambda node: node._host.get_numbers(node._id, number)[0] != 0
    if type_ == "angle":

        def degrees(node: "Any") -> "Any":
            values = tuple([round(math.degrees(v), 10) for v in node._host.get_numbers(node._id, number)])
            return values[0] if count == 1 else values

        return degrees
    if count == 1:

        def single(node: "Any") -> "float | None":
            value = node._host.get_numbers(node._id, number)[0]
            return None if value != value else value

        return single

    names: "list[str]" = entry["choices"]

    def several(node: "Any") -> "Any":
        values: "tuple[float, ...]" = node._host.get_numbers(node._id, number)
        gone = [v != v for v in values]
        if all(gone):
            return names[0] if names else None
        if len(names) > 1 and not any(values):
            return names[1]
        return tuple([None if none else v for none, v in zip(gone, values)]) if any(gone) else values

    return several


def is_list(name: str) -> bool:
    """Whether a text is a list in Python, one line an item."""
    return name.endswith("categories")


def writer(kind: "Kind", name: str) -> "Callable[[Any, Any], None]":
    """Make the function that writes a property of a node; None writes the default."""
    number, entry = kind.properties[name]
    type_: str = entry["type"]
    count: int = entry["count"]
    what = kind.name + "." + name
    default: "Any" = entry["default"]
    if type_ == "text":
        if name == "cmap":
            return lambda node, value: node._host.set_text(
                node._id, number, default if value is None else colors.colormap(value, what)
            )
        if is_list(name):
            return lambda node, value: node._host.set_text(node._id, number, joined(value, what))

        def write(node: "Any", value: "Any") -> None:
            if is_many(value):
                raise Error("%s: got %s, need a text" % (what, short(value)))
            node._host.set_text(node._id, number, default if value is None else str(value))

        return write
    start: "tuple[float, ...]" = tuple([NAN if v is None else v for v in default])
    choices: "list[str]" = entry["choices"]
    if type_ == "choice":

        def choose(node: "Any", value: "Any") -> None:
            if isinstance(value, str) and value in choices:
                node._host.set_text(node._id, number, value)
            elif isinstance(value, bool) and "off" in choices:  # True: on, or what axes look like first
                node._host.set_text(node._id, number, choices[1] if value else "off")
            elif value is None:
                node._host.set_numbers(node._id, number, start)
            else:
                near = nearest(value, choices) if isinstance(value, str) else None
                fix = ": did you mean %r?" % near if near else ""
                raise Error("%s: got %s, need one of %s%s" % (what, short(value), ", ".join([repr(c) for c in choices]), fix))

        return choose
    if type_ == "color":

        def paint(node: "Any", value: "Any") -> None:
            if value is None:
                node._host.set_numbers(node._id, number, start)
                return
            color = colors.one(value, what)
            if isinstance(color, str):
                node._host.set_text(node._id, number, color)
            else:
                node._host.set_numbers(node._id, number, color)

        return paint
    if type_ == "bool":
        return lambda node, value: node._host.set_numbers(node._id, number, (1.0 if truth(value, what) else 0.0,))
    if type_ == "angle":
        low: "float | None" = entry["min"]
        high: "float | None" = entry["max"]

        def turn(node: "Any", value: "Any") -> None:
            radians = start
            if value is not None:
                given = numbers(value, count, what)
                for degrees in given:
                    if (low is not None and math.radians(degrees) < low) or (high is not None and math.radians(degrees) > high):
                        ends = (what, degrees, math.degrees(low or 0), math.degrees(high or 0))
                        raise Error("%s: got %g degrees, need %.3g to %.4g" % ends)
                radians = tuple([math.radians(degrees) for degrees in given])
            node._host.set_numbers(node._id, number, radians)

        return turn

    auto = None in default
    one = count > 1 and name in _ONE_FOR_ALL

    if count == 16:
        return lambda node, value: node._host.set_numbers(node._id, number, start if value is None else matrix(value, what))

    def put(node: "Any", value: "Any") -> None:
        if isinstance(value, str) and choices:
            if value not in choices:
                raise Error(
                    "%s: got %r, need one of %s, or %d numbers" % (what, value, ", ".join([repr(c) for c in choices]), count)
                )
            node._host.set_numbers(node._id, number, (NAN if value == choices[0] else 0.0,))
            return
        node._host.set_numbers(node._id, number, start if value is None else numbers(value, count, what, auto, one))

    return put


def joined(value: "Any", what: str) -> str:
    """Write a list of names one a line, as the core takes them."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if not is_many(value):
        raise Error("%s: got %s, need a list of names" % (what, type_text(value)))
    return "\n".join([str(name).replace("\n", " ") for name in value])


def help_text(entry: "dict[str, Any]") -> str:
    """Write one line of documentation from a table's entry."""
    text: str = entry["help"]
    text = text[:1].upper() + text[1:]
    if entry["type"] == "choice":
        text += ": " + ", ".join('"%s"' % c for c in entry["choices"])
    elif entry["type"] == "angle":
        text += " (degrees)"
    elif entry["choices"]:
        text += " (or " + ", ".join('"%s"' % c for c in entry["choices"]) + ")"
    elif entry["unit"]:
        text += " (%s)" % entry["unit"]
    return text + "."


def nearest(name: str, have: "Sequence[str]") -> "str | None":
    """Find the word that differs in the fewest letters: no more than two, in a short word one.

    >>> nearest("titel", ("title", "width"))
    'title'
    """
    best, found = (2 if len(name) < 5 else 3), None
    for word in have:
        before = list(range(len(word) + 1))
        last: "list[int]" = []
        for i, letter in enumerate(name):
            row = [i + 1]
            for j, other in enumerate(word):
                cost = min(before[j + 1] + 1, row[j] + 1, before[j] + (letter != other))
                if last and j and letter == word[j - 1] and name[i - 1] == other:
                    cost = min(cost, last[j - 1] + 1)
                row.append(cost)
            last, before = before, row
        if before[-1] < best:
            best, found = before[-1], word
    return found


def unknown(host: "Host", kind: "Kind", name: str, own: "tuple[str, ...]" = ()) -> str:
    """Word the error for a property that does not exist, with the one that was probably meant."""
    meant = OTHER_WORDS.get(name)
    if meant is not None and (meant in kind.properties or meant in own):
        return "%s has no %r; did you mean %r?" % (kind.name, name, meant)
    return host.unknown_property(kind.number, name)
