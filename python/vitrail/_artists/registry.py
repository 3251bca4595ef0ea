# In:  an artist's class, with the keywords that the table does not explain.
# Out: the class with all its properties and keywords; artists by the names of their kinds.
"""Which class shows which kind."""

from ..errors import Error
from ..schema import KINDS
from . import coloring, keywords

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .artist import Artist
    from .keywords import Keyword

CLASSES: "dict[str, type[Artist]]" = {}


def register(cls: "Any", name: str, own: "dict[str, Keyword] | None" = None, data: str = "") -> None:
    """Give a class the table's properties, and make it that of a kind.

    Parameters
    ----------
    cls : type
        The class.
    name : str
        The kind.
    own : dict
        Keywords that are more than a property: each a getter, a setter and a sentence. ``data`` is the position, where it
        is not given.
    data : str
        The array that ``data`` is.
    """
    kind = KINDS[name]
    all_: "dict[str, Keyword]" = {}
    for each in kind.properties:
        all_[each] = keywords.property_keyword(kind, each)
    all_["data"] = all_["position"]
    if "colors" in kind.arrays:
        all_.update(coloring.color_keywords(kind))
    if "selected" in kind.properties:
        all_["selected"] = keywords.selected_flag(kind)
    if "selected" in kind.arrays:
        all_["selected"] = keywords.SELECTED
    if "pickable" in kind.properties:
        all_["hover"] = keywords.HOVER
    all_.update(own or {})
    for each in all_:
        get, put, text = all_[each]
        setattr(cls, each, property(get, put, None, text))
    cls._kind = kind
    cls._setters = {each: all_[each][1] for each in all_}
    cls._getters = {each: all_[each][0] for each in all_}
    cls._data_name = data
    CLASSES[name] = cls


def make(scene: "Any", parent: int, name: str, properties: "dict[str, Any]") -> "Any":
    """Make an artist below a node of a scene; where that fails, the scene is as it was."""
    if scene._closed:
        raise Error("%s: this scene was closed; make a new one, vitrail.Scene()" % name)
    cls = CLASSES[name]
    cycled = cls._cycles_color and properties.get("color") is None
    if cycled and properties.get("c") is None:
        properties["color"] = "C%d" % (scene._cycle % 10)
    elif cycled:
        properties.pop("color", None)
        cycled = False
    before = scene._axes.state()
    try:
        artist = cls(scene, parent, properties)
    except BaseException:
        scene._axes.restore(before)
        raise
    scene._cycle += cycled
    scene._artists[artist._id] = artist
    return artist


def adopt(scene: "Any", node: int) -> None:
    """Make the artist of a node that a reader made with a tool of the page."""
    if node not in scene._artists:
        name: str = scene._queries.info(node)["kind"]
        scene._artists[node] = CLASSES[name](scene, scene._id, {}, node)
