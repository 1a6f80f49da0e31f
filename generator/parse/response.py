"""Responses, Response and Header Objects: https://spec.openapis.org/oas/v3.1.1#responses-object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.ir.operations import Header, Response
from generator.ir.schemas import Json
from generator.parse.media_type import parse_content
from generator.parse.node import Node
from generator.parse.parameter import parse_parameter_schema
from generator.parse.reference import followed_children

_STATUS: Final = re.compile(r"(default)|([1-5](?:\d\d|XX))(?!\w).*", re.IGNORECASE | re.DOTALL)


def parse_responses(operation: Node) -> tuple[Response, ...]:
    """Read the `responses` of an operation in document order."""
    return tuple(_given_responses(operation))


def _given_responses(operation: Node) -> Iterator[Response]:
    for status, node in followed_children(operation, "responses", is_extensible=True):
        found = _STATUS.fullmatch(status.strip())
        if found:
            meant = "default" if found[1] else found[2].upper()
            if meant not in {status, status.upper()}:
                operation.warn("status-code", f"{status!r} is not a status; read as {meant}", "responses", status)
            yield Response(
                status=meant,
                description=node.text("description") or node.text("summary"),
                headers=parse_headers(node),
                content=parse_content(node),
                pointer=node.pointer,
                links=_links(node),
            )
        else:
            reason = f"{status!r} is not a status: write 200, 4XX or default"
            operation.lose(reason, "responses", status)


def _links(node: Node) -> tuple[tuple[str, Json], ...]:
    """Return the links as they are written: nothing is made of them, but what changes of them is reported."""
    links = node.child("links") if "links" in node.value else None
    return tuple(links.value.items()) if links else ()


def parse_headers(response: Node) -> tuple[Header, ...]:
    """Read the headers of a response; `Content-Type` is given by `content`, as the specification says."""
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
