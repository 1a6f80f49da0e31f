"""The seam between the runtime and the network: a request, a raw, and the two methods that join them.

Anything with `send` and `close` is a transport: the one over httpcore2, a replay, a fake, another HTTP client.
A transport raises `TransportError` (or a subclass) when there is no raw, and nothing else but what a sink raises.

One that can give a response before its body has come has `open_response` as well: see `OpensResponses`.
One that does not reach the network may offer more: see `HasClock`, `HasSleep`, `HasRandom`, `HasKey`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeAlias, runtime_checkable

import msgspec

from ..headers import Headers
from ..redaction import MASK, redact_headers, redact_url
from ..request.bodies import EncodedBody

CertificateFiles: TypeAlias = tuple[str, str | None, str | None]
"""Paths of a client's certificate and of its key, None where that is in the same file, and the password of the key."""


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
        """Notify whoever watches that more was written; called from the caller's own thread, and must be quick."""
        ...


class Request(msgspec.Struct, frozen=True, kw_only=True, repr_omit_defaults=True):
    """One HTTP request, ready to send.

    Header names are lower case; `host`, `content-length` and `transfer-encoding` are the transport's business.
    secret_names: plain names of headers and query parameters that are never printed, besides those that show
    themselves; secret_values: parts of the address that are not printed either.
    time_left: seconds until the response must be there whole, or begin where it goes to a sink; None: no limit.
    max_response_size: bytes that a response may have in memory, its content encoding undone; None: no limit.
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
    secret_values: tuple[str, ...] = ()
    time_left: float | None = None
    max_response_size: int | None = None
    sink: Sink | None = None
    is_anonymous: bool = False

    def with_headers(self, headers: Mapping[str, str]) -> Request:
        """Give the same request with these headers on top of its own."""
        return msgspec.structs.replace(self, headers={**self.headers, **headers})

    def with_url(self, url: str) -> Request:
        """Give the same request to another address."""
        return msgspec.structs.replace(self, url=url)

    @property
    def shown_url(self) -> str:
        """The address without its secrets."""
        url = redact_url(self.url, self.secret_names)
        for value in self.secret_values:
            url = url.replace(value, MASK)
        return url

    def __repr__(self) -> str:
        headers = redact_headers(self.headers, self.secret_names)
        return f"Request({self.method} {self.shown_url}, headers={headers})"


class RawResponse(msgspec.Struct, frozen=True, kw_only=True):
    """One HTTP response, its body read whole and its content encoding undone; without a body that went to a sink."""

    status: int
    headers: Headers = msgspec.field(default_factory=Headers)
    content: bytes = b""


class OpenResponse(Protocol):
    """A response whose body is still on its way, in a blocking client. Close it, whether it was read or not."""

    status: int
    headers: Headers

    def read(self) -> bytes:
        """Give the next bytes, their content encoding undone; none at the end. Raises TransportError."""
        ...

    def close(self) -> None:
        """Give the connection back. Another thread that reads meanwhile is woken."""
        ...


class AsyncOpenResponse(Protocol):
    """A response whose body is still on its way, in an asynchronous client. Close it, whether it was read or not."""

    status: int
    headers: Headers

    async def read(self) -> bytes:
        """Give the next bytes, their content encoding undone; none at the end. Raises TransportError."""
        ...

    async def close(self) -> None:
        """Give the connection back."""
        ...


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


@runtime_checkable
class OpensResponses(Protocol):
    """A transport that gives a response before its body has come; of others, a stream is read whole."""

    def open_response(self, request: Request) -> OpenResponse:
        """Send one request and give its response as soon as its headers are there."""
        ...


@runtime_checkable
class AsyncOpensResponses(Protocol):
    """The same for an asynchronous client."""

    async def open_response(self, request: Request) -> AsyncOpenResponse:
        """Send one request and give its response as soon as its headers are there."""
        ...


@runtime_checkable
class HasClock(Protocol):
    """A transport with a time of its own, such as one that replays."""

    def clock(self) -> float:
        """Give seconds, only ever growing."""
        ...


@runtime_checkable
class HasSleep(Protocol):
    """A blocking transport that lets pauses pass in its own time."""

    def sleep(self, seconds: float) -> None:
        """Let seconds pass."""
        ...


@runtime_checkable
class HasAsyncSleep(Protocol):
    """An asynchronous transport that lets pauses pass in its own time."""

    async def sleep(self, seconds: float) -> None:
        """Let seconds pass."""
        ...


@runtime_checkable
class HasRandom(Protocol):
    """A transport in whose presence pauses are the same in every run."""

    def random(self) -> float:
        """Give a number from 0 up to 1."""
        ...


@runtime_checkable
class HasKey(Protocol):
    """A transport that needs no real key: `api_key` is what a client without a key signs in with."""

    api_key: str


@runtime_checkable
class ReachesNetwork(Protocol):
    """A transport that says whether it sends to whom the address names, with no other HTTP client in between."""

    reaches_network: bool
