"""Dynamic references as plain ones: https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2.

A schema that refers to a general one and binds its dynamic anchors becomes a copy of it with these bindings. Any other
`$dynamicRef` leads to the anchor that is nearest in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from operator import eq

from generator.document.references.grammar import Slot
from generator.document.references.identifiers import find_identifiers
from generator.document.references.local import all_slots
from generator.document.tree import (
    Json,
    Object,
    as_object,
    as_text,
    clone,
    containers,
    escape,
    resolve_pointer,
    split_pointer,
)

_NOT_COPIED = frozenset({"$id", "$anchor", "$dynamicAnchor"})


def replace_dynamic_references(root: Object) -> None:
    """Replace the `$dynamicRef` of all schemas of a bundled tree, in place; one that leads nowhere stays."""
    schemas = [slot for slot in all_slots(root) if slot.kind == "schemas" and isinstance(slot.value, dict)]
    for slot in schemas:
        _bind(root, slot)
    anchors = find_identifiers(root, "").anchors
    for slot in all_slots(root):
        node = as_object(slot.value)
        name = _dynamic_name(node)
        if slot.kind == "schemas" and name in anchors:
            _replace(node, _nearest([pointer for _, pointer in anchors[name]], slot.pointer))


def _nearest(pointers: list[str], place: str) -> str:
    """Choose the pointer that shares most of its tokens with a place."""
    tokens = split_pointer(place)
    shared = [list(takewhile(bool, map(eq, split_pointer(pointer), tokens))) for pointer in pointers]
    return max(zip(shared, pointers, strict=True), key=lambda pair: len(pair[0]))[1]


def _bind(root: Object, slot: Slot) -> None:
    """Make a schema that binds anchors of the one it refers to a copy of that."""
    node = as_object(slot.value)
    definitions = as_object(node.get("$defs"))
    bound = {
        as_text(as_object(schema).get("$dynamicAnchor")): f"{slot.pointer}/$defs/{escape(name)}"
        for name, schema in definitions.items()
    }
    bound.pop("", None)
    reference = as_text(node.get("$ref"))
    if not bound or not reference.startswith("#/"):
        return
    try:
        target = resolve_pointer(root, reference)
    except KeyError:
        return
    if not any(_dynamic_name(inner) in bound for inner in _objects(target)):
        return
    copied = as_object(clone(target))
    _bind_within(copied, bound)
    own = {**as_object(copied.pop("$defs", None)), **definitions}
    del node["$ref"]
    for key, value in copied.items():
        if key not in _NOT_COPIED:
            node.setdefault(key, value)
    node["$defs"] = own


def _bind_within(copied: Object, bound: Mapping[str, str]) -> None:
    for inner in list(_objects(copied)):
        name = _dynamic_name(inner)
        if name in bound:
            _replace(inner, bound[name])


def _replace(node: Object, pointer: str) -> None:
    del node["$dynamicRef"]
    node["$ref"] = pointer


def _dynamic_name(node: Object) -> str:
    return as_text(node.get("$dynamicRef")).partition("#")[2]


def _objects(value: Json) -> Iterator[Object]:
    pending = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            yield node
        pending += containers(node)
