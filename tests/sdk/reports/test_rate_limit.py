"""A report of a thousand videos under the rate limit of the sandbox, on a clock that need not wait."""

from __future__ import annotations

import asyncio
import math
import threading
from typing import Any

import pytest
from apivideo_sdk import ApiVideo, AsyncApiVideo, Report
from apivideo_sdk.runtime.transport.protocol import RawResponse, Request

from tests.sdk.reports.report_numbers import Numbers, refusal

LIMIT, WINDOW = 100, 60.0
VIDEOS = [f"vi{number}" for number in range(1000)]
OPTIONS: dict[str, Any] = {"auth": "none", "base_url": "https://api.test"}


class Limited:
    """An API that takes so many calls in a window, and time that passes only where somebody waits."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self.now = 0.0
        self.refused = 0
        self._window = (0.0, 0)
        self._lock = threading.Lock()

    def clock(self) -> float:
        return self.now

    def response(self, request: Request) -> RawResponse:
        with self._lock:
            began, count = self._window
            if self.now - began >= WINDOW:
                began, count = self.now, 0
            self._window = (began, count + 1)
            if count >= LIMIT:
                self.refused += 1
                return refusal(429, x_ratelimit_retry_after=str(math.ceil(began + WINDOW - self.now)))
        return self.numbers.response(request)


class Blocking(Limited):
    def send(self, request: Request) -> RawResponse:
        return self.response(request)

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.now += seconds

    def close(self) -> None:
        pass


class Awaiting(Limited):
    async def send(self, request: Request) -> RawResponse:
        await asyncio.sleep(0)
        return self.response(request)

    async def sleep(self, seconds: float) -> None:
        until = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, until)

    async def close(self) -> None:
        pass


def report(api: Limited, **arguments: Any) -> Report:
    if isinstance(api, Blocking):
        return ApiVideo(transport=api, **OPTIONS).analytics.report(VIDEOS, concurrency=1, **arguments)
    assert isinstance(api, Awaiting)
    return asyncio.run(AsyncApiVideo(transport=api, **OPTIONS).analytics.report(VIDEOS, **arguments))


@pytest.mark.parametrize("kind", [Blocking, Awaiting])
def test_calls_over_the_limit_wait_and_none_is_lost(kind: type[Limited]) -> None:
    api = kind()

    made = report(api, watch_time="each")

    assert (1030, 1030, ()) == (made.calls, len(api.numbers.asked), made.errors)
    assert {346} == {row.plays for row in made}
    windows = 1030 // LIMIT
    assert api.now >= windows * WINDOW
    assert api.refused <= windows * 8  # the calls that were under way together


@pytest.mark.parametrize("kind", [Blocking, Awaiting])
def test_fifty_calls_fit_into_one_minute(kind: type[Limited]) -> None:
    api = kind()

    made = report(api)

    assert (50, 0, 0.0) == (made.calls, api.refused, api.now)
