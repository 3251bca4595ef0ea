# In:  an artist and the number of one of its elements.
# Out: what the user gave for it, untouched; the same in words, for tooltips and tables.
"""The source values of elements: taken from the data that were given, never from what the core holds."""

from .._data import dates, validate
from .._data.arrays import is_many
from .._data.items import Ordered, item, plain
from ..errors import Error, is_a, shape_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .artist import Artist

XYZ = ("x", "y", "z")


# --- an element's values ---


def values(artist: "Artist", index: int) -> "dict[str, Any]":
    """Return what was given for an element: x, y, z, c and the extra columns, by name."""
    out = artist._values(index)
    extra = artist._given("hover")
    if extra is not None and extra is not True and extra is not False:
        out.update(_extras(extra, index))
    return out


# --- what users want said besides ---


def check_hover(hover: "Any", count: int, what: str) -> "Any":
    """Read what `hover=` was given: columns by name, a text for each element, a function, or whether to say anything.

    Raises
    ------
    vitrail.Error
        Where there is not one value for each element.
    """
    if hover is None or is_a(hover, bool) or (_is_function(hover) and not is_many(hover)):
        return hover
    if is_a(hover, str):
        raise Error("%s: got the text %r, need one for each of the %d elements, or a dict of columns" % (what, hover, count))
    if hasattr(hover, "columns") and not is_a(hover, dict):  # a DataFrame
        names = [str(name) for name in getattr(hover, "column_names", None) or hover.columns]
        if hasattr(hover, "iloc"):
            hover = {name: hover.iloc[:, i] for i, name in enumerate(names)}
        else:
            hover = {name: hover[name] for name in names}
    if is_a(hover, dict):
        columns: "dict[str, Any]" = Ordered()
        for name in hover:
            columns[str(name)] = _sequence(hover[name], count, "%s: %r" % (what, name))
        return columns
    if not is_many(hover):
        raise Error("%s: got %r, need columns by name, a text for each element, a function, or False" % (what, hover))
    return _sequence(hover, count, what)


def _is_function(value: object) -> bool:
    return callable(value)


def _sequence(column: "Any", count: int, what: str) -> "Any":
    if not is_many(column):
        raise Error("%s: got %r, need %d values: one for each element" % (what, column, count))
    if hasattr(column, "__next__") or not hasattr(column, "__len__"):
        column = list(column)
    if len(getattr(column, "shape", ())) > 1:
        raise Error(
            "%s: got shape %s, need one value for each element, or columns by name: {'a': values[:, 0]}"
            % (what, shape_text(column.shape))
        )
    if len(column) != count:
        raise Error("%s: got %d values, need %d: one for each element" % (what, len(column), count))
    return column


def _extras(extra: "Any", index: int) -> "dict[str, Any]":
    if is_a(extra, dict):
        out: "dict[str, Any]" = Ordered()
        for name in extra:
            if index < len(extra[name]):
                out[name] = item(extra[name], index)
        return out
    if callable(extra):
        extra = extra(index)
        if is_a(extra, dict):
            return {str(name): plain(extra[name]) for name in extra}
        if is_a(extra, (list, tuple)) and all([is_a(pair, (list, tuple)) and len(pair) == 2 for pair in extra]):
            return {str(name): plain(value) for name, value in extra}
        return {} if extra is None or (is_a(extra, str) and not extra) else {"": extra}
    return {"": item(extra, index)} if index < len(extra) else {}


# --- in words ---


def format_value(value: "Any") -> str:
    """Write a value with all the digits that it has, and no more.

    >>> format_value(0.1), format_value(3.0), format_value(None), format_value(-2)
    ('0.1', '3', '–', '−2')
    """
    value = plain(value)
    if len(getattr(value, "shape", ())) > 0:  # an array for each element
        value = value.tolist()
    if value is None or type(value).__name__ == "NAType" or value != value:
        return "\u2013"
    if is_a(value, bool):
        return "yes" if value else "no"
    if is_a(value, (int, float)):
        text = repr(value)
        if text.endswith(".0"):
            text = text[:-2]
        return text.replace("-", "\u2212")
    if is_a(value, (tuple, list)):
        return ", ".join([format_value(one) for one in value])
    if dates.is_date(value):
        nano = dates.nanoseconds(value, "")
        return "\u2013" if nano is None else dates.nano_text(nano).replace("T", " ")
    return str(value)


def tooltip_rows(artist: "Artist", index: int) -> "list[list[str]]":
    """Return what a tooltip says of an element: [[name, text]...]."""
    scene = artist._owner
    out: "list[list[str]]" = []
    for name, value in values(artist, index).items():
        label, text = name, format_value(value)
        if name[:1] in XYZ and (len(name) == 1 or name[1:] in ("0", "1")):
            axis = scene._axes.all[XYZ.index(name[0])]
            title: str = axis._get("label")
            unit: str = axis._get("unit")
            label = (title + (" " + str(int(name[1:]) + 1) if name[1:] else "")) if title else name
            if unit and not dates.is_date(value) and not is_a(value, str):
                text += " " + unit
        elif name in ("c", "c0", "c1"):
            label = artist._getters["colorbar_label"](artist) or name
        elif name == "value":
            label = artist._getters["colorbar_label"](artist) or name
        out.append([_without_math(label), text])
    return out


def _without_math(text: str) -> str:
    """A title's letters, without the marks of formulas."""
    if "$" not in text:
        return text
    for mark in "${}\\_":
        text = text.replace(mark, "")
    return text


def records(artist: "Artist", first: int, count: int) -> "list[dict[str, Any]]":
    """Return the source values of some elements, a dict for each."""
    total = artist._element_count()
    first, count = validate.whole(first, "table: first", 0), validate.whole(count, "table: count")
    found: "list[dict[str, Any]]" = []
    for index in range(max(0, first), min(total, first + count)):
        row: "dict[str, Any]" = Ordered()
        row["index"] = index
        row.update(values(artist, index))
        found.append(row)
    return found
