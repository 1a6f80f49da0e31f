"""Discriminator Object: https://spec.openapis.org/oas/v3.1.1#discriminator-object."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir.schemas import MISSING, Discriminator
from generator.parse.node import Node
from generator.parse.reference import component_pointer, find_value, is_component_schema, request_name


def parse_discriminator(node: Node, places: Mapping[str, str]) -> Discriminator | None:
    """Read the `discriminator` of a schema with variants; None if there is none.

    `places` gives, for each target that a variant refers to, the pointer of the variant's schema. A target without
    an entry in `mapping` is selected by its own name, as the specification says.
    """
    discriminator = node.child("discriminator")
    if discriminator is None:
        return None
    property_name = discriminator.text("propertyName")
    if not property_name:
        discriminator.warn("structure", "the discriminator names no property; ignored")
        return None
    explicit = _parse_mapping(discriminator)
    implicit = {
        _own_name(target): target
        for target in places
        if target not in explicit.values() and is_component_schema(target) and _own_name(target) not in explicit
    }
    mapping = tuple((value, places.get(target, target)) for value, target in {**explicit, **implicit}.items())
    default = _find_mapped(discriminator, "defaultMapping") if "defaultMapping" in discriminator.value else ""
    return Discriminator(property_name=property_name, mapping=mapping, default=places.get(default, default))


def _parse_mapping(discriminator: Node) -> dict[str, str]:
    mapping = discriminator.child("mapping")
    found: dict[str, str] = {}
    for value in mapping.value if mapping else ():
        target = _find_mapped(mapping, value) if mapping else ""
        if target:
            found[value] = target
    return found


def _find_mapped(mapping: Node, value: str) -> str:
    """Return the pointer that a value maps to: the name of a component, or a reference."""
    spelled = mapping.text(value)
    pointer = spelled if spelled.startswith("#/") else component_pointer(spelled)
    if spelled and isinstance(find_value(mapping.context, pointer), dict):
        request_name(mapping.context, pointer)
        return pointer
    if spelled:
        is_missing = find_value(mapping.context, pointer) is MISSING
        what = "is not in the document" if is_missing else "is not a schema"
        reason = f"{value!r} maps to {spelled!r}, which {what}; it is read as an unknown variant"
        mapping.warn("discriminator-mapping", reason, value)
    return ""


def _own_name(pointer: str) -> str:
    return pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
