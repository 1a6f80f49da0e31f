"""Schema Object: https://spec.openapis.org/oas/v3.1.1#schema-object."""

from __future__ import annotations

import math
from collections.abc import Collection, Container, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from generator.ir.schemas import (
    NO_EXTENSIONS,
    AnySchema,
    ArraySchema,
    Extensions,
    Json,
    MapSchema,
    Nullable,
    NullSchema,
    ObjectSchema,
    Property,
    Schema,
    SchemaRef,
)
from generator.parse.node import Node
from generator.parse.reference import find_schema_target, request_name
from generator.parse.schemas.composition import MAX_DEPTH, Alias, Joined, branches_of, join, resolved
from generator.parse.schemas.enumeration import parse_enumeration
from generator.parse.schemas.facts import parse_facts
from generator.parse.schemas.families import family_reference, is_heir
from generator.parse.schemas.scalar import parse_scalar
from generator.parse.schemas.type_names import implied_type, types_of
from generator.parse.schemas.variants import find_group, one_of, parse_group


def parse_schema(node: Node) -> Schema:
    """One Schema Object. What cannot be said in IR is a loss, and the schema then allows any value."""
    return _parse_parts((node,))


def _parse_parts(parts: tuple[Node, ...]) -> Schema:
    """One schema of which several places speak; each refines those before it."""
    context, key = parts[-1].context, "+".join(part.pointer for part in parts)
    if key in context.parsed:
        return context.parsed[key]
    if key in context.trail:
        return _parse_again(parts)
    if len(context.trail) > MAX_DEPTH:
        parts[-1].lose(f"schemas are nested deeper than {MAX_DEPTH} levels here; give one of them a name")
        return AnySchema(pointer=parts[-1].pointer)
    context.trail[key] = None
    schema = _parse_uncomposed(parts) if len(parts) == 1 else _parse_composed(parts)
    del context.trail[key]
    context.parsed[key] = schema
    return schema


def _parse_again(parts: tuple[Node, ...]) -> Schema:
    """Name a schema that is met inside itself, through an `allOf` that contains it, and refer to it."""
    node = parts[-1]
    if len(parts) == 1:
        request_name(node.context, node.pointer)
        return SchemaRef(pointer=node.pointer, target=node.pointer)
    node.warn("endless-schema", "'allOf' combines this schema with itself without end; taken as any value")
    return AnySchema(pointer=node.pointer)


def _parse_uncomposed(parts: tuple[Node, ...]) -> Schema:
    value = parts[0].value
    if "$ref" in value and len(value) == 1:
        return _parse_reference(parts[0])
    if "$ref" in value or "allOf" in value:
        return _parse_composed(parts)
    return _parse_joined(Joined(parts[0], parts))


def _parse_reference(node: Node) -> Schema:
    target = find_schema_target(node)
    if target is None:
        return AnySchema(pointer=node.pointer)
    request_name(node.context, target.pointer)
    return family_reference(SchemaRef(pointer=node.pointer, target=target.pointer), node.context, node.pointer)


def _parse_composed(parts: tuple[Node, ...]) -> Schema:
    joined, branches = join(parts), branches_of(parts)
    if isinstance(joined, Alias) and is_heir(parts[-1], joined.target):
        joined = resolved(parts[-1])
    if isinstance(joined, Joined):
        schema, is_whole = _parse_joined(joined), not branches
    else:
        schema, is_whole = _parse_alias(joined), len(branches) == 1
    return schema if is_whole else replace(schema, all_of=branches)


def _parse_alias(alias: Alias) -> Schema:
    facts = parse_facts(alias.node)
    request_name(alias.node.context, alias.target)
    schema = family_reference(SchemaRef(**facts, target=alias.target), alias.node.context, alias.node.pointer)
    is_nullable = _is_nullable(alias.node) or "null" in types_of(alias.node)
    return Nullable(**facts, of=schema) if is_nullable else schema


def _parse_joined(joined: Joined) -> Schema:
    schema = _parse_values(joined)
    if any(keyword in CONDITIONAL for keyword, _ in schema.keywords):
        schema = replace(schema, conditions=tuple(_parse_conditions(joined.node, dict(schema.keywords))))
    if not _is_nullable(joined.node) or isinstance(schema, Nullable | NullSchema):
        return schema
    return Nullable(**parse_facts(joined.node), of=schema)


def _parse_conditions(node: Node, keywords: Mapping[str, Json]) -> Iterator[tuple[str, Schema]]:
    """Parse the schemas in keywords that no type is made of; what cannot be said of them is no loss."""
    aside = replace(node.context, losses={}, pending=[], parsed={})
    for keyword, *path, value in conditions_of(keywords):
        inner = value if isinstance(value, dict) else {} if value else {"not": {}}
        yield " ".join((keyword, *path)), _parse_parts((Node(inner, node.at(keyword, *path), aside),))


def _is_nullable(node: Node) -> bool:
    return "nullable" in node.value and node.flag("nullable")


def _parse_values(joined: Joined) -> Schema:
    node = joined.node
    if "$dynamicRef" in node.value:
        node.lose("'$dynamicRef' is not followed", "$dynamicRef")
    if "oneOf" in node.value or "anyOf" in node.value:
        group = find_group(joined)
        if group:
            return parse_group(joined, group, _parse_parts)
    if "enum" in node.value or "const" in node.value:
        return parse_enumeration(node) or _parse_types(joined)
    return _parse_types(joined)


def _parse_types(joined: Joined) -> Schema:
    node = joined.node
    names = types_of(node) or (implied_type(node),)
    variants = tuple(_parse_type(joined, name) for name in names)
    return variants[0] if len(variants) == 1 else one_of(parse_facts(node), variants, "type")


def _parse_type(joined: Joined, name: str) -> Schema:
    match name:
        case "object":
            return _parse_object(joined)
        case "array":
            return _parse_array(joined)
        case "string" | "integer" | "number" | "boolean":
            return parse_scalar(joined.node, name)
        case "null":
            return NullSchema(**parse_facts(joined.node))
        case _:
            return AnySchema(**parse_facts(joined.node))


def _parse_object(joined: Joined) -> ObjectSchema | MapSchema:
    facts = parse_facts(joined.node)
    members = joined.properties()
    additional = _parse_additional(joined)
    if not members and additional is not False:
        anything = AnySchema(pointer=joined.node.at("additionalProperties"))
        return MapSchema(**facts, values=anything if isinstance(additional, bool) else additional)
    required = dict.fromkeys(joined.node.texts("required"))
    declared = tuple(_parse_property(name, parts, required) for name, parts in members.items())
    others = tuple(_undeclared(joined.node, required.keys() - members.keys())) if additional is True else ()
    return ObjectSchema(**facts, properties=(*declared, *others), additional=additional)


def _undeclared(node: Node, names: Collection[str]) -> Iterator[Property]:
    """Give members that `required` alone names: of any type, and left out where the API leaves them out."""
    pointer = node.at("required")
    for name in sorted(names):
        node.warn("structure", f"{name!r} is required and not among the properties; read as any value", "required")
        yield Property(name=name, schema=AnySchema(pointer=pointer), required=False, pointer=pointer, is_declared=False)


def _parse_property(name: str, parts: tuple[Node, ...], required: Container[str]) -> Property:
    return Property(
        name=name,
        schema=_parse_parts(parts),
        required=name in required,
        pointer=parts[-1].pointer,
        extensions=_extensions(parts),
    )


def _extensions(parts: tuple[Node, ...]) -> Extensions:
    if len(parts) == 1:
        return parts[0].extensions()
    return {key: value for part in parts for key, value in part.extensions().items()} or NO_EXTENSIONS


def _parse_additional(joined: Joined) -> Schema | bool:
    """Return the schema of members that are not named: `additionalProperties`, and those named by a pattern.

    Names that fit no pattern are free unless the document says otherwise.
    """
    additional = _parse_unnamed(joined)
    patterns = tuple(_parse_parts(parts) for parts in joined.properties("patternProperties").values())
    if not patterns:
        return additional
    pointer = joined.node.at("patternProperties")
    others = () if additional is False else (AnySchema(pointer=pointer) if additional is True else additional,)
    variants = (*patterns, *others)
    if all(isinstance(one, AnySchema) for one in variants):
        return AnySchema(pointer=pointer)
    return one_of({"pointer": pointer}, variants, "anyOf")


def _parse_unnamed(joined: Joined) -> Schema | bool:
    for key in ("additionalProperties", "unevaluatedProperties"):
        if key not in joined.node.value:
            continue
        last = [part for part in joined.parts if key in part.value][-1]
        if isinstance(last.value[key], bool):
            return last.value[key] is True
        schema = last.schema(key)
        return _parse_parts((schema,)) if schema and schema.value else True
    return True


def _parse_array(joined: Joined) -> ArraySchema:
    node = joined.node
    items, positions = _parse_items(joined)
    return ArraySchema(
        **parse_facts(node),
        items=items,
        positions=positions,
        min_items=node.whole("minItems"),
        max_items=node.whole("maxItems"),
        unique="uniqueItems" in node.value and node.flag("uniqueItems"),
    )


def _parse_items(joined: Joined) -> tuple[Schema, tuple[Schema, ...]]:
    """Return the schema of items; those of a tuple (`prefixItems`, or a list of schemas) are variants.

    The schemas of a closed tuple come with it, by position. Items beyond a tuple are free unless the document says
    otherwise, or leaves no room for them.
    """
    node = joined.node
    is_tuple = isinstance(node.value.get("items"), list)
    rest = () if is_tuple or node.value.get("items") is False else joined.children("items")
    prefix = tuple(_parse_parts((item,)) for item in node.listed("items" if is_tuple else "prefixItems"))
    if not prefix:
        return (_parse_parts(rest) if rest else AnySchema(pointer=node.at("items"))), ()
    pointer = node.at("prefixItems")
    is_full = (node.whole("maxItems") or math.inf) <= len(prefix)
    is_closed = is_full or False in (node.value.get(key) for key in ("items", "additionalItems", "unevaluatedItems"))
    free = () if is_closed else (AnySchema(pointer=pointer),)
    items = one_of({"pointer": pointer}, (*prefix, *((_parse_parts(rest),) if rest else free)), "anyOf")
    return items, prefix[: node.whole("maxItems")] if is_closed and not rest else ()


_SCHEMAS: Final = (
    *("if", "then", "else", "not", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties"),
    "contentSchema",
)
_MAPS: Final = ("dependentSchemas",)
_LISTS: Final = ("anyOf", "oneOf")
CONDITIONAL: Final = frozenset({*_SCHEMAS, *_MAPS, *_LISTS})


def conditions_of(value: Mapping[str, Json]) -> Iterator[tuple[str, str, Json] | tuple[str, Json]]:
    """Give keyword, key or index where there is one, and the schema."""
    for keyword in _SCHEMAS:
        if isinstance(value.get(keyword), dict | bool):
            yield keyword, value[keyword]
    for keyword in (*_MAPS, *_LISTS):
        entries = value.get(keyword)
        listed = dict(enumerate(entries)) if isinstance(entries, list) else entries
        pairs = listed.items() if isinstance(listed, dict) else ()
        yield from ((keyword, str(key), entry) for key, entry in pairs if isinstance(entry, dict | bool))
