# In:  docstrings, types and the table.
# Out: examples that run, types that hold, words that are the core's.
"""Docstrings and types say what is true."""

import ast
import doctest
import importlib
import inspect
import json
import os
import pkgutil
import re
import shutil
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, WASM

import vitrail
from vitrail._artists.registry import CLASSES
from vitrail.schema import KINDS, TABLE

MODULES = sorted(
    name for _, name, _ in pkgutil.walk_packages(vitrail.__path__, "vitrail.") if not name.startswith("vitrail.hosts.")
)
VERBS = [name for name in KINDS if name not in ("scene", "view")]
METHODS = {"points": "scatter"}


@pytest.mark.parametrize("name", ["vitrail", *MODULES])
def test_docstring_examples_run(name: str) -> None:
    if WASM and name in ("vitrail.rendering", "vitrail.scene"):
        pytest.skip("they want a picture")
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


@pytest.mark.parametrize("name", [*(METHODS.get(kind, kind) for kind in VERBS), "plot", "view", "save", "on", "remove", "measure", "annotate", "pick", "select", "table"])
def test_every_verb_has_an_example_and_names_its_parameters(name: str) -> None:
    text = inspect.getdoc(getattr(vitrail.Scene, name)) or ""
    assert ">>> " in text
    assert "Parameters\n----------" in text


def typed_keywords() -> dict[str, set[str]]:
    """The keys of each TypedDict of keywords, with those that it inherits."""
    tree = ast.parse((ROOT / "python/vitrail/_generated/keywords.py").read_text())
    classes = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}

    def keys(name: str) -> set[str]:
        if name not in classes:
            return set()
        own = {item.target.id for item in classes[name].body if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)}
        return own.union(*(keys(base.id) for base in classes[name].bases if isinstance(base, ast.Name)))

    return {name: keys(name) for name in classes}


def own_signature(verb: str) -> tuple[set[str], str]:
    """A verb's own parameters, and the TypedDict of its other keywords."""
    function: Any = getattr(vitrail.Scene, verb)
    code = function.__code__
    keywords: str = function.__annotations__["properties"]
    return set(code.co_varnames[1 : code.co_argcount]), keywords.split("[")[1].rstrip("]")


@pytest.mark.parametrize("kind", VERBS)
def test_typed_keywords_are_what_the_artist_takes(kind: str) -> None:
    parameters, keywords = own_signature(METHODS.get(kind, kind))
    cls = CLASSES[kind]
    assert keywords == cls.__name__ + "Keywords"
    assert not typed_keywords()[keywords] & parameters
    assert typed_keywords()[keywords] | (parameters - {"vertices", "pixels"}) == set(cls._setters) - {"data"}


def test_typed_keywords_of_a_scene_are_the_tables() -> None:
    assert typed_keywords()["SceneKeywords"] == set(KINDS["scene"].properties)


def declared(cls: type) -> set[str]:
    """The public names that a class and its bases declare with a type."""
    return {name for base in cls.__mro__ for name in inspect.get_annotations(base) if not name.startswith("_")}


@pytest.mark.parametrize("kind", VERBS)
def test_declared_attributes_are_the_tables(kind: str) -> None:
    cls = CLASSES[kind]
    assert declared(cls) == set(cls._setters)
    assert set(KINDS[kind].properties) <= declared(cls)
    for name in declared(cls):
        assert inspect.getdoc(getattr(cls, name)), name


def test_declared_attributes_of_camera_and_scene_are_the_tables() -> None:
    assert declared(vitrail.Camera) == set(KINDS["view"].properties) - {"width", "height", "pixel_ratio", "dark"}
    assert declared(vitrail.Scene) == set(KINDS["scene"].properties)


def test_the_packaged_table_is_the_librarys() -> None:
    from vitrail.hosts.native_library import native_library

    assert json.loads(native_library().vt_table()) == TABLE


@pytest.mark.parametrize("kind", VERBS)
def test_what_is_read_can_be_written_and_none_is_the_default(scene: vitrail.Scene, kind: str) -> None:
    data: dict[str, Any] = {"text": ["x"], "surface": [[[1, 2], [3, 4]]], "image": [[[1, 2], [3, 4]]]}
    points = [[(0, 0, 0), (1, 1, 1)]] if "positions" in KINDS[kind].arrays else []
    artist: Any = getattr(scene, METHODS.get(kind, kind))(*data.get(kind, points))
    for name, (_, entry) in KINDS[kind].properties.items():
        before = getattr(artist, name)
        setattr(artist, name, before)
        assert getattr(artist, name) == before, name
        setattr(artist, name, None)
        if entry["type"] == "number" and entry["count"] == 1:
            assert getattr(artist, name) == entry["default"][0], name


@pytest.mark.parametrize("kind", VERBS)
def test_signatures_name_every_word(kind: str) -> None:
    for owner in (vitrail.Scene, vitrail.Group):
        parameters = inspect.signature(getattr(owner, METHODS.get(kind, kind))).parameters
        positional, keywords = own_signature(METHODS.get(kind, kind))
        assert typed_keywords()[keywords] | positional == set(parameters) - {"self", "data"}


def test_all_names_are_exported() -> None:
    for name in vitrail.__all__:
        assert hasattr(vitrail, name)
    assert {cls.__name__ for cls in CLASSES.values()} <= set(vitrail.__all__)


def pyright(*arguments: str, cwd: Path = ROOT) -> str:
    found = shutil.which("pyright", path=f"{ROOT}/node_modules/.bin") or shutil.which("pyright")
    if found is None:
        pytest.fail("pyright is missing: npm ci installs it")
    # pyright asks Python where modules are; --verifytypes looks nowhere else.
    run = subprocess.run(
        [found, "--pythonpath", sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(cwd)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return run.stdout + run.stderr


def test_types_are_strict() -> None:
    said = pyright("-p", "python")
    assert "0 errors, 0 warnings" in said, said


def test_types_are_complete(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "python/vitrail", tmp_path / "vitrail", ignore=shutil.ignore_patterns("_engine", "__pycache__"))
    said = pyright("--verifytypes", "vitrail", "--ignoreexternal", cwd=tmp_path)
    assert "Type completeness score: 100%" in said, said


def test_users_types_are_what_they_read(tmp_path: Path) -> None:
    code = """
import numpy as np
import vitrail
scene = vitrail.Scene(title="x", width=100)
pts = scene.plot(np.zeros((3, 3)))
reveal_type(pts)
reveal_type(pts.size)
reveal_type(pts.position)
pts.size = [1, 2, 3]
pts.color = "red"
pts.position = [1, 2, 3]
land = scene.surface([[1, 2], [3, 4]], cmap="terrain")
reveal_type(land.contours)
scene.scatter([1], [2], [3], marker="sphere", c=["a"])
@scene.on("frame")
def tick(event: vitrail.Event) -> None: ...
reveal_type(tick)
scene.scatter([1], marker="spear")  # wrong
pts.marker = 3  # wrong
scene.box(sise=3)  # wrong
"""
    (tmp_path / "user.py").write_text(code)
    (tmp_path / "pyrightconfig.json").write_text(json.dumps({"extraPaths": [str(ROOT / "python")], "typeCheckingMode": "strict"}))
    said = pyright("-p", ".", cwd=tmp_path)
    assert 'Type of "pts" is "Points"' in said, said
    assert 'Type of "pts.position" is "tuple[float, float, float]"' in said
    assert 'Type of "land.contours" is "float"' in said
    assert 'Type of "tick" is "(event: Event) -> None"' in said
    wrong = {number for number, line in enumerate(code.splitlines(), 1) if "# wrong" in line}
    found = {int(line.split("user.py:")[1].split(":")[0]) for line in said.splitlines() if " - error" in line}
    assert found == wrong, said


def test_typing_helpers_exist_for_checkers_alone() -> None:
    assert not hasattr(importlib.import_module("vitrail.words"), "ArrayLike")
    assert typing.TYPE_CHECKING is False


@pytest.mark.parametrize("kind", VERBS)
def test_types_allow_one_number_for_several_where_it_works(scene: vitrail.Scene, kind: str) -> None:
    data: dict[str, Any] = {"text": ["x"], "surface": [[[1, 2], [3, 4]]], "image": [[[1, 2], [3, 4]]]}
    points = [[(0, 0, 0), (1, 1, 1)]] if "positions" in KINDS[kind].arrays else []
    artist: Any = getattr(scene, METHODS.get(kind, kind))(*data.get(kind, points))
    types = {name: text for base in type(artist).__mro__ for name, text in inspect.get_annotations(base).items()}
    for name, (_, entry) in KINDS[kind].properties.items():
        if entry["type"] in ("number", "angle") and entry["count"] > 1:
            if re.search(r", float \|", types[name]):
                setattr(artist, name, 2)
            else:
                with pytest.raises(vitrail.Error):
                    setattr(artist, name, 2)


def described(function: Any) -> set[str]:
    """What a docstring has an entry of."""
    return set(re.findall(r"^(\w+) : ", function.__doc__, re.M))


@pytest.mark.parametrize("kind", VERBS)
def test_docstrings_describe_every_keyword(kind: str) -> None:
    keywords = typed_keywords()[own_signature(METHODS.get(kind, kind))[1]]
    assert keywords <= described(getattr(vitrail.Scene, METHODS.get(kind, kind)))
    assert keywords <= described(CLASSES[kind]) | described(vitrail.Artist)


def test_docstrings_describe_every_attribute_of_camera_and_scene() -> None:
    assert declared(vitrail.Camera) <= described(vitrail.Camera)
    assert declared(vitrail.Scene) <= described(vitrail.Scene)
