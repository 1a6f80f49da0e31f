"""What it takes to go on with an upload later: a small JSON value, without any credential."""

from __future__ import annotations

import errno
import glob
import os
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from ...errors import ConfigurationError

VERSION: Final = 1
LARGEST_STATE: Final = 16 * 1024 * 1024
_UNFINISHED: Final = ".saving"


class FileIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """By what a file is known again.

    size: bytes. modified: nanoseconds since 1970, None for what has no such time. digest: of its bytes, of some samples
    of them where the time says so besides.
    """

    name: str
    size: int
    modified: int | None
    digest: str


class UploadState(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """How far an upload has come.

    operation: the operation that takes the parts. id: what is uploaded, "" while the API has not said it. part_size:
    bytes. parts_total: None while it is not known. runs: the parts that arrived, as pairs of first and last number.
    file: None where the upload was no file that could be read again.
    """

    operation: str
    id: str = ""
    part_size: int
    parts_total: int | None = None
    runs: tuple[tuple[int, int], ...] = ()
    file: FileIdentity | None = None
    version: int = VERSION

    @property
    def parts_done(self) -> frozenset[int]:
        """The numbers of the parts that arrived, from 1."""
        return frozenset(number for first, last in self.runs for number in range(first, last + 1))

    def with_done(self, numbers: Iterable[int]) -> UploadState:
        """Give the state with these parts arrived, and no others."""
        return msgspec.structs.replace(self, runs=tuple(_runs(sorted(set(numbers)))))

    def to_json(self) -> str:
        """Give the state as JSON text."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, text: str | bytes, where: str = "the text") -> UploadState:
        """Read a state. Raises ConfigurationError for what is none."""
        try:
            state = msgspec.json.decode(text, type=cls)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise _no_state(where, str(error)) from None
        state.check(where)
        return state

    def check(self, where: str = "the state to resume") -> None:
        """Raise ConfigurationError for a state that no upload can have. It may be of another upload still."""
        if self.version != VERSION:
            raise ConfigurationError(f"{where} has version {self.version}, not {VERSION}; upload anew without it")
        if self.part_size < 0 or (self.part_size == 0 and self.file is not None):
            raise _no_state(where, f"its parts have {self.part_size} bytes")
        if self.file is not None and self.parts_total is None:
            raise _no_state(where, "it does not say into how many parts its file goes")
        before = 0
        for first, last in self.runs:
            if not before < first <= last:
                raise _no_state(where, f"parts {first} to {last} cannot follow part {before}")
            before = last
        if self.parts_total is not None and before > self.parts_total:
            raise _no_state(where, f"part {before} is none of {self.parts_total}")

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the state to a file: whole, or not at all."""
        target = Path(path)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=_UNFINISHED)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self.to_json().encode())
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> UploadState:
        """Read a state from a file. Raises ConfigurationError for what is none, and OSError."""
        with Path(path).open("rb") as file:
            text = file.read(LARGEST_STATE + 1)
        if len(text) > LARGEST_STATE:
            raise ConfigurationError(f"{path} is no upload state: it is too large to be one; give another path")
        return cls.from_json(text, str(path))


Resume: TypeAlias = UploadState | str | os.PathLike[str]
"""A state to go on from; or a path: loaded if it exists, saved after every part, removed at the end."""


def state_path(given: str | os.PathLike[str]) -> Path:
    """Give the path that a state is kept at. Raises ConfigurationError and OSError where none can be kept."""
    if not os.fspath(given):
        raise ConfigurationError("resume is an empty path; give that of a file, or an UploadState")
    path = Path(given)
    if path.is_dir():
        raise ConfigurationError(f"resume is the folder {path}; give a file in it")
    if not path.parent.is_dir():
        raise ConfigurationError(f"resume is {path}, in a folder that does not exist; make it first")
    if not os.access(path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, "resume is in a folder that may not be written", str(path))
    return path


class Ledger:
    """The state of an upload under way, for all its threads and tasks; saved where a path was given."""

    def __init__(self, state: UploadState, path: Path | None = None) -> None:
        self._state = state
        self._done = _Runs(state.runs)
        self._path = path
        self._lock = threading.Lock()
        self._turn_to_save = threading.Lock()
        self._changes = 1
        self._saved = 0

    @property
    def state(self) -> UploadState:
        """The state at this moment."""
        with self._lock:
            return msgspec.structs.replace(self._state, runs=self._done.in_order())

    @property
    def is_kept(self) -> bool:
        """Whether the state is saved anywhere."""
        return self._path is not None

    def finish(self, number: int, *, total: int | None, upload_id: str) -> None:
        """Take down that a part arrived, of how many it is, and what the API calls the upload."""
        with self._lock:
            self._done.add(number)
            known = self._state.parts_total if total is None else total
            self._state = msgspec.structs.replace(self._state, parts_total=known, id=upload_id)
            self._changes += 1

    def save(self) -> None:
        """Write the state where it is kept, if anywhere, unless another thread has since. Blocks."""
        if self._path is None:
            return
        due = self._changes
        with self._turn_to_save:
            if self._saved < due:
                saving = self._changes
                self.state.save(self._path)
                self._saved = saving

    def remove(self) -> None:
        """Remove the file: the upload is whole. What a killed process was about to save goes too."""
        if self._path is None:
            return
        with self._turn_to_save:
            self._path.unlink(missing_ok=True)
        for unfinished in self._path.parent.glob(f".{glob.escape(self._path.name)}.*{_UNFINISHED}"):
            unfinished.unlink(missing_ok=True)


class _Runs:
    """Numbers as runs. Takes one more at the same cost, however many there are."""

    def __init__(self, runs: Iterable[tuple[int, int]]) -> None:
        self._last_of = dict(runs)
        self._first_of = {last: first for first, last in self._last_of.items()}

    def add(self, number: int) -> None:
        if any(first <= number <= last for first, last in self._last_of.items()):
            return
        first = self._first_of.pop(number - 1, number)
        last = self._last_of.pop(number + 1, number)
        self._last_of[first], self._first_of[last] = last, first

    def in_order(self) -> tuple[tuple[int, int], ...]:
        return tuple(sorted(self._last_of.items()))


def _no_state(where: str, why: str) -> ConfigurationError:
    return ConfigurationError(f"{where} is no upload state: {why}; upload anew without it")


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for number in numbers:
        if number != last + 1 and last:
            yield first, last
            first = number
        first = first or number
        last = number
    if last:
        yield first, last
