# In:  what this machine has: the native library, or wasmtime.
# Out: a scene in a core beside Python, and what can be seen of it.
"""The hosts of plain CPython: the native library where there is one, else the same core as WebAssembly."""

import os

from ..errors import Error
from .core import LibraryCore
from .native import NativePage
from .native_library import find, native_library
from .protocols import Host
from .wasm import WasmPage
from .wasm_library import wasm_library

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .protocols import Dispatch


def open_core(width: "float | None", height: "float | None", dispatch: "Dispatch") -> "tuple[LibraryCore, NativePage]":
    """Open one scene in the library that there is. VITRAIL_HOST says "native" or "wasm" where it must be that one."""
    wanted = os.environ.get("VITRAIL_HOST", "")
    if wanted not in ("", "native", "wasm"):
        raise Error('VITRAIL_HOST says "%s", need "native" or "wasm"' % wanted)
    if wanted == "native" or (wanted == "" and find() is not None):
        core = LibraryCore(native_library(), width, height, dispatch)
        return core, NativePage(core)
    core = LibraryCore(wasm_library(), width, height, dispatch)
    return core, WasmPage(core)


def open_local(width: "float | None", height: "float | None", dispatch: "Dispatch") -> Host:
    """Open a host for one scene."""
    core, page = open_core(width, height, dispatch)
    return Host(core.root, core.view, core, core, page)
