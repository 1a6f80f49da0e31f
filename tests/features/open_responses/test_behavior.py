from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from tests.features.wire import Answer, Wire, as_json

PDF = bytes(range(256)) * 400
Read = Callable[[Any], Any]


def both(sdk: ModuleType, wire: Wire, method: str, *args: Any, read: Read, wait: Read, **options: Any) -> Any:
    """Open a response with a blocking client, then with an awaiting one, and give what both read of it."""
    with sdk.Sample(base_url=wire.url, **options) as client:
        with client.open_response(getattr(client.reports, method), *args) as response:
            found = read(response)
        assert response.is_closed

    async def awaited() -> Any:
        async with (
            sdk.AsyncSample(base_url=wire.url, **options) as twin,
            twin.open_response(getattr(twin.reports, method), *args) as other,
        ):
            return await wait(other)

    assert found == asyncio.run(awaited())
    return found


async def gathered(items: Any) -> list[Any]:
    return [item async for item in items]


def test_status_and_headers_are_there_before_the_body(sdk: ModuleType, wire: Wire) -> None:
    seen = threading.Event()

    def blocks() -> Iterator[bytes]:
        assert seen.wait(5)
        yield b"x"

    headers = (("X-Request-Id", "r1"), ("X-RateLimit-Remaining", "3"))
    wire.response = lambda _: Answer(status=200, content_type="application/pdf", headers=headers, blocks=blocks())
    with sdk.Sample(base_url=wire.url) as client, client.open_response(client.reports.print, "a b") as response:
        before = (response.status, response.request_id, response.rate_limit.remaining, response.is_closed)
        seen.set()
        content = response.read()

    assert ((200, "r1", 3, False), b"x") == (before, content)
    assert "/reports/a%20b/pages.pdf" == wire.last.target
    assert f"{wire.url}/reports/a%20b/pages.pdf" == response.request.url


def test_body_comes_by_blocks(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b"abc", b"de", b"f", content_type="application/pdf")

    found = both(
        sdk,
        wire,
        "print",
        "1",
        read=lambda response: list(response.iter_bytes()),
        wait=lambda response: gathered(response.iter_bytes()),
    )

    assert b"abcdef" == b"".join(found)


def test_blocks_may_be_of_one_size(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b"abc", b"de", b"f", b"g", content_type="application/pdf")

    found = both(
        sdk,
        wire,
        "print",
        "1",
        read=lambda response: list(response.iter_bytes(2)),
        wait=lambda response: gathered(response.iter_bytes(2)),
    )

    assert [b"ab", b"cd", b"ef", b"g"] == found


def test_text_and_lines_do_not_break_characters(sdk: ModuleType, wire: Wire) -> None:
    content = "é\r\n→\n\n𝄞".encode()
    wire.streams(*(content[at : at + 1] for at in range(len(content))), content_type="text/plain")

    lines = both(
        sdk,
        wire,
        "read_log",
        "1",
        read=lambda response: list(response.iter_lines()),
        wait=lambda response: gathered(response.iter_lines()),
    )
    text = both(
        sdk,
        wire,
        "read_log",
        "1",
        read=lambda response: list(response.iter_text()),
        wait=lambda response: gathered(response.iter_text()),
    )

    assert ["é", "→", "", "𝄞"] == lines
    assert content.decode() == "".join(text)


def test_charset_of_the_response_is_honored(sdk: ModuleType, wire: Wire) -> None:
    wire.always("é\n→".encode("utf-16-le"), "text/plain; charset=utf-16-le")

    with sdk.Sample(base_url=wire.url) as client:
        with client.open_response(client.reports.read_log, "1") as response:
            assert ["é", "→"] == list(response.iter_lines())
        with client.open_response(client.reports.read_log, "1") as response:
            assert "é\n→" == "".join(response.iter_text())


@pytest.mark.parametrize("makes_own", [False, True])
def test_content_encoding_is_undone(sdk: ModuleType, wire: Wire, *, makes_own: bool) -> None:
    packed = gzip.compress(b"abc" * 1000)
    headers = (("Content-Encoding", "gzip"),)
    wire.response = lambda _: Answer(
        status=200, content_type="application/pdf", headers=headers, blocks=[packed[:20], packed[20:]]
    )

    with (
        httpx2.Client() as http,
        sdk.Sample(base_url=wire.url, http_client=http if makes_own else None) as client,
        client.open_response(client.reports.print, "1") as response,
    ):
        assert b"abc" * 1000 == response.read()


def test_body_can_be_had_as_the_method_gives_it(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"id": "1", "title": "a"}))

    def parsed(response: Any) -> Any:
        return response.parse()

    found = both(sdk, wire, "get", "1", read=parsed, wait=parsed)

    assert sdk.models.Report(id="1", title="a") == found


def test_body_can_be_had_as_plain_json(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"id": 1}))

    def plain(response: Any) -> Any:
        return response.json()

    assert {"id": 1} == both(sdk, wire, "get", "1", read=plain, wait=plain)


def test_list_is_parsed_as_its_first_page(sdk: ModuleType, wire: Wire) -> None:
    def response(request: Any) -> Answer:
        items = [] if "page=2" in request.target else [{"id": "1"}]
        return Answer(status=200, content=as_json({"data": items}), content_type="application/json")

    wire.response = response

    async def waited(response: Any) -> list[str]:
        return [one.id async for one in await response.parse()]

    found = both(sdk, wire, "list", read=lambda response: [one.id for one in response.parse()], wait=waited)

    assert ["1"] == found


def test_stream_is_parsed_as_its_items(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b'{"id":"1"}\n', b'{"id":"2"}\n', content_type="application/x-ndjson")

    async def waited(response: Any) -> list[str]:
        return [one.id async for one in await response.parse()]

    found = both(sdk, wire, "list_lines", read=lambda response: [one.id for one in response.parse()], wait=waited)

    assert ["1", "2"] == found


def test_response_without_body_is_parsed_as_none(sdk: ModuleType, wire: Wire) -> None:
    def parsed(response: Any) -> Any:
        return response.parse()

    assert both(sdk, wire, "delete", "1", read=parsed, wait=parsed) is None


def test_file_is_written_with_progress(sdk: ModuleType, wire: Wire, tmp_path: Path) -> None:
    wire.always(PDF, "application/pdf")
    seen: list[Any] = []

    def save(response: Any) -> Path | Awaitable[Path]:
        return response.save(tmp_path, on_progress=seen.append)  # type: ignore[no-any-return]

    path = both(sdk, wire, "print", "1", read=save, wait=save)

    assert tmp_path / "pages.pdf" == path
    assert PDF == path.read_bytes()
    assert ["pages.pdf"] == [one.name for one in tmp_path.iterdir()]
    assert (len(PDF), len(PDF), 1) == (seen[-1].bytes_done, seen[-1].bytes_total, seen[-1].parts_done)
    assert len(PDF) == seen[0].bytes_total


def test_file_that_breaks_off_leaves_what_was_there(sdk: ModuleType, wire: Wire, tmp_path: Path) -> None:
    wire.streams(PDF, None, content_type="application/pdf")
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    with (
        sdk.Sample(base_url=wire.url) as client,
        client.open_response(client.reports.print, "1") as response,
        pytest.raises(sdk.ConnectionLostError),
    ):
        response.save(target)

    assert {target: b"old"} == {one: one.read_bytes() for one in tmp_path.iterdir()}


def test_folder_that_does_not_exist_is_a_file_error(sdk: ModuleType, wire: Wire, tmp_path: Path) -> None:
    wire.always(PDF, "application/pdf")

    with (
        sdk.Sample(base_url=wire.url) as client,
        client.open_response(client.reports.print, "1") as response,
        pytest.raises(sdk.FileError, match="folder"),
    ):
        response.save(tmp_path / "none" / "report.pdf")


def test_error_response_is_raised_as_the_method_raises_it(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"title": "no such report"}), status=404)

    with sdk.Sample(base_url=wire.url) as client, pytest.raises(sdk.NotFoundError, match="no such report") as raised:
        client.open_response(client.reports.get, "1")

    assert "no such report" == raised.value.data.title


def test_response_that_is_read_whole_has_its_largest_size(sdk: ModuleType, wire: Wire) -> None:
    wire.always(PDF, "application/pdf")

    with sdk.Sample(base_url=wire.url, max_response_size=1000) as client:
        response = client.open_response(client.reports.print, "1")
        with pytest.raises(sdk.ResponseTooLargeError):
            response.read()
        with client.open_response(client.reports.print, "1") as response:
            assert len(PDF) == sum(map(len, response.iter_bytes()))


def test_options_of_clone_and_call_are_those_of_the_method(sdk: ModuleType, wire: Wire) -> None:
    wire.always(PDF, "application/pdf")

    with sdk.Sample(base_url=wire.url) as client:
        clone = client.with_options(headers={"x-a": "1"})
        with clone.open_response(clone.reports.print, "1", options={"query": {"b": 2}}):
            pass

    assert ("1", "/reports/1/pages.pdf?b=2") == (wire.last.header("x-a"), wire.last.target)


def test_call_that_the_document_does_not_know_can_be_opened(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b"raw", "application/octet-stream")

    with sdk.Sample(base_url=wire.url) as client:
        with client.open_response(client.request, "GET", "/other") as response:
            assert (b"raw", "/other") == (response.read(), wire.last.target)
        assert 200 == client.request("GET", "/other").status

    async def awaited() -> bytes:
        async with sdk.AsyncSample(base_url=wire.url) as twin:
            response = await twin.open_response(twin.request, "GET", "/other")
            content: bytes = await response.read()
            return content

    assert b"raw" == asyncio.run(awaited())


def test_method_of_something_else_is_refused(sdk: ModuleType) -> None:
    with sdk.Sample(base_url="https://x.example") as client, pytest.raises(sdk.ArgumentError, match="a method of the"):
        client.open_response(len, "x")


def test_closing_midway_leaves_the_client_usable(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(*[PDF] * 50, content_type="application/pdf")

    with sdk.Sample(base_url=wire.url) as client:
        for _ in range(2):
            with client.open_response(client.reports.print, "1") as response:
                assert next(response.iter_bytes())
        wire.always(as_json({"id": "1"}))
        assert "1" == client.reports.get("1").id
