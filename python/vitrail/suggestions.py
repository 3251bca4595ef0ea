# In:  a name that does not exist.
# Out: the one that was probably meant: another library's word for it, or the nearest in spelling.
"""Did you mean...?"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .hosts.protocols import Queries
    from .schema import Kind

# Words of other libraries, and what they are called here.
SYNONYMS = {
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
        SYNONYMS[_axis + _other] = _axis + _own


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


def unknown(queries: "Queries", kind: "Kind", name: str, own: "tuple[str, ...]" = ()) -> str:
    """Word the error for a property that does not exist, with the one that was probably meant."""
    meant = SYNONYMS.get(name)
    if meant is not None and (meant in kind.properties or meant in own):
        return "%s has no %r; did you mean %r?" % (kind.name, name, meant)
    return queries.unknown_property(kind.number, name)
