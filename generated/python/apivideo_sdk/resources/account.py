"""Account. Methods of `client.account`."""

from __future__ import annotations

from functools import cached_property

from ..models.account import Account
from ..models.shared import ProblemDetails
from ..runtime.operation import Operation, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

GET: Operation[Account] = Operation(
    id="getAccount",
    method="GET",
    path="/account",
    responses={"200": ResponseSpec(kind="json", type=Account)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)


class AccountResource(Resource):
    """Methods of `client.account`.

    The account the credentials belong to.
    """

    @cached_property
    def with_response(self) -> AccountResourceWithResponse:
        """The same methods, returning the whole response."""
        return AccountResourceWithResponse(AccountResource(self._caller.raw()))

    def get(self, *, options: Options | None = None) -> Account:
        """Get the account.

        Gives the quota and the features of the account.

        It is part of the API of 2021; newer public documents leave it out.

        .. deprecated:: The API may drop this operation.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Account: The account with its quota and features.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such account.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /account` (`getAccount`)
        """
        return self._caller.call(GET, options=options)


class AsyncAccountResource(AsyncResource):
    """Methods of `client.account`.

    The account the credentials belong to.
    """

    @cached_property
    def with_response(self) -> AsyncAccountResourceWithResponse:
        """The same methods, returning the whole response."""
        return AsyncAccountResourceWithResponse(AsyncAccountResource(self._caller.raw()))

    async def get(self, *, options: Options | None = None) -> Account:
        """Get the account.

        Gives the quota and the features of the account.

        It is part of the API of 2021; newer public documents leave it out.

        .. deprecated:: The API may drop this operation.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Account: The account with its quota and features.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such account.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /account` (`getAccount`)
        """
        return await self._caller.call(GET, options=options)


class AccountResourceWithResponse:
    """The methods of `AccountResource`, returning the whole response."""

    def __init__(self, resource: AccountResource) -> None:
        self.get = with_response(resource.get)


class AsyncAccountResourceWithResponse:
    """The methods of `AsyncAccountResource`, returning the whole response."""

    def __init__(self, resource: AsyncAccountResource) -> None:
        self.get = async_with_response(resource.get)
