"""What `client.letters` sends, and what it reads."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, MultipartBody, Part, check_async_call, check_call

if TYPE_CHECKING:
    from sample import AsyncSample, Sample


def test_send_answers_204() -> None:
    exchange = Exchange(
        method="POST",
        path="/letters",
        body=MultipartBody(
            parts=(
                Part(
                    name="files[]",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
                Part(
                    name="cover",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
                Part(name="urgent", content=b"true"),
                Part(name="at", content=b"2024-05-17T09:30:00Z"),
                Part(name="names", content=b"text"),
                Part(name="goods", content=b'[{"sku":"text"}]', content_type="application/json"),
                Part(name="meta", content=b'{"sku":"text"}', content_type="application/vnd.good+json"),
                Part(name="note", content=b"text", content_type="text/markdown; charset=utf-8"),
            )
        ),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.letters.send(
            [("sample.bin", b"content of a file", "application/octet-stream")],
            cover=("sample.bin", b"content of a file", "application/octet-stream"),
            urgent=True,
            at=datetime.fromisoformat("2024-05-17T09:30:00Z"),
            names=["text"],
            goods=[{"sku": "text"}],
            meta={"sku": "text"},
            note="text",
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_send_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST",
        path="/letters",
        body=MultipartBody(
            parts=(
                Part(
                    name="files[]",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.letters.send([("sample.bin", b"content of a file", "application/octet-stream")])

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_send_with_response_gives_the_same_data() -> None:
    exchange = Exchange(
        method="POST",
        path="/letters",
        body=MultipartBody(
            parts=(
                Part(
                    name="files[]",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.letters.with_response.send([("sample.bin", b"content of a file", "application/octet-stream")])

    check_call(exchange, call)
    check_async_call(exchange, call)
