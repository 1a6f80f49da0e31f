"""One Schema Object: https://spec.openapis.org/oas/v3.1.1#schema-object."""

from __future__ import annotations

from generator.ir.schemas import (
    AnySchema,
    BooleanSchema,
    Json,
    Nullable,
    NullSchema,
    OneOfSchema,
    Schema,
    SchemaRef,
)
from generator.parse.composition import Part, flatten_all_of, merge_raw
from generator.parse.containers import parse_array, parse_object
from generator.parse.context import Context, JsonObject, kind_of
from generator.parse.enumeration import parse_enum
from generator.parse.facts import ANNOTATIONS, parse_facts
from generator.parse.scalars import parse_integer, parse_number, parse_string
from generator.parse.union import parse_union

MAX_DEPTH = 60
TYPES = frozenset({"string", "integer", "number", "boolean", "array", "object", "null"})


def parse_schema(context: Context, node: Json, pointer: str, depth: int = 0) -> Schema:
    """Read one schema; what cannot be read is a loss, and any value is allowed there."""
    if node is True or node is False:
        return AnySchema(pointer=pointer)
    if not isinstance(node, dict):
        context.lose(pointer, f"a schema is due here, not {kind_of(node)}")
        return AnySchema(pointer=pointer)
    if depth > MAX_DEPTH:
        context.lose(pointer, f"schemas nest deeper than {MAX_DEPTH} levels")
        return AnySchema(pointer=pointer)
    if "$ref" in node:
        return _parse_reference(context, node, pointer, depth)
    return _parse_plain(context, node, pointer, depth)


def _parse_plain(context: Context, node: JsonObject, pointer: str, depth: int) -> Schema:
    schema = _parse_without_null(context, node, pointer, depth)
    if isinstance(schema, Nullable | NullSchema | AnySchema) or not _allows_null(node):
        return schema
    return Nullable(of=schema, **parse_facts(node, pointer))


def _parse_reference(context: Context, node: JsonObject, pointer: str, depth: int) -> Schema:
    target = node["$ref"]
    if not isinstance(target, str) or not target.startswith("#"):
        context.lose(pointer, f"reference {target!r} cannot be followed")
        return AnySchema(pointer=pointer)
    siblings = {key: value for key, value in node.items() if key != "$ref" and not key.startswith("x-")}
    narrowing = [key for key in siblings if key not in ANNOTATIONS and key != "nullable"]
    if context.is_three_one and narrowing and narrowing != ["type"]:
        return _parse_plain(context, {**siblings, "allOf": [{"$ref": target}]}, pointer, depth)
    if not _refer(context, target, pointer):
        return AnySchema(pointer=pointer)
    facts = parse_facts(node if context.is_three_one else {}, pointer)
    reference = SchemaRef(target=target, **facts)
    return Nullable(of=reference, **facts) if node.get("nullable") is True else reference


def _refer(context: Context, target: str, pointer: str) -> bool:
    if target in context.schemas:
        return True
    found = context.look_up(target)
    if not isinstance(found, dict | bool):
        context.lose(pointer, f"reference {target!r} cannot be followed")
        return False
    context.wanted.append(target)
    return True


def _parse_without_null(context: Context, node: JsonObject, pointer: str, depth: int) -> Schema:
    if "allOf" in node:
        return _parse_all_of(context, node, pointer, depth)
    for keyword in ("oneOf", "anyOf"):
        if node.get(keyword):
            return parse_union(context, node, keyword, pointer, depth, parse_schema)
    if "enum" in node or "const" in node:
        return parse_enum(context, node, pointer)
    return _parse_typed(context, node, pointer, depth)


def _parse_typed(context: Context, node: JsonObject, pointer: str, depth: int) -> Schema:
    kinds = _types(context, node, pointer)
    if len(kinds) > 1:
        variants = tuple(
            _parse_kind(context, {**node, "type": kind}, kind, f"{pointer}/type/{index}", depth)
            for index, kind in enumerate(kinds)
        )
        return OneOfSchema(variants=variants, keyword="type", **parse_facts(node, pointer))
    return _parse_kind(context, node, kinds[0] if kinds else "", pointer, depth)


def _parse_kind(context: Context, node: JsonObject, kind: str, pointer: str, depth: int) -> Schema:
    match kind:
        case "object":
            return parse_object(context, [Part(node, pointer)], pointer, depth, parse_schema)
        case "array":
            return parse_array(context, node, pointer, depth, parse_schema)
        case "string":
            return parse_string(node, pointer)
        case "integer":
            return parse_integer(node, pointer)
        case "number":
            return parse_number(node, pointer)
        case "boolean":
            return BooleanSchema(**parse_facts(node, pointer))
        case "null":
            return NullSchema(**parse_facts(node, pointer))
        case _:
            return AnySchema(**parse_facts(node, pointer))


def _types(context: Context, node: JsonObject, pointer: str) -> list[str]:
    given = node.get("type")
    listed = given if isinstance(given, list) else [given]
    kinds = [kind for kind in listed if isinstance(kind, str) and kind in TYPES and kind != "null"]
    if given == "file":
        return ["string"]
    if given is not None and not kinds and "null" not in listed:
        context.lose(pointer, f"type {given!r} is not one of JSON Schema's")
    if not kinds and "null" in listed:
        return ["null"]
    return kinds or _implied_type(node)


def _implied_type(node: JsonObject) -> list[str]:
    if any(key in node for key in ("properties", "additionalProperties", "patternProperties", "required")):
        return ["object"]
    if "items" in node or "prefixItems" in node:
        return ["array"]
    if any(key in node for key in ("pattern", "minLength", "maxLength", "contentMediaType", "contentEncoding")):
        return ["string"]
    if node.get("format") in {"date-time", "date", "uuid", "uri", "binary", "byte", "email"}:
        return ["string"]
    return ["number"] if "minimum" in node or "maximum" in node else []


def _parse_all_of(context: Context, node: JsonObject, pointer: str, depth: int) -> Schema:
    own = {key: value for key, value in node.items() if key != "allOf"}
    branches = [branch for branch, _ in context.items(node, "allOf", pointer) if branch not in ({}, True)]
    narrowing = [key for key in own if key not in ANNOTATIONS and key != "nullable" and not key.startswith("x-")]
    if len(branches) == 1 and (not narrowing or narrowing == ["type"]):
        return _parse_single_branch(context, branches[0], own, pointer, depth)
    target = next((target for target in _targets(branches) if target in context.expanding), "")
    if target:
        context.lose(pointer, f"{target!r} is composed of itself; what is added to it here is left out")
        return SchemaRef(target=target, **parse_facts(own, pointer))
    context.expanding.extend(targets := _targets(branches))
    schema = _parse_parts(context, node, own, pointer, depth)
    del context.expanding[len(context.expanding) - len(targets) :]
    return schema


def _targets(branches: list[Json]) -> list[str]:
    return [str(branch["$ref"]) for branch in branches if isinstance(branch, dict) and "$ref" in branch]


def _parse_parts(context: Context, node: JsonObject, own: JsonObject, pointer: str, depth: int) -> Schema:
    parts = flatten_all_of(context, node, pointer)
    objects = [part for part in parts if _is_object(part.node)]
    union = next((part for part in parts if _union_keyword(part.node) and part.pointer.startswith(pointer)), None)
    if objects and union and objects != [union]:
        return _distribute(context, parts, union, pointer, depth)
    if objects:
        return parse_object(context, parts, pointer, depth, parse_schema)
    merged = merge_raw([part.node for part in parts])
    return _parse_plain(context, {**merged, **_annotations(own)}, pointer, depth + 1)


def _parse_single_branch(context: Context, branch: Json, own: JsonObject, pointer: str, depth: int) -> Schema:
    if isinstance(branch, dict) and "$ref" in branch:
        facts = parse_facts(own, pointer)
        if not isinstance(branch["$ref"], str) or not _refer(context, branch["$ref"], pointer):
            return AnySchema(**facts)
        return SchemaRef(target=branch["$ref"], **facts)
    if not isinstance(branch, dict):
        context.lose(f"{pointer}/allOf", f"a schema is due here, not {kind_of(branch)}")
        return AnySchema(**parse_facts(own, pointer))
    return _parse_plain(context, {**branch, **_annotations(own)}, pointer, depth + 1)


def _distribute(context: Context, parts: list[Part], union: Part, pointer: str, depth: int) -> Schema:
    """Give each variant of the union the members of the object it is combined with."""
    keyword = _union_keyword(union.node)
    rest = [Part({k: v for k, v in p.node.items() if k != keyword} if p is union else p.node, p.pointer) for p in parts]
    branches = list(context.items(union.node, keyword, union.pointer))
    if all(isinstance(branch, dict) and set(branch) <= {"required", "not", *ANNOTATIONS} for branch, _ in branches):
        return parse_object(context, rest, pointer, depth, parse_schema)
    variants = tuple(
        parse_object(
            context,
            [*rest, *flatten_all_of(context, {"allOf": [branch]}, where)],
            f"{pointer}/{keyword}/{index}",
            depth + 1,
            parse_schema,
        )
        for index, (branch, where) in enumerate(branches)
    )
    return OneOfSchema(variants=variants, **parse_facts(parts[0].node, pointer))


def _union_keyword(node: JsonObject) -> str:
    return next((keyword for keyword in ("oneOf", "anyOf") if isinstance(node.get(keyword), list)), "")


def _is_object(node: JsonObject) -> bool:
    return node.get("type") == "object" or "properties" in node or "additionalProperties" in node


def _annotations(node: JsonObject) -> dict[str, Json]:
    return {k: v for k, v in node.items() if k in ANNOTATIONS or k == "nullable" or k.startswith("x-")}


def _allows_null(node: JsonObject) -> bool:
    kinds = node.get("type")
    values = node.get("enum")
    return (
        node.get("nullable") is True
        or (isinstance(kinds, list) and "null" in kinds and len(kinds) > 1)
        or (isinstance(values, list) and None in values)
    )
