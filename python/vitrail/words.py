# In:  nothing.
# Out: the types of `vitrail.typing`, under the name that they had in version 0.1.
"""Moved: import types from `vitrail.typing` instead."""

from .typing import *  # noqa: F403
