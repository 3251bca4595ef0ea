# In:  a scene in the native library.
# Out: its pictures, drawn without a window or a browser.
"""The page of CPython, which nobody sees."""

import ctypes

from ..errors import Error
from ..io import png
from ..schema import KINDS
from .core import LibraryCore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class NativePage:
    """Pictures of that scene, drawn without a window."""

    live = False

    def __init__(self, core: LibraryCore) -> None:
        self._core = core
        self._lib = core.lib

    def render(self) -> None:
        self._lib.open_gl()
        self._lib.check(self._lib.vt_view_render(self._core.view))

    def software(self) -> bool:
        """Whether OpenGL is done by the processor."""
        self._lib.open_gl()
        name: bytes = self._lib.vt_egl_renderer()
        return any(word in name.lower() for word in (b"llvmpipe", b"softpipe", b"swrast", b"swiftshader"))

    def pixels(self) -> "tuple[int, int, bytearray]":
        """Draw the finished picture: its width, height and pixels, the top row first, straight alpha."""
        self._lib.open_gl()
        view = KINDS["view"].properties
        width = int(self._core.get_numbers(self._core.view, view["width"][0])[0])
        height = int(self._core.get_numbers(self._core.view, view["height"][0])[0])
        rgba = bytearray(width * height * 4)
        self._lib.check(self._lib.vt_view_read(self._core.view, (ctypes.c_uint8 * len(rgba)).from_buffer(rgba)))
        return width, height, rgba

    def png(self) -> bytes:
        return png.encode(*self.pixels())

    async def picture(self) -> bytes:
        return self.png()

    def download(self, name: str, data: bytes) -> None:
        with open(name, "wb") as file:
            file.write(data)

    def html(self) -> "str | None":
        return None

    def bundle(self, text: str) -> "dict[str, Any] | None":
        return None

    # --- events: frames come from render() alone, so there is nothing to ask for ---

    def on(self, event: str) -> None:
        self._core.listened.add(event)

    def off(self, event: str) -> None:
        self._core.listened.discard(event)

    # --- what needs a reader ---

    def set_description(self, text: "str | None") -> None:
        pass

    def show_table(self) -> None:
        raise Error("show_table: there is no page here to show it in; scene.table() returns the rows")

    def link(self, pages: "list[Any]", camera: bool, selection: bool) -> None:
        return None

    def unlink(self, token: "Any") -> None:
        pass

    def close(self) -> None:
        self._core.close()
