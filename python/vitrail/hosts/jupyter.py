# In:  a scene's size, a function that takes a page's messages.
# Out: an anywidget whose front end is the engine itself: one file, nothing fetched.
"""The widget that a notebook's pages open."""

from __future__ import annotations

import os
import uuid
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from ..errors import Error

if TYPE_CHECKING:
    from collections.abc import Callable

_made: list[Any] = []


def _widget_class() -> Any:
    if _made:
        return _made[0]
    anywidget: Any = import_module("anywidget")  # by name: an extra, which type checkers need not have
    traitlets: Any = import_module("traitlets")

    path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "_engine", "widget.js")
    try:
        with open(path, encoding="utf-8") as file:
            source = file.read()
    except OSError:
        raise Error("%s is missing: reinstall vitrail; in a clone, ./dev wheel builds it" % path) from None

    def synced(trait: Any) -> Any:
        return trait.tag(sync=True)

    # Synced state is resent with each view and kept by pages, so that it holds nothing large but the engine.
    members = {
        "__module__": __name__,
        "_esm": source,
        "scene": synced(traitlets.Unicode()),
        "width": synced(traitlets.Any(None)),
        "height": synced(traitlets.Any(None)),
        "options": synced(traitlets.Dict()),
    }
    _made.append(type("VitrailWidget", (anywidget.AnyWidget,), members))
    return _made[0]


class JupyterWidget:
    """One open widget."""

    def __init__(
        self,
        width: float | None,
        height: float | None,
        receive: Callable[[dict[str, Any]], None],
        options: dict[str, Any],
    ) -> None:
        self._widget = _widget_class()(scene=uuid.uuid4().hex, width=width, height=height, options=options)

        def take(_widget: Any, content: dict[str, Any], _buffers: Any) -> None:
            receive(content)

        self._widget.on_msg(take)

    def send(self, message: dict[str, Any], buffers: list[Any]) -> None:
        """Send a message to all pages; it may get lost."""
        if self._widget.comm is not None:
            self._widget.send(message, buffers)

    def close(self) -> None:
        """Close the comm; pages let go of the scene."""
        self._widget.close()

    def bundle(self) -> dict[str, Any]:
        """Return the widget's part of what a notebook shows."""
        found = cast("tuple[dict[str, Any], Any] | dict[str, Any]", self._widget._repr_mimebundle_())
        return found[0] if isinstance(found, tuple) else found  # with metadata, or without


def running_cell() -> tuple[str | None, int]:
    """Return the name of the cell that runs and the number of its run; (None, 0) where the notebook does not say."""
    import sys

    ipython = sys.modules.get("IPython")
    shell: Any = ipython.get_ipython() if ipython is not None else None
    try:
        parent: Any = shell.get_parent()
        name = parent["metadata"].get("cellId")
        return (str(name), int(shell.execution_count)) if name else (None, 0)
    except (AttributeError, KeyError, TypeError):
        return None, 0


def available() -> bool:
    """Whether this is a Jupyter kernel with anywidget."""
    import sys

    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if getattr(shell, "kernel", None) is None:
        return False
    from importlib.util import find_spec

    return find_spec("anywidget") is not None
