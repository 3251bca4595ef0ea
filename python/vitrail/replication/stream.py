# In:  the commands and contents of one scene; what one receiver has got.
# Out: numbered messages of about a MiB, only as many as the page keeps up with, again where one was lost.
"""A stream over a transport that loses messages without a word, as notebooks do when there are too many at a time."""

from __future__ import annotations

import base64
import time
from collections import OrderedDict, deque
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from .content import Content, Transient

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

CHUNK_BYTES = 1 << 20  # larger ones show the first picture later and bring the last byte no sooner
TEXT_COST = 1 << 18  # of commands in a message, about bytes
WINDOW = 8  # messages on the way
DEAF_SECONDS = 0.25  # a kernel in the middle of a cell hears no acknowledgement: older messages count as arrived
KEPT_BYTES = 64 << 20  # of messages that may have to be sent again
RETRY_SECONDS = (2.0, 4.0, 8.0, 16.0, 32.0)  # of silence, before a message is sent again; then the page is given up

SELECTED = -1  # in place of an array's number
_Key = tuple[str, int, int, int]  # what it is about, a node, a number of one of its properties or arrays, which of many


class Backlog:
    """Commands that wait to be sent, without those that later ones have made needless."""

    def __init__(self) -> None:
        self._items: OrderedDict[_Key, tuple[list[Any], Content | None]] = OrderedDict()
        self._keys: dict[int, set[_Key]] = {}  # of each node
        self._epochs: dict[int, int] = {}  # of each node: raised by barrier()
        self._count = 0
        self._moves = False

    def __len__(self) -> int:
        return len(self._items)

    def _drop(self, key: _Key) -> None:
        if self._items.pop(key, None) is not None:
            self._keys[key[1]].discard(key)

    def _put(self, key: _Key, command: list[Any], data: Content | None) -> None:
        self._drop(key)  # the new one goes to the end, where what it depends on has been said
        self._items[key] = (command, data)
        self._keys.setdefault(key[1], set()).add(key)

    def add(self, command: list[Any], data: Content | None = None) -> None:
        """Add one command, and the bytes that it names."""
        self._count += 1
        name, node = command[0], command[1]
        if name in ("numbers", "text"):
            self._put(("property", node, command[2], self._epochs.get(node, 0)), command, data)
        elif name == "write" and command[5]:
            self._put(("part", node, command[2], self._count), command, data)
        elif name in ("write", "decode"):
            for key in [k for k in self._keys.get(node, ()) if k[0] == "part" and k[2] == command[2]]:
                self._drop(key)
            self._put(("array", node, command[2], 0), command, data)
        elif name in ("create", "select", "listen", "describe"):
            self._put((name, node, 0, 0), command, data)
        else:
            self._moves = self._moves or name == "move"
            self._put((name, node, 0, self._count), command, data)

    def barrier(self, node: int) -> None:
        """Keep what was set on a node so far, whatever is set later: what is said in between builds on it."""
        self._epochs[node] = self._epochs.get(node, 0) + 1

    def remove(self, nodes: Sequence[int]) -> None:
        """Remove a node, given with all below it: what never was sent need not be."""
        if self._moves:  # something else may hang on what is to go
            self.add(["remove", nodes[0], list(nodes[1:])])
            return
        sent = [node for node in nodes if ("create", node, 0, 0) not in self._items]
        for node in nodes:
            for key in self._keys.pop(node, ()):
                self._items.pop(key, None)
        if sent:
            self.add(["remove", sent[0], sent[1:]])

    def take(self) -> tuple[list[Any], Content | None] | None:
        """Take the oldest command out."""
        if not self._items:
            return None
        key, item = self._items.popitem(last=False)
        keys = self._keys[key[1]]
        keys.discard(key)
        if not keys:
            del self._keys[key[1]]
        self._moves = self._moves and bool(self._items)
        return item


class _Sent(NamedTuple):
    message: dict[str, Any]
    buffers: list[Any]
    size: int


class _Transfer:
    """A command whose bytes are on the way."""

    def __init__(self, command: list[Any], data: Content) -> None:
        self.command = command
        self.data = data
        self.at = 0


class Stream:
    """What one page is told about one scene, in order and without gaps.

    Parameters
    ----------
    name : str
        Told apart by it from the streams of other pages, and from earlier ones of the same page.
    post : callable
        Sends ``(message, buffers)``; may lose it.
    have : iterable of str
        Hashes of contents that the page holds already.
    text : bool
        Send bytes as base64 in the message's text, for hosts that have no bytes in messages or are slow with them.
    clock : callable
        Seconds.
    """

    def __init__(
        self,
        name: str,
        post: Callable[[dict[str, Any], list[Any]], None],
        have: Iterable[str] = (),
        text: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self.text = text
        self.lost: bool = False  # the page is gone, or needs what is no longer kept: it has to say hello again
        self._post = post
        self._clock = clock
        self._backlog = Backlog()
        self._known = set(have)
        self._held: dict[tuple[int, int], str] = {}  # (node, array) -> hash: what the page holds for this scene
        self._uses: dict[str, int] = {}
        self._transfer: _Transfer | None = None
        self._sent: dict[int, _Sent] = {}
        self._times: deque[tuple[int, float]] = deque()  # of the messages that count as being on the way
        self._kept = 0
        self._next = 0
        self._dropped = 0  # messages before this one are kept no longer
        self._heard = clock()
        self._tries = 0

    @property
    def sent(self) -> int:
        """How many messages were sent: the number of the next one."""
        return self._next

    @property
    def idle(self) -> bool:
        """Whether all was sent and arrived."""
        return not self._sent and not self._backlog and self._transfer is None

    # --- in ---

    def add(self, command: list[Any], data: Content | None = None) -> None:
        """Queue a command."""
        self._backlog.add(command, data)

    def remove(self, nodes: Sequence[int]) -> None:
        """Queue the removal of a node, given with all below it."""
        self._backlog.remove(nodes)

    def barrier(self, node: int) -> None:
        """See `Backlog.barrier`."""
        self._backlog.barrier(node)

    def acknowledge(self, upto: int, missing: Iterable[int]) -> None:
        """Take note that all messages before `upto` arrived, and that of the later ones `missing` did not."""
        self._heard = self._clock()
        self._tries = 0
        for seq in [s for s in self._sent if s < upto]:
            self._forget(seq)
        while self._times and self._times[0][0] < upto:
            self._times.popleft()
        for seq in missing:
            self._again(seq)
        self.pump()

    def tick(self) -> float | None:
        """Send again what was not answered. Returns in how many seconds to call this again, None: not before an answer."""
        if not self._sent:
            self.pump()
            return None
        quiet = self._clock() - self._heard
        if self._tries >= len(RETRY_SECONDS):
            self.lost = True
            return None
        if quiet >= RETRY_SECONDS[self._tries]:
            self._tries += 1
            self._heard = self._clock()
            self._again(min(self._sent))
            quiet = 0.0
        self.pump()
        wait = RETRY_SECONDS[min(self._tries, len(RETRY_SECONDS) - 1)] - quiet
        return min(wait, DEAF_SECONDS) if self._backlog or self._transfer else wait

    # --- out ---

    def pump(self) -> None:
        """Send what may be sent."""
        now = self._clock()
        while self._times and now - self._times[0][1] > DEAF_SECONDS:
            self._times.popleft()
        while len(self._times) < WINDOW and not self.lost:
            message, buffers, size = self._message()
            if not message["verbs"]:
                return
            if not self._sent:
                self._heard = now
            seq = self._next
            self._next += 1
            self._sent[seq] = _Sent(message, buffers, size)
            self._times.append((seq, now))
            self._kept += size
            while self._kept > KEPT_BYTES and len(self._sent) > WINDOW:
                oldest = min(self._sent)
                self._forget(oldest)
                self._dropped = oldest + 1
            self._post(message, buffers)

    def _forget(self, seq: int) -> None:
        self._kept -= self._sent.pop(seq).size

    def _again(self, seq: int) -> None:
        if seq in self._sent:
            self._post(self._sent[seq].message, self._sent[seq].buffers)
        elif seq < self._dropped:
            self.lost = True

    def _message(self) -> _Sent:
        commands: list[list[Any]] = []
        buffers: list[Any] = []
        room, cost = CHUNK_BYTES, 0
        while cost < TEXT_COST and room > 0:
            if self._transfer is None:
                item = self._backlog.take()
                if item is None:
                    break
                command, data = item
                if data is None or data.hash in self._known:
                    commands.append(command)
                    cost += _cost(command)
                    self._keep(command, data)
                    continue
                self._transfer = _Transfer(command, data)
            transfer = self._transfer
            whole = transfer.data.data
            total = len(whole)
            step = min(room, total - transfer.at)
            piece = memoryview(whole)[transfer.at : transfer.at + step]
            said: list[Any] = ["bytes", transfer.data.hash, total, transfer.at, step]
            if self.text:
                said.append(base64.b64encode(piece).decode("ascii"))
            else:
                buffers.append(piece)
            commands.append(said)
            transfer.at += step
            room -= step
            if transfer.at == total:
                if not isinstance(transfer.data, Transient):
                    self._known.add(transfer.data.hash)
                commands.append(transfer.command)
                cost += _cost(transfer.command)
                self._keep(transfer.command, transfer.data)
                self._transfer = None
        size = CHUNK_BYTES - room + cost
        return _Sent({"op": "data", "stream": self.name, "seq": self._next, "verbs": commands}, buffers, size)

    # The page lets go of contents that its scene shows no longer, by the same rule.
    def _keep(self, command: list[Any], data: Content | None) -> None:
        if command[0] in ("write", "decode", "select"):
            place = (command[1], SELECTED if command[0] == "select" else command[2])
            self._release(place)
            if data is not None and not isinstance(data, Transient):
                self._held[place] = data.hash
                self._uses[data.hash] = self._uses.get(data.hash, 0) + 1
        elif command[0] == "remove":
            gone = {command[1], *command[2]}
            for place in [p for p in self._held if p[0] in gone]:
                self._release(place)
        elif command[0] == "ready":
            self._known = set(self._uses)

    def _release(self, place: tuple[int, int]) -> None:
        held = self._held.pop(place, None)
        if held is not None:
            self._uses[held] -= 1
            if not self._uses[held]:
                del self._uses[held]
                self._known.discard(held)


def _cost(command: list[Any]) -> int:
    last: Any = command[-1]
    if isinstance(last, str):
        return 32 + 4 * len(last)
    return 32 + (18 * len(cast("list[Any]", last)) if isinstance(last, list) else 0)
