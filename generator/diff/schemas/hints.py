"""`x-client-*` of a member: what a document says of how clients should treat it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change
from generator.diff.place import INFO, Place, Pointers
from generator.ir.schemas import Extensions


def compare_property_hints(place: Place, before: Extensions, after: Extensions, where: Pointers) -> Iterator[Change]:
    """Compare the hints of a property."""
    for key in changed_hints(before, after):
        told = f"the hint {key} of {place.name()} changed"
        yield place.named_change(place.rule("client-hint-changed"), INFO, told, where)


def changed_hints(before: Extensions, after: Extensions) -> Iterator[str]:
    """Give the names of the hints that differ."""
    for key in dict.fromkeys((*before, *after)):
        if key.startswith("x-client-") and before.get(key) != after.get(key):
            yield key
