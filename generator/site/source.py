"""The hand-written pages of a site: a folder of Markdown, and pieces of other files of the repository.

`site.toml` in the folder has the name of the site, its navigation, and the pages that other files hold:

    name = "Pet Shop"
    navigation = [{ Start = "start.md" }, { Guides = ["guides/pets.md"] }, { Reference = "reference/" }]

    [pages]
    "changelog.md" = "CHANGELOG.md"                  # a whole file
    "owners/hints.md" = "generator/README.md#Hints"  # one chapter of it
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from msgspec import Struct

from generator.configuration.tables import Table, read_toml, unusable
from generator.problems import Location, Problem, UnusableInputError

SETTINGS: Final = "site.toml"
REFERENCE: Final = "reference/"
"""Entry of the navigation that stands for the pages of the reference."""

Navigation: TypeAlias = list[Any]
"""Entries as Zensical reads them: a page, or a title with a page or with further entries."""

_FENCE: Final = re.compile(r"\s*(```+|~~~+)")
_LINK: Final = re.compile(r"(?P<before>\]\()(?P<target>[^)\s]+)(?P<after>\))")
_CODE: Final = re.compile(r"(`+)(?:(?!\1).)+\1")
_REMOTE: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NOT_ANCHOR: Final = re.compile(r"[^\w\- ]")


class SiteSource(Struct, frozen=True, kw_only=True):
    """What a site is made of. pages: text of each, by its path in the site."""

    name: str
    description: str
    navigation: Navigation
    pages: Mapping[str, str]


class _Piece(Struct, frozen=True, kw_only=True):
    """A page of another file. chapter: heading of the part, "" for the whole file."""

    page: str
    file: str
    chapter: str


def read_source(folder: Path, files: str) -> SiteSource:
    """Read the pages below a folder that has a `site.toml`.

    files: address of a file of the repository in a browser, with `{file}` in it, for links to what the site does not
    have. Raises UnusableInputError for a setting or a link that leads nowhere.
    """
    settings = folder / SETTINGS
    table = Table(settings, "site", read_toml(settings))
    table.allow("name", "description", "navigation", "pages")
    pieces = tuple(_piece(page, place) for page, place in table.pairs("pages").items())
    reader = _PageReader(root=folder.parent, folder=folder.name, pieces=pieces, files=files)
    return SiteSource(
        name=table.text("name"),
        description=table.text("description"),
        navigation=list(table.values.get("navigation", [])),
        pages=dict(reader.pages()),
    )


class _PageReader(Struct, frozen=True, kw_only=True):
    """Reads pages, and points their links at other pages, or at the repository. root: folder of the repository."""

    root: Path
    folder: str
    pieces: tuple[_Piece, ...]
    files: str

    def pages(self) -> Iterator[tuple[str, str]]:
        for file in sorted((self.root / self.folder).rglob("*.md")):
            inside = file.relative_to(self.root / self.folder).as_posix()
            page = _page_name(inside)
            yield page, self._linked(_read(file), page, f"{self.folder}/{inside}")
        for piece in self.pieces:
            text = _read(self.root / piece.file)
            if piece.chapter:
                text = _chapter(text, piece.chapter, self.root / piece.file)
            yield piece.page, self._linked(text, piece.page, piece.file)

    def _linked(self, text: str, page: str, place: str) -> str:
        lines = [line if is_code else self._line(line, page, place) for line, is_code in _lines(text)]
        return "\n".join(lines).rstrip("\n") + "\n"

    def _line(self, line: str, page: str, place: str) -> str:
        spans = [found.span() for found in _CODE.finditer(line)]

        def changed(found: re.Match[str]) -> str:
            if any(start <= found.start() < end for start, end in spans) or _REMOTE.match(found["target"]):
                return found[0]
            return f"{found['before']}{self._target(found['target'], page, place)}{found['after']}"

        return _LINK.sub(changed, line)

    def _target(self, target: str, page: str, place: str) -> str:
        path, _, anchor = target.partition("#")
        if not path:
            return target
        file = posixpath.normpath(posixpath.join(posixpath.dirname(place), path))
        found = self._page_of(file, anchor)
        if found:
            relative = posixpath.relpath(found, posixpath.dirname(page) or ".")
            return f"{relative}#{anchor}" if anchor and not self._is_chapter(found, anchor) else relative
        if (self.root / file).exists() and self.files:
            return self.files.replace("{file}", file.rstrip("/")) + (f"#{anchor}" if anchor else "")
        message = f"the link {target!r} leads to no page of the site and to no file of the repository; correct it"
        raise UnusableInputError(Problem(where=Location(file=place), rule="link", message=message))

    def _page_of(self, file: str, anchor: str) -> str:
        """Give the page that shows a file, or that part of it; "" where none does."""
        own = [piece for piece in self.pieces if piece.file == file]
        chapters = [piece.page for piece in own if anchor and anchor_of(piece.chapter) == anchor]
        whole = [piece.page for piece in own if not piece.chapter]
        if chapters or whole:
            return (chapters or whole)[0]
        inside = file.removeprefix(f"{self.folder}/")
        is_made = inside.startswith(REFERENCE) or any(piece.page == inside for piece in self.pieces)
        is_page = inside != file and (is_made or (self.root / file).is_file())
        return _page_name(inside) if is_page and inside.endswith((".md", ".html", ".txt")) else ""

    def _is_chapter(self, page: str, anchor: str) -> bool:
        return any(piece.page == page and anchor_of(piece.chapter) == anchor for piece in self.pieces)


def anchor_of(heading: str) -> str:
    """Give the anchor of a heading: `What it reads` as `what-it-reads`."""
    return re.sub(r"[\s-]+", "-", _NOT_ANCHOR.sub("", heading).strip().lower())


def _page_name(file: str) -> str:
    """Give the page of a file: a README is the index of its folder."""
    return re.sub(r"(^|/)README\.md$", r"\1index.md", file)


def _piece(page: str, place: str) -> _Piece:
    file, _, chapter = place.partition("#")
    return _Piece(page=page, file=file, chapter=chapter)


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Give each line, and whether it is code."""
    fence = ""
    for line in text.splitlines():
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
            yield line, True
        elif found and found[1].startswith(fence):
            fence = ""
            yield line, True
        else:
            yield line, bool(fence)


def _chapter(text: str, heading: str, file: Path) -> str:
    """Give one chapter, its headings a level higher."""
    lines: list[str] = []
    is_inside = False
    for line, is_code in _lines(text):
        if not is_code and line.startswith("## "):
            is_inside = line == f"## {heading}"
        if is_inside:
            lines.append(line[1:] if line.startswith("##") and not is_code else line)
    if not lines:
        raise unusable(file, f"there is no chapter {heading!r}; correct `pages` in {SETTINGS}")
    return "\n".join(lines) + "\n"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise unusable(Path(os.fspath(file)), f"cannot be read: {error}; correct `pages` in {SETTINGS}") from error
