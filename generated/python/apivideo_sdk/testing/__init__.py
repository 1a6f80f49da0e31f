"""Test code that uses this package, without network.

    transport = ReplayTransport(json_reply({"id": "1"}), ConnectError("gone"))

is a transport for a client: it answers with what it was given, in order, and keeps the requests.
`Exchange` and the `check_*` functions hold one call against the request it must send and the answer it must read.
"""

from __future__ import annotations

from . import additions
from .additions import *  # noqa: F403 - whatever a layer adds
from .checks import (
    check_async_call,
    check_async_drift,
    check_async_error,
    check_async_pages,
    check_call,
    check_drift,
    check_error,
    check_pages,
)
from .exchange import Exchange, FormBody, JsonBody, MultipartBody, RawBody
from .parts import Part
from .replay import AsyncReplayTransport, ReplayTransport, SentRequest, json_reply

__all__ = [
    "AsyncReplayTransport",
    "Exchange",
    "FormBody",
    "JsonBody",
    "MultipartBody",
    "Part",
    "RawBody",
    "ReplayTransport",
    "SentRequest",
    "check_async_call",
    "check_async_drift",
    "check_async_error",
    "check_async_pages",
    "check_call",
    "check_drift",
    "check_error",
    "check_pages",
    "json_reply",
]
__all__ += additions.__all__
