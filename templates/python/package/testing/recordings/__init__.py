"""Recordings: what was sent and answered in one story, kept as a file, and given back without a network."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .files import UnusableRecordingError as UnusableRecordingError
    from .files import read_recording as read_recording
    from .files import write_recording as write_recording
    from .recorder import AsyncRecordingTransport as AsyncRecordingTransport
    from .recorder import RecordingTransport as RecordingTransport
    from .recording import Recording as Recording

_PLACES = {
    "AsyncRecordingTransport": "recorder",
    "Recording": "recording",
    "RecordingTransport": "recorder",
    "UnusableRecordingError": "files",
    "read_recording": "files",
    "write_recording": "files",
}


def __getattr__(name: str) -> object:
    """Load a name when it is used, so that the package is imported fast."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_PLACES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_PLACES})
