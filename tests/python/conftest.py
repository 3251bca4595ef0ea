# In:  the clone: python/vitrail with its engine filled in, build/native or VITRAIL_LIBRARY.
# Out: `vitrail` importable from the clone; small scenes and their pixels; scenes of notebooks.
"""What the Python tests share."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))

import vitrail  # noqa: E402
from notebook_page import Wire  # noqa: E402
from vitrail.hosts.notebook import NotebookPage, host_of  # noqa: E402
from vitrail.hosts.local import open_core  # noqa: E402
from vitrail.hosts.protocols import Host  # noqa: E402
from vitrail.hosts.wasm import WasmPage  # noqa: E402


WASM = os.environ.get("VITRAIL_HOST") == "wasm"


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Any:
    """With VITRAIL_HOST=wasm all tests run, but for those that want a picture at some point."""
    try:
        return (yield)
    except vitrail.Error as error:
        if WASM and "needs Vitrail's native library" in str(error):
            pytest.skip("it wants a picture")
        raise


@pytest.fixture
def scene() -> Iterator[vitrail.Scene]:
    """An empty scene of 160 x 120 pixels, closed afterwards."""
    with vitrail.Scene(width=160, height=120) as made:
        yield made


@pytest.fixture
def wires(monkeypatch: pytest.MonkeyPatch) -> list[Wire]:
    """The widgets of the scenes that are made: all scenes are those of a notebook."""
    made: list[Wire] = []

    def open_widget(*given: Any) -> Wire:
        made.append(Wire(*given))
        return made[-1]

    def open_host(target: Any, width: Any, height: Any, options: Any, dispatch: Any, source: Any) -> Host:
        core, _ = open_core(width, height, dispatch)
        drawing = WasmPage(core)  # no pictures: pages alone draw, and nothing waits
        return host_of(NotebookPage(width, height, dispatch, core, drawing, open_widget, options, source), core)

    monkeypatch.setattr("vitrail.scene.open_host", open_host)
    return made
