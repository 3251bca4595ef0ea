# In:  ArrayData of numbers, times and words on their way into the core; what users set on a scene's axes.
# Out: ArrayData of numbers that fit the axis: seconds since its epoch, numbers of its names.
"""What each axis of a scene counts in. The first data along an axis decide, unless its scale was set before."""

from ._artists import properties
from ._data import arrays, buffers, dates, validate
from ._data.buffers import F64, ArrayData
from ._data.columns import numbers_only
from .errors import Error, is_a, type_text
from .schema import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

LETTERS = ("x", "y", "z")
_KIND = KINDS["scene"]


class Axis:
    """One axis: what it counts in, and since when or by which names."""

    __slots__ = ("_scene", "codes", "decided", "epoch", "kind", "letter", "names", "explicit", "unit")
    letter: str
    kind: str  # "", "number", "date" or "category"
    explicit: bool  # the user set its scale
    epoch: "tuple[float, float]"
    decided: bool  # data count from the epoch
    names: "list[str]"
    codes: "dict[str, int]"
    unit: str  # that data brought

    def __init__(self, scene: "Any", letter: str) -> None:
        self._scene = scene
        self.letter = letter
        self.explicit = False
        self.unit = ""
        self.forget()

    def forget(self) -> None:
        """Be as new, but for what the user set."""
        if not self.explicit:
            self.kind = ""
            self.epoch = (0.0, 0.0)
            self.names = []
            self.codes = {}
            self.decided = False

    def _set(self, name: str, value: "Any") -> None:
        properties.setter(_KIND, self.letter + name)(self._scene, value)

    def _get(self, name: str) -> "Any":
        return properties.getter(_KIND, self.letter + name)(self._scene)

    def state(self) -> "tuple[Any, ...]":
        """Return what data can decide, for `restore`."""
        return self.kind, self.epoch, self.decided, len(self.names), self.unit

    def restore(self, state: "tuple[Any, ...]") -> None:
        """Be as before data that could not be used."""
        if self.state() == state:
            return
        before = self.kind
        self.kind, self.epoch, self.decided, count, unit = state
        if self.unit != unit:
            self.unit = unit
            self._set("unit", unit)
        if self.kind == "" and before in ("date", "category"):
            self._set("scale", None)
        self._set("epoch", self.epoch)
        self.set_names(self.names[:count])
        self._set("categories", self.names or None)

    def set_names(self, names: "Sequence[str]") -> None:
        """Take a list of names as it is."""
        self.names = [str(name) for name in names]
        self.codes = {name: i for i, name in enumerate(self.names)}

    # --- data ---

    def numbers(self, arr: ArrayData, what: str) -> ArrayData:
        """Return a column as numbers along this axis.

        Raises
        ------
        vitrail.Error
            Where numbers come to an axis of dates, dates to one of numbers, or words to either.
        """
        if arr.names is not None and self.kind != "category":
            arr = dates.from_names(arr) or arr
        if arr.time is not None:
            return self._dates(arr, what)
        if arr.names is not None:
            return self._categories(arr, what)
        if self.kind == "date" and not self.explicit and arr.count():
            raise Error(
                "%s: got numbers, and the %s axis has dates: give dates too (datetime64, datetime, or texts such as "
                '"2024-05-31T12:00"); for seconds as numbers set scene.%sscale = "date" before the first data'
                % (what, self.letter, self.letter)
            )
        if self.kind == "" and arr.count():
            self.kind = "number"
            if arr.unit and not self._get("unit"):
                self.unit = arr.unit
                self._set("unit", arr.unit)
        return buffers.plain(arr) if arr.unit else arr

    def _begin(self, kind: str, what: str, found: str) -> None:
        """Become an axis of dates or of names, where nothing speaks against it."""
        if self.kind == kind:
            return
        if self.kind != "":
            have = {"number": "numbers", "date": "dates", "category": "names"}[self.kind]
            raise Error(
                "%s: got %s, and the %s axis has %s already: one axis shows one or the other"
                % (what, found, self.letter, have)
            )
        scale: str = self._get("scale")
        if scale not in ("linear", kind):
            raise Error('%s: got %s, and scene.%sscale is "%s": need "%s"' % (what, found, self.letter, scale, kind))
        self._set("scale", kind)
        self.kind = kind

    def _dates(self, arr: ArrayData, what: str) -> ArrayData:
        day = dates.first_day(arr)
        if day is not None:
            self._begin("date", what, "dates")
            self.since((float(day), 0.0))
        return dates.seconds(arr, self.epoch)

    def since(self, epoch: "tuple[float, float]") -> None:
        """Count from an epoch, unless there is one already."""
        if not self.decided:
            self.decided = True
            if self.epoch == (0.0, 0.0):
                self.epoch = epoch
                self._set("epoch", epoch)

    def _categories(self, arr: ArrayData, what: str) -> ArrayData:
        self._begin("category", what, "words")
        assert arr.names is not None
        codes = [self._code(name) for name in arr.names]
        if codes == list(range(len(codes))):
            return buffers.plain(arr)
        values = buffers.doubles(arr)
        for i in range(len(values)):
            if values[i] == values[i]:
                values[i] = codes[int(values[i])]
        return ArrayData([values], F64, arr.shape)

    def _code(self, name: str) -> int:
        if name not in self.codes:
            self.codes[name] = len(self.names)
            self.names.append(name)
            self._set("categories", self.names)
        return self.codes[name]

    # --- one value ---

    def number(self, item: "Any", what: str) -> float:
        """Return one place along this axis as a number: of a date, of a name, or a number itself."""
        if is_a(item, str) and self.kind == "category":
            return float(self._code(item))
        if dates.is_date(item) or (is_a(item, str) and dates.parse(item) is not None):
            return buffers.doubles(self._dates(dates.from_nano([dates.nanoseconds(item, what)]), what))[0]
        if is_a(item, str):
            raise Error("%s: got %r, and the %s axis has no names; need a number" % (what, item, self.letter))
        if dates.is_duration(item):
            return buffers.doubles(arrays.read([item], what))[0]
        try:
            return float(item)
        except (TypeError, ValueError):
            raise Error("%s: got %s, need a number" % (what, type_text(item))) from None

    def value(self, number: float) -> "Any":
        """Return what a number along this axis stands for: a date, a name, or the number."""
        if self.kind == "date":
            return dates.instant(self.epoch, number)
        if self.kind == "category" and number == number and number == int(number) and 0 <= number < len(self.names):
            return self.names[int(number)]
        return number


class Axes:
    """The three axes of a scene."""

    __slots__ = ("_scene", "all")
    all: "list[Axis]"

    def __init__(self, scene: "Any") -> None:
        self._scene = scene
        self.all = [Axis(scene, letter) for letter in LETTERS]

    def numbers(self, arr: ArrayData, what: str) -> ArrayData:
        """Return points as numbers along the three axes."""
        if arr.fields is not None:
            before = self.state()
            try:
                columns = [self.all[i].numbers(field, what + " " + LETTERS[i]) for i, field in enumerate(arr.fields[:3])]
            except Error:
                self.restore(before)
                raise
            return arrays.columns(columns, what)
        numbers_only(arr, what)
        for axis in self.all:
            if axis.kind != "number":
                axis.numbers(arr, what)
        return arr

    def state(self) -> "list[tuple[Any, ...]]":
        """Return what data can decide, for `restore`."""
        return [axis.state() for axis in self.all]

    def restore(self, states: "list[tuple[Any, ...]]") -> None:
        """Be as before data that could not be used."""
        for axis, state in zip(self.all, states):
            axis.restore(state)

    def clear(self) -> None:
        """Forget what data decided."""
        for axis in self.all:
            if axis.kind in ("date", "category") and not axis.explicit:
                axis._set("scale", None)
                axis._set("epoch", None)
                axis._set("categories", None)
            axis.forget()

    def vector(self, value: "Any", what: str) -> "Any":
        """Return a place as three numbers, where some of it are dates or names; anything else as it is."""
        if not is_a(value, (tuple, list)) or len(value) != 3:
            return value
        for item in value:
            if is_a(item, str) or dates.is_date(item):
                return tuple([self.all[i].number(value[i], "%s %s" % (what, LETTERS[i])) for i in range(3)])
        return value


# --- what users set ---


def _axis_keywords(i: int) -> "dict[str, tuple[Any, Any]]":
    letter = LETTERS[i]
    write = {name: properties.setter(_KIND, letter + name) for name in ("lim", "scale", "threshold", "epoch", "categories")}
    read = {name: properties.getter(_KIND, letter + name) for name in write}
    choices: "list[str]" = _KIND.properties[letter + "scale"][1]["choices"]

    def set_limits(scene: "Any", value: "Any") -> None:
        axis: Axis = scene._axes.all[i]
        what = "scene.%slim" % letter
        if value is not None:
            ends: "list[Any]" = list(value) if arrays.is_many(value) else []
            if len(ends) != 2:
                got = "%d values" % len(ends) if ends else validate.short(value)
                raise Error("%s: got %s, need two ends: (low, high); None leaves one to the data" % (what, got))
            value = [None if end is None else axis.number(end, what) for end in ends]
            for number, end in zip(value, ends):
                if number is not None and number != number:
                    raise Error("%s: got %s, need (low, high); None leaves an end to the data" % (what, end))
        write["lim"](scene, value)

    def get_limits(scene: "Any") -> "Any":
        ends: "Any" = read["lim"](scene)
        axis: Axis = scene._axes.all[i]
        if ends is None or axis.kind not in ("date", "category"):
            return ends
        return tuple([None if end is None else axis.value(end) for end in ends])

    def set_scale(scene: "Any", value: "Any") -> None:
        axis: Axis = scene._axes.all[i]
        before: str = read["scale"](scene)
        kind, explicit = axis.kind, axis.explicit
        wanted = "linear" if value is None else value
        if not explicit and kind in ("date", "category") and (axis.decided or axis.names) and wanted in choices and wanted != before:
            have = "dates" if kind == "date" else "names"
            raise Error("scene.%sscale: got %r, and the %s axis has %s: scene.clear() first" % (letter, value, letter, have))
        write["scale"](scene, value)
        scale: str = read["scale"](scene)
        if scale in ("date", "category"):
            axis.explicit = axis.kind != scale or axis.explicit
            axis.kind = scale
        elif axis.kind != "number":
            axis.kind = "number" if axis.decided or axis.names else ""
        if scale != before and {scale, before} & {"log", "symlog"}:
            try:
                scene._rewrite()
            except Error:
                write["scale"](scene, before)
                axis.kind, axis.explicit = kind, explicit
                scene._rewrite()
                raise

    def set_threshold(scene: "Any", value: "Any") -> None:
        write["threshold"](scene, value)
        if read["scale"](scene) == "symlog":
            scene._rewrite()

    def set_epoch(scene: "Any", value: "Any") -> None:
        write["epoch"](scene, value)
        axis: Axis = scene._axes.all[i]
        found: "tuple[float, ...]" = scene._queries.get_numbers(scene._id, _KIND.properties[letter + "epoch"][0])
        axis.epoch = (found[0], found[1])
        if axis.decided:
            scene._rewrite()

    def set_names(scene: "Any", value: "Any") -> None:
        axis: Axis = scene._axes.all[i]
        names = validate.joined(value, "scene.%scategories" % letter).split("\n")
        if len(set(names)) < len(names):
            twice = [name for name in names if names.count(name) > 1][0]
            raise Error("scene.%scategories: got %r twice, need each name once" % (letter, twice))
        write["categories"](scene, value)
        again = bool(axis.names)
        axis.set_names(read["categories"](scene) or [])
        if again:
            scene._rewrite()
        if axis.names and axis.kind in ("", "number") and read["scale"](scene) == "linear":
            set_scale(scene, "category")

    def get_epoch(scene: "Any") -> "tuple[float, float]":
        found: "tuple[float, ...]" = scene._queries.get_numbers(scene._id, _KIND.properties[letter + "epoch"][0])
        return found[0], found[1]

    return {
        letter + "lim": (get_limits, set_limits),
        letter + "scale": (read["scale"], set_scale),
        letter + "threshold": (read["threshold"], set_threshold),
        letter + "epoch": (get_epoch, set_epoch),
        letter + "categories": (read["categories"], set_names),
    }


def own_keywords() -> "dict[str, tuple[Any, Any]]":
    """Return reader and writer of the scene's words that do more than to set a property."""
    out: "dict[str, tuple[Any, Any]]" = {}
    for i in range(3):
        out.update(_axis_keywords(i))
    return out
