# In:  scenes that are to be looked at together.
# Out: one camera and one selection for all of them, until the link is closed.
"""Linked scenes."""

from .errors import Error, is_a, type_text
from .scene import Scene
from .schema import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._artists.artist import Artist
    from .events import Event
    from .hosts.protocols import Host

_CAMERA = ("eye", "target", "up", "projection", "fov")
_SAME = 1e-9  # of numbers of a pose


class Link:
    """Scenes that share a camera or a selection; `Link.close` parts them."""

    def __init__(self, scenes: "tuple[Scene, ...]", camera: bool, selection: bool) -> None:
        self._scenes = scenes
        self._events: "list[tuple[str, Any]]" = []
        self._busy = False
        self._token: "Any" = None
        pages: "list[Any]" = [scene._host.page for scene in scenes]
        self._page: "Any" = pages[0]
        self._token = self._page.link(pages, camera, selection)
        if self._token is not None:  # in a page, each frame: JavaScript does it
            return
        if camera:
            self._listen("camera", self._look)
            self._copy_camera(scenes[0])
        if selection:
            self._listen("select", self._select)
            if scenes[0].selection:
                self._copy_selection(scenes[0])

    def _listen(self, name: str, handler: "Any") -> None:
        self._events.append((name, handler))
        for scene in self._scenes:
            scene.on(name, handler)

    def __repr__(self) -> str:
        return "<Link of %d scenes%s>" % (len(self._scenes), "" if self._scenes else ", closed")

    def close(self) -> None:
        """Part the scenes; each stays as it is."""
        if self._token is not None:
            self._page.unlink(self._token)
        for name, handler in self._events:
            for scene in self._scenes:
                if not scene._closed:
                    scene.off(name, handler)
        self._events = []
        self._scenes = ()
        self._token = self._page = None

    def __enter__(self) -> "Link":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _look(self, event: "Event") -> None:
        if not self._busy:
            self._copy_camera(event.scene)

    def _select(self, event: "Event") -> None:
        if not self._busy:
            self._copy_selection(event.scene)

    # What is equal already is left alone, so that the news end when all agree.

    def _copy_camera(self, source: Scene) -> None:
        self._busy = True
        try:
            for other in self._scenes:
                if other is not source and not other._closed:
                    _copy_view(source._host, other._host)
        finally:
            self._busy = False

    def _copy_selection(self, source: Scene) -> None:
        self._busy = True
        try:
            mine = _selectable(source)
            for other in self._scenes:
                if other is source or other._closed:
                    continue
                theirs = _selectable(other)
                for i, artist in enumerate(mine):
                    twin = _twin(artist, i, theirs)
                    if twin is not None:
                        selected = source._queries.selected(artist._id)
                        if selected != other._queries.selected(twin._id):
                            other._commands.select(twin._id, selected, 0)
        finally:
            self._busy = False


def _copy_view(source: "Host", other: "Host") -> None:
    """Look at other data of the same bounds alike; at others in the same direction, as near to them, beside their middle."""
    try:
        alike = source.queries.bounds(source.root) == other.queries.bounds(other.root)
    except Error:  # nothing knows the bounds here
        alike = True
    for name in _CAMERA if alike else _CAMERA[2:]:
        _give(other, name, _camera(source, name))
    if alike:
        return
    fitted = _camera(source, "autofit")[0] != 0
    wanted, own = source.queries.pose(), other.queries.pose()
    off = [i for i, (a, b) in enumerate(zip(wanted, own)) if abs(a - b) > _SAME]
    if fitted:  # where one fits its data by itself, so does the other
        if off and off[0] < 3:
            other.commands.look(*wanted[:3])
        _give(other, "autofit", (1.0,))
    elif off:
        other.commands.set_pose(wanted)


def _camera(host: "Host", name: str) -> "tuple[float, ...]":
    return tuple(host.queries.get_numbers(host.view, KINDS["view"].properties[name][0]))


def _give(host: "Host", name: str, numbers: "tuple[float, ...]") -> None:
    if _camera(host, name) != numbers:
        host.commands.set_numbers(host.view, KINDS["view"].properties[name][0], numbers)


def _selectable(scene: Scene) -> "list[Artist]":
    return [artist for artist in scene.artists if "selected" in artist._getters]


def _twin(artist: "Artist", place: int, others: "list[Artist]") -> "Artist | None":
    """The artist of another scene with the same label, or else at the same place in the order."""
    label = artist.label
    if label:
        for other in others:
            if other.label == label and other._kind is artist._kind:
                return other
    if place < len(others) and others[place]._kind is artist._kind:
        return others[place]
    return None


def link(*scenes: Scene, camera: bool = True, selection: bool = True) -> Link:
    """Look at scenes together: what happens to one happens to all.

    Parameters
    ----------
    *scenes : Scene
        Two or more. The first one's camera and selection are where they start.
    camera : bool
        Share the camera. Scenes of the same data are seen from the same place; others from the same direction, through the
        same lens, each with its own data as near and as far from the middle.
    selection : bool
        Share the selection, by element numbers, between artists of the same label, or else at the same place in the
        order.

    Returns
    -------
    Link
        Its ``close()`` parts them.

    Raises
    ------
    vitrail.Error
        For fewer than two scenes, or closed ones.

    Examples
    --------
    >>> import vitrail
    >>> left, right = vitrail.Scene(), vitrail.Scene()
    >>> together = vitrail.link(left, right)
    >>> left.view(elev=40, azim=10)
    >>> right.camera.angles
    (40.0, 10.0, 0.0)
    >>> together.close()
    """
    for scene in scenes:
        if not is_a(scene, Scene):
            fix = ": did you mean link(*scenes)?" if is_a(scene, (list, tuple)) else ""
            raise TypeError("link: got %s, need scenes%s" % (type_text(scene), fix))
        if scene._closed:
            raise Error("link: got a closed scene")
    count = len({id(scene) for scene in scenes})
    if count < 2 or count < len(scenes):
        got = "one scene twice" if count < len(scenes) else "%d scene%s" % (count, "" if count == 1 else "s")
        raise Error("link: got %s, need two or more, each once" % got)
    return Link(scenes, camera, selection)
