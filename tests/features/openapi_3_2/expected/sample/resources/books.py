"""books. Methods of `client.books`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..models.books import BooksFilter, BooksFilterDict, Item
from ..runtime.call.arguments import Arguments
from ..runtime.operation import Body, Operation, ResponseSpec, Style
from ..runtime.operation import Querystring as _Querystring
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response
from ..runtime.values.models import UNSET, UnsetType

SEARCH: Operation[list[Item]] = Operation(
    id="searchBooks",
    method="QUERY",
    path="/books",
    responses={"200": ResponseSpec(kind="json", type=list[Item])},
    body=Body(kind="json", content_type="application/json"),
    retry="safe",
    is_authenticated=False,
)
FILTER: Operation[None] = Operation(
    id="filterBooks",
    method="GET",
    path="/books",
    responses={"204": ResponseSpec(kind="none")},
    cookie_styles={"session": Style(name="cookie")},
    querystring=_Querystring(
        name="filter",
        body=Body(kind="form", content_type="application/x-www-form-urlencoded", styles={"ids": Style(explode=False)}),
    ),
    retry="safe",
    is_authenticated=False,
)
COPY: Operation[None] = Operation(
    id="copyBook",
    method="COPY",
    path="/books/{id}",
    responses={"204": ResponseSpec(kind="none")},
    path_styles={"id": Style(name="simple", explode=False, allow_reserved=True)},
    is_authenticated=False,
)
SELECT: Operation[None] = Operation(
    id="selectBooks",
    method="GET",
    path="/selection",
    responses={"204": ResponseSpec(kind="none")},
    querystring=_Querystring(name="selector", body=Body(kind="json", content_type="application/json")),
    retry="safe",
    is_authenticated=False,
)


class Books(Resource):
    """Methods of `client.books`.

    What can be read.
    """

    @cached_property
    def with_response(self) -> BooksWithResponse:
        """The same methods, returning the whole response."""
        return BooksWithResponse(Books(self._caller.raw()))

    def search(self, *, text: str, options: Options | None = None) -> list[Item]:
        """Call QUERY /books.

        Args:
            text:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            list[Item]: Found

        Source: `QUERY /books` (`searchBooks`)
        """
        return self._caller.call(SEARCH, Arguments(body={"text": text}), options)

    def filter(
        self,
        *,
        filter: BooksFilter | BooksFilterDict | UnsetType = UNSET,
        session: str | UnsetType = UNSET,
        shelf: str | UnsetType = UNSET,
        options: Options | None = None,
    ) -> None:
        """Call GET /books.

        Args:
            filter:
            session:
            shelf:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /books` (`filterBooks`)
        """
        return self._caller.call(
            FILTER, Arguments(query={"filter": filter}, cookies={"session": session, "shelf": shelf}), options
        )

    def copy(self, id: str, *, options: Options | None = None) -> None:
        """Call COPY /books/{id}

        Args:
            id:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `COPY /books/{id}` (`copyBook`)
        """
        return self._caller.call(COPY, Arguments(path={"id": id}), options)

    def select(self, *, selector: Sequence[int] | UnsetType = UNSET, options: Options | None = None) -> None:
        """Call GET /selection.

        Args:
            selector:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /selection` (`selectBooks`)
        """
        return self._caller.call(SELECT, Arguments(query={"selector": selector}), options)


class AsyncBooks(AsyncResource):
    """Methods of `client.books`.

    What can be read.
    """

    @cached_property
    def with_response(self) -> AsyncBooksWithResponse:
        """The same methods, returning the whole response."""
        return AsyncBooksWithResponse(AsyncBooks(self._caller.raw()))

    async def search(self, *, text: str, options: Options | None = None) -> list[Item]:
        """Call QUERY /books.

        Args:
            text:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            list[Item]: Found

        Source: `QUERY /books` (`searchBooks`)
        """
        return await self._caller.call(SEARCH, Arguments(body={"text": text}), options)

    async def filter(
        self,
        *,
        filter: BooksFilter | BooksFilterDict | UnsetType = UNSET,
        session: str | UnsetType = UNSET,
        shelf: str | UnsetType = UNSET,
        options: Options | None = None,
    ) -> None:
        """Call GET /books.

        Args:
            filter:
            session:
            shelf:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /books` (`filterBooks`)
        """
        return await self._caller.call(
            FILTER, Arguments(query={"filter": filter}, cookies={"session": session, "shelf": shelf}), options
        )

    async def copy(self, id: str, *, options: Options | None = None) -> None:
        """Call COPY /books/{id}

        Args:
            id:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `COPY /books/{id}` (`copyBook`)
        """
        return await self._caller.call(COPY, Arguments(path={"id": id}), options)

    async def select(self, *, selector: Sequence[int] | UnsetType = UNSET, options: Options | None = None) -> None:
        """Call GET /selection.

        Args:
            selector:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /selection` (`selectBooks`)
        """
        return await self._caller.call(SELECT, Arguments(query={"selector": selector}), options)


class BooksWithResponse:
    """The methods of `Books`, returning the whole response."""

    def __init__(self, resource: Books) -> None:
        self.search = with_response(resource.search)
        self.filter = with_response(resource.filter)
        self.copy = with_response(resource.copy)
        self.select = with_response(resource.select)


class AsyncBooksWithResponse:
    """The methods of `AsyncBooks`, returning the whole response."""

    def __init__(self, resource: AsyncBooks) -> None:
        self.search = async_with_response(resource.search)
        self.filter = async_with_response(resource.filter)
        self.copy = async_with_response(resource.copy)
        self.select = async_with_response(resource.select)
