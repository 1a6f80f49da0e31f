"""Objects, maps and arrays: https://json-schema.org/draft/2020-12/json-schema-core#section-10.3."""

from __future__ import annotations

from collections.abc import Callable

from generator.ir.schemas import (
    AnySchema,
    ArraySchema,
    Json,
    MapSchema,
    ObjectSchema,
    OneOfSchema,
    Property,
    Schema,
)
from generator.parse.composition import Part, merge_property
from generator.parse.context import Context, JsonObject, join, kind_of
from generator.parse.facts import parse_extensions, parse_facts

ParseSchema = Callable[[Context, Json, str, int], Schema]


def parse_object(
    context: Context, parts: list[Part], pointer: str, depth: int, parse_schema: ParseSchema
) -> ObjectSchema | MapSchema:
    """Build one object of all its parts: members in order, required ones united, annotations of the last part."""
    facts = parse_facts(_annotations(parts), pointer)
    properties = _properties(context, parts, depth, parse_schema)
    additional = _additional(context, parts, depth, parse_schema)
    if properties:
        return ObjectSchema(properties=properties, additional=additional, **facts)
    values = AnySchema(pointer=pointer) if isinstance(additional, bool) else additional
    return MapSchema(values=values, **facts)


def _annotations(parts: list[Part]) -> JsonObject:
    merged: dict[str, Json] = {}
    for part in parts[:-1]:
        merged |= {k: v for k, v in part.node.items() if k == "description" and k not in merged}
    return merged | dict(parts[-1].node)


def _properties(context: Context, parts: list[Part], depth: int, parse_schema: ParseSchema) -> tuple[Property, ...]:
    declared: dict[str, Part] = {}
    for part in parts:
        for name, node, where in context.members(part.node, "properties", part.pointer):
            if not isinstance(node, dict | bool):
                context.lose(where, f"a schema is due here, not {kind_of(node)}")
                continue
            later = Part(node if isinstance(node, dict) else {}, where)
            declared[name] = merge_property(declared[name], later) if name in declared else later
    required = {name for part in parts for name in _required(context, part)}
    return tuple(
        Property(
            name=name,
            schema=parse_schema(context, dict(part.node), part.pointer, depth + 1),
            required=name in required or part.node.get("required") is True,
            pointer=part.pointer,
            extensions=parse_extensions(part.node),
        )
        for name, part in declared.items()
    )


def _required(context: Context, part: Part) -> list[str]:
    given = part.node.get("required")
    if isinstance(given, bool):
        return []
    return [name for name, _ in context.items(part.node, "required", part.pointer) if isinstance(name, str)]


def _additional(context: Context, parts: list[Part], depth: int, parse_schema: ParseSchema) -> Schema | bool:
    for part in reversed(parts):
        for keyword in ("additionalProperties", "unevaluatedProperties"):
            if keyword in part.node:
                given = part.node[keyword]
                where = join(part.pointer, keyword)
                return given if isinstance(given, bool) else parse_schema(context, given, where, depth + 1)
        patterns = list(context.members(part.node, "patternProperties", part.pointer))
        if patterns:
            variants = tuple(parse_schema(context, node, where, depth + 1) for _, node, where in patterns)
            return variants[0] if len(variants) == 1 else OneOfSchema(pointer=part.pointer, variants=variants)
    return True


def parse_array(context: Context, node: JsonObject, pointer: str, depth: int, parse_schema: ParseSchema) -> ArraySchema:
    """Read an array; a tuple (`prefixItems`) is an array of any of its items."""
    return ArraySchema(
        items=_items(context, node, pointer, depth, parse_schema),
        min_items=_count(node, "minItems"),
        max_items=_count(node, "maxItems"),
        unique=node.get("uniqueItems") is True,
        **parse_facts(node, pointer),
    )


def _items(context: Context, node: JsonObject, pointer: str, depth: int, parse_schema: ParseSchema) -> Schema:
    where = join(pointer, "items")
    listed = node.get("prefixItems", node.get("items"))
    if isinstance(listed, list):
        base = join(pointer, "prefixItems") if "prefixItems" in node else where
        variants = tuple(parse_schema(context, item, f"{base}/{index}", depth + 1) for index, item in enumerate(listed))
        return OneOfSchema(pointer=where, variants=variants) if len(variants) > 1 else AnySchema(pointer=where)
    return parse_schema(context, node["items"], where, depth + 1) if "items" in node else AnySchema(pointer=where)


def _count(node: JsonObject, key: str) -> int | None:
    value = node.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
