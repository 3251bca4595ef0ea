# In:  where Python runs.
# Out: the host that carries a scene's commands there: in a page, to a notebook's pages, or to a core beside Python.
"""Hosts: who carries the commands to the core. They differ in that and in nothing else."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .protocols import Dispatch, Host, Source


def open_host(
    target: "Any", width: "float | None", height: "float | None", options: "dict[str, Any]", dispatch: "Dispatch", source: "Source"
) -> "Host":
    """Open a host for one scene.

    Parameters
    ----------
    target : str, element or None
        Where to show the scene in a page.
    width, height : float or None
        The picture's size in CSS pixels.
    options : dict
        What pages show beside the picture: toolbar, tooltip.
    dispatch : callable
        Told of events: dispatch(name, detail); true: the page does not do what it would.
    source : callable
        Asked for what is said of an element: source(node, index).
    """
    if sys.platform in ("emscripten", "webassembly"):
        from . import page

        return page.open_page(target, width, height, options, dispatch, source)
    if "IPython" in sys.modules:
        from . import jupyter

        if jupyter.available():
            from . import notebook

            return notebook.open_notebook(width, height, dispatch, jupyter.JupyterWidget, options, source)
    from . import local

    return local.open_local(width, height, dispatch)
