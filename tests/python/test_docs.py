# In:  README.md and docs/*.md.
# Out: each link within the project leads somewhere; each Python block of a page run in turn, in one namespace and an empty folder,
#      and each code in the last column of a table headed "Vitrail"; a block marked `error=TEXT` must raise an error that holds TEXT.
from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import vitrail

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```python(?: error=(?P<error>[^\n]+))?\n(?P<code>.*?)^```$", re.M | re.S)
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "bench").glob("*.md")]
# A table from a library's lines to ours; one in a section with JavaScript is run by tests/browser/javascript.test.mjs.
TABLE = re.compile(r"^\| [^|\n]+ \| Vitrail \|\n\| --- \| --- \|\n(?P<rows>(?:\|.*\n)+)", re.M)
PAGES = [page for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))] if BLOCK.search(page.read_text("utf-8"))]


def steps_of(text: str) -> list[tuple[int, str, str | None]]:
    """What a page runs: (line, code, text of the error that it must raise), from its top to its end."""
    steps = [(text.count("\n", 0, block.start()) + 1, block["code"], block["error"]) for block in BLOCK.finditer(text)]
    start = 0
    for section in re.split(r"(?m)^(?=## )", text):
        for table in TABLE.finditer(section) if "```js\n" not in section else ():
            line = text.count("\n", 0, start + table.start("rows"))
            for i, row in enumerate(table["rows"].splitlines()):
                for code in re.findall(r"`([^`]+)`", row.rstrip(" |").rpartition(" | ")[2]):
                    steps.append((line + i, code, None))
        start += len(section)
    return sorted(steps, key=lambda step: step[0])


def test_the_guide_and_the_readme_have_examples() -> None:
    assert {"README.md", "guide.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_of_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {}
    for line, code, error in steps_of(page.read_text("utf-8")):
        # The blank lines give errors the page's own line numbers.
        program = compile("\n" * line + code, str(page), "exec")
        if error:
            with pytest.raises((vitrail.Error, TypeError)) as failure:
                exec(program, namespace)
            assert error in str(failure.value)
        else:
            exec(program, namespace)


def test_lines_for_those_who_come_from_elsewhere_are_found() -> None:
    steps = steps_of((ROOT / "docs/coming-from.md").read_text("utf-8"))
    assert len(steps) > 120
    assert any(code == 'scene.theme = "dark"' for _, code, _ in steps)
    assert not any("const " in code for _, code, _ in steps)


FILE = re.compile(r"`([\w./-]+\.(?:c|h|py|js|mjs|ts|json|toml|md|txt|vert|frag|glsl))`")
# Where a path that is not from the project's folder begins.
BASES = ("", "src", "web", "python/vitrail", "python/vitrail/_data", "tests/c")
MADE = ("vitrail.js", "host.js", "widget.js", "kinds.json", "vitrail.wasm")
BUILT = ("build/", "dist/", "node_modules/")


@pytest.mark.parametrize("page", [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")], ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    last = {name.rpartition("/")[2] for name in names}
    text = page.read_text("utf-8").partition("## Old and new names")[0]
    for name in FILE.findall(text):
        if "/" in name:
            assert name.startswith(BUILT) or any((ROOT / base / name).exists() for base in BASES), f"{page.name}: {name}"
        else:
            assert name in last or name in MADE, f"{page.name}: {name}"


def anchors(page: Path) -> set[str]:
    """The names that headings have as targets of links."""
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text("utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in re.findall(r"(?m)^#+ (.+)$", text)}


@pytest.mark.parametrize("page", DOCUMENTS, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"(?ms)^```.*?^```$", "", page.read_text("utf-8"))):
        name, _, anchor = link.partition("#")
        assert not link.startswith("http"), f"{page.name}: {link} leaves the project"
        target = page.parent / name if name else page
        assert target.exists(), f"{page.name}: {link}"
        if anchor:
            assert anchor in anchors(target), f"{page.name}: {link}"
