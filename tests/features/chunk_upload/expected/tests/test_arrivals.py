"""What `client.arrivals` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sample.errors import BadRequestError
from sample.testing import Exchange, MultipartBody, Part, check_async_call, check_async_error, check_call, check_error

if TYPE_CHECKING:
    from sample import AsyncSample, Sample

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "arrivals.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_send_answers_200() -> None:
    exchange = Exchange(
        method="POST",
        path="/arrivals",
        query=(("ticket", "text"),),
        body=MultipartBody(
            parts=(
                Part(name="filmId", content=b"text"),
                Part(
                    name="film",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        response=payload("send/200"),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.arrivals.send(
            "text", ("sample.bin", b"content of a file", "application/octet-stream"), film_id="text"
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_send_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST",
        path="/arrivals",
        query=(("ticket", "text"),),
        body=MultipartBody(
            parts=(
                Part(
                    name="film",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        response=payload("send/200"),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.arrivals.send("text", ("sample.bin", b"content of a file", "application/octet-stream"))

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_send_raises_bad_request_error_for_400() -> None:
    exchange = Exchange(
        method="POST",
        path="/arrivals",
        query=(("ticket", "text"),),
        body=MultipartBody(
            parts=(
                Part(
                    name="film",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=400,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.arrivals.send("text", ("sample.bin", b"content of a file", "application/octet-stream"))

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_send_sends_a_large_file_in_parts() -> None:
    exchanges = (
        Exchange(
            method="POST",
            path="/arrivals",
            query=(("ticket", "text"),),
            headers={"Piece": "part 1/3"},
            body=MultipartBody(
                parts=(
                    Part(
                        name="film", content=b"content ", filename="sample.bin", content_type="application/octet-stream"
                    ),
                )
            ),
            response=payload("send/200-part"),
        ),
        Exchange(
            method="POST",
            path="/arrivals",
            query=(("ticket", "text"),),
            headers={"Piece": "part 2/3"},
            body=MultipartBody(
                parts=(
                    Part(name="filmId", content=b"text"),
                    Part(
                        name="film", content=b"of a fil", filename="sample.bin", content_type="application/octet-stream"
                    ),
                )
            ),
            response=payload("send/200-part"),
        ),
        Exchange(
            method="POST",
            path="/arrivals",
            query=(("ticket", "text"),),
            headers={"Piece": "part 3/3"},
            body=MultipartBody(
                parts=(
                    Part(name="filmId", content=b"text"),
                    Part(name="film", content=b"e", filename="sample.bin", content_type="application/octet-stream"),
                )
            ),
            response=payload("send/200"),
        ),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.arrivals.send(
            "text", ("sample.bin", b"content of a file", "application/octet-stream"), chunk_size=8, concurrency=1
        )

    check_call(exchanges, call)
    check_async_call(exchanges, call)


def test_send_with_response_gives_the_same_data() -> None:
    exchange = Exchange(
        method="POST",
        path="/arrivals",
        query=(("ticket", "text"),),
        body=MultipartBody(
            parts=(
                Part(
                    name="film",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        response=payload("send/200"),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.arrivals.with_response.send(
            "text", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_call(exchange, call)
    check_async_call(exchange, call)
