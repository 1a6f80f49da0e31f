"""The files of one distribution, before any of them is on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from generator.output.paths import check_path


class FileTree(Struct, frozen=True, kw_only=True):
    """Files by path (relative, `/` between folders), sorted. `rendered` are those that templates made.

    What is not rendered was copied or was ready, and stays byte for byte as it is.
    """

    files: Mapping[str, bytes]
    rendered: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return iter(self.files.items())

    def with_files(self, changed: Mapping[str, bytes]) -> FileTree:
        """Give the same tree with other contents, or further files."""
        return FileTree(files=dict(sorted({**self.files, **changed}.items())), rendered=self.rendered)


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
