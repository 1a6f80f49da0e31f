"""Between this package's requests and replies and those of httpx2: for both of its transports."""

from __future__ import annotations

import os
import ssl
from collections.abc import AsyncIterable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final, TypeAlias, TypedDict

import httpx2

from ..errors import (
    ConfigurationError,
    ConnectError,
    ConnectionLostError,
    ResponseTooLargeError,
    TimeoutError,
    TransportError,
    UploadError,
)
from ..headers import Headers
from ..request.contents import FileChangedError
from .httpx2_logs import mask_values
from .protocol import CertificateFiles, RawResponse, Request

USER_AGENT: Final = f"httpx2/{httpx2.__version__}"
LIMITS: Final = httpx2.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=30.0)
_GRACE: Final = 1.0
"""Seconds after the deadline of a call until its connection is given up: nobody may take that for an early timeout."""
Content: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes]


class Sending(TypedDict, total=False):
    """How httpx2 sends a request."""

    follow_redirects: bool
    stream: bool
    auth: httpx2.Auth


def sending(request: Request) -> Sending:
    """Say how a request is sent: redirects are the flows' business, and no credentials go with an anonymous one."""
    how: Sending = {"follow_redirects": False, "stream": True}
    if request.is_anonymous:
        how["auth"] = httpx2.Auth()
    return how


def outgoing(
    request: Request, given: httpx2.Client | httpx2.AsyncClient | None, content: Content | None
) -> httpx2.Request:
    """Give a request as httpx2 sends it.

    given: the client, if it is the caller's own: its headers and cookies go along, unless the request is anonymous.
    """
    if request.secret_values:
        mask_values(request.secret_values)
    headers = dict(request.headers)
    length = None if request.body is None or isinstance(content, bytes) else request.body.content_length
    if length is not None:
        headers["content-length"] = str(length)
    extensions = {"timeout": _timeouts(request)}
    make = httpx2.Request if given is None or request.is_anonymous else given.build_request
    return make(request.method, request.url, headers=headers, content=content, extensions=extensions)


def _timeouts(request: Request) -> dict[str, float | None]:
    """Give the timeouts of a request. What nobody waits for any more ends soon after its deadline."""
    longest = None if request.time_left is None or request.sink is not None else request.time_left + _GRACE
    connect, read = _shorter(request.timeout.connect, longest), _shorter(request.timeout.read, longest)
    return {"connect": connect, "read": read, "write": read, "pool": connect}


def _shorter(timeout: float | None, longest: float | None) -> float | None:
    return timeout if longest is None else longest if timeout is None else min(timeout, longest)


def raw_response(response: httpx2.Response, content: bytes) -> RawResponse:
    """Give a response with its body."""
    return RawResponse(status=response.status_code, headers=read_headers(response), content=content)


class BodyBuffer:
    """The body of a response in memory, block by block. most: bytes it may have; None: any number."""

    __slots__ = ("_blocks", "_left", "_most")

    def __init__(self, most: int | None) -> None:
        self._blocks: list[bytes] = []
        self._most = most
        self._left = 0 if most is None else most

    def add(self, block: bytes) -> None:
        """Take a block, its content encoding undone. Raises ResponseTooLargeError for one too many."""
        self._blocks.append(block)
        if self._most is not None:
            self._left -= len(block)
            if self._left < 0:
                raise ResponseTooLargeError(
                    f"the response has more than {self._most:,} bytes; set max_response_size to read it"
                )

    def content(self) -> bytes:
        """Give all of it."""
        return self._blocks[0] if len(self._blocks) == 1 else b"".join(self._blocks)


def read_headers(response: httpx2.Response) -> Headers:
    """Give the headers of a response, whose body may still be on its way."""
    return Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw])


@contextmanager
def as_configuration_errors() -> Iterator[None]:
    """Raise ConfigurationError when a client cannot be made."""
    try:
        yield
    except (ValueError, ImportError, httpx2.InvalidURL) as error:
        raise ConfigurationError(f"the HTTP client cannot be made: {error}; check proxy") from None


@contextmanager
def as_transport_errors() -> Iterator[None]:
    """Raise a TransportError for whatever goes wrong on the way, and UploadError for a file that changed."""
    try:
        yield
    except httpx2.ConnectError as error:
        raise ConnectError(f"no connection: {error}") from error
    except (httpx2.ConnectTimeout, httpx2.PoolTimeout) as error:
        raise TimeoutError("no connection in time", may_have_been_processed=False) from error
    except httpx2.TimeoutException as error:
        raise TimeoutError("no response in time") from error
    except (
        httpx2.UnsupportedProtocol,
        httpx2.LocalProtocolError,
        httpx2.ProxyError,
        httpx2.InvalidURL,
        UnicodeError,
    ) as error:
        raise TransportError(f"not sent: {error}", may_have_been_processed=False) from error
    except FileChangedError as error:
        raise UploadError(str(error)) from error
    except (httpx2.NetworkError, httpx2.RemoteProtocolError) as error:
        raise ConnectionLostError(f"the connection broke: {error or type(error).__name__}") from error
    except httpx2.HTTPError as error:
        raise TransportError(f"the connection broke: {error or type(error).__name__}") from error


def shared_ssl_context() -> ssl.SSLContext:
    """Give what httpx2 makes by itself for each client, from what the environment names or the machine trusts."""
    return _made(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


def ssl_context_of(certificate: CertificateFiles | None) -> ssl.SSLContext:
    """Give the shared context, or one that shows a certificate. Raises ConfigurationError for files that are none."""
    if certificate is None:
        return shared_ssl_context()
    context = httpx2.create_ssl_context()
    file, key, password = certificate
    try:
        context.load_cert_chain(file, key, password or "")
    except OSError as error:  # an SSLError is one
        raise ConfigurationError(f"the client certificate {file} cannot be used: {error}") from error
    return context


@cache
def _made(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    return httpx2.create_ssl_context()
