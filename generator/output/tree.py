"""The files of one distribution, before any of them is on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.output.paths import check_path


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
