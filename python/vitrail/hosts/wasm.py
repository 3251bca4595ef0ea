# In:  a scene in the core as WebAssembly.
# Out: what can be had of it without OpenGL.
"""The page of CPython without the native library: no pictures."""

from ..errors import Error
from .native import NativePage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


class WasmPage(NativePage):
    """Says how to come by pictures."""

    def render(self) -> None:
        """Nothing waits to be drawn."""

    def software(self) -> bool:
        return True

    def pixels(self) -> "NoReturn":
        raise Error(
            "a picture without a browser needs Vitrail's native library, which this installation does not have: on Linux "
            "x86-64, pip install vitrail brings it; in a clone, ./dev wheel builds it; notebooks and pages draw without it"
        )
