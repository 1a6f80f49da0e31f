"""Quoted \"\"\" Methods of `client.quoted`."""

from __future__ import annotations

from functools import cached_property

from ..runtime.operation import Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

QUOTED: Operation[None] = Operation(
    id="quoted",
    method="GET",
    path="/quoted",
    responses={"204": ResponseSpec(kind="none")},
    retry="safe",
    is_authenticated=False,
)


class Quoted(Resource):
    """Methods of `client.quoted`.

    Three: \"\"\"
    """

    @cached_property
    def with_response(self) -> QuotedWithResponse:
        """The same methods, returning the whole response."""
        return QuotedWithResponse(Quoted(self._caller.raw()))

    def quoted(self, *, options: Options | None = None) -> None:
        """Call GET /quoted.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /quoted` (`quoted`)
        """
        return self._caller.call(QUOTED, options=options)


class AsyncQuoted(AsyncResource):
    """Methods of `client.quoted`.

    Three: \"\"\"
    """

    @cached_property
    def with_response(self) -> AsyncQuotedWithResponse:
        """The same methods, returning the whole response."""
        return AsyncQuotedWithResponse(AsyncQuoted(self._caller.raw()))

    async def quoted(self, *, options: Options | None = None) -> None:
        """Call GET /quoted.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /quoted` (`quoted`)
        """
        return await self._caller.call(QUOTED, options=options)


class QuotedWithResponse:
    """The methods of `Quoted`, returning the whole response."""

    def __init__(self, resource: Quoted) -> None:
        self.quoted = with_response(resource.quoted)


class AsyncQuotedWithResponse:
    """The methods of `AsyncQuoted`, returning the whole response."""

    def __init__(self, resource: AsyncQuoted) -> None:
        self.quoted = async_with_response(resource.quoted)
