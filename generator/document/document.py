"""The document as the other stages receive it: one tree, and the way back to the files."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.document.locate import Locator
from generator.document.source import Source
from generator.document.tree import Object, as_text
from generator.problems import Location, Problem


class Document(Struct, frozen=True, kw_only=True):
    """An OpenAPI document in one tree: overlays applied, references local, path items in place, document order kept.

    `sources` are the files it is made of, overlays last. `problems` are the references that could not be followed when
    loading kept going; they still stand in the tree.
    """

    root: Object
    path: Path
    sources: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()
    texts: tuple[Source, ...]
    locator: Locator

    def locate(self, pointer: str) -> Location:
        """Give the place of a pointer into the tree (`#/paths/~1videos/get`), or of its nearest ancestor."""
        return self.locator.locate(pointer if pointer.startswith("#") else f"#{pointer}")

    @property
    def version(self) -> tuple[int, int]:
        """The OpenAPI version: (3, 0), (3, 1) or (3, 2)."""
        major, minor, *_ = as_text(self.root["openapi"]).split(".")
        return int(major), int(minor)
