"""What `client.counted` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, check_async_call, check_async_pages, check_call, check_pages

if TYPE_CHECKING:
    from sample import AsyncSample, Sample

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "counted.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_list_answers_200() -> None:
    exchange = Exchange(method="GET", path="/counted", query=(("number", "1"),), response=payload("list/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.counted.list(number=1)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/counted", response=payload("list/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.counted.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/counted", response=payload("list/200-page_1")),
        Exchange(method="GET", path="/counted", query=(("number", "2"),), response=payload("list/200-page_2")),
        Exchange(method="GET", path="/counted", query=(("number", "3"),), response=payload("list/200-page_3")),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["rows"]]

    def call(client: Sample | AsyncSample) -> Any:
        return client.counted.list()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/counted", response=payload("list/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.counted.with_response.list()

    check_call(exchange, call)
    check_async_call(exchange, call)
