"""rooms. Methods of `client.rooms`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..models.rooms import Room
from ..models.shared import RoomLower
from ..runtime.call.arguments import Arguments
from ..runtime.operation import Body, Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response
from ..runtime.values.models import UNSET, UnsetType

ROOMS: Operation[list[Room]] = Operation(
    id="rooms",
    method="GET",
    path="/rooms",
    responses={"200": ResponseSpec(kind="json", type=list[Room])},
    retry="safe",
    is_authenticated=False,
)
POST_ROOMS: Operation[RoomLower] = Operation(
    id="rooms_post_rooms",
    method="POST",
    path="/rooms",
    responses={"200": ResponseSpec(kind="json", type=RoomLower)},
    body=Body(kind="json", content_type="application/json", is_required=False),
    is_authenticated=False,
)
READ_SIZES: Operation[list[int]] = Operation(
    id="readSizes",
    method="GET",
    path="/files/{+path}#sizes",
    responses={"200": ResponseSpec(kind="json", type=list[int])},
    retry="safe",
    is_authenticated=False,
)


class Rooms(Resource):
    """Methods of `client.rooms`."""

    @cached_property
    def with_response(self) -> RoomsWithResponse:
        """The same methods, returning the whole response."""
        return RoomsWithResponse(Rooms(self._caller.raw()))

    def rooms(
        self,
        *,
        q: str | UnsetType = UNSET,
        floor: int | UnsetType = UNSET,
        floor_query: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> list[Room]:
        """Call GET /rooms.

        Args:
            q:
            floor:
            floor_query:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            list[Room]: All.

        Source: `GET /rooms` (`rooms`)
        """
        return self._caller.call(ROOMS, Arguments(query={"q": q, "floor": floor, "Floor": floor_query}), options)

    def post_rooms(self, *, late: bool | UnsetType = UNSET, options: Options | None = None) -> RoomLower:
        """Call POST /rooms.

        Args:
            late:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            RoomLower: One.

        Source: `POST /rooms` (`rooms_post_rooms`)
        """
        return self._caller.call(POST_ROOMS, Arguments(body={"late": late}), options)

    def read_sizes(self, path: str, *, sizes: Sequence[int], options: Options | None = None) -> list[int]:
        """Call GET /files/{+path}#sizes.

        Args:
            path:
            sizes:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            list[int]: Sizes.

        Source: `GET /files/{+path}#sizes` (`readSizes`)
        """
        return self._caller.call(READ_SIZES, Arguments(path={"path": path}, query={"sizes": sizes}), options)


class AsyncRooms(AsyncResource):
    """Methods of `client.rooms`."""

    @cached_property
    def with_response(self) -> AsyncRoomsWithResponse:
        """The same methods, returning the whole response."""
        return AsyncRoomsWithResponse(AsyncRooms(self._caller.raw()))

    async def rooms(
        self,
        *,
        q: str | UnsetType = UNSET,
        floor: int | UnsetType = UNSET,
        floor_query: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> list[Room]:
        """Call GET /rooms.

        Args:
            q:
            floor:
            floor_query:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            list[Room]: All.

        Source: `GET /rooms` (`rooms`)
        """
        return await self._caller.call(ROOMS, Arguments(query={"q": q, "floor": floor, "Floor": floor_query}), options)

    async def post_rooms(self, *, late: bool | UnsetType = UNSET, options: Options | None = None) -> RoomLower:
        """Call POST /rooms.

        Args:
            late:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            RoomLower: One.

        Source: `POST /rooms` (`rooms_post_rooms`)
        """
        return await self._caller.call(POST_ROOMS, Arguments(body={"late": late}), options)

    async def read_sizes(self, path: str, *, sizes: Sequence[int], options: Options | None = None) -> list[int]:
        """Call GET /files/{+path}#sizes.

        Args:
            path:
            sizes:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            list[int]: Sizes.

        Source: `GET /files/{+path}#sizes` (`readSizes`)
        """
        return await self._caller.call(READ_SIZES, Arguments(path={"path": path}, query={"sizes": sizes}), options)


class RoomsWithResponse:
    """The methods of `Rooms`, returning the whole response."""

    def __init__(self, resource: Rooms) -> None:
        self.rooms = with_response(resource.rooms)
        self.post_rooms = with_response(resource.post_rooms)
        self.read_sizes = with_response(resource.read_sizes)


class AsyncRoomsWithResponse:
    """The methods of `AsyncRooms`, returning the whole response."""

    def __init__(self, resource: AsyncRooms) -> None:
        self.rooms = async_with_response(resource.rooms)
        self.post_rooms = async_with_response(resource.post_rooms)
        self.read_sizes = async_with_response(resource.read_sizes)
