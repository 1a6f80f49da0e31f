"""Lists that come in pages, read as if they came in one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import Any, Generic, TypeVar, cast, overload

import msgspec

from ..response.response import Response
from ..transport.flow import AsyncDriver, Driver, Flow
from .page_state import AsyncWithoutClient, PageState, StoredPage, WithoutClient

ItemT = TypeVar("ItemT")


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
        return self._state.facts.has_next

    @property
    def number(self) -> int:
        """Which page this is; the first is 1."""
        return self._state.facts.number

    @property
    def size(self) -> int:
        """How many items this page has."""
        return len(self.items)

    @property
    def total(self) -> int | None:
        """How many items all pages have together, None where the response does not say it."""
        return self._state.facts.total

    @property
    def total_pages(self) -> int | None:
        """How many pages there are, None where the response does not say it."""
        return self._state.facts.total_pages

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, place: int) -> ItemT: ...
    @overload
    def __getitem__(self, place: slice) -> list[ItemT]: ...
    def __getitem__(self, place: int | slice) -> ItemT | list[ItemT]:
        return self.items[place]

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        total = "" if self.total is None else f" of {self.total}"
        return f"<{type(self).__name__} {self.number}: {len(self.items)} items{total}>"


class Page(_PageFacts[ItemT]):
    """One page of a list. Iterating it gives the items of all pages from this one on, each fetched when needed.

    `len(page)`, `page[0]`, `page[:10]` and `page.items` are of this page alone. A page that was pickled keeps its
    items and what it knows of the list; it has no client to fetch others with.
    """

    def __init__(self, state: PageState, driver: Driver) -> None:
        super().__init__(state)
        self._driver = driver

    def __copy__(self) -> Page[ItemT]:
        return Page(self._state, self._driver)

    def __reduce__(self) -> tuple[Any, ...]:
        return _stored_page, (self._state.stored(),)

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

    `len(page)`, `page[0]`, `page[:10]` and `page.items` are of this page alone. A page that was pickled keeps its
    items and what it knows of the list; it has no client to fetch others with.
    """

    def __init__(self, state: PageState, driver: AsyncDriver) -> None:
        super().__init__(state)
        self._driver = driver

    def __copy__(self) -> AsyncPage[ItemT]:
        return AsyncPage(self._state, self._driver)

    def __reduce__(self) -> tuple[Any, ...]:
        return _stored_async_page, (self._state.stored(),)

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


def _stored_page(state: StoredPage) -> Page[Any]:
    return Page(state, WithoutClient())


def _stored_async_page(state: StoredPage) -> AsyncPage[Any]:
    return AsyncPage(state, AsyncWithoutClient())


PageT = TypeVar("PageT", bound="_PageFacts[Any]")


def response_of(page: PageT) -> Response[PageT]:
    """Give the response of a page, with the page as its data."""
    return cast("Response[PageT]", msgspec.structs.replace(page.response, data=page))
