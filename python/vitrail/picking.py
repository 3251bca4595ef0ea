# In:  a place or a part of the picture; which elements are meant.
# Out: what is there, what is selected, the data as rows.
"""What a scene answers: picking, selections, tables."""

from ._artists import source_values
from ._artists.artist import Artist
from ._data import arrays, buffers, indices, validate
from ._data.columns import numbers_only
from ._generated.constants import PICK_NAMES, SELECT_MODES, SELECT_VISIBLE
from .errors import Error, is_a, shape_text, type_text
from .events import Pick

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .hosts.protocols import Commands, Host, Queries
    from .typing import ArrayLike, SelectMode


class Picking:
    """What a scene can be asked."""

    __slots__ = ()
    _artists: "dict[int, Artist]"
    _commands: "Commands"
    _host: "Host"
    _queries: "Queries"

    if TYPE_CHECKING:

        @property
        def artists(self) -> "list[Artist]": ...

    def pick(self, x: float, y: float, radius: float = 4) -> "Pick | None":
        """Say what is seen at a place in the picture.

        Parameters
        ----------
        x, y : float
            CSS pixels from the top left.
        radius : float
            How far beside it an element may be.

        Returns
        -------
        Pick or None
            The artist, the number of its element, where it is and what was given for it; None where nothing is.

        Raises
        ------
        vitrail.Error
            For places that are no numbers.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene(width=200, height=200, axes=False)
        >>> pts = scene.scatter([(0, 0, 0), (1, 0, 0)], c=[7.5, 8.5], hover=["left", "right"])
        >>> x, y, depth = scene.camera.project((1, 0, 0))
        >>> found = scene.pick(x, y)
        >>> found.index, found.values["c"], found.values[""]
        (1, 8.5, 'right')
        """
        x, y = validate.numbers(x, 1, "pick: x")[0], validate.numbers(y, 1, "pick: y")[0]
        found = self._queries.pick(x, y, validate.numbers(radius, 1, "pick: radius")[0])
        if found is None or not found[0]:
            return None
        what = PICK_NAMES[int(found[0])]
        return Pick(self, what, int(found[1]), int(found[2]), found[3:6], (x, y))

    def select(self, region: "ArrayLike", mode: "SelectMode" = "replace", *, visible: bool = False) -> "dict[Artist, Any]":
        """Select what is in a part of the picture.

        Parameters
        ----------
        region : array-like
            A box, as (x0, y0, x1, y1), or the (N, 2) corners of a polygon; CSS pixels from the top left.
        mode : str
            "replace", "add", "remove" or "toggle": what happens to those that are in it.
        visible : bool
            Only what nothing hides; else all through the scene.

        Returns
        -------
        dict
            The selected elements of each artist that has some.

        Raises
        ------
        vitrail.Error
            For another shape, or an unknown mode.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene(width=200, height=200)
        >>> pts = scene.scatter([(0, 0, 0), (1, 0, 0)])
        >>> len(scene.select((0, 0, 200, 200))[pts])
        2
        """
        if mode not in SELECT_MODES:
            raise Error('select: got the mode %r, need one of "%s"' % (mode, '", "'.join(SELECT_MODES)))
        arr = numbers_only(arrays.read(region, "select"), "select")
        corners = list(buffers.doubles(arr))
        shape = arr.shape
        if len(corners) == 4 and shape in ((4,), (2, 2)):
            x0, y0, x1, y1 = corners
            corners = [x0, y0, x1, y0, x1, y1, x0, y1]
        elif len(shape) != 2 or shape[1] != 2 or shape[0] < 3:
            raise Error(
                "select: got shape %s, need (x0, y0, x1, y1) or the (N, 2) corners of a polygon" % shape_text(shape)
            )
        self._commands.select_in(corners, SELECT_MODES.index(mode) + (SELECT_VISIBLE if visible else 0))
        return self.selection

    @property
    def selection(self) -> "dict[Artist, Any]":
        """The numbers of the selected elements, of each artist that has some.

        It can be set: {artist: numbers of its elements, or a mask}; artists that are left out have none selected then.
        """
        found: "dict[Artist, Any]" = {}
        for artist in self.artists:
            if "selected" in artist._getters:
                chosen = self._queries.selected(artist._id)
                if len(chosen):
                    found[artist] = indices.numbers_out(chosen)
        return found

    @selection.setter
    def selection(self, value: "dict[Artist, Any] | None") -> None:
        self._set_selection(value)

    def _set_selection(self, value: "Any") -> None:
        if value is not None and not is_a(value, dict):
            raise Error("selection: got %s, need {artist: its elements}, or None" % type_text(value))
        given: "dict[Any, Any]" = value or {}
        wanted: "dict[Any, Any]" = {}
        for artist in given:  # all are read before one is changed
            if not is_a(artist, Artist) or artist not in self.artists:
                raise Error("selection: got %r, need artists of this scene" % (artist,))
            if "selected" not in artist._getters:
                raise Error("selection: got %r, which has nothing to select" % (artist,))
            wanted[artist] = indices.indexes(given[artist], artist._element_count(), artist._kind.name + ".selected")
        for artist in self.artists:
            if "selected" in artist._getters:
                artist.selected = wanted.get(artist)  # type: ignore[attr-defined]

    def clear_selection(self) -> None:
        """Select nothing."""
        self._set_selection(None)

    def _source(self, node: int, index: int) -> "list[list[str]] | bool | None":
        """What a tooltip says of an element; False: nothing; None: the page may say what it knows."""
        artist = self._artists.get(node)
        if artist is None:
            return None
        if artist._given("hover") is False:
            return False
        return source_values.tooltip_rows(artist, max(0, index))

    def table(self, first: int = 0, count: "int | None" = None) -> "list[dict[str, Any]]":
        """Return the data as rows, as they were given.

        Parameters
        ----------
        first, count : int
            From which row on (0 or more), and how many at most; counted through all artists.

        Returns
        -------
        list of dict
            "artist" (its label, or its kind), "index", and the values by name.

        Raises
        ------
        vitrail.Error
            For numbers that are not whole.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> pts = scene.scatter([1, 2], [3, 4], 0, label="two", hover={"who": ["a", "b"]})
        >>> scene.table(1)
        [{'artist': 'two', 'index': 1, 'x': 2, 'y': 4, 'z': 0, 'who': 'b'}]
        """
        rows: "list[dict[str, Any]]" = []
        first = validate.whole(first, "table: first", 0)
        for artist in self.artists:
            if "pickable" not in artist._getters:
                continue
            total = artist._element_count()
            left = total if count is None else count - len(rows)
            for row in source_values.records(artist, first, left):
                whole: "dict[str, Any]" = {"artist": artist.label or artist._kind.name}
                whole.update(row)
                rows.append(whole)
            first = max(0, first - total)
        return rows

    def show_table(self) -> None:
        """In a page, open the data as a table beside the picture.

        Raises
        ------
        vitrail.Error
            Where there is no page.
        """
        self._host.page.show_table()
