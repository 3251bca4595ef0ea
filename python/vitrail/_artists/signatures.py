# In:  the verbs, whose keywords are the words of their artists.
# Out: signatures that name them, and the scene, for help(), notebooks and every editor that asks Python instead of reading
#      the source.
"""Signatures of the verbs, from the core's table."""

import inspect

from ..picking import Picking
from ..rendering import Rendering
from .kinds import CLASSES
from .measuring import MeasuringVerbs
from .ready import ReadyVerbs
from .verbs import Verbs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_VERBS = {"points": ("scatter", "plot")}
# What the artists take besides, under a name of the verb's own.
_POSITIONAL = ("data", "faces")


def write() -> None:
    """Give each verb a signature with all its keywords."""
    for kind in CLASSES:
        words = CLASSES[kind]._words
        for verb in _VERBS.get(kind, (kind,)):
            function: "Any" = getattr(Verbs, verb)
            plain = inspect.signature(function)
            shown = [p for p in plain.parameters.values() if p.kind is not p.VAR_KEYWORD]
            have = {p.name for p in shown}
            for name in words:
                if name not in have and name not in _POSITIONAL:
                    shown.append(inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None))
            function.__signature__ = plain.replace(parameters=shown)
    for part in (Verbs, MeasuringVerbs, ReadyVerbs, Rendering, Picking):  # Python's own errors say whose they are
        for name, member in vars(part).items():
            if inspect.isfunction(member):
                member.__qualname__ = "Scene." + name
