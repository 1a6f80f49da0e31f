"""`oneOf`, `anyOf` and the discriminator: https://spec.openapis.org/oas/v3.1.1#discriminator-object."""

from __future__ import annotations

from generator.ir.schemas import (
    AnySchema,
    Discriminator,
    Json,
    MapSchema,
    Nullable,
    NullSchema,
    ObjectSchema,
    OneOfSchema,
    Schema,
)
from generator.parse.composition import Part
from generator.parse.containers import ParseSchema, parse_object
from generator.parse.context import Context, JsonObject, text
from generator.parse.facts import ANNOTATIONS, parse_facts


def parse_union(
    context: Context, node: JsonObject, keyword: str, pointer: str, depth: int, parse_schema: ParseSchema
) -> Schema:
    """Read a choice of schemas; a null among them makes the choice nullable, one left alone stands for it."""
    branches = list(context.items(node, keyword, pointer))
    if _only_narrows(branches):
        return parse_schema(context, {k: v for k, v in node.items() if k != keyword}, pointer, depth + 1)
    if isinstance(node.get("properties"), dict):
        return _with_members(context, node, keyword, pointer, depth, parse_schema)
    parsed = [parse_schema(context, _typed(node, branch), where, depth + 1) for branch, where in branches]
    distinct = _distinct([schema.of if isinstance(schema, Nullable) else schema for schema in parsed])
    variants: list[Schema] = [schema for schema in distinct if not isinstance(schema, NullSchema)]
    is_nullable = any(isinstance(schema, Nullable | NullSchema) for schema in parsed)
    schema = _choice(node, keyword, pointer, variants)
    if not is_nullable or isinstance(schema, AnySchema | NullSchema):
        return schema
    return Nullable(of=schema, **parse_facts(node, pointer))


def _choice(node: JsonObject, keyword: str, pointer: str, variants: list[Schema]) -> Schema:
    facts = parse_facts(node, pointer)
    if not variants:
        return NullSchema(**facts)
    if len(variants) == 1:
        return variants[0]
    if any(isinstance(variant, AnySchema) for variant in variants):
        return AnySchema(**facts)
    return OneOfSchema(
        variants=tuple(variants),
        keyword="anyOf" if keyword == "anyOf" else "oneOf",
        discriminator=_discriminator(node),
        **facts,
    )


def _only_narrows(branches: list[tuple[Json, str]]) -> bool:
    """Tell whether every branch says only which members are required, which types cannot say."""
    return all(isinstance(branch, dict) and set(branch) <= {"required", "not", *ANNOTATIONS} for branch, _ in branches)


def _with_members(
    context: Context, node: JsonObject, keyword: str, pointer: str, depth: int, parse_schema: ParseSchema
) -> Schema:
    """Read an object that also is one of several: each variant has the object's own members as well."""
    base = Part({key: value for key, value in node.items() if key != keyword}, pointer)
    variants: list[Schema] = []
    for index, (branch, where) in enumerate(context.items(node, keyword, pointer)):
        found = context.follow(branch, where)
        if found is not None:
            variants.append(
                parse_object(context, [base, Part(*found)], f"{pointer}/{keyword}/{index}", depth + 1, parse_schema)
            )
    return _choice(node, keyword, pointer, variants)


def _typed(node: JsonObject, branch: Json) -> Json:
    """Hand a type that stands beside the choice down to a branch that has none."""
    if isinstance(branch, dict) and "type" in node and not set(branch) & {"type", "$ref", "allOf", "oneOf", "anyOf"}:
        return {"type": node["type"], **branch}
    return branch


def _distinct(variants: list[Schema]) -> list[Schema]:
    kept: dict[str, Schema] = {}
    for variant in variants:
        kept.setdefault(_signature(variant), variant)
    return list(kept.values())


def _signature(schema: Schema) -> str:
    """Tell variants apart that read alike: bounds and words do not make another type."""
    target = getattr(schema, "target", "")
    is_structured = isinstance(schema, ObjectSchema | MapSchema | OneOfSchema) or hasattr(schema, "items")
    details = schema.pointer if is_structured else repr(getattr(schema, "values", getattr(schema, "format", "")))
    return f"{type(schema).__name__}:{target or details}"


def _discriminator(node: JsonObject) -> Discriminator | None:
    given = node.get("discriminator")
    if not isinstance(given, dict) or not text(given, "propertyName"):
        return None
    mapping = given.get("mapping")
    pairs = mapping.items() if isinstance(mapping, dict) else ()
    return Discriminator(
        property_name=text(given, "propertyName"),
        mapping=tuple((value, _target(target)) for value, target in pairs if isinstance(target, str)),
    )


def _target(value: str) -> str:
    return value if value.startswith("#") else f"#/components/schemas/{value}"
