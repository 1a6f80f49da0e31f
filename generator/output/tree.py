"""The files of one distribution before any is on disk, and which paths they may have inside the output folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from generator.devices import is_device


class FileTree(Struct, frozen=True, kw_only=True):
    """Files by path (relative, `/` between folders), sorted. `rendered` are those that templates made.

    What is not rendered was copied or was ready, and stays byte for byte as it is. kept: files and folders beside them
    that are written by hand; they are neither written nor removed.
    """

    files: Mapping[str, bytes]
    rendered: frozenset[str] = frozenset()
    kept: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return iter(self.files.items())

    def with_files(self, changed: Mapping[str, bytes]) -> FileTree:
        """Give the same tree with other contents, or further files."""
        return FileTree(files=dict(sorted({**self.files, **changed}.items())), rendered=self.rendered, kept=self.kept)

    def with_kept(self, kept: Sequence[str]) -> FileTree:
        """Give the same tree without what is written by hand."""
        own = FileTree(files=self.files, rendered=self.rendered, kept=tuple(kept))
        files = {path: content for path, content in own if not own.is_kept(path)}
        return FileTree(files=files, rendered=own.rendered & files.keys(), kept=own.kept)

    def is_kept(self, path: str) -> bool:
        """Whether a file of the output folder is written by hand: it is listed itself, or below a folder that is."""
        return any(path == one or path.startswith(f"{one}/") for one in self.kept)


def build_tree(files: Iterable[tuple[str, bytes, bool]]) -> FileTree:
    """Collect (path, content, whether it was rendered). Raises PathError for a path that is unsafe or given twice."""
    contents: dict[str, bytes] = {}
    rendered: set[str] = set()
    folded: dict[str, str] = {}
    for path, content, is_rendered in files:
        check_path(path, folded)
        contents[path] = content
        if is_rendered:
            rendered.add(path)
    return FileTree(files=dict(sorted(contents.items())), rendered=frozenset(rendered))


_PART: Final = re.compile(r"[^\x00-\x1f\x7f<>:\"|?*\\/]{1,200}")
_ONLY_DOTS: Final = re.compile(r"\.+ *")


class PathError(Exception):
    """A generated path that cannot be written: a mistake of the generator or of a layer, not of a document."""


def check_path(path: str, seen: dict[str, str]) -> None:
    """Raise PathError when `path` is no plain relative path, or when `seen` has it already. Adds it to `seen`.

    `seen` maps what file systems without case would call a path to the path itself.
    """
    for part in path.split("/"):
        if not _PART.fullmatch(part) or _ONLY_DOTS.fullmatch(part) or part[-1] in ". " or is_device(part):
            raise PathError(f"{path!r} is not a plain path inside the output folder; change {part!r}")
    twin = seen.get(path.casefold())
    if twin is not None:
        raise PathError(f"{path!r} and {twin!r} are one file where case does not count: rename one of them")
    seen[path.casefold()] = path
