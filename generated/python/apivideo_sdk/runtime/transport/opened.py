"""Responses whose bodies are still on their way: block by block, for blocking and for awaiting readers."""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import AbstractContextManager, aclosing
from typing import Final

from ..errors import TransportError
from ..headers import Headers
from .protocol import (
    AsyncOpenResponse,
    AsyncOpensResponses,
    AsyncTransport,
    OpenResponse,
    OpensResponses,
    RawResponse,
    Request,
    Transport,
)
from .response_body import BodyBuffer, decoder_of

FIRST_ERROR: Final = 300
"""Statuses from here on are no success; their bodies are read whole, for they say what went wrong."""


class BlockingResponse:
    """An `OpenResponse` over the blocks of an HTTP library.

    errors: a block that turns the errors of the library into those of this package. close: gives the connection back.
    interrupt: makes a read that another thread waits in end at once.
    """

    def __init__(
        self,
        status: int,
        headers: Headers,
        blocks: Iterable[bytes],
        *,
        errors: AbstractContextManager[None],
        close: Callable[[], object],
        interrupt: Callable[[], object] | None = None,
    ) -> None:
        self.status = status
        self.headers = headers
        self._blocks = iter(blocks)
        self._errors = errors
        self._close = close
        self._interrupt = interrupt
        self._is_closed = False
        self._reading = threading.Lock()

    def read(self) -> bytes:
        """Give the next bytes; none at the end, and once it is closed."""
        with self._reading:
            if self._is_closed:
                return b""
            try:
                with self._errors:
                    return next((block for block in self._blocks if block), b"")
            except TransportError:
                if self._is_closed:
                    return b""
                raise
            finally:
                if self._is_closed:
                    self._close()

    def close(self) -> None:
        """Give the connection back."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._reading.acquire(blocking=False):
            try:
                self._close()
            finally:
                self._reading.release()
        elif self._interrupt is not None:
            self._interrupt()

    def __del__(self) -> None:
        self.close()


class AwaitedResponse:
    """An `AsyncOpenResponse` over the blocks of an HTTP library: the same, awaited."""

    def __init__(
        self,
        status: int,
        headers: Headers,
        blocks: AsyncIterator[bytes],
        *,
        errors: AbstractContextManager[None],
        close: Callable[[], Awaitable[object]],
    ) -> None:
        self.status = status
        self.headers = headers
        self._blocks = blocks
        self._errors = errors
        self._close = close
        self._is_closed = False

    async def read(self) -> bytes:
        """Give the next bytes; none at the end, and once it is closed."""
        if self._is_closed:
            return b""
        with self._errors:
            async for block in self._blocks:
                if block:
                    return block
        return b""

    async def close(self) -> None:
        """Give the connection back."""
        if not self._is_closed:
            self._is_closed = True
            if isinstance(self._blocks, AsyncGenerator):
                await self._blocks.aclose()
            await self._close()


class WholeResponse:
    """An `OpenResponse` that was read whole, from a transport that cannot do otherwise, such as one that replays."""

    def __init__(self, raw: RawResponse) -> None:
        self.status = raw.status
        self.headers = raw.headers
        self._content = raw.content

    def read(self) -> bytes:
        """Give all of it, then nothing."""
        content, self._content = self._content, b""
        return content

    def close(self) -> None:
        """Forget it."""
        self._content = b""


class AsyncWholeResponse:
    """The same for an asynchronous client."""

    def __init__(self, raw: RawResponse) -> None:
        self.status = raw.status
        self.headers = raw.headers
        self._whole = WholeResponse(raw)

    async def read(self) -> bytes:
        """Give all of it, then nothing."""
        return self._whole.read()

    async def close(self) -> None:
        """Forget it."""
        self._whole.close()


def decoded(blocks: Iterable[bytes], headers: Headers) -> Iterator[bytes]:
    """Give the blocks of a response with their content encoding undone. Raises TransportError where that cannot be."""
    decoder = decoder_of(headers)
    if decoder is None:
        yield from blocks
        return
    for block in blocks:
        yield from decoder.decode(block)
    decoder.end()


async def async_decoded(blocks: AsyncGenerator[bytes], headers: Headers) -> AsyncGenerator[bytes]:
    """Do the same as they come."""
    decoder = decoder_of(headers)
    async with aclosing(blocks):
        async for block in blocks:
            for part in (block,) if decoder is None else decoder.decode(block):
                yield part
    if decoder is not None:
        decoder.end()


def open_or_read(transport: Transport, request: Request) -> OpenResponse | RawResponse:
    """Send a request; a success is given open, any other response is read whole."""
    if not isinstance(transport, OpensResponses):
        raw = transport.send(request)
        return raw if raw.status >= FIRST_ERROR else WholeResponse(raw)
    response = transport.open_response(request)
    if response.status < FIRST_ERROR:
        return response
    try:
        body = BodyBuffer(request.max_response_size)
        while block := response.read():
            body.add(block)
        return RawResponse(status=response.status, headers=response.headers, content=body.content())
    finally:
        response.close()


async def async_open_or_read(transport: AsyncTransport, request: Request) -> AsyncOpenResponse | RawResponse:
    """Do the same for an asynchronous client."""
    if not isinstance(transport, AsyncOpensResponses):
        raw = await transport.send(request)
        return raw if raw.status >= FIRST_ERROR else AsyncWholeResponse(raw)
    response = await transport.open_response(request)
    if response.status < FIRST_ERROR:
        return response
    try:
        body = BodyBuffer(request.max_response_size)
        while block := await response.read():
            body.add(block)
        return RawResponse(status=response.status, headers=response.headers, content=body.content())
    finally:
        await response.close()
