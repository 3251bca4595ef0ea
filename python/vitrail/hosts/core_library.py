# In:  the functions of vitrail.h that Python calls.
# Out: their types, and what is common to all ways to call them: failures as vitrail.Error, memory that is lent.
"""The core's functions."""

import ctypes
import sys
from ctypes import POINTER, c_bool, c_char_p, c_double, c_int, c_ssize_t, c_uint8, c_uint32, c_void_p

from ..errors import Error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import Any

# vt_node is a struct of one uint32, which every ABI here passes as the number itself.
NODE = c_uint32
_DOUBLES = POINTER(c_double)
SIGNATURES: "dict[str, tuple[Any, list[Any]]]" = {
    "vt_version": (c_char_p, []),
    "vt_error": (c_char_p, []),
    "vt_table": (c_char_p, []),
    "vt_stats": (c_char_p, []),
    "vt_color": (c_int, [c_char_p, _DOUBLES]),
    "vt_property_find": (c_int, [c_int, c_char_p]),
    "vt_create": (NODE, [c_int, NODE]),
    "vt_remove": (c_int, [NODE]),
    "vt_move": (c_int, [NODE, NODE]),
    "vt_set_numbers": (c_int, [NODE, c_int, _DOUBLES, c_int]),
    "vt_set_text": (c_int, [NODE, c_int, c_char_p]),
    "vt_get_numbers": (c_int, [NODE, c_int, _DOUBLES, c_int]),
    "vt_get_text": (c_char_p, [NODE, c_int]),
    "vt_bounds": (c_bool, [NODE, _DOUBLES]),
    "vt_info": (c_char_p, [NODE]),
    "vt_array_begin": (c_int, [NODE, c_int, c_int, c_uint32, c_uint32, c_uint32, c_uint32]),
    "vt_array_place": (c_void_p, [NODE, c_int, c_uint32]),
    "vt_array_put": (c_int, [NODE, c_int, c_uint32, c_uint32, c_void_p]),
    "vt_array_end": (c_int, [NODE, c_int, c_uint32, c_uint32]),
    "vt_array_decode": (c_int, [NODE, c_int, c_void_p, c_uint32]),
    "vt_view_fit": (c_int, [NODE, NODE]),
    "vt_view_look": (c_int, [NODE, c_double, c_double, c_double]),
    "vt_view_angles": (c_int, [NODE, _DOUBLES]),
    "vt_view_pose": (c_int, [NODE, _DOUBLES]),
    "vt_view_set_pose": (c_int, [NODE, _DOUBLES]),
    "vt_view_matrices": (c_int, [NODE, _DOUBLES, _DOUBLES]),
    "vt_view_set_matrices": (c_int, [NODE, _DOUBLES, _DOUBLES]),
    "vt_view_project": (c_int, [NODE, _DOUBLES, _DOUBLES]),
    "vt_view_pick": (c_int, [NODE, c_double, c_double, c_double, _DOUBLES]),
    "vt_view_select": (c_int, [NODE, _DOUBLES, c_int, c_int]),
    "vt_select": (c_int, [NODE, c_void_p, c_uint32, c_int]),
    "vt_selected": (c_int, [NODE, c_void_p, c_uint32]),
    "vt_place": (c_int, [NODE, c_uint32, _DOUBLES]),
    "vt_axis_word": (c_char_p, [NODE, c_int, c_double, c_int]),
    "vt_describe": (c_char_p, [NODE]),
    "vt_view_render": (c_int, [NODE]),
    "vt_view_read": (c_int, [NODE, POINTER(c_uint8)]),
    "vt_egl_open": (c_int, []),
    "vt_egl_renderer": (c_char_p, []),
}


class Library:
    """The core's functions by their names, with ctypes' types on Python's side."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> "Any": ...

    def put(self, node: int, array: int, first: int, count: int, elements: "Any") -> int:
        """Bring elements into an array, between its begin and its end; returns a status."""
        raise NotImplementedError

    def lend(self, buffer: "Any") -> "AbstractContextManager[int]":
        """Let the core read and write a buffer: the address that it knows it by."""
        raise NotImplementedError

    def open_gl(self) -> None:
        """Have OpenGL, for what can be drawn or is known from what was drawn."""
        raise NotImplementedError

    def error_text(self) -> str:
        """Return the last failure's sentence."""
        text: "bytes | None" = self.vt_error()
        return text.decode() if text else "the core failed and did not say why"

    def check(self, status: int) -> int:
        """Pass a status through, or raise what the core says about it."""
        if status < 0:
            raise Error(self.error_text())
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
