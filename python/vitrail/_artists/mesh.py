# In:  vertices, and the faces between them.
# Out: `Mesh`, and the verb `mesh`.
"""Triangles between vertices."""

from .._data import array_shapes, arrays
from .._data.items import Ordered, array_item, item
from .._generated import properties as typed
from ..schema import KINDS
from .keywords import array_keyword
from .pixels import pixels_setter
from .positions import XYZ, PositionsArtist, data_keyword, point
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ..typing import ArrayLike, MeshKeywords


class Mesh(PositionsArtist, typed.MeshProperties):
    """Triangles between vertices; see `Scene.mesh`."""

    __slots__ = ()
    _element_name = "vertex"
    _elements_name = "vertices"
    _first = ("data", "faces", "color", "c")

    def _counts(self) -> "tuple[int, ...]":
        return (self._count(), self._state().get("face_count", self._count() // 3))

    def _values(self, index: int) -> "dict[str, Any]":
        faces = self._given("faces")
        if faces is None:
            corners = [3 * index, 3 * index + 1, 3 * index + 2]
        else:
            arr = arrays.read(faces, "faces")
            width = arr.shape[1] if len(arr.shape) > 1 else 3
            corners = [int(array_item(arr.reshape(arr.count() // width, width), index, i)) for i in range(width)]
        out: "dict[str, Any]" = Ordered()
        out["face"] = index
        out["vertices"] = tuple(corners)
        points = [point(self._given("positions"), corner) for corner in corners]
        try:
            for i in range(3):
                out[XYZ[i]] = sum([float(each[i]) for each in points]) / len(points)
        except (TypeError, ValueError):  # dates have no middle here
            pass
        scalars = self._given("scalars")
        if scalars is not None and self._state().get("scalar_count", 0) == self._counts()[1]:  # else one for each vertex
            out["c"] = item(scalars, index)
        return out


class Verbs(VerbBase):
    """Meshes by a scene's verb."""

    __slots__ = ()

    def mesh(
        self, vertices: "ArrayLike", faces: "ArrayLike | None" = None, **properties: "Unpack[MeshKeywords]"
    ) -> "Mesh":
        """Draw triangles (or quads) between vertices.

        Parameters
        ----------
        vertices : array-like
            (N, 3) points.
        faces : array-like, optional
            (M, 3) or (M, 4) vertex numbers; without it, each three vertices are a face.
        **properties
            Attributes of `Mesh`, which can be changed later: ``color``, ``c``, ``shading``, ``wireframe``, ``texture``...

        Returns
        -------
        Mesh

        Raises
        ------
        vitrail.Error
            For data of another shape, faces with unknown vertices, or values that cannot be used.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().mesh([(0, 0, 0), (1, 0, 0), (0, 1, 0)], [(0, 1, 2)], color="0.7")
        <Mesh, 3 vertices>
        """
        more = {} if faces is None else {"faces": faces}
        return self._create_artist("mesh", properties, data=vertices, **more)


def _set_faces(mesh: "Mesh", value: "Any") -> None:
    arr = array_shapes.rows(value, "mesh.faces", 3, 4)
    mesh._write("faces", arr, value)
    mesh._state()["face_count"] = len(arr)


def _set_normals(mesh: "Mesh", value: "Any") -> None:
    mesh._write("normals", array_shapes.rows(value, "mesh.normals", 3, 3), value)


def _set_texcoords(mesh: "Mesh", value: "Any") -> None:
    mesh._write("texcoords", array_shapes.rows(value, "mesh.texcoords", 2, 2), value)


_KIND = KINDS["mesh"]
register(
    Mesh,
    "mesh",
    {
        "data": data_keyword(),
        "faces": array_keyword(_KIND, "faces", _set_faces),
        "normals": array_keyword(_KIND, "normals", _set_normals),
        "texcoords": array_keyword(_KIND, "texcoords", _set_texcoords),
        "texture": array_keyword(_KIND, "texture", pixels_setter("texture")),
    },
    "positions",
)
