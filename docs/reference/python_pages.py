# In:  the package vitrail. Out: a page for each of its public names, and their list.
"""The pages of Python's classes and functions; Sphinx fills them from the docstrings."""

from __future__ import annotations

import inspect

import vitrail

# Where a name stands in the list: under the first heading whose test is true.
GROUPS = (
    ("Scenes", lambda thing: thing in (vitrail.Scene, vitrail.Group, vitrail.Camera)),
    ("Shapes", lambda thing: issubclass(thing, vitrail.Shape)),
    ("Lights", lambda thing: issubclass(thing, vitrail.Light)),
    ("Cuts", lambda thing: issubclass(thing, vitrail.Clip)),
    ("Marks", lambda thing: issubclass(thing, vitrail.Artist)),
    ("Events, links, errors", lambda thing: True),
)


def group_of(thing: object) -> str:
    if not inspect.isclass(thing):
        return GROUPS[-1][0]
    return next(heading for heading, test in GROUPS if test(thing))


def names() -> list[str]:
    return [name for name in vitrail.__all__ if not name.startswith("__")]


def pages() -> dict[str, str]:
    out: dict[str, str] = {}
    listed: dict[str, list[str]] = {heading: [] for heading, _ in GROUPS}
    for name in names():
        thing = getattr(vitrail, name)
        directive = "autoclass" if inspect.isclass(thing) else "autofunction"
        # Orphans: in every page's list of pages, with all their members, they would take most of the time and of the pages' bytes.
        out[f"python/vitrail.{name}.rst"] = "\n".join((":orphan:", "", f"vitrail.{name}", "=" * (8 + len(name)), "", ":doc:`All of Python <index>`", "",
                                                      ".. currentmodule:: vitrail", "", f".. {directive}:: vitrail.{name}", ""))
        listed[group_of(thing)].append(name)
    lines = ["Python", "======", "", "``import vitrail``: all that it holds. ``vitrail.__version__`` is its version.", "",
             ]
    for heading, members in listed.items():
        lines += [heading, "-" * len(heading), ""]
        for name in members:
            first = (inspect.getdoc(getattr(vitrail, name)) or "").split("\n\n")[0].replace("\n", " ")
            lines.append(f"- :py:obj:`vitrail.{name}`: {first}")
        lines.append("")
    out["python/index.rst"] = "\n".join(lines)
    return out
