"""Recordings: what was sent and answered in one scenario, kept as a file, and given back without a network."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .comparison import compare_recordings as compare_recordings
    from .files import UnusableRecordingError as UnusableRecordingError
    from .files import read_recording as read_recording
    from .files import write_recording as write_recording
    from .formats.cassette import export_cassette as export_cassette
    from .formats.har import import_har as import_har
    from .formats.har_export import export_har as export_har
    from .mutations import Mutant as Mutant
    from .mutations import mutants as mutants
    from .mutations import mutated as mutated
    from .record.transports import AsyncRecordingTransport as AsyncRecordingTransport
    from .record.transports import RecordingTransport as RecordingTransport
    from .recording import Recording as Recording
    from .replay.replay import UnrecordedRequestError as UnrecordedRequestError
    from .replay.replay import UnusedInteractionsError as UnusedInteractionsError
    from .replay.transports import AsyncRecordedTransport as AsyncRecordedTransport
    from .replay.transports import RecordedTransport as RecordedTransport
    from .scenario import DriftError as DriftError
    from .scenario import FewerInteractionsError as FewerInteractionsError
    from .scenario import async_recorded as async_recorded
    from .scenario import recorded as recorded
    from .secrets.redaction import redact as redact
    from .secrets.scan import SecretsLeftError as SecretsLeftError
    from .secrets.scan import find_secrets as find_secrets

_PLACES = {
    "AsyncRecordedTransport": "replay.transports",
    "AsyncRecordingTransport": "record.transports",
    "DriftError": "scenario",
    "FewerInteractionsError": "scenario",
    "Mutant": "mutations",
    "RecordedTransport": "replay.transports",
    "Recording": "recording",
    "RecordingTransport": "record.transports",
    "SecretsLeftError": "secrets.scan",
    "UnrecordedRequestError": "replay.replay",
    "UnusableRecordingError": "files",
    "UnusedInteractionsError": "replay.replay",
    "async_recorded": "scenario",
    "compare_recordings": "comparison",
    "export_cassette": "formats.cassette",
    "export_har": "formats.har_export",
    "find_secrets": "secrets.scan",
    "import_har": "formats.har",
    "mutants": "mutations",
    "mutated": "mutations",
    "read_recording": "files",
    "recorded": "scenario",
    "redact": "secrets.redaction",
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

if not TYPE_CHECKING:  # a type checker knows the names from above, and reports a misspelt one

    def __getattr__(name: str) -> object:
        """Load a name when it is used, so that the package is imported fast."""
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f".{_PLACES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_PLACES})
