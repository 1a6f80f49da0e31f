"""What may be uploaded: files and streams of every kind, within the limits, and what is refused."""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from package.runtime.errors import ConfigurationError, UploadError
from package.runtime.request.contents import FileChangedError
from package.runtime.request.files import open_file
from upload_server import UploadApi, upload_operation
from uploading import CONTENT, Uploading, awaiting, blocking


@pytest.fixture(params=[blocking, awaiting], ids=["blocking", "awaiting"])
def upload(request: pytest.FixtureRequest) -> Uploading:
    way: Uploading = request.param
    return way


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp4"
    path.write_bytes(CONTENT)
    return path


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"chunk_size": 3}, "chunk_size is 3 bytes; give 4 or more"),
        ({"chunk_size": 65}, "chunk_size is 65 bytes; give 64 or less"),
        ({"chunk_size": 4}, "chunk_size 4 makes more than 40 parts; give 13 bytes or more"),
        ({"concurrency": 0}, "concurrency is 0; give 1 to 100"),
        ({"concurrency": 101}, "concurrency is 101; give 1 to 100"),
    ],
)
def test_limits_are_checked_before_the_first_byte(
    upload: Uploading, talk: Path, choices: dict[str, Any], told: str
) -> None:
    api = UploadApi()

    with pytest.raises(ConfigurationError, match=told):
        upload(api, talk, **choices)

    assert [] == api.requests


@pytest.mark.parametrize(("size", "chunk_size"), [(640, 16), (2560, 64), (2560, None)])
def test_a_file_may_have_as_many_bytes_as_the_limits_allow(
    upload: Uploading, talk: Path, size: int, chunk_size: int | None
) -> None:
    api = UploadApi()
    talk.write_bytes(CONTENT[:1] * size)

    upload(api, talk, chunk_size=chunk_size)

    assert 40 == len(api.accepted)
    assert size == len(api.videos["vi1"].content or b"")


def test_parts_are_never_larger_than_the_api_takes(upload: Uploading, talk: Path) -> None:
    api = UploadApi()

    upload(api, talk, operation=upload_operation(usual_part=1000))

    assert 8 == len(api.accepted)


def test_parts_grow_when_a_file_would_have_too_many_of_the_usual_size(upload: Uploading, talk: Path) -> None:
    api = UploadApi()
    talk.write_bytes(CONTENT * 4)

    upload(api, talk)

    assert 40 == len(api.accepted)
    assert CONTENT * 4 == api.videos["vi1"].content


def test_a_file_too_large_for_any_plan_is_refused(upload: Uploading, talk: Path) -> None:
    talk.write_bytes(CONTENT * 6)

    with pytest.raises(ConfigurationError, match="3,072 bytes; an upload takes 2,560 at most"):
        upload(UploadApi(), talk)


@pytest.mark.parametrize("empty", [b"", io.BytesIO(), iter(()), []], ids=["bytes", "file", "iterator", "list"])
def test_an_empty_file_is_an_error(empty: Any) -> None:
    api = UploadApi()

    with pytest.raises(UploadError, match="empty; there is nothing to upload"):
        blocking(api, empty)

    assert [] == api.requests


def test_an_empty_stream_is_called_by_its_name(upload: Uploading) -> None:
    with pytest.raises(UploadError, match=r"live\.ts is empty"):
        upload(UploadApi(), ("live.ts", iter(())))


def test_what_is_no_file_is_an_error_before_the_first_byte(upload: Uploading, tmp_path: Path) -> None:
    api = UploadApi()

    with pytest.raises(FileNotFoundError, match="does not exist"):
        upload(api, tmp_path / "absent.mp4")
    with pytest.raises(IsADirectoryError, match="is a folder"):
        upload(api, tmp_path)
    with pytest.raises(TypeError, match="int"):
        upload(api, 7)

    assert [] == api.requests


def _shrink(talk: Path) -> None:
    os.truncate(talk, len(CONTENT) - 100)


def _grow(talk: Path) -> None:
    os.truncate(talk, len(CONTENT) + 1_000)


def _replace(talk: Path) -> None:
    other = talk.with_suffix(".new")
    other.write_bytes(bytes(reversed(CONTENT)))
    os.utime(other, ns=(1, 1))
    other.replace(talk)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_shrink, "became 100 bytes shorter while it was sent"),
        (_grow, "became 1,000 bytes longer while it was sent"),
        (_replace, "was changed while it was sent"),
        (Path.unlink, "was removed while it was sent"),
    ],
)
def test_a_file_that_changes_meanwhile_is_an_error(
    upload: Uploading, talk: Path, change: Callable[[Path], None], told: str
) -> None:
    api = UploadApi(refuse=lambda content_range: change(talk) if content_range == "part 2/8" else None)

    with pytest.raises(UploadError, match=rf"talk\.mp4 {told}") as caught:
        upload(api, talk, chunk_size=64, concurrency=1)

    assert 2 == len(api.accepted)
    assert caught.value.state is not None
    assert {1, 2} == caught.value.state.parts_done


def test_a_file_that_changes_while_it_is_read_is_an_error(talk: Path) -> None:
    talk.write_bytes(CONTENT * 2000)
    blocks = iter(open_file(talk, "the file").content)

    first = next(blocks)
    os.utime(talk, ns=(1, 1))

    assert first
    with pytest.raises(FileChangedError, match=r"talk\.mp4 was changed while it was sent"):
        b"".join(blocks)


@pytest.mark.parametrize(("change", "told"), [(-100, r"\d+ bytes shorter"), (100, "longer")])
def test_a_file_object_that_changes_its_length_meanwhile_is_an_error(
    upload: Uploading, talk: Path, change: int, told: str
) -> None:
    def resize(content_range: str | None) -> None:
        if content_range == "part 2/8":
            os.truncate(talk, len(CONTENT) + change)

    api = UploadApi(refuse=resize)

    told = rf"talk\.mp4 became {told} while it was sent"
    with talk.open("rb", buffering=0) as handle, pytest.raises(UploadError, match=told):
        upload(api, handle, chunk_size=64, concurrency=1)


@pytest.mark.parametrize("kind", ["bytes", "bytearray", "memoryview", "file", "named file", "BytesIO", "tuple"])
def test_every_kind_of_file_arrives(upload: Uploading, talk: Path, kind: str) -> None:
    api = UploadApi()

    with talk.open("rb") as handle, talk.open("rb", buffering=0) as raw:
        files: dict[str, Any] = {
            "bytes": CONTENT,
            "bytearray": bytearray(CONTENT),
            "memoryview": memoryview(CONTENT),
            "file": handle,
            "named file": raw,
            "BytesIO": io.BytesIO(CONTENT),
            "tuple": ("other.mp4", io.BytesIO(CONTENT), "video/mp4"),
        }
        upload(api, files[kind], chunk_size=16, concurrency=5)

    assert CONTENT == api.videos["vi1"].content


@pytest.mark.parametrize("content", [CONTENT, iter([CONTENT])], ids=["bytes", "stream"])
def test_name_and_content_type_go_with_every_part(content: Any) -> None:
    api = UploadApi()

    blocking(api, ("other.mp4", content, "video/x-odd"), chunk_size=64)

    assert {"other.mp4"} == set(api.names)
    assert all(b"Content-Type: video/x-odd\r\n" in body for body in api.bodies)


def test_a_pipe_is_a_stream(upload: Uploading) -> None:
    api = UploadApi()
    reader, writer = os.pipe()
    os.write(writer, CONTENT)
    os.close(writer)

    with os.fdopen(reader, "rb") as handle:
        upload(api, handle, chunk_size=50, concurrency=2)

    assert CONTENT == api.videos["vi1"].content


def test_a_stream_numbers_its_parts_and_tells_the_total_with_the_last(upload: Uploading) -> None:
    api = UploadApi()

    upload(api, iter([CONTENT[:100], CONTENT[100:130]]), chunk_size=50, concurrency=1)

    assert ["part 1/*", "part 2/*", "part 3/3"] == api.ranges


def test_a_stream_that_ends_with_a_part_has_no_empty_one_after_it(upload: Uploading) -> None:
    api = UploadApi()

    upload(api, iter([CONTENT[:50], CONTENT[50:100], b""]), chunk_size=50, concurrency=1)

    assert ["part 1/*", "part 2/2"] == api.ranges


def test_a_short_stream_goes_whole(upload: Uploading) -> None:
    api = UploadApi()

    upload(api, iter([b"some ", b"bytes"]))

    assert ([None], b"some bytes") == (api.ranges, api.videos["vi1"].content)


def test_a_stream_cannot_be_resumed(upload: Uploading, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="is a stream"):
        upload(UploadApi(), iter([CONTENT]), resume=tmp_path / "state")


def test_a_stream_longer_than_the_api_takes_is_an_upload_error(upload: Uploading) -> None:
    endless = (b"x" * 64 for _ in range(1000))

    with pytest.raises(UploadError, match="part 41 is one too many") as caught:
        upload(UploadApi(), endless, chunk_size=64)

    assert caught.value.state is not None


@pytest.mark.parametrize("chunk_size", [5e6, "64"])
def test_a_part_size_is_a_whole_number(upload: Uploading, talk: Path, chunk_size: Any) -> None:
    with pytest.raises(TypeError, match="give a whole number of bytes"):
        upload(UploadApi(), talk, chunk_size=chunk_size)


def test_an_asynchronous_stream_is_for_the_asynchronous_client() -> None:
    async def blocks() -> AsyncIterator[bytes]:
        yield b"x"

    with pytest.raises(TypeError, match="give it to the asynchronous client"):
        blocking(UploadApi(), blocks())


def test_what_a_stream_raises_ends_the_upload(upload: Uploading) -> None:
    def failing() -> Iterator[bytes]:
        yield CONTENT
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        upload(UploadApi(), failing(), chunk_size=64, concurrency=3)
