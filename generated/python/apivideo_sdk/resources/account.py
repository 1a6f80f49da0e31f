"""Account. Methods of `client.account`."""

from __future__ import annotations

from functools import cached_property

from ..models.account import AccountModel
from ..models.shared import ProblemDetails
from ..runtime.operation import Operation, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

GET: Operation[AccountModel] = Operation(
    id="getAccount",
    method="GET",
    path="/account",
    responses={"200": ResponseSpec(kind="json", type=AccountModel)},
    errors=problems(ProblemDetails, "401", "403", "404", "429"),
    retry="safe",
)


class Account(Resource):
    """Methods of `client.account`.

    The account the credentials belong to.
    """

    @cached_property
    def with_response(self) -> AccountWithResponse:
        """The same methods, answering with the whole response."""
        return AccountWithResponse(Account(self._caller.raw()))

    def get(self, *, options: Options | None = None) -> AccountModel:
        """Get the account.

        Gives the quota and the features of the account.

        It is part of the API of 2021; newer public documents leave it out.

        .. deprecated:: The API may drop this operation.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            AccountModel: The account with its quota and features.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such account.
            RateLimitError: 429: The rate limit is used up; wait for the seconds that
                `X-RateLimit-Retry-After` tells.

        Source: `GET /account` (`getAccount`)
        """
        return self._caller.call(GET, options=options)


class AsyncAccount(AsyncResource):
    """Methods of `client.account`.

    The account the credentials belong to.
    """

    @cached_property
    def with_response(self) -> AsyncAccountWithResponse:
        """The same methods, answering with the whole response."""
        return AsyncAccountWithResponse(AsyncAccount(self._caller.raw()))

    async def get(self, *, options: Options | None = None) -> AccountModel:
        """Get the account.

        Gives the quota and the features of the account.

        It is part of the API of 2021; newer public documents leave it out.

        .. deprecated:: The API may drop this operation.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            AccountModel: The account with its quota and features.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such account.
            RateLimitError: 429: The rate limit is used up; wait for the seconds that
                `X-RateLimit-Retry-After` tells.

        Source: `GET /account` (`getAccount`)
        """
        return await self._caller.call(GET, options=options)


class AccountWithResponse:
    """The methods of `Account`, answering with the whole response."""

    def __init__(self, resource: Account) -> None:
        self.get = with_response(resource.get)


class AsyncAccountWithResponse:
    """The methods of `AsyncAccount`, answering with the whole response."""

    def __init__(self, resource: AsyncAccount) -> None:
        self.get = async_with_response(resource.get)
