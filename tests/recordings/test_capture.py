"""Bodies are noted while they pass: exactly, however they are cut, and without being held when they are large."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import json
import weakref
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from package.client import AsyncSample, Sample
from package.runtime.errors import ConnectError
from package.runtime.operation import Body
from package.runtime.request.bodies import encode_body
from package.runtime.request.contents import IteratedContent
from package.testing import AsyncReplayTransport, Part, ReplayTransport, json_reply
from package.testing.parts import read_parts
from package.testing.recordings import AsyncRecordingTransport, RecordingTransport
from package.testing.recordings.bodies import BOUNDARY, NotKeptError, read_content, write_content
from package.testing.recordings.record.capture import TappedContent, capture_bytes, capture_for
from package.testing.recordings.recording import (
    BinaryContent,
    Content,
    JsonContent,
    MultipartContent,
    RecordedPart,
    TextContent,
)

from tests.recordings.told import CATALOG

FILE = bytes(range(256)) * 40
DECLARED = Body(kind="multipart", content_type="multipart/form-data", files=("file",))
MEMBERS = {"title": "a\r\n--b", "file": FILE, "empty": "", "tags": ["x", "y"], "meta": {"a": 1}}


def noted(content: bytes, content_type: str, cuts: list[int], keep: int = 100) -> Content:
    capture = capture_for(content_type, keep)
    for start, end in zip([0, *cuts], [*cuts, len(content)], strict=True):
        capture.add(content[start:end])
    return capture.content()


@given(st.data())
def test_parts_are_noted_however_the_body_is_cut(data: st.DataObject) -> None:
    body = encode_body(DECLARED, MEMBERS)
    assert body is not None
    content = body.content if isinstance(body.content, bytes) else b"".join(body.content)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(content)), max_size=12)))

    told = noted(content, body.content_type, cuts)

    assert isinstance(told, MultipartContent)
    assert ["title", "file", "empty", "tags", "tags", "meta"] == [part.name for part in told.parts]
    contents = [part.content for part in told.parts]
    assert [
        TextContent(text="a\r\n--b"),
        BinaryContent(sha256=hashlib.sha256(FILE).hexdigest(), size=len(FILE)),
    ] == contents[:2]
    assert [TextContent(text=text) for text in ("", "x", "y")] == contents[2:5]
    assert {"a": 1} == contents[5].data  # type: ignore[union-attr]  # it is JSON
    assert ("file", "application/octet-stream") == (told.parts[1].filename, told.parts[1].content_type)


@pytest.mark.parametrize("cuts", [[], [9], [30, 31, 32]])
def test_what_stands_around_the_parts_means_nothing(cuts: list[int]) -> None:
    content = (
        b"Content-Type: multipart/form-data\r\nContent-Length: 9\r\n\r\n--B\r\n"
        b'Content-Disposition: form-data; name="a"\r\n\r\nb\r\n--B--\r\nthe end\r\n\r\nof it'
    )

    assert MultipartContent(parts=(RecordedPart(name="a", content=TextContent(text="b")),)) == noted(
        content, 'multipart/form-data; boundary="B"', cuts
    )


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ('{"a":"é/","b":[1,2.5,null]}', "compact"),
        ('{"a":"\\u00e9\\ud800"}', "ascii"),
        ('{"a":"\\/\\u00e9"}', "escaped"),
        ('{"a": "\\u00e9", "b": [1, 2]}', "spaced"),
    ],
)
def test_json_is_kept_as_data_and_comes_back_byte_for_byte(text: str, style: str) -> None:
    content = read_content(text.encode(), "application/problem+json; charset=utf-8")

    assert isinstance(content, JsonContent)
    assert style == content.style
    assert text.encode() == write_content(content)


@pytest.mark.parametrize("text", ['{ "a":1}', '{"a":1.10}', '{"a":1,"a":2}', "{", '{"a":NaN}', '{"a":1e2}'])
def test_json_that_nobody_writes_is_kept_as_text(text: str) -> None:
    content = read_content(text.encode(), "application/json")

    assert TextContent(text=text) == content
    assert text.encode() == write_content(content)


def test_text_that_happens_to_be_json_is_text() -> None:
    assert TextContent(text='{"a":1}') == read_content(b'{"a":1}', "text/plain")


@pytest.mark.parametrize("content", [b"\xff\x00", b"a\x00b", "\u20ac".encode("utf-16")])
def test_what_is_no_text_is_kept_as_bytes(content: bytes) -> None:
    kept = read_content(content, "text/plain")

    assert isinstance(kept, BinaryContent)
    assert content == write_content(kept)


def test_bytes_that_were_not_kept_are_told_so() -> None:
    large = read_content(b"\x00" * 11, "", keep=10)

    with pytest.raises(NotKeptError, match=r"of these 11 bytes the recording has only the hash; record again"):
        write_content(large)


def test_multipart_body_is_written_anew() -> None:
    parts = MultipartContent(
        parts=(
            RecordedPart(
                name="file", filename="a.bin", content_type="image/png", content=read_content(b"\x00\xff", "")
            ),
            RecordedPart(name="title", content=TextContent(text="a")),
        )
    )

    written = write_content(parts)

    expected = (
        Part(name="file", content=b"\x00\xff", filename="a.bin", content_type="image/png"),
        Part(name="title", content=b"a"),
    )
    assert expected == read_parts(written, f"multipart/form-data; boundary={BOUNDARY}")
    assert parts == capture_bytes(written, f"multipart/form-data; boundary={BOUNDARY}", 100)


def test_body_that_is_sent_again_is_noted_once(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(FILE)
    inner = ReplayTransport(ConnectError("gone"), json_reply(None, 204))
    transport = RecordingTransport(inner, catalog=CATALOG)
    client = Sample(transport=transport, auth="none", retries=1)
    client.caller.driver._sleep = lambda _: None  # type: ignore[attr-defined]  # a retry need not be waited for

    client.things.send("1", tmp_path / "a.bin")

    first, second = transport.recording().interactions
    assert first.request == second.request
    assert [FILE, FILE] == [request.content for request in inner.requests]


def test_what_is_sent_is_not_kept_beyond_its_limit() -> None:
    transport = RecordingTransport(ReplayTransport(json_reply(None, 204)), catalog=CATALOG, keep=1 << 20)
    with Sample(transport=transport, auth="none") as client:
        client.things.send("1", [b"\x00" * (1 << 17)])

    body = transport.recording().interactions[0].request.body
    assert isinstance(body, BinaryContent)
    assert (1 << 17, "") == (body.size, body.base64)


def test_body_that_was_given_up_is_unknown() -> None:
    blocks = IteratedContent([b"a", b"b"], "blocks")
    tapped = TappedContent(blocks, capture_for("", 10))

    assert b"a" == next(iter(tapped))

    assert not tapped.is_complete


def test_body_that_was_given_up_matches_any_other() -> None:
    class Hasty(ReplayTransport):
        def send(self, request: Any) -> Any:
            next(iter(request.body.content))
            raise ConnectError("closed")

    transport = RecordingTransport(Hasty(), catalog=CATALOG)
    with pytest.raises(ConnectError), Sample(transport=transport, auth="none", retries=0) as client:
        client.things.send("1", [b"a", b"b"])

    assert BinaryContent(sha256="", size=0) == transport.recording().interactions[0].request.body


def test_awaited_body_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(FILE)
    inner = AsyncReplayTransport(json_reply(None, 204))

    async def run() -> Any:
        transport = AsyncRecordingTransport(inner, catalog=CATALOG, keep=10)
        async with AsyncSample(transport=transport, auth="none") as client:
            await client.things.send("1", tmp_path / "a.bin")
        return transport.recording().interactions[0].request.body

    assert BinaryContent(sha256=hashlib.sha256(FILE).hexdigest(), size=len(FILE)) == asyncio.run(run())
    assert FILE == inner.requests[0].content


def test_recording_lets_go_of_what_was_sent() -> None:
    class Large(bytearray):
        """Bytes that tell when they are gone."""

    content = Large(b"\x00" * 1000)
    gone = weakref.ref(content)
    inner = ReplayTransport(json_reply(None, 204))
    transport = RecordingTransport(inner, catalog=CATALOG)
    with Sample(transport=transport, auth="none") as client:
        client.things.send("1", [content])

    del content
    gc.collect()
    assert gone() is None
    assert 1 == len(transport.recording().interactions)


def test_long_json_is_kept_whole() -> None:
    data = [{"id": number} for number in range(20_000)]

    assert JsonContent(data=data, style="spaced") == capture_bytes(json.dumps(data).encode(), "application/json", 10)
