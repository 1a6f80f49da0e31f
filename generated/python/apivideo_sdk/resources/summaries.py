"""Summaries. Methods of `client.summaries`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..models.shared import ProblemDetails, SortOrderLike, SummaryAttributeLike
from ..models.summaries import (
    SummariesListResponse,
    SummariesSortByLike,
    Summary,
    SummaryCreationPayloadOriginLike,
    SummaryOriginLike,
    SummarySource,
    SummarySourceStatusLike,
)
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Body, Operation, PagedOperation, Pagination, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

LIST: PagedOperation[SummariesListResponse, Summary] = PagedOperation(
    id="listSummaries",
    method="GET",
    path="/summaries",
    responses={"200": ResponseSpec(kind="json", type=SummariesListResponse)},
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
CREATE: Operation[Summary] = Operation(
    id="createSummary",
    method="POST",
    path="/summaries",
    responses={"201": ResponseSpec(kind="json", type=Summary)},
    errors=problems(ProblemDetails, "400", "401", "403", "409", "429"),
    body=Body(kind="json", content_type="application/json"),
)
DELETE: Operation[None] = Operation(
    id="deleteSummary",
    method="DELETE",
    path="/summaries/{summaryId}",
    responses={"204": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)
GET_SUMMARY_SOURCE: Operation[SummarySource] = Operation(
    id="getSummarySource",
    method="GET",
    path="/summaries/{summaryId}/source",
    responses={"200": ResponseSpec(kind="json", type=SummarySource)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)
UPDATE: Operation[SummarySource] = Operation(
    id="updateSummarySource",
    method="PATCH",
    path="/summaries/{summaryId}/source",
    responses={"201": ResponseSpec(kind="json", type=SummarySource)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "409", "429"),
    body=Body(kind="json", content_type="application/json"),
    retry="idempotent",
)


class Summaries(Resource):
    """Methods of `client.summaries`.

    Abstract and takeaways of a video, written by hand or generated.
    """

    @cached_property
    def with_response(self) -> SummariesWithResponse:
        """The same methods, returning the whole response."""
        return SummariesWithResponse(Summaries(self._caller.raw()))

    def list(
        self,
        *,
        video_id: str | UnsetType = UNSET,
        origin: SummaryOriginLike | UnsetType = UNSET,
        source_status: SummarySourceStatusLike | UnsetType = UNSET,
        sort_by: SummariesSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[Summary]:
        """List summaries.

        Lists the summaries of the account, one page at a time. Read the text of one with `GET
        /summaries/{summaryId}/source`.

        Args:
            video_id: Keep the summary of this video.
            origin: Keep the summaries that were generated (`auto`) or written by hand (`api`).
            source_status: Keep the summaries whose text is in this state.
            sort_by: Property to sort by: the video, or the time of creation or of the last
                change.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Summary]: One page of summaries.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /summaries` (`listSummaries`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={
                    "videoId": video_id,
                    "origin": origin,
                    "sourceStatus": source_status,
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
        video_id: str,
        origin: SummaryCreationPayloadOriginLike | UnsetType = UNSET,
        attributes: Sequence[SummaryAttributeLike] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Summary:
        """Create a summary.

        Creates the summary of a video. With `origin: auto` the text is generated from what is
        said in the video, and the event `video.summary.generated` says when it is there. Without
        `origin` the summary starts out empty (`sourceStatus` is `missing`) and you send the text
        with `PATCH /summaries/{summaryId}/source`.

        A video has one summary at most.

        Args:
            video_id: Identifier of the video to sum up; begins with `vi`.
            origin: Send `auto` to have the text generated; leave it out to write it by hand.
            attributes: What to generate; both when left out.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Summary: The summary was created.

        Raises:
            BadRequestError: 400: The body is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            ConflictError: 409: The video already has a summary, or one is being made.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /summaries` (`createSummary`)
        """
        return self._caller.call(
            CREATE, Arguments(body={"videoId": video_id, "origin": origin, "attributes": attributes}), options
        )

    def delete(self, summary_id: str, *, options: Options | None = None) -> None:
        """Delete a summary.

        Deletes the summary with its text; the video stays.

        Args:
            summary_id: The summary's unique identifier; it begins with `summary_`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such summary.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /summaries/{summaryId}` (`deleteSummary`)
        """
        return self._caller.call(DELETE, Arguments(path={"summaryId": summary_id}), options)

    def get_summary_source(self, summary_id: str, *, options: Options | None = None) -> SummarySource:
        """Get the text of a summary.

        Gives the abstract and the takeaways of a summary.

        Args:
            summary_id: The summary's unique identifier; it begins with `summary_`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            SummarySource: The text of the summary.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such summary.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /summaries/{summaryId}/source` (`getSummarySource`)
        """
        return self._caller.call(GET_SUMMARY_SOURCE, Arguments(path={"summaryId": summary_id}), options)

    def update(
        self,
        summary_id: str,
        *,
        abstract: str | UnsetType = UNSET,
        takeaways: Sequence[str] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> SummarySource:
        """Update the text of a summary.

        Replaces the members that are sent. A text that is being generated cannot be changed
        until it is done.

        Args:
            summary_id: The summary's unique identifier; it begins with `summary_`.
            abstract: The content of the video in a few sentences.
            takeaways: The complete new list of main points, three at most. At most 3 items.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            SummarySource: The text of the summary as it now stands.

        Raises:
            BadRequestError: 400: The body is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such summary.
            ConflictError: 409: The text is being generated just now.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /summaries/{summaryId}/source` (`updateSummarySource`)
        """
        return self._caller.call(
            UPDATE,
            Arguments(path={"summaryId": summary_id}, body={"abstract": abstract, "takeaways": takeaways}),
            options,
        )


class AsyncSummaries(AsyncResource):
    """Methods of `client.summaries`.

    Abstract and takeaways of a video, written by hand or generated.
    """

    @cached_property
    def with_response(self) -> AsyncSummariesWithResponse:
        """The same methods, returning the whole response."""
        return AsyncSummariesWithResponse(AsyncSummaries(self._caller.raw()))

    def list(
        self,
        *,
        video_id: str | UnsetType = UNSET,
        origin: SummaryOriginLike | UnsetType = UNSET,
        source_status: SummarySourceStatusLike | UnsetType = UNSET,
        sort_by: SummariesSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[Summary]:
        """List summaries.

        Lists the summaries of the account, one page at a time. Read the text of one with `GET
        /summaries/{summaryId}/source`.

        Args:
            video_id: Keep the summary of this video.
            origin: Keep the summaries that were generated (`auto`) or written by hand (`api`).
            source_status: Keep the summaries whose text is in this state.
            sort_by: Property to sort by: the video, or the time of creation or of the last
                change.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Summary]: One page of summaries.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /summaries` (`listSummaries`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={
                    "videoId": video_id,
                    "origin": origin,
                    "sourceStatus": source_status,
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
        video_id: str,
        origin: SummaryCreationPayloadOriginLike | UnsetType = UNSET,
        attributes: Sequence[SummaryAttributeLike] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Summary:
        """Create a summary.

        Creates the summary of a video. With `origin: auto` the text is generated from what is
        said in the video, and the event `video.summary.generated` says when it is there. Without
        `origin` the summary starts out empty (`sourceStatus` is `missing`) and you send the text
        with `PATCH /summaries/{summaryId}/source`.

        A video has one summary at most.

        Args:
            video_id: Identifier of the video to sum up; begins with `vi`.
            origin: Send `auto` to have the text generated; leave it out to write it by hand.
            attributes: What to generate; both when left out.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Summary: The summary was created.

        Raises:
            BadRequestError: 400: The body is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            ConflictError: 409: The video already has a summary, or one is being made.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /summaries` (`createSummary`)
        """
        return await self._caller.call(
            CREATE, Arguments(body={"videoId": video_id, "origin": origin, "attributes": attributes}), options
        )

    async def delete(self, summary_id: str, *, options: Options | None = None) -> None:
        """Delete a summary.

        Deletes the summary with its text; the video stays.

        Args:
            summary_id: The summary's unique identifier; it begins with `summary_`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such summary.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /summaries/{summaryId}` (`deleteSummary`)
        """
        return await self._caller.call(DELETE, Arguments(path={"summaryId": summary_id}), options)

    async def get_summary_source(self, summary_id: str, *, options: Options | None = None) -> SummarySource:
        """Get the text of a summary.

        Gives the abstract and the takeaways of a summary.

        Args:
            summary_id: The summary's unique identifier; it begins with `summary_`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            SummarySource: The text of the summary.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such summary.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /summaries/{summaryId}/source` (`getSummarySource`)
        """
        return await self._caller.call(GET_SUMMARY_SOURCE, Arguments(path={"summaryId": summary_id}), options)

    async def update(
        self,
        summary_id: str,
        *,
        abstract: str | UnsetType = UNSET,
        takeaways: Sequence[str] | UnsetType = UNSET,
        options: Options | None = None,
    ) -> SummarySource:
        """Update the text of a summary.

        Replaces the members that are sent. A text that is being generated cannot be changed
        until it is done.

        Args:
            summary_id: The summary's unique identifier; it begins with `summary_`.
            abstract: The content of the video in a few sentences.
            takeaways: The complete new list of main points, three at most. At most 3 items.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            SummarySource: The text of the summary as it now stands.

        Raises:
            BadRequestError: 400: The body is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such summary.
            ConflictError: 409: The text is being generated just now.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `PATCH /summaries/{summaryId}/source` (`updateSummarySource`)
        """
        return await self._caller.call(
            UPDATE,
            Arguments(path={"summaryId": summary_id}, body={"abstract": abstract, "takeaways": takeaways}),
            options,
        )


class SummariesWithResponse:
    """The methods of `Summaries`, returning the whole response."""

    def __init__(self, resource: Summaries) -> None:
        self.list = page_response(resource.list)
        self.create = with_response(resource.create)
        self.delete = with_response(resource.delete)
        self.get_summary_source = with_response(resource.get_summary_source)
        self.update = with_response(resource.update)


class AsyncSummariesWithResponse:
    """The methods of `AsyncSummaries`, returning the whole response."""

    def __init__(self, resource: AsyncSummaries) -> None:
        self.list = async_page_response(resource.list)
        self.create = async_with_response(resource.create)
        self.delete = async_with_response(resource.delete)
        self.get_summary_source = async_with_response(resource.get_summary_source)
        self.update = async_with_response(resource.update)
