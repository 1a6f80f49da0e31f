"""Multipart bodies: read as they come, files to the disk, within limits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from package.base.files import NAME_LENGTH, UploadedFiles
from package.base.problems import ProblemError
from package.http.forms import FormReader, ReceivedForm

TYPE = "multipart/form-data; boundary=B"


def part(head: str, content: bytes) -> bytes:
    return f"--B\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"


TEXT = part('name="videoId"', b"viOne")
FILE = part('name="file"; filename="a.mp4"', b"bytes\r\n--of--a\r\nvideo")


@pytest.fixture
def files(tmp_path: Path) -> UploadedFiles:
    return UploadedFiles(tmp_path / "state")


def read(
    files: UploadedFiles, body: bytes, *, piece: int = 7, most: int = 1000, content_type: str = TYPE
) -> ReceivedForm:
    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(body), piece):
            yield body[start : start + piece]

    return asyncio.run(FormReader(files, most).read(chunks(), content_type))


@pytest.mark.parametrize("body", [TEXT + FILE + b"--B--\r\n", FILE + TEXT + b"--B--\r\n"])
@pytest.mark.parametrize("piece", [1, 7, 1000])
def test_fields_and_files_are_read_in_any_order_and_pieces(files: UploadedFiles, body: bytes, piece: int) -> None:
    form = read(files, body, piece=piece)

    assert {"videoId": "viOne"} == form.fields
    assert b"bytes\r\n--of--a\r\nvideo" == form.file().path.read_bytes()
    assert ("file", "a.mp4", 21) == (form.file().field, form.file().filename, form.file().size)


def test_file_may_have_any_field(files: UploadedFiles) -> None:
    form = read(files, part('name="a.mp4"; filename="../../a.mp4"', b"x") + b"--B--\r\n")

    assert "a.mp4" == form.file().field
    assert files.incoming == form.file().path.parent


@pytest.mark.parametrize(
    ("body", "slug"),
    [
        (TEXT + b"--B--\r\n", "uploaded-file-no-file: There is no"),
        (FILE + FILE + b"--B--\r\n", "uploaded-file-multiple-files: There are more than one"),
    ],
)
def test_one_file_is_wanted(files: UploadedFiles, body: bytes, slug: str) -> None:
    form = read(files, body)

    with pytest.raises(ProblemError, match=slug):
        form.file()


def test_file_that_is_too_large_is_refused(files: UploadedFiles) -> None:
    with pytest.raises(ProblemError, match="uploaded-file-too-large"):
        read(files, FILE + b"--B--\r\n", most=20)


def test_files_that_are_too_large_together_are_refused(files: UploadedFiles) -> None:
    many = FILE.replace(b"video", b"x" * 100_000) * 60

    with pytest.raises(ProblemError, match="uploaded-file-too-large"):
        read(files, many + b"--B--\r\n", most=101_000, piece=10_000)


@pytest.mark.parametrize("boundary", ["x" * 5000, '"B', "B; charset=\xff"])
def test_boundary_that_is_not_the_one_of_the_body_is_refused(files: UploadedFiles, boundary: str) -> None:
    with pytest.raises(ProblemError, match="invalid-payload"):
        read(files, FILE, content_type=f"multipart/form-data; boundary={boundary}")


@pytest.mark.parametrize("body", [FILE, FILE[:60], b"nonsense", TEXT + FILE])
def test_body_that_ends_early_is_refused(files: UploadedFiles, body: bytes) -> None:
    with pytest.raises(ProblemError, match="invalid-payload"):
        read(files, body)


def test_body_of_another_kind_has_no_file(files: UploadedFiles) -> None:
    with pytest.raises(ProblemError, match="uploaded-file-no-file"):
        read(files, b"{}", content_type="application/json")


def test_too_many_parts_are_refused(files: UploadedFiles) -> None:
    with pytest.raises(ProblemError, match="64 parts"):
        read(files, TEXT * 65 + b"--B--\r\n", piece=1000)


def test_what_nobody_keeps_is_removed(files: UploadedFiles) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield FILE + FILE + b"--B--\r\n"

    reader = FormReader(files, 1000)
    kept, dropped = asyncio.run(reader.read(chunks(), TYPE)).files
    files.keep(kept.path, "k" * NAME_LENGTH)

    reader.discard()

    assert files.path("k" * NAME_LENGTH).exists()
    assert not dropped.path.exists()
