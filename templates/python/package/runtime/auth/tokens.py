"""A key exchanged for a token that expires: fetched on first need, renewed ahead of time and when refused.

One renewal runs at a time, for all threads and tasks that share the strategy. The others wait for it, or go on with
the present token while that is still good.
"""

from __future__ import annotations

import copy
import logging
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final, TypeAlias
from weakref import WeakSet

import msgspec

from ..errors import ApiError, AuthenticationError, DeadlineError, DecodeError, SdkError, parse_error_body
from ..operation import KeyExchange
from ..response.error_responses import api_error, is_success
from ..transport.flow import Await, Flow
from ..transport.protocol import RawResponse, Request
from .schemes import AUTHORIZATION, Auth, Channel, long_enough, printable

LONGEST_MARGIN: Final = 60.0
MARGIN_SHARE: Final = 0.1
PAUSE_AFTER_FAILURE: Final = 10.0
REFUSED: Final = frozenset({400, 401, 403})

_Renewal: TypeAlias = Future[SdkError | None]
"""A renewal under way; set to why it failed, to None when it succeeded or was given up."""

_LOGGER = logging.getLogger(__name__)
_ALIVE: WeakSet[TokenExchange] = WeakSet()


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A token with its times, on the strategy's clock; `inf` where the server did not say when it expires."""

    header: str
    refresh_token: str
    renew_at: float
    expires_at: float

    def __repr__(self) -> str:
        return f"Token(***, expires_at={self.expires_at})"


class TokenExchange(Auth):
    """Bearer tokens for an API key.

    A token is renewed with its refresh token 60 seconds (or a tenth of its life) before it expires, and once after
    a 401; when the refresh token is refused, with the key. clock: seconds, only ever growing.
    """

    def __init__(self, scheme: KeyExchange, key: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._scheme = scheme
        self._key = printable(key)
        self._clock = clock
        self._token: Token | None = None
        self._renewal: _Renewal | None = None
        self._lock = threading.RLock()  # reentrant: a flow that is collected gives up, wherever its thread is
        _ALIVE.add(self)

    @property
    def secret_values(self) -> tuple[str, ...]:
        """The key, and the token with its refresh token."""
        token = self._token
        known = () if token is None else (token.header.removeprefix("Bearer "), token.refresh_token)
        return long_enough(self._key, *known)

    def authenticate(self, request: Request, channel: Channel) -> Flow[Request]:
        """Give the request with a token that is good now."""
        token = self._token
        if token is None or token.renew_at <= self._clock():
            token = yield from self._renewed(token, channel, is_refused=False)
        return request.with_headers({AUTHORIZATION: token.header})

    def renew(self, rejected: Request, channel: Channel) -> Flow[bool]:
        """Get another token unless somebody has meanwhile."""
        token = self._token
        if token is None or token.header == rejected.headers.get(AUTHORIZATION):
            yield from self._renewed(token, channel, is_refused=True)
        return True

    def _renewed(self, seen: Token | None, channel: Channel, *, is_refused: bool) -> Flow[Token]:
        """Give the token that follows `seen`: made here, or by whoever is at it already."""
        while True:
            renewal, is_mine = self._join_renewal(seen, is_refused=is_refused)
            if isinstance(renewal, Token):
                return renewal
            if is_mine:
                return (yield from self._lead(renewal, seen, channel, is_refused=is_refused))
            if seen is not None and not is_refused and self._clock() < seen.expires_at:
                return seen
            error: SdkError | None = yield Await(renewal, channel.time_left())
            if error is not None and not isinstance(error, DeadlineError):  # that was another call's deadline
                raise copy.copy(error)

    def _join_renewal(self, seen: Token | None, *, is_refused: bool) -> tuple[_Renewal | Token, bool]:
        with self._lock:
            if self._token is not None and _follows(self._token, seen, is_refused=is_refused):
                return self._token, False
            if self._renewal is not None:
                return self._renewal, False
            self._renewal = Future()
            return self._renewal, True

    def _lead(self, renewal: _Renewal, seen: Token | None, channel: Channel, *, is_refused: bool) -> Flow[Token]:
        try:
            token = yield from self._obtained(seen, channel, is_refused=is_refused)
        except BaseException as error:
            self._settle(renewal, seen, error)
            raise
        self._settle(renewal, token, None)
        return token

    def _settle(self, renewal: _Renewal, token: Token | None, error: BaseException | None) -> None:
        with self._lock:
            self._token = token
            if self._renewal is renewal:
                self._renewal = None
        renewal.set_result(error if isinstance(error, SdkError) else None)

    def _obtained(self, seen: Token | None, channel: Channel, *, is_refused: bool) -> Flow[Token]:
        refreshed = yield from self._refreshed(seen, channel)
        if refreshed is not None:
            return refreshed
        try:
            return (yield from self._exchanged(channel))
        except SdkError:
            if seen is None or is_refused or self._clock() >= seen.expires_at:
                raise
            _LOGGER.warning("the token could not be renewed ahead of time; going on with the present one")
            return msgspec.structs.replace(seen, renew_at=self._clock() + PAUSE_AFTER_FAILURE)

    def _refreshed(self, seen: Token | None, channel: Channel) -> Flow[Token | None]:
        """Use the refresh token, once: it is good for one use, so a lost response is not asked for again."""
        scheme = self._scheme
        if seen is None or not seen.refresh_token or not scheme.refresh_path:
            return None
        try:
            raw = yield from channel.post_json(
                scheme.refresh_path, {scheme.refresh_key: seen.refresh_token}, retry="unsafe"
            )
            return self._read(raw, scheme.refresh_path)
        except SdkError as error:
            _LOGGER.debug("the refresh token was not accepted (%s); using the key", type(error).__name__)
            return None

    def _exchanged(self, channel: Channel) -> Flow[Token]:
        scheme = self._scheme
        raw = yield from channel.post_json(scheme.exchange_path, {scheme.exchange_key: self._key}, retry="idempotent")
        return self._read(raw, scheme.exchange_path)

    def _read(self, raw: RawResponse, path: str) -> Token:
        if not is_success(raw.status):
            raise _refusal(raw, path)
        members = parse_error_body(raw.content)
        token = _text(members, self._scheme.access_token)
        if not token:
            raise DecodeError(
                f"POST {path}: the response holds no token; its member '{self._scheme.access_token}' should",
                pointer=f"/{self._scheme.access_token}",
                status=raw.status,
            )
        lifetime = _seconds(members, self._scheme.expires_in)
        now = self._clock()
        return Token(
            header=f"Bearer {token}",
            refresh_token=_text(members, self._scheme.refresh_token),
            renew_at=now + lifetime - min(LONGEST_MARGIN, MARGIN_SHARE * lifetime) if lifetime < _EVER else _EVER,
            expires_at=now + lifetime,
        )

    def _forget_renewal(self) -> None:
        self._lock = threading.RLock()
        self._renewal = None


_EVER: Final = float("inf")


def _follows(token: Token, seen: Token | None, *, is_refused: bool) -> bool:
    """Whether a token is a later one; where `seen` was refused, one that was put off is no help."""
    if seen is not None and is_refused:
        return token.header != seen.header
    return token is not seen


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


def _text(members: object, name: str) -> str:
    value: Any = members.get(name) if isinstance(members, dict) else None
    return value if isinstance(value, str) and value.isascii() and value.isprintable() else ""


def _seconds(members: object, name: str) -> float:
    value: Any = members.get(name) if isinstance(members, dict) else None
    return float(value) if isinstance(value, int | float) and value > 0 else _EVER


def _forget_renewals_of_the_parent() -> None:
    for exchange in list(_ALIVE):
        exchange._forget_renewal()  # noqa: SLF001 - this module's own


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_renewals_of_the_parent)
