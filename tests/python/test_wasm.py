# In:  the same scenes in the native library and in the core as WebAssembly.
# Out: that they answer alike; what is said where neither is.
"""Python without the native library."""

import array
import ctypes
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import wasmtime
from conftest import ROOT, WASM

import vitrail
from notebook_page import Wire
from vitrail.hosts.core_library import SIGNATURES
from vitrail.hosts.wasm_library import _CHUNK_BYTES
from vitrail.io import png


def test_signatures_are_those_of_the_built_core() -> None:
    file = (ROOT / "python/vitrail/_engine/vitrail.wasm").read_bytes()
    exports: dict[str, Any] = {export.name: export.type for export in wasmtime.Module(wasmtime.Engine(), file).exports}
    letters = {ctypes.c_double: "f64"}
    for name, (result, arguments) in SIGNATURES.items():
        if not name.startswith("vt_egl"):
            assert [str(one) for one in exports[name].params] == [letters.get(one, "i32") for one in arguments], name
            assert [str(one) for one in exports[name].results] == [letters.get(result, "i32")], name


def pair(monkeypatch: pytest.MonkeyPatch) -> Iterator[vitrail.Scene]:
    """Scenes of both cores."""
    for name in ("wasm",) if WASM else ("native", "wasm"):
        monkeypatch.setenv("VITRAIL_HOST", name)
        with vitrail.Scene(width=320, height=240, title="Both", xlabel="x") as scene:
            yield scene


def answers(scene: vitrail.Scene) -> list[Any]:
    rng = np.random.default_rng(3)
    points = scene.scatter(rng.normal(size=(5000, 3)) + 1e6, c=rng.normal(size=5000), label="cloud")
    strided = scene.line(np.asfortranarray(rng.normal(size=(400, 3)))[::2])
    heights = scene.surface(np.arange(12.0).reshape(3, 4), x=[1, 2, 4, 8])
    box = scene.group(position=(1, 2, 3)).box(size=(1, 2, 3), rotation=(0, 0, 30), color="tomato")
    words: list[Any] = [points.bounds, strided.bounds, heights.bounds, box.bounds, points.info, heights.info]
    words += [scene.camera.matrices, scene.camera.angles, scene.camera.project((0, 0, 0)), box.color, scene.description]
    scene.camera.set(eye=(1e6 + 9, 1e6, 1e6), target=(1e6, 1e6, 1e6))
    found = scene.pick(160, 120, radius=40)
    words += [found and (found.artist and found.artist.label, found.index, found.position)]
    points.selected = [3, 4, 4000]
    scene.select((0, 0, 320, 240), mode="toggle")
    words += [{artist.label: list(chosen) for artist, chosen in scene.selection.items()}, points.place(17)]
    for wrong in (lambda: scene.scatter([1], [2], [3], alpha=7), lambda: scene.mesh([(0, 0, 0)] * 3, [(0, 1, 9)]), lambda: points.set(c=[1, 2])):
        with pytest.raises((vitrail.Error, TypeError)) as caught:
            wrong()
        words.append(str(caught.value))
    return words


def test_both_cores_answer_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [answers(scene) for scene in pair(monkeypatch)]
    for native, wasm in zip(said[0], said[-1]):
        assert repr(native) == repr(wasm)


@pytest.mark.parametrize("dtype", ["f4", "f8", "i2", ">f8"])
def test_data_longer_than_a_window_arrive_whole(monkeypatch: pytest.MonkeyPatch, dtype: str) -> None:
    values = np.arange(3 * 150_001).reshape(-1, 3).astype(dtype)
    assert values.nbytes > _CHUNK_BYTES / 2
    for scene in pair(monkeypatch):
        points = scene.scatter(values)
        assert points.place(150_000) == tuple(float(v) for v in values[-1])
        low, high = points.bounds or ((), ())
        assert (low, high) == (tuple(values.min(0).tolist()), tuple(values.max(0).tolist()))


def test_a_picture_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    file = png.encode(2, 2, bytearray(range(16)))
    for scene in pair(monkeypatch):
        assert scene.image(file).info["arrays"]["pixels"]["count"] == 4


def test_a_picture_is_an_error_that_names_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRAIL_HOST", "wasm")
    scene = vitrail.Scene()
    for ask in (scene.save, lambda: scene.select((0, 0, 9, 9), visible=True)):
        with pytest.raises(vitrail.Error, match="native library.* pip install vitrail brings it"):
            ask()
    scene.render()


def test_a_notebook_shows_its_pages_without_a_picture(monkeypatch: pytest.MonkeyPatch, wires: list[Wire]) -> None:
    monkeypatch.setenv("VITRAIL_HOST", "wasm")
    scene = vitrail.Scene()
    scene.scatter(array.array("d", range(9)))
    bundle: Any = scene._repr_mimebundle_()
    assert len(wires) == 1
    assert "image/png" not in bundle


def run(code: str, tmp_path: Path) -> str:
    (tmp_path / "wasmtime.py").write_text("raise ImportError\n")
    package = tmp_path / "vitrail"
    package.symlink_to(ROOT / "python/vitrail")
    (tmp_path / "main.py").write_text(code)
    done = subprocess.run([sys.executable, "main.py"], cwd=tmp_path, env={"VITRAIL_HOST": "wasm"}, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_without_either_the_error_names_the_line_to_run(tmp_path: Path) -> None:
    assert "needs the package wasmtime" in (said := run("import vitrail; vitrail.Scene()", tmp_path)), said
    assert "pip install wasmtime" in said
