# In:  README.md and docs/*.md.
# Out: each Python block of a page run in turn, in one namespace and an empty folder; a block marked `error=TEXT` must
#      raise an error that holds TEXT.
from __future__ import annotations

import re
from pathlib import Path

import pytest

import vitrail

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```python(?: error=(?P<error>[^\n]+))?\n(?P<code>.*?)^```$", re.M | re.S)
PAGES = [page for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))] if BLOCK.search(page.read_text("utf-8"))]


def test_the_guide_and_the_readme_have_examples() -> None:
    assert {"README.md", "guide.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_of_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = page.read_text("utf-8")
    namespace: dict[str, object] = {}
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        # The blank lines give errors the page's own line numbers.
        code = compile("\n" * line + block["code"], str(page), "exec")
        if block["error"]:
            with pytest.raises((vitrail.Error, TypeError)) as failure:
                exec(code, namespace)
            assert block["error"] in str(failure.value)
        else:
            exec(code, namespace)
