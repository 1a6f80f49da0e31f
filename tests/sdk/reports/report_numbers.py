"""An API that answers what a report asks, and clients of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from apivideo_sdk import ApiVideo, AsyncApiVideo, Report
from apivideo_sdk.runtime.transport.protocol import RawResponse, Request
from apivideo_sdk.testing import json_reply

Key = tuple[str, str]
"""A video and what is asked of it, such as ("vi1", "play/count"); "*" is any."""

NUMBERS = {"play/count": 346.0, "watch-time/sum": 35298.25, "impression/count": 692.0, "play/rate": 0.5}
MEASURES = list(NUMBERS)


class Numbers:
    """An API that gives every video the same numbers, but for the answers it was made with."""

    def __init__(self, answers: dict[Key, Any] | None = None) -> None:
        self.answers = answers or {}
        self.queries: list[dict[str, str]] = []
        self.asked: list[Key] = []
        self.headers: list[dict[str, str]] = []
        self._lock = threading.Lock()

    def answer(self, request: Request) -> RawResponse:
        address = urlsplit(request.url)
        query = dict(parse_qsl(address.query, keep_blank_values=True))
        measure = address.path.removeprefix("/data/metrics/")
        key = (query["filterBy[mediaId][]"], measure)
        with self._lock:
            self.queries.append(query)
            self.headers.append(dict(request.headers))
            self.asked.append(key)
            found = self._found(key)
        if isinstance(found, Exception):
            raise found
        return found if isinstance(found, RawResponse) else number_reply(found)

    def _found(self, key: Key) -> Any:
        video, measure = key
        for known in (key, (video, "*"), ("*", measure), ("*", "*")):
            if known in self.answers:
                answer = self.answers[known]
                return answer.pop(0) if isinstance(answer, list) else answer
        return NUMBERS[measure]


class Transport:
    def __init__(self, numbers: Numbers, before: Callable[[Request], None] = lambda _: None) -> None:
        self.numbers = numbers
        self.before = before

    def send(self, request: Request) -> RawResponse:
        self.before(request)
        return self.numbers.answer(request)

    def close(self) -> None:
        pass


class AsyncTransport:
    """Lets other tasks run before it answers, and counts the calls under way. Lists videos, a page at a time."""

    def __init__(self, numbers: Numbers, pages: list[dict[str, Any]] | None = None) -> None:
        self.numbers = numbers
        self.pages = pages or []
        self.under_way = 0
        self.most_under_way = 0

    async def send(self, request: Request) -> RawResponse:
        if urlsplit(request.url).path == "/videos":
            return json_reply(self.pages.pop(0))
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        for _ in range(5):
            await asyncio.sleep(0)
        self.under_way -= 1
        return self.numbers.answer(request)

    async def close(self) -> None:
        pass


def number_reply(number: object) -> RawResponse:
    return json_reply({"context": {"metric": "play", "aggregation": "count"}, "data": number})


def refusal(status: int, name: str = "", **headers: str) -> RawResponse:
    pairs = {key.replace("_", "-"): value for key, value in headers.items()}
    return json_reply({"title": f"No {status}.", "status": status, "name": name}, status, pairs)


def client_of(numbers: Numbers, **options: Any) -> ApiVideo:
    given: dict[str, Any] = {"auth": "none", "retries": 0, "base_url": "https://api.test", **options}
    return ApiVideo(transport=given.pop("transport", Transport(numbers)), **given)


def async_client_of(numbers: Numbers, **options: Any) -> AsyncApiVideo:
    given: dict[str, Any] = {"auth": "none", "retries": 0, "base_url": "https://api.test", **options}
    return AsyncApiVideo(transport=given.pop("transport", AsyncTransport(numbers)), **given)


def report(numbers: Numbers, video_ids: Any, **arguments: Any) -> Report:
    return client_of(numbers).analytics.report(video_ids, **arguments)


def async_report(numbers: Numbers, video_ids: Any, **arguments: Any) -> Report:
    return asyncio.run(async_client_of(numbers).analytics.report(video_ids, **arguments))
