# In:  a scene's commands, as numbers.
# Out: numbers for nodes, what was set, and errors for what only the core could answer.
"""The least that a core can be: it knows the table, and nothing of geometry or pixels."""

from __future__ import annotations

import array
import difflib
import math
from typing import TYPE_CHECKING, Any

from ..errors import Error
from ..replication.encoding import numbers_in
from ..schema import KINDS, TABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._data.buffers import Block


class StubCore:
    """Keeps what was set. A page does the rest, and says so where it could not."""

    def __init__(self, width: float | None, height: float | None) -> None:
        self.root = 1
        self.view = 2
        self._last = 2
        self._kinds = {1: KINDS["scene"].number, 2: KINDS["view"].number}
        self._parents = {2: 1}
        self._numbers: dict[tuple[int, int], tuple[float, ...]] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self._counts: dict[int, dict[str, int]] = {}
        self._chosen: dict[int, array.array[int]] = {}
        for name, value in (("width", width), ("height", height)):
            if value is not None:
                self.set_numbers(self.view, KINDS["view"].properties[name][0], (value,))

    def close(self) -> None:
        self._kinds.clear()

    def _entry(self, node: int, number: int) -> dict[str, Any]:
        if node not in self._kinds:
            raise Error("this artist was removed from its scene, or the scene was closed")
        entry: dict[str, Any] = TABLE["kinds"][self._kinds[node]]["properties"][number]
        return entry

    # --- nodes ---

    def create(self, kind: int, parent: int) -> int:
        if parent not in self._kinds:
            raise Error("the group was removed, or the scene was closed: nothing can be added to it")
        self._last += 1
        self._kinds[self._last] = kind
        self._parents[self._last] = parent
        return self._last

    def remove(self, node: int) -> None:
        gone = {node}
        for child in sorted(self._parents):  # children are younger than their parents, unless they moved
            if self._parents[child] in gone:
                gone.add(child)
        for each in gone:
            self._kinds.pop(each, None)
            self._parents.pop(each, None)
            self._counts.pop(each, None)
            self._chosen.pop(each, None)
        for values in (self._numbers, self._texts):
            for key in [key for key in values if key[0] in gone]:
                del values[key]

    def move(self, node: int, parent: int) -> None:
        self._parents[node] = parent

    def set_numbers(self, node: int, number: int, values: Sequence[float]) -> None:
        entry = self._entry(node, number)
        count: int = entry["count"]
        if len(values) not in (1, count) and not (entry["type"] == "color" and len(values) == 3):
            raise Error("%s: got %d numbers, need %s" % (entry["name"], len(values), 1 if count == 1 else "1 or %d" % count))
        whole = tuple(values) * (count if len(values) == 1 else 1)
        self._numbers[node, number] = whole + (1.0,) * (count - len(whole))
        self._texts.pop((node, number), None)

    def set_text(self, node: int, number: int, text: str) -> None:
        entry = self._entry(node, number)
        if entry["type"] == "choice":
            if text not in entry["choices"]:
                raise Error('%s: got "%s", need one of %s' % (entry["name"], text, ", ".join(entry["choices"])))
            self._numbers[node, number] = (float(entry["choices"].index(text)),)
        else:
            self._numbers.pop((node, number), None)
            self._texts[node, number] = text

    def get_numbers(self, node: int, number: int) -> tuple[float, ...]:
        entry = self._entry(node, number)
        text = self._texts.get((node, number))
        if text is not None:
            return self.color(text)
        found = self._numbers.get((node, number))
        return numbers_in(entry["default"]) if found is None else found

    def get_text(self, node: int, number: int) -> str:
        entry = self._entry(node, number)
        if entry["type"] == "choice":
            return str(entry["choices"][int(self.get_numbers(node, number)[0])])
        return self._texts.get((node, number), str(entry["default"]))

    def info(self, node: int) -> dict[str, Any]:
        return {"kind": TABLE["kinds"][self._kinds[node]]["name"], "arrays": self._counts.get(node, {})}

    def bounds(self, node: int) -> tuple[tuple[float, float, float], tuple[float, float, float]] | None:
        raise needs_library("bounds")

    def write(
        self, node: int, number: int, block: Block, rows: int, columns: int, components: int, first: int = 0
    ) -> None:
        if node not in self._kinds:
            raise Error("this artist was removed from its scene, or the scene was closed")
        name = TABLE["kinds"][self._kinds[node]]["arrays"][number]["name"]
        self._counts.setdefault(node, {})[name] = rows * columns

    def decode(self, node: int, number: int, file: bytes | bytearray) -> None:
        pass

    # --- the view ---

    def fit(self, node: int) -> None:
        pass  # the page does, and tells of the camera

    def _camera(self, name: str) -> tuple[float, ...]:
        return self.get_numbers(self.view, KINDS["view"].properties[name][0])

    def look(self, elevation: float, azimuth: float, roll: float) -> None:
        eye, target = self._camera("eye"), self._camera("target")
        away = math.dist(eye, target)
        level = math.cos(elevation)
        out = (level * math.cos(azimuth), level * math.sin(azimuth), math.sin(elevation))
        self.set_numbers(self.view, KINDS["view"].properties["eye"][0], tuple(t + away * d for t, d in zip(target, out)))

    def angles(self) -> tuple[float, float, float]:
        x, y, z = (e - t for e, t in zip(self._camera("eye"), self._camera("target")))
        return math.atan2(z, math.hypot(x, y)), math.atan2(y, x), 0.0

    def pose(self) -> tuple[float, ...]:
        raise needs_library("a pose")

    def set_pose(self, numbers: Sequence[float]) -> None:
        raise needs_library("a pose")

    def matrices(self) -> tuple[float, ...]:
        raise needs_library("camera.matrices")

    def set_matrices(self, numbers: Sequence[float] | None) -> None:
        pass

    def project(self, point: Sequence[float]) -> tuple[float, ...]:
        raise needs_library("camera.project")

    # --- words and pictures ---

    def color(self, text: str) -> tuple[float, ...]:
        digits = text[1:]
        if text[:1] == "#" and len(digits) in (3, 4, 6, 8):
            step = 1 if len(digits) < 6 else 2
            try:
                rgba = [int(digits[i : i + step] * (3 - step), 16) / 255 for i in range(0, len(digits), step)]
                return tuple((rgba + [1.0])[:4])
            except ValueError:
                pass
        raise needs_library('looking up the colour "%s"' % text)

    def unknown_property(self, kind: int, name: str) -> str:
        entry = TABLE["kinds"][kind]
        names = [p["name"] for p in entry["properties"]]
        near = difflib.get_close_matches(name, names, 1)
        return "%s has no %r; %s" % (
            entry["name"],
            name,
            "did you mean %r?" % near[0] if near else "it has " + ", ".join(sorted(names)),
        )

    def size(self) -> tuple[int, int]:
        width, height, ratio = (self._camera(name)[0] for name in ("width", "height", "pixel_ratio"))
        return round(width / ratio), round(height / ratio)

    # --- asking ---

    def pick(self, x: float, y: float, radius: float) -> tuple[float, ...] | None:
        raise needs_library("scene.pick")

    def select_in(self, corners: Sequence[float], how: int) -> int:
        raise needs_library("scene.select")

    def select(self, node: int, elements: array.array[int], how: int) -> None:
        had = set(self._chosen.get(node, ()))
        new = set(elements)
        self._chosen[node] = array.array("I", sorted((new, had | new, had - new, had ^ new)[how & 3]))

    def selected(self, node: int) -> array.array[int]:
        return array.array("I", self._chosen.get(node, ()))

    def place(self, node: int, element: int) -> tuple[float, ...]:
        raise needs_library("artist.place")

    def axis_word(self, axis: int, number: float, digits: int) -> str:
        return "%.*g" % (digits or 12, number)

    def describe(self) -> str:
        return ""


def needs_library(what: str) -> Error:
    """Word the error for what only the native library can do."""
    return Error(
        "%s needs Vitrail's native library, which this installation does not have: on Linux x86-64, pip install vitrail "
        "brings it; the picture in the notebook works without" % what
    )
