"""Every transport of the runtime behind one blocking function, so that one test holds for all of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import httpx2
import pytest
from package.runtime.request.bodies import EncodedBody
from package.runtime.transport.httpcore2.asynchronous import AsyncHttpcore2Transport
from package.runtime.transport.httpcore2.blocking import Httpcore2Transport
from package.runtime.transport.httpx2.asynchronous import AsyncHttpx2Transport
from package.runtime.transport.httpx2.blocking import Httpx2Transport
from package.runtime.transport.protocol import RawResponse, Request, Sink, Timeout

Send = Callable[[Request], RawResponse]


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a transport is made: by the options of the own ones, or by those of an httpx2 client."""

    proxy: str | None = None
    http2: bool = False


Opened = Callable[[Options], AbstractContextManager[Send]]


@contextmanager
def own(options: Options) -> Iterator[Send]:
    transport = Httpcore2Transport(proxy=options.proxy, http2=options.http2)
    try:
        yield transport.send
    finally:
        transport.close()


@contextmanager
def own_async(options: Options) -> Iterator[Send]:
    transport = AsyncHttpcore2Transport(proxy=options.proxy, http2=options.http2)
    with asyncio.Runner() as runner:
        try:
            yield lambda request: runner.run(transport.send(request))
        finally:
            runner.run(transport.close())


@contextmanager
def given(options: Options) -> Iterator[Send]:
    with httpx2.Client(proxy=options.proxy, http2=options.http2) as client:
        yield Httpx2Transport(client).send


@contextmanager
def given_async(options: Options) -> Iterator[Send]:
    client = httpx2.AsyncClient(proxy=options.proxy, http2=options.http2)
    with asyncio.Runner() as runner:
        try:
            yield lambda request: runner.run(AsyncHttpx2Transport(client).send(request))
        finally:
            runner.run(client.aclose())


TRANSPORTS: tuple[Opened, ...] = (own, own_async, given, given_async)

each_transport = pytest.mark.parametrize("opened", TRANSPORTS, ids=lambda opened: opened.__name__)
"""Runs a test over every transport, which it makes with the options that it needs."""
each_own_transport = pytest.mark.parametrize("opened", TRANSPORTS[:2], ids=lambda opened: opened.__name__)
"""The same over those that are not a client of the caller's."""


def asked(
    url: str,
    method: str = "GET",
    body: EncodedBody | None = None,
    *,
    most: int | None = None,
    read: float = 0.5,
    connect: float = 5,
    sink: Sink | None = None,
    time_left: float | None = None,
) -> Request:
    return Request(
        method=method,
        url=url,
        headers={"x-a": "1"},
        timeout=Timeout(connect=connect, read=read),
        body=body,
        max_response_size=most,
        sink=sink,
        time_left=time_left,
    )


class Blocks:
    """Content that comes in blocks, awaited or not."""

    def __iter__(self) -> Iterator[bytes]:
        yield from (b"ab", b"cd")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for block in self:
            yield block
