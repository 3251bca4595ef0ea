# In:  _engine/kinds.json, the core's own list of what a scene can hold (written when the package is built).
# Out: names -> numbers, for kinds, properties and arrays; defaults, choices and help.
"""The table of kinds, as the C core lists them."""

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Kind:
    """One kind of thing: its number and its properties and arrays by name, each as (number, entry)."""

    def __init__(self, number: int, entry: "dict[str, Any]") -> None:
        self.number = number
        self.name: str = entry["name"]
        self.help: str = entry["help"]
        self.properties: "dict[str, tuple[int, dict[str, Any]]]" = {}
        for i, item in enumerate(entry["properties"]):
            self.properties[item["name"]] = (i, item)
        self.arrays: "dict[str, tuple[int, dict[str, Any]]]" = {}
        for i, item in enumerate(entry["arrays"]):
            self.arrays[item["name"]] = (i, item)


def _load() -> "dict[str, Any]":
    folder = __file__.replace("\\", "/").rsplit("/", 1)[0]
    try:
        with open(folder + "/_engine/kinds.json") as file:
            return json.loads(file.read())
    except OSError:
        raise ImportError(
            "vitrail was not built: %s/_engine/kinds.json is missing. In a clone, ./dev wheel builds it; "
            "otherwise reinstall the package." % folder
        ) from None


TABLE = _load()
VERSION: str = TABLE["version"]
KINDS: "dict[str, Kind]" = {}
for _number, _entry in enumerate(TABLE["kinds"]):
    KINDS[_entry["name"]] = Kind(_number, _entry)
