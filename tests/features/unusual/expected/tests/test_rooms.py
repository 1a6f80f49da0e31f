"""What `client.rooms` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, JsonBody, check_async_call, check_call

if TYPE_CHECKING:
    from sample import AsyncSample, Sample

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "rooms.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_rooms_answers_200() -> None:
    exchange = Exchange(
        method="GET",
        path="/rooms",
        query=(("q", "text"), ("floor", "1"), ("Floor", "1")),
        response=payload("rooms/200"),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.rooms.rooms(q="text", floor=1, floor_query=1)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_rooms_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/rooms", response=payload("rooms/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.rooms.rooms()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_rooms_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/rooms", response=payload("rooms/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.rooms.with_response.rooms()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_post_rooms_answers_200() -> None:
    exchange = Exchange(
        method="POST", path="/rooms", body=JsonBody(data={"late": True}), response=payload("post_rooms/200")
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.rooms.post_rooms(late=True)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_post_rooms_sends_only_what_is_given() -> None:
    exchange = Exchange(method="POST", path="/rooms", response=payload("post_rooms/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.rooms.post_rooms()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_read_sizes_answers_200() -> None:
    exchange = Exchange(method="GET", path="/files/text", query=(("sizes", "1"),), response=payload("read_sizes/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.rooms.read_sizes("text", sizes=[1])

    check_call(exchange, call)
    check_async_call(exchange, call)
