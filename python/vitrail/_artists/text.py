# In:  words, and where they stand.
# Out: `Text`, and the verbs `text` and `annotate`.
"""Words in a scene."""

from .._generated import properties as typed
from ..schema import KINDS
from .artist import Artist
from .keywords import property_keyword
from .positions import position_of
from .registry import register
from .verb import VerbBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Unpack

    from ..typing import TextKeywords, Vector


class Text(Artist, typed.TextProperties):
    """Words at a place in the scene; see `Scene.text`."""

    __slots__ = ()

    def _values(self, index: int) -> "dict[str, Any]":
        out = Artist._values(self, index)
        out["text"] = self.text
        return out


class Verbs(VerbBase):
    """Texts by a scene's verbs."""

    __slots__ = ()

    def text(
        self, text: str, position: "Vector" = (0, 0, 0), **properties: "Unpack[TextKeywords]"
    ) -> "Text":
        """Write words at a place in the scene; they keep their size on the screen and face the reader.

        Parameters
        ----------
        text : str
            What to write; a line break starts a new line.
        position : (3,) numbers
            Where.
        **properties
            Attributes of `Text`, which can be changed later: ``size``, ``color``, ``anchor``, ``offset``, ``halo``...

        Returns
        -------
        Text

        Raises
        ------
        vitrail.Error
            For values that cannot be used.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().text("summit", (0, 0, 195), size=16).text
        'summit'
        """
        return self._create_artist("text", properties, text=text, position=position)

    def annotate(
        self,
        text: str,
        position: "Any",
        **properties: "Unpack[TextKeywords]",
    ) -> "Text":
        """Write words beside a place, with a line from the place to them.

        Parameters
        ----------
        text : str
            What to write.
        position : (3,) numbers, Pick, Event or artist
            The place that they are about.
        **properties
            As for `text`; ``offset`` says where the words are from there, in pixels right and up on the screen (30, 30);
            ``leader`` is the line's thickness (1 px), ``leader_color`` its colour.

        Returns
        -------
        Text

        Raises
        ------
        vitrail.Error
            For values that cannot be used.
        TypeError
            For an unknown keyword.

        Examples
        --------
        >>> import vitrail
        >>> vitrail.Scene().annotate("summit", (0, 0, 195), offset=(40, 20)).leader
        1.0
        """
        given: "Any" = properties
        offset: "Any" = given.setdefault("offset", (30, 30))
        given.setdefault("leader", 1.0)
        given.setdefault("occluded", False)
        if "anchor" not in given and hasattr(offset, "__getitem__"):
            given["anchor"] = "left" if offset[0] > 0 else "right" if offset[0] < 0 else "center"
        return self._create_artist("text", given, text=text, position=position_of(position, "annotate"))


register(Text, "text", {"data": property_keyword(KINDS["text"], "text")})
