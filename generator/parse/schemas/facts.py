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
        *("contentMediaType", "contentEncoding", "contentSchema", "anyOf", "oneOf", "discriminator", "required"),
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
    xml: tuple[tuple[str, Json], ...]


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
    if "xml" in value:
        xml = node.child("xml")
        facts["xml"] = tuple(xml.value.items()) if xml else ()
    return facts


def without_keywords(facts: Facts, *names: str) -> Facts:
    """Return facts without what a schema says of itself in another way."""
    kept = tuple(pair for pair in facts.get("keywords", ()) if pair[0] not in names)
    return {**facts, "keywords": kept}


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
