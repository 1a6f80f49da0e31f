"""A. Methods of `client.a`."""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from ..models.shared import N123
from ..runtime.operation import Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

A_OPERATION: Operation[None] = Operation(
    id="a",
    method="GET",
    path="/a",
    responses={"204": ResponseSpec(kind="none")},
    retry="safe",
    is_authenticated=False,
)
UUID_OPERATION: Operation[UUID] = Operation(
    id="uuid",
    method="GET",
    path="/uuid",
    responses={"200": ResponseSpec(kind="json", type=UUID)},
    retry="safe",
    is_authenticated=False,
)
N123_OPERATION: Operation[N123] = Operation(
    id="n123",
    method="GET",
    path="/n123",
    responses={"200": ResponseSpec(kind="json", type=N123)},
    retry="safe",
    is_authenticated=False,
)


class A(Resource):
    """Methods of `client.a`."""

    @cached_property
    def with_response(self) -> AWithResponse:
        """The same methods, returning the whole response."""
        return AWithResponse(A(self._caller.raw()))

    def a(self, *, options: Options | None = None) -> None:
        """Call GET /a.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /a` (`a`)
        """
        return self._caller.call(A_OPERATION, options=options)

    def uuid(self, *, options: Options | None = None) -> UUID:
        """Call GET /uuid.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            UUID: One.

        Source: `GET /uuid` (`uuid`)
        """
        return self._caller.call(UUID_OPERATION, options=options)

    def n123(self, *, options: Options | None = None) -> N123:
        """Call GET /n123.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            N123: One.

        Source: `GET /n123` (`n123`)
        """
        return self._caller.call(N123_OPERATION, options=options)


class AsyncA(AsyncResource):
    """Methods of `client.a`."""

    @cached_property
    def with_response(self) -> AsyncAWithResponse:
        """The same methods, returning the whole response."""
        return AsyncAWithResponse(AsyncA(self._caller.raw()))

    async def a(self, *, options: Options | None = None) -> None:
        """Call GET /a.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /a` (`a`)
        """
        return await self._caller.call(A_OPERATION, options=options)

    async def uuid(self, *, options: Options | None = None) -> UUID:
        """Call GET /uuid.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            UUID: One.

        Source: `GET /uuid` (`uuid`)
        """
        return await self._caller.call(UUID_OPERATION, options=options)

    async def n123(self, *, options: Options | None = None) -> N123:
        """Call GET /n123.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            N123: One.

        Source: `GET /n123` (`n123`)
        """
        return await self._caller.call(N123_OPERATION, options=options)


class AWithResponse:
    """The methods of `A`, returning the whole response."""

    def __init__(self, resource: A) -> None:
        self.a = with_response(resource.a)
        self.uuid = with_response(resource.uuid)
        self.n123 = with_response(resource.n123)


class AsyncAWithResponse:
    """The methods of `AsyncA`, returning the whole response."""

    def __init__(self, resource: AsyncA) -> None:
        self.a = async_with_response(resource.a)
        self.uuid = async_with_response(resource.uuid)
        self.n123 = async_with_response(resource.n123)
