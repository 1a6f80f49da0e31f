"""Files that a migration reads and writes: each is replaced as a whole, or stays as it was."""

from __future__ import annotations

import ast
import difflib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import libcst as cst

from .names import OFFICIAL
from .rewrite import Mark, rewrite

_NOT_OURS: Final = frozenset({"node_modules", "site-packages", "__pycache__"})


class MigratedFile(NamedTuple):
    """A file that uses the official client, before and after. problem: why it cannot be read; nothing changes then."""

    path: Path
    before: bytes
    after: bytes
    calls: int = 0
    marks: tuple[Mark, ...] = ()
    problem: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after

    def diff(self) -> str:
        """Give the change as a unified diff."""
        before, after = (one.decode("utf-8", "replace").splitlines(keepends=True) for one in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, str(self.path), str(self.path)))

    def write(self) -> None:
        """Put the new content in place of the old, whole: a process that ends halfway leaves the old one."""
        target = self.path.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self.after)
            shutil.copymode(target, name)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def migrated(paths: Iterable[Path]) -> Iterator[MigratedFile]:
    """Rewrite every file that is named, or lies below a folder that is, and imports the official client."""
    for path in python_files(paths):
        before = path.read_bytes()
        if OFFICIAL.encode() not in before:
            continue
        try:
            found = rewrite(before)
            ast.parse(found.source)
        except (cst.ParserSyntaxError, SyntaxError, UnicodeDecodeError) as error:
            yield MigratedFile(path, before, before, problem=str(error).partition("\n")[0])
        else:
            yield MigratedFile(path, before, found.source, found.calls, found.marks)


def python_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the Python files among paths and below them; not those of environments, of installed packages or hidden."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for parent, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if _is_ours(Path(parent, name)))
            yield from (Path(parent, name) for name in sorted(names) if name.endswith((".py", ".pyi")))


def _is_ours(folder: Path) -> bool:
    return not (folder.name.startswith(".") or folder.name in _NOT_OURS or (folder / "pyvenv.cfg").is_file())
