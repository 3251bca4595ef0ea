# In:  the bytes of arrays and files.
# Out: the same bytes under a name that says what they are, kept once however many scenes hold them.
"""Content-addressed bytes."""

from __future__ import annotations

import hashlib
import weakref


class Content:
    """Bytes that are addressed by what they are, so that the same ones are kept and sent once."""

    __slots__ = ("__weakref__", "_hash", "data")

    def __init__(self, data: bytes | bytearray) -> None:
        self.data: bytes | bytearray = data
        self._hash = ""

    @property
    def hash(self) -> str:
        """BLAKE2b of 128 bits, in hexadecimal."""
        if not self._hash:
            self._hash = hashlib.blake2b(self.data, digest_size=16).hexdigest()
        return self._hash


_contents: weakref.WeakValueDictionary[str, Content] = weakref.WeakValueDictionary()


def content(data: bytes | bytearray) -> Content:
    """Return the one Content that holds these bytes."""
    new = Content(data)
    return _contents.setdefault(new.hash, new)


class Transient(Content):
    """Bytes that are used once and replace a part of others, so that their hash would be of no use."""

    __slots__ = ()
    _count = 0

    @property
    def hash(self) -> str:
        """A name that no other has; it begins with ``~``."""
        if not self._hash:
            Transient._count += 1
            self._hash = "~%d" % Transient._count
        return self._hash
