# In:  C's includes under src/, Python's imports under python/vitrail, JavaScript's under web/; rooms.toml, the order of rooms.
# Out: a line for each arrow that points to a later room, each circle of files, each file that names a kind of another's; then exit
#      status 1. With --report the graphs' numbers, and status 0.
"""Check that every file uses only its own room and earlier ones, without circles, and that kinds are named at home only."""

import argparse
import ast
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
LANGUAGES = ("c", "python", "javascript")


@dataclass(frozen=True)
class Arrow:
    """One file uses another: both relative to the root of the language's files."""

    source: str
    line: int
    target: str


@dataclass
class Graph:
    """The files of one language and what they use."""

    root: Path
    order: list[list[str]]
    free: set[str]
    files: list[str]
    arrows: list[Arrow] = field(default_factory=list)
    paired: bool = False  # a header and a source of one stem are one module

    def module(self, file: str) -> str:
        """Name what circles are made of."""
        return file.rpartition(".")[0] if self.paired else file

    def room(self, file: str) -> int | None:
        """Number the room in the order, that of the longest entry which fits; None where the file stands in none."""
        fits = [
            (len(entry), number)
            for number, entries in enumerate(self.order)
            for entry in entries
            if file == entry or file.startswith(entry + "/") or entry == "*" and "/" not in file
        ]
        return max(fits)[1] if fits else None

    def modules(self) -> dict[str, dict[str, Arrow]]:
        """Give each module's targets, each with its first arrow."""
        found: dict[str, dict[str, Arrow]] = {self.module(file): {} for file in self.files if file not in self.free}
        for arrow in self.arrows:
            source, target = self.module(arrow.source), self.module(arrow.target)
            if source != target and not {arrow.source, arrow.target} & self.free:
                found[source].setdefault(target, arrow)
        return found


# --- reading ---


def c_graph(root: Path, order: list[list[str]], free: set[str], skip: set[str]) -> Graph:
    """Read the includes; those of generated and system files lead out of the graph."""
    files = sorted(str(path.relative_to(root)) for path in root.rglob("*.[ch]"))
    graph = Graph(root, order, free, [file for file in files if file not in skip], paired=True)
    for file in graph.files:
        for line, text in enumerate((root / file).read_text().splitlines(), 1):
            named = re.match(r'\s*#\s*include\s+"([^"]+)"', text)
            if named:
                beside = os.path.normpath(Path(file).parent / named[1])
                target = next((name for name in (beside, named[1]) if name in files), None)
                if target:
                    graph.arrows.append(Arrow(file, line, target))
    return graph


def is_for_types(node: ast.AST) -> bool:
    """Tell `if TYPE_CHECKING:`, whose body never runs."""
    return isinstance(node, ast.If) and any(
        isinstance(part, (ast.Name, ast.Attribute)) and getattr(part, "id", getattr(part, "attr", "")) == "TYPE_CHECKING"
        for part in ast.walk(node.test)
    )


def imports(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Find the imports that may run, in functions too."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.Import, ast.ImportFrom)):
            yield child
        elif isinstance(child, ast.If) and is_for_types(child):
            for statement in child.orelse:
                yield from imports(ast.Module([statement], []))
        else:
            yield from imports(child)


def python_graph(root: Path, order: list[list[str]], free: set[str], skip: set[str]) -> Graph:
    """Read the imports; a package stands for its __init__.py, and loading a package on the way to its module does not count."""
    files = sorted(str(path.relative_to(root)) for path in root.rglob("*.py"))
    graph = Graph(root, order, free, [file for file in files if file not in skip])
    names = {}
    for file in graph.files:
        parts = [root.name, *Path(file).with_suffix("").parts]
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    for file in graph.files:
        package = [root.name, *Path(file).parts[:-1]]
        for found in imports(ast.parse((root / file).read_text(), file)):
            if isinstance(found, ast.Import):
                targets = [alias.name for alias in found.names]
            else:
                start = package[: len(package) - found.level + 1] if found.level else []
                base = ".".join([*start, *([found.module] if found.module else [])])
                targets = [name if (name := f"{base}.{alias.name}") in names else base for alias in found.names]
            for target in dict.fromkeys(targets):
                if target in names and names[target] != file:
                    graph.arrows.append(Arrow(file, found.lineno, names[target]))
    return graph


def javascript_graph(root: Path, order: list[list[str]], free: set[str], skip: set[str]) -> Graph:
    """Ask esbuild for the imports; types in comments are none to it."""
    files = sorted(str(path.relative_to(root)) for path in root.rglob("*.js") if "node_modules" not in path.parts)
    graph = Graph(root, order, free, [file for file in files if file not in skip])
    with tempfile.TemporaryDirectory() as scratch:
        meta = Path(scratch, "meta.json")
        esbuild = HERE.parents[1] / "node_modules/.bin/esbuild"
        subprocess.run(
            [esbuild, *graph.files, "--bundle", "--format=esm", "--platform=neutral", "--packages=external", "--log-level=error",
             f"--outdir={scratch}/out", f"--metafile={meta}"],
            cwd=root, check=True,
        )  # fmt: skip
        inputs = json.loads(meta.read_text())["inputs"]
    for file in graph.files:
        lines = (root / file).read_text().splitlines()
        for found in inputs[file]["imports"]:
            if found.get("external") or found["path"] not in graph.files:
                continue
            quoted = re.compile(rf"""\b(?:from|import)\b.*["']{re.escape(found["original"])}["']|^}} from ["']{re.escape(found["original"])}["']""")
            line = next((number for number, text in enumerate(lines, 1) if quoted.search(text)), 1)
            graph.arrows.append(Arrow(file, line, found["path"]))
    return graph


# --- judging ---


def circles(modules: dict[str, dict[str, Arrow]]) -> list[list[str]]:
    """Find the strongly connected components of more than one module (Tarjan, 1972), largest first."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        stack.append(module)
        for target in modules[module]:
            if target not in number:
                visit(target)
                lowest[module] = min(lowest[module], lowest[target])
            elif target in stack:
                lowest[module] = min(lowest[module], number[target])
        if lowest[module] == number[module]:
            at = stack.index(module)
            component = sorted(stack[at:])
            del stack[at:]
            if len(component) > 1:
                found.append(component)

    sys.setrecursionlimit(10_000)
    for module in modules:
        if module not in number:
            visit(module)
    return sorted(found, key=lambda component: (-len(component), component))


def shortest_circle(modules: dict[str, dict[str, Arrow]], component: list[str]) -> list[Arrow]:
    """Find the fewest arrows that lead from a module of the component back to it."""
    best: list[Arrow] = []
    for start in component:
        came: dict[str, tuple[str, Arrow]] = {}
        waiting = deque([start])
        while waiting and start not in came:
            module = waiting.popleft()
            for target, arrow in modules[module].items():
                if target in component and target not in came:
                    came[target] = (module, arrow)
                    waiting.append(target)
        path: list[Arrow] = []
        module = start
        while not path or module != start:
            module, arrow = came[module]
            path.insert(0, arrow)
        if not best or len(path) < len(best):
            best = path
    return best


def upward(graph: Graph) -> list[Arrow]:
    """Find the arrows to later rooms."""
    found = []
    for arrow in graph.arrows:
        source, target = graph.room(arrow.source), graph.room(arrow.target)
        if source is not None and target is not None and target > source and not {arrow.source, arrow.target} & graph.free:
            found.append(arrow)
    return found


def complaints(graph: Graph, top: Path) -> Iterator[str]:
    """Say what is wrong with a graph, with the files and lines."""
    place = graph.root.relative_to(top)
    for file in graph.files:
        if file not in graph.free and graph.room(file) is None:
            yield f"{place}/{file}: stands in no room of rooms.toml"
    for arrow in upward(graph):
        rooms = [" ".join(graph.order[graph.room(file) or 0]) for file in (arrow.source, arrow.target)]
        yield f"{place}/{arrow.source}:{arrow.line}: uses {place}/{arrow.target}, but the room {rooms[0]} comes before {rooms[1]}"
    modules = graph.modules()
    for component in circles(modules):
        path = shortest_circle(modules, component)
        steps = ", ".join(f"{place}/{arrow.source}:{arrow.line} uses {place}/{arrow.target}" for arrow in path)
        yield f"{place}: a circle of {len(component)} modules; its shortest way round: {steps}"


def bare(source: str) -> str:
    """Blank C's comments and strings, and keep the lines."""
    pattern = r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
    return re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found[0]), source, flags=re.DOTALL)


def kinds_named(top: Path, table: str, structural: Iterable[str]) -> Iterator[str]:
    """Find the files that name a kind which is not theirs: VT_MESH, VT_PROPS(mesh, ...), vt_mesh_props."""
    listed = re.search(r"#define VT_KINDS\(K\)((?:.*\\\n)*.*\n)", (top / table).read_text())
    if not listed:
        sys.exit(f"{table}: no list VT_KINDS(K)")
    kinds = [(upper, lower) for upper, lower in re.findall(r"\bK\((\w+), (\w+)", listed[1]) if upper not in structural]
    uppers, lowers = ("|".join(names) for names in zip(*kinds))
    named = re.compile(rf"\bVT_(?:{uppers})\b|\bVT_(?:PROPS|SLOT|ARRAY|ARRAYS)\((?:{lowers})\b[^)]*\)|\bvt_(?:{lowers})_(?:props|arrays)\b")
    homes = {path.stem for path in (top / "src/kinds").glob("*.c")}
    for path in sorted((top / "src").rglob("*.[ch]")):
        file = path.relative_to(top)
        at_home = path.parent.name == "kinds" or path.parent.name == "gl" and path.stem.removeprefix("gl_") in homes
        if at_home or str(file) == table:
            continue
        for line, text in enumerate(bare(path.read_text()).splitlines(), 1):
            for found in named.finditer(text):
                yield f"{file}:{line}: names a kind, {found[0]}; src/kinds/ is the place for what one kind alone does"


# --- the command ---


def report(name: str, graph: Graph) -> str:
    """Put a graph's numbers in one line."""
    modules = graph.modules()
    found = circles(modules)
    return (
        f"{name:<12}{len(graph.files):>6}{len(modules):>9}{sum(map(len, modules.values())):>8}{len(upward(graph)):>8}"
        f"{len(found):>9}{sum(map(len, found)):>12}  {' '.join(str(len(component)) for component in found)}"
    )


def main() -> int:
    """Check, or report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help="c, python, javascript or kinds; all without")
    parser.add_argument("--report", action="store_true", help="print the graphs' numbers and judge nothing")
    parser.add_argument("--root", type=Path, default=HERE.parents[1], help="the tree to look at, for one of another time")
    parser.add_argument("--rooms", type=Path, default=HERE / "rooms.toml", help="the order of rooms")
    given = parser.parse_args()
    top = given.root.resolve()
    rooms = tomllib.loads(given.rooms.read_text())
    parts = given.parts or [*LANGUAGES, "kinds"]
    if unknown := set(parts) - {*LANGUAGES, "kinds"}:
        parser.error(f"no part called {', '.join(sorted(unknown))}")
    readers = {"c": c_graph, "python": python_graph, "javascript": javascript_graph}
    wrong: list[str] = []
    if given.report:
        print(f"{'':<12}{'files':>6}{'modules':>9}{'arrows':>8}{'upward':>8}{'circles':>9}{'in circles':>12}  sizes of circles")
    for part in parts:
        if part == "kinds":
            wrong += kinds_named(top, **rooms["kinds"])
            continue
        table = rooms[part]
        order = [[entry] if isinstance(entry, str) else entry for entry in table["order"]]
        graph = readers[part](top / table["root"], order, set(table.get("free", ())), set(table.get("skip", ())))
        if given.report:
            print(report(part, graph))
        wrong += complaints(graph, top)
    if given.report:
        if "kinds" in parts:
            print(f"kinds named away from home: {sum('names a kind' in line for line in wrong)}")
        return 0
    print("\n".join(wrong) or f"rooms: {', '.join(parts)} hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
