# In:  from where, and how large, users look at a scene.
# Out: the camera turned and fitted; frames; the finished picture, for files and notebooks, and what it shows in words.
"""How a scene is looked at, and its pictures."""

import math

from ._data import validate
from ._generated.properties import SceneProperties
from .camera import Camera, degrees
from .errors import Error, is_a, type_text
from .event_target import EventTarget
from .events import Event

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from typing import Any, Literal

    from ._artists.artist import Artist
    from .hosts.protocols import Commands, Host, Queries

    Preset = Literal["home", "top", "bottom", "front", "back", "side", "left", "right"]

# Elevation and azimuth in degrees.
PRESETS = {
    "home": (25.0, -60.0),
    "top": (90.0, -90.0),
    "bottom": (-90.0, -90.0),
    "front": (0.0, -90.0),
    "back": (0.0, 90.0),
    "side": (0.0, 0.0),
    "right": (0.0, 0.0),
    "left": (0.0, 180.0),
}


class Rendering(EventTarget, SceneProperties):
    """What a scene has of its views and pictures."""

    __slots__ = ()
    _camera: Camera
    _closed: bool
    _described: "str | None"
    _commands: "Commands"
    _host: "Host"
    _queries: "Queries"
    _id: int
    _times: "tuple[float, float] | None"  # of the first frame and the last, where frames come from render()

    if TYPE_CHECKING:

        def _dispatch(self, name: str, detail: "dict[str, Any]") -> bool: ...

    @property
    def camera(self) -> Camera:
        """How the scene is looked at: eye, target, up, fov, projection, matrices."""
        return self._camera

    def view(
        self,
        preset: "Preset | None" = None,
        *,
        elev: "float | None" = None,
        azim: "float | None" = None,
        roll: "float | None" = None,
    ) -> None:
        """Turn the camera about its target.

        Parameters
        ----------
        preset : str, optional
            "home", "top", "bottom", "front", "back", "side" (or "right"), "left": from there, with everything in sight.
        elev, azim, roll : float, optional
            Degrees above the horizon, about z from the x axis, and about the line of sight. What is left out stays.

        Raises
        ------
        vitrail.Error
            For an unknown preset, or angles that are no numbers.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> scene.view(elev=25, azim=-60)
        >>> scene.camera.angles
        (25.0, -60.0, 0.0)
        >>> scene.view("top")
        """
        start = self._queries.angles()
        angles = [degrees(angle) for angle in start]
        if preset is not None:
            if not is_a(preset, str):
                got = validate.short(preset)
                raise Error("view: got %s, need a preset such as \"top\", or angles by name: view(elev=25, azim=-60)" % got)
            if preset not in PRESETS:
                raise Error('view: there is no "%s"; there are %s' % (preset, ", ".join(sorted(PRESETS))))
            angles = [PRESETS[preset][0], PRESETS[preset][1], 0.0]
        given = (elev, azim, roll)
        for i in range(3):
            value = given[i]
            if value is not None:
                angles[i] = validate.numbers(value, 1, "view: " + ("elev", "azim", "roll")[i])[0]
        self._commands.look(math.radians(angles[0]), math.radians(angles[1]), math.radians(angles[2]))
        if preset is not None:
            self.fit()
            if preset == "home":
                self._camera.autofit = True

    def fit(self, artist: "Artist | None" = None) -> None:
        """Bring an artist, or everything, wholly into sight without turning.

        Parameters
        ----------
        artist : Artist, optional
            One of this scene's; without it, all that is in the scene.

        Raises
        ------
        vitrail.Error
            Where the artist was removed, or belongs to another scene.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene()
        >>> far, near = scene.box((90, 0, 0)), scene.box()
        >>> scene.fit(near)
        """
        if artist is not None:
            if not hasattr(artist, "_owner"):
                raise TypeError("fit: got %s, need an artist of this scene, or nothing for all" % type_text(artist))
            self._commands.fit(artist._id)
        elif self._queries.bounds(self._id) is not None:
            self._commands.fit(self._id)

    # --- pictures ---

    @property
    def width(self) -> float:
        """The picture's width in CSS pixels."""
        return self._queries.size()[0]

    @property
    def height(self) -> float:
        """The picture's height in CSS pixels."""
        return self._queries.size()[1]

    def render(self) -> None:
        """Draw now, before this returns. Without it, changes show in the next frame by themselves.

        Raises
        ------
        vitrail.Error
            Where there is no OpenGL.
        """
        self._host.page.render()
        if not self._host.page.live:
            import time

            now = time.monotonic()
            first, last = self._times or (now, now)
            object.__setattr__(self, "_times", (first, now))
            self._dispatch("frame", {"time": now - first, "delta": now - last})

    async def frame(self) -> Event:
        """Wait for the next frame: ``await scene.frame()`` in a loop animates.

        In a page, frames come while the scene is in sight; a loop that must go on elsewhere awaits ``asyncio.sleep``.

        Returns
        -------
        Event
            With ``time`` and ``delta`` in seconds.
        """
        import asyncio

        if not self._host.page.live:
            await asyncio.sleep(0)
            before = self._times
            self.render()
            first, now = self._times or (0.0, 0.0)
            return Event("frame", self, {"time": now - first, "delta": now - before[1] if before else 0.0})
        flag = asyncio.Event()
        got: "list[Event]" = []

        def take(event: Event) -> None:
            got.append(event)
            flag.set()

        self.on("frame", take, once=True)
        await flag.wait()
        return got[0]

    @property
    def description(self) -> str:
        """What the picture shows, in sentences, for those who do not see it: said by the scene, or set."""
        return self._described if self._described is not None else self._queries.describe()

    @description.setter
    def description(self, value: "str | None") -> None:
        self._describe(value)

    def _describe(self, value: "Any") -> None:
        object.__setattr__(self, "_described", None if value is None else str(value))
        self._host.page.set_description(self._described)

    def save(self, name: "str | os.PathLike[str] | None" = None) -> bytes:
        """Save the finished picture.

        Parameters
        ----------
        name : str or path, optional
            A file ending in ".png"; one of that name is overwritten. In a page the browser downloads it. Without it, nothing
            is written.

        Returns
        -------
        bytes
            The PNG file.

        Raises
        ------
        vitrail.Error
            For another kind of file, or where no picture can be drawn.
        OSError
            Where the file cannot be written.

        Examples
        --------
        >>> import vitrail
        >>> scene = vitrail.Scene(width=200, height=100)
        >>> len(scene.save()) > 100
        True
        """
        if hasattr(name, "write"):
            raise Error("save: got %s, need a file's name; without one, save() returns the bytes to write" % type_text(name))
        text = None if name is None else str(name)
        if text is not None and not text.lower().endswith(".png"):
            raise Error('save: got the name "%s", need one that ends in ".png"' % text)
        data = self._host.page.png()
        if not self._host.page.live:
            from .io.png import described

            data = described(data, {"Title": self.title, "Description": self.description})
        if text is not None:
            self._host.page.download(text, data)
        return data

    def _repr_mimebundle_(
        self, include: "Any" = None, exclude: "Any" = None
    ) -> "tuple[dict[str, Any], dict[str, Any]] | None":
        bundle = None if self._closed else self._host.page.bundle(repr(self))
        return None if bundle is None else (bundle, {"image/png": {"alt": self.description}})

    def _repr_html_(self) -> "str | None":
        return None if self._closed else self._host.page.html()

    def _repr_png_(self) -> "tuple[bytes, dict[str, str]] | None":
        return None if self._closed or self._host.page.live else (self._host.page.png(), {"alt": self.description})
