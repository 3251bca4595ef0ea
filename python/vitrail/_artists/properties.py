# In:  a property's entry in the core's table of kinds.
# Out: how Python reads and writes it: a getter and a setter, and its documentation.
"""Properties of nodes as Python properties."""

import math

from .._data import colors
from .._data.arrays import is_many
from .._data.buffers import NAN
from .._data.validate import joined, matrix, numbers, short, truth
from ..errors import Error
from ..suggestions import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..schema import Kind

# Of several numbers, these may be given as one for all; of a place or a turn, one number says too little.
_ONE_FOR_ALL = ("scale", "size", "dashes")


def getter(kind: "Kind", name: str) -> "Callable[[Any], Any]":
    """Make the function that reads a property of a node."""
    number, entry = kind.properties[name]
    type_: str = entry["type"]
    count: int = entry["count"]
    if type_ == "text":
        if is_list(name):

            def lines(node: "Any") -> "list[str] | None":
                text: str = node._queries.get_text(node._id, number)
                return text.split("\n") if text else None

            return lines
        return lambda node: node._queries.get_text(node._id, number)
    if type_ == "choice":
        choices: "list[str]" = entry["choices"]
        return lambda node: choices[int(node._queries.get_numbers(node._id, number)[0])]
    if type_ == "bool":
        return lambda node: node._queries.get_numbers(node._id, number)[0] != 0
    if type_ == "angle":

        def degrees(node: "Any") -> "Any":
            values = tuple([round(math.degrees(v), 10) for v in node._queries.get_numbers(node._id, number)])
            return values[0] if count == 1 else values

        return degrees
    if count == 1:

        def single(node: "Any") -> "float | None":
            value = node._queries.get_numbers(node._id, number)[0]
            return None if value != value else value

        return single

    names: "list[str]" = entry["choices"]

    def several(node: "Any") -> "Any":
        values: "tuple[float, ...]" = node._queries.get_numbers(node._id, number)
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


def setter(kind: "Kind", name: str) -> "Callable[[Any, Any], None]":
    """Make the function that writes a property of a node; None writes the default."""
    number, entry = kind.properties[name]
    type_: str = entry["type"]
    count: int = entry["count"]
    what = kind.name + "." + name
    default: "Any" = entry["default"]
    if type_ == "text":
        if name == "cmap":
            return lambda node, value: node._commands.set_text(
                node._id, number, default if value is None else colors.colormap(value, what)
            )
        if is_list(name):
            return lambda node, value: node._commands.set_text(node._id, number, joined(value, what))

        def write(node: "Any", value: "Any") -> None:
            if is_many(value):
                raise Error("%s: got %s, need a text" % (what, short(value)))
            node._commands.set_text(node._id, number, default if value is None else str(value))

        return write
    start: "tuple[float, ...]" = tuple([NAN if v is None else v for v in default])
    choices: "list[str]" = entry["choices"]
    if type_ == "choice":

        def choose(node: "Any", value: "Any") -> None:
            if isinstance(value, str) and value in choices:
                node._commands.set_text(node._id, number, value)
            elif isinstance(value, bool) and "off" in choices:  # True: on, or what axes look like first
                node._commands.set_text(node._id, number, choices[1] if value else "off")
            elif value is None:
                node._commands.set_numbers(node._id, number, start)
            else:
                near = nearest(value, choices) if isinstance(value, str) else None
                fix = ": did you mean %r?" % near if near else ""
                raise Error("%s: got %s, need one of %s%s" % (what, short(value), ", ".join([repr(c) for c in choices]), fix))

        return choose
    if type_ == "color":

        def set_color(node: "Any", value: "Any") -> None:
            if value is None:
                node._commands.set_numbers(node._id, number, start)
                return
            color = colors.one(value, what)
            if isinstance(color, str):
                node._commands.set_text(node._id, number, color)
            else:
                node._commands.set_numbers(node._id, number, color)

        return set_color
    if type_ == "bool":
        return lambda node, value: node._commands.set_numbers(node._id, number, (1.0 if truth(value, what) else 0.0,))
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
            node._commands.set_numbers(node._id, number, radians)

        return turn

    auto = None in default
    one = count > 1 and name in _ONE_FOR_ALL

    if count == 16:
        return lambda node, value: node._commands.set_numbers(node._id, number, start if value is None else matrix(value, what))

    def put(node: "Any", value: "Any") -> None:
        if isinstance(value, str) and choices:
            if value not in choices:
                raise Error(
                    "%s: got %r, need one of %s, or %d numbers" % (what, value, ", ".join([repr(c) for c in choices]), count)
                )
            node._commands.set_numbers(node._id, number, (NAN if value == choices[0] else 0.0,))
            return
        node._commands.set_numbers(node._id, number, start if value is None else numbers(value, count, what, auto, one))

    return put


def help_text(entry: "dict[str, Any]") -> str:
    """Write one line of documentation from a table's entry."""
    text: str = entry["help"]
    if text[:2] not in ("x ", "y ", "z "):
        text = text[:1].upper() + text[1:]
    if entry["type"] != "choice":
        text = text.replace("auto: ", "None: ")
    if entry["type"] == "choice":
        text += ": " + ", ".join('"%s"' % c for c in entry["choices"])
    elif entry["type"] == "angle":
        text += " (degrees)"
    elif entry["choices"]:
        text += " (or " + ", ".join('"%s"' % c for c in entry["choices"]) + ")"
    elif entry["unit"][-2:] == "px":
        text += " (%s)" % entry["unit"].replace("px", "pixels")
    return text if text[-1:] == "." else text + "."
