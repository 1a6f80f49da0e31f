"""ends in \"\"\" Methods of `client.ends_in`."""

from __future__ import annotations

from functools import cached_property

from ..runtime.call.arguments import Arguments
from ..runtime.operation import Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

READ_FILE: Operation[None] = Operation(
    id="readFile",
    method="GET",
    path="/files/{+path}",
    responses={"200": ResponseSpec(kind="none")},
    retry="safe",
    is_authenticated=False,
)


class EndsIn(Resource):
    """Methods of `client.ends_in`."""

    @cached_property
    def with_response(self) -> EndsInWithResponse:
        """The same methods, returning the whole response."""
        return EndsInWithResponse(EndsIn(self._caller.raw()))

    def read_file(self, path: str, *, options: Options | None = None) -> None:
        """Call GET /files/{+path}

        Args:
            path:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /files/{+path}` (`readFile`)
        """
        return self._caller.call(READ_FILE, Arguments(path={"path": path}), options)


class AsyncEndsIn(AsyncResource):
    """Methods of `client.ends_in`."""

    @cached_property
    def with_response(self) -> AsyncEndsInWithResponse:
        """The same methods, returning the whole response."""
        return AsyncEndsInWithResponse(AsyncEndsIn(self._caller.raw()))

    async def read_file(self, path: str, *, options: Options | None = None) -> None:
        """Call GET /files/{+path}

        Args:
            path:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /files/{+path}` (`readFile`)
        """
        return await self._caller.call(READ_FILE, Arguments(path={"path": path}), options)


class EndsInWithResponse:
    """The methods of `EndsIn`, returning the whole response."""

    def __init__(self, resource: EndsIn) -> None:
        self.read_file = with_response(resource.read_file)


class AsyncEndsInWithResponse:
    """The methods of `AsyncEndsIn`, returning the whole response."""

    def __init__(self, resource: AsyncEndsIn) -> None:
        self.read_file = async_with_response(resource.read_file)
