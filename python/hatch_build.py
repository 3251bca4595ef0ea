# In:  hatchling, which makes a wheel; VITRAIL_PLATFORM, the tag of the machine that libvitrail was built for, or nothing.
# Out: the wheel's tag: py3-none-any, or py3-none-<platform> with the native library inside.
"""The build hook: which wheel this is."""

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Tag(BuildHookInterface[Any]):
    """Names the wheel after the platform that it is for."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Set the tag; `version` is hatchling's word for the kind of build."""
        platform = os.environ.get("VITRAIL_PLATFORM")
        if platform:
            build_data["pure_python"] = False
            build_data["tag"] = f"py3-none-{platform}"
