"""Uploaded files, in one flat folder. Their names are made here: nothing a request says becomes a path."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Final

NAME_LENGTH: Final = 24
"""Letters and digits in the name of a file."""

MARK: Final = ".apivideo-emulator"
"""File that marks a folder as one whose files an emulator made, and may remove."""

_NAME: Final = re.compile(f"[A-Za-z0-9]{{{NAME_LENGTH}}}")
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


def is_disk_full(error: BaseException) -> bool:
    """Return whether the system, or SQLite, has no space left to write to."""
    code = getattr(error, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_FULL or (isinstance(error, OSError) and error.errno in _FULL)


class UploadedFiles:
    """The folder of uploads: beside the state file, or temporary and removed by `close`.

    `incoming` holds what is still being received; a name that is kept outlives the process. Raises FileExistsError for
    a folder with files that no emulator made.
    """

    def __init__(self, state: Path | None) -> None:
        self._is_temporary = state is None
        self.folder = (
            Path(tempfile.mkdtemp(prefix="apivideo-")) if state is None else state.with_name(f"{state.name}-files")
        )
        if not self._is_temporary:
            _claim(self.folder)
        self.incoming = self.folder / "incoming"
        shutil.rmtree(self.incoming, ignore_errors=True)  # what a killed process was receiving was never accepted
        self.incoming.mkdir(parents=True, exist_ok=True)

    def receive(self) -> tuple[int, Path]:
        """Open a new file to write to; give its descriptor, and where it lies."""
        handle, name = tempfile.mkstemp(dir=self.incoming)
        return handle, Path(name)

    def keep(self, file: Path, name: str) -> None:
        """Move a file here under a name of letters and digits, and see it onto the disk before returning."""
        with file.open("rb") as stream:
            os.fsync(stream.fileno())
        file.replace(self.path(name))
        _sync(self.folder)

    def path(self, name: str) -> Path:
        """Give where the file of a name lies, or would lie. Raises ValueError for a name that was not made here."""
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of an uploaded file")
        return self.folder / name

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        self.path(name).unlink(missing_ok=True)

    def names(self) -> set[str]:
        """Give the names of all files that are kept."""
        return {entry.name for entry in self.folder.iterdir() if entry.is_file() and _NAME.fullmatch(entry.name)}

    def clear(self) -> None:
        """Remove all files that are kept; what is being received belongs to its call."""
        for name in self.names():
            self.remove(name)

    def close(self) -> None:
        """Remove the folder if it is temporary."""
        if self._is_temporary:
            shutil.rmtree(self.folder, ignore_errors=True)


def _claim(folder: Path) -> None:
    """Make the folder and mark it, unless it is marked. Raises FileExistsError when it is somebody else's."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / MARK).exists():
        return
    if any(folder.iterdir()):
        reason = "it holds files that are not the emulator's; move them away, or give --state another name"
        raise FileExistsError(errno.EEXIST, reason, os.fspath(folder))
    (folder / MARK).write_text("The emulator keeps uploaded files here, and removes them when they are deleted.\n")


def _sync(folder: Path) -> None:
    if sys.platform == "win32":  # where folders cannot be opened
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
