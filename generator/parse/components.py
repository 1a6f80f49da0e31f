"""Components Object: https://spec.openapis.org/oas/v3.1.1#components-object, and all schemas that need a name."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from generator.ir.schemas import AnySchema, NamedSchema
from generator.ir.walk import ALIASES, circles, leads_back
from generator.parse.node import Context, Node
from generator.parse.reference import find_value, numbered
from generator.parse.schemas.schema import parse_schema

_SILENT: Final = frozenset(
    {
        *("components", "paths", "schemas", "schema", "responses", "requestBodies", "parameters", "headers"),
        *("content", "properties", "allOf", "$defs", "definitions"),
    }
)
_SPOKEN: Final = {"items": "item", "additionalProperties": "value", "requestBody": "body"}
_NO_WORD: Final = re.compile(r"\W+")


def parse_component_schemas(components: Node) -> None:
    """Register every component schema, in document order, under its own key."""
    context = components.context
    for name, node in components.schemas("schemas"):
        context.named[node.pointer] = NamedSchema(
            name=name, pointer=node.pointer, schema=parse_schema(node), extensions=node.extensions()
        )


def parse_pending_schemas(context: Context) -> None:
    """Register the schemas that references point at outside the components, and what those point at in turn."""
    taken = {named.name for named in context.named.values()}
    for pointer in context.pending:
        value = find_value(context, pointer)
        if pointer in context.named or not isinstance(value, dict):
            continue
        node = Node(value, pointer, context)
        name = numbered(_readable_name(pointer), taken)
        taken.add(name)
        context.named[pointer] = NamedSchema(
            name=name,
            pointer=pointer,
            schema=parse_schema(node),
            is_component=False,
            extensions=node.extensions(),
        )


def note_endless_aliases(context: Context) -> None:
    """Let each named schema that is nothing but a way back to itself be any value, with a warning."""
    if not circles(context.named, ALIASES):
        return
    for pointer, named in context.named.items():
        if leads_back(pointer, context.named, ALIASES):
            reason = f"schema {named.name!r} is only a reference that leads back to itself; taken as any value"
            context.warn("endless-schema", pointer, reason)
            context.named[pointer] = replace(named, schema=AnySchema(pointer=pointer))


def _readable_name(pointer: str) -> str:
    """Make a name of a pointer: its words, without those that every pointer has and without media types."""
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")]
    words = [_SPOKEN.get(token, token) for token in tokens if token not in _SILENT and not _is_media_type(token)]
    return "_".join(word for token in words if (word := _NO_WORD.sub("_", token).strip("_"))) or "schema"


def _is_media_type(token: str) -> bool:
    return token.startswith(("application/", "text/", "multipart/", "image/", "*/"))
