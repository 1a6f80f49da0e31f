"""What all converters share: the old tree, where each new part comes from, and what could not be said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from generator.document.references.local import all_slots
from generator.document.tree import Json, Object, as_array, as_object, as_text, escape, follow


class MovedPart(NamedTuple):
    """Where a part was and where it is now, as pointers."""

    old: str
    new: str

    def at(self, *keys: str | int) -> MovedPart:
        """Give the place of a member that keeps its keys."""
        tail = "".join(f"/{escape(str(key))}" for key in keys)
        return MovedPart(self.old + tail, self.new + tail)

    def moved(self, *keys: str | int) -> MovedPart:
        """Give a new place, below this one, for what is still at the old one."""
        return MovedPart(self.old, self.new + "".join(f"/{escape(str(key))}" for key in keys))


class Note(NamedTuple):
    """Something that OpenAPI 3.1 has no word for, and how it was read. is_loss: it was left out."""

    pointer: str
    message: str
    is_loss: bool = False


@dataclass(frozen=True, slots=True)
class UpgradeContext:
    """One document being upgraded. old: by new pointer, wherever the two differ."""

    root: Object
    old: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def note(self, place: MovedPart) -> None:
        """Remember where a part comes from."""
        self.old[place.new] = place.old

    def warn(self, place: MovedPart, message: str) -> None:
        """Report what is read in another way."""
        self.notes.append(Note(place.old, message))

    def lose(self, pointer: str, message: str) -> None:
        """Report what is left out."""
        self.notes.append(Note(pointer, message, is_loss=True))

    def resolved(self, node: Json) -> Object:
        """Give the object that a local reference stands for, or the node itself."""
        return follow(self.root, node)

    def media_types(self, operation: Object, key: str) -> tuple[str, ...]:
        """Give `consumes` or `produces` of an operation, else of the document."""
        found = as_array(operation[key] if key in operation else self.root.get(key))
        return tuple(dict.fromkeys(as_text(name) for name in found if as_text(name)))


def extensions(node: Object) -> Object:
    """Give the members whose names begin with `x-`."""
    return {key: value for key, value in node.items() if key.startswith("x-")}


def copied(node: Object, *keys: str) -> Object:
    """Give the members of these names, and the extensions, in their order."""
    return {key: value for key, value in node.items() if key in keys or key.startswith("x-")}


def entries(node: Json) -> list[tuple[str, Object]]:
    """Give the members of a map that are objects."""
    return [(key, value) for key, value in as_object(node).items() if isinstance(value, dict)]


def rewrite_references(root: Object, context: UpgradeContext) -> None:
    """Rewrite every reference of the new tree, in place, discriminator mappings too.

    What was shared is a component, and may have copies where it is used otherwise: references lead to the component.
    """
    new: dict[str, str] = {}
    for now, old in sorted(context.old.items(), key=_is_no_component):
        new.setdefault(old, now)
    for slot in all_slots(root):
        node = as_object(slot.value)
        if isinstance(node.get("$ref"), str):
            node["$ref"] = _new_pointer(as_text(node["$ref"]), new)
        mapping = as_object(as_object(node.get("discriminator")).get("mapping")) if slot.kind == "schemas" else {}
        for value, reference in mapping.items():
            mapping[value] = _new_pointer(as_text(reference), new)


def _is_no_component(places: tuple[str, str]) -> bool:
    return not places[0].startswith("#/components/")


def _new_pointer(reference: str, new: dict[str, str]) -> str:
    """Translate a pointer by its longest beginning that has moved."""
    if not reference.startswith("#/"):
        return reference
    head, tail = unquote(reference), ""
    while head not in new and "/" in head:
        head, _, token = head.rpartition("/")
        tail = f"/{token}{tail}"
    return new[head] + tail if head in new else reference
