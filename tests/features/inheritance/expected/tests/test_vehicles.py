"""What `client.vehicles` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sample.testing import Exchange, JsonBody, check_async_call, check_call

if TYPE_CHECKING:
    from sample import AsyncSample, Sample

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "vehicles.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_list_answers_200() -> None:
    exchange = Exchange(method="GET", path="/vehicles", response=payload("list/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.vehicles.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/vehicles", response=payload("list/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.vehicles.with_response.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_add_answers_200() -> None:
    exchange = Exchange(
        method="POST",
        path="/vehicles",
        body=JsonBody(data={"kind": "car", "wheels": 1, "doors": 1}),
        response=payload("add/200"),
    )

    def call(client: Sample | AsyncSample) -> Any:
        return client.vehicles.add(body={"kind": "car", "wheels": 1, "doors": 1})

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_garage_answers_200() -> None:
    exchange = Exchange(method="GET", path="/garage", response=payload("get_garage/200"))

    def call(client: Sample | AsyncSample) -> Any:
        return client.vehicles.get_garage()

    check_call(exchange, call)
    check_async_call(exchange, call)
