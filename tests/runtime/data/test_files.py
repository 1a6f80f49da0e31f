from __future__ import annotations

import asyncio
import io
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from package.runtime.request.contents import BLOCK, AnyContent, FileChangedError, FileContent
from package.runtime.request.files import allowed_type, guessed_content_type, open_file

CONTENT = bytes(range(256)) * (BLOCK // 128)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "talk.mp4"
    file.write_bytes(CONTENT)
    return file


def opened(given: object) -> AnyContent:
    return open_file(given, "the member 'file'").content


def awaited(content: AnyContent) -> list[bytes]:
    async def collect() -> list[bytes]:
        return [block async for block in content]

    return asyncio.run(collect())


def test_path_is_read_in_blocks_with_its_length(path: Path) -> None:
    content = opened(path)

    blocks = list(content)

    assert content.length == len(CONTENT)
    assert b"".join(blocks) == CONTENT
    assert max(len(block) for block in blocks) == BLOCK


@pytest.mark.parametrize("kind", ["path", "text path", "bytes", "bytearray", "handle", "memory file", "list"])
def test_content_is_the_same_each_time_and_for_both_clients(path: Path, kind: str) -> None:
    with path.open("rb") as handle:
        given: Any = {
            "path": path,
            "text path": str(path),
            "bytes": CONTENT,
            "bytearray": bytearray(CONTENT),
            "handle": handle,
            "memory file": io.BytesIO(CONTENT),
            "list": [CONTENT[:9], b"", CONTENT[9:]],
        }[kind]
        content = opened(given)

        first, second = b"".join(content), b"".join(content)

        assert content.can_replay
        assert content.length == len(CONTENT)
        assert first == second == CONTENT
        assert b"".join(awaited(content)) == CONTENT


def test_file_object_is_sent_from_where_it_stands(path: Path) -> None:
    with path.open("rb") as handle:
        handle.seek(100)
        content = opened(handle)

        assert content.length == len(CONTENT) - 100
        assert b"".join(content) == b"".join(content) == CONTENT[100:]


def test_part_of_a_file_is_read_exactly(path: Path) -> None:
    part = FileContent(str(path), start=10, length=BLOCK + 5, is_whole=False, where="part")

    assert b"".join(opened(part)) == CONTENT[10 : BLOCK + 15]


def test_empty_file_is_an_empty_content(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()

    content = opened(tmp_path / "empty")

    assert content.length == 0
    assert b"".join(content) == b"".join(awaited(content)) == b""


def test_iterator_is_sent_once_and_has_no_length() -> None:
    content = opened(iter([b"a", bytearray(b"b")]))

    assert content.length is None
    assert not content.can_replay
    assert b"".join(content) == b"ab"


def test_file_object_that_cannot_seek_is_sent_once() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as handle, os.fdopen(writing, "wb") as pipe:
        pipe.write(b"abc")
        pipe.close()
        content = opened(handle)

        assert content.length is None
        assert not content.can_replay
        assert b"".join(content) == b"abc"


def test_spooled_file_is_a_file_object() -> None:
    with tempfile.SpooledTemporaryFile() as handle:
        handle.write(b"abc")
        handle.seek(0)

        assert opened(handle).length == 3


def test_asynchronous_blocks_are_for_the_asynchronous_client() -> None:
    async def blocks() -> AsyncIterator[bytes]:
        yield b"a"
        yield b"b"

    content = opened(blocks())

    with pytest.raises(TypeError, match="asynchronous client"):
        list(content)
    assert awaited(content) == [b"a", b"b"]
    assert not content.can_replay


@pytest.mark.parametrize("change", ["shorter", "longer"])
@pytest.mark.parametrize("is_awaited", [True, False])
def test_file_that_changes_while_it_is_sent_is_told_before_its_end(
    path: Path, change: str, *, is_awaited: bool
) -> None:
    content = opened(path)
    path.write_bytes(CONTENT[:-1] if change == "shorter" else CONTENT + b"x")
    sent: list[bytes] = []

    async def send_awaiting() -> None:
        async for block in content:
            sent.append(block)  # noqa: PERF401 - what was sent before the error counts

    def send() -> None:
        if is_awaited:
            asyncio.run(send_awaiting())
        else:
            sent.extend(iter(content))

    with pytest.raises(FileChangedError, match=f"{change} while it was sent"):
        send()

    assert sum(map(len, sent)) < len(CONTENT)


def test_cancelled_sender_closes_the_file(path: Path) -> None:
    async def start_and_stop() -> None:
        blocks = aiter(opened(path))
        await anext(blocks)
        await blocks.aclose()

    before = open_descriptors()

    asyncio.run(start_and_stop())

    assert before == open_descriptors()


def open_descriptors() -> int:
    return sum(1 for _ in Path("/dev/fd").iterdir())


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        ("no-such-file.mp4", FileNotFoundError, "the member 'file' is a file that does not exist"),
        (".", IsADirectoryError, "the member 'file' is a folder"),
        (io.StringIO("x"), TypeError, "opened as text"),
        (7, TypeError, "the type int; give a path"),
        ({"a": 1}, TypeError, "the type dict; give a path"),
        (("a", b"", 1), TypeError, "a tuple that is no"),
    ],
)
def test_what_is_no_file_is_refused_with_advice(given: object, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        opened(given)


def test_text_blocks_are_refused() -> None:
    with pytest.raises(TypeError, match="blocks are bytes"):
        list(opened(iter(["a"])))


def test_nothing_is_read_before_it_is_sent() -> None:
    taken: list[int] = []

    def blocks() -> Iterator[bytes]:
        taken.append(1)
        yield b"a"

    opened(blocks())

    assert taken == []


def test_name_comes_from_the_path_the_file_object_or_the_caller(path: Path) -> None:
    with path.open("rb") as handle:
        names = [open_file(given, "x").name for given in (path, str(path), handle, ("a.vtt", b""), b"")]

    assert names == ["talk.mp4", "talk.mp4", "talk.mp4", "a.vtt", ""]


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.MP4", "video/mp4"),
        ("a.m4v", "video/mp4"),
        ("a.mov", "video/quicktime"),
        ("a.webm", "video/webm"),
        ("a.mkv", "video/x-matroska"),
        ("a.avi", "video/x-msvideo"),
        ("a.mpeg", "video/mpeg"),
        ("a.ts", "video/mp2t"),
        ("a.mp3", "audio/mpeg"),
        ("a.m4a", "audio/mp4"),
        ("a.aac", "audio/aac"),
        ("a.ogg", "audio/ogg"),
        ("a.wav", "audio/wav"),
        ("a.b.jpeg", "image/jpeg"),
        ("a.jpg", "image/jpeg"),
        ("a.png", "image/png"),
        ("a.gif", "image/gif"),
        ("a.webp", "image/webp"),
        ("a.svg", "image/svg+xml"),
        ("a.vtt", "text/vtt"),
        ("a.srt", "application/x-subrip"),
        ("a.txt", "text/plain"),
        ("a.csv", "text/csv"),
        ("a.htm", "text/html"),
        ("a.html", "text/html"),
        ("a.json", "application/json"),
        ("a.xml", "application/xml"),
        ("a.yaml", "application/yaml"),
        ("a.pdf", "application/pdf"),
        ("a.zip", "application/zip"),
        ("a.tar.gz", "application/gzip"),
        ("a", "application/octet-stream"),
        ("", "application/octet-stream"),
    ],
)
def test_content_type_is_guessed_the_same_on_every_machine(name: str, content_type: str) -> None:
    assert content_type == guessed_content_type(name)


@pytest.mark.parametrize(
    ("guessed", "allowed", "expected"),
    [
        ("image/png", [], "image/png"),
        ("image/png", ["image/*"], "image/png"),
        ("video/mp4", ["image/*"], "video/mp4"),
        ("video/mp4", ["image/*", "image/jpeg"], "image/jpeg"),
        ("image/png", ["image/jpeg", "Image/PNG; q=1"], "Image/PNG; q=1"),
        ("image/png", ["image/jpeg", "image/gif"], "image/jpeg"),
    ],
)
def test_content_type_is_one_that_is_allowed(guessed: str, allowed: list[str], expected: str) -> None:
    assert expected == allowed_type(guessed, allowed)
