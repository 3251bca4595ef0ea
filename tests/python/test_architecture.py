# In:  a scratch copy of the tree, tests/architecture/cross/ (the files of a kind), cmake with a C compiler, node.
# Out: whether a property and a kind are added by touching what docs/architecture.md lists, and nothing else.
"""What adding to Vitrail takes: tried on a copy."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ROOT / "tests/architecture/cross"


class Copy:
    """A copy of the tree that notes which files are changed in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.touched: list[str] = []
        for folder in ("src", "shaders", "python", "web"):
            shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        shutil.copy2(ROOT / "CMakeLists.txt", root)

    def add(self, file: str, before: str, text: str) -> None:
        """Put text in front of the only place that matches a pattern."""
        path = self.root / file
        source = path.read_text()
        places = list(re.finditer(before, source, re.MULTILINE))
        assert len(places) == 1, f"{file}: {len(places)} places look like {before}"
        path.write_text(source[: places[0].start()] + text + source[places[0].start() :])
        self.touched.append(file)

    def take(self, folder: str) -> None:
        """Add the kind's own files of a folder."""
        for path in (PARTS / folder).iterdir():
            if path.is_file():
                shutil.copy2(path, self.root / folder)
                self.touched.append(f"{folder}/{path.name}")

    def run(self, *command: str, **environment: str) -> str:
        """Run a command there, and give what it prints."""
        done = subprocess.run(command, cwd=self.root, env={**os.environ, **environment}, capture_output=True, text=True)
        said = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("[")]  # without ninja's steps
        assert done.returncode == 0, "\n".join([" ".join(command), *said[-60:]])
        return done.stdout

    def build(self) -> None:
        """Build the native library, and what is generated from the table."""
        launcher = ["-DCMAKE_C_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
        self.run("cmake", "-G", "Ninja", "-S", ".", "-B", "build/native", "-DVITRAIL_TESTS=OFF", "-DCMAKE_BUILD_TYPE=Debug",
                 "-DCMAKE_C_FLAGS_DEBUG=-O0", *launcher)  # fmt: skip
        self.run("cmake", "--build", "build/native")
        library = ctypes.CDLL(str(self.root / "build/native/libvitrail.so"))
        library.vt_table.restype = ctypes.c_char_p
        for folder in (self.root / "build/web", self.root / "python/vitrail/_engine"):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "kinds.json").write_bytes(library.vt_table())
        self.run("node", "web/generate.mjs")

    def python(self, code: str) -> str:
        """Run Python with the copy's package and library."""
        library = str(self.root / "build/native/libvitrail.so")
        return self.run(sys.executable, "-c", code, PYTHONPATH=str(self.root / "python"), VITRAIL_LIBRARY=library)


def add_property(copy: Copy) -> None:
    """Give planes a factor of their size."""
    copy.add("src/kinds.h", r"P\(normal, DIRECTION, [^\n]*the direction that the plane faces",
             'P(shrink, NUMBER, 1, {1}, 0, 1, MOVES, "", H("a factor of its size")) \\\n    ')  # fmt: skip
    copy.add("src/kinds/shapes.c", r"(?<=own_matrix_along\(node, VT_PROPS\(plane, node\)->normal, false, m\);\n)",
             "    for (int i = 0; i < 12; i++) m[i] *= VT_PROPS(plane, node)->shrink[0];\n")  # fmt: skip


def add_kind(copy: Copy) -> None:
    """Add crosses, of a family of their own."""
    copy.add("src/kinds.h", r"^// Families of kinds", (PARTS / "properties.part").read_text())
    copy.add("src/kinds.h", r"F\(TEXT, text\)", "F(CROSS, cross) ")
    copy.add("src/kinds.h", r"^    K\(AMBIENT_LIGHT", "    K(CROSS, cross, VT_IS_MARK | VT_IS_ARTIST | VT_STANDS_AT_POSITION | VT_IS_BODY, "
             '"cross||crosses", H("two bars that cross")) \\\n')  # fmt: skip
    for folder in ("src/kinds", "src/gl", "shaders"):
        copy.take(folder)


def add_verb(copy: Copy) -> None:
    """Add scene.cross()."""
    copy.take("python/vitrail/_artists")
    kinds, package = "python/vitrail/_artists/kinds.py", "python/vitrail/__init__.py"
    copy.add(kinds, r"(?<=from \. import clips, )", "cross, ")
    copy.add(kinds, r"^    shapes\.Verbs", "    cross.Verbs,\n")
    copy.add(package, r"^from \._artists\.group import", "from ._artists.cross import Cross\n")
    copy.add(package, r'^    "Cylinder",', '    "Cross",\n')


def documented(*titles: str) -> list[str]:
    """The paths that the document names under these words, as patterns."""
    text = (ROOT / "docs/architecture.md").read_text().partition("## Adding a property")[2].partition("\n## ")[0]
    paths = []
    for title in titles:
        paragraph = re.search(rf"\*\*A {title}:\*\*(.*?)(?:\n\n|\Z)", text, re.DOTALL)
        assert paragraph, f"docs/architecture.md does not say how to add a {title}"
        folder = ""
        for word in re.findall(r"`([^` ]+)`", paragraph[1]):
            path = re.sub(r"<\w+>", "cross", word)
            if path.endswith("/"):
                paths.append(re.escape(path) + r"[\w.]+")
                continue
            if path.startswith("."):  # `shaders/<family>.vert` and `.frag`
                path = folder.rpartition(".")[0] + path
            elif "/" not in path and "." in path:  # `kinds.py`, `verbs.py` beside it
                path = folder.rpartition("/")[0] + "/" + path
            folder = path
            paths.append(re.escape(path))
    return paths


def test_a_property_and_a_kind_are_added_in_the_documented_files(tmp_path: Path) -> None:
    copy = Copy(tmp_path)
    for title, add in (("property", add_property), ("kind", add_kind), ("verb", add_verb)):
        before = len(copy.touched)
        add(copy)
        listed = re.compile("|".join(documented(title)))
        for file in copy.touched[before:]:
            assert listed.fullmatch(file), f"docs/architecture.md does not list {file} for a {title}"
    copy.build()
    said = copy.python((PARTS / "use.py").read_text())
    assert said.splitlines() == [
        "the property is there, and the picture follows: 0.5 True",
        "plane.shrink: got 2, wanted a number from 0 to 1",
        "the kind is drawn: <Cross 'Here'> ((-0.5, -1.5, 0.0), (2.5, 1.5, 0.0)) True",
        "picked: [True, True, False, None]",
        "Here: a cross; x from -0.5 to 2.5, y from -1.5 to 1.5, z 0.",
    ]
