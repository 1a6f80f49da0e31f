"""Captions. Methods of `client.captions`."""

from __future__ import annotations

from functools import cached_property

from ..models.captions import Caption, CaptionsListResponse
from ..models.shared import ProblemDetails
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Body, Operation, PagedOperation, Pagination, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.request.files import FileInput
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

LIST: PagedOperation[CaptionsListResponse, Caption] = PagedOperation(
    id="listCaptions",
    method="GET",
    path="/videos/{videoId}/captions",
    responses={"200": ResponseSpec(kind="json", type=CaptionsListResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
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
GET: Operation[Caption] = Operation(
    id="getCaption",
    method="GET",
    path="/videos/{videoId}/captions/{language}",
    responses={"200": ResponseSpec(kind="json", type=Caption)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    retry="safe",
)
UPLOAD: Operation[Caption] = Operation(
    id="uploadCaption",
    method="POST",
    path="/videos/{videoId}/captions/{language}",
    responses={"200": ResponseSpec(kind="json", type=Caption)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="multipart", content_type="multipart/form-data", files=("file",)),
    retry="idempotent",
)
UPDATE: Operation[Caption] = Operation(
    id="updateCaption",
    method="PATCH",
    path="/videos/{videoId}/captions/{language}",
    responses={"200": ResponseSpec(kind="json", type=Caption)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="json", content_type="application/json"),
    retry="idempotent",
)
DELETE: Operation[None] = Operation(
    id="deleteCaption",
    method="DELETE",
    path="/videos/{videoId}/captions/{language}",
    responses={"204": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    retry="idempotent",
)


class Captions(Resource):
    """Methods of `client.captions`.

    Captions of a video, one WebVTT file for each language.
    """

    @cached_property
    def with_response(self) -> CaptionsWithResponse:
        """The same methods, returning the whole response."""
        return CaptionsWithResponse(Captions(self._caller.raw()))

    def list(
        self,
        video_id: str,
        *,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[Caption]:
        """List captions.

        Lists the captions of a video, one page at a time.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Caption]: One page of captions.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}/captions` (`listCaptions`)
        """
        return self._caller.pages(
            LIST,
            Arguments(path={"videoId": video_id}, query={"currentPage": current_page, "pageSize": page_size}),
            options,
        )

    def get(self, video_id: str, language: str, *, options: Options | None = None) -> Caption:
        """Get a caption.

        Gives the caption of a video in one language. The WebVTT file itself is at `src`.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Caption: The caption.

        Raises:
            BadRequestError: 400: The language is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video, or nothing in this language.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}/captions/{language}` (`getCaption`)
        """
        return self._caller.call(GET, Arguments(path={"videoId": video_id, "language": language}), options)

    def upload(self, video_id: str, language: str, file: FileInput, *, options: Options | None = None) -> Caption:
        """Upload a caption.

        Adds a caption in one language as a WebVTT file. A malformed file is stored as it is,
        without an error.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            file: The WebVTT file. A malformed one is accepted, and fails only in the player.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Caption: The caption was stored.

        Raises:
            BadRequestError: 400: The language is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /videos/{videoId}/captions/{language}` (`uploadCaption`)
        """
        return self._caller.call(
            UPLOAD, Arguments(path={"videoId": video_id, "language": language}, body={"file": file}), options
        )

    def update(
        self, video_id: str, language: str, *, default: bool | UnsetType = UNSET, options: Options | None = None
    ) -> Caption:
        """Update a caption.

        Makes the caption the one that is shown by default, or takes that away.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            default: `true` has players show this track from the start, `false` leaves the
                choice to the viewer.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Caption: The caption as it now stands.

        Raises:
            BadRequestError: 400: The language is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video, or nothing in this language.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /videos/{videoId}/captions/{language}` (`updateCaption`)
        """
        return self._caller.call(
            UPDATE, Arguments(path={"videoId": video_id, "language": language}, body={"default": default}), options
        )

    def delete(self, video_id: str, language: str, *, options: Options | None = None) -> None:
        """Delete a caption.

        Deletes the caption of a video in one language.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            BadRequestError: 400: The language is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video, or nothing in this language.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /videos/{videoId}/captions/{language}` (`deleteCaption`)
        """
        return self._caller.call(DELETE, Arguments(path={"videoId": video_id, "language": language}), options)


class AsyncCaptions(AsyncResource):
    """Methods of `client.captions`.

    Captions of a video, one WebVTT file for each language.
    """

    @cached_property
    def with_response(self) -> AsyncCaptionsWithResponse:
        """The same methods, returning the whole response."""
        return AsyncCaptionsWithResponse(AsyncCaptions(self._caller.raw()))

    def list(
        self,
        video_id: str,
        *,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[Caption]:
        """List captions.

        Lists the captions of a video, one page at a time.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Caption]: One page of captions.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}/captions` (`listCaptions`)
        """
        return self._caller.pages(
            LIST,
            Arguments(path={"videoId": video_id}, query={"currentPage": current_page, "pageSize": page_size}),
            options,
        )

    async def get(self, video_id: str, language: str, *, options: Options | None = None) -> Caption:
        """Get a caption.

        Gives the caption of a video in one language. The WebVTT file itself is at `src`.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Caption: The caption.

        Raises:
            BadRequestError: 400: The language is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video, or nothing in this language.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}/captions/{language}` (`getCaption`)
        """
        return await self._caller.call(GET, Arguments(path={"videoId": video_id, "language": language}), options)

    async def upload(self, video_id: str, language: str, file: FileInput, *, options: Options | None = None) -> Caption:
        """Upload a caption.

        Adds a caption in one language as a WebVTT file. A malformed file is stored as it is,
        without an error.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            file: The WebVTT file. A malformed one is accepted, and fails only in the player.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Caption: The caption was stored.

        Raises:
            BadRequestError: 400: The language is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /videos/{videoId}/captions/{language}` (`uploadCaption`)
        """
        return await self._caller.call(
            UPLOAD, Arguments(path={"videoId": video_id, "language": language}, body={"file": file}), options
        )

    async def update(
        self, video_id: str, language: str, *, default: bool | UnsetType = UNSET, options: Options | None = None
    ) -> Caption:
        """Update a caption.

        Makes the caption the one that is shown by default, or takes that away.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            default: `true` has players show this track from the start, `false` leaves the
                choice to the viewer.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Caption: The caption as it now stands.

        Raises:
            BadRequestError: 400: The language is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video, or nothing in this language.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /videos/{videoId}/captions/{language}` (`updateCaption`)
        """
        return await self._caller.call(
            UPDATE, Arguments(path={"videoId": video_id, "language": language}, body={"default": default}), options
        )

    async def delete(self, video_id: str, language: str, *, options: Options | None = None) -> None:
        """Delete a caption.

        Deletes the caption of a video in one language.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            BadRequestError: 400: The language is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video, or nothing in this language.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /videos/{videoId}/captions/{language}` (`deleteCaption`)
        """
        return await self._caller.call(DELETE, Arguments(path={"videoId": video_id, "language": language}), options)


class CaptionsWithResponse:
    """The methods of `Captions`, returning the whole response."""

    def __init__(self, resource: Captions) -> None:
        self.list = page_response(resource.list)
        self.get = with_response(resource.get)
        self.upload = with_response(resource.upload)
        self.update = with_response(resource.update)
        self.delete = with_response(resource.delete)


class AsyncCaptionsWithResponse:
    """The methods of `AsyncCaptions`, returning the whole response."""

    def __init__(self, resource: AsyncCaptions) -> None:
        self.list = async_page_response(resource.list)
        self.get = async_with_response(resource.get)
        self.upload = async_with_response(resource.upload)
        self.update = async_with_response(resource.update)
        self.delete = async_with_response(resource.delete)
