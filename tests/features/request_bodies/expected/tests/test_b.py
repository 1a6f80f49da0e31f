"""What `client.b` sends, and what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, JsonBody, MultipartBody, Part, check_async_call, check_call

if TYPE_CHECKING:
    from sample import AsyncSample, Sample


def test_put_any_answers_204() -> None:
    exchange = Exchange(method="PUT", path="/any", body=JsonBody(data="anything"), status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.b.put_any(body="anything")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_put_any_sends_only_what_is_given() -> None:
    exchange = Exchange(method="PUT", path="/any", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.b.put_any()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_put_any_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="PUT", path="/any", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.b.with_response.put_any()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_put_map_answers_204() -> None:
    exchange = Exchange(method="PUT", path="/map", body=JsonBody(data={"key": "text"}), status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.b.put_map(body={"key": "text"})

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_put_map_sends_only_what_is_given() -> None:
    exchange = Exchange(method="PUT", path="/map", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.b.put_map()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_put_members_answers_204() -> None:
    exchange = Exchange(method="PUT", path="/members", body=JsonBody(data={"x": "text"}), status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.b.put_members(x="text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_put_members_sends_only_what_is_given() -> None:
    exchange = Exchange(method="PUT", path="/members", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.b.put_members()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_post_files_answers_204() -> None:
    exchange = Exchange(
        method="POST",
        path="/files",
        body=MultipartBody(
            parts=(
                Part(
                    name="listed",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
                Part(
                    name="ranged",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
                Part(
                    name="fixed",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
                Part(
                    name="free",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.b.post_files(
            listed=("sample.bin", b"content of a file", "application/octet-stream"),
            ranged=[("sample.bin", b"content of a file", "application/octet-stream")],
            fixed=("sample.bin", b"content of a file", "application/octet-stream"),
            free=("sample.bin", b"content of a file", "application/octet-stream"),
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_post_files_sends_only_what_is_given() -> None:
    exchange = Exchange(method="POST", path="/files", body=MultipartBody(parts=()), status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.b.post_files()

    check_call(exchange, call)
    check_async_call(exchange, call)
