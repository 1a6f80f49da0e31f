"""Tokens that a person agrees to: in a browser on this machine or another one.

Sources: https://www.rfc-editor.org/rfc/rfc6749#section-4.1, PKCE: https://www.rfc-editor.org/rfc/rfc7636,
devices: https://www.rfc-editor.org/rfc/rfc8628.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec

from ..errors import AuthenticationError, ConfigurationError, DecodeError, error_text, parse_error_body
from ..response.error_responses import is_success
from ..transport.flow import Ask, Flow, Run, Sleep
from .browser import LoopbackRedirect
from .oauth import OAuthGrant, refusal
from .renewal import Token
from .schemes import Channel

USUAL_INTERVAL: Final = 5.0
USUAL_LIFETIME: Final = 600.0
_FORBIDDEN: Final = 403


class AuthorizationCode(OAuthGrant):
    """Tokens for a person, who agrees in a browser; with PKCE, so that a secret is not needed.

    authorize: shows the address that it is called with to the person, and gives the address that the browser was sent
    back to (or the code in it); it may be a coroutine function for an asynchronous client. `LoopbackRedirect()` opens a
    browser here and waits for it; it knows its own redirect_uri.
    """

    def __init__(
        self,
        client_id: str,
        authorize: Callable[[str], Any],
        *,
        redirect_uri: str = "",
        client_secret: str = "",
        authorization_url: str = "",
        **options: Any,  # noqa: ANN401 - as of OAuthGrant
    ) -> None:
        super().__init__(client_id, client_secret, **options)
        self._authorize = authorize
        self._redirect_uri = redirect_uri or getattr(authorize, "redirect_uri", "")
        if authorization_url:
            self._given["authorization_url"] = authorization_url

    def _first(self, channel: Channel) -> Flow[Token]:
        verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
        address = yield from self.endpoint("authorization_url", channel)
        asked = f"{address}{'&' if '?' in address else '?'}{urlencode(self._question(verifier, state))}"
        authorize = self._authorize
        is_blocking = isinstance(authorize, LoopbackRedirect)
        given = yield (Run(lambda: authorize(asked)) if is_blocking else Ask(lambda: authorize(asked)))
        if not isinstance(given, str):
            raise ConfigurationError(f"authorize gave {type(given).__name__}, not the address the browser was sent to")
        members = {"grant_type": "authorization_code", "code": _code(given, state), "code_verifier": verifier}
        redirect = {"redirect_uri": self._redirect_uri} if self._redirect_uri else {}
        return (yield from self.requested({**members, **redirect, "client_id": self._client_id}, channel))

    def _question(self, verifier: str, state: str) -> dict[str, str]:
        digest = hashlib.sha256(verifier.encode()).digest()
        members = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self._redirect_uri,
            "scope": self.scope,
            "state": state,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
            "code_challenge_method": "S256",
        }
        return {name: value for name, value in members.items() if value}


class DevicePrompt(msgspec.Struct, frozen=True, kw_only=True):
    """What a person is shown: open `verification_uri` and enter `user_code`.

    complete_uri: an address that has the code in it, "" where the server gives none. expires_in: seconds.
    """

    verification_uri: str
    user_code: str
    complete_uri: str
    expires_in: float


class DeviceCode(OAuthGrant):
    """Tokens for a person, who agrees in a browser on another machine.

    show: called with a `DevicePrompt`; the client then asks the server until the person has agreed.
    """

    def __init__(
        self,
        client_id: str,
        show: Callable[[DevicePrompt], object],
        *,
        client_secret: str = "",
        device_url: str = "",
        **options: Any,  # noqa: ANN401 - as of OAuthGrant
    ) -> None:
        super().__init__(client_id, client_secret, **options)
        self._show = show
        if device_url:
            self._given["device_url"] = device_url

    def _first(self, channel: Channel) -> Flow[Token]:
        where = yield from self.endpoint("device_url", channel)
        members = {"client_id": self._client_id, "scope": self.scope}
        raw = yield from channel.post_form(where, {name: one for name, one in members.items() if one}, {})
        if not is_success(raw.status):
            raise refusal(raw, where)
        body = parse_error_body(raw.content)
        prompt, code = _prompt(body), error_text(body, "device_code")
        if code is None:
            raise DecodeError(f"POST {where}: the response holds no device_code", pointer="/device_code")
        yield Ask(lambda: self._show(prompt))
        return (yield from self._awaited(code, prompt, _number(body, "interval", USUAL_INTERVAL), channel))

    def _awaited(self, code: str, prompt: DevicePrompt, interval: float, channel: Channel) -> Flow[Token]:
        members = {
            "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
            "device_code": code,
            "client_id": self._client_id,
        }
        ends_at = self._clock() + prompt.expires_in
        while True:
            yield Sleep(interval)
            try:
                return (yield from self.requested(members, channel))
            except AuthenticationError as error:
                reason = error_text(error.body, "error")
                if reason not in {"authorization_pending", "slow_down"} or self._clock() >= ends_at:
                    raise
                interval += USUAL_INTERVAL if reason == "slow_down" else 0


def _code(given: str, state: str) -> str:
    """Take the code out of the address that the browser was sent to. Raises AuthenticationError where there is none."""
    query = urlsplit(given).query
    if not query:
        return given
    found = {name: values[0] for name, values in parse_qs(query).items()}
    if "error" in found:
        words = ": ".join(filter(None, (found["error"], found.get("error_description"))))
        raise AuthenticationError(f"the person or the server did not agree ({words})", status=_FORBIDDEN)
    if found.get("state") != state:
        raise AuthenticationError("the browser came back with the state of another client", status=_FORBIDDEN)
    if "code" not in found:
        raise AuthenticationError("the browser was sent back without a code", status=_FORBIDDEN)
    return found["code"]


def _prompt(body: object) -> DevicePrompt:
    return DevicePrompt(
        verification_uri=error_text(body, "verification_uri") or "",
        user_code=error_text(body, "user_code") or "",
        complete_uri=error_text(body, "verification_uri_complete") or "",
        expires_in=_number(body, "expires_in", USUAL_LIFETIME),
    )


def _number(body: object, name: str, usual: float) -> float:
    value: Any = body.get(name) if isinstance(body, dict) else None
    return float(value) if isinstance(value, int | float) and value > 0 else usual
