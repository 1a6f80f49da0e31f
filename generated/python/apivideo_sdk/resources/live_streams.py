"""Live Streams. Methods of `client.live_streams`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..extensions.waiting import AsyncLiveStreamWaits, LiveStreamWaits
from ..models.live_streams import (
    LiveStream,
    LiveStreamsListResponse,
    LiveStreamsSortByLike,
    RestreamPayload,
    RestreamPayloadDict,
)
from ..models.shared import ProblemDetails, SortOrderLike
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Body, Operation, PagedOperation, Pagination, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.request.files import FileInput
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

LIST: PagedOperation[LiveStreamsListResponse, LiveStream] = PagedOperation(
    id="listLiveStreams",
    method="GET",
    path="/live-streams",
    responses={"200": ResponseSpec(kind="json", type=LiveStreamsListResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "429"),
    retry="safe",
    pagination=Pagination(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    ),
)
CREATE: Operation[LiveStream] = Operation(
    id="createLiveStream",
    method="POST",
    path="/live-streams",
    responses={"200": ResponseSpec(kind="json", type=LiveStream)},
    errors=problems(ProblemDetails, "400", "401", "403", "429"),
    body=Body(kind="json", content_type="application/json"),
)
GET: Operation[LiveStream] = Operation(
    id="getLiveStream",
    method="GET",
    path="/live-streams/{liveStreamId}",
    responses={"200": ResponseSpec(kind="json", type=LiveStream)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)
UPDATE: Operation[LiveStream] = Operation(
    id="updateLiveStream",
    method="PATCH",
    path="/live-streams/{liveStreamId}",
    responses={"200": ResponseSpec(kind="json", type=LiveStream)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="json", content_type="application/json"),
    retry="idempotent",
)
DELETE: Operation[None] = Operation(
    id="deleteLiveStream",
    method="DELETE",
    path="/live-streams/{liveStreamId}",
    responses={"204": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)
COMPLETE: Operation[None] = Operation(
    id="completeLiveStream",
    method="PUT",
    path="/live-streams/{liveStreamId}/complete",
    responses={"202": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)
UPLOAD_THUMBNAIL: Operation[LiveStream] = Operation(
    id="uploadLiveStreamThumbnail",
    method="POST",
    path="/live-streams/{liveStreamId}/thumbnail",
    responses={"201": ResponseSpec(kind="json", type=LiveStream)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="multipart", content_type="multipart/form-data", files=("file",)),
    retry="idempotent",
)
DELETE_THUMBNAIL: Operation[LiveStream] = Operation(
    id="deleteLiveStreamThumbnail",
    method="DELETE",
    path="/live-streams/{liveStreamId}/thumbnail",
    responses={"200": ResponseSpec(kind="json", type=LiveStream)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)


class LiveStreams(LiveStreamWaits, Resource):
    """Methods of `client.live_streams`.

    Create live streams, send them on to other platforms, and end their broadcasts.
    """

    @cached_property
    def with_response(self) -> LiveStreamsWithResponse:
        """The same methods, returning the whole response."""
        return LiveStreamsWithResponse(LiveStreams(self._caller.raw()))

    def list(
        self,
        *,
        stream_key: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        sort_by: LiveStreamsSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[LiveStream]:
        """List live streams.

        Lists the live streams of the account, one page at a time, whether they are on air or
        not.

        Filters narrow the list and can be combined; a live stream must match all of them.

        Args:
            stream_key: Keep the live stream that is fed with this key.
            name: Keep the live streams with this text in their name.
            sort_by: Property to sort by: the name, or the time of creation or of the last
                change.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[LiveStream]: One page of live streams.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /live-streams` (`listLiveStreams`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={
                    "streamKey": stream_key,
                    "name": name,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "currentPage": current_page,
                    "pageSize": page_size,
                }
            ),
            options,
        )

    def create(
        self,
        *,
        name: str,
        public: bool | UnsetType = UNSET,
        player_id: str | UnsetType = UNSET,
        restreams: Sequence[RestreamPayload | RestreamPayloadDict] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> LiveStream:
        """Create a live stream.

        Creates a live stream and gives it a stream key. Point the encoder at
        `rtmp://broadcast.api.video/s` (or `rtmps://broadcast.api.video:1936/s`) with that key to
        go on air.

        With `restreams` the broadcast is passed on to up to five other platforms at the same
        time. In the sandbox a broadcast is cut after 30 seconds.

        Args:
            name: Name of the live stream, for finding it again.
            public: Whether anyone may watch; true when left out.
            player_id: Identifier of the player theme to show the live stream with; begins with
                `pl`. The default theme when left out.
            restreams: Up to five platforms to pass the broadcast on to. At most 5 items.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            LiveStream: The live stream was created.

        Raises:
            BadRequestError: 400: The body is not as it must be. For a destination, `name`
                points into the list, such as `restreams[0][serverUrl]`.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /live-streams` (`createLiveStream`)
        """
        return self._caller.call(
            CREATE,
            Arguments(body={"name": name, "public": public, "playerId": player_id, "restreams": restreams}),
            options,
        )

    def get(self, live_stream_id: str, *, options: Options | None = None) -> LiveStream:
        """Get a live stream.

        Gives one live stream with its key, its addresses and whether it is on air now
        (`broadcasting`).

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            LiveStream: The live stream.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /live-streams/{liveStreamId}` (`getLiveStream`)
        """
        return self._caller.call(GET, Arguments(path={"liveStreamId": live_stream_id}), options)

    def update(
        self,
        live_stream_id: str,
        *,
        name: str | UnsetType = UNSET,
        public: bool | UnsetType = UNSET,
        player_id: str | UnsetType = UNSET,
        restreams: Sequence[RestreamPayload | RestreamPayloadDict] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> LiveStream:
        """Update a live stream.

        Changes the members that are sent and leaves the others as they are.

        `restreams` is replaced as a whole: send the complete list, or an empty one to stop
        restreaming. New destinations take effect at the next start of the broadcast.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            name: Another name for the live stream. Unchanged when left out.
            public: Whether anyone may watch, or only who has a private token. Unchanged when
                left out.
            player_id: Identifier of another player theme; begins with `pl`. Unchanged when left
                out.
            restreams: The complete new list of up to five platforms; an empty list ends
                restreaming. At most 5 items.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            LiveStream: The live stream as it now stands.

        Raises:
            BadRequestError: 400: The body is not as it must be. For a destination, `name`
                points into the list, such as `restreams[0][serverUrl]`.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /live-streams/{liveStreamId}` (`updateLiveStream`)
        """
        return self._caller.call(
            UPDATE,
            Arguments(
                path={"liveStreamId": live_stream_id},
                body={"name": name, "public": public, "playerId": player_id, "restreams": restreams},
            ),
            options,
        )

    def delete(self, live_stream_id: str, *, options: Options | None = None) -> None:
        """Delete a live stream.

        Deletes the live stream for good. Videos that were recorded from it stay.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /live-streams/{liveStreamId}` (`deleteLiveStream`)
        """
        return self._caller.call(DELETE, Arguments(path={"liveStreamId": live_stream_id}), options)

    def complete(self, live_stream_id: str, *, options: Options | None = None) -> None:
        """Complete a live stream.

        Ends the broadcast. The response comes at once while the work goes on behind it; the
        connection of the encoder may stay open for up to a minute. A recording becomes a video
        whose `source` names this live stream.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PUT /live-streams/{liveStreamId}/complete` (`completeLiveStream`)
        """
        return self._caller.call(COMPLETE, Arguments(path={"liveStreamId": live_stream_id}), options)

    def upload_thumbnail(self, live_stream_id: str, file: FileInput, *, options: Options | None = None) -> LiveStream:
        """Upload a live stream thumbnail.

        Replaces the picture shown while nothing is on air. JPEG, at most 8 MiB.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            file: The picture as JPEG, at most 8 MiB.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            LiveStream: The live stream with its new thumbnail.

        Raises:
            BadRequestError: 400: The request does not carry exactly one usable image.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /live-streams/{liveStreamId}/thumbnail` (`uploadLiveStreamThumbnail`)
        """
        return self._caller.call(
            UPLOAD_THUMBNAIL, Arguments(path={"liveStreamId": live_stream_id}, body={"file": file}), options
        )

    def delete_thumbnail(self, live_stream_id: str, *, options: Options | None = None) -> LiveStream:
        """Delete a live stream thumbnail.

        Removes the uploaded picture. The response is the live stream, whose `assets.thumbnail`
        now leads to the default picture.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            LiveStream: The live stream, back on its default thumbnail.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /live-streams/{liveStreamId}/thumbnail` (`deleteLiveStreamThumbnail`)
        """
        return self._caller.call(DELETE_THUMBNAIL, Arguments(path={"liveStreamId": live_stream_id}), options)


class AsyncLiveStreams(AsyncLiveStreamWaits, AsyncResource):
    """Methods of `client.live_streams`.

    Create live streams, send them on to other platforms, and end their broadcasts.
    """

    @cached_property
    def with_response(self) -> AsyncLiveStreamsWithResponse:
        """The same methods, returning the whole response."""
        return AsyncLiveStreamsWithResponse(AsyncLiveStreams(self._caller.raw()))

    def list(
        self,
        *,
        stream_key: str | UnsetType = UNSET,
        name: str | UnsetType = UNSET,
        sort_by: LiveStreamsSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[LiveStream]:
        """List live streams.

        Lists the live streams of the account, one page at a time, whether they are on air or
        not.

        Filters narrow the list and can be combined; a live stream must match all of them.

        Args:
            stream_key: Keep the live stream that is fed with this key.
            name: Keep the live streams with this text in their name.
            sort_by: Property to sort by: the name, or the time of creation or of the last
                change.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[LiveStream]: One page of live streams.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /live-streams` (`listLiveStreams`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={
                    "streamKey": stream_key,
                    "name": name,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "currentPage": current_page,
                    "pageSize": page_size,
                }
            ),
            options,
        )

    async def create(
        self,
        *,
        name: str,
        public: bool | UnsetType = UNSET,
        player_id: str | UnsetType = UNSET,
        restreams: Sequence[RestreamPayload | RestreamPayloadDict] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> LiveStream:
        """Create a live stream.

        Creates a live stream and gives it a stream key. Point the encoder at
        `rtmp://broadcast.api.video/s` (or `rtmps://broadcast.api.video:1936/s`) with that key to
        go on air.

        With `restreams` the broadcast is passed on to up to five other platforms at the same
        time. In the sandbox a broadcast is cut after 30 seconds.

        Args:
            name: Name of the live stream, for finding it again.
            public: Whether anyone may watch; true when left out.
            player_id: Identifier of the player theme to show the live stream with; begins with
                `pl`. The default theme when left out.
            restreams: Up to five platforms to pass the broadcast on to. At most 5 items.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            LiveStream: The live stream was created.

        Raises:
            BadRequestError: 400: The body is not as it must be. For a destination, `name`
                points into the list, such as `restreams[0][serverUrl]`.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /live-streams` (`createLiveStream`)
        """
        return await self._caller.call(
            CREATE,
            Arguments(body={"name": name, "public": public, "playerId": player_id, "restreams": restreams}),
            options,
        )

    async def get(self, live_stream_id: str, *, options: Options | None = None) -> LiveStream:
        """Get a live stream.

        Gives one live stream with its key, its addresses and whether it is on air now
        (`broadcasting`).

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            LiveStream: The live stream.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /live-streams/{liveStreamId}` (`getLiveStream`)
        """
        return await self._caller.call(GET, Arguments(path={"liveStreamId": live_stream_id}), options)

    async def update(
        self,
        live_stream_id: str,
        *,
        name: str | UnsetType = UNSET,
        public: bool | UnsetType = UNSET,
        player_id: str | UnsetType = UNSET,
        restreams: Sequence[RestreamPayload | RestreamPayloadDict] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> LiveStream:
        """Update a live stream.

        Changes the members that are sent and leaves the others as they are.

        `restreams` is replaced as a whole: send the complete list, or an empty one to stop
        restreaming. New destinations take effect at the next start of the broadcast.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            name: Another name for the live stream. Unchanged when left out.
            public: Whether anyone may watch, or only who has a private token. Unchanged when
                left out.
            player_id: Identifier of another player theme; begins with `pl`. Unchanged when left
                out.
            restreams: The complete new list of up to five platforms; an empty list ends
                restreaming. At most 5 items.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            LiveStream: The live stream as it now stands.

        Raises:
            BadRequestError: 400: The body is not as it must be. For a destination, `name`
                points into the list, such as `restreams[0][serverUrl]`.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /live-streams/{liveStreamId}` (`updateLiveStream`)
        """
        return await self._caller.call(
            UPDATE,
            Arguments(
                path={"liveStreamId": live_stream_id},
                body={"name": name, "public": public, "playerId": player_id, "restreams": restreams},
            ),
            options,
        )

    async def delete(self, live_stream_id: str, *, options: Options | None = None) -> None:
        """Delete a live stream.

        Deletes the live stream for good. Videos that were recorded from it stay.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /live-streams/{liveStreamId}` (`deleteLiveStream`)
        """
        return await self._caller.call(DELETE, Arguments(path={"liveStreamId": live_stream_id}), options)

    async def complete(self, live_stream_id: str, *, options: Options | None = None) -> None:
        """Complete a live stream.

        Ends the broadcast. The response comes at once while the work goes on behind it; the
        connection of the encoder may stay open for up to a minute. A recording becomes a video
        whose `source` names this live stream.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PUT /live-streams/{liveStreamId}/complete` (`completeLiveStream`)
        """
        return await self._caller.call(COMPLETE, Arguments(path={"liveStreamId": live_stream_id}), options)

    async def upload_thumbnail(
        self, live_stream_id: str, file: FileInput, *, options: Options | None = None
    ) -> LiveStream:
        """Upload a live stream thumbnail.

        Replaces the picture shown while nothing is on air. JPEG, at most 8 MiB.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            file: The picture as JPEG, at most 8 MiB.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            LiveStream: The live stream with its new thumbnail.

        Raises:
            BadRequestError: 400: The request does not carry exactly one usable image.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /live-streams/{liveStreamId}/thumbnail` (`uploadLiveStreamThumbnail`)
        """
        return await self._caller.call(
            UPLOAD_THUMBNAIL, Arguments(path={"liveStreamId": live_stream_id}, body={"file": file}), options
        )

    async def delete_thumbnail(self, live_stream_id: str, *, options: Options | None = None) -> LiveStream:
        """Delete a live stream thumbnail.

        Removes the uploaded picture. The response is the live stream, whose `assets.thumbnail`
        now leads to the default picture.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            LiveStream: The live stream, back on its default thumbnail.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /live-streams/{liveStreamId}/thumbnail` (`deleteLiveStreamThumbnail`)
        """
        return await self._caller.call(DELETE_THUMBNAIL, Arguments(path={"liveStreamId": live_stream_id}), options)


class LiveStreamsWithResponse:
    """The methods of `LiveStreams`, returning the whole response."""

    def __init__(self, resource: LiveStreams) -> None:
        self.list = page_response(resource.list)
        self.create = with_response(resource.create)
        self.get = with_response(resource.get)
        self.update = with_response(resource.update)
        self.delete = with_response(resource.delete)
        self.complete = with_response(resource.complete)
        self.upload_thumbnail = with_response(resource.upload_thumbnail)
        self.delete_thumbnail = with_response(resource.delete_thumbnail)


class AsyncLiveStreamsWithResponse:
    """The methods of `AsyncLiveStreams`, returning the whole response."""

    def __init__(self, resource: AsyncLiveStreams) -> None:
        self.list = async_page_response(resource.list)
        self.create = async_with_response(resource.create)
        self.get = async_with_response(resource.get)
        self.update = async_with_response(resource.update)
        self.delete = async_with_response(resource.delete)
        self.complete = async_with_response(resource.complete)
        self.upload_thumbnail = async_with_response(resource.upload_thumbnail)
        self.delete_thumbnail = async_with_response(resource.delete_thumbnail)
