# In:  import vitrail, on CPython, Pyodide or MicroPython.
# Out: Scene, the artists' classes, Error.
# Called by: users.
"""Vitrail: 3D data in a web page, from Python.

>>> import vitrail
>>> scene = vitrail.Scene()
>>> pts = scene.plot([(0, 0, 0), (1, 1, 1), (2, 4, 8)])
>>> pts.size = 6
"""

from .artist import Artist
from .artists import (
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
from .blocks import MICROPYTHON
from .camera import Camera
from .errors import Error
from .events import Event, Pick
from .linking import Link, link
from .scene import Scene
from .table import VERSION as __version__
from .verbs import Group

if not MICROPYTHON:
    from . import signatures

    signatures.write()

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
