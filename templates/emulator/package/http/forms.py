"""Multipart bodies: text fields in memory, files straight to the disk; each has a limit, and so have all together."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from ..base.files import UploadedFiles
from ..base.problems import ProblemError, invalid_payload, refused_upload

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

_LONGEST_TEXT: Final = 64 * 1024
_MOST_PARTS: Final = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class FormFile:
    """A file that was received. It lies at `path` until the call has ended, unless `UploadedFiles.keep` takes it."""

    field: str
    filename: str
    content_type: str
    path: Path
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceivedForm:
    """The fields and files of a multipart body; both empty for any other body."""

    fields: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[FormFile] = ()

    def file(self) -> FormFile:
        """Give the one file, whatever its field is called. Raises ProblemError when there is none, or several."""
        if not self.files:
            raise refused_upload("uploaded-file-no-file", "There is no uploaded file in the request.")
        if len(self.files) > 1:
            raise refused_upload(
                "uploaded-file-multiple-files", "There are more than one uploaded file in the request."
            )
        return self.files[0]


class FormReader:
    """Reads one multipart body. `discard` removes what was received and not kept."""

    def __init__(self, files: UploadedFiles, max_file: int) -> None:
        self._files = files
        self._max_file = max_file
        self._left = max_file + _MOST_PARTS * _LONGEST_TEXT
        self._parts: list[_Part] = []

    async def read(self, chunks: AsyncIterator[bytes], content_type: str) -> ReceivedForm:
        """Read the body to its end. Raises ProblemError for one that is no multipart, or is too large."""
        try:
            parser = MultipartParser(_boundary(content_type), self._callbacks())
            async for chunk in chunks:
                parser.write(chunk)
            parser.finalize()
        except FormParserError as error:
            raise invalid_payload("This is no multipart/form-data body.") from error
        finally:
            for part in self._parts:
                part.close()
        if self._parts and not self._parts[-1].is_complete:
            raise invalid_payload("The multipart body ends in the middle.")
        return ReceivedForm(
            fields={part.name: part.text() for part in self._parts if not part.is_file},
            files=tuple(part.received() for part in self._parts if part.is_file),
        )

    def discard(self) -> None:
        """Remove the files that nobody has taken."""
        for part in self._parts:
            part.discard()

    def _callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._parts[-1].add_header_name(data[start:end]),
            "on_header_value": lambda data, start, end: self._parts[-1].add_header_value(data[start:end]),
            "on_header_end": lambda: self._parts[-1].end_header(),  # noqa: PLW0108 # the last part changes
            "on_headers_finished": lambda: self._parts[-1].begin(self._files),
            "on_part_data": lambda data, start, end: self._write(data[start:end]),
            "on_part_end": lambda: self._parts[-1].end(),  # noqa: PLW0108 # the last part changes
        }

    def _begin(self) -> None:
        if len(self._parts) == _MOST_PARTS:
            raise invalid_payload(f"A form may have {_MOST_PARTS} parts.")
        self._parts.append(_Part(self._max_file))

    def _write(self, piece: bytes) -> None:
        self._left -= len(piece)
        if self._left < 0:
            raise _too_large(self._parts[-1].name)
        self._parts[-1].write(piece)


class _Part:
    """One part while it is read."""

    def __init__(self, max_file: int) -> None:
        self.name = ""
        self.is_file = False
        self.is_complete = False
        self._headers: dict[bytes, bytes] = {}
        self._header_name = self._header_value = b""
        self._text = bytearray()
        self._max_file = max_file
        self._size = 0
        self._handle: int | None = None
        self._path: Path | None = None
        self._filename = ""

    def add_header_name(self, piece: bytes) -> None:
        self._header_name += piece

    def add_header_value(self, piece: bytes) -> None:
        self._header_value += piece

    def end_header(self) -> None:
        self._headers[self._header_name.lower()] = self._header_value
        self._header_name = self._header_value = b""

    def begin(self, files: UploadedFiles) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self.name = options.get(b"name", b"").decode(errors="replace")
        self.is_file = b"filename" in options
        if self.is_file:
            self._filename = options[b"filename"].decode(errors="replace")
            self._handle, self._path = files.receive()

    def write(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > (self._max_file if self.is_file else _LONGEST_TEXT):
            raise _too_large(self.name)
        if self._handle is None:
            self._text += piece
        else:
            _write_all(self._handle, piece)

    def end(self) -> None:
        self.is_complete = True

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def discard(self) -> None:
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def text(self) -> str:
        return self._text.decode(errors="replace")

    def received(self) -> FormFile:
        assert self._path is not None  # noqa: S101 # a file has been given a path when it began
        kind = self._headers.get(b"content-type", b"").decode(errors="replace")
        return FormFile(field=self.name, filename=self._filename, content_type=kind, path=self._path, size=self._size)


def _too_large(name: str) -> ProblemError:
    return refused_upload("uploaded-file-too-large", "The uploaded file is too large.", name)


def _boundary(content_type: str) -> bytes:
    media, options = parse_options_header(content_type)
    if media != b"multipart/form-data" or not options.get(b"boundary"):
        raise refused_upload("uploaded-file-no-file", "There is no uploaded file in the request.")
    return options[b"boundary"]


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
