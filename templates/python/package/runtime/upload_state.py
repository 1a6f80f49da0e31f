"""What it takes to go on with an upload later: a small JSON value, without any credential."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from .errors import ConfigurationError

VERSION: Final = 1


class FileIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """By what a file is known again.

    size: bytes. modified: nanoseconds since 1970, None for what has no such time. digest: of its bytes, of some samples
    of them where the time tells besides.
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
        return msgspec.structs.replace(self, runs=tuple(_runs(sorted(numbers))))

    def to_json(self) -> str:
        """Give the state as JSON text."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, text: str | bytes, where: str = "the upload state") -> UploadState:
        """Read a state. Raises ConfigurationError for what is none."""
        try:
            state = msgspec.json.decode(text, type=cls)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"{where} is no upload state: {error}; remove it to begin anew") from None
        if state.version != VERSION:
            raise ConfigurationError(f"{where} has version {state.version}, not {VERSION}; remove it to begin anew")
        return state

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the state to a file: whole, or not at all."""
        target = Path(path)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
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
        return cls.from_json(Path(path).read_bytes(), str(path))


Resume: TypeAlias = UploadState | str | os.PathLike[str]
"""A state to go on from; or a path: loaded if it exists, saved after every part, removed at the end."""


class Ledger:
    """The state of an upload under way, for all its threads and tasks; saved where a path was given."""

    def __init__(self, state: UploadState, path: Path | None = None) -> None:
        self._state = state
        self._done = set(state.parts_done)
        self._path = path
        self._lock = threading.Lock()

    @property
    def state(self) -> UploadState:
        """The state at this moment."""
        with self._lock:
            return self._snapshot()

    @property
    def done(self) -> frozenset[int]:
        """The parts that arrived."""
        with self._lock:
            return frozenset(self._done)

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

    def save(self) -> None:
        """Write the state where it is kept, if anywhere. Blocks."""
        if self._path is not None:
            with self._lock:
                self._snapshot().save(self._path)

    def remove(self) -> None:
        """Remove the file: the upload is whole."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def _snapshot(self) -> UploadState:
        return self._state.with_done(self._done)


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
