# In:  the verbs, whose keywords are the attributes of their artists; the table's sentence about each.
# Out: signatures and docstrings that name them all, for help(), notebooks, references and every editor that asks Python
#      instead of reading the source.
"""Signatures and docstrings of what has keywords or attributes, from the core's table."""

import functools
import inspect
import textwrap

from ..camera import Camera
from ..event_target import EventTarget
from .artist import Artist
from .group import Verbs
from .registry import CLASSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# What the artists take besides, under a name of the verb's own.
_POSITIONAL = ("data", "faces")
_FIRST = ("c", "color", "size")


def write(scene: "Any") -> None:
    """Give each verb a signature with all its keywords, and each class and verb a docstring with all of them."""
    for kind in CLASSES:
        cls = CLASSES[kind]
        for verb in cls._verbs or (kind,):
            function: "Any" = getattr(Verbs, verb)
            plain = inspect.signature(function)
            shown = [p for p in plain.parameters.values() if p.kind is not p.VAR_KEYWORD]
            have = {p.name for p in shown}
            keywords = [name for name in cls._setters if name not in have and name not in _POSITIONAL]
            shown += [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None) for name in keywords]
            function.__signature__ = plain.replace(parameters=shown)
            function.__doc__ = _after(function.__doc__, "**properties", _entries(cls, keywords))
        own = [name for name in cls._setters if name not in _typed(Artist)]
        cls.__doc__ = "%s\n\nAttributes\n----------\n%s\n" % (inspect.cleandoc(cls.__doc__ or ""), _entries(cls, own))
    Artist.__doc__ = _after(Artist.__doc__, "Attributes", _entries(CLASSES["points"], _typed(Artist)))
    Camera.__doc__ = _after(Camera.__doc__, "Attributes", _entries(Camera, Camera._setters))
    scene.__doc__ = _after(scene.__doc__, "**properties", _entries(scene, scene._setters))
    classes: "list[type]" = list(scene.__mro__)
    for part in classes:  # Python's own errors say whose they are
        for name, member in vars(part).items():
            if inspect.isfunction(member) and part is not EventTarget:  # which artists are too
                member.__qualname__ = "Scene." + name


def _typed(cls: type) -> "dict[str, str]":
    """The types that each attribute takes, as text."""
    found: "dict[str, str]" = {}
    for base in reversed(cls.__mro__):
        for name, text in inspect.get_annotations(base).items():
            if str(text).startswith("Property["):
                found[name] = _last(text[len("Property[") : -1])
    return found


def _last(arguments: str) -> str:
    """Return the last of some types with commas between them, some of which have brackets of their own."""
    depth = 0
    for i in range(len(arguments) - 1, 0, -1):
        depth += (arguments[i] == "]") - (arguments[i] == "[")
        if arguments[i] == "," and depth == 0:
            return arguments[i + 1 :].strip()
    return arguments


def _entries(cls: type, names: "Iterable[str]") -> str:
    """Write attributes as numpydoc does: what is asked for most, what few kinds have, what all have."""
    typed = _typed(cls)
    ordered = sorted(names, key=lambda name: 0 if name in _FIRST else sum([name in other._setters for other in CLASSES.values()]))
    return "\n".join(["%s : %s\n%s" % (name, typed[name], _paragraph(getattr(cls, name).__doc__)) for name in ordered])


@functools.cache
def _paragraph(text: str) -> str:
    return textwrap.fill(text, 110, initial_indent="    ", subsequent_indent="    ")


def _after(text: "str | None", heading: str, entries: str) -> str:
    """Add entries to a docstring's section of this heading, or after its entry of this name."""
    lines = inspect.cleandoc(text or "").split("\n")
    at = lines.index(heading) + 1
    while at < len(lines) and lines[at]:
        at += 1
    return "\n".join(lines[:at] + entries.split("\n") + lines[at:]) + "\n"
