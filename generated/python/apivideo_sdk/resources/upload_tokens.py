"""Upload Tokens. Methods of `client.upload_tokens`."""

from __future__ import annotations

from functools import cached_property

from ..models.shared import ProblemDetails, SortOrderLike
from ..models.upload_tokens import UploadToken, UploadTokensListResponse, UploadTokensSortByLike
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Body, Operation, PagedOperation, Pagination, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

LIST: PagedOperation[UploadTokensListResponse, UploadToken] = PagedOperation(
    id="listUploadTokens",
    method="GET",
    path="/upload-tokens",
    responses={"200": ResponseSpec(kind="json", type=UploadTokensListResponse)},
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
CREATE_TOKEN: Operation[UploadToken] = Operation(
    id="createUploadToken",
    method="POST",
    path="/upload-tokens",
    responses={"200": ResponseSpec(kind="json", type=UploadToken)},
    errors=problems(ProblemDetails, "400", "401", "403", "429"),
    body=Body(kind="json", content_type="application/json"),
)
GET_TOKEN: Operation[UploadToken] = Operation(
    id="getUploadToken",
    method="GET",
    path="/upload-tokens/{uploadToken}",
    responses={"200": ResponseSpec(kind="json", type=UploadToken)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)
DELETE_TOKEN: Operation[None] = Operation(
    id="deleteUploadToken",
    method="DELETE",
    path="/upload-tokens/{uploadToken}",
    responses={"204": ResponseSpec(kind="none")},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="idempotent",
)


class UploadTokens(Resource):
    """Methods of `client.upload_tokens`.

    Tokens that let someone without an API key upload a video.
    """

    @cached_property
    def with_response(self) -> UploadTokensWithResponse:
        """The same methods, returning the whole response."""
        return UploadTokensWithResponse(UploadTokens(self._caller.raw()))

    def list(
        self,
        *,
        sort_by: UploadTokensSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[UploadToken]:
        """List upload tokens.

        Lists the upload tokens that have not expired, one page at a time.

        Args:
            sort_by: Property to sort by: the time of creation or the time to live.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[UploadToken]: One page of upload tokens.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /upload-tokens` (`listUploadTokens`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={"sortBy": sort_by, "sortOrder": sort_order, "currentPage": current_page, "pageSize": page_size}
            ),
            options,
        )

    def create_token(self, *, ttl: int | UnsetType = UNSET, options: Options | None = None) -> UploadToken:
        """Create an upload token.

        Creates a token with which someone without an API key can upload videos. It can be used
        any number of times until it expires or is deleted.

        Args:
            ttl: Seconds until the token expires; 0 for a token that lives until it is deleted.
                From 0 to 2147483647. Default: `0`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            UploadToken: The upload token was created.

        Raises:
            BadRequestError: 400: The body is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /upload-tokens` (`createUploadToken`)
        """
        return self._caller.call(CREATE_TOKEN, Arguments(body={"ttl": ttl}), options)

    def get_token(self, upload_token: str, *, options: Options | None = None) -> UploadToken:
        """Get an upload token.

        Gives one upload token with the time it expires.

        Args:
            upload_token: The upload token itself; it begins with `to`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            UploadToken: The upload token.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such upload token.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /upload-tokens/{uploadToken}` (`getUploadToken`)
        """
        return self._caller.call(GET_TOKEN, Arguments(path={"uploadToken": upload_token}), options)

    def delete_token(self, upload_token: str, *, options: Options | None = None) -> None:
        """Delete an upload token.

        Deletes the token at once; videos that were uploaded with it stay.

        Args:
            upload_token: The upload token itself; it begins with `to`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such upload token.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /upload-tokens/{uploadToken}` (`deleteUploadToken`)
        """
        return self._caller.call(DELETE_TOKEN, Arguments(path={"uploadToken": upload_token}), options)


class AsyncUploadTokens(AsyncResource):
    """Methods of `client.upload_tokens`.

    Tokens that let someone without an API key upload a video.
    """

    @cached_property
    def with_response(self) -> AsyncUploadTokensWithResponse:
        """The same methods, returning the whole response."""
        return AsyncUploadTokensWithResponse(AsyncUploadTokens(self._caller.raw()))

    def list(
        self,
        *,
        sort_by: UploadTokensSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[UploadToken]:
        """List upload tokens.

        Lists the upload tokens that have not expired, one page at a time.

        Args:
            sort_by: Property to sort by: the time of creation or the time to live.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[UploadToken]: One page of upload tokens.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /upload-tokens` (`listUploadTokens`)
        """
        return self._caller.pages(
            LIST,
            Arguments(
                query={"sortBy": sort_by, "sortOrder": sort_order, "currentPage": current_page, "pageSize": page_size}
            ),
            options,
        )

    async def create_token(self, *, ttl: int | UnsetType = UNSET, options: Options | None = None) -> UploadToken:
        """Create an upload token.

        Creates a token with which someone without an API key can upload videos. It can be used
        any number of times until it expires or is deleted.

        Args:
            ttl: Seconds until the token expires; 0 for a token that lives until it is deleted.
                From 0 to 2147483647. Default: `0`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            UploadToken: The upload token was created.

        Raises:
            BadRequestError: 400: The body is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `POST /upload-tokens` (`createUploadToken`)
        """
        return await self._caller.call(CREATE_TOKEN, Arguments(body={"ttl": ttl}), options)

    async def get_token(self, upload_token: str, *, options: Options | None = None) -> UploadToken:
        """Get an upload token.

        Gives one upload token with the time it expires.

        Args:
            upload_token: The upload token itself; it begins with `to`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            UploadToken: The upload token.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such upload token.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /upload-tokens/{uploadToken}` (`getUploadToken`)
        """
        return await self._caller.call(GET_TOKEN, Arguments(path={"uploadToken": upload_token}), options)

    async def delete_token(self, upload_token: str, *, options: Options | None = None) -> None:
        """Delete an upload token.

        Deletes the token at once; videos that were uploaded with it stay.

        Args:
            upload_token: The upload token itself; it begins with `to`.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such upload token.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `DELETE /upload-tokens/{uploadToken}` (`deleteUploadToken`)
        """
        return await self._caller.call(DELETE_TOKEN, Arguments(path={"uploadToken": upload_token}), options)


class UploadTokensWithResponse:
    """The methods of `UploadTokens`, returning the whole response."""

    def __init__(self, resource: UploadTokens) -> None:
        self.list = page_response(resource.list)
        self.create_token = with_response(resource.create_token)
        self.get_token = with_response(resource.get_token)
        self.delete_token = with_response(resource.delete_token)


class AsyncUploadTokensWithResponse:
    """The methods of `AsyncUploadTokens`, returning the whole response."""

    def __init__(self, resource: AsyncUploadTokens) -> None:
        self.list = async_page_response(resource.list)
        self.create_token = async_with_response(resource.create_token)
        self.get_token = async_with_response(resource.get_token)
        self.delete_token = async_with_response(resource.delete_token)
