"""Advanced authentication. Methods of `client.advanced_authentication`."""

from __future__ import annotations

from functools import cached_property

from ..models.advanced_authentication import AccessToken
from ..models.shared import ProblemDetails
from ..runtime.call.arguments import Arguments
from ..runtime.operation import Body, Operation, ResponseSpec, problems
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

AUTHENTICATE: Operation[AccessToken] = Operation(
    id="createAccessToken",
    method="POST",
    path="/auth/api-key",
    responses={"200": ResponseSpec(kind="json", type=AccessToken)},
    errors=problems(ProblemDetails, "400", "401"),
    body=Body(kind="json", content_type="application/json"),
    retry="idempotent",
    is_authenticated=False,
)
REFRESH: Operation[AccessToken] = Operation(
    id="refreshAccessToken",
    method="POST",
    path="/auth/refresh",
    responses={"200": ResponseSpec(kind="json", type=AccessToken)},
    errors=problems(ProblemDetails, "400", "401"),
    body=Body(kind="json", content_type="application/json"),
    is_authenticated=False,
)


class AdvancedAuthentication(Resource):
    """Methods of `client.advanced_authentication`.

    Exchange an API key for a bearer token that expires, and renew it.
    """

    @cached_property
    def with_response(self) -> AdvancedAuthenticationWithResponse:
        """The same methods, returning the whole response."""
        return AdvancedAuthenticationWithResponse(AdvancedAuthentication(self._caller.raw()))

    def authenticate(self, *, api_key: str, options: Options | None = None) -> AccessToken:
        """Exchange an API key for a token.

        Gives a bearer token that is good for an hour, and a refresh token that renews it.

        Clients that send the API key by HTTP basic authentication need no token.

        Args:
            api_key: API key of the environment the request goes to; production and sandbox have
                keys of their own.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            AccessToken: An access token and the refresh token that renews it.

        Raises:
            BadRequestError: 400: The key cannot be exchanged.
            AuthenticationError: 401: The API key is wrong. Clients should expect this status as
                well as 400.

        Source: `POST /auth/api-key` (`createAccessToken`)
        """
        return self._caller.call(AUTHENTICATE, Arguments(body={"apiKey": api_key}), options)

    def refresh(self, *, refresh_token: str, options: Options | None = None) -> AccessToken:
        """Renew a token.

        Gives a new bearer token and a new refresh token. The refresh token that was sent is
        spent, even if the response is lost; exchange the API key again then.

        Args:
            refresh_token: The refresh token that came with the last access token. Any earlier
                one is refused.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            AccessToken: A new access token and a new refresh token; the refresh token sent is
                spent.

        Raises:
            BadRequestError: 400: The refresh token cannot be used.
            AuthenticationError: 401: The refresh token is wrong or spent. Clients should expect
                this status as well as 400.

        Source: `POST /auth/refresh` (`refreshAccessToken`)
        """
        return self._caller.call(REFRESH, Arguments(body={"refreshToken": refresh_token}), options)


class AsyncAdvancedAuthentication(AsyncResource):
    """Methods of `client.advanced_authentication`.

    Exchange an API key for a bearer token that expires, and renew it.
    """

    @cached_property
    def with_response(self) -> AsyncAdvancedAuthenticationWithResponse:
        """The same methods, returning the whole response."""
        return AsyncAdvancedAuthenticationWithResponse(AsyncAdvancedAuthentication(self._caller.raw()))

    async def authenticate(self, *, api_key: str, options: Options | None = None) -> AccessToken:
        """Exchange an API key for a token.

        Gives a bearer token that is good for an hour, and a refresh token that renews it.

        Clients that send the API key by HTTP basic authentication need no token.

        Args:
            api_key: API key of the environment the request goes to; production and sandbox have
                keys of their own.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            AccessToken: An access token and the refresh token that renews it.

        Raises:
            BadRequestError: 400: The key cannot be exchanged.
            AuthenticationError: 401: The API key is wrong. Clients should expect this status as
                well as 400.

        Source: `POST /auth/api-key` (`createAccessToken`)
        """
        return await self._caller.call(AUTHENTICATE, Arguments(body={"apiKey": api_key}), options)

    async def refresh(self, *, refresh_token: str, options: Options | None = None) -> AccessToken:
        """Renew a token.

        Gives a new bearer token and a new refresh token. The refresh token that was sent is
        spent, even if the response is lost; exchange the API key again then.

        Args:
            refresh_token: The refresh token that came with the last access token. Any earlier
                one is refused.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            AccessToken: A new access token and a new refresh token; the refresh token sent is
                spent.

        Raises:
            BadRequestError: 400: The refresh token cannot be used.
            AuthenticationError: 401: The refresh token is wrong or spent. Clients should expect
                this status as well as 400.

        Source: `POST /auth/refresh` (`refreshAccessToken`)
        """
        return await self._caller.call(REFRESH, Arguments(body={"refreshToken": refresh_token}), options)


class AdvancedAuthenticationWithResponse:
    """The methods of `AdvancedAuthentication`, returning the whole response."""

    def __init__(self, resource: AdvancedAuthentication) -> None:
        self.authenticate = with_response(resource.authenticate)
        self.refresh = with_response(resource.refresh)


class AsyncAdvancedAuthenticationWithResponse:
    """The methods of `AsyncAdvancedAuthentication`, returning the whole response."""

    def __init__(self, resource: AsyncAdvancedAuthentication) -> None:
        self.authenticate = async_with_response(resource.authenticate)
        self.refresh = async_with_response(resource.refresh)
