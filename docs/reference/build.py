# In:  the package's docstrings, web/index.d.ts, src/vitrail.h, build/web/kinds.json, the documents of docs/ and this folder.
# Out: build/reference/site, pages that any web server can serve and that ask no other host for anything; a warning is an error.
"""Make the reference: write its sources into build/reference/source, then let TypeDoc and Sphinx make pages of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OUT = ROOT / "build/reference"
SOURCE = OUT / "source"
sys.path[:0] = [str(HERE), str(ROOT / "python")]

import header_pages  # noqa: E402
import kind_pages  # noqa: E402
import python_pages  # noqa: E402

# Where the documents stand among the pages: the file in the project, the page.
DOCUMENTS = {
    "docs/guide.md": "guide.md",
    "docs/coming-from.md": "coming-from.md",
    "docs/notebooks.md": "notebooks.md",
    "docs/javascript.md": "javascript.md",
    "docs/versions.md": "versions.md",
    "CHANGELOG.md": "changelog.md",
}

JAVASCRIPT = """# JavaScript

`import { createScene } from "vitrail"`: all that it exports, and the types of what goes in and comes out.
"""


def write(name: str, text: str) -> None:
    path = SOURCE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def document(name: str) -> str:
    """A document as a page: links to documents that are pages too lead there, others are text."""
    text = (ROOT / name).read_text("utf-8")
    text = re.sub(r"^(```\w+) error=.*$", r"\1", text, flags=re.M)

    def link(found: re.Match[str]) -> str:
        label, target, anchor = found.groups()
        path = ((ROOT / name).parent / target).resolve() if target else ROOT / name
        page = DOCUMENTS.get(path.relative_to(ROOT).as_posix())
        return f"[{label}]({page}{anchor or ''})" if page else label

    return re.sub(r"\[([^\]\n]+)\]\(([^)#\s]*)(#[^)\s]*)?\)", link, text)


def javascript() -> None:
    """TypeDoc's pages, without the line for each member that says what it is inherited from."""
    typedoc = HERE / "node_modules/typedoc/bin/typedoc"
    folder = SOURCE / "javascript"
    subprocess.run(["node", str(typedoc), "--options", str(HERE / "typedoc.json"), "--out", str(folder)], check=True)
    index = folder / "index.md"
    for page in set(folder.rglob("*.md")) - {index}:
        text = page.read_text("utf-8")
        text = re.sub(r"\n#+ (Inherited from|Overrides)\n\n.*\n", "", text)
        text = re.sub(r"\n\*\*\*\n", "", text)
        text = re.sub(r"^(# .*\n)", r"\1\n[All of JavaScript](../index.md)\n", re.sub(r"\n{3,}", "\n\n", text), count=1, flags=re.M)
        page.write_text("---\norphan: true\n---\n" + text, "utf-8")  # an orphan, as Python's pages are
    text = index.read_text("utf-8").replace("# vitrail\n", JAVASCRIPT, 1)
    index.write_text(text, "utf-8")


def main() -> None:
    table = json.loads((ROOT / "build/web/kinds.json").read_text("utf-8"))
    shutil.rmtree(SOURCE, ignore_errors=True)
    shutil.rmtree(OUT / "new", ignore_errors=True)
    write("index.md", (HERE / "index.md").read_text("utf-8").replace("{{version}}", table["version"]))
    for name, page in DOCUMENTS.items():
        write(page, document(name))
    for pages in (python_pages.pages(), kind_pages.pages(table), header_pages.pages((ROOT / "src/vitrail.h").read_text("utf-8"))):
        for name, text in pages.items():
            write(name, text)
    javascript()
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-j", "auto", "-c", str(HERE), "-d", str(OUT / "cache"),
                    "-b", "html", str(SOURCE), str(OUT / "new")], check=True,
                   env={**os.environ, "PYTHONPATH": str(ROOT / "python")})
    # At once, since ./dev test may copy them meanwhile.
    shutil.rmtree(OUT / "site", ignore_errors=True)
    (OUT / "new").rename(OUT / "site")


if __name__ == "__main__":
    main()
