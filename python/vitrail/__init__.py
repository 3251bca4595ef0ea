# In:  import vitrail, on CPython, Pyodide or MicroPython.
# Out: Scene, the artists' classes, Error.
"""Vitrail: 3D data in a web page, from Python.

>>> import vitrail
>>> scene = vitrail.Scene()
>>> pts = scene.plot([(0, 0, 0), (1, 1, 1), (2, 4, 8)])
>>> pts.size = 6
"""

from ._artists.artist import Artist
from ._artists.kinds import (
    AmbientLight,
    Arrow,
    Box,
    Clip,
    ClipBox,
    ClipPlane,
    Cone,
    Cylinder,
    DirectionalLight,
    Image,
    Light,
    Line,
    Mesh,
    Plane,
    PointLight,
    Points,
    Ruler,
    Segments,
    Shape,
    Sphere,
    Surface,
    Text,
    Torus,
)
from ._artists.verbs import Group
from ._data.buffers import MICROPYTHON
from .camera import Camera
from .errors import Error
from .events import Event, Pick
from .linking import Link, link
from .scene import Scene
from .schema import VERSION as __version__

if not MICROPYTHON:
    from ._artists import signatures

    signatures.write(Scene)

__all__ = [
    "AmbientLight",
    "Arrow",
    "Artist",
    "Box",
    "Camera",
    "Clip",
    "ClipBox",
    "ClipPlane",
    "Cone",
    "Cylinder",
    "DirectionalLight",
    "Error",
    "Event",
    "Group",
    "Image",
    "Light",
    "Line",
    "Link",
    "Mesh",
    "Pick",
    "Plane",
    "PointLight",
    "Points",
    "Ruler",
    "Scene",
    "Segments",
    "Shape",
    "Sphere",
    "Surface",
    "Text",
    "Torus",
    "__version__",
    "link",
]
