"""Request bodies: https://spec.openapis.org/oas/v3.1.1#request-body-object."""

from __future__ import annotations

from generator.ir.operations import RequestBody
from generator.parse.context import Context, JsonObject, join, text
from generator.parse.media_type import parse_content


def parse_request_body(context: Context, operation: JsonObject, pointer: str) -> RequestBody | None:
    """Read the body of an operation; None where it has none, or one without any media type (a loss)."""
    if operation.get("requestBody") is None:
        return None
    found = context.follow(operation["requestBody"], join(pointer, "requestBody"))
    if found is None:
        return None
    node, where = found
    content = parse_content(context, node, where)
    if not content:
        context.lose(where, "request body has no media type")
        return None
    return RequestBody(
        required=node.get("required") is True,
        content=content,
        pointer=where,
        description=text(node, "description"),
    )
