"""Comparing: how an output folder differs from the tree a clean run makes, for `--check`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.output.lock import LOCK_NAME, lock_of, read_lock
from generator.output.tree import FileTree


class FileDifference(Struct, frozen=True, kw_only=True):
    """One file that is missing, stale or different, and how: a unified diff."""

    path: str
    diff: str


def compare_tree(output: Path, tree: FileTree) -> tuple[str, ...]:
    """Give a unified diff for each file that is missing, stale or different, `()` when the folder is up to date."""
    return tuple(difference.diff for difference in find_differences(output, tree))


def find_differences(output: Path, tree: FileTree) -> tuple[FileDifference, ...]:
    """Give each file that is missing, stale or different.

    The lock is compared as well, since it is committed. Nothing is written.
    """
    expected = {**tree.files, LOCK_NAME: lock_of(tree).to_bytes()}
    stale = [path for path in read_lock(output).files if path not in expected and not tree.is_kept(path)]
    return tuple(_differences(output, expected, stale))


def _differences(output: Path, expected: dict[str, bytes], stale: list[str]) -> Iterator[FileDifference]:
    for path, content in expected.items():
        present = _read(output / path)
        if present != content:
            yield FileDifference(path=path, diff=_diff(path, present, content))
    for path in stale:
        present = _read(output / path)
        if present is not None:
            yield FileDifference(path=path, diff=_diff(path, present, None))


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _diff(path: str, present: bytes | None, expected: bytes | None) -> str:
    before, after = _lines(present), _lines(expected)
    if before is None or after is None:
        return f"Binary files a/{path} and b/{path} differ\n"
    source = f"a/{path}" if present is not None else "/dev/null"
    target = f"b/{path}" if expected is not None else "/dev/null"
    lines = list(difflib.unified_diff(before, after, source, target)) or [f"--- {source}\n", f"+++ {target}\n"]
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(content: bytes | None) -> list[str] | None:
    if content is None:
        return []
    try:
        return content.decode().splitlines(keepends=True)
    except UnicodeDecodeError:
        return None
