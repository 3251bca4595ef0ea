# In:  the table of kinds (build/web/kinds.json). Out: a page for each kind, and their list.
"""The pages of kinds: each property and array with its type, default, range and meaning."""

from __future__ import annotations

import math
from typing import Any

INTRO = """# Kinds

All that a scene can hold, as the library itself lists it. A property is a few numbers, a choice or a text; an array holds a value for each
element. Python and JavaScript use these names: `points.size = 6`. "auto" is `None` in Python and `null` in JavaScript: the library chooses.

"""
STORED = {
    "point3": "positions, float32 about a double origin", "f32": "float32", "u32": "whole numbers", "rgba8": "colours", "mask": "selected or not",
    "pixels": "pixels",
}


def title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def python_class(name: str) -> str:
    return {"view": "Camera"}.get(name) or "".join(part.capitalize() for part in name.split("_"))


def number(value: float, angle: bool) -> str:
    if angle:
        value = round(math.degrees(value), 2)
    return f"{value:g}"


def type_of(item: dict[str, Any]) -> str:
    kind, count = item["type"], item["count"]
    unit = {"px": " in CSS pixels", "device px": " in device pixels"}.get(item["unit"], "")
    words = " or ".join(f'`"{choice}"`' for choice in item["choices"])
    if kind == "choice":
        return words
    if kind == "bool":
        return "true or false"
    if kind in ("text", "color"):
        return {"text": "text", "color": "colour"}[kind]
    what = "angle" if kind == "angle" else "number"
    text = (f"{what}{unit}" if count == 1 else f"{count} {what}s{unit}") + (" in degrees" if kind == "angle" else "")
    return f"{text}, or {words}" if words else text


def default_of(item: dict[str, Any]) -> str:
    value = item["default"]
    if item["type"] == "text":
        return f'`"{value}"`' if value else "empty"
    if None in value:
        return "auto"
    if item["type"] == "choice":
        return f'`"{item["choices"][int(value[0])]}"`'
    if item["type"] == "bool":
        return "true" if value[0] else "false"
    if item["type"] == "color" and value[3] == 0:
        return "clear"
    if item["count"] == 16:
        return "identity"
    return ", ".join(number(part, item["type"] == "angle") for part in value)


def range_of(item: dict[str, Any]) -> str:
    low, high = item["min"], item["max"]
    angle = item["type"] == "angle"
    if item["type"] in ("choice", "bool", "text", "color") or (low is None and high is None):
        return ""
    if high is None:
        return f"from {number(low, angle)}"
    if low is None:
        return f"to {number(high, angle)}"
    return f"{number(low, angle)} to {number(high, angle)}"


def row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def sentence(text: str) -> str:
    """Help as it stands in the table; what is no word of prose keeps its small letter."""
    return text.replace("*", "\\*").replace("<", "&lt;")


def page(kind: dict[str, Any]) -> str:
    name = kind["name"]
    lines = [f"# {title(name)}", "", f"`{name}`: {sentence(kind['help'])}.", ""]
    cls = python_class(name)
    javascript = {"scene": "classes/Scene", "view": "classes/Camera", "group": "classes/Group"}.get(name, f"interfaces/{cls}")
    lines += [f"In Python: [vitrail.{cls}](../python/vitrail.{cls}.rst). In JavaScript: [{cls}](../javascript/{javascript}.md).", ""]
    lines += ["## Properties", "", row("name", "meaning", "type", "default", "range"), row("---", "---", "---", "---", "---")]
    for item in kind["properties"]:
        lines.append(row(f"`{item['name']}`", sentence(item["help"]), type_of(item), default_of(item), range_of(item)))
    if kind["arrays"]:
        lines += ["", "## Arrays", "", row("name", "meaning", "numbers for each element", "kept as"), row("---", "---", "---", "---")]
        for item in kind["arrays"]:
            least, most = item["components"]
            count = str(least) if least == most else f"{least} to {most}"
            grid = {1: "", 2: ", on a grid (rows, columns)", 3: ", in a volume (slices, rows, columns)"}[item["dimensions"]]
            lines.append(row(f"`{item['name']}`", sentence(item["help"]), count + grid, STORED.get(item["storage"], item["storage"])))
    return "\n".join(lines) + "\n"


def pages(table: dict[str, Any]) -> dict[str, str]:
    out = {f"kinds/{kind['name']}.md": page(kind) for kind in table["kinds"]}
    index = INTRO + "\n".join(f"- [{title(kind['name'])}]({kind['name']}.md): {sentence(kind['help'])}" for kind in table["kinds"])
    index += "\n\nArrays are given in any of the types " + ", ".join(f"`{name}`" for name in table["dtypes"]) + ".\n"
    toctree = "\n".join(kind["name"] for kind in table["kinds"])
    out["kinds/index.md"] = f"{index}\n```{{toctree}}\n:hidden:\n\n{toctree}\n```\n"
    return out
