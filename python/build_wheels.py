# In:  build/web/ (host.js, vitrail.wasm, kinds.json, widget.js) and, for the platform wheel, build/native/libvitrail.so.
# Out: python/vitrail/_engine/ filled; dist/vitrail-<version>-py3-none-any.whl and, with --platform, the platform wheel.
"""Build the wheels: the pure one for pages, the platform one with the native library for CPython."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WEB = ROOT / "build/web"
NATIVE = ROOT / "build/native"
ENGINE = HERE / "vitrail/_engine"
NEEDED = ("host.js", "vitrail.wasm", "kinds.json")
LIBRARY = {"darwin": "libvitrail.dylib", "win32": "vitrail.dll"}.get(sys.platform, "libvitrail.so")


def fill_engine() -> None:
    """Copy what every wheel carries into the package."""
    missing = [name for name in NEEDED if not (WEB / name).exists()]
    if missing:
        sys.exit(f"build/web/ has no {', '.join(missing)}: run npm run build first")
    ENGINE.mkdir(exist_ok=True)
    for old in ENGINE.iterdir():
        old.unlink()
    for name in (*NEEDED, "widget.js"):
        if (WEB / name).exists():
            shutil.copy2(WEB / name, ENGINE / name)


def platform_tag(library: Path) -> str:
    """Name the oldest system that the library runs on: on Linux by the newest glibc symbol that it asks for (PEP 600)."""
    if sys.platform != "linux":
        return re.sub(r"[-.]", "_", sysconfig.get_platform())
    versions = [(int(a), int(b)) for a, b in re.findall(rb"GLIBC_(\d+)\.(\d+)", library.read_bytes())]
    major, minor = max([(2, 17), *versions])
    return f"manylinux_{major}_{minor}_{os.uname().machine}"


def wheel(platform: str = "") -> None:
    """Let hatchling make one wheel."""
    environment = {**os.environ, "VITRAIL_PLATFORM": platform}
    # The same files give the same bytes.
    environment.setdefault("SOURCE_DATE_EPOCH", "1767225600")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(ROOT / "dist")],
        cwd=HERE, env=environment, check=True,
    )


def main() -> None:
    """Build what was asked for."""
    fill_engine()
    readme = HERE / "README.md"
    copied = not readme.exists()
    if copied:  # the page on PyPI is the project's own
        shutil.copy2(ROOT / "README.md", readme)
    try:
        wheel()
        if "--platform" in sys.argv[1:]:
            library = NATIVE / LIBRARY
            if not library.exists():
                sys.exit(f"build/native/{LIBRARY} is missing: cmake --preset native && cmake --build --preset native")
            shutil.copy2(library, ENGINE / LIBRARY)
            try:
                wheel(platform_tag(library))
            finally:  # the package in a clone uses build/native, which is always the newest
                (ENGINE / LIBRARY).unlink()
    finally:
        if copied:
            readme.unlink()


if __name__ == "__main__":
    main()
