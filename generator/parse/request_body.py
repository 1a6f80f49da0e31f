"""Request Body Object: https://spec.openapis.org/oas/v3.1.1#request-body-object."""

from __future__ import annotations

from generator.ir.operations import RequestBody
from generator.parse.media_type import parse_content
from generator.parse.node import Node
from generator.parse.reference import followed


def parse_request_body(operation: Node) -> RequestBody | None:
    """Read the `requestBody` of an operation; None if it has none."""
    node = followed(operation, "requestBody")
    if node is None:
        return None
    if not node.value.get("content"):
        node.warn("structure", "the request body has no content; taken as no body")
    return RequestBody(
        required=node.flag("required"),
        content=parse_content(node),
        pointer=node.pointer,
        description=node.text("description"),
    )
