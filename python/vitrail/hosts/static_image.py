# In:  a scene in the native library; how many elements it has to draw.
# Out: its picture as a PNG, as fine as there is time for.
"""The picture that a notebook keeps, for places where no widget can be."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ..schema import KINDS

if TYPE_CHECKING:
    from .native import NativePage
    from .protocols import Core

SECONDS = 1.0
ELEMENTS = 1_000_000  # more take a machine without a GPU seconds to draw even once


def draw(core: Core, page: NativePage, view: int, elements: int) -> bytes | None:
    """Draw the picture, or None where a cell would wait for it too long."""
    if elements > ELEMENTS and page.software():
        return None
    passes = KINDS["view"].properties["passes"][0]
    wanted = core.get_numbers(view, passes)
    try:
        count = 1.0
        while True:
            core.set_numbers(view, passes, (count,))
            start = time.monotonic()
            image = page.png()
            if count >= wanted[0] or 4 * (time.monotonic() - start) > SECONDS:
                break
            count = min(wanted[0], 4 * count)
        return image
    finally:
        core.set_numbers(view, passes, wanted)
