"""What may be given as a file, and how it is opened for sending.

A `str` is a path. A list where several files are due is several files; elsewhere an iterable of bytes is the
content, block by block. A tuple gives name, content and content type, `("talk.mp4", stream, "video/mp4")`, and headers
of a part after these, as a dict.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import AsyncIterable, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import IO, Final, NamedTuple, Protocol, TypeAlias, cast, get_args

from .contents import AnyContent, AwaitedContent, BytesContent, FileContent, IteratedContent, what_is_left


class Readable(Protocol):
    """A file object opened for reading bytes. One that can seek is sent with its length, and again on a retry."""

    def read(self, size: int = -1, /) -> bytes:
        """Give up to `size` bytes, none at the end."""
        ...


Source: TypeAlias = (
    str
    | os.PathLike[str]
    | bytes
    | bytearray
    | memoryview
    | Readable
    | Iterable[bytes]
    | AsyncIterable[bytes]
    | AnyContent
)
FileInput: TypeAlias = (
    Source | tuple[str, Source] | tuple[str, Source, str] | tuple[str, Source, str, Mapping[str, str]]
)

# Kept here, and not asked of the system, so that the same file is sent the same way from every machine.
_CONTENT_TYPES = {
    "aac": "audio/aac",
    "avi": "video/x-msvideo",
    "csv": "text/csv",
    "gif": "image/gif",
    "gz": "application/gzip",
    "htm": "text/html",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "m4a": "audio/mp4",
    "m4v": "video/mp4",
    "mkv": "video/x-matroska",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "mpeg": "video/mpeg",
    "ogg": "audio/ogg",
    "pdf": "application/pdf",
    "png": "image/png",
    "srt": "application/x-subrip",
    "svg": "image/svg+xml",
    "ts": "video/mp2t",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webp": "image/webp",
    "xml": "application/xml",
    "yaml": "application/yaml",
    "zip": "application/zip",
}
_ANY_BYTES = "application/octet-stream"
_CONTENTS: Final = get_args(AnyContent)


class OpenedFile(NamedTuple):
    """A file ready to be sent. `name` is empty where nothing names it, `content_type` where none was given."""

    content: AnyContent
    name: str
    content_type: str
    headers: Mapping[str, str] = {}


def open_file(given: object, where: str) -> OpenedFile:
    """Open what was given as a file. `where` names it in errors, such as "the member 'file'".

    Nothing is read yet. Raises FileNotFoundError, IsADirectoryError and PermissionError for a path that cannot
    be sent, and TypeError for what is no file.
    """
    match given:
        case (str() as name, content):
            return OpenedFile(_content(content, where), name, "")
        case (str() as name, content, str() as content_type):
            return OpenedFile(_content(content, where), name, content_type)
        case (str() as name, content, str() as content_type, Mapping() as headers):
            return OpenedFile(_content(content, where), name, content_type, headers)
        case tuple():
            raise TypeError(f"{where} is a tuple that is not (name, content, content type, headers) or the first of it")
    return OpenedFile(_content(given, where), _name_of(given), "")


def guessed_content_type(name: str) -> str:
    """Return the content type of a file by its name; any bytes where the name says nothing."""
    return _CONTENT_TYPES.get(name.rpartition(".")[2].lower(), _ANY_BYTES)


def allowed_type(guessed: str, allowed: Sequence[str]) -> str:
    """Give the guessed content type if the document allows it, else the first that it names without a wildcard."""
    patterns = [one.partition(";")[0].strip().lower() for one in allowed]
    if not allowed or any(fnmatchcase(guessed, pattern) for pattern in patterns if "*" in pattern):
        return guessed
    named = [one for one in allowed if "*" not in one]
    return next((one for one in named if one.partition(";")[0].strip().lower() == guessed), (*named, guessed)[0])


def _content(given: object, where: str) -> AnyContent:
    match given:
        case str() | os.PathLike():
            return _path_content(os.fspath(given), where)
        case bytes() | bytearray() | memoryview():
            return BytesContent(bytes(given))
        case _ if isinstance(given, _CONTENTS):
            return cast("AnyContent", given)
        case _ if hasattr(given, "read"):
            return _handle_content(cast("IO[bytes]", given), where)
        case AsyncIterable():
            return AwaitedContent(given, where)
        case Iterable() if not isinstance(given, dict):
            return IteratedContent(given, where)
    raise TypeError(
        f"{where} is of the type {type(given).__name__}; give a path, bytes, a binary file object, "
        "an iterable of bytes, or a tuple of name and one of these"
    )


def _path_content(path: str, where: str) -> FileContent:
    status = _status(path, where)
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, f"{where} is a folder; give a file", path)
    if not os.access(path, os.R_OK):
        raise PermissionError(errno.EACCES, f"{where} is a file that may not be read", path)
    if not stat.S_ISREG(status.st_mode):
        return FileContent(path, length=None, is_whole=True, where=path)
    version = (status.st_size, status.st_mtime_ns)
    return FileContent(path, length=status.st_size, is_whole=True, where=path, version=version)


def _status(path: str, where: str) -> os.stat_result:
    try:
        return os.stat(path)  # noqa: PTH116 - pathlib would cost more than the call
    except FileNotFoundError:
        raise FileNotFoundError(errno.ENOENT, f"{where} is a file that does not exist", path) from None
    except PermissionError:
        raise PermissionError(errno.EACCES, f"{where} is in a folder that may not be read", path) from None


def _handle_content(handle: IO[bytes], where: str) -> FileContent:
    if hasattr(handle, "encoding"):
        raise TypeError(f"{where} is a file opened as text; open it with mode 'rb'")
    start, length = what_is_left(handle)
    return FileContent(handle, start=start, length=length, is_whole=True, where=_name_of(handle) or where)


def _name_of(given: object) -> str:
    name = os.fspath(given) if isinstance(given, str | os.PathLike) else getattr(given, "name", "")
    return PurePath(name).name if isinstance(name, str) else ""
