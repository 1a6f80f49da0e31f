"""What `client.news` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sample.errors import NotFoundError
from sample.testing import Exchange, check_async_error, check_async_stream, check_error, check_stream

if TYPE_CHECKING:
    from sample import AsyncSample, Sample

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "news.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_watch_events_answers_200() -> None:
    exchange = Exchange(
        method="GET",
        path="/events",
        query=(("topic", "text"),),
        response=b"event: text\ndata: text\nid: text\nretry: 1\n\nevent: text\ndata: text\nid: text\nretry: 1\n\n",
        sequence="events",
        response_type="text/event-stream",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.news.watch_events(topic="text")

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_watch_events_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="GET",
        path="/events",
        response=b"event: text\ndata: text\nid: text\nretry: 1\n\nevent: text\ndata: text\nid: text\nretry: 1\n\n",
        sequence="events",
        response_type="text/event-stream",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.news.watch_events()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_watch_events_raises_not_found_error_for_404() -> None:
    exchange = Exchange(method="GET", path="/events", status=404, response=payload("watch_events/404"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.news.watch_events()

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_watch_events_with_response_gives_the_same_data() -> None:
    exchange = Exchange(
        method="GET",
        path="/events",
        response=b"event: text\ndata: text\nid: text\nretry: 1\n\nevent: text\ndata: text\nid: text\nretry: 1\n\n",
        sequence="events",
        response_type="text/event-stream",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.news.with_response.watch_events()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_watch_ticks_answers_200() -> None:
    exchange = Exchange(
        method="GET",
        path="/ticks",
        response=b'data: {"symbol":"text","price":1.5}\n\ndata: {"symbol":"text","price":1.5}\n\n',
        sequence="data",
        response_type="text/event-stream",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.news.watch_ticks()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_watch_prices_answers_200() -> None:
    exchange = Exchange(
        method="GET",
        path="/prices",
        response=b'data: {"symbol":"text","price":1.5}\n\ndata: {"symbol":"text","price":1.5}\n\n',
        sequence="data",
        response_type="text/event-stream",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.news.watch_prices()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_watch_raw_answers_200() -> None:
    exchange = Exchange(
        method="GET",
        path="/raw",
        response=b"event: update\ndata: some text\nid: 1\n\nevent: update\ndata: some text\nid: 1\n\n",
        sequence="events",
        response_type="text/event-stream",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.news.watch_raw()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_watch_typed_answers_200() -> None:
    exchange = Exchange(
        method="GET",
        path="/typed",
        response=b"event: added\ndata: text\nid: text\n\nevent: added\ndata: text\nid: text\n\n",
        sequence="events",
        response_type="text/event-stream",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.news.watch_typed()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_follow_feed_answers_200() -> None:
    exchange = Exchange(
        method="GET",
        path="/feed",
        response=b'data: {"symbol":"text","price":1.5}\n\ndata: {"symbol":"text","price":1.5}\n\n',
        sequence="data",
        response_type="text/event-stream",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.news.follow_feed()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_run_job_answers_200() -> None:
    exchange = Exchange(
        method="POST",
        path="/jobs",
        response=b'data: {"symbol":"text","price":1.5}\n\ndata: {"symbol":"text","price":1.5}\n\n',
        sequence="data",
        response_type="text/event-stream",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.news.run_job()

    check_stream(exchange, call)
    check_async_stream(exchange, call)
