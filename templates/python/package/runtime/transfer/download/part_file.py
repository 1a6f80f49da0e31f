"""The file that a download fills: where it goes, what is there of it already, and when it is whole.

Until then `talk.mp4` is `talk.mp4.part`, with `talk.mp4.part.json` beside it, which says what the bytes are a part of.
Both outlive the process, so that the next download to the same path goes on. One download at a time to a path.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import IO, Final, NamedTuple
from urllib.parse import unquote, urlsplit

import msgspec

from ...errors import TransportError
from ...headers import Headers
from ...request.progress import Meter
from .response_headers import (
    PART,
    WHOLE,
    UnusableResponseError,
    Version,
    check_unencoded,
    read_length,
    read_range,
    read_version,
)

_SEPARATORS: Final = tuple(filter(None, (os.sep, os.altsep)))
_NO_FILE_NAME: Final = re.compile(r"\.{0,2}|.*[/\\:\0].*", re.DOTALL)


class Kept(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What the bytes of a `.part` file are a part of.

    url: without whatever may be secret in it. total: bytes of the whole file, None where that is not known.
    """

    url: str
    version: Version
    total: int | None = None


class PartialFile(NamedTuple):
    """What an earlier download left: nothing, or so many bytes to go on from."""

    kept: Kept | None = None
    done: int = 0


def target_path(path: str | os.PathLike[str], url: str, name: str = "") -> Path:
    """Give the file a download is to become. Blocks.

    path: of the file, or of a folder, where the file is called `name`, or as the address says.
    Raises FileNotFoundError where the folder does not exist, and ValueError where the address names no file.
    """
    given = os.fspath(path)
    target = Path(given)
    if target.is_dir():
        return target / _checked_name(name or unquote(urlsplit(url).path.rpartition("/")[2]), given)
    folder = target if given.endswith(_SEPARATORS) else target.parent
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, "the folder to download to does not exist; make it first", str(folder))
    return target


def _checked_name(name: str, folder: str) -> str:
    if _NO_FILE_NAME.fullmatch(name):
        raise ValueError(f"{folder} is a folder, and the address ends in no name of a file; give the path of a file")
    return name


def find_part(target: Path, url: str) -> PartialFile:
    """Look for what an earlier download of the same address left beside its target. Blocks."""
    try:
        kept = msgspec.json.decode(_kept_path(target).read_bytes(), type=Kept)
        size = _part_path(target).stat().st_size
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return PartialFile()
    if kept.url != url or (kept.total is not None and size > kept.total):
        return PartialFile()
    if size == kept.total:
        size = max(0, size - 1)  # the last byte is asked for again: that proves the file to be the same
    return PartialFile(kept, size)


def _part_path(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")


def _kept_path(target: Path) -> Path:
    return target.with_name(f"{target.name}.part.json")


class PartFile:
    """The `Sink` of one download, for all its responses.

    url: without whatever may be secret in it. done: bytes that are there. is_begun: whether the present response was
    offered to this sink. is_whole: whether all of the file is there.
    """

    def __init__(self, target: Path, url: str, found: PartialFile, meter: Meter) -> None:
        self.path = _part_path(target)
        self.done = found.done
        self.is_begun = False
        self.is_whole = False
        self._target = target
        self._url = url
        self._kept = found.kept
        self._due: int | None = None
        self._furthest = found.done
        self._has_received = False
        self._meter = meter
        self._gauge = meter.gauge()
        self._told = found.done
        self._handle: IO[bytes] | None = None

    @property
    def condition(self) -> str:
        """What `If-Range` says to get the rest; "" where the file has to begin anew."""
        return self._kept.version.condition if self._kept is not None and self.done else ""

    def begin(self, status: int, headers: Headers) -> bool:
        """Take a response with the file, or with the rest of it. Blocks.

        Raises UnusableResponseError for a response that does not fit to what is there.
        """
        self.is_begun = True
        if status not in {WHOLE, PART}:
            return False
        check_unencoded(headers)
        if status == WHOLE:
            self._begin_anew(headers)
        else:
            self._go_on(headers)
        return True

    def write(self, block: bytes) -> None:
        """Write the next bytes. Blocks."""
        handle = self._opened()
        rest = memoryview(block)
        while rest:
            rest = rest[handle.write(rest) :]
        self.done += len(block)
        self._has_received = True

    def report(self, *, parts: int = 0) -> None:
        """Return how far it is. parts: 1 at the end of all."""
        count, self._told = self.done - self._told, self.done
        self._meter.change(self._gauge, count, parts=parts)

    def report_end(self) -> None:
        """Report that all is done."""
        self._meter.total = self.done
        self.report(parts=1)

    def end(self) -> None:
        """Take note that a response came to its end. Raises TransportError when something of it is missing."""
        if self._due is not None and self.done != self._due:
            done = self.done
            if done > self._due:
                self.forget()
            raise TransportError(f"the response ended at byte {done}, not at byte {self._due}")
        self.is_whole = self._kept is None or self._kept.total in {None, self.done}

    def forget(self) -> None:
        """Have the next response begin anew."""
        self._kept = None

    def has_advanced(self) -> bool:
        """Return whether more is there than ever before in this download. Asked once, the response is used up."""
        has_advanced = self.done > self._furthest
        self._furthest = max(self._furthest, self.done)
        return has_advanced

    def finish(self) -> Path:
        """Give the whole file its name, in place of a file that has it already. Blocks."""
        os.fsync(self._opened().fileno())
        self.close()
        self.path.replace(self._target)
        _kept_path(self._target).unlink(missing_ok=True)
        return self._target

    def close(self) -> None:
        """Close the file, and leave it where it is."""
        if self._handle is not None:
            self._handle.close()
            self._handle = None

    def _begin_anew(self, headers: Headers) -> None:
        if not self._has_received:
            self._furthest = 0  # what an earlier download left was of another version
        self.done = 0
        self._due = read_length(headers)
        handle = self._opened()
        handle.seek(0)
        handle.truncate()
        self._keep(Kept(url=self._url, version=read_version(headers), total=self._due))

    def _go_on(self, headers: Headers) -> None:
        span = read_range(headers)
        kept = self._kept
        if kept is None or not self.condition or span.first != self.done or kept.total not in {None, span.total}:
            raise UnusableResponseError(f"bytes {span.first} to {span.last} came; they were not asked for")
        if not kept.version.is_of(headers):
            raise UnusableResponseError("the file was changed")
        self._due = span.last + 1
        self._opened().seek(self.done)
        self._keep(msgspec.structs.replace(kept, total=span.total))

    def _opened(self) -> IO[bytes]:
        if self._handle is None:
            self.path.touch()
            self._handle = self.path.open("r+b", buffering=0)
        return self._handle

    def _keep(self, kept: Kept) -> None:
        """Write down what the file is a part of: after it was cut, so that it is never taken for another's."""
        self._meter.total = kept.total
        if kept == self._kept:
            return
        self._kept = kept
        path = _kept_path(self._target)
        if kept.version.condition:
            path.write_bytes(msgspec.json.encode(kept))
        else:
            path.unlink(missing_ok=True)
