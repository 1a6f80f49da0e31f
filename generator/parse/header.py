"""Header Object: https://spec.openapis.org/oas/v3.1.1#header-object."""

from __future__ import annotations

from generator.ir.operations import Header
from generator.parse.node import Node
from generator.parse.parameter import parse_parameter_schema
from generator.parse.reference import followed_children


def parse_headers(response: Node) -> tuple[Header, ...]:
    """Read the headers of a response; `Content-Type` is told by `content`, as the specification says."""
    return tuple(
        _parse_header(name, node)
        for name, node in followed_children(response, "headers")
        if name.lower() != "content-type"
    )


def _parse_header(name: str, node: Node) -> Header:
    schema, _ = parse_parameter_schema(node, f"header {name!r}")
    return Header(
        name=name,
        required=node.flag("required"),
        schema=schema,
        pointer=node.pointer,
        description=node.text("description"),
    )
