"""The files of one distribution before any is on disk, and which paths they may have inside the output folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.devices import is_device


class FileTree(Struct, frozen=True, kw_only=True):
    """Files by path (relative, `/` between folders), sorted. `rendered` are those that templates made.

    What is not rendered was copied or was ready, and stays byte for byte as it is. repeated: those of the rendered that
    one template made many of; their imports are sorted, and all in use, as their view gives them. kept: files and
    folders beside them that are written by hand; they are neither written nor removed.
    """

    files: Mapping[str, bytes]
    rendered: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()
    kept: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return iter(self.files.items())

    def with_files(self, changed: Mapping[str, bytes]) -> FileTree:
        """Give the same tree with other contents, or further files."""
        return replace(self, files=dict(sorted({**self.files, **changed}.items())))

    def with_kept(self, kept: Sequence[str]) -> FileTree:
        """Give the same tree without what is written by hand."""
        own = replace(self, kept=tuple(kept))
        files = {path: content for path, content in own if not own.is_kept(path)}
        return replace(own, files=files, rendered=own.rendered & files.keys(), repeated=own.repeated & files.keys())

    def is_kept(self, path: str) -> bool:
        """Whether a file of the output folder is written by hand: it is listed itself, or below a folder that is."""
        return any(path == one or path.startswith(f"{one}/") for one in self.kept)


class Making(Enum):
    """How a file came to be: copied (or ready), rendered from a template of its own, or from one for many."""

    COPIED = auto()
    RENDERED = auto()
    REPEATED = auto()


def build_tree(files: Iterable[tuple[str, bytes, Making]]) -> FileTree:
    """Collect (path, content, how it was made). Raises PathError for a path that is unsafe or given twice."""
    contents: dict[str, bytes] = {}
    made: dict[Making, set[str]] = {making: set() for making in Making}
    folded: dict[str, str] = {}
    for path, content, making in files:
        check_path(path, folded)
        contents[path] = content
        made[making].add(path)
    repeated = frozenset(made[Making.REPEATED])
    files_by_path = dict(sorted(contents.items()))
    return FileTree(files=files_by_path, rendered=repeated | made[Making.RENDERED], repeated=repeated)


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
