"""Parameter Object, of the path, the query or a header: https://spec.openapis.org/oas/v2.0.html#parameter-object."""

from __future__ import annotations

from typing import Final

from generator.document.tree import Object, as_object, as_text
from generator.document.upgrade.context import Context, Place, copied
from generator.document.upgrade.schema import item_schema

_STYLES: Final[dict[tuple[str, str], Object]] = {
    ("query", "csv"): {"style": "form", "explode": False},
    ("query", "ssv"): {"style": "spaceDelimited", "explode": False},
    ("query", "pipes"): {"style": "pipeDelimited", "explode": False},
    ("query", "multi"): {"style": "form", "explode": True},
    ("path", "csv"): {"style": "simple", "explode": False},
    ("header", "csv"): {"style": "simple", "explode": False},
}
"""How OpenAPI 3 says a collection format, by location."""

_SEPARATORS: Final = {"csv": "commas", "ssv": "spaces", "tsv": "tabs", "pipes": "pipes"}


def upgrade_parameter(node: Object, place: Place, context: Context) -> Object:
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


def array_style(node: Object, location: str, place: Place, context: Context) -> tuple[Object, Object]:
    """Give the schema of a value, and its style where it is an array: `collectionFormat`, which is csv if not given.

    A format that OpenAPI 3 cannot say makes it a string, which the caller joins.
    """
    schema = item_schema(node)
    if node.get("type") != "array":
        return schema, {}
    spelled = as_text(node.get("collectionFormat")) or "csv"
    style = _STYLES.get((location, spelled))
    if style is not None:
        return schema, dict(style)
    separator = _SEPARATORS.get(spelled, f"separators as {spelled!r} has them")
    context.warn(
        place, f"collectionFormat {spelled!r} has no style in OpenAPI 3; taken as a string, joined by {separator}"
    )
    return {"type": "string"}, {}
