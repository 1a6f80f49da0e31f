"""Recordings: what was sent and answered in one story, kept as a file, and given back without a network."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cassette import export_cassette as export_cassette
    from .comparing import compare_recordings as compare_recordings
    from .files import UnusableRecordingError as UnusableRecordingError
    from .files import read_recording as read_recording
    from .files import write_recording as write_recording
    from .har import import_har as import_har
    from .har_export import export_har as export_har
    from .mutations import Mutant as Mutant
    from .mutations import mutants as mutants
    from .mutations import mutated as mutated
    from .recorder import AsyncRecordingTransport as AsyncRecordingTransport
    from .recorder import RecordingTransport as RecordingTransport
    from .recording import Recording as Recording
    from .redaction import redact as redact
    from .replay import UnrecordedRequestError as UnrecordedRequestError
    from .replay import UnusedInteractionsError as UnusedInteractionsError
    from .replayer import AsyncRecordedTransport as AsyncRecordedTransport
    from .replayer import RecordedTransport as RecordedTransport
    from .scan import SecretsLeftError as SecretsLeftError
    from .scan import find_secrets as find_secrets
    from .story import DriftError as DriftError
    from .story import FewerInteractionsError as FewerInteractionsError
    from .story import async_recorded as async_recorded
    from .story import recorded as recorded

_PLACES = {
    "AsyncRecordedTransport": "replayer",
    "AsyncRecordingTransport": "recorder",
    "DriftError": "story",
    "FewerInteractionsError": "story",
    "Mutant": "mutations",
    "RecordedTransport": "replayer",
    "Recording": "recording",
    "RecordingTransport": "recorder",
    "SecretsLeftError": "scan",
    "UnrecordedRequestError": "replay",
    "UnusableRecordingError": "files",
    "UnusedInteractionsError": "replay",
    "async_recorded": "story",
    "compare_recordings": "comparing",
    "export_cassette": "cassette",
    "export_har": "har_export",
    "find_secrets": "scan",
    "import_har": "har",
    "mutants": "mutations",
    "mutated": "mutations",
    "read_recording": "files",
    "recorded": "story",
    "redact": "redaction",
    "write_recording": "files",
}

__all__ = [
    "AsyncRecordedTransport",
    "AsyncRecordingTransport",
    "DriftError",
    "FewerInteractionsError",
    "Mutant",
    "RecordedTransport",
    "Recording",
    "RecordingTransport",
    "SecretsLeftError",
    "UnrecordedRequestError",
    "UnusableRecordingError",
    "UnusedInteractionsError",
    "async_recorded",
    "compare_recordings",
    "export_cassette",
    "export_har",
    "find_secrets",
    "import_har",
    "mutants",
    "mutated",
    "read_recording",
    "recorded",
    "redact",
    "write_recording",
]


def __getattr__(name: str) -> object:
    """Load a name when it is used, so that the package is imported fast."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_PLACES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_PLACES})
