# In:  nothing.
# Out: what the verbs of each kind are mixed with.
"""The base of the verbs of scenes and groups."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class VerbBase:
    """A scene or a group, as far as verbs know it."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _create_artist(self, name: str, properties: "Any", **more: "Any") -> "Any": ...
