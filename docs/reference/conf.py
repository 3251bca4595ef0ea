# In:  build/reference/source, which build.py has written. Out: how Sphinx makes pages of it.
"""Settings of the reference's pages; ``./dev docs`` makes them."""

from __future__ import annotations

import inspect
import re
from typing import Any

import vitrail

project = "Vitrail"
author = "the Vitrail authors"
project_copyright = "the Vitrail authors"
version = release = vitrail.__version__

extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "myst_parser"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
# --- Python: from docstrings ---
autodoc_default_options = {"members": True, "inherited-members": "tuple, Exception, ValueError", "member-order": "alphabetical"}
autodoc_typehints = "none"  # numpydoc sections say them in words
napoleon_google_docstring = False
napoleon_use_rtype = False
napoleon_custom_sections = [("Attributes", "params_style")]  # as fields: members have entries of their own
default_role = "any"

# --- Markdown: the documents and what TypeDoc wrote ---
myst_heading_anchors = 6
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["myst.strikethrough"]

# --- pages ---
html_theme = "furo"
html_title = f"Vitrail {release}"
html_static_path = ["static"]
html_css_files = ["reference.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#b23a16", "color-brand-content": "#b23a16"},
    "dark_css_variables": {"color-brand-primary": "#ff8a66", "color-brand-content": "#ff8a66"},
}
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

SETTING = re.compile(r"^Setting\[(.*)\]$", re.S)


def split_types(text: str) -> tuple[str, str]:
    """The two types in `Setting[read, written]`."""
    depth = 0
    for i, letter in enumerate(text):
        depth += (letter == "[") - (letter == "]")
        if letter == "," and not depth:
            return text[:i].strip(), text[i + 1 :].strip()
    return text, text


def add_types(app: Any, what: str, name: str, thing: Any, options: Any, lines: list[str]) -> None:
    """Say what a property gives and takes; its class has that as an annotation."""
    owner, _, member = name.rpartition(".")
    cls = getattr(vitrail, owner.rpartition(".")[2], None)
    if what != "property" or not isinstance(cls, type):
        return
    plain = inspect.getdoc(thing) or ""
    if "\n" not in plain:  # napoleon takes what stands before a colon for a type
        lines[:] = [plain]
    for base in cls.__mro__:
        found = SETTING.match(str(base.__dict__.get("__annotations__", {}).get(member, "")))
        if found:
            given, taken = split_types(found[1])
            lines += ["", f"Gives ``{given}``." if given == taken else f"Gives ``{given}``; takes ``{taken}``."]
            return


def hide_arguments(app: Any, what: str, name: str, thing: Any, options: Any, signature: str | None, returned: str | None) -> Any:
    """Artists, cameras, events and links are given, not made by users: what their classes take is nobody's."""
    if what == "class" and thing not in (vitrail.Scene, vitrail.Error):
        return "", None
    return None


def setup(app: Any) -> None:
    app.connect("autodoc-process-signature", hide_arguments)
    app.connect("autodoc-process-docstring", add_types)
