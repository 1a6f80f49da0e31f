"""V2. Methods of `client.v2`."""

from __future__ import annotations

from functools import cached_property

from ..runtime.operation import Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

V2_OPERATION: Operation[None] = Operation(
    id="v2",
    method="GET",
    path="/v2",
    responses={"204": ResponseSpec(kind="none")},
    retry="safe",
    is_authenticated=False,
)


class V2(Resource):
    """Methods of `client.v2`."""

    @cached_property
    def with_response(self) -> V2WithResponse:
        """The same methods, returning the whole response."""
        return V2WithResponse(V2(self._caller.raw()))

    def v2(self, *, options: Options | None = None) -> None:
        """Call GET /v2.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /v2` (`v2`)
        """
        return self._caller.call(V2_OPERATION, options=options)


class AsyncV2(AsyncResource):
    """Methods of `client.v2`."""

    @cached_property
    def with_response(self) -> AsyncV2WithResponse:
        """The same methods, returning the whole response."""
        return AsyncV2WithResponse(AsyncV2(self._caller.raw()))

    async def v2(self, *, options: Options | None = None) -> None:
        """Call GET /v2.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /v2` (`v2`)
        """
        return await self._caller.call(V2_OPERATION, options=options)


class V2WithResponse:
    """The methods of `V2`, returning the whole response."""

    def __init__(self, resource: V2) -> None:
        self.v2 = with_response(resource.v2)


class AsyncV2WithResponse:
    """The methods of `AsyncV2`, returning the whole response."""

    def __init__(self, resource: AsyncV2) -> None:
        self.v2 = async_with_response(resource.v2)
