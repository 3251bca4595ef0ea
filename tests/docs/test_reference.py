# In:  build/reference/site, as ./dev docs has just made it (where a warning is an error), and what it describes.
# Out: every public name of Python, JavaScript and C, every property and array of every kind has its place; every link leads somewhere; no
#      page asks another host for anything.
from __future__ import annotations

import inspect
import json
import re
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "build/reference/site"
sys.path.insert(0, str(ROOT / "python"))

import vitrail  # noqa: E402

KINDS = json.loads((ROOT / "build/web/kinds.json").read_text("utf-8"))["kinds"]
TYPES = "".join((ROOT / "web" / name).read_text("utf-8") for name in ("index.d.ts", "inputs.d.ts", "kinds.d.ts"))
EXPORTS = sorted(set(re.findall(r"^export (?:declare )?(?:abstract )?(?:class|interface|function|const|type) (\w+)", TYPES, re.M)))
FUNCTIONS = re.findall(r"^VT_API [\w ]+?\*?\b(vt_\w+)\(", (ROOT / "src/vitrail.h").read_text("utf-8"), re.M)


class Page(HTMLParser):
    """What a page links to, what it loads, and which places it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.loads: set[str] = set()
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id", ""))
        if tag == "a" and "href" in given:
            self.links.add(given["href"])
        elif tag == "link" and "href" in given and given.get("rel") not in ("next", "prev", "index", "search"):
            self.loads.add(given["href"])
        elif "src" in given:
            self.loads.add(given["src"])


@cache
def page(path: Path) -> Page:
    return Page(path.read_text("utf-8"))


PAGES = sorted(SITE.rglob("*.html"))


def test_there_is_a_reference() -> None:
    assert len(PAGES) > 100, "there is no reference in build/reference/site: ./dev docs makes it"
    assert len(EXPORTS) > 60
    assert len(FUNCTIONS) > 50


@pytest.mark.parametrize("name", [name for name in vitrail.__all__ if name != "__version__"])
def test_every_name_of_python_has_its_place(name: str) -> None:
    thing = getattr(vitrail, name)
    ids = page(SITE / f"python/vitrail.{name}.html").ids
    assert f"vitrail.{name}" in ids
    if inspect.isclass(thing):
        own = [base for base in thing.__mro__ if base.__module__.startswith("vitrail")]
        members = {member for base in own for member, value in vars(base).items() if inspect.isroutine(value) or isinstance(value, property)}
        missing = [member for member in sorted(members) if not member.startswith("_") and f"vitrail.{name}.{member}" not in ids]
        assert not missing


def test_the_tests_and_the_reference_want_the_same_versions() -> None:
    def locked(name: str) -> dict[str, str]:
        return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / f"tests/packages/{name}.txt").read_text("utf-8"), re.M))

    tests, docs = locked("tests"), locked("docs")
    assert {"jinja2", "packaging"} <= tests.keys() & docs.keys()
    assert {name: (tests[name], docs[name]) for name in tests.keys() & docs.keys() if tests[name] != docs[name]} == {}


def test_every_export_of_javascript_has_its_page() -> None:
    pages = {path.stem for path in (SITE / "javascript").rglob("*.html")}
    assert sorted(set(EXPORTS) - pages) == []


def test_every_method_of_a_scene_in_javascript_has_its_place() -> None:
    ids = page(SITE / "javascript/classes/Scene.html").ids
    assert {"scatter", "line", "surface", "toblob", "pick", "xlabel"} <= ids


def test_every_function_of_c_has_its_place() -> None:
    assert sorted({f"c.{name}" for name in FUNCTIONS} - page(SITE / "c.html").ids) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind["name"])
def test_every_property_and_array_of_a_kind_is_on_its_page(kind: dict[str, list[dict[str, str]]]) -> None:
    text = (SITE / f"kinds/{kind['name']}.html").read_text("utf-8")
    for item in kind["properties"] + kind["arrays"]:
        assert f'<span class="pre">{item["name"]}</span>' in text, item["name"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(SITE).as_posix())
def test_links_lead_somewhere_and_nothing_is_loaded_from_elsewhere(path: Path) -> None:
    for link in page(path).loads | {link for link in page(path).links if not re.match(r"https?:|mailto:", link)}:
        assert not re.match(r"https?:|//", link), link
        if link.startswith("data:"):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = (path.parent / name.partition("?")[0]).resolve() if name else path
        assert target.exists(), link
        if anchor and target.suffix == ".html":
            assert anchor in page(target).ids, link
