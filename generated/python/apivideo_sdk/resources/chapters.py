"""Chapters. Methods of `client.chapters`."""

from __future__ import annotations

from functools import cached_property

from ..models.chapters import Chapter, ChaptersListResponse
from ..models.shared import ProblemDetails
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Body, Operation, PagedOperation, Pagination, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.request.files import FileInput
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

LIST: PagedOperation[ChaptersListResponse, Chapter] = PagedOperation(
    id="listChapters",
    method="GET",
    path="/videos/{videoId}/chapters",
    responses={"200": ResponseSpec(kind="json", type=ChaptersListResponse)},
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
GET: Operation[Chapter] = Operation(
    id="getChapter",
    method="GET",
    path="/videos/{videoId}/chapters/{language}",
    responses={"200": ResponseSpec(kind="json", type=Chapter)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)
UPLOAD: Operation[Chapter] = Operation(
    id="uploadChapter",
    method="POST",
    path="/videos/{videoId}/chapters/{language}",
    responses={"200": ResponseSpec(kind="json", type=Chapter)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    body=Body(kind="multipart", content_type="multipart/form-data", files=("file",)),
    retry="idempotent",
)
DELETE: Operation[None] = Operation(
    id="deleteChapter",
    method="DELETE",
    path="/videos/{videoId}/chapters/{language}",
    responses={"204": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)


class Chapters(Resource):
    """Methods of `client.chapters`.

    Chapters of a video, one WebVTT file for each language.
    """

    @cached_property
    def with_response(self) -> ChaptersWithResponse:
        """The same methods, returning the whole response."""
        return ChaptersWithResponse(Chapters(self._caller.raw()))

    def list(
        self,
        video_id: str,
        *,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[Chapter]:
        """List chapters.

        Lists the chapters of a video by language, one page at a time.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Chapter]: One page of chapters, by language.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}/chapters` (`listChapters`)
        """
        return self._caller.pages(
            LIST,
            Arguments(path={"videoId": video_id}, query={"currentPage": current_page, "pageSize": page_size}),
            options,
        )

    def get(self, video_id: str, language: str, *, options: Options | None = None) -> Chapter:
        """Get chapters.

        Gives the chapters of a video in one language. The WebVTT file itself is at `src`.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Chapter: The chapters in this language.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video, or nothing in this language.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}/chapters/{language}` (`getChapter`)
        """
        return self._caller.call(GET, Arguments(path={"videoId": video_id, "language": language}), options)

    def upload(self, video_id: str, language: str, file: FileInput, *, options: Options | None = None) -> Chapter:
        """Upload chapters.

        Adds chapters in one language as a WebVTT file. A malformed file is stored as it is,
        without an error.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            file: The WebVTT file: one cue for each chapter, with the title as its text.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Chapter: The chapters were stored.

        Raises:
            BadRequestError: 400: The request does not carry exactly one file.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /videos/{videoId}/chapters/{language}` (`uploadChapter`)
        """
        return self._caller.call(
            UPLOAD, Arguments(path={"videoId": video_id, "language": language}, body={"file": file}), options
        )

    def delete(self, video_id: str, language: str, *, options: Options | None = None) -> None:
        """Delete chapters.

        Deletes the chapters of a video in one language.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video, or nothing in this language.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /videos/{videoId}/chapters/{language}` (`deleteChapter`)
        """
        return self._caller.call(DELETE, Arguments(path={"videoId": video_id, "language": language}), options)


class AsyncChapters(AsyncResource):
    """Methods of `client.chapters`.

    Chapters of a video, one WebVTT file for each language.
    """

    @cached_property
    def with_response(self) -> AsyncChaptersWithResponse:
        """The same methods, returning the whole response."""
        return AsyncChaptersWithResponse(AsyncChapters(self._caller.raw()))

    def list(
        self,
        video_id: str,
        *,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[Chapter]:
        """List chapters.

        Lists the chapters of a video by language, one page at a time.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Chapter]: One page of chapters, by language.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}/chapters` (`listChapters`)
        """
        return self._caller.pages(
            LIST,
            Arguments(path={"videoId": video_id}, query={"currentPage": current_page, "pageSize": page_size}),
            options,
        )

    async def get(self, video_id: str, language: str, *, options: Options | None = None) -> Chapter:
        """Get chapters.

        Gives the chapters of a video in one language. The WebVTT file itself is at `src`.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Chapter: The chapters in this language.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video, or nothing in this language.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /videos/{videoId}/chapters/{language}` (`getChapter`)
        """
        return await self._caller.call(GET, Arguments(path={"videoId": video_id, "language": language}), options)

    async def upload(self, video_id: str, language: str, file: FileInput, *, options: Options | None = None) -> Chapter:
        """Upload chapters.

        Adds chapters in one language as a WebVTT file. A malformed file is stored as it is,
        without an error.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            file: The WebVTT file: one cue for each chapter, with the title as its text.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Chapter: The chapters were stored.

        Raises:
            BadRequestError: 400: The request does not carry exactly one file.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /videos/{videoId}/chapters/{language}` (`uploadChapter`)
        """
        return await self._caller.call(
            UPLOAD, Arguments(path={"videoId": video_id, "language": language}, body={"file": file}), options
        )

    async def delete(self, video_id: str, language: str, *, options: Options | None = None) -> None:
        """Delete chapters.

        Deletes the chapters of a video in one language.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            language: The language as an IETF BCP 47 tag with dashes, such as `en` or `fr-CA`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video, or nothing in this language.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /videos/{videoId}/chapters/{language}` (`deleteChapter`)
        """
        return await self._caller.call(DELETE, Arguments(path={"videoId": video_id, "language": language}), options)


class ChaptersWithResponse:
    """The methods of `Chapters`, returning the whole response."""

    def __init__(self, resource: Chapters) -> None:
        self.list = page_response(resource.list)
        self.get = with_response(resource.get)
        self.upload = with_response(resource.upload)
        self.delete = with_response(resource.delete)


class AsyncChaptersWithResponse:
    """The methods of `AsyncChapters`, returning the whole response."""

    def __init__(self, resource: AsyncChapters) -> None:
        self.list = async_page_response(resource.list)
        self.get = async_with_response(resource.get)
        self.upload = async_with_response(resource.upload)
        self.delete = async_with_response(resource.delete)
