"""A key exchanged for a token that expires, at an API that has calls of its own for it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, Final

from ..errors import ApiError, AuthenticationError, DecodeError, SdkError, parse_error_body
from ..operation import KeyExchange
from ..response.error_responses import api_error, is_success
from ..transport.flow import Flow
from ..transport.protocol import RawResponse
from .renewal import EVER, RenewedToken, Token, token_of
from .schemes import Channel, printable

REFUSED: Final = frozenset({400, 401, 403})
_LOGGER = logging.getLogger(__name__)


class TokenExchange(RenewedToken):
    """Bearer tokens for an API key. clock: seconds, only ever growing."""

    def __init__(self, scheme: KeyExchange, key: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock=clock)
        self._scheme = scheme
        self._key = printable(key)
        self._secrets = (self._key,)

    def _refreshed(self, seen: Token, channel: Channel) -> Flow[Token | None]:
        """Use the refresh token, once: it is good for one use, so a lost response is not asked for again."""
        scheme = self._scheme
        if not scheme.refresh_path:
            return None
        try:
            raw = yield from channel.post_json(
                scheme.refresh_path, {scheme.refresh_key: seen.refresh_token}, retry="unsafe"
            )
            return self._read(raw, scheme.refresh_path)
        except SdkError as error:
            _LOGGER.debug("the refresh token was not accepted (%s); using the key", type(error).__name__)
            return None

    def _first(self, channel: Channel) -> Flow[Token]:
        scheme = self._scheme
        raw = yield from channel.post_json(scheme.exchange_path, {scheme.exchange_key: self._key}, retry="idempotent")
        return self._read(raw, scheme.exchange_path)

    def _read(self, raw: RawResponse, path: str) -> Token:
        if not is_success(raw.status):
            raise _refusal(raw, path)
        members = parse_error_body(raw.content)
        token = text_member(members, self._scheme.access_token)
        if not token:
            raise DecodeError(
                f"POST {path}: the response holds no token; its member '{self._scheme.access_token}' should",
                pointer=f"/{self._scheme.access_token}",
                status=raw.status,
            )
        lifetime = lifetime_member(members, self._scheme.expires_in)
        return token_of(token, text_member(members, self._scheme.refresh_token), lifetime, self._clock())


def _refusal(raw: RawResponse, path: str) -> ApiError:
    error = api_error(f"POST {path}", raw)
    if raw.status not in REFUSED:
        return error
    return AuthenticationError(
        f"{error}; the API key was refused: check it, and that it belongs to this environment",
        status=raw.status,
        headers=raw.headers,
        content=raw.content,
        operation_id=error.operation_id,
    )


def text_member(members: object, name: str) -> str:
    """Give a text that can stand in a header; "" for anything else."""
    value: Any = members.get(name) if isinstance(members, dict) else None
    return value if isinstance(value, str) and value.isascii() and value.isprintable() else ""


def lifetime_member(members: object, name: str) -> float:
    """Give seconds; `inf` where the response does not say them."""
    value: Any = members.get(name) if isinstance(members, dict) else None
    return float(value) if isinstance(value, int | float) and value > 0 else EVER
