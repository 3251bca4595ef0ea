# In:  import vitrail, on CPython, Pyodide or MicroPython.
# Out: Scene, the artists' classes, Error.
"""Vitrail: 3D data in a web page, from Python.

>>> import vitrail
>>> scene = vitrail.Scene()
>>> pts = scene.plot([(0, 0, 0), (1, 1, 1), (2, 4, 8)])
>>> pts.size = 6
"""

from ._artists.artist import Artist
from ._artists.clips import Clip, ClipBox, ClipPlane
from ._artists.group import Group
from ._artists.image import Image
from ._artists.lights import AmbientLight, DirectionalLight, Light, PointLight
from ._artists.line import Line
from ._artists.mesh import Mesh
from ._artists.points import Points
from ._artists.ruler import Ruler
from ._artists.segments import Segments
from ._artists.shapes import Arrow, Box, Cone, Cylinder, Plane, Shape, Sphere, Torus
from ._artists.surface import Surface
from ._artists.text import Text
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
