"""Tags. Methods of `client.tags`."""

from __future__ import annotations

from functools import cached_property

from ..models.shared import ProblemDetails, SortOrderLike
from ..models.tags import TagCount, TagsListResponse, TagsSortByLike
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import PagedOperation, Pagination, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, page_response
from ..runtime.values.models import UNSET, UnsetType

LIST: PagedOperation[TagsListResponse, TagCount] = PagedOperation(
    id="listTags",
    method="GET",
    path="/tags",
    responses={"200": ResponseSpec(kind="json", type=TagsListResponse)},
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


class Tags(Resource):
    """Methods of `client.tags`.

    The tags in use, with the number of videos that carry each.
    """

    @cached_property
    def with_response(self) -> TagsWithResponse:
        """The same methods, returning the whole response."""
        return TagsWithResponse(Tags(self._caller.raw()))

    def list(
        self,
        *,
        value: str | UnsetType = UNSET,
        sort_by: TagsSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[TagCount]:
        """List tags.

        Lists the tags in use with the number of videos that carry each, one page at a time.

        Args:
            value: Keep the tags that contain this text; neither case nor accents matter.
            sort_by: Property to sort by: the tag itself or the number of its videos.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[TagCount]: One page of tags with the number of videos that carry each.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /tags` (`listTags`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={
                    "value": value,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "currentPage": current_page,
                    "pageSize": page_size,
                }
            ),
            options,
        )


class AsyncTags(AsyncResource):
    """Methods of `client.tags`.

    The tags in use, with the number of videos that carry each.
    """

    @cached_property
    def with_response(self) -> AsyncTagsWithResponse:
        """The same methods, returning the whole response."""
        return AsyncTagsWithResponse(AsyncTags(self._caller.raw()))

    def list(
        self,
        *,
        value: str | UnsetType = UNSET,
        sort_by: TagsSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[TagCount]:
        """List tags.

        Lists the tags in use with the number of videos that carry each, one page at a time.

        Args:
            value: Keep the tags that contain this text; neither case nor accents matter.
            sort_by: Property to sort by: the tag itself or the number of its videos.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[TagCount]: One page of tags with the number of videos that carry each.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /tags` (`listTags`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={
                    "value": value,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "currentPage": current_page,
                    "pageSize": page_size,
                }
            ),
            options,
        )


class TagsWithResponse:
    """The methods of `Tags`, returning the whole response."""

    def __init__(self, resource: Tags) -> None:
        self.list = page_response(resource.list)


class AsyncTagsWithResponse:
    """The methods of `AsyncTags`, returning the whole response."""

    def __init__(self, resource: AsyncTags) -> None:
        self.list = async_page_response(resource.list)
