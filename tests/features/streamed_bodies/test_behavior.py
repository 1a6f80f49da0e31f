from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from tests.features.wire import Wire


def lines(sdk: ModuleType) -> Iterator[Any]:
    yield sdk.models.Line(text="a")
    yield {"text": "b"}


async def awaited_lines(sdk: ModuleType) -> AsyncIterator[Any]:
    for line in lines(sdk):
        yield line


@pytest.mark.parametrize("has_own_client", [False, True])
def test_items_of_an_iterator_are_sent_as_they_come(sdk: ModuleType, wire: Wire, *, has_own_client: bool) -> None:
    with httpx2.Client() as http, sdk.Sample(base_url=wire.url, http_client=http if has_own_client else None) as client:
        client.intake.send_lines(body=lines(sdk))

    assert b'{"text":"a"}\n{"text":"b"}\n' == wire.last.body
    assert ("chunked", "application/x-ndjson") == (
        wire.last.header("transfer-encoding"),
        wire.last.header("content-type"),
    )


def test_items_of_an_asynchronous_iterator_are_sent_as_they_come(sdk: ModuleType, wire: Wire) -> None:
    async def send() -> None:
        async with sdk.AsyncSample(base_url=wire.url) as client:
            await client.intake.send_records(body=awaited_lines(sdk))

    asyncio.run(send())

    assert b'\x1e{"text":"a"}\n\x1e{"text":"b"}\n' == wire.last.body


def test_items_of_a_list_are_sent_with_their_length(sdk: ModuleType, wire: Wire) -> None:
    wire.call(sdk, lambda client: client.intake.send_lines(body=[{"text": "a"}]))

    assert "13" == wire.last.header("content-length")


def test_what_is_no_list_of_items_is_refused(sdk: ModuleType, wire: Wire) -> None:
    with pytest.raises(sdk.ArgumentError, match="is a list of items, not str"):
        wire.call(sdk, lambda client: client.intake.send_lines(body="text"))


def test_asynchronous_items_are_for_the_asynchronous_client(sdk: ModuleType, wire: Wire) -> None:
    with sdk.Sample(base_url=wire.url) as client, pytest.raises(TypeError, match="asynchronous client"):
        client.intake.send_lines(body=awaited_lines(sdk))


@pytest.mark.parametrize("kind", ["path", "file", "iterator", "bytes"])
def test_raw_bytes_come_from_a_file_or_an_iterator(sdk: ModuleType, wire: Wire, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "content.bin"
    path.write_bytes(b"abc")

    def content() -> object:
        return {"path": path, "file": io.BytesIO(b"abc"), "iterator": iter([b"a", b"bc"]), "bytes": b"abc"}[kind]

    wire.call(sdk, lambda client: client.intake.send_file("1", content()))

    assert b"abc" == wire.last.body


def test_body_of_an_iterator_is_not_sent_again(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b"", status=503)

    client = sdk.Sample(base_url=wire.url, retries=sdk.RetryPolicy(retries=2, base=0))
    with client, pytest.raises(sdk.ServerError):
        client.intake.send_lines(body=lines(sdk))

    assert 1 == len(wire.requests)
