"""Files that an agent may send: regular files below folders that whoever starts the server names; none by default."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from ..failures import AgentError

LARGEST = 200 * 1024**3
"""Bytes of one file."""


class AllowedFolders:
    """Opens files below some folders. None as folders: any file, for a person at a command line."""

    def __init__(self, folders: Sequence[Path] | None = ()) -> None:
        self._folders = None if folders is None else [folder.expanduser().resolve(strict=True) for folder in folders]

    @property
    def names(self) -> list[str]:
        """The folders, as texts."""
        return [str(folder) for folder in self._folders or ()]

    def open(self, path: str) -> IO[bytes]:
        """Open a file for reading. The caller closes it. Raises AgentError for what may not be read, or is no file.

        Links are followed first; what they lead to must lie below a folder, and is opened without following any.
        """
        resolved = self._resolved(path)
        try:
            descriptor = os.open(resolved, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise AgentError(f"{path} cannot be read: {error.strerror}", next_step="give another file") from error
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            os.close(descriptor)
            raise AgentError(f"{path} is no regular file of at most 200 GiB", next_step="give another file")
        return open(descriptor, "rb", closefd=True)  # noqa: PTH123 - the caller closes it; it is open already

    def _resolved(self, path: str) -> Path:
        try:
            resolved = Path(path).expanduser().resolve(strict=True)
        except (OSError, RuntimeError) as error:
            raise AgentError(f"there is no file {path}", next_step="give the path of a file that exists") from error
        if self._folders is None or any(resolved.is_relative_to(folder) for folder in self._folders):
            return resolved
        allowed = f"files may be read below: {', '.join(self.names)}" if self._folders else "no folder is allowed"
        raise AgentError(
            f"{path} may not be read",
            kind="denied",
            why=allowed,
            next_step="ask the user to start the server with --root FOLDER, or give an https address",
        )
