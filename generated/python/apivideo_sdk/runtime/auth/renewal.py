"""Tokens that expire: got on first need, renewed ahead of time and when refused.

One renewal runs at a time, for all threads and tasks that share the strategy. The others wait for it, or go on with
the present token while that is still good.
"""

from __future__ import annotations

import copy
import logging
import os
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, TypeAlias
from weakref import WeakSet

import msgspec

from ..errors import DeadlineError, SdkError
from ..transport.flow import Await, Flow
from ..transport.protocol import RawResponse, Request
from .schemes import AUTHORIZATION, Auth, Channel, long_enough

LONGEST_MARGIN: Final = 60.0
MARGIN_SHARE: Final = 0.1
PAUSE_AFTER_FAILURE: Final = 10.0
EVER: Final = float("inf")

_Renewal: TypeAlias = Future[SdkError | None]
"""A renewal under way; set to why it failed, to None when it succeeded or was given up."""

_LOGGER = logging.getLogger(__name__)
_ALIVE: WeakSet[RenewedToken] = WeakSet()


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A token with its times, on the strategy's clock; `inf` where the server did not say when it expires."""

    header: str
    refresh_token: str
    renew_at: float
    expires_at: float

    def __repr__(self) -> str:
        return f"Token(***, expires_at={self.expires_at})"


def token_of(text: str, refresh_token: str, lifetime: float, now: float) -> Token:
    """Give a bearer token. lifetime: seconds, `inf` where the server did not say."""
    return Token(
        header=f"Bearer {text}",
        refresh_token=refresh_token,
        renew_at=now + lifetime - min(LONGEST_MARGIN, MARGIN_SHARE * lifetime) if lifetime < EVER else EVER,
        expires_at=now + lifetime,
    )


class RenewedToken(Auth, ABC):
    """A bearer token that expires. Subclasses say how the first one is got, and how it is refreshed.

    A token is renewed 60 seconds (or a tenth of its life) before it expires, and once after a 401; where it cannot be
    refreshed, one is got anew. clock: seconds, only ever growing.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._token: Token | None = None
        self._renewal: _Renewal | None = None
        self._lock = threading.RLock()  # reentrant: a flow that is collected gives up, wherever its thread is
        _ALIVE.add(self)

    @property
    def secret_values(self) -> tuple[str, ...]:
        """What the strategy was made with, and the token with its refresh token."""
        token = self._token
        known = () if token is None else (token.header.removeprefix("Bearer "), token.refresh_token)
        return long_enough(*self._secrets, *known)

    def authenticate(self, request: Request, channel: Channel) -> Flow[Request]:
        """Give the request with a token that is good now."""
        token = self._token
        if token is None or token.renew_at <= self._clock():
            token = yield from self._renewed(token, channel, is_refused=False)
        return request.with_headers({AUTHORIZATION: token.header})

    def renew(self, rejected: Request, response: RawResponse, channel: Channel) -> Flow[bool]:  # noqa: ARG002 - as called
        """Get another token unless somebody has meanwhile."""
        token = self._token
        if token is None or token.header == rejected.headers.get(AUTHORIZATION):
            yield from self._renewed(token, channel, is_refused=True)
        return True

    @abstractmethod
    def _first(self, channel: Channel) -> Flow[Token]:
        """Get a token with what the strategy was made with."""

    @abstractmethod
    def _refreshed(self, seen: Token, channel: Channel) -> Flow[Token | None]:
        """Get a token with the refresh token of another; None where that is refused."""

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
        refreshed = None
        if seen is not None and seen.refresh_token:
            refreshed = yield from self._refreshed(seen, channel)
        if refreshed is not None:
            return refreshed
        try:
            return (yield from self._first(channel))
        except SdkError:
            if seen is None or is_refused or self._clock() >= seen.expires_at:
                raise
            _LOGGER.warning("the token could not be renewed ahead of time; going on with the present one")
            return msgspec.structs.replace(seen, renew_at=self._clock() + PAUSE_AFTER_FAILURE)

    def _forget_renewal(self) -> None:
        self._lock = threading.RLock()
        self._renewal = None


def _follows(token: Token, seen: Token | None, *, is_refused: bool) -> bool:
    """Whether a token is a later one; where `seen` was refused, one that was put off is no help."""
    if seen is not None and is_refused:
        return token.header != seen.header
    return token is not seen


def _forget_renewals_of_the_parent() -> None:
    for exchange in list(_ALIVE):
        exchange._forget_renewal()  # noqa: SLF001 - this module's own


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_renewals_of_the_parent)
