# In:  mistakes.
# Out: what the errors say: what came, what was wanted, the fix.
"""Errors teach."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT, WASM

import vitrail

P = np.zeros((10, 3))
S = vitrail.Scene

WRONG: list[tuple[Callable[[Any], Any], str]] = [
    # shapes
    (lambda s: s.plot(np.zeros((3, 1000))), "got shape (3, 1000), need (N, 3): did you mean points.T?"),
    (lambda s: s.plot(np.zeros((10, 2))), "got shape (10, 2), need (N, 3): add a third column"),
    (lambda s: s.plot(np.zeros((10, 4))), "need (N, 3): did you mean points[:, :3], with c=points[:, 3]?"),
    (lambda s: s.plot(np.zeros((10, 20))), "heights on a grid are for surface()"),
    (lambda s: s.plot(np.zeros(3)), "got shape (3,), need (N, 3): did you mean [points]?"),
    (lambda s: s.plot([1, 2, 3]), "did you mean [points]?"),
    (lambda s: s.plot(np.zeros(30)), "did you mean points.reshape(-1, 3)"),
    (lambda s: s.plot(np.zeros((5, 5, 3))), "did you mean points.reshape(-1, 3)?"),
    (lambda s: s.plot(5), "got shape (), need (N, 3)"),
    (lambda s: s.plot(P, P), "got 2 arrays, need one of shape (N, 3), or three: x, y and z"),
    (lambda s: s.plot([1, 2], [1, 2, 3], 0), "x has 2 values and y has 3, need the same"),
    (lambda s: s.plot(b"1234"), "got 4 numbers in a row, need three for each point"),
    (lambda s: s.plot([(1, 2, 3), (1, 2)]), "row 0 has 3 numbers and row 1 has 2, need the same for all"),
    (lambda s: s.plot(pd.DataFrame(np.zeros((2, 5)), columns=list("abcde"))), "columns a, b, c, d, e, need three"),
    (lambda s: s.plot({"a": [1]}), """got a dict with 'a', need the keys "x", "y" and "z\""""),
    (lambda s: s.segments(P[:3]), "got 3 points, need two for each segment"),
    (lambda s: s.segments(P, P[:4]), "got 10 starts and 4 ends"),
    (lambda s: s.mesh(P, np.zeros((3, 7))), "got shape (3, 7), need (N, 3) or (N, 4): did you mean .T?"),
    (lambda s: s.surface(np.zeros(12)), "got shape (12,), need (rows, columns): did you mean .reshape(rows, columns)?"),
    (lambda s: s.surface(np.zeros((4, 5)), x=np.zeros(4)), "need 5 values (one for each of the columns) or (4, 5)"),
    (lambda s: s.surface(np.zeros((4, 5)), x=np.zeros(4)), "did you mean the heights transposed, .T?"),
    (lambda s: s.surface(np.zeros((4, 5)), c=np.zeros(7)), "got 7 values, need 20: one for each grid point"),
    (lambda s: s.image(np.zeros((3, 5, 6))), "did you mean .transpose(1, 2, 0)?"),
    (lambda s: s.image(np.zeros(5)), "need (rows, columns) numbers or (rows, columns, 3 or 4) colours"),
    (lambda s: s.plot([1, 2], [3, 4]), "for points in a plane give a number as the third: x, y, 0"),
    (lambda s: s.plot([1], [2], [3], [4]), "did you mean c= for the fourth?"),
    (lambda s: s.surface(np.zeros((4, 5)), c=np.zeros((5, 4))), "got shape (5, 4) for heights of shape (4, 5): did you mean .T?"),
    (lambda s: s.scatter(P, hover=P), "got shape (10, 3), need one value for each element, or columns by name"),
    (lambda s: s.group(matrix=np.eye(3)), "group.matrix: got shape (3, 3), need 16 numbers column by column, or (4, 4)"),
    # values
    (lambda s: s.plot(None), "got None, need numbers"),
    (lambda s: s.plot("points.csv"), "got the text 'points.csv', need numbers"),
    (lambda s: s.plot("points.csv"), "read the file first"),
    (lambda s: s.plot(P.astype(str)), "got text of shape (10, 3), need numbers: did you mean .astype(float)?"),
    (lambda s: s.plot([(1, 2, 10**400)]), "got a number above 1.8e308 at index 2"),
    (lambda s: s.plot(object()), "got an object, which holds no numbers"),
    (lambda s: s.plot([(1, 2, "x")]), "got 'x' at index 2, need a number"),
    (lambda s: s.plot([(1, 2, 3j)]), "did you mean abs(...) or .real?"),
    (lambda s: s.plot(P + 1j), "did you mean abs(values) or values.real?"),
    (lambda s: s.plot(["a", "b"]), "got text, need numbers"),
    (lambda s: s.scatter(P, size=-1), "points.size"),
    (lambda s: s.scatter(P, size=[1, 2]), "got 2 values, need 10: one for each point"),
    (lambda s: s.scatter(P, size="big"), "points.size: got 'big', need a number"),
    (lambda s: s.scatter(P, size=[1] * 9 + [-1]), "points.size: got -1, need numbers from 0 up"),
    (lambda s: s.scatter(P, visible="no"), "points.visible: got 'no', need True or False"),
    (lambda s: s.scatter(P, label=["a", "b"]), "points.label: got ['a', 'b'], need a text"),
    (lambda s: s.text((0, 0, 0), "summit"), "text.text: got (0, 0, 0), need a text"),
    (lambda s: s.annotate((0, 0, 0), "summit"), "annotate: got the text 'summit', need a place: (x, y, z)"),
    (lambda s: s.measure(s.pick(3, 3), (0, 0, 0)), "measure: a: nothing was there"),
    (lambda s: s.line(P, dashes="--"), "line.dashes: got '--', need a number, or 4: (on, off, on, off), in pixels"),
    (lambda s: s.scatter(P, alpha=3), "points.alpha: got 3, wanted a number from 0 to 1"),
    (lambda s: s.scatter(P, marker="dics"), "got 'dics', need one of 'disc', 'square', 'sphere': did you mean 'disc'?"),
    (lambda s: s.scatter(P, marker=3), "need one of 'disc', 'square', 'sphere'"),
    (lambda s: s.box((1, 2)), "box.position: got 2 numbers, need 3 numbers: (x, y, z)"),
    (lambda s: s.scatter(P, position="here"), "need 3 numbers"),
    (lambda s: s.box(P), "box.position: got shape (10, 3), need 3 numbers: (x, y, z)"),
    (lambda s: s.box(rotation=45), "box.rotation: got the single number 45, need 3 numbers: (x, y, z)"),
    # colours
    (lambda s: s.scatter(P, color="tomatoe"), 'did you mean "tomato"?'),
    (lambda s: s.scatter(P, color=["red"] * 9 + ["gren"]), 'did you mean "green"?'),
    (lambda s: s.scatter(P, c=["red"] * 9 + ["oak"]), "'red' is a colour but 'oak' is not"),
    (lambda s: s.scatter(P, c=[1, 2]), "points.c: got 2 values, need 10: one for each point"),
    (lambda s: s.scatter(P, c=[1, 2, 3]), "points.c: got 3 values, need 10: one for each point"),
    (lambda s: s.scatter(P, c=np.array([10.0, 20, 30])), "points.c: got 3 values, need 10: one for each point"),
    (lambda s: s.scatter(P, color=np.zeros(10)), "numbers go through a colormap with c="),
    (lambda s: s.scatter(P, color=P + 200), "points.color: got floats up to 200, need 0..1: did you mean points.color / 255?"),
    (lambda s: s.scatter(P, color=5), "points.color: got 5, need a colour"),
    (lambda s: s.scatter(P, c=np.zeros(10), cmap="virdis"), 'did you mean "viridis"?'),
    (lambda s: s.scatter(P, c=np.zeros(10), cmap=7), "need a colormap's name or a list of colours"),
    (lambda s: s.mesh(P, c=np.zeros(5)), "got 5 values, need 10 or 3: one for each vertex"),
    # the scene
    (lambda s: s.view("tpo"), 'there is no "tpo"; there are back, bottom, front, home'),
    (lambda s: s.view(30), 'got 30, need a preset such as "top", or angles by name: view(elev=25, azim=-60)'),
    (lambda s: s.on("clik", print), 'did you mean "click"?'),
    (lambda s: s.off("clik"), 'did you mean "click"?'),
    (lambda s: s.plot(P).on("frame", print), '"frame" is an event of the scene: scene.on("frame", handler)'),
    (lambda s: s.save(io.BytesIO()), "got a BytesIO, need a file's name; without one, save() returns the bytes"),
    (lambda s: setattr(s.camera, "eye", 5), "camera.eye: got the single number 5, need 3 numbers: (x, y, z)"),
    (lambda s: setattr(s.camera, "eye", (np.nan, 0, 0)), "camera.eye[0]: got NaN"),
    (lambda s: s.camera.project("here"), "camera.project: got 'here', need 3 numbers: (x, y, z)"),
    (lambda s: s.pick("a", 3), "pick: x: got 'a', need a number"),
    (lambda s: s.plot(P).place("a"), "points.place: got 'a', need a number"),
    (lambda s: s.plot([]).place(), "points.place: it is empty"),
    (lambda s: s.table(-2), "table: first: got -2, need 0 or more"),
    (lambda s: S(width="wide"), "Scene: width: got 'wide', need a number"),
    (lambda s: S(toolbar="no"), "Scene: toolbar: got 'no', need True or False"),
    (lambda s: setattr(s, "selection", [1, 2]), "selection: got a list, need {artist: its elements}, or None"),
    (lambda s: setattr(s, "selection", {S().plot(P): [1]}), "need artists of this scene"),
    (lambda s: (s.close(), s.plot(P)), "points: this scene was closed; make a new one"),
    (lambda s: (s.close(), s.on("click", print)), "<Scene, closed> can be listened to no more"),
    (lambda s: vitrail.link(s, s), "link: got one scene twice, need two or more, each once"),
    # axes
    (lambda s: setattr(s, "xlim", 5), "scene.xlim: got 5, need two ends: (low, high); None leaves one to the data"),
    (lambda s: setattr(s, "xlim", (1, 2, 3)), "scene.xlim: got 3 values, need two ends"),
    (lambda s: setattr(s, "xlim", (np.nan, 1)), "scene.xlim: got nan, need (low, high); None leaves an end to the data"),
    (lambda s: setattr(s, "xscale", "lgo"), "scene.xscale: got 'lgo', need one of 'linear', 'log'"),
    (lambda s: setattr(s, "xcategories", ["a", "b", "a"]), "scene.xcategories: got 'a' twice, need each name once"),
    (lambda s: (s.plot(["a"], [1], [1]), setattr(s, "xscale", "log")), "got 'log', and the x axis has names"),
    # selections
    (lambda s: setattr(s.plot(P), "selected", [1.5]), "points.selected: got element 1.5, need whole numbers from 0 to 9"),
    (lambda s: setattr(s.plot(P), "selected", [np.nan]), "points.selected: got element nan"),
    (lambda s: setattr(s.plot(P), "selected", [[1, 2], [3, 4]]), "got shape (2, 2), need a row of element numbers"),
    (lambda s: setattr(s.plot(P), "selected", np.ones(5, bool)), "got 5 truths, need 10: one for each element"),
    (lambda s: setattr(s.plot(P), "selected", [True, 3]), "got truths and other values"),
    (lambda s: setattr(s.plot(P), "selected", (P[:, 0] > 0).astype(int)), "did you mean .astype(bool)?"),
    (lambda s: s.on("fram", print), 'there is no event "fram"; there are camera,'),
    (lambda s: s.save("x.pdf"), 'got the name "x.pdf", need one that ends in ".png"'),
    (lambda s: setattr(s.camera, "matrices", (1, 2)), "need 16 numbers column by column, or (4, 4)"),
    (lambda s: setattr(s.camera, "matrices", 5), "need two: (view, projection), or None"),
    (lambda s: setattr(s.camera, "fov", 400), "camera.fov: got 400 degrees, need 0.0573 to 177.6"),
    (lambda s: s.remove(S().box()), "belongs to another scene"),
    (lambda s: S(width=0), "got width=0, need 1 to 16384 pixels"),
    (lambda s: S(background="whit"), 'did you mean "white"?'),
]


@pytest.mark.parametrize(("mistake", "words"), WRONG, ids=[words for _, words in WRONG])
def test_the_error_says(scene: vitrail.Scene, mistake: Callable[[Any], Any], words: str) -> None:
    with pytest.raises(vitrail.Error) as caught:
        mistake(scene)
    assert words in str(caught.value)
    assert "—" not in str(caught.value)


UNKNOWN: list[tuple[Callable[[Any], Any], type[Exception], str]] = [
    (lambda s: s.scatter(P, sise=3), TypeError, 'did you mean "size"?'),
    (lambda s: s.scatter(P, s=3), TypeError, "points has no 's'; did you mean 'size'?"),
    (lambda s: s.scatter(P, opacity=0.5), TypeError, "did you mean 'alpha'?"),
    (lambda s: s.line(P, lw=3), TypeError, "line has no 'lw'; did you mean 'width'?"),
    (lambda s: s.box(pos=(0, 0, 0)), TypeError, "did you mean 'position'?"),
    (lambda s: s.box(c="red"), TypeError, 'box'),
    (lambda s: s.box().set(colr="red"), TypeError, 'did you mean "color"?'),
    (lambda s: setattr(s.box(), "colour", "red"), AttributeError, "did you mean 'color'?"),
    (lambda s: setattr(s.box(), "info", 1), AttributeError, "can be read, not set"),
    (lambda s: setattr(s.camera, "elev", 3), AttributeError, "did you mean scene.view(elev=...)?"),
    (lambda s: setattr(s.camera, "tarket", 3), AttributeError, 'did you mean "target"?'),
    (lambda s: s.camera.set(fovv=3), TypeError, 'did you mean "fov"?'),
    (lambda s: setattr(s, "titel", "x"), AttributeError, 'did you mean "title"?'),
    (lambda s: S(bg="red"), TypeError, "did you mean 'background'?"),
    (lambda s: S(xyz=3), TypeError, "it has width, height, target, toolbar, tooltip, description, accent_color"),
    (lambda s: s.remove("box"), TypeError, "got a str, need an artist"),
    (lambda s: s.on("frame", 3), TypeError, "need a function"),
    (lambda s: s.on(print), TypeError, 'need the name of an event, then the function: on("click", handler)'),
    (lambda s: s.plot(x=[1], y=[2], z=[3]), TypeError, "points has no 'x': data come first, without a name: scene.scatter(x, y, z)"),
    (lambda s: setattr(s, "width", 300), AttributeError, "width can be said when a scene is made, not later"),
    (lambda s: setattr(s, "artists", []), AttributeError, "scene.artists can be read or called, not set"),
    (lambda s: s.view(30, -60), TypeError, "Scene.view()"),
    (lambda s: s.fit("all"), TypeError, "fit: got a str, need an artist of this scene"),
    (lambda s: vitrail.link([s, s]), TypeError, "did you mean link(*scenes)?"),
    (lambda s: s.surface(P, P), TypeError, "surface() takes heights, or x, y and heights; got 2 arrays"),
]


@pytest.mark.parametrize(("mistake", "kind", "words"), UNKNOWN, ids=[words for _, _, words in UNKNOWN])
def test_an_unknown_word_is_offered_the_right_one(
    scene: vitrail.Scene, mistake: Callable[[Any], Any], kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind) as caught:
        mistake(scene)
    assert words in str(caught.value)


def test_a_tensor_on_a_gpu_is_refused_with_the_fix(scene: vitrail.Scene) -> None:
    class Tensor:
        def __dlpack__(self) -> object:
            raise AssertionError

        def __dlpack_device__(self) -> tuple[int, int]:
            return (2, 0)

    with pytest.raises(vitrail.Error, match=r"did you mean \.cpu\(\)\?"):
        scene.plot(Tensor())


def python(code: str, **environment: str) -> str:
    path = {"PYTHONPATH": str(ROOT / "python")}
    run = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **path, **environment}, capture_output=True, text=True, check=False
    )
    return run.stdout + run.stderr


@pytest.mark.skipif(WASM, reason="it asks for the native library")
def test_a_missing_library_is_an_error_that_says_what_to_do() -> None:
    said = python("import vitrail; vitrail.Scene().save()", VITRAIL_LIBRARY="/nowhere/libvitrail.so")
    assert "VITRAIL_LIBRARY says /nowhere/libvitrail.so, and there is no such file" in said


def test_importing_needs_neither_numpy_nor_the_library() -> None:
    said = python(
        "import sys, vitrail; print('numpy' in sys.modules, 'ctypes' in sys.modules, vitrail.__version__)",
        VITRAIL_LIBRARY="/nowhere",
    )
    assert said.split() == ["False", "False", vitrail.__version__]


@pytest.mark.skipif(WASM, reason="it wants a picture")
def test_everything_works_without_numpy() -> None:
    said = python(
        "import sys; sys.modules['numpy'] = None\n"
        "import array, vitrail\n"
        "s = vitrail.Scene(width=40, height=30)\n"
        "p = s.scatter(array.array('d', range(30)), c=range(10), size=[3] * 10)\n"
        "s.surface([[1, 2], [3, 4]]); s.line([(0, 0, 0), (1, 1, 1)], color=['red', 'blue'])\n"
        "print(p, len(s.save()) > 50)"
    )
    assert said.split("\n")[0] == "<Points, 10 points> True"
