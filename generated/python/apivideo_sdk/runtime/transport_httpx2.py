"""The transports over httpx2. The one module that imports it; loaded when a client is made.

A pool belongs to one process and, when asynchronous, to one event loop: after a fork, or on another loop, a new one is
made. A client that was given (`http_client=`) is used as it is, with its own headers, and never closed.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, TypeAlias
from weakref import WeakKeyDictionary, finalize

import httpx2

from .bodies import EncodedBody
from .contents import FileChangedError
from .errors import ConfigurationError, ConnectError, TimeoutError, TransportError, UploadError
from .headers import Headers
from .transport import Reply, Request, Timeout

USER_AGENT: Final = f"httpx2/{httpx2.__version__}"
_Content: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes]
_LIMITS: Final = httpx2.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=30.0)


class Httpx2Transport:
    """Sends requests through an httpx2.Client."""

    def __init__(self, http_client: httpx2.Client | None = None, *, proxy: str | None = None) -> None:
        self._given = http_client
        self._proxy = proxy
        self._verify = None if http_client else httpx2.create_ssl_context()
        self._clients: dict[int, httpx2.Client] = {}
        self._client()

    def send(self, request: Request) -> Reply:
        """Send one request and read its answer whole. Raises TransportError and nothing else."""
        client = self._client()
        with _as_transport_errors():
            response = client.send(
                _outgoing(request, None if self._given is None else client, _blocking_content(request.body)),
                follow_redirects=False,
            )
            return _reply(response)

    def close(self) -> None:
        """Close the pool of this process, if it is ours."""
        client = self._clients.pop(os.getpid(), None)
        if client is not None:
            client.close()

    def _client(self) -> httpx2.Client:
        if self._given is not None:
            return self._given
        process = os.getpid()
        client = self._clients.get(process)
        if client is None:
            client = self._clients.setdefault(process, self._made())
        return client

    def _made(self) -> httpx2.Client:
        with _as_configuration_errors():
            client = httpx2.Client(verify=self._verify or True, proxy=self._proxy, limits=_LIMITS)
        finalize(self, _close_in, os.getpid(), client)
        return client


class AsyncHttpx2Transport:
    """Sends requests through an httpx2.AsyncClient."""

    def __init__(self, http_client: httpx2.AsyncClient | None = None, *, proxy: str | None = None) -> None:
        self._given = http_client
        self._proxy = proxy
        self._verify = None if http_client else httpx2.create_ssl_context()
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, _OpenClient] = WeakKeyDictionary()
        self._made()

    async def send(self, request: Request) -> Reply:
        """Send one request and read its answer whole. Raises TransportError and nothing else."""
        client = self._given or await self._client()
        with _as_transport_errors():
            response = await client.send(
                _outgoing(request, None if self._given is None else client, _awaiting_content(request.body)),
                follow_redirects=False,
            )
            return _reply(response)

    async def close(self) -> None:
        """Close the pool of the running loop, if it is ours; that of another loop was closed with the loop."""
        opened = self._clients.pop(asyncio.get_running_loop(), None)
        if opened is not None:
            await opened.keeper.aclose()

    async def _client(self) -> httpx2.AsyncClient:
        loop = asyncio.get_running_loop()
        opened = self._clients.get(loop)
        if opened is None or opened.process != os.getpid():
            opened = self._clients[loop] = _OpenClient(self._made())
            await opened.open()
        return opened.client

    def _made(self) -> httpx2.AsyncClient:
        with _as_configuration_errors():
            return httpx2.AsyncClient(verify=self._verify or True, proxy=self._proxy, limits=_LIMITS)


class _OpenClient:
    """A client that its event loop closes, if nobody does before.

    A loop that shuts down closes the asynchronous generators begun on it (`loop.shutdown_asyncgens`), so one that
    holds the client lets a forgotten client end without noise.
    """

    __slots__ = ("client", "keeper", "process")

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self.client = client
        self.keeper = _kept_open(client)
        self.process = os.getpid()

    async def open(self) -> None:
        await anext(self.keeper)


async def _kept_open(client: httpx2.AsyncClient) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        await client.aclose()


def _close_in(process: int, client: httpx2.Client) -> None:
    """Close a forgotten client, but not from a child process, which shares its sockets."""
    if os.getpid() == process:
        client.close()


def _outgoing(
    request: Request, given: httpx2.Client | httpx2.AsyncClient | None, content: _Content | None
) -> httpx2.Request:
    headers = dict(request.headers)
    length = None if request.body is None or isinstance(content, bytes) else request.body.content_length
    if length is not None:
        headers["content-length"] = str(length)
    extensions = {"timeout": _timeouts(request.timeout)}
    make = httpx2.Request if given is None else given.build_request
    return make(request.method, request.url, headers=headers, content=content, extensions=extensions)


def _timeouts(timeout: Timeout) -> dict[str, float | None]:
    return {
        "connect": timeout.connect,
        "read": timeout.read,
        "write": timeout.read,
        "pool": timeout.connect,
    }


def _blocking_content(body: EncodedBody | None) -> _Content | None:
    return None if body is None else body.content


def _awaiting_content(body: EncodedBody | None) -> _Content | None:
    if body is None or isinstance(body.content, bytes):
        return None if body is None else body.content
    return _OnlyAwaited(body.content)


class _OnlyAwaited:
    """Shows only the asynchronous side of a body: httpx2 takes the blocking side of one that has both."""

    __slots__ = ("_content",)

    def __init__(self, content: AsyncIterable[bytes]) -> None:
        self._content = content

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._content)


def _reply(response: httpx2.Response) -> Reply:
    headers = Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw])
    return Reply(status=response.status_code, headers=headers, content=response.content)


@contextmanager
def _as_configuration_errors() -> Iterator[None]:
    try:
        yield
    except (ValueError, ImportError, httpx2.InvalidURL) as error:
        raise ConfigurationError(f"the HTTP client cannot be made: {error}; check proxy") from None


@contextmanager
def _as_transport_errors() -> Iterator[None]:
    try:
        yield
    except httpx2.ConnectError as error:
        raise ConnectError(f"no connection: {error}") from error
    except (httpx2.ConnectTimeout, httpx2.PoolTimeout) as error:
        raise TimeoutError("no connection in time", may_have_been_processed=False) from error
    except httpx2.TimeoutException as error:
        raise TimeoutError("no answer in time") from error
    except (httpx2.UnsupportedProtocol, httpx2.LocalProtocolError, httpx2.ProxyError, httpx2.InvalidURL) as error:
        raise TransportError(f"not sent: {error}", may_have_been_processed=False) from error
    except FileChangedError as error:
        raise UploadError(str(error)) from error
    except httpx2.HTTPError as error:
        raise TransportError(f"the connection broke: {error or type(error).__name__}") from error
