"""What was called, as JSON lines: time, operation, status, decision. No values of arguments, and no secrets."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One call. path: with handles in the place of secrets. outcome: "allowed", "confirmed", "asked", "denied"."""

    time: str
    operation: str
    method: str
    path: str
    outcome: str
    status: int = 0
    milliseconds: int = 0
    reason: str = ""


class AuditLog:
    """Appends entries to a file that its owner alone may read; without a file it keeps nothing."""

    def __init__(self, file: Path | None = None, *, clock: Callable[[], datetime] | None = None) -> None:
        self._file = file
        self._clock = clock or (lambda: datetime.now(UTC))
        self._lock = threading.Lock()
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)

    def now(self) -> str:
        """Give the time as entries have it."""
        return self._clock().isoformat(timespec="milliseconds")

    def write(self, entry: AuditEntry) -> None:
        """Append an entry."""
        if self._file is None:
            return
        line = msgspec.json.encode(entry) + b"\n"
        with self._lock:
            descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(descriptor, line)
            finally:
                os.close(descriptor)
