"""Watermarks. Methods of `client.watermarks`."""

from __future__ import annotations

from functools import cached_property

from ..models.shared import ProblemDetails, SortOrderLike
from ..models.watermarks import Watermark, WatermarksListResponse, WatermarksSortByLike
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Body, Operation, PagedOperation, Pagination, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.request.files import FileInput
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

LIST: PagedOperation[WatermarksListResponse, Watermark] = PagedOperation(
    id="listWatermarks",
    method="GET",
    path="/watermarks",
    responses={"200": ResponseSpec(kind="json", type=WatermarksListResponse)},
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
UPLOAD: Operation[Watermark] = Operation(
    id="uploadWatermark",
    method="POST",
    path="/watermarks",
    responses={"200": ResponseSpec(kind="json", type=Watermark)},
    errors=problems(ProblemDetails, "400", "401", "403", "429"),
    body=Body(kind="multipart", content_type="multipart/form-data", files=("file",)),
)
DELETE: Operation[None] = Operation(
    id="deleteWatermark",
    method="DELETE",
    path="/watermarks/{watermarkId}",
    responses={"204": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)


class Watermarks(Resource):
    """Methods of `client.watermarks`.

    Images that can be laid over a video when it is created.
    """

    @cached_property
    def with_response(self) -> WatermarksWithResponse:
        """The same methods, returning the whole response."""
        return WatermarksWithResponse(Watermarks(self._caller.raw()))

    def list(
        self,
        *,
        sort_by: WatermarksSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[Watermark]:
        """List watermarks.

        Lists the uploaded watermarks, one page at a time. The image itself is not part of the
        response.

        Args:
            sort_by: Property to sort by; only the time of creation is known.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Watermark]: One page of watermarks.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /watermarks` (`listWatermarks`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={"sortBy": sort_by, "sortOrder": sort_order, "currentPage": current_page, "pageSize": page_size}
            ),
            options,
        )

    def upload(self, file: FileInput, *, options: Options | None = None) -> Watermark:
        """Upload a watermark.

        Uploads an image that can be laid over videos. A watermark is chosen when a video is
        created (`watermark.id`); it cannot be added to a video later.

        Args:
            file: Content of the image, JPEG or PNG.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Watermark: The watermark was created.

        Raises:
            BadRequestError: 400: The request does not carry exactly one usable image.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /watermarks` (`uploadWatermark`)
        """
        return self._caller.call(UPLOAD, Arguments(body={"file": file}), options)

    def delete(self, watermark_id: str, *, options: Options | None = None) -> None:
        """Delete a watermark.

        Deletes the image. Videos that were encoded with it keep it.

        Args:
            watermark_id: The watermark's unique identifier; it begins with `watermark_`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such watermark.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /watermarks/{watermarkId}` (`deleteWatermark`)
        """
        return self._caller.call(DELETE, Arguments(path={"watermarkId": watermark_id}), options)


class AsyncWatermarks(AsyncResource):
    """Methods of `client.watermarks`.

    Images that can be laid over a video when it is created.
    """

    @cached_property
    def with_response(self) -> AsyncWatermarksWithResponse:
        """The same methods, returning the whole response."""
        return AsyncWatermarksWithResponse(AsyncWatermarks(self._caller.raw()))

    def list(
        self,
        *,
        sort_by: WatermarksSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[Watermark]:
        """List watermarks.

        Lists the uploaded watermarks, one page at a time. The image itself is not part of the
        response.

        Args:
            sort_by: Property to sort by; only the time of creation is known.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Watermark]: One page of watermarks.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /watermarks` (`listWatermarks`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={"sortBy": sort_by, "sortOrder": sort_order, "currentPage": current_page, "pageSize": page_size}
            ),
            options,
        )

    async def upload(self, file: FileInput, *, options: Options | None = None) -> Watermark:
        """Upload a watermark.

        Uploads an image that can be laid over videos. A watermark is chosen when a video is
        created (`watermark.id`); it cannot be added to a video later.

        Args:
            file: Content of the image, JPEG or PNG.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Watermark: The watermark was created.

        Raises:
            BadRequestError: 400: The request does not carry exactly one usable image.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /watermarks` (`uploadWatermark`)
        """
        return await self._caller.call(UPLOAD, Arguments(body={"file": file}), options)

    async def delete(self, watermark_id: str, *, options: Options | None = None) -> None:
        """Delete a watermark.

        Deletes the image. Videos that were encoded with it keep it.

        Args:
            watermark_id: The watermark's unique identifier; it begins with `watermark_`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such watermark.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /watermarks/{watermarkId}` (`deleteWatermark`)
        """
        return await self._caller.call(DELETE, Arguments(path={"watermarkId": watermark_id}), options)


class WatermarksWithResponse:
    """The methods of `Watermarks`, returning the whole response."""

    def __init__(self, resource: Watermarks) -> None:
        self.list = page_response(resource.list)
        self.upload = with_response(resource.upload)
        self.delete = with_response(resource.delete)


class AsyncWatermarksWithResponse:
    """The methods of `AsyncWatermarks`, returning the whole response."""

    def __init__(self, resource: AsyncWatermarks) -> None:
        self.list = async_page_response(resource.list)
        self.upload = async_with_response(resource.upload)
        self.delete = async_with_response(resource.delete)
