"""Responses and their headers: https://spec.openapis.org/oas/v3.1.1#responses-object."""

from __future__ import annotations

import re
from typing import Final

from generator.ir.operations import Header, Response
from generator.ir.schemas import Json, StringSchema
from generator.parse.context import Context, JsonObject, join, text
from generator.parse.media_type import parse_content
from generator.parse.schema import parse_schema

STATUS: Final = re.compile(r"[1-5](?:\d\d|XX)|default")


def parse_responses(context: Context, operation: JsonObject, pointer: str) -> tuple[Response, ...]:
    """Read the answers of an operation in document order; a key that is no status is a loss."""
    found: list[Response] = []
    for key, value, where in context.members(operation, "responses", pointer):
        if key.startswith("x-"):
            continue
        status = key if key == "default" else key.upper()
        if STATUS.fullmatch(status):
            response = _parse_response(context, status, value, where)
            found += [response] if response else []
        else:
            context.lose(where, f"{key!r} is not a status")
    return tuple(found)


def _parse_response(context: Context, status: str, value: Json, pointer: str) -> Response | None:
    found = context.follow(value, pointer)
    if found is None:
        return None
    node, where = found
    return Response(
        status=status,
        description=text(node, "description"),
        headers=_parse_headers(context, node, where),
        content=parse_content(context, node, where),
        pointer=where,
    )


def _parse_headers(context: Context, node: JsonObject, pointer: str) -> tuple[Header, ...]:
    headers: list[Header] = []
    for name, value, where in context.members(node, "headers", pointer):
        found = context.follow(value, where)
        if found is None or name.lower() == "content-type":
            continue
        header, at = found
        at_schema = join(at, "schema")
        headers.append(
            Header(
                name=name,
                required=header.get("required") is True,
                schema=parse_schema(context, header["schema"], at_schema)
                if "schema" in header
                else StringSchema(pointer=at_schema),
                pointer=at,
                description=text(header, "description"),
            )
        )
    return tuple(headers)
