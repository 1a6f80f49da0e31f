"""OAuth 2.0 and OpenID Connect: what they have in common, however the first token is got.

Sources: https://www.rfc-editor.org/rfc/rfc6749 and
https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig.
"""

from __future__ import annotations

import base64
import copy
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal, Self, TypeAlias
from urllib.parse import quote_plus

from ..errors import AuthenticationError, ConfigurationError, DecodeError, SdkError, error_text, parse_error_body
from ..operation import OAuth
from ..response.error_responses import api_error, is_success
from ..transport.flow import Ask, Flow
from ..transport.protocol import RawResponse
from .renewal import RenewedToken, Token, token_of
from .schemes import AUTHORIZATION, Channel, printable
from .tokens import REFUSED, lifetime_member, text_member

_LOGGER = logging.getLogger(__name__)
_DISCOVERED: Final = {
    "token_url": "token_endpoint",
    "authorization_url": "authorization_endpoint",
    "device_url": "device_authorization_endpoint",
}

ClientAuthentication: TypeAlias = Literal["basic", "form"]
"""Where the secret of a client goes: in the header `Authorization`, or in the form beside its id."""


class OAuthGrant(RenewedToken):
    """A way to get tokens. Give it to a client as the credential of a scheme; each client keeps a token of its own.

    scopes: by default those that the operations of the API need. token_url: where the document names none, or another
    one is meant; relative to the address of the API. extra: further members of each request for a token, such as an
    audience.
    """

    def __init__(
        self,
        client_id: str = "",
        client_secret: str = "",
        *,
        scopes: Sequence[str] | None = None,
        token_url: str = "",
        extra: Mapping[str, str] | None = None,
        client_authentication: ClientAuthentication = "basic",
        on_refresh_token: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._client_id = client_id
        self._client_secret = client_secret
        self._scopes = scopes
        self._given = {"token_url": token_url} if token_url else {}
        self._extra = dict(extra or {})
        self._client_authentication = client_authentication
        self._on_refresh_token = on_refresh_token
        self._scheme = OAuth()
        self._found: Mapping[str, str] = {}
        self._secrets = (client_secret,)

    def bound(self, scheme: OAuth, clock: Callable[[], float]) -> Self:
        """Give the same grant for a scheme of an API, without a token."""
        own = copy.copy(self)
        RenewedToken.__init__(own, clock=clock)
        own._scheme, own._found = scheme, {}  # noqa: SLF001 - of this class
        return own

    @property
    def scope(self) -> str:
        """The scopes that are asked for, separated by spaces."""
        return " ".join(self._scheme.scopes if self._scopes is None else self._scopes)

    def endpoint(self, name: Literal["token_url", "authorization_url", "device_url"], channel: Channel) -> Flow[str]:
        """Find an address: as given, else as the document or the OpenID provider says.

        Raises ConfigurationError where nobody says it.
        """
        stated: str = self._given.get(name) or getattr(self._scheme, name)
        if stated:
            return stated
        if self._scheme.discovery_url and not self._found:
            raw = yield from channel.get(self._scheme.discovery_url)
            found = parse_error_body(raw.content) if is_success(raw.status) else None
            if not isinstance(found, dict):
                raise api_error(f"GET {self._scheme.discovery_url}", raw)
            self._found = {key: value for key, value in found.items() if isinstance(value, str)}
        discovered = self._found.get(_DISCOVERED[name], "")
        if not discovered:
            raise ConfigurationError(f"{type(self).__name__} needs {name}, which the document does not say; give it")
        return discovered

    def requested(self, members: Mapping[str, str], channel: Channel, url: str = "") -> Flow[Token]:
        """Ask for a token. url: another address than that for tokens."""
        where = url or (yield from self.endpoint("token_url", channel))
        raw = yield from channel.post_form(where, {**members, **self._client(), **self._extra}, self._headers())
        token = self._read(raw, where.partition("?")[0])
        if token.refresh_token and self._on_refresh_token is not None:
            on_refresh_token, text = self._on_refresh_token, token.refresh_token
            yield Ask(lambda: on_refresh_token(text))
        return token

    def _refreshed(self, seen: Token, channel: Channel) -> Flow[Token | None]:
        """Use a refresh token, once; a server that sends no new one means that it stays."""
        members = {"grant_type": "refresh_token", "refresh_token": seen.refresh_token}
        try:
            return (yield from self.requested(members, channel, self._scheme.refresh_url))
        except SdkError as error:
            _LOGGER.debug("the refresh token was not accepted (%s)", type(error).__name__)
            return None

    def _client(self) -> dict[str, str]:
        """Give what the form says of the client: its id where no header does."""
        if self._client_secret and self._client_authentication == "basic":
            return {}
        members = {"client_id": self._client_id, "client_secret": self._client_secret}
        return {name: value for name, value in members.items() if value}

    def _headers(self) -> dict[str, str]:
        if not self._client_secret or self._client_authentication != "basic":
            return {}
        pair = f"{quote_plus(self._client_id)}:{quote_plus(self._client_secret)}"
        return {AUTHORIZATION: f"Basic {base64.b64encode(pair.encode()).decode('ascii')}"}

    def _read(self, raw: RawResponse, where: str) -> Token:
        members = parse_error_body(raw.content)
        if not is_success(raw.status):
            raise refusal(raw, where)
        text = text_member(members, "access_token")
        if not text:
            message = f"POST {where}: the response holds no token; its member 'access_token' should"
            raise DecodeError(message, pointer="/access_token", status=raw.status)
        refresh = text_member(members, "refresh_token") or (self._token.refresh_token if self._token else "")
        return token_of(text, refresh, lifetime_member(members, "expires_in"), self._clock())


def refusal(raw: RawResponse, where: str) -> SdkError:
    """Give the error of a server that refused a token, with the words of OAuth (RFC 6749, section 5.2)."""
    error = api_error(f"POST {where}", raw)
    if raw.status not in REFUSED:
        return error
    body: Any = parse_error_body(raw.content)
    words = [text for text in (error_text(body, "error"), error_text(body, "error_description")) if text]
    said = f" ({': '.join(words)})" if words else ""
    return AuthenticationError(
        f"{error}{said}; no token was given: check the credentials and scopes",
        status=raw.status,
        headers=raw.headers,
        content=raw.content,
        operation_id=error.operation_id,
    )


class ClientCredentials(OAuthGrant):
    """Tokens for an application of its own: id and secret (RFC 6749, section 4.4)."""

    def __init__(self, client_id: str, client_secret: str, **options: Any) -> None:  # noqa: ANN401 - as of OAuthGrant
        super().__init__(printable(client_id), printable(client_secret), **options)

    def _first(self, channel: Channel) -> Flow[Token]:
        scope = {"scope": self.scope} if self.scope else {}
        return (yield from self.requested({"grant_type": "client_credentials", **scope}, channel))


class RefreshToken(OAuthGrant):
    """Tokens for a refresh token that was got before (RFC 6749, section 6).

    on_refresh_token: called with each new one that the server sends in its place, to keep it for the next time.
    """

    def __init__(self, refresh_token: str, client_id: str = "", client_secret: str = "", **options: Any) -> None:  # noqa: ANN401 - as of OAuthGrant
        super().__init__(client_id, client_secret, **options)
        self._refresh_token = printable(refresh_token)
        self._secrets = (*self._secrets, self._refresh_token)

    def _first(self, channel: Channel) -> Flow[Token]:
        members = {"grant_type": "refresh_token", "refresh_token": self._refresh_token}
        token = yield from self.requested(members, channel, self._scheme.refresh_url)
        self._refresh_token = token.refresh_token or self._refresh_token
        return token
