"""What `client.books` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, JsonBody, check_async_call, check_call

if TYPE_CHECKING:
    from sample import AsyncSample, Sample

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "books.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_search_answers_200() -> None:
    exchange = Exchange(
        method="QUERY", path="/books", body=JsonBody(data={"text": "text"}), response=payload("search/200")
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.books.search(text="text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_search_with_response_gives_the_same_data() -> None:
    exchange = Exchange(
        method="QUERY", path="/books", body=JsonBody(data={"text": "text"}), response=payload("search/200")
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.books.with_response.search(text="text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_filter_answers_204() -> None:
    exchange = Exchange(
        method="GET",
        path="/books",
        query=(("text", "text"), ("years", "1"), ("ids", "1")),
        headers={"cookie": "session=text; shelf=text"},
        status=204,
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.books.filter(filter={"text": "text", "years": [1], "ids": [1]}, session="text", shelf="text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_filter_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/books", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.books.filter()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_copy_answers_204() -> None:
    exchange = Exchange(method="COPY", path="/books/text", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.books.copy("text")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_select_answers_204() -> None:
    exchange = Exchange(method="GET", path="/selection", query=(("[1]", ""),), status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.books.select(selector=[1])

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_select_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/selection", status=204)

    def call(client: Sample | AsyncSample) -> Any:
        return client.books.select()

    check_call(exchange, call)
    check_async_call(exchange, call)
