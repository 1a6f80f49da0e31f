"""A response whose body is read as its caller wants: by blocks, by lines, whole, as documented, or into a file."""

from __future__ import annotations

import codecs
import os
from collections.abc import AsyncIterator, Awaitable, Generator, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, cast

import msgspec

from ..call.page_state import FetchedPage, PageSource
from ..call.pages import AsyncPage, Page
from ..headers import Headers, request_id
from ..operation import PagedOperation
from ..rate_limit import RateLimit, read_rate_limit
from ..request.progress import OnProgress
from ..response.negotiation import charset_of, utf_8
from ..response.response import RequestInfo, Response
from ..transport.flow import AsyncDriver, Driver, Flow
from .framing import STREAM_KINDS
from .items import item_reader
from .saving import saved
from .state import StreamCall
from .stream import AsyncStream, Stream

T = TypeVar("T")


class _Opened:
    """What is known of an open response."""

    def __init__(self, call: StreamCall, response: Response[Any]) -> None:
        self._call = call
        self._response = response

    @property
    def status(self) -> int:
        """Status of the response."""
        return self._response.status

    @property
    def headers(self) -> Headers:
        """Headers of the response."""
        return self._response.headers

    @property
    def request(self) -> RequestInfo:
        """Which request it was."""
        return self._response.request

    @property
    def request_id(self) -> str | None:
        """What the server calls the request, for its support; None where it does not say."""
        return request_id(self.headers)

    @property
    def rate_limit(self) -> RateLimit:
        """What the response says of the rate limit."""
        return read_rate_limit(self.headers)

    @property
    def is_closed(self) -> bool:
        """Whether the connection was given back."""
        return self._call.is_closed

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status} of {self._response.operation_id}>"

    def _is_stream(self) -> bool:
        call = self._call
        return item_reader(call.operation, call.head, strict=call.settings.strict).spec.kind in STREAM_KINDS

    def _parsed(self, content: bytes) -> Response[Any]:
        """Read a body that is no stream, as the call without this class would."""
        return self._call.read(msgspec.structs.replace(self._call.head, content=content))

    def _page_state(self, operation: PagedOperation[Any, Any], response: Response[Any]) -> FetchedPage:
        call = self._call
        source = PageSource(session=call.session, settings=call.settings, operation=operation)
        return FetchedPage(source=source, request=call.request, response=response, seen=frozenset({call.request.url}))


class StreamedResponse(_Opened, Generic[T]):
    """A successful response whose body is still on its way. Close it: use it in `with`.

    The body can be read once, in one of these ways.
    """

    def __init__(self, call: StreamCall, response: Response[Any], driver: Driver) -> None:
        super().__init__(call, response)
        self._driver = driver

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Give the body by blocks, its content encoding undone: as they come, or of `chunk_size` bytes each."""
        chunks = _Chunks(chunk_size)
        while block := self._driver.run(self._call.block()):
            yield from chunks.feed(block)
        yield from chunks.end()

    def iter_text(self) -> Iterator[str]:
        """Give the body as text by blocks, in the encoding that its content type states."""
        decoder = codecs.getincrementaldecoder(charset_of(self.headers)[0])("replace")
        for block in self.iter_bytes():
            yield decoder.decode(block)
        yield decoder.decode(b"", final=True)

    def iter_lines(self) -> Iterator[str]:
        """Give the body by lines, without their ends. Raises ResponseTooLargeError for one without end."""
        lines = self._call.lines()
        for block in self.iter_bytes():
            yield from (line.decode("utf-8", "replace") for line in lines.feed(block, has_cr=True))
        if last := lines.end():
            yield last.decode("utf-8", "replace")

    def read(self) -> bytes:
        """Give the whole body. Raises ResponseTooLargeError for more than `max_response_size`."""
        return self._driver.run(self._call.content())

    def json(self) -> Any:  # noqa: ANN401 - any JSON
        """Read the whole body as JSON, without any type. Raises msgspec.DecodeError when it is none."""
        return msgspec.json.decode(utf_8(self.read(), self.headers))

    def parse(self) -> T:
        """Give what the method gives: its documented type; of a list the first page, of a stream its items."""
        if self._is_stream():
            self._driver.run(self._call.begin_items())
            return cast("T", Stream[Any](self._call, self._response, self._driver))
        response, operation = self._parsed(self.read()), self._call.operation
        if isinstance(operation, PagedOperation):
            return cast("T", Page[Any](self._page_state(operation, response), self._driver))
        return cast("T", response.data)

    def save(self, path: str | os.PathLike[str], *, on_progress: OnProgress | None = None) -> Path:
        """Write the body to a file, and give its path once it is whole.

        path: of the file, or of an existing folder, where it is called as the address ends. Until it is whole it has
        the ending `.part`; a file that is there already stays. on_progress: called with how far it is.
        """
        return self._driver.run(saved(self._call, path, on_progress))

    def close(self) -> None:
        """Give the connection back."""
        self._driver.run(self._call.close())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncStreamedResponse(_Opened, Generic[T]):
    """A successful response whose body is still on its way. Close it: use it in `async with`.

    The body can be read once, in one of these ways.
    """

    def __init__(self, call: StreamCall, response: Response[Any], driver: AsyncDriver) -> None:
        super().__init__(call, response)
        self._driver = driver

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Give the body by blocks, its content encoding undone: as they come, or of `chunk_size` bytes each."""
        chunks = _Chunks(chunk_size)
        while block := await self._driver.run(self._call.block()):
            for chunk in chunks.feed(block):
                yield chunk
        for chunk in chunks.end():
            yield chunk

    async def iter_text(self) -> AsyncIterator[str]:
        """Give the body as text by blocks, in the encoding that its content type states."""
        decoder = codecs.getincrementaldecoder(charset_of(self.headers)[0])("replace")
        async for block in self.iter_bytes():
            yield decoder.decode(block)
        yield decoder.decode(b"", final=True)

    async def iter_lines(self) -> AsyncIterator[str]:
        """Give the body by lines, without their ends. Raises ResponseTooLargeError for one without end."""
        lines = self._call.lines()
        async for block in self.iter_bytes():
            for line in lines.feed(block, has_cr=True):
                yield line.decode("utf-8", "replace")
        if last := lines.end():
            yield last.decode("utf-8", "replace")

    async def read(self) -> bytes:
        """Give the whole body. Raises ResponseTooLargeError for more than `max_response_size`."""
        return await self._driver.run(self._call.content())

    async def json(self) -> Any:  # noqa: ANN401 - any JSON
        """Read the whole body as JSON, without any type. Raises msgspec.DecodeError when it is none."""
        return msgspec.json.decode(utf_8(await self.read(), self.headers))

    async def parse(self) -> T:
        """Give what the method gives: its documented type; of a list the first page, of a stream its items."""
        if self._is_stream():
            await self._driver.run(self._call.begin_items())
            return cast("T", AsyncStream[Any](self._as_opened, self._driver))
        response, operation = self._parsed(await self.read()), self._call.operation
        if isinstance(operation, PagedOperation):
            return cast("T", AsyncPage[Any](self._page_state(operation, response), self._driver))
        return cast("T", response.data)

    async def save(self, path: str | os.PathLike[str], *, on_progress: OnProgress | None = None) -> Path:
        """Write the body to a file, and give its path once it is whole.

        path: of the file, or of an existing folder, where it is called as the address ends. Until it is whole it has
        the ending `.part`; a file that is there already stays. on_progress: called with how far it is.
        """
        return await self._driver.run(saved(self._call, path, on_progress))

    async def close(self) -> None:
        """Give the connection back."""
        await self._driver.run(self._call.close())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    def _as_opened(self) -> Flow[tuple[StreamCall, Response[Any]]]:
        yield from ()
        return self._call, self._response


class AsyncOpening(Generic[T]):
    """A response not yet asked for: `async with` it, or await it."""

    def __init__(self, opening: Awaitable[AsyncStreamedResponse[T]]) -> None:
        self._opening = opening
        self._response: AsyncStreamedResponse[T] | None = None

    def __await__(self) -> Generator[Any, Any, AsyncStreamedResponse[T]]:
        return self._opening.__await__()

    async def __aenter__(self) -> AsyncStreamedResponse[T]:
        self._response = await self._opening
        return self._response

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._response is not None:
            await self._response.close()


class _Chunks:
    """Cuts blocks into chunks of one size; None: as they come."""

    def __init__(self, size: int | None) -> None:
        if size is not None and size < 1:
            raise ValueError(f"chunk_size is {size}; give bytes, 1 or more")
        self._size = size
        self._rest = bytearray()

    def feed(self, block: bytes) -> Iterator[bytes]:
        if self._size is None:
            yield block
            return
        self._rest += block
        while len(self._rest) >= self._size:
            yield bytes(self._rest[: self._size])
            del self._rest[: self._size]

    def end(self) -> Iterator[bytes]:
        if self._rest:
            yield bytes(self._rest)
