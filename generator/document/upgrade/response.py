"""Response Object: https://spec.openapis.org/oas/v2.0.html#response-object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.document.tree import Json, Object, as_object, as_text
from generator.document.upgrade.context import MovedPart, UpgradeContext, copied, entries
from generator.document.upgrade.parameter import upgrade_header
from generator.document.upgrade.schema import upgrade_schema

_JSON: Final = "application/json"
_JSON_ENDINGS: Final = ("/json", "+json")
_ANYTHING: Final = "*/*"


def upgrade_responses(
    node: Json, place: MovedPart, produces: Sequence[str], context: UpgradeContext, *, is_usual: bool
) -> Object:
    """Say the responses of an operation. is_usual: it produces what the document does, and so may share components."""
    responses: Object = {}
    for status, response in as_object(node).items():
        at = place.at(status)
        if status.startswith("x-") or not isinstance(response, dict):
            responses[status] = response
        elif "$ref" in response and is_usual:
            responses[status] = {"$ref": response["$ref"]}
        else:
            reference = as_text(response.get("$ref"))
            old = MovedPart(reference, at.new) if reference else at
            responses[status] = upgrade_response(context.resolved(response), old, produces, context)
    return responses


def upgrade_response(node: Object, place: MovedPart, produces: Sequence[str], context: UpgradeContext) -> Object:
    """Say one response: its schema for each media type that is produced, with the example of that."""
    context.note(place)
    upgraded = copied(node, "description")
    upgraded.setdefault("description", "")
    declared = entries(node.get("headers"))
    headers: Object = {name: upgrade_header(one, place.at("headers", name), context) for name, one in declared}
    if headers:
        upgraded["headers"] = headers
    content = _content(node, place, produces, context)
    if content:
        upgraded["content"] = content
    return upgraded


def _content(node: Object, place: MovedPart, produces: Sequence[str], context: UpgradeContext) -> Object:
    examples = as_object(node.get("examples"))
    if "schema" not in node:
        return {name: {"example": value} for name, value in examples.items() if "/" in name}
    content: Object = {}
    for media_type in _media_types(as_object(node["schema"]), produces, examples):
        context.note(MovedPart(f"{place.old}/schema", place.new).moved("content", media_type, "schema"))
        media: Object = {"schema": upgrade_schema(node["schema"])}
        if media_type in examples:
            media["example"] = examples[media_type]
            context.note(
                MovedPart(place.at("examples", media_type).old, place.new).moved("content", media_type, "example")
            )
        content[media_type] = media
    return content


def _media_types(schema: Object, produces: Sequence[str], examples: Object) -> tuple[str, ...]:
    """Choose the media types of a response: what is produced, else those of its examples. A file is never JSON."""
    named = tuple(produces) or tuple(name for name in examples if "/" in name)
    if schema.get("type") == "file":
        return tuple(name for name in named if not name.endswith(_JSON_ENDINGS)) or (_ANYTHING,)
    return named or (_JSON,)
