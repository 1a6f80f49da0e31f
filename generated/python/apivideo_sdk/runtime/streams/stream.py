"""Streams as callers see them: iterators of typed items."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, cast

import msgspec

from ..headers import Headers, request_id
from ..response.response import Response
from ..transport.flow import AsyncDriver, Driver, Flow
from .framing import ServerSentEvent
from .state import END, StreamCall

T = TypeVar("T")


class _StreamFacts:
    """What is known of an open stream."""

    _call: StreamCall | None
    _response: Response[Any] | None

    @property
    def response(self) -> Response[Any]:
        """The response as it began: status and headers, without a body. Of an asynchronous stream, once it is open."""
        if self._response is None:
            raise RuntimeError("the stream is not open yet; await it, or begin to iterate")
        return self._response

    @property
    def status(self) -> int:
        """Status of the response."""
        return self.response.status

    @property
    def headers(self) -> Headers:
        """Headers of the response."""
        return self.response.headers

    @property
    def request_id(self) -> str | None:
        """What the server calls the request, for its support; None where it does not say."""
        return request_id(self.headers)

    @property
    def event(self) -> ServerSentEvent | None:
        """The event that the latest item came in; None for other streams, and before the first."""
        return None if self._call is None else self._call.event

    @property
    def last_event_id(self) -> str:
        """Id of that event, "" for none: with it in the header `last-event-id`, a later call goes on from there."""
        return "" if self.event is None else self.event.id

    def __repr__(self) -> str:
        if self._call is None:
            return f"<{type(self).__name__}, not open>"
        return f"<{type(self).__name__} of {self._call.operation.id}, {'closed' if self._call.is_closed else 'open'}>"


class Stream(_StreamFacts, Generic[T]):
    """Items of a response, each given as soon as it has come. Read it to its end, or close it: use it in `with`.

    A lost connection is made again behind the last event that had an id, where the call may be repeated.
    Raises TransportError, StreamError for an error that the server reports within the stream, and DecodeError for an
    item that cannot be read, after which the stream goes on.
    """

    def __init__(self, call: StreamCall, response: Response[Any], driver: Driver) -> None:
        self._call: StreamCall | None = call
        self._opened = call
        self._response: Response[Any] | None = response
        self._driver = driver

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        item = self._driver.run(self._opened.next_item())
        if item is END:
            raise StopIteration
        return cast("T", item)

    def close(self) -> None:
        """Give the connection back; no item follows. Another thread that waits for an item is woken."""
        self._driver.run(self._opened.close())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncStream(_StreamFacts, Generic[T]):
    """Items of a response, each given as soon as it has come: `async for item in stream`, or in `async with`.

    The request is sent when it is first used, or awaited, which gives the open stream. Read it to its end, or close it.
    A lost connection is made again behind the last event that had an id, where the call may be repeated.
    Raises TransportError, StreamError for an error that the server reports within the stream, and DecodeError for an
    item that cannot be read, after which the stream goes on.
    """

    def __init__(self, prepare: Callable[[], Flow[tuple[StreamCall, Response[Any]]]], driver: AsyncDriver) -> None:
        self._call: StreamCall | None = None
        self._response: Response[Any] | None = None
        self._prepare = prepare
        self._driver = driver

    def __await__(self) -> Generator[Any, Any, Self]:
        return self._opened().__await__()

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        await self._opened()
        item = END if self._call is None else await self._driver.run(self._call.next_item())
        if item is END:
            raise StopAsyncIteration
        return cast("T", item)

    async def close(self) -> None:
        """Give the connection back; no item follows."""
        if self._call is not None:
            await self._driver.run(self._call.close())

    async def __aenter__(self) -> Self:
        return await self._opened()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def _opened(self) -> Self:
        if self._call is None:
            self._call, self._response = await self._driver.run(self._prepare())
        return self


StreamT = TypeVar("StreamT", Stream[Any], AsyncStream[Any])


def response_of(stream: StreamT) -> Response[StreamT]:
    """Give the response of an open stream, with the stream as its data."""
    return cast("Response[StreamT]", msgspec.structs.replace(stream.response, data=stream))
