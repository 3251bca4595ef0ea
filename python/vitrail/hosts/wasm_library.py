# In:  vitrail.wasm, which every wheel carries, and wasmtime to run it.
# Out: the core's functions, as native_library.py has them; no OpenGL.
"""The core as WebAssembly, for machines without the native library."""

import ctypes
import os
import sys
from ctypes import c_bool, c_char_p, c_double, c_int, c_void_p
from importlib import import_module

from .._generated.constants import STAGING_BYTES
from ..errors import Error
from .core_library import NODE, SIGNATURES, Library, Memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


_CHUNK_BYTES = 1 << 20


class WasmLibrary(Library):
    """The core's functions. Its memory is its own, so that what they take and give is copied."""

    def __init__(self, source: bytes) -> None:
        try:
            wasmtime: "Any" = import_module("wasmtime")  # by name: not every machine has it
        except ImportError:
            raise Error(
                "here (%s, Python %s) Vitrail needs the package wasmtime, which runs its core where there is no native library: "
                "pip install wasmtime" % (sys.platform, sys.version.split()[0])
            ) from None
        config = wasmtime.Config()
        try:
            config.cache = True  # compiled once for each version of both packages
        except wasmtime.WasmtimeError:  # no home to write to
            pass
        engine = wasmtime.Engine(config)
        self._store = store = wasmtime.Store(engine)
        module = wasmtime.Module(engine, source)
        linker = wasmtime.Linker(engine)
        linker.define_unknown_imports_as_default_values(store, module)  # OpenGL: nothing is drawn here
        exports: "Any" = linker.instantiate(store, module).exports(store)
        exports["_initialize"](store)
        self._memory = exports["memory"]
        self._temporary = exports["vt_temporary"]
        self._staging: int = exports["vt_staging"](store)
        for name in SIGNATURES:
            function = exports.get(name)
            if function is not None:
                setattr(self, name, self._wrapped(function, *SIGNATURES[name]))

    def _base(self) -> int:
        """Where its memory is now; it moves as it grows."""
        return ctypes.addressof(self._memory.data_ptr(self._store).contents)

    def _room(self, count: int) -> int:
        address: int = self._temporary(self._store, count)
        if not address:
            raise Error(self.error_text())
        return address & 0xFFFFFFFF

    # One call takes some 50 us, most of which wasmtime needs to check types: nothing here is called for each element.
    def _wrapped(self, function: "Any", result: "Any", arguments: "list[Any]") -> "Callable[..., Any]":
        """Make a function that takes and gives what the native one does."""
        store = self._store

        def call(*values: "Any") -> "Any":
            given: "list[Any]" = []
            lists: "list[tuple[Any, int]]" = []
            window = self._staging
            for value, kind in zip(values, arguments):
                if kind is c_double:
                    given.append(float(value))
                elif kind is c_char_p:
                    given.append(_signed(self._room(len(value) + 1)))
                    ctypes.memmove(self._base() + (given[-1] & 0xFFFFFFFF), value + b"\0", len(value) + 1)
                elif kind in (c_int, NODE, c_void_p, ctypes.c_uint32) or value is None:
                    given.append(_signed(value or 0))
                else:  # numbers, which may be an answer as well
                    size = ctypes.sizeof(value)
                    fits = window + size <= self._staging + STAGING_BYTES
                    place = window if fits else self._room(size)
                    window += size if fits else 0
                    ctypes.memmove(self._base() + place, value, size)
                    lists.append((value, place))
                    given.append(_signed(place))
            answer = function(store, *given)
            for value, place in lists:
                ctypes.memmove(value, self._base() + place, ctypes.sizeof(value))
            if result is c_char_p:
                return ctypes.string_at(self._base() + (answer & 0xFFFFFFFF)) if answer else None
            if result is NODE:
                return answer & 0xFFFFFFFF
            return bool(answer) if result is c_bool else answer

        return call

    def put(self, node: int, array: int, first: int, count: int, elements: "Any") -> int:
        """Bring elements in, a window at a time."""
        stride = memoryview(elements).nbytes // count
        chunk = max(1, _CHUNK_BYTES // stride)
        window = self._room(min(count, chunk) * stride)
        with Memory(elements) as source:
            for at in range(0, count, chunk):
                some = min(chunk, count - at)
                ctypes.memmove(self._base() + window, source + at * stride, some * stride)
                status: int = self.vt_array_put(node, array, first + at, some, window)
                if status < 0:
                    return status
        return 0

    def open_gl(self) -> None:
        """Say that there is none."""
        raise Error(
            "what is visible is known from a picture, which needs Vitrail's native library: on Linux x86-64, pip install vitrail "
            "brings it; notebooks and pages know it without"
        )

    def lend(self, buffer: "Any") -> "_Lent":
        """Give a buffer's content a place in the core's memory; afterwards, what is there comes back."""
        return _Lent(self, buffer)


class _Lent:
    def __init__(self, library: WasmLibrary, buffer: "Any") -> None:
        self._library = library
        self._buffer = buffer
        self._size = memoryview(buffer).nbytes
        self._place = 0

    def __enter__(self) -> int:
        if self._size:
            self._place = self._library._room(self._size)
            with Memory(self._buffer) as source:
                ctypes.memmove(self._library._base() + self._place, source, self._size)
        return self._place

    def __exit__(self, *error: object) -> None:
        if self._size and not memoryview(self._buffer).readonly:
            with Memory(self._buffer) as target:
                ctypes.memmove(target, self._library._base() + self._place, self._size)


def _signed(value: int) -> int:
    """Say 32 bits as WebAssembly's runtime wants them."""
    return value - ((value & 0x80000000) << 1)


_loaded: "list[WasmLibrary]" = []


def wasm_library() -> WasmLibrary:
    """Start the core, once."""
    if not _loaded:
        path = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "_engine", "vitrail.wasm")
        with open(path, "rb") as file:
            _loaded.append(WasmLibrary(file.read()))
    return _loaded[0]
