"""APIs on a simulated clock: one with limits, one whose tokens die, and one that says what a test wants."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field

from package.runtime.headers import Headers
from package.runtime.transport.protocol import RawResponse, Request

STATUSES = {"read": 200, "write": 201, "upload": 204}
FOUND = RawResponse(status=200, content=b'{"thingId": "1"}')


def found(**headers: str) -> RawResponse:
    return RawResponse(status=200, headers=_headers(headers), content=FOUND.content)


def refusal(**headers: str) -> RawResponse:
    return RawResponse(status=429, headers=_headers(headers), content=b'{"title": "Too many requests."}')


def _headers(named: dict[str, str]) -> Headers:
    return Headers([(name.replace("_", "-"), value) for name, value in named.items()])


def scripted(*replies: RawResponse) -> Callable[[Request, float], RawResponse]:
    """An API that gives these answers one after the other, and the last one for ever."""
    left = list(replies)
    return lambda _request, _now: left.pop(0) if len(left) > 1 else left[0]


@dataclass
class LimitedApi:
    """Allows `limit` calls of each kind in each window of `length` seconds, which all begin at multiples of it.

    rounding: how the seconds until the reset become whole. Every call and what it was answered is in `log`.
    """

    limit: int = 30
    length: float = 60.0
    rounding: Callable[[float], float] = math.ceil
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    log: list[tuple[float, str, int]] = field(default_factory=list)

    def __call__(self, request: Request, now: float) -> RawResponse:
        kind = kind_in(request)
        window = int(now // self.length)
        count = self.counts[kind, window] = self.counts.get((kind, window), 0) + 1
        status = 429 if count > self.limit else STATUSES[kind]
        self.log.append((now, kind, status))
        headers = Headers(self.told(max(0, self.limit - count), (window + 1) * self.length - now))
        content = b'{"title": "Too many requests."}' if status == 429 else b'{"thingId": "1"}'
        return RawResponse(status=status, headers=headers, content=content)

    def answered(self, kind: str) -> int:
        return sum(kind == asked and status != 429 for _, asked, status in self.log)

    def told(self, remaining: int, seconds: float) -> list[tuple[str, str]]:
        return [
            ("X-RateLimit-Limit", str(self.limit)),
            ("X-RateLimit-Remaining", str(remaining)),
            ("X-RateLimit-Retry-After", str(self.rounding(seconds))),
        ]

    @property
    def refused(self) -> int:
        return sum(status == 429 for _, _, status in self.log)


def kind_in(request: Request) -> str:
    if request.url.endswith("/source"):
        return "upload"
    return "read" if request.method == "GET" else "write"


@dataclass
class TokenApi:
    """Answers calls that bear a token of its own, and gives tokens for the key or for the latest refresh token.

    told: `expires_in`. life, refresh_life: how long a token and its refresh token are good really.
    is_strict: a new token ends the older ones. is_down: whether the part that gives tokens fails.
    """

    told: object = 3600
    life: float = 3600.0
    refresh_life: float = math.inf
    is_strict: bool = False
    is_down: Callable[[float], bool] = lambda _now: False
    log: list[tuple[float, str, int]] = field(default_factory=list)
    given: list[float] = field(default_factory=list)

    def __call__(self, request: Request, now: float) -> RawResponse:
        path = request.url.removeprefix("https://api.test")
        reply = self._issue(request, now) if path.startswith("/auth") else self._respond(request, now)
        self.log.append((now, path, reply.status))
        return reply

    def times(self, path: str, status: int = 200) -> int:
        return sum((path, status) == (asked, answered) for _, asked, answered in self.log)

    def _respond(self, request: Request, now: float) -> RawResponse:
        number = int(request.headers.get("authorization", "-0").rpartition("-")[2])
        is_good = 0 < number <= len(self.given) and now < self.given[number - 1] + self.life
        if not is_good or (self.is_strict and number < len(self.given)):
            return RawResponse(status=401)
        if request.url.endswith("/source"):
            return RawResponse(status=204)
        return RawResponse(status=200, content=b'{"thingId": "1"}')

    def _issue(self, request: Request, now: float) -> RawResponse:
        if self.is_down(now):
            return RawResponse(status=503)
        assert request.body is not None
        assert isinstance(request.body.content, bytes)
        refresh = json.loads(request.body.content).get("refreshToken")
        if refresh is not None and (
            refresh != f"refresh-{len(self.given)}" or now >= self.given[-1] + self.refresh_life
        ):
            return RawResponse(status=401)
        self.given.append(now)
        number = len(self.given)
        response = {"access_token": f"token-{number}", "refresh_token": f"refresh-{number}", "expires_in": self.told}
        return RawResponse(status=200, content=json.dumps(response).encode())
