"""Annotations of a schema (title, default, examples, ...): https://spec.openapis.org/oas/v3.1.1#schema-object."""

from __future__ import annotations

from typing import TypedDict

from generator.ir.schemas import MISSING, NO_EXTENSIONS, Extensions, Json, Missing
from generator.parse.context import JsonObject, text

ANNOTATIONS = frozenset({
    "title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly",
    "externalDocs", "xml", "$comment", "summary",
})  # fmt: skip


class Facts(TypedDict):
    """The arguments that every schema class of the IR takes."""

    pointer: str
    title: str
    description: str
    default: Json | Missing
    examples: tuple[Json, ...]
    deprecated: bool
    read_only: bool
    write_only: bool
    extensions: Extensions


def parse_facts(node: JsonObject, pointer: str) -> Facts:
    """Read what a schema says of itself, whatever its type."""
    return Facts(
        pointer=pointer,
        title=text(node, "title"),
        description=text(node, "description"),
        default=node.get("default", MISSING),
        examples=_examples(node),
        deprecated=node.get("deprecated") is True,
        read_only=node.get("readOnly") is True,
        write_only=node.get("writeOnly") is True,
        extensions=parse_extensions(node),
    )


def parse_extensions(node: JsonObject) -> Extensions:
    """Keep every `x-*` member: https://spec.openapis.org/oas/v3.1.1#specification-extensions."""
    found = {key: value for key, value in node.items() if isinstance(key, str) and key.startswith("x-")}
    return found or NO_EXTENSIONS


def _examples(node: JsonObject) -> tuple[Json, ...]:
    many = node.get("examples")
    listed = tuple(many) if isinstance(many, list) else ()
    return (*listed, node["example"]) if "example" in node else listed
