"""Connections that are kept for the next request: which one is taken, and when one is given up. Nothing here does I/O.

httpcore2 makes the connections and speaks HTTP on them. Its own pools look at every connection for each request, twice,
and ask the system about the idle ones, which costs more than the request where many are under way. Here a connection
has one request at a time, and the one that was used last is taken first. Only on an event loop do requests share
connections, as HTTP/2 lets them: these go through a pool of httpcore2. Its blocking HTTP/2 is not for several threads.
"""

from __future__ import annotations

import time
from collections import deque
from typing import Final, Generic, Protocol, TypedDict, TypeVar

from .messages import Authority

MOST_CONNECTIONS: Final = 100
"""Requests that may be under way at once, and connections that are kept."""
LONGEST_IDLE: Final = 30.0
"""Seconds after which a connection that nobody used is given up."""


class PoolLimits(TypedDict):
    """What a pool of httpcore2 is made with."""

    max_connections: int
    max_keepalive_connections: int
    keepalive_expiry: float


LIMITS: Final[PoolLimits] = {
    "max_connections": MOST_CONNECTIONS,
    "max_keepalive_connections": MOST_CONNECTIONS,
    "keepalive_expiry": LONGEST_IDLE,
}


class Connection(Protocol):
    """What is asked of a connection of httpcore2, blocking or not."""

    def is_idle(self) -> bool:
        """Whether it can be used again."""
        ...

    def has_expired(self) -> bool:
        """Whether it was idle for too long, or the server has closed it."""
        ...


ConnectionT = TypeVar("ConnectionT", bound=Connection)


class IdleConnections(Generic[ConnectionT]):
    """Connections that wait for a request, by whom they lead to; for any number of threads."""

    __slots__ = ("_by_origin",)

    def __init__(self) -> None:
        self._by_origin: dict[Authority, deque[tuple[float, ConnectionT]]] = {}

    def pop(self, origin: Authority) -> ConnectionT | None:
        """Give the connection that was used last, None where there is none."""
        try:
            return self._by_origin[origin].pop()[1]
        except (KeyError, IndexError):
            return None

    def push(self, origin: Authority, connection: ConnectionT) -> None:
        """Keep a connection."""
        self._by_origin.setdefault(origin, deque()).append((time.monotonic() + LONGEST_IDLE, connection))

    def expired(self) -> list[ConnectionT]:
        """Take out what was idle for too long."""
        now, found = time.monotonic(), []
        for idle in list(self._by_origin.values()):
            try:
                while idle[0][0] < now:
                    found.append(idle.popleft()[1])
            except IndexError:  # another thread took the last one
                continue
        return found

    def drain(self) -> list[ConnectionT]:
        """Take out all of them."""
        found = []
        for idle in list(self._by_origin.values()):
            while idle:
                found.append(idle.pop()[1])
        return found
