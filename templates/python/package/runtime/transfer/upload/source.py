"""What is uploaded: a file that any part of can be read again, or a stream that is cut into parts as it comes."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from typing import Final, TypeAlias

from ...errors import UploadError
from ...request.contents import AnyContent, AwaitedContent, BytesContent, FileChangedError, FileContent
from ...request.files import OpenedFile, open_file
from .state import FileIdentity

SAMPLE: Final = 64 * 1024
SAMPLES: Final = 16


class FileSource:
    """A file of known size, by path, as a file object that can seek, or as bytes."""

    def __init__(self, opened: OpenedFile, content: BytesContent | FileContent, where: str) -> None:
        self.name = opened.name
        self.content_type = opened.content_type
        self.size = content.length or 0
        self._content = content
        self._where = where
        self._turns = threading.Lock()
        self._modified = _modified(content)

    @property
    def is_borrowed(self) -> bool:
        """Whether its bytes are read from a file object, which its owner may close or move at any time."""
        return isinstance(self._content, FileContent) and not isinstance(self._content.source, str)

    @property
    def is_dated(self) -> bool:
        """Whether it has a time of change, so that samples are enough to know it again."""
        return self._modified is not None

    def part(self, start: int, size: int) -> AnyContent:
        """Give `size` bytes from `start`; nothing is read yet."""
        if isinstance(self._content, BytesContent):
            return self._content.part(start, size)
        return self._content.part(start, size, self._turns)

    def identity(self) -> FileIdentity:
        """Return by what the file is known again. Reads some of it, or all where it has no time of change.

        Raises UploadError for a file that changes meanwhile.
        """
        digest = self._digest(is_dated=self.is_dated)
        return FileIdentity(name=self.name, size=self.size, modified=self._modified, digest=digest)

    def check(self, identity: FileIdentity | None) -> None:
        """Raise UploadError unless this is the file of an earlier upload."""
        if identity is None:
            raise UploadError(
                f"{self._where}: the upload to resume was no file, so it cannot be compared with this one"
            )
        if identity.size != self.size:
            raise UploadError(self._changed(f"{self.size:,} bytes instead of {identity.size:,}"))
        if identity.modified is not None and self._modified != identity.modified:
            raise UploadError(self._changed("its time of change is another"))
        if self._digest(is_dated=identity.modified is not None) != identity.digest:
            raise UploadError(self._changed("its content is another"))

    def content(self) -> AnyContent:
        """Give all of it."""
        return self.part(0, self.size)

    def _changed(self, how: str) -> str:
        return f"{self.name or self._where} changed since the upload began ({how}); upload it anew, without resume"

    def _digest(self, *, is_dated: bool) -> str:
        digest = hashlib.blake2b(digest_size=16)
        try:
            for start, size in self._samples(is_dated=is_dated):
                for block in self.part(start, size):
                    digest.update(block)
        except FileChangedError as error:
            raise UploadError(str(error)) from error
        return digest.hexdigest()

    def _samples(self, *, is_dated: bool) -> Iterator[tuple[int, int]]:
        if not is_dated or self.size <= SAMPLE * SAMPLES:
            yield 0, self.size
            return
        last = self.size - SAMPLE
        for number in range(SAMPLES):
            yield last * number // (SAMPLES - 1), SAMPLE


class StreamSource:
    """Bytes that come in their own time, once only, until they end."""

    def __init__(self, opened: OpenedFile) -> None:
        self.name = opened.name
        self.content_type = opened.content_type
        self.content = opened.content
        self.is_awaited = isinstance(opened.content, AwaitedContent)


Source: TypeAlias = FileSource | StreamSource


def open_source(given: object, where: str) -> Source:
    """Open what was given to be uploaded. `where` names it in errors.

    Raises FileNotFoundError, IsADirectoryError and PermissionError for a path that cannot be sent, UploadError for an
    empty file, and TypeError for what is no file.
    """
    opened = open_file(given, where)
    content = opened.content
    if isinstance(content, BytesContent | FileContent) and content.length is not None:
        if content.length == 0:
            raise UploadError(f"{opened.name or where} is empty; there is nothing to upload")
        return FileSource(opened, content, where)
    return StreamSource(opened)


def _modified(content: BytesContent | FileContent) -> int | None:
    if isinstance(content, BytesContent):
        return None
    if isinstance(content.source, str):
        return None if content.version is None else content.version[1]
    try:
        return os.fstat(content.source.fileno()).st_mtime_ns
    except (AttributeError, OSError):
        return None
