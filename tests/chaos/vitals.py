"""How the calling process fares: how long its threads and its loop are held up, and how much memory it has."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Final

_BEAT: Final = 0.02
_NOTABLE: Final = 0.05
"""Seconds from which on a beat that comes late counts."""
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_MIB: Final = 1 << 20


class Vitals:
    """For how long the process was held up in each second, and samples of its memory."""

    def __init__(self) -> None:
        self.lags: defaultdict[int, float] = defaultdict(float)
        self.memory: list[float] = []
        self._ended = threading.Event()

    def watch(self) -> None:
        """Beat in a thread until `end`."""
        while not self._ended.is_set():
            self._beat()
            if len(self.memory) < (time.monotonic() - self._began) * 2:
                self.memory.append(memory())

    async def watch_loop(self) -> None:
        """Beat on the event loop until `end`."""
        while not self._ended.is_set():
            began = time.monotonic()
            await asyncio.sleep(_BEAT)
            self.note(began + _BEAT, time.monotonic())

    def start(self) -> threading.Thread:
        """Begin to watch in a thread."""
        self._began = time.monotonic()
        thread = threading.Thread(target=self.watch)
        thread.start()
        return thread

    def end(self) -> None:
        """Stop watching."""
        self._ended.set()

    def note(self, due: float, came: float) -> None:
        """Note a beat: what it came late counts in each second that passed meanwhile, in which calls may have ended."""
        if came - due > _NOTABLE:
            for second in range(int(due), int(came) + 1):
                self.lags[second] += min(came, second + 1) - max(due, second)

    def held_up_between(self, start: float, end: float) -> float:
        """Give for how long the process was held up between two moments, by the second."""
        return sum(self.lags[second] for second in range(int(start), int(end) + 2))

    def growth(self) -> float:
        """Give by how many MiB memory grew from the second fifth of the run to the last."""
        fifth = max(1, len(self.memory) // 5)
        return median(self.memory[-fifth:]) - median(self.memory[fifth : 2 * fifth])

    def _beat(self) -> None:
        began = time.monotonic()
        time.sleep(_BEAT)
        self.note(began + _BEAT, time.monotonic())


def memory() -> float:
    """Give the resident memory of this process, in MiB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / _MIB
