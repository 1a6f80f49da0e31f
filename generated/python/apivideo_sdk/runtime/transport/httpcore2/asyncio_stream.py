"""Connections of httpcore2 on asyncio itself, without the layer of anyio in between: fewer steps for every block."""

from __future__ import annotations

import asyncio
import select
import ssl
from collections.abc import Iterable
from functools import partial
from typing import Any, Final

import httpcore2

_MOST_UNREAD: Final = 1 << 18
"""Bytes that may wait for their reader before the server is held up."""
_NEXT_ADDRESS: Final = 0.25
"""Seconds after which the next address of a host is tried beside the one that does not respond (RFC 8305)."""


class AsyncioBackend(httpcore2.AsyncNetworkBackend):
    """Makes connections on the running event loop."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - as httpcore2 calls it
        local_address: str | None = None,  # noqa: ARG002 - as above
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - as above
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to a host. Raises ConnectTimeout or ConnectError."""
        loop = asyncio.get_running_loop()
        connect = loop.create_connection
        if isinstance(loop, asyncio.BaseEventLoop):  # others do not know this
            connect = partial(connect, happy_eyeballs_delay=_NEXT_ADDRESS)
        try:
            async with asyncio.timeout(timeout):
                _, stream = await connect(_SocketStream, host, port)
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(error) from error
        except OSError as error:
            raise httpcore2.ConnectError(error) from error
        return stream


class _SocketStream(httpcore2.AsyncNetworkStream, asyncio.Protocol):
    """One connection: what has arrived and was not read yet, and who waits for more, or for room to write."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport
        self._unread = bytearray()
        self._is_held_up = False
        self._is_full = False
        self._is_ended = False
        self._error: Exception | None = None
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - that of a stream
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._unread += data
        if len(self._unread) > _MOST_UNREAD and not self._is_held_up:
            self._is_held_up = True
            self._transport.pause_reading()
        _wake(self._reader)

    def eof_received(self) -> None:
        self._is_ended = True
        _wake(self._reader)

    def connection_lost(self, exc: Exception | None) -> None:
        self._is_ended = True
        self._error = exc
        _wake(self._reader)
        self.resume_writing()

    def pause_writing(self) -> None:
        self._is_full = True

    def resume_writing(self) -> None:
        self._is_full = False
        _wake(self._writer)

    # What httpcore2 calls.

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - as above
        if not self._unread and not self._is_ended:
            self._reader = self._loop.create_future()
            await self._woken(self._reader, timeout, httpcore2.ReadTimeout)
        if not self._unread and self._error is not None:
            raise httpcore2.ReadError(self._error) from self._error
        return self._taken(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as above
        if self._is_ended or self._transport.is_closing():
            raise httpcore2.WriteError(self._error or "the server has closed the connection")
        self._transport.write(buffer)
        if self._is_full:
            self._writer = self._loop.create_future()
            await self._woken(self._writer, timeout, httpcore2.WriteTimeout)
        if self._error is not None:
            raise httpcore2.WriteError(self._error) from self._error

    async def aclose(self) -> None:
        self._transport.abort()
        await asyncio.sleep(0)  # that is when it is closed

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - as above
    ) -> httpcore2.AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                transport = await self._loop.start_tls(
                    self._transport, self, ssl_context, server_hostname=server_hostname
                )
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(error) from error
        except OSError as error:
            raise httpcore2.ConnectError(error) from error
        if transport is None:
            raise httpcore2.ConnectError("the server has closed the connection")
        self._transport = transport
        return self

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - each has its own type
        if info == "is_readable":
            return self._is_readable()
        return self._transport.get_extra_info({"client_addr": "sockname", "server_addr": "peername"}.get(info, info))

    async def _woken(self, waiter: asyncio.Future[None], seconds: float | None, late: type[Exception]) -> None:
        """Wait until somebody sets the future."""
        if seconds is None:
            await waiter
            return
        timer = self._loop.call_later(seconds, _fail, waiter, late)
        try:
            await waiter
        finally:
            timer.cancel()

    def _taken(self, most: int) -> bytes:
        """Give what has arrived, as much as is wanted of it."""
        data = bytes(self._unread[:most])
        del self._unread[:most]
        if self._is_held_up and len(self._unread) <= _MOST_UNREAD:
            self._is_held_up = False
            self._transport.resume_reading()
        return data

    def _is_readable(self) -> bool:
        """Whether there is something to read, which on an idle connection is its end; the loop may not know it yet."""
        found = self._transport.get_extra_info("socket")
        number = -1 if found is None else found.fileno()
        if self._unread or self._is_ended or number < 0:
            return True
        if not hasattr(select, "poll"):  # Windows
            return bool(select.select([number], [], [], 0)[0])
        poll = select.poll()
        poll.register(number, select.POLLIN)
        return bool(poll.poll(0))


def _wake(waiter: asyncio.Future[None] | None) -> None:
    if waiter is not None and not waiter.done():
        waiter.set_result(None)


def _fail(waiter: asyncio.Future[None], kind: type[Exception]) -> None:
    if not waiter.done():
        waiter.set_exception(kind())
