"""`.generator.lock`: which files of a folder are ours, and what they held when they were written.

One line per file, as `sha256sum` writes them, and nothing about what they were made from: the lock is committed, so it
changes where the files change and nowhere else, and two branches can be merged line by line. Standard library only.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

LOCK_NAME: Final = ".generator.lock"

_NOTE: Final = "# Made by the generator: SHA-256 and path of each file. Commit it with them; do not edit it.\n"
_INCOMPLETE: Final = "# Incomplete: a run was stopped while it replaced files. Run generate again.\n"
_ENTRY: Final = re.compile(r"([0-9a-f]{64})  (.+)")
_FOREIGN_FOLDERS: Final = ("__pycache__",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Lock:
    """The content of a lock file.

    files: path -> SHA-256 in hexadecimal. is_complete: False while files are being replaced, after a run that was
    stopped then, and after a merge: the files are ours, but may hold anything.
    """

    files: Mapping[str, str]
    is_complete: bool = True

    def to_bytes(self) -> bytes:
        """Write the lock, sorted by path."""
        head = _NOTE if self.is_complete else _NOTE + _INCOMPLETE
        return (head + "".join(f"{self.files[path]}  {path}\n" for path in sorted(self.files))).encode()


NO_LOCK: Final = Lock(files={}, is_complete=False)
"""What a folder without a readable lock has: nothing in it is ours."""


def read_lock(output: Path) -> Lock:
    """Read a folder's lock; `NO_LOCK` when there is none, or when the file is no lock.

    Any line that names a file below the folder counts, so that a merge, even one with conflicts, forgets no file. A
    lock that holds anything else than what `Lock.to_bytes` writes is incomplete.
    """
    try:
        content = (output / LOCK_NAME).read_bytes()
        text = content.decode()
    except (OSError, UnicodeDecodeError):
        return NO_LOCK
    if _NOTE not in text:
        return NO_LOCK
    entries = [match.groups() for line in text.splitlines() if (match := _ENTRY.fullmatch(line)) is not None]
    lock = Lock(files={path: digest for digest, path in entries if _is_below(path)})
    return lock if content == lock.to_bytes() else Lock(files=lock.files, is_complete=False)


def lock_of(files: Iterable[tuple[str, bytes]]) -> Lock:
    """Give the lock of files that are not written yet."""
    return Lock(files={path: hash_bytes(content) for path, content in files})


def _is_below(path: str) -> bool:
    """Whether a path stays in the folder: a lock is a file, and may say anything."""
    return ".." not in path.split("/") and not os.path.isabs(path)  # noqa: PTH117 # hundreds of paths


def hash_files(folder: Path, names: Mapping[str, str] | Sequence[str]) -> dict[str, str]:
    """Hash files below a folder by name; what cannot be read is left out."""
    base = os.fspath(folder)
    hashes = {}
    for name in names:
        try:
            hashes[name] = hash_file(f"{base}/{name}")
        except OSError:
            continue
    return hashes


def hash_file(file: str | Path) -> str:
    """Hash one file. Raises OSError when it cannot be read."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(descriptor).st_size
        content = os.read(descriptor, size + 1)
        while len(content) < size and (more := os.read(descriptor, size)):
            content += more
    finally:
        os.close(descriptor)
    return sha256(content).hexdigest()


def hash_bytes(content: bytes) -> str:
    """Hash content as `hash_file` does."""
    return sha256(content).hexdigest()


def hash_folder(folder: Path, endings: tuple[str, ...] = ()) -> str:
    """Hash all files below a folder, names and contents (only those with certain endings, if any are given)."""
    digest = sha256()
    for name in sorted(_names_below(os.fspath(folder), "", endings)):
        digest.update(f"{name}\0{hash_file(f'{folder}/{name}')}\n".encode())
    return digest.hexdigest()


def stamp_folder(folder: Path, endings: tuple[str, ...]) -> str:
    """Hash names, sizes and times of all files with certain endings below a folder, without reading them.

    The times are those of the last change to the content and to anything about a file, so that no editor and no
    installation leaves both as they were.
    """
    digest = sha256()
    for name in sorted(_names_below(os.fspath(folder), "", endings)):
        status = os.stat(f"{folder}/{name}")  # noqa: PTH116 # hundreds of files
        digest.update(f"{name}\0{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}\n".encode())
    return digest.hexdigest()


def _names_below(folder: str, prefix: str, endings: tuple[str, ...]) -> list[str]:
    names: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in _FOREIGN_FOLDERS and not entry.name.startswith("."):
                    names += _names_below(entry.path, f"{prefix}{entry.name}/", endings)
            elif _counts(entry, endings):
                names.append(prefix + entry.name)
    return names


def _counts(entry: os.DirEntry[str], endings: tuple[str, ...]) -> bool:
    if entry.name.endswith(".pyc") or (endings and not entry.name.endswith(endings)):
        return False
    return stat.S_ISREG(entry.stat().st_mode)
