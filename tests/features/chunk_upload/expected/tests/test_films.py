"""What `client.films` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, MultipartBody, Part, check_async_call, check_call

if TYPE_CHECKING:
    from sample import AsyncSample, Sample

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "films.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_upload_answers_200() -> None:
    exchange = Exchange(
        method="POST",
        path="/films/text/content",
        body=MultipartBody(
            parts=(
                Part(name="title", content=b"text"),
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        response=payload("upload/200"),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.films.upload(
            "text", ("sample.bin", b"content of a file", "application/octet-stream"), title="text"
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_upload_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST",
        path="/films/text/content",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        response=payload("upload/200"),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.films.upload("text", ("sample.bin", b"content of a file", "application/octet-stream"))

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_upload_sends_a_large_file_in_parts() -> None:
    exchanges = (
        Exchange(
            method="POST",
            path="/films/text/content",
            headers={"Content-Range": "part 1/2"},
            body=MultipartBody(
                parts=(
                    Part(
                        name="file",
                        content=b"content o",
                        filename="sample.bin",
                        content_type="application/octet-stream",
                    ),
                )
            ),
            response=payload("upload/200-part"),
        ),
        Exchange(
            method="POST",
            path="/films/text/content",
            headers={"Content-Range": "part 2/2"},
            body=MultipartBody(
                parts=(
                    Part(
                        name="file", content=b"f a file", filename="sample.bin", content_type="application/octet-stream"
                    ),
                )
            ),
            response=payload("upload/200"),
        ),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.films.upload(
            "text", ("sample.bin", b"content of a file", "application/octet-stream"), chunk_size=9, concurrency=1
        )

    check_call(exchanges, call)
    check_async_call(exchanges, call)


def test_upload_with_response_gives_the_same_data() -> None:
    exchange = Exchange(
        method="POST",
        path="/films/text/content",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        response=payload("upload/200"),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.films.with_response.upload(
            "text", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_answers_200() -> None:
    exchange = Exchange(method="GET", path="/films/text", response=payload("get/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.films.get("text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_progress_answers_200() -> None:
    exchange = Exchange(method="GET", path="/films/text/progress", response=payload("get_progress/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.films.get_progress("text")

    check_call(exchange, call)
    check_async_call(exchange, call)
