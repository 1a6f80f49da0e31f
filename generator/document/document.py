"""The document as the other stages receive it: one tree, and the way back to the files."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from msgspec import Struct

from generator.document.locate import Locator
from generator.document.references.grammar import Slot
from generator.document.references.local import all_slots
from generator.document.source import Source
from generator.document.tree import Object, as_text
from generator.problems import Location, Problem


class WrittenDocument(Struct, frozen=True, kw_only=True, dict=True):
    """A document before it was upgraded: its tree in one, and where the parts of that are."""

    root: Object
    locator: Locator

    def locate(self, pointer: str) -> Location:
        """Return the location of a pointer into this tree, or of its nearest ancestor."""
        return self.locator.locate(pointer)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every place that holds an OpenAPI object, in document order."""
        return tuple(all_slots(self.root))

    @property
    def version(self) -> tuple[int, int]:
        """The version of Swagger or OpenAPI: (2, 0) to (3, 2)."""
        return _version(self.root)


class Document(Struct, frozen=True, kw_only=True, dict=True):
    """An OpenAPI document in one tree: overlays applied, references local, path items in place, document order kept.

    `sources` are the files it is made of, overlays last. `written` is the tree before it was upgraded from Swagger 2.0,
    else the same. `problems` are what an upgrade left out, and the references that could not be followed when loading
    kept going, which still stand in the tree. `warnings` are what an upgrade read in another way, and examples and
    links that could not be followed and were taken out.
    """

    root: Object
    path: Path
    sources: tuple[Path, ...]
    written: WrittenDocument
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    texts: tuple[Source, ...]
    locator: Locator

    def locate(self, pointer: str) -> Location:
        """Give the place of a pointer into the tree (`#/paths/~1videos/get`), or of its nearest ancestor."""
        return self.locator.locate(pointer if pointer.startswith("#") else f"#{pointer}")

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every place that holds an OpenAPI object, in document order."""
        return self.written.slots if self.written.root is self.root else tuple(all_slots(self.root))

    @property
    def version(self) -> tuple[int, int]:
        """The OpenAPI version: (3, 0), (3, 1) or (3, 2)."""
        return _version(self.root)


def _version(root: Object) -> tuple[int, int]:
    major, minor, *_ = f"{as_text(root.get('openapi')) or root.get('swagger')}.0".split(".")
    return int(major), int(minor)
