"""References of the old document, to where what they name is now."""

from __future__ import annotations

from urllib.parse import unquote

from generator.document.references.local import all_slots
from generator.document.tree import Object, as_object, as_text
from generator.document.upgrade.context import Context


def rewrite_references(root: Object, context: Context) -> None:
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
