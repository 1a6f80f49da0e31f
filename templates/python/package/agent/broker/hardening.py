"""Keeps other processes of the same user out of this one's memory, as far as the system can."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Final

_SET_DUMPABLE: Final = 4
"""PR_SET_DUMPABLE of prctl(2)."""


def harden() -> list[str]:
    """Forbid core dumps, and on Linux reading this process's memory. Give what could not be done."""
    missing: list[str] = []
    if not _without_core_dumps():
        missing.append("core dumps are not off")
    if not _undumpable():
        missing.append("other processes of this user may read the memory of this one")
    return missing


def _without_core_dumps() -> bool:
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return True
    return False


def _undumpable() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    with suppress(OSError, AttributeError):
        return bool(ctypes.CDLL(None, use_errno=True).prctl(_SET_DUMPABLE, 0, 0, 0, 0) == 0)
    return False
