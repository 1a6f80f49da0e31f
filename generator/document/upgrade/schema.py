"""Schema Object: https://spec.openapis.org/oas/v2.0.html#schema-object."""

from __future__ import annotations

from typing import Final

from generator.document.tree import Json, Object, as_array, as_object, as_text
from generator.document.upgrade.context import MovedPart, UpgradeContext, entries

_MAPS: Final = frozenset({"properties", "patternProperties", "definitions"})
_LISTS: Final = frozenset({"allOf", "anyOf", "oneOf"})
_ONES: Final = frozenset({"items", "additionalProperties", "not"})
_BOUNDS: Final = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
_NULLABLE: Final = ("x-nullable", "nullable")
_BESIDE_REFERENCE: Final = ("description", "title", "readOnly")
_VALUES: Final = ("x-ms-discriminator-value", "x-discriminator-value")

OF_ITEMS: Final = frozenset(
    {
        *("type", "format", "items", "default", "enum", "multipleOf", "pattern", "uniqueItems"),
        *("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
        *("maxLength", "minLength", "maxItems", "minItems", "x-nullable"),
    }
)
"""Keywords that parameters, headers and items have in common with schemas."""


def upgrade_schema(node: Json) -> Json:
    """Say a schema in the dialect of OpenAPI 3.1. Its members keep their places."""
    if not isinstance(node, dict):
        return node
    is_nullable = any(node.get(key) is True for key in _NULLABLE)
    if isinstance(node.get("$ref"), str):
        upgraded: Object = {"$ref": node["$ref"], **{key: node[key] for key in _BESIDE_REFERENCE if key in node}}
    else:
        upgraded = {key: _upgrade_member(key, value) for key, value in node.items() if key not in _NULLABLE}
        _set_bounds(upgraded)
        _set_type(upgraded)
    return _nullable(upgraded) if is_nullable else upgraded


def item_schema(node: Object) -> Object:
    """Give the schema of a parameter or header, which has its keywords itself."""
    return as_object(upgrade_schema({key: value for key, value in node.items() if key in OF_ITEMS}))


def upgrade_definitions(context: UpgradeContext, place: MovedPart) -> Object:
    """Say all definitions as schemas of components."""
    context.note(place)
    definitions = as_object(context.root.get("definitions"))
    schemas = {name: upgrade_schema(schema) for name, schema in definitions.items()}
    _map_discriminators(schemas)
    return schemas


def _upgrade_member(key: str, value: Json) -> Json:
    if key in _MAPS and isinstance(value, dict):
        return {name: upgrade_schema(schema) for name, schema in value.items()}
    if key in _LISTS and isinstance(value, list):
        return [upgrade_schema(schema) for schema in value]
    if key in _ONES:
        return [upgrade_schema(schema) for schema in value] if isinstance(value, list) else upgrade_schema(value)
    if key == "discriminator" and isinstance(value, str):
        return {"propertyName": value}
    return value


def _set_bounds(schema: Object) -> None:
    """Let an exclusive bound be a number: it was a flag beside the bound."""
    for exclusive, bound in _BOUNDS.items():
        if schema.get(exclusive) is True and bound in schema:
            schema[exclusive] = schema.pop(bound)
        elif isinstance(schema.get(exclusive), bool):
            del schema[exclusive]


def _set_type(schema: Object) -> None:
    """Let a file be a string of bytes."""
    if schema.get("type") == "file":
        schema |= {"type": "string", "format": "binary"}


def _nullable(schema: Object) -> Object:
    kind = schema.get("type")
    if not isinstance(kind, str):
        return {"anyOf": [schema, {"type": "null"}]}
    if "enum" in schema and None not in as_array(schema["enum"]):
        schema["enum"] = [*as_array(schema["enum"]), None]
    return {**schema, "type": [kind, "null"]}


def _map_discriminators(schemas: Object) -> None:
    """Name subtypes in the mapping of their discriminator, where they have a value of their own."""
    for name, schema in entries(schemas):
        value = next((as_text(schema[key]) for key in _VALUES if as_text(schema.get(key))), "")
        parent = _discriminated_parent(schemas, schema) if value else None
        if parent is not None:
            mapping = as_object(parent.setdefault("mapping", {}))
            mapping[value] = f"#/definitions/{name.replace('~', '~0').replace('/', '~1')}"


def _discriminated_parent(schemas: Object, schema: Object) -> Object | None:
    """Find the Discriminator Object of a schema, or of one that it extends."""
    seen: set[str] = set()
    pending = [schema]
    while pending:
        node = pending.pop()
        if isinstance(node.get("discriminator"), dict):
            return as_object(node["discriminator"])
        for part in as_array(node.get("allOf")):
            name = as_text(as_object(part).get("$ref")).rpartition("/")[2]
            if name not in seen:
                seen.add(name)
                pending += [as_object(part), as_object(schemas.get(name))]
    return None
