"""From a pointer into the bundled tree back to file, line and column. Nothing is computed until it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from generator.document.source import Source
from generator.document.text.json_places import JsonPlaces
from generator.document.tree import ROOT, split_pointer
from generator.problems import Location


class FileOrigin(NamedTuple):
    """Where a part of the bundled tree comes from: a file and a pointer into it."""

    source: Source
    pointer: str


class Places(Protocol):
    """What finds the places in one file."""

    def find(self, tokens: Sequence[str]) -> Location:
        """Give the place of the key or item that the tokens of a pointer lead to, or of the last that exists."""
        ...


def _yaml_places(source: Source) -> Places:
    from generator.document.text.yaml_places import YamlPlaces  # noqa: PLC0415 # most documents are JSON, and PyYAML is slow

    return YamlPlaces(source)


class Locator:
    """Knows which parts of the bundled tree come from which file, and finds their lines."""

    def __init__(self, root: Source, written: Mapping[str, str] = MappingProxyType({})) -> None:
        self._origins: dict[str, FileOrigin] = {ROOT: FileOrigin(root, ROOT)}
        self._places: dict[str, Places] = {}
        self._written = written

    def note(self, pointer: str, source: Source, source_pointer: str) -> None:
        """Note that what stands at a pointer, and all below, comes from a place in a file."""
        self._origins[pointer] = FileOrigin(source, source_pointer)

    def upgraded(self, written: Mapping[str, str]) -> Locator:
        """Give a locator of an upgraded tree. written: pointer into this one's tree by new one, where they differ."""
        locator = Locator(self._origins[ROOT].source, written)
        locator._origins, locator._places = self._origins, self._places  # of the same class
        return locator

    def as_written(self, pointer: str) -> str:
        """Give the pointer that a part of an upgraded tree had before; that of its nearest ancestor for a new part."""
        head, tail = pointer or ROOT, ""
        while head not in self._written and "/" in head:
            head, _, token = head.rpartition("/")
            tail = f"/{token}{tail}"
        return self._written[head] + tail if head in self._written else pointer

    def origin(self, pointer: str) -> FileOrigin:
        """Give the file and the pointer within it that a pointer into the bundled tree comes from."""
        prefix, rest = (self.as_written(pointer) if self._written else pointer) or ROOT, ""
        while prefix not in self._origins:
            head, _, token = prefix.rpartition("/")
            prefix, rest = head or ROOT, f"/{token}{rest}"
        known = self._origins[prefix]
        return FileOrigin(known.source, known.pointer + rest)

    def locate(self, pointer: str) -> Location:
        """Give the line of what stands at a pointer, or of its nearest ancestor."""
        source, source_pointer = self.origin(pointer)
        return self._places_in(source).find(split_pointer(source_pointer))

    def _places_in(self, source: Source) -> Places:
        if source.name not in self._places:
            self._places[source.name] = JsonPlaces(source) if source.is_json else _yaml_places(source)
        return self._places[source.name]

    def move(self, old: str, new: str) -> None:
        """Note that what came from below one pointer now stands below another."""
        moved = {new + key[len(old) :]: origin for key, origin in self._origins.items() if is_below(key, old)}
        moved[new] = self.origin(old)
        self.forget(new)
        self._origins.update(moved)

    def forget(self, pointer: str) -> None:
        """Forget what was noted at a pointer and below."""
        for key in [key for key in self._origins if key != ROOT and is_below(key, pointer)]:
            del self._origins[key]


def is_below(pointer: str, ancestor: str) -> bool:
    """Return whether a pointer is an ancestor or stands below it."""
    return pointer == ancestor or pointer.startswith(ancestor + "/")
