# In:  libvitrail: from the wheel, from VITRAIL_LIBRARY, or from a clone's build/native.
# Out: its functions through ctypes, with their types; its failures as vitrail.Error.
"""The native library, as ctypes sees it."""

import ctypes
import os
import sys

from ..errors import Error
from .core_library import SIGNATURES, Library, Memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _candidates() -> "list[str]":
    given = os.environ.get("VITRAIL_LIBRARY")
    if given:
        return [given]
    name = {"darwin": "libvitrail.dylib", "win32": "vitrail.dll"}.get(sys.platform, "libvitrail.so")
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    clone = os.path.dirname(os.path.dirname(package))
    places = [os.path.join(package, "_engine", name)]
    if os.path.exists(os.path.join(clone, "src", "vitrail.h")):
        places.append(os.path.join(clone, "build", "native", name))
    return places


class NativeLibrary(Library):
    """The shared library's functions, which see Python's memory as it is."""

    def __init__(self, path: str) -> None:
        try:
            found = ctypes.CDLL(path)
        except OSError as error:
            raise Error("the native library %s cannot be loaded: %s" % (path, error)) from None
        self.path: str = path
        for name in SIGNATURES:
            function = getattr(found, name)
            function.restype, function.argtypes = SIGNATURES[name]
            setattr(self, name, function)

    def put(self, node: int, array: int, first: int, count: int, elements: "Any") -> int:
        """Bring elements into an array, between its begin and its end; returns a status."""
        with Memory(elements) as address:
            status: int = self.vt_array_put(node, array, first, count, address)
        return status

    def lend(self, buffer: "Any") -> Memory:
        """Let the core read and write a buffer: the address that it knows it by."""
        return Memory(buffer)

    def open_gl(self) -> None:
        """Have OpenGL, without a window."""
        self.check(self.vt_egl_open())


def find() -> "str | None":
    """Say where the library is; None where it is not."""
    places = _candidates()
    for place in places:
        if os.path.exists(place):
            return place
    if os.environ.get("VITRAIL_LIBRARY"):
        raise Error("VITRAIL_LIBRARY says %s, and there is no such file" % places[0])
    return None


_loaded: "list[NativeLibrary]" = []


def native_library() -> NativeLibrary:
    """Load the library, once."""
    if not _loaded:
        place = find()
        if place is None:
            raise Error(
                "Vitrail's native library is missing (%s, Python %s): on Linux x86-64, pip install vitrail brings it; in a clone, "
                "./dev wheel builds it; VITRAIL_LIBRARY can name it" % (sys.platform, sys.version.split()[0])
            )
        _loaded.append(NativeLibrary(place))
    return _loaded[0]
