"""An API that answers what a report asks, and clients of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from apivideo_sdk import ApiVideo, AsyncApiVideo, Report
from apivideo_sdk.runtime.headers import Headers
from apivideo_sdk.runtime.transport.protocol import RawResponse, Request
from apivideo_sdk.testing import json_reply

Key = tuple[str, str]
"""A video and what is asked of it, such as ("vi1", "play"); "*" is any. A breakdown is asked of the video "*"."""

NUMBERS = {"play": 346.0, "watch-time": 35298.25, "impression": 692.0, "end": 173.0, "ccv-average": 0.5}
BARS = {"country": {"FR": 3, "PT": 5}, "device-type": {"phone": 8}, "browser": {"firefox": 8}, "referrer": {"": 8}}
PICTURE = RawResponse(status=200, headers=Headers([("content-type", "image/jpeg")]), content=b"jpeg")
MEASURES = ["play", "watch-time", "impression", "end"]


class Numbers:
    """An API that gives every video the same numbers, but for the responses it was made with.

    A number of None is missing from its breakdown. An error of one video is the response to all of the same call.
    """

    def __init__(self, responses: dict[Key, Any] | None = None) -> None:
        self.responses = responses or {}
        self.queries: list[dict[str, str]] = []
        self.asked: list[tuple[tuple[str, ...], str]] = []
        self.headers: list[dict[str, str]] = []
        self._lock = threading.Lock()

    def response(self, request: Request) -> RawResponse:
        address = urlsplit(request.url)
        if address.path.startswith("/thumbnails/"):
            return self._picture(request, address.path.removeprefix("/thumbnails/"))
        pairs = parse_qsl(address.query, keep_blank_values=True)
        videos = tuple(value for name, value in pairs if name == "filterBy[mediaId][]")
        kind, metric, by = address.path.removeprefix("/data/").split("/")
        measure = metric if by in {"media-id", "sum"} else f"{metric}/{by}"
        with self._lock:
            self.queries.append(dict(pairs))
            self.headers.append(dict(request.headers))
            self.asked.append((videos, measure))
            found = {video: self._found((video, measure)) for video in videos}
        for response in found.values():
            if isinstance(response, Exception):
                raise response
            if isinstance(response, RawResponse):
                return response
        if kind == "metrics":
            return number_reply(sum(found.values()))
        if by != "media-id":
            return buckets_reply(BARS[by])
        return buckets_reply({video: number for video, number in found.items() if number is not None})

    def _picture(self, request: Request, name: str) -> RawResponse:
        with self._lock:
            self.headers.append(dict(request.headers))
        found = self.responses.get((name, "thumbnail"), PICTURE)
        if isinstance(found, Exception):
            raise found
        assert isinstance(found, RawResponse)
        return found

    def _found(self, key: Key) -> Any:
        video, measure = key
        for known in (key, (video, "*"), ("*", measure), ("*", "*")):
            if known in self.responses:
                response = self.responses[known]
                return response.pop(0) if isinstance(response, list) else response
        return NUMBERS.get(measure)


class Transport:
    def __init__(self, numbers: Numbers, before: Callable[[Request], None] = lambda _: None) -> None:
        self.numbers = numbers
        self.before = before

    def send(self, request: Request) -> RawResponse:
        self.before(request)
        return self.numbers.response(request)

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
        return self.numbers.response(request)

    async def close(self) -> None:
        pass


def number_reply(number: object) -> RawResponse:
    return json_reply({"context": {"metric": "watch-time", "aggregation": "sum"}, "data": number})


def buckets_reply(buckets: dict[str, Any], following: str = "") -> RawResponse:
    links = [{"rel": "next", "uri": following}] if following else [{"rel": "first", "uri": "/?currentPage=1"}]
    return json_reply(
        {
            "context": {"metric": "play", "breakdown": "media-id"},
            "data": [{"dimensionValue": name, "metricValue": number} for name, number in buckets.items()],
            "pagination": {"links": links},
        }
    )


def refusal(status: int, name: str = "", kind: str = "", **headers: str) -> RawResponse:
    pairs = {key.replace("_", "-"): value for key, value in headers.items()}
    return json_reply({"title": f"No {status}.", "status": status, "name": name, "type": kind}, status, pairs)


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
