"""Test code that uses this package, without network.

    transport = ReplayTransport(json_reply({"id": "1"}), ConnectError("gone"))

is a transport for a client: it answers with what it was given, in order, and keeps the requests.
`Exchange` and the `check_*` functions hold one call against the request it must send and the response it must read.

    with recorded("runner.json") as transport, Client(transport=transport) as client:
        ...

answers from a recording that was made of the API itself; `recordings` has what makes, redacts and changes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import additions, recordings
from .additions import *  # noqa: F403 - whatever a layer adds
from .checks import (
    check_async_call,
    check_async_drift,
    check_async_error,
    check_async_pages,
    check_async_stream,
    check_call,
    check_drift,
    check_error,
    check_pages,
    check_stream,
)
from .exchange import Exchange, FormBody, JsonBody, MultipartBody, RawBody
from .parts import Part
from .replay import AsyncReplayTransport, ReplayTransport, SentRequest, json_reply

if TYPE_CHECKING:
    from .recordings import AsyncRecordedTransport as AsyncRecordedTransport
    from .recordings import AsyncRecordingTransport as AsyncRecordingTransport
    from .recordings import RecordedTransport as RecordedTransport
    from .recordings import RecordingTransport as RecordingTransport
    from .recordings import async_recorded as async_recorded
    from .recordings import read_recording as read_recording
    from .recordings import recorded as recorded
    from .recordings import write_recording as write_recording

__all__ = [
    "AsyncRecordedTransport",
    "AsyncRecordingTransport",
    "AsyncReplayTransport",
    "Exchange",
    "FormBody",
    "JsonBody",
    "MultipartBody",
    "Part",
    "RawBody",
    "RecordedTransport",
    "RecordingTransport",
    "ReplayTransport",
    "SentRequest",
    "async_recorded",
    "check_async_call",
    "check_async_drift",
    "check_async_error",
    "check_async_pages",
    "check_async_stream",
    "check_call",
    "check_drift",
    "check_error",
    "check_pages",
    "check_stream",
    "json_reply",
    "read_recording",
    "recorded",
    "recordings",
    "write_recording",
]
__all__ += additions.__all__

_RECORDING = frozenset(__all__).intersection(recordings.__all__)

if not TYPE_CHECKING:  # a type checker knows the names from above, and reports a misspelt one

    def __getattr__(name: str) -> object:
        """Load what records and replays when it is used."""
        if name not in _RECORDING:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(recordings, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_RECORDING})
