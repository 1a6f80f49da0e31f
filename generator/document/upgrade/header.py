"""Header Object: https://spec.openapis.org/oas/v2.0.html#header-object."""

from __future__ import annotations

from generator.document.tree import Object
from generator.document.upgrade.context import Context, Place, copied
from generator.document.upgrade.parameter import array_style


def upgrade_header(node: Object, place: Place, context: Context) -> Object:
    """Say a header of a response. Its own keywords become its schema."""
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    schema, _ = array_style(node, "header", place, context)
    context.note(place.moved("schema"))
    upgraded = copied(node, "description")
    upgraded.pop("x-nullable", None)
    return {**upgraded, "schema": schema}
