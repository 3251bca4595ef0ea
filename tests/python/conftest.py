# In:  the clone: python/vitrail with its engine filled in, build/native or VITRAIL_LIBRARY.
# Out: `vitrail` importable from the clone; small scenes and their pixels.
# Called by: pytest.
"""What the Python tests share."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))

import vitrail  # noqa: E402


@pytest.fixture
def scene() -> Iterator[vitrail.Scene]:
    """An empty scene of 160 x 120 pixels, closed afterwards."""
    with vitrail.Scene(width=160, height=120) as made:
        yield made
