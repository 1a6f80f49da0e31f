"""What arrived: the last requests, with their responses' statuses, and without their secrets."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

OWN: Final = "/_emulator"
"""Where the emulator is talked to itself."""


def is_own(path: str) -> bool:
    """Return whether a path is the emulator's own, its page at `/` too: neither remembered nor disturbed."""
    return path in {"/", OWN} or path.startswith(f"{OWN}/")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceivedRequest:
    """One request. `operation` is "" where the document has none; `status` is 0 while, and if never, it is answered.

    body: its text, None for files and for what is no text; cut after 16 KiB. size: bytes of the whole body.
    seconds: real time until the response was complete.
    """

    number: int
    at: str
    method: str
    path: str
    query: Sequence[tuple[str, str]]
    operation: str
    headers: Mapping[str, str]
    body: str | None = None
    size: int = 0
    status: int = 0
    seconds: float = 0.0

    def show(self) -> dict[str, Any]:
        """Give it as JSON."""
        return asdict(self)


@dataclass(slots=True)
class RequestLog:
    """The last requests, the oldest first, in the order in which they were answered or given up."""

    most: int
    _kept: deque[ReceivedRequest] = field(init=False)
    _count: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._kept = deque(maxlen=self.most)

    def next_number(self) -> int:
        """Count a request."""
        with self._lock:
            self._count += 1
            return self._count

    def add(self, request: ReceivedRequest) -> None:
        """Remember a request, and forget the oldest when there are too many."""
        with self._lock:
            self._kept.append(request)

    def every(self) -> list[ReceivedRequest]:
        """Give the requests that are remembered."""
        with self._lock:
            return list(self._kept)

    def clear(self) -> None:
        """Forget them; the count goes on."""
        with self._lock:
            self._kept.clear()
