# In:  nothing at run time.
# Out: what carries a stream's messages.
"""Transports: a notebook's comm, a worker's port, a file."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    class Transport(Protocol):
        """Brings messages to those who show a scene, all of them; messages may get lost, or come late."""

        def send(self, message: "dict[str, Any]", buffers: "list[Any]") -> None: ...
        def close(self) -> None: ...

    # Takes what comes back: {"op": "hello"}, acknowledgements {"op": "ack"}, what readers did...
    Receive = Callable[[dict[str, Any]], None]
