# In:  the text of src/vitrail.h. Out: one page: its introduction, and each section with its declarations.
"""The page of the C interface."""

from __future__ import annotations

import re

SECTION = re.compile(r"^// --- (?P<heading>.*?) ---.*$", re.M)
DECLARATION = re.compile(r"^VT_API (?P<code>[^;]*);[ \t]*(?://[ ]?(?P<comment>.*(?:\n[ ]{20,}//.*)*))?$", re.M)


def prose(comment: str) -> str:
    """Lines of a comment as paragraphs: no slashes, nothing that Markdown would read."""
    text = "\n".join(line.strip().removeprefix("//").strip() for line in comment.splitlines())
    return re.sub(r"([*_<>`\[\]])", r"\\\1", text)


def introduction(text: str) -> list[str]:
    """The comment at the top: its headings stand two spaces in, its paragraphs four."""
    lines = []
    for line in text[text.index("// What Vitrail is") : text.index("#ifndef")].splitlines():
        body = line.removeprefix("//").rstrip()
        if re.match(r" ?\S", body):
            lines += ["", f"## {body.strip()}", ""]
        else:
            lines.append(re.sub(r"([*_<>`\[\]])", r"\\\1", body.strip()))
    return lines


def section(text: str) -> list[str]:
    """Declarations with their comments; what is neither (enums, constants) is shown as it stands."""
    lines: list[str] = []
    at = 0

    def between(piece: str) -> None:
        comment: list[str] = []
        code: list[str] = []

        def flush() -> None:
            if comment:
                lines.extend(["", prose("\n".join(comment)), ""])
                comment.clear()
            if any(line.strip() for line in code):
                lines.extend(["", "```c", *"\n".join(code).strip("\n").split("\n"), "```", ""])
            code.clear()

        for line in piece.splitlines():
            if line.startswith("//"):
                if any(part.strip() for part in code):
                    flush()
                comment.append(line)
            elif line.strip() and not line.startswith(("#if", "#endif", "#else")):
                if comment:
                    flush()
                code.append(line)
            elif not line.strip():
                flush()
        flush()

    for found in DECLARATION.finditer(text):
        between(text[at : found.start()])
        code = re.sub(r"\s+", " ", found["code"])
        lines += ["", f":::{{c:function}} {code}", prose(found["comment"] or ""), ":::", ""]
        at = found.end()
    between(text[at:])
    return lines


def pages(text: str) -> dict[str, str]:
    lines = ["# C", "", "`src/vitrail.h`: the interface that the others stand on. The native library and the WebAssembly export the same functions.", ""]
    lines += introduction(text)
    body = text[text.index("typedef struct vt_node") : text.rindex("#endif")]
    first = SECTION.search(body)
    assert first
    lines += ["## Types", *section(body[: first.start()])]
    sections = list(SECTION.finditer(body))
    for i, found in enumerate(sections):
        end = sections[i + 1].start() if i + 1 < len(sections) else len(body)
        heading = found["heading"]
        lines += ["", f"## {heading[0].upper()}{heading[1:]}", *section(body[found.end() : end])]
    return {"c.md": re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"}
