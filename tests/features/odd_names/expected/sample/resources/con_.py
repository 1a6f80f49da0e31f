"""CON. Methods of `client.con`."""

from __future__ import annotations

from functools import cached_property

from ..models.shared import N123
from ..runtime.operation import Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

NUL: Operation[N123] = Operation(
    id="nul",
    method="GET",
    path="/con",
    responses={"200": ResponseSpec(kind="json", type=N123)},
    retry="safe",
    is_authenticated=False,
)


class Con(Resource):
    """Methods of `client.con`."""

    @cached_property
    def with_response(self) -> ConWithResponse:
        """The same methods, returning the whole response."""
        return ConWithResponse(Con(self._caller.raw()))

    def nul(self, *, options: Options | None = None) -> N123:
        """Call GET /con.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            N123: One.

        Source: `GET /con` (`nul`)
        """
        return self._caller.call(NUL, options=options)


class AsyncCon(AsyncResource):
    """Methods of `client.con`."""

    @cached_property
    def with_response(self) -> AsyncConWithResponse:
        """The same methods, returning the whole response."""
        return AsyncConWithResponse(AsyncCon(self._caller.raw()))

    async def nul(self, *, options: Options | None = None) -> N123:
        """Call GET /con.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            N123: One.

        Source: `GET /con` (`nul`)
        """
        return await self._caller.call(NUL, options=options)


class ConWithResponse:
    """The methods of `Con`, returning the whole response."""

    def __init__(self, resource: Con) -> None:
        self.nul = with_response(resource.nul)


class AsyncConWithResponse:
    """The methods of `AsyncCon`, returning the whole response."""

    def __init__(self, resource: AsyncCon) -> None:
        self.nul = async_with_response(resource.nul)
