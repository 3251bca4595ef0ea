# In:  a scene's commands, as numbers.
# Out: calls of a library that has the core's functions, native or as WebAssembly; what it answers.
"""The core beside CPython."""

import array
import json
from ctypes import c_double

from .._data.buffers import ArrayData, element_count, lengths
from .._data.chunks import chunks
from .._generated.constants import SELECT_VISIBLE
from ..errors import Error
from ..schema import KINDS
from .core_library import Library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .protocols import Box, Dispatch

_Sixteen = c_double * 16


class LibraryCore:
    """One scene; no OpenGL is needed but for `select_in` of what is visible."""

    def __init__(self, library: Library, width: "float | None", height: "float | None", dispatch: "Dispatch") -> None:
        self.root: int = 0
        self.lib: Library = library
        self._dispatch = dispatch
        self.listened: "set[str]" = set()  # of "camera" and "select", which come from here
        self._telling: "set[str]" = set()
        self.view: int = 0
        self._numbers = (c_double * 64)()
        self.root = self.create(KINDS["scene"].number, 0)
        self.view = self.create(KINDS["view"].number, self.root)
        properties = KINDS["view"].properties
        for name, value in (("width", width), ("height", height)):
            if value is not None:
                if not 1 <= value <= 16384:
                    raise Error("Scene: got %s=%g, need 1 to 16384 pixels" % (name, value))
                self.set_numbers(self.view, properties[name][0], (round(value),))

    def close(self) -> None:
        """Remove the scene with everything in it."""
        if self.root:
            self.lib.vt_remove(self.root)
            self.root = 0

    def __del__(self) -> None:
        try:
            self.close()
        except Exception:  # the interpreter is ending
            pass

    # --- nodes ---

    def create(self, kind: int, parent: int) -> int:
        node: int = self.lib.vt_create(kind, parent)
        if not node:
            raise Error(self.lib.error_text())
        return node

    def remove(self, node: int) -> None:
        self.lib.check(self.lib.vt_remove(node))

    def move(self, node: int, parent: int) -> None:
        self.lib.check(self.lib.vt_move(node, parent))

    def set_numbers(self, node: int, number: int, values: "Sequence[float]") -> None:
        count = len(values)
        self.lib.check(self.lib.vt_set_numbers(node, number, (c_double * count)(*values), count))
        if node == self.view:
            self._moved()

    def set_text(self, node: int, number: int, text: str) -> None:
        self.lib.check(self.lib.vt_set_text(node, number, text.replace("\0", "\ufffd").encode()))
        if node == self.view:
            self._moved()

    def get_numbers(self, node: int, number: int) -> "tuple[float, ...]":
        count = self.lib.check(self.lib.vt_get_numbers(node, number, self._numbers, 64))
        return tuple(self._numbers[:count])

    def get_text(self, node: int, number: int) -> str:
        text: "bytes | None" = self.lib.vt_get_text(node, number)
        if text is None:
            raise Error(self.lib.error_text())
        return text.decode()

    def info(self, node: int) -> "dict[str, Any]":
        text: "bytes | None" = self.lib.vt_info(node)
        if not text:
            raise Error(self.lib.error_text())
        return json.loads(text)

    def bounds(self, node: int) -> "Box | None":
        n = self._numbers
        if not self.lib.vt_bounds(node, n):
            return None
        return (n[0], n[1], n[2]), (n[3], n[4], n[5])

    def unknown_property(self, kind: int, name: str) -> str:
        self.lib.vt_property_find(kind, name.encode())
        return self.lib.error_text()

    def color(self, text: str) -> "tuple[float, ...]":
        self.lib.check(self.lib.vt_color(text.encode(), self._numbers))
        return tuple(self._numbers[:4])

    # --- arrays ---

    def write(self, node: int, number: int, arr: ArrayData, shape: "tuple[int, ...]", first: int = 0) -> None:
        lib = self.lib
        layers, rows, columns, components = lengths(shape)
        lib.check(lib.vt_array_begin(node, number, arr.dtype, layers, rows, columns, components))
        if element_count(shape):
            for at, count, piece in chunks(arr, components):
                lib.check(lib.put(node, number, first + at, count, piece))
        lib.check(lib.vt_array_end(node, number, first, 0))

    def decode(self, node: int, number: int, file: "bytes | bytearray") -> None:
        with self.lib.lend(file) as address:
            self.lib.check(self.lib.vt_array_decode(node, number, address, len(file)))

    # --- the view ---

    def fit(self, node: int) -> None:
        self.lib.check(self.lib.vt_view_fit(self.view, node))
        self._moved()

    def _moved(self, event: str = "camera") -> None:
        if event in self.listened and event not in self._telling:  # a handler may move the camera itself
            self._telling.add(event)
            try:
                self._dispatch(event, {})
            finally:
                self._telling.discard(event)

    def look(self, elevation: float, azimuth: float, roll: float) -> None:
        self.lib.check(self.lib.vt_view_look(self.view, elevation, azimuth, roll))
        self._moved()

    def angles(self) -> "tuple[float, float, float]":
        self.lib.check(self.lib.vt_view_angles(self.view, self._numbers))
        return self._numbers[0], self._numbers[1], self._numbers[2]

    def pose(self) -> "tuple[float, ...]":
        """Say what cameras of different data can have in common; vitrail.h has the seven numbers."""
        self.lib.check(self.lib.vt_view_pose(self.view, self._numbers))
        return tuple(self._numbers[:7])

    def set_pose(self, numbers: "Sequence[float]") -> None:
        """Look at this scene's data so; it ends the automatic fit."""
        self.lib.check(self.lib.vt_view_set_pose(self.view, (c_double * 7)(*numbers)))
        self._moved()

    def matrices(self) -> "tuple[float, ...]":
        view, projection = _Sixteen(), _Sixteen()
        self.lib.check(self.lib.vt_view_matrices(self.view, view, projection))
        return tuple(view) + tuple(projection)

    def set_matrices(self, numbers: "Sequence[float] | None") -> None:
        if numbers is None:
            self.lib.check(self.lib.vt_view_set_matrices(self.view, None, None))
        else:
            self.lib.check(self.lib.vt_view_set_matrices(self.view, _Sixteen(*numbers[:16]), _Sixteen(*numbers[16:])))

    def project(self, point: "Sequence[float]") -> "tuple[float, ...]":
        world = (c_double * 3)(*(tuple(point) * 3)[:3])
        self.lib.check(self.lib.vt_view_project(self.view, world, self._numbers))
        return tuple(self._numbers[:3])

    def size(self) -> "tuple[int, int]":
        view = KINDS["view"].properties
        width = self.get_numbers(self.view, view["width"][0])[0]
        height = self.get_numbers(self.view, view["height"][0])[0]
        ratio = self.get_numbers(self.view, view["pixel_ratio"][0])[0]
        return round(width / ratio), round(height / ratio)

    # --- asking ---

    def pick(self, x: float, y: float, radius: float) -> "tuple[float, ...] | None":
        self.lib.check(self.lib.vt_view_pick(self.view, x, y, radius, self._numbers))
        return tuple(self._numbers[:12])

    def select_in(self, corners: "Sequence[float]", how: int) -> int:
        if how & SELECT_VISIBLE:
            self.lib.open_gl()  # what is visible is known from the picture's depth
        count = len(corners)
        found = self.lib.check(self.lib.vt_view_select(self.view, (c_double * count)(*corners), count // 2, how))
        self._moved("select")
        return found

    def select(self, node: int, elements: "array.array[int]", how: int) -> None:
        with self.lib.lend(elements) as address:
            self.lib.check(self.lib.vt_select(node, address, len(elements), how))
        self._moved("select")

    def selected(self, node: int) -> "array.array[int]":
        count = self.lib.check(self.lib.vt_selected(node, None, 0))
        found = array.array("I", bytes(4 * count))
        if count:
            with self.lib.lend(found) as address:
                self.lib.check(self.lib.vt_selected(node, address, count))
        return found

    def place(self, node: int, element: int) -> "tuple[float, ...]":
        self.lib.check(self.lib.vt_place(node, element, self._numbers))
        return tuple(self._numbers[:3])

    def axis_word(self, axis: int, number: float, digits: int) -> str:
        text: "bytes | None" = self.lib.vt_axis_word(self.root, axis, number, digits)
        if text is None:
            raise Error(self.lib.error_text())
        return text.decode()

    def describe(self) -> str:
        found: "bytes | None" = self.lib.vt_describe(self.root)
        return found.decode() if found else ""
