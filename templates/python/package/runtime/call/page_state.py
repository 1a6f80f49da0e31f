"""Pages of a list as they were fetched, with the way to the next one, or as they were stored, without."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

import msgspec

from ..errors import ConfigurationError
from ..operation import PagedOperation
from ..options import ClientSettings
from ..response.response import Response
from ..transport.flow import Flow
from ..transport.protocol import Request
from ..values.members import count_at, member_at
from .call import send
from .next_page import next_url, page_number
from .session import Session

T = TypeVar("T")


class PageSource(msgspec.Struct, frozen=True, kw_only=True):
    """A list as it was asked for: which operation, by which client."""

    session: Session
    settings: ClientSettings
    operation: PagedOperation[Any, Any]

    def first(self, request: Request) -> Flow[PageState]:
        """Get the page a request asks for."""
        response = yield from send(self.session, self.settings, self.operation, request)
        return FetchedPage(source=self, request=request, response=response, seen=frozenset({request.url}))


class PageState(Protocol):
    """One page, and how the next is fetched."""

    @property
    def response(self) -> Response[Any]:
        """The whole response of the page."""
        ...

    @property
    def facts(self) -> PageFacts:
        """What the response says of the list."""
        ...

    def items(self) -> list[Any]:
        """Give the items of this page."""
        ...

    def next(self) -> Flow[PageState | None]:
        """Get the page after this one, None where this is the last."""
        ...

    def stored(self) -> StoredPage:
        """Give the page without its client."""
        ...


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page stands in its list; None where the response does not say it."""

    number: int
    has_next: bool
    total: int | None
    total_pages: int | None


class FetchedPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page and the way that led to it: the addresses seen so far."""

    source: PageSource
    request: Request
    response: Response[Any]
    seen: frozenset[str]
    before: int = 0

    @property
    def number(self) -> int:
        """Which page this is: as its address says, else how many came before it and one."""
        pagination = self.source.operation.pagination
        counted = page_number(pagination, self.request.url) - pagination.first_page
        return counted + 1 if pagination.page else self.before + 1

    def items(self) -> list[Any]:
        """Give the items of this page, in the response's order."""
        return items_at(self.response, self.source.operation.pagination.items)

    @property
    def facts(self) -> PageFacts:
        """What the response says of the list."""
        pagination = self.source.operation.pagination
        return PageFacts(
            number=self.number,
            has_next=self.next_url() is not None,
            total=count_at(self.response.data, pagination.total),
            total_pages=count_at(self.response.data, pagination.pages),
        )

    def stored(self) -> StoredPage:
        """Give the page without its client."""
        return StoredPage(response=self.response, facts=self.facts, path=self.source.operation.pagination.items)

    def next_url(self) -> str | None:
        """Give the address of the page after this one, None where this is the last."""
        source = self.source
        header = self.response.headers.get("link")
        url = next_url(source.operation.pagination, source.settings, self.request.url, self.response.data, header)
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
        return FetchedPage(
            source=source, request=request, response=response, seen=self.seen | {url}, before=self.number
        )


class StoredPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was pickled: it has no client any more."""

    response: Response[Any]
    facts: PageFacts
    path: str

    def items(self) -> list[Any]:
        """Give the items of this page, in the response's order."""
        return items_at(self.response, self.path)

    def next(self) -> Flow[PageState | None]:
        """Give None after the last page. Raises ConfigurationError for another page: a client is needed for that."""
        if self.facts.has_next:
            raise ConfigurationError("a page that was pickled has no client: list again to read the pages after it")
        return None
        yield

    def stored(self) -> StoredPage:
        """Give this page."""
        return self


def items_at(response: Response[Any], path: str) -> list[Any]:
    """Give the items of a list by its dotted wire path; none where the response has no list."""
    found = member_at(response.data, path)
    return list(found) if isinstance(found, list | tuple) else []


class WithoutClient:
    """Runs the flows of pages that were pickled: there is nothing to send."""

    def run(self, flow: Flow[T]) -> T:
        """Give the result of a flow that has no effects."""
        try:
            next(flow)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]  # a flow returns its T; StopIteration does not say so
        raise ConfigurationError("there is no client")


class AsyncWithoutClient:
    """Does the same on an event loop."""

    async def run(self, flow: Flow[T]) -> T:
        """Give the result of a flow that has no effects."""
        return WithoutClient().run(flow)
