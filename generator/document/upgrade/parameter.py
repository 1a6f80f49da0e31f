"""Parameter and Header Objects: https://spec.openapis.org/oas/v2.0.html#parameter-object."""

from __future__ import annotations

from typing import Final

from generator.document.tree import Object, as_object, as_text
from generator.document.upgrade.context import MovedPart, UpgradeContext, copied
from generator.document.upgrade.schema import item_schema

_DELIMITED: Final = {"ssv": "spaceDelimited", "tsv": "tabDelimited", "pipes": "pipeDelimited"}
_FORMATS: Final = ("csv", *_DELIMITED, "multi")


def upgrade_parameter(node: Object, place: MovedPart, context: UpgradeContext) -> Object:
    """Say a parameter that is not of the body. Its own keywords become its schema."""
    location = as_text(node.get("in"))
    upgraded = copied(node, "name", "in", "description", "required", "deprecated", "allowEmptyValue", "example")
    upgraded.pop("x-nullable", None)
    if location == "path":
        upgraded["required"] = True
    if location != "query":
        upgraded.pop("allowEmptyValue", None)
    if "$ref" in as_object(node.get("schema")) or ("schema" in node and "type" not in node):
        return {**upgraded, "schema": node["schema"]}  # as OpenAPI 3 has it: a mistake whose meaning is clear
    schema, style = array_style(node, location, place, context)
    context.note(place.moved("schema"))
    return {**upgraded, **style, "schema": schema}


def array_style(node: Object, location: str, place: MovedPart, context: UpgradeContext) -> tuple[Object, Object]:
    """Give the schema of a value, and its style where it is an array: `collectionFormat`, which is csv if not given.

    OpenAPI 3 has no style for tabs, and none but commas outside of a query; our parser knows them all the same.
    """
    schema = item_schema(node)
    if node.get("type") != "array":
        return schema, {}
    spelled = as_text(node.get("collectionFormat")) or "csv"
    if spelled not in _FORMATS or (spelled == "multi" and location != "query"):
        context.warn(place, f"collectionFormat {spelled!r} has no meaning in a {location}; read as csv")
    if spelled == "multi" and location == "query":
        return schema, {"style": "form", "explode": True}
    usual = "form" if location == "query" else "simple"
    return schema, {"style": _DELIMITED.get(spelled, usual), "explode": False}


def upgrade_header(node: Object, place: MovedPart, context: UpgradeContext) -> Object:
    """Say a header of a response. Its own keywords become its schema."""
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    schema, _ = array_style(node, "header", place, context)
    context.note(place.moved("schema"))
    upgraded = copied(node, "description")
    upgraded.pop("x-nullable", None)
    return {**upgraded, "schema": schema}
