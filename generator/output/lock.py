"""`.generator.lock`: what a folder was made from and which of its files are ours, so that nothing is made twice.

Standard library only and light, for it is read before anything else is imported. Holds no dates and no absolute paths.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeGuard

LOCK_NAME: Final = ".generator.lock"

_FORMAT: Final = 1
_FOREIGN_FOLDERS: Final = ("__pycache__",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Lock:
    """The content of a lock file; all values are SHA-256 in hexadecimal, by path.

    document: files of the document, below its folder. inputs: whatever else decides the result, by name.
    files: what was written. is_complete: False while files are being replaced, and after a run that was killed then.
    """

    document: Mapping[str, str]
    inputs: Mapping[str, str]
    files: Mapping[str, str]
    is_validated: bool = True
    losses: int = 0
    is_complete: bool = True

    def to_bytes(self) -> bytes:
        """Write the lock as sorted, indented JSON."""
        values: dict[str, Any] = {
            "note": "Made by the generator. Do not edit; commit it with the files it lists.",
            "format": _FORMAT,
            "is_complete": self.is_complete,
            "is_validated": self.is_validated,
            "losses": self.losses,
            "document": dict(sorted(self.document.items())),
            "inputs": dict(sorted(self.inputs.items())),
            "files": dict(sorted(self.files.items())),
        }
        return (json.dumps(values, indent=1) + "\n").encode()


NO_LOCK: Final = Lock(document={}, inputs={}, files={}, is_complete=False)
"""What a folder without a (readable) lock has: nothing in it is ours."""


def read_lock(output: Path) -> Lock:
    """Read a folder's lock; `NO_LOCK` when there is none, or none that makes sense."""
    try:
        values = json.loads((output / LOCK_NAME).read_bytes())
    except (OSError, ValueError, RecursionError):
        return NO_LOCK
    if not isinstance(values, dict) or values.get("format") != _FORMAT:
        return NO_LOCK
    document, inputs, files = values.get("document"), values.get("inputs"), values.get("files")
    if not (_is_table(document) and _is_table(inputs) and _is_table(files)):
        return NO_LOCK
    return Lock(
        document=document,
        inputs=inputs,
        files=files,
        is_validated=values.get("is_validated") is True,
        losses=values["losses"] if isinstance(values.get("losses"), int) else 1,
        is_complete=values.get("is_complete") is True,
    )


def _is_table(table: object) -> TypeGuard[dict[str, str]]:
    """Whether this is a table of plain paths below a folder: a lock is a file, and may say anything."""
    return isinstance(table, dict) and all(
        isinstance(value, str) and ".." not in key.split("/") and not os.path.isabs(key)  # noqa: PTH117 # hundreds of paths
        for key, value in table.items()
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Drift:
    """How a folder departs from its lock. All empty: it is what was made, from what is there now."""

    inputs: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    lock: Lock = field(default=NO_LOCK)

    @property
    def is_none(self) -> bool:
        """Whether there is nothing to do."""
        return self.lock.is_complete and not (self.inputs or self.edited or self.missing)


def find_drift(output: Path, document: Path, inputs: Mapping[str, str]) -> Drift:
    """Hold a folder, its document and the other inputs against the folder's lock. Every file is read, none trusted."""
    lock = read_lock(output)
    if not lock.is_complete:
        return Drift(lock=lock)
    sources = hash_files(document.parent, lock.document)
    changed = [name for name, digest in lock.document.items() if sources.get(name) != digest]
    changed += [name for name in sorted({*inputs, *lock.inputs}) if inputs.get(name) != lock.inputs.get(name)]
    present = hash_files(output, lock.files)
    return Drift(
        inputs=tuple(changed),
        edited=tuple(name for name, digest in lock.files.items() if present.get(name, digest) != digest),
        missing=tuple(name for name in lock.files if name not in present),
        lock=lock,
    )


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
