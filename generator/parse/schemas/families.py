"""Inheritance: a schema with a `discriminator` stands, wherever it is referred to, for any of its heirs as well.

An heir lists the schema, or another heir of it, in `allOf`. Source:
https://spec.openapis.org/oas/v3.1.1#models-with-polymorphism-support.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from msgspec.structs import replace

from generator.ir.schemas import (
    AnySchema,
    Discriminator,
    Json,
    NamedSchema,
    ObjectSchema,
    OneOfSchema,
    Schema,
    SchemaRef,
)
from generator.parse.node import Context, Family, Node
from generator.parse.reference import component_pointer, find_value, numbered
from generator.parse.schemas.discriminator import parse_discriminator


def find_families(root: Mapping[str, Json]) -> dict[str, Family]:
    """Give the family of each component that has a discriminator, or inherits one, and heirs; by its pointer."""
    components = root.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    known = {component_pointer(name): one for name, one in (schemas if isinstance(schemas, dict) else {}).items()}
    if not any(map(_is_told_apart, known.values())):
        return {}
    bases = {pointer: tuple(_bases(schema, known)) for pointer, schema in known.items()}
    heirs: dict[str, list[str]] = {}
    for pointer, direct in bases.items():
        for base in direct:
            heirs.setdefault(base, []).append(pointer)
    families: dict[str, Family] = {}
    for pointer in heirs:
        owner = next((one for one in _lineage(pointer, bases) if _is_told_apart(known[one])), "")
        if owner:
            members = dict.fromkeys(one for one in _lineage(pointer, heirs) if one != pointer)
            place = f"{pointer}/{_place(known[pointer])}"
            families[pointer] = Family(pointer=place, base=pointer, owner=owner, heirs=members)
    return families


def family_reference(reference: SchemaRef, context: Context, pointer: str) -> SchemaRef:
    """Give a reference to a base as one to its family. pointer: of the schema that refers, which may be an heir."""
    family = context.families.get(reference.target)
    if family is None or pointer in family.heirs or pointer == family.base:
        return reference
    return replace(reference, target=family.pointer)


def is_heir(node: Node, target: str) -> bool:
    """Whether a component is an heir of another: then it is a class of its own, even if it adds nothing."""
    family = node.context.families.get(target)
    return family is not None and node.pointer in family.heirs


def single(schema: Schema, context: Context) -> Schema:
    """Give a reference to a family as one to its base: among variants each class stands for itself."""
    if not isinstance(schema, SchemaRef):
        return schema
    family = context.families.get(schema.target.rpartition("/")[0])
    return replace(schema, target=family.base) if family and family.pointer == schema.target else schema


def inherited_discriminator(context: Context, places: Mapping[str, str]) -> Discriminator | None:
    """Read the discriminator that all of some schemas inherit; None where they have none in common."""
    for family in context.families.values():
        if places and places.keys() <= {*family.heirs, family.base}:
            owner = Node(dict(_as_object(find_value(context, family.owner))), family.owner, context)
            found = parse_discriminator(owner, places)
            is_of_base = found is not None and not found.default and family.base in places
            return replace(found, default=places[family.base]) if found and is_of_base else found
    return None


def parse_families(context: Context) -> None:
    """Register each family as the union of its heirs and its base; the base keeps what only unknown heirs have."""
    taken = {named.name for named in context.named.values()}
    for family in context.families.values():
        base = context.named[family.base]
        name = numbered(f"Any_{base.name}", taken)
        taken.add(name)
        context.named[family.pointer] = NamedSchema(
            name=name, pointer=family.pointer, schema=_union(family, context), is_component=False, base=family.base
        )
        context.named[family.base] = replace(base, schema=_open(base.schema))


def _union(family: Family, context: Context) -> Schema:
    classes = [one for one in (*family.heirs, family.base) if _is_class(context.named[one].schema)]
    places = {pointer: pointer if pointer in classes else family.base for pointer in (*family.heirs, family.base)}
    owner = Node(dict(_as_object(find_value(context, family.owner))), family.owner, context)
    discriminator = parse_discriminator(owner, places)
    if discriminator is not None:
        others = () if family.owner != family.base else tuple(target for _, target in discriminator.mapping)
        classes = [*classes[:-1], *(one for one in dict.fromkeys(others) if one not in classes), family.base]
        mapping = tuple((value, target) for value, target in discriminator.mapping if target in classes)
        discriminator = replace(discriminator, mapping=mapping, default=discriminator.default or family.base)
    variants = tuple(SchemaRef(pointer=family.pointer, target=target) for target in classes)
    return OneOfSchema(pointer=family.pointer, variants=variants, discriminator=discriminator)


def _is_class(schema: Schema) -> bool:
    return not isinstance(schema, SchemaRef)


def _open(schema: Schema) -> Schema:
    if isinstance(schema, ObjectSchema) and schema.additional is True:
        return replace(schema, additional=AnySchema(pointer=schema.pointer))
    return schema


def _bases(schema: Json, known: Mapping[str, Json]) -> Iterator[str]:
    """Give the components that a schema lists in `allOf`."""
    branches = _as_object(schema).get("allOf")
    for branch in branches if isinstance(branches, list) else ():
        reference = _as_object(branch).get("$ref")
        if isinstance(reference, str) and unquote(reference) in known:
            yield unquote(reference)
        elif isinstance(branch, dict):
            yield from _bases(branch, known)


def _lineage(pointer: str, edges: Mapping[str, tuple[str, ...] | list[str]]) -> Iterator[str]:
    """Give a component and all that it leads to, the nearest first, each once."""
    found = {pointer: None}
    waiting = [pointer]
    while waiting:
        for one in edges.get(waiting.pop(0), ()):
            if one not in found:
                found[one] = None
                waiting.append(one)
    return iter(found)


def _is_told_apart(schema: Json) -> bool:
    value = _as_object(schema)
    discriminator = _as_object(value.get("discriminator"))
    return isinstance(discriminator.get("propertyName"), str) and value.keys().isdisjoint({"oneOf", "anyOf", "$ref"})


def _place(schema: Json) -> str:
    """Give a key of the schema that stands for the family in pointers."""
    return "discriminator" if "discriminator" in _as_object(schema) else "allOf"


def _as_object(value: object) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}
