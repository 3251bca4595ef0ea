# In:  the commands of a scene.
# Out: the shortest list of commands and contents that makes it again.
"""A scene is its commands: what is left of them when each overwritten value is forgotten."""

from __future__ import annotations

import array
from typing import TYPE_CHECKING, Any

from .._data.buffers import ITEM_BYTES, element_count
from ..schema import KINDS, TABLE
from .content import Content
from .encoding import numbers_in, property_command, same_value, select_command, write_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .encoding import Value

# The camera, as far as it is the same in every picture of a scene.
CAMERA = ("eye", "target", "up", "projection", "fov", "near", "far", "autofit")


class _Array:
    __slots__ = ("data", "dtype", "shape")

    def __init__(self, dtype: int, shape: tuple[int, ...], data: Content) -> None:
        self.dtype = dtype
        self.shape = shape
        self.data = data

    def patch(self, first: int, data: bytes) -> None:
        """Replace a part; the content is no longer shared then."""
        whole = bytearray(self.data.data)
        start = first * self.shape[-1] * ITEM_BYTES[self.dtype & 0xFF]
        whole[start : start + len(data)] = data
        self.data = Content(whole)


class _Node:
    __slots__ = ("arrays", "children", "selected", "kind", "parent", "properties")

    def __init__(self, kind: int, parent: int) -> None:
        self.kind = kind
        self.parent = parent
        self.children: dict[int, None] = {}  # in order
        self.properties: dict[int, tuple[float, ...] | str] = {}  # in the order in which they were set
        self.arrays: dict[int, _Array | Content] = {}  # a Content is a file
        self.selected: array.array[int] = array.array("I")  # the numbers of the selected elements


class Record:
    """What a scene holds.

    Parameters
    ----------
    root, view : int
        The numbers of the scene and of its view.
    """

    def __init__(self, root: int, view: int) -> None:
        self.root = root
        self.view = view
        self.matrices: tuple[list[Any], list[Any]] | None = None
        self._nodes: dict[int, _Node] = {root: _Node(KINDS["scene"].number, 0)}
        self.create(view, KINDS["view"].number, root)
        self.camera: list[int] = [KINDS["view"].properties[name][0] for name in CAMERA]
        # Sizes in pixels are each page's own affair.
        self._local = [KINDS["view"].properties[name][0] for name in ("width", "height", "pixel_ratio")]

    def __contains__(self, node: int) -> bool:
        return node in self._nodes

    def _entries(self, node: int) -> list[Any]:
        entries: list[Any] = TABLE["kinds"][self._nodes[node].kind]["properties"]
        return entries

    def name(self, node: int, prop: int) -> str:
        """Return what a property is called."""
        return str(self._entries(node)[prop]["name"])

    def initial(self, node: int, prop: int) -> tuple[float, ...] | str:
        """Return a property's value as it is before it is set."""
        entry = self._entries(node)[prop]
        default: Any = entry["default"]
        return str(default) if entry["type"] == "text" else numbers_in(default)

    # --- commands ---

    def create(self, node: int, kind: int, parent: int) -> None:
        """Note a new node."""
        self._nodes[node] = _Node(kind, parent)
        self._nodes[parent].children[node] = None

    def set(self, node: int, prop: int, value: tuple[float, ...] | str) -> None:
        """Note a property. A value as it was at first needs no note."""
        entry = self._entries(node)[prop]
        properties = self._nodes[node].properties
        properties.pop(prop, None)
        if not isinstance(value, str) and entry["count"] > len(value) == 1 and entry["type"] != "color":
            value = value * int(entry["count"])
        if node == self.view:
            if prop in self.camera:
                self.matrices = None
            if prop in self._local:
                return
        elif same_value(value, self.initial(node, prop)):
            return
        properties[prop] = value

    def write(self, node: int, number: int, dtype: int, shape: tuple[int, ...], data: Content) -> None:
        """Note the whole of an array."""
        if not element_count(shape):
            self._nodes[node].arrays.pop(number, None)
        else:
            self._nodes[node].arrays[number] = _Array(dtype, shape, data)

    def patch(self, node: int, number: int, first: int, data: bytes) -> None:
        """Note a part of an array that was noted before."""
        whole = self._nodes[node].arrays[number]
        assert isinstance(whole, _Array)
        whole.patch(first, data)

    def decode(self, node: int, number: int, data: Content) -> None:
        """Note a picture file."""
        self._nodes[node].arrays[number] = data

    def select(self, node: int, elements: array.array[int]) -> None:
        """Note which elements are selected."""
        self._nodes[node].selected = elements

    def selected(self, node: int) -> array.array[int]:
        """Return which elements are selected."""
        return self._nodes[node].selected

    def kind(self, node: int) -> int:
        """Return the number of a node's kind."""
        return self._nodes[node].kind

    def properties(self, node: int) -> dict[int, Value]:
        """Return what was set on a node, in that order."""
        return dict(self._nodes[node].properties)

    def nodes(self) -> list[tuple[int, str]]:
        """Return all nodes below the scene with their kinds' names, in order."""
        return [(node, str(TABLE["kinds"][self._nodes[node].kind]["name"])) for node in self.subtree(self.root)]

    def subtree(self, node: int) -> list[int]:
        """Return a node and all below it, depth first, parents before children."""
        found: list[int] = []
        waiting = [node]
        while waiting:
            found.append(waiting.pop())
            waiting.extend(reversed(self._nodes[found[-1]].children))
        return found

    def remove(self, node: int) -> list[int]:
        """Forget a node and all below it; returns them."""
        gone = self.subtree(node)
        del self._nodes[self._nodes[node].parent].children[node]
        for each in gone:
            del self._nodes[each]
        return gone

    def move(self, node: int, parent: int) -> None:
        """Note another parent."""
        del self._nodes[self._nodes[node].parent].children[node]
        self._nodes[node].parent = parent
        self._nodes[parent].children[node] = None

    # --- out ---

    def elements(self) -> int:
        """How many points, vertices, grid points and pixels there are to draw, about."""
        total = 0
        for node in self._nodes.values():
            shapes = [held.shape for held in node.arrays.values() if isinstance(held, _Array)]
            total += max([element_count(shape) for shape in shapes], default=0)
        return total

    def snapshot(self) -> Iterator[tuple[list[Any], Content | None]]:
        """Yield the commands that make the scene again, each with the bytes that it names."""
        for node in self.subtree(self.root):
            entry = self._nodes[node]
            if node not in (self.root, self.view):
                yield ["create", node, entry.kind, entry.parent], None
            for prop, value in entry.properties.items():
                yield property_command(node, prop, value), None
            for number, held in entry.arrays.items():
                if isinstance(held, Content):
                    yield ["decode", node, number, held.hash], held
                else:
                    yield write_command(node, number, held.dtype, held.shape, None, held.data), held.data
            if len(entry.selected):
                yield select_command(node, entry.selected)
        if self.matrices is not None:
            yield ["matrices", self.view, *self.matrices], None
