"""What `client.logs` sends, and what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sample.testing import (
    Exchange,
    MultipartBody,
    Part,
    RawBody,
    check_async_call,
    check_async_stream,
    check_call,
    check_stream,
)

if TYPE_CHECKING:
    from sample import AsyncSample, Sample


def test_list_answers_200() -> None:
    exchange = Exchange(
        method="GET",
        path="/logs",
        response=b'{"text":"text","level":1}\n{"text":"text","level":1}\n',
        sequence="jsonl",
        response_type="application/jsonl",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.logs.list()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(
        method="GET",
        path="/logs",
        response=b'{"text":"text","level":1}\n{"text":"text","level":1}\n',
        sequence="jsonl",
        response_type="application/jsonl",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.logs.with_response.list()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_send_answers_202() -> None:
    exchange = Exchange(
        method="POST",
        path="/logs",
        body=RawBody(content=b'{"text":"text","level":1}\n', content_type="application/jsonl"),
        status=202,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.logs.send(body=[{"text": "text", "level": 1}])

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_records_answers_200() -> None:
    exchange = Exchange(
        method="GET",
        path="/records",
        response=b'\x1e{"text":"text","level":1}\n\x1e{"text":"text","level":1}\n',
        sequence="jsonseq",
        response_type="application/json-seq",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.logs.list_records()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_list_events_answers_200() -> None:
    exchange = Exchange(
        method="GET",
        path="/events",
        response=b"event: text\ndata: text\nid: text\nretry: 1\n\nevent: text\ndata: text\nid: text\nretry: 1\n\n",
        sequence="events",
        response_type="text/event-stream",
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.logs.list_events()

    check_stream(exchange, call)
    check_async_stream(exchange, call)


def test_send_mail_answers_204() -> None:
    exchange = Exchange(
        method="POST",
        path="/mail",
        body=MultipartBody(
            parts=(Part(name="", content=b'"anything"', content_type="application/json"),),
            content_type="multipart/mixed",
        ),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.logs.send_mail(body=["anything"])

    check_call(exchange, call)
    check_async_call(exchange, call)
