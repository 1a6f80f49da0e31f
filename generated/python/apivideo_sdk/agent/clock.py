"""Time for waits that can be cancelled."""

from __future__ import annotations

import threading
import time

from .failures import AgentError


class WaitClock:
    """Time for waits. stop: ends a wait at once when it is set."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self._stop = stop or threading.Event()

    def now(self) -> float:
        """Give seconds, only ever growing."""
        return time.monotonic()

    def pause(self, seconds: float) -> None:
        """Let seconds pass. Raises AgentError when the wait is cancelled meanwhile."""
        if self._stop.wait(seconds):
            raise AgentError("cancelled", kind="interrupted")
