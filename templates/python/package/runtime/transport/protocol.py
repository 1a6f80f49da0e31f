"""The seam between the runtime and the network: a request, a raw, and the two methods that join them.

Anything with `send` and `close` is a transport: the one over httpx2, a replay, a fake, another HTTP client.
A transport raises `TransportError` (or a subclass) when there is no raw, and nothing else but what a sink raises.

One that does not reach the network may say besides how things are there: `sleep` and `clock`, so that nobody waits for
real; `random`, so that pauses are the same in every run; `api_key`, for a client that has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec

from ..headers import Headers
from ..redaction import redact_headers, redact_url
from ..request.bodies import EncodedBody


class Timeout(msgspec.Struct, frozen=True):
    """Seconds to wait for a connection, and for each read or write on it. None waits for ever."""

    connect: float | None
    read: float | None


class Sink(Protocol):
    """Takes the body of a response while it arrives. What it raises ends the request, and is raised as it is."""

    def begin(self, status: int, headers: Headers) -> bool:
        """Say whether the body of this response goes here; else it is read whole into the raw. May block."""
        ...

    def write(self, block: bytes) -> None:
        """Take the next bytes, as they came: no content encoding is undone. May block."""
        ...

    def report(self) -> None:
        """Tell whoever watches that more was written; called from the caller's own thread, and must be quick."""
        ...


class Request(msgspec.Struct, frozen=True, kw_only=True, repr_omit_defaults=True):
    """One HTTP request, ready to send.

    Header names are lower case; `host`, `content-length` and `transfer-encoding` are the transport's business.
    secret_names: headers and query parameters, in lower case, that are never printed.
    sink: takes the body of the response, which then need not fit into memory; the raw has none. A transport that does
    not know sinks leaves it alone, and gives the body with the raw.
    is_anonymous: sent with these headers alone, without headers, cookies and credentials of a caller's HTTP client.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    timeout: Timeout
    body: EncodedBody | None = None
    secret_names: frozenset[str] = frozenset()
    sink: Sink | None = None
    is_anonymous: bool = False

    def with_headers(self, headers: Mapping[str, str]) -> Request:
        """Give the same request with these headers on top of its own."""
        return msgspec.structs.replace(self, headers={**self.headers, **headers})

    def with_url(self, url: str) -> Request:
        """Give the same request to another address."""
        return msgspec.structs.replace(self, url=url)

    def __repr__(self) -> str:
        url = redact_url(self.url, self.secret_names)
        return f"Request({self.method} {url}, headers={redact_headers(self.headers, self.secret_names)})"


class RawResponse(msgspec.Struct, frozen=True, kw_only=True):
    """One HTTP response, its body read whole and its content encoding undone; without a body that went to a sink."""

    status: int
    headers: Headers = msgspec.field(default_factory=Headers)
    content: bytes = b""


class Transport(Protocol):
    """Sends requests for a blocking client."""

    def send(self, request: Request) -> RawResponse:
        """Send one request and read its response whole, or into its sink."""
        ...

    def close(self) -> None:
        """Give back connections; called once, by the client that owns the transport."""
        ...


class AsyncTransport(Protocol):
    """Sends requests for an asynchronous client."""

    async def send(self, request: Request) -> RawResponse:
        """Send one request and read its response whole, or into its sink."""
        ...

    async def close(self) -> None:
        """Give back connections; called once, by the client that owns the transport."""
        ...
