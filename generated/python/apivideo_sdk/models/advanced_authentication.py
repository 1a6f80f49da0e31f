"""Types that `client.advanced_authentication` alone uses."""

from __future__ import annotations

from typing import Required, TypedDict

from ..runtime.values.models import Model


class AuthenticatePayload(Model, kw_only=True, rename="camel"):
    """The API key to exchange for an access token.

    Source: `#/components/schemas/AuthenticatePayload`
    """

    api_key: str
    """API key of the environment the request goes to; production and sandbox have keys of their
    own.
    """


class AccessToken(Model, kw_only=True):
    """A bearer token that authenticates requests, with the refresh token that renews it.

    Source: `#/components/schemas/AccessToken`
    """

    access_token: str
    """Token to send as `Authorization: Bearer <access_token>` with every request."""
    token_type: str
    """Kind of the token: always `bearer`, in whatever case it is written. Default: `"bearer"`."""
    refresh_token: str
    """Token to exchange for the next access token at `POST /auth/refresh`. It works once."""
    expires_in: int
    """Seconds until the access token expires, counted from this response; 3600 as a rule."""


class RefreshTokenPayload(Model, kw_only=True, rename="camel"):
    """The refresh token to exchange for a new access token.

    Source: `#/components/schemas/RefreshTokenPayload`
    """

    refresh_token: str
    """The refresh token that came with the last access token. Any earlier one is refused."""


class AuthenticatePayloadDict(TypedDict, total=False):
    """What may be given for `AuthenticatePayload`, in the names of the API."""

    apiKey: Required[str]


class RefreshTokenPayloadDict(TypedDict, total=False):
    """What may be given for `RefreshTokenPayload`, in the names of the API."""

    refreshToken: Required[str]
