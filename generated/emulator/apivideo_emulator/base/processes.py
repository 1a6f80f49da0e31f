"""The programs that work for one emulator, ffmpeg and ffprobe: none of them outlives it."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


class EndedError(Exception):
    """A program was ended, or not begun, as nobody wants its work any more."""


class Processes:
    """Runs programs in the threads that want their work. `end` and `close` may be called from any other."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._is_closed = False
        self._lock = threading.Lock()

    def run(self, command: Sequence[str], *, timeout: float, folder: Path | None = None) -> bytes | None:
        """Run a command in a folder, and give what it writes; None if it fails, or takes longer. Raises EndedError.

        timeout: real seconds.
        """
        try:
            with self._started(command, folder) as process:
                output, _ = process.communicate(timeout=timeout)
        except (subprocess.TimeoutExpired, OSError):
            return None
        return output if process.returncode == 0 else None

    def end(self) -> None:
        """End all programs that run."""
        with self._lock:
            for process in self._running:
                process.kill()
            self._running.clear()

    def close(self) -> None:
        """End all programs, and let no other begin."""
        with self._lock:
            self._is_closed = True
        self.end()

    @contextmanager
    def _started(self, command: Sequence[str], folder: Path | None) -> Iterator[subprocess.Popen[bytes]]:
        process = self._start(command, folder)
        try:
            yield process
        finally:
            with self._lock:
                is_wanted = process in self._running
                self._running.discard(process)
            process.kill()
            process.communicate()
        if not is_wanted:
            raise EndedError(f"{command[0]} was ended")

    def _start(self, command: Sequence[str], folder: Path | None) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._is_closed:
                raise EndedError(f"{command[0]} is not begun any more")
            process = subprocess.Popen(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._running.add(process)
        return process
