"""Quotes. Methods of `client.quotes`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..models.quotes import Quotes, QuotesDict, QuotesResourcePostResponse
from ..runtime.call.arguments import Arguments
from ..runtime.operation import Body, Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response
from ..runtime.values.models import UNSET, UnsetType

PUT: Operation[Quotes] = Operation(
    id="putQuotes",
    method="PUT",
    path="/quotes",
    responses={"200": ResponseSpec(kind="json", type=Quotes)},
    body=Body(kind="json", content_type="application/json"),
    retry="idempotent",
    is_authenticated=False,
)
POST: Operation[QuotesResourcePostResponse] = Operation(
    id="postQuotes",
    method="POST",
    path="/quotes",
    responses={"200": ResponseSpec(kind="json", type=QuotesResourcePostResponse)},
    body=Body(kind="json", content_type="application/json"),
    is_authenticated=False,
)


class QuotesResource(Resource):
    """Methods of `client.quotes`."""

    @cached_property
    def with_response(self) -> QuotesResourceWithResponse:
        """The same methods, returning the whole response."""
        return QuotesResourceWithResponse(QuotesResource(self._caller.raw()))

    def put(
        self,
        *,
        calls: int,
        back_slash: str | UnsetType = UNSET,
        tab_and_line: Quotes | QuotesDict | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Quotes:
        """Call PUT /quotes.

        Args:
            calls:
            back_slash:
            tab_and_line:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Quotes: One of two.

        Source: `PUT /quotes` (`putQuotes`)
        """
        return self._caller.call(
            PUT, Arguments(body={'calls"': calls, "back\\slash": back_slash, "tab\tand\nline": tab_and_line}), options
        )

    def post(
        self, *, body: Sequence[Quotes | QuotesDict], options: Options | None = None
    ) -> QuotesResourcePostResponse:
        """Call POST /quotes.

        Args:
            body:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            QuotesResourcePostResponse: One of two.

        Source: `POST /quotes` (`postQuotes`)
        """
        return self._caller.call(POST, Arguments(body=body), options)


class AsyncQuotesResource(AsyncResource):
    """Methods of `client.quotes`."""

    @cached_property
    def with_response(self) -> AsyncQuotesResourceWithResponse:
        """The same methods, returning the whole response."""
        return AsyncQuotesResourceWithResponse(AsyncQuotesResource(self._caller.raw()))

    async def put(
        self,
        *,
        calls: int,
        back_slash: str | UnsetType = UNSET,
        tab_and_line: Quotes | QuotesDict | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Quotes:
        """Call PUT /quotes.

        Args:
            calls:
            back_slash:
            tab_and_line:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Quotes: One of two.

        Source: `PUT /quotes` (`putQuotes`)
        """
        return await self._caller.call(
            PUT, Arguments(body={'calls"': calls, "back\\slash": back_slash, "tab\tand\nline": tab_and_line}), options
        )

    async def post(
        self, *, body: Sequence[Quotes | QuotesDict], options: Options | None = None
    ) -> QuotesResourcePostResponse:
        """Call POST /quotes.

        Args:
            body:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            QuotesResourcePostResponse: One of two.

        Source: `POST /quotes` (`postQuotes`)
        """
        return await self._caller.call(POST, Arguments(body=body), options)


class QuotesResourceWithResponse:
    """The methods of `QuotesResource`, returning the whole response."""

    def __init__(self, resource: QuotesResource) -> None:
        self.put = with_response(resource.put)
        self.post = with_response(resource.post)


class AsyncQuotesResourceWithResponse:
    """The methods of `AsyncQuotesResource`, returning the whole response."""

    def __init__(self, resource: AsyncQuotesResource) -> None:
        self.put = async_with_response(resource.put)
        self.post = async_with_response(resource.post)
