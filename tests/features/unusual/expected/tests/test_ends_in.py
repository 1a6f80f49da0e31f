"""What `client.ends_in` sends, and what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, check_async_call, check_call

if TYPE_CHECKING:
    from sample import AsyncSample, Sample


def test_read_file_answers_200() -> None:
    exchange = Exchange(method="GET", path="/files/text")

    def call(client: Sample | AsyncSample) -> Any:
        return client.ends_in.read_file("text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_read_file_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/files/text")

    def call(client: Sample | AsyncSample) -> Any:
        return client.ends_in.with_response.read_file("text")

    check_call(exchange, call)
    check_async_call(exchange, call)
