"""Lists that come in pages, read as if they came in one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import Any, Generic, TypeVar, cast

import msgspec

from ..operation import PagedOperation
from ..options import ClientSettings
from ..response.response import Response
from ..transport.flow import AsyncDriver, Driver, Flow
from ..transport.protocol import Request
from ..values.members import member_at
from .call import send
from .next_page import next_url, page_number
from .session import Session

ItemT = TypeVar("ItemT")


class PageSource(msgspec.Struct, frozen=True, kw_only=True):
    """A list as it was asked for: which operation, by which client."""

    session: Session
    settings: ClientSettings
    operation: PagedOperation[Any, Any]

    def first(self, request: Request) -> Flow[PageState]:
        """Get the page a request asks for."""
        response = yield from send(self.session, self.settings, self.operation, request)
        return PageState(source=self, request=request, response=response, seen=frozenset({request.url}))


class PageState(msgspec.Struct, frozen=True, kw_only=True):
    """One page and the way that led to it: the addresses seen so far."""

    source: PageSource
    request: Request
    response: Response[Any]
    seen: frozenset[str]

    def items(self) -> list[Any]:
        """Give the items of this page, in the response's order; none where the response has no list."""
        found = member_at(self.response.data, self.source.operation.pagination.items)
        return list(found) if isinstance(found, list | tuple) else []

    def number_at(self, path: str) -> int | None:
        """Give a whole number of the response by its dotted wire path."""
        found = member_at(self.response.data, path) if path else None
        return found if isinstance(found, int) else None

    def next_url(self) -> str | None:
        """Give the address of the page after this one, None where this is the last."""
        source = self.source
        url = next_url(source.operation.pagination, source.settings, self.request.url, self.response.data)
        return None if url in self.seen else url

    def next(self) -> Flow[PageState | None]:
        """Get the page after this one, None where this is the last or the server sent the same one again."""
        url = self.next_url()
        if url is None:
            return None
        source = self.source
        request = self.request.with_url(url)
        response = yield from send(source.session, source.settings, source.operation, request)
        if response.content == self.response.content:
            return None
        return PageState(source=source, request=request, response=response, seen=self.seen | {url})


class _PageFacts(Generic[ItemT]):
    """What is known of a page without asking for another one."""

    def __init__(self, state: PageState) -> None:
        self._state = state
        self.items: list[ItemT] = state.items()

    @property
    def response(self) -> Response[Any]:
        """The whole response of this page; its `data` is the documented type."""
        return self._state.response

    @property
    def has_next(self) -> bool:
        """Whether the response says that there is a page after this one."""
        return self._state.next_url() is not None

    @property
    def number(self) -> int:
        """Which page this is; the first is 1."""
        return page_number(self._state.source.operation.pagination, self._state.request.url)

    @property
    def size(self) -> int:
        """How many items this page has."""
        return len(self.items)

    @property
    def total(self) -> int | None:
        """How many items all pages have together, None where the response does not say it."""
        return self._state.number_at(self._state.source.operation.pagination.total)

    @property
    def total_pages(self) -> int | None:
        """How many pages there are, None where the response does not say it."""
        return self._state.number_at(self._state.source.operation.pagination.pages)

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        total = "" if self.total is None else f" of {self.total}"
        return f"<{type(self).__name__} {self.number}: {len(self.items)} items{total}>"


class Page(_PageFacts[ItemT]):
    """One page of a list. Iterating it gives the items of all pages from this one on, each fetched when needed.

    `len(page)` and `page.items` are of this page alone.
    """

    def __init__(self, state: PageState, driver: Driver) -> None:
        super().__init__(state)
        self._driver = driver

    def __iter__(self) -> Iterator[ItemT]:
        for page in self.pages():
            yield from page.items

    def pages(self) -> Iterator[Page[ItemT]]:
        """Give this page and those after it, each fetched when needed."""
        page: Page[ItemT] | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def next_page(self) -> Page[ItemT] | None:
        """Fetch the page after this one; None after the last."""
        state = self._driver.run(self._state.next())
        return None if state is None else Page(state, self._driver)


class AsyncPage(_PageFacts[ItemT]):
    """One page of a list. `async for` gives the items of all pages from this one on, each fetched when needed.

    `len(page)` and `page.items` are of this page alone.
    """

    def __init__(self, state: PageState, driver: AsyncDriver) -> None:
        super().__init__(state)
        self._driver = driver

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[AsyncPage[ItemT]]:
        """Give this page and those after it, each fetched when needed."""
        page: AsyncPage[ItemT] | None = self
        while page is not None:
            yield page
            page = await page.next_page()

    async def next_page(self) -> AsyncPage[ItemT] | None:
        """Fetch the page after this one; None after the last."""
        state = await self._driver.run(self._state.next())
        return None if state is None else AsyncPage(state, self._driver)


class AsyncPages(Generic[ItemT]):
    """A list not yet asked for: `await` it for its first page, or `async for` over all its items."""

    def __init__(self, ask: Callable[[], Flow[PageState]], driver: AsyncDriver) -> None:
        self._ask = ask
        self._driver = driver

    def __await__(self) -> Generator[Any, Any, AsyncPage[ItemT]]:
        return self._first().__await__()

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        async for item in await self._first():
            yield item

    async def pages(self) -> AsyncIterator[AsyncPage[ItemT]]:
        """Give every page, each fetched when needed."""
        async for page in (await self._first()).pages():
            yield page

    async def _first(self) -> AsyncPage[ItemT]:
        return AsyncPage(await self._driver.run(self._ask()), self._driver)


class AsyncRawPages(Generic[ItemT]):
    """A list not yet asked for: `await` it for the whole response whose `data` is the first page."""

    def __init__(self, pages: AsyncPages[ItemT]) -> None:
        self._pages = pages

    def __await__(self) -> Generator[Any, Any, Response[AsyncPage[ItemT]]]:
        return self._response().__await__()

    async def _response(self) -> Response[AsyncPage[ItemT]]:
        return response_of(await self._pages)


PageT = TypeVar("PageT", bound="_PageFacts[Any]")


def response_of(page: PageT) -> Response[PageT]:
    """Give the response of a page, with the page as its data."""
    return cast("Response[PageT]", msgspec.structs.replace(page.response, data=page))
