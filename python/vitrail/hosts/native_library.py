# In:  libvitrail: from the wheel, from VITRAIL_LIBRARY, or from a clone's build/native.
# Out: its functions through ctypes, with their types; its failures as vitrail.Error.
"""The native library, as ctypes sees it."""

import ctypes
import os
import sys
from ctypes import POINTER, c_bool, c_char_p, c_double, c_int, c_ssize_t, c_uint8, c_uint32, c_void_p

from ..errors import Error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# vt_node is a struct of one uint32, which every ABI here passes as the number itself.
_NODE = c_uint32
_DOUBLES = POINTER(c_double)
_SIGNATURES: "dict[str, tuple[Any, list[Any]]]" = {
    "vt_version": (c_char_p, []),
    "vt_error": (c_char_p, []),
    "vt_table": (c_char_p, []),
    "vt_stats": (c_char_p, []),
    "vt_color": (c_int, [c_char_p, _DOUBLES]),
    "vt_property_find": (c_int, [c_int, c_char_p]),
    "vt_create": (_NODE, [c_int, _NODE]),
    "vt_remove": (c_int, [_NODE]),
    "vt_move": (c_int, [_NODE, _NODE]),
    "vt_set_numbers": (c_int, [_NODE, c_int, _DOUBLES, c_int]),
    "vt_set_text": (c_int, [_NODE, c_int, c_char_p]),
    "vt_get_numbers": (c_int, [_NODE, c_int, _DOUBLES, c_int]),
    "vt_get_text": (c_char_p, [_NODE, c_int]),
    "vt_bounds": (c_bool, [_NODE, _DOUBLES]),
    "vt_info": (c_char_p, [_NODE]),
    "vt_array_begin": (c_int, [_NODE, c_int, c_int, c_uint32, c_uint32, c_uint32]),
    "vt_array_place": (c_void_p, [_NODE, c_int, c_uint32]),
    "vt_array_put": (c_int, [_NODE, c_int, c_uint32, c_uint32, c_void_p]),
    "vt_array_end": (c_int, [_NODE, c_int, c_uint32, c_uint32]),
    "vt_array_decode": (c_int, [_NODE, c_int, c_void_p, c_uint32]),
    "vt_view_fit": (c_int, [_NODE, _NODE]),
    "vt_view_look": (c_int, [_NODE, c_double, c_double, c_double]),
    "vt_view_angles": (c_int, [_NODE, _DOUBLES]),
    "vt_view_pose": (c_int, [_NODE, _DOUBLES]),
    "vt_view_set_pose": (c_int, [_NODE, _DOUBLES]),
    "vt_view_matrices": (c_int, [_NODE, _DOUBLES, _DOUBLES]),
    "vt_view_set_matrices": (c_int, [_NODE, _DOUBLES, _DOUBLES]),
    "vt_view_project": (c_int, [_NODE, _DOUBLES, _DOUBLES]),
    "vt_view_pick": (c_int, [_NODE, c_double, c_double, c_double, _DOUBLES]),
    "vt_view_select": (c_int, [_NODE, _DOUBLES, c_int, c_int]),
    "vt_select": (c_int, [_NODE, c_void_p, c_uint32, c_int]),
    "vt_selected": (c_int, [_NODE, c_void_p, c_uint32]),
    "vt_place": (c_int, [_NODE, c_uint32, _DOUBLES]),
    "vt_axis_word": (c_char_p, [_NODE, c_int, c_double, c_int]),
    "vt_describe": (c_char_p, [_NODE]),
    "vt_view_render": (c_int, [_NODE]),
    "vt_view_read": (c_int, [_NODE, POINTER(c_uint8)]),
    "vt_egl_open": (c_int, []),
    "vt_egl_renderer": (c_char_p, []),
}


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


def _load() -> "Any":
    places = _candidates()
    for place in places:
        if os.path.exists(place):
            try:
                library = ctypes.CDLL(place)
            except OSError as error:
                raise Error("the native library %s cannot be loaded: %s" % (place, error)) from None
            for name in _SIGNATURES:
                function = getattr(library, name)
                function.restype, function.argtypes = _SIGNATURES[name]
            return library
    if os.environ.get("VITRAIL_LIBRARY"):
        raise Error("VITRAIL_LIBRARY says %s, and there is no such file" % places[0])
    raise Error(
        "Vitrail draws without a browser by its native library, which this installation (%s, Python %s) does not have. "
        "On Linux x86-64, pip install vitrail brings it; in a clone, ./dev wheel builds it; VITRAIL_LIBRARY can name it. "
        "In a web page (PyScript, Pyodide, MicroPython) it is not needed."
        % (sys.platform, sys.version.split()[0])
    )


_loaded: "list[Any]" = []


def library() -> "Any":
    """Load the library, once."""
    if not _loaded:
        _loaded.append(_load())
    return _loaded[0]


def error_text() -> str:
    """Return the last failure's sentence."""
    text: "bytes | None" = library().vt_error()
    return text.decode() if text else "the native library failed and did not say why"


def check(status: int) -> int:
    """Pass a status through, or raise what the library says about it."""
    if status < 0:
        raise Error(error_text())
    return status


class _PyBuffer(ctypes.Structure):
    _fields_ = [
        ("buf", c_void_p),
        ("obj", ctypes.py_object),
        ("len", c_ssize_t),
        ("itemsize", c_ssize_t),
        ("readonly", c_int),
        ("ndim", c_int),
        ("format", c_char_p),
        ("shape", c_void_p),
        ("strides", c_void_p),
        ("suboffsets", c_void_p),
        ("internal", c_void_p),
    ]


class Memory:
    """The address of a contiguous buffer, read-only ones too; with it, the buffer stays where it is."""

    def __init__(self, source: "Any") -> None:
        self.address: int = 0
        self._view: "Any" = None
        if not len(source):
            return
        if sys.implementation.name == "cpython":
            self._view = _PyBuffer()
            ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(source), ctypes.byref(self._view), 0)
            self.address = self._view.buf or 0
        else:
            raw = bytes(source)
            self._keep = ctypes.create_string_buffer(raw, len(raw))
            self.address = ctypes.addressof(self._keep)

    def __enter__(self) -> int:
        return self.address

    def __exit__(self, *error: object) -> None:
        if self._view is not None:
            ctypes.pythonapi.PyBuffer_Release(ctypes.byref(self._view))
            self._view = None
