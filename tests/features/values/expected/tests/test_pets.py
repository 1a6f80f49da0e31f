"""What `client.pets` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, JsonBody, check_async_call, check_async_pages, check_call, check_pages

if TYPE_CHECKING:
    from sample import AsyncSample, Sample

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "pets.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_list_answers_200() -> None:
    exchange = Exchange(method="GET", path="/pets", query=(("page", "1"),), response=payload("list/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.pets.list(page=1)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/pets", response=payload("list/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.pets.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/pets", response=payload("list/200-page_1")),
        Exchange(method="GET", path="/pets", query=(("page", "2"),), response=payload("list/200-page_2")),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["pets"]]

    def call(client: Sample | AsyncSample) -> Any:
        return client.pets.list()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/pets", response=payload("list/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.pets.with_response.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_answers_201() -> None:
    exchange = Exchange(
        method="POST",
        path="/pets",
        headers={"Pets-Version": "2030-01-01"},
        body=JsonBody(
            data={"kind": "order", "moods": ["gay"], "mood": "gay", "byDay": {"key": "gay"}, "level": 1, "note": "text"}
        ),
        status=201,
        response=payload("create/201"),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.pets.create(
            pets_version="2030-01-01",
            kind="order",
            moods=["gay"],
            mood="gay",
            by_day={"key": "gay"},
            level=1,
            note="text",
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST",
        path="/pets",
        headers={"Pets-Version": "2030-01-01"},
        body=JsonBody(data={"kind": "order", "moods": ["gay"]}),
        status=201,
        response=payload("create/201"),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.pets.create(pets_version="2030-01-01", kind="order", moods=["gay"])

    check_call(exchange, call)
    check_async_call(exchange, call)
