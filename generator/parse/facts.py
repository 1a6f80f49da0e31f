"""What every Schema Object may say of itself: https://spec.openapis.org/oas/v3.1.1#schema-object."""

from __future__ import annotations

from typing import Final, Required, TypedDict

from generator.ir.schemas import Extensions, Json
from generator.parse.node import Node

ANNOTATIONS: Final = frozenset(
    {
        "title",
        "description",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "externalDocs",
        "xml",
        "$comment",
    }
)

_NARROWING: Final = frozenset(
    {
        *("const", "not", "if", "then", "else", "format", "pattern", "uniqueItems", "propertyNames"),
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
        *("contains", "minContains", "maxContains", "prefixItems", "patternProperties"),
        *("dependentRequired", "dependentSchemas", "unevaluatedItems", "unevaluatedProperties"),
        *("contentMediaType", "contentEncoding", "contentSchema"),
    }
)


class Facts(TypedDict, total=False):
    """Arguments of any schema class; a fact the document does not give is left out."""

    pointer: Required[str]
    title: str
    description: str
    default: Json
    examples: tuple[Json, ...]
    deprecated: bool
    read_only: bool
    write_only: bool
    extensions: Extensions
    keywords: tuple[tuple[str, Json], ...]


def parse_facts(node: Node) -> Facts:
    """Return the facts that the node itself gives. `example` and `examples` are one tuple, in this order."""
    facts: Facts = {"pointer": node.pointer}
    value = node.value
    if "title" in value:
        facts["title"] = node.text("title")
    if "description" in value:
        facts["description"] = node.text("description")
    if "default" in value:
        facts["default"] = value["default"]
    if "example" in value or "examples" in value:
        facts["examples"] = _parse_examples(node)
    if "deprecated" in value:
        facts["deprecated"] = node.flag("deprecated")
    if "readOnly" in value:
        facts["read_only"] = node.flag("readOnly")
    if "writeOnly" in value:
        facts["write_only"] = node.flag("writeOnly")
    extensions = node.extensions()
    if extensions:
        facts["extensions"] = extensions
    if not _NARROWING.isdisjoint(value):
        facts["keywords"] = tuple((key, value[key]) for key in value if key in _NARROWING)
    return facts


def _parse_examples(node: Node) -> tuple[Json, ...]:
    example = (node.value["example"],) if "example" in node.value else ()
    examples = node.value.get("examples", [])
    if isinstance(examples, list):
        return (*example, *examples)
    if isinstance(examples, dict):
        node.warn("structure", "'examples' of a schema is an object, not a list; its values are read", "examples")
        named = (value.get("value", value) if isinstance(value, dict) else value for value in examples.values())
        return (*example, *named)
    node.warn("structure", "'examples' of a schema is not a list; read as the only one", "examples")
    return (*example, examples)
