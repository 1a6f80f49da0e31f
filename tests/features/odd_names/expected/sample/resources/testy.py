"""Тесты. Methods of `client.testy`."""

from __future__ import annotations

from functools import cached_property

from ..models.shared import N123
from ..runtime.operation import Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

GET_FOTO: Operation[N123] = Operation(
    id="get_фото",
    method="GET",
    path="/фото",
    responses={"200": ResponseSpec(kind="json", type=N123)},
    retry="safe",
    is_authenticated=False,
)
GET_VIDEO: Operation[N123] = Operation(
    id="get_видео",
    method="GET",
    path="/видео",
    responses={"200": ResponseSpec(kind="json", type=N123)},
    retry="safe",
    is_authenticated=False,
)


class Testy(Resource):
    """Methods of `client.testy`.

    reversed
    """

    @cached_property
    def with_response(self) -> TestyWithResponse:
        """The same methods, returning the whole response."""
        return TestyWithResponse(Testy(self._caller.raw()))

    def get_foto(self, *, options: Options | None = None) -> N123:
        """Call GET /фото.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            N123: One.

        Source: `GET /фото` (`get_фото`)
        """
        return self._caller.call(GET_FOTO, options=options)

    def get_video(self, *, options: Options | None = None) -> N123:
        """Call GET /видео.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            N123: One.

        Source: `GET /видео` (`get_видео`)
        """
        return self._caller.call(GET_VIDEO, options=options)


class AsyncTesty(AsyncResource):
    """Methods of `client.testy`.

    reversed
    """

    @cached_property
    def with_response(self) -> AsyncTestyWithResponse:
        """The same methods, returning the whole response."""
        return AsyncTestyWithResponse(AsyncTesty(self._caller.raw()))

    async def get_foto(self, *, options: Options | None = None) -> N123:
        """Call GET /фото.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            N123: One.

        Source: `GET /фото` (`get_фото`)
        """
        return await self._caller.call(GET_FOTO, options=options)

    async def get_video(self, *, options: Options | None = None) -> N123:
        """Call GET /видео.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            N123: One.

        Source: `GET /видео` (`get_видео`)
        """
        return await self._caller.call(GET_VIDEO, options=options)


class TestyWithResponse:
    """The methods of `Testy`, returning the whole response."""

    def __init__(self, resource: Testy) -> None:
        self.get_foto = with_response(resource.get_foto)
        self.get_video = with_response(resource.get_video)


class AsyncTestyWithResponse:
    """The methods of `AsyncTesty`, returning the whole response."""

    def __init__(self, resource: AsyncTesty) -> None:
        self.get_foto = async_with_response(resource.get_foto)
        self.get_video = async_with_response(resource.get_video)
