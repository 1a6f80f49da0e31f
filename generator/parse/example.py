"""Example Object: https://spec.openapis.org/oas/v3.1.1#example-object."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir.operations import Example
from generator.parse.node import Node
from generator.parse.reference import followed_children


def parse_examples(node: Node) -> tuple[Example, ...]:
    """Read `example` and `examples` of a parameter or media type.

    A value that is given as it is sent (`serializedValue`), or elsewhere (`externalValue`), is left where it is.
    """
    return tuple(_given_examples(node))


def _given_examples(node: Node) -> Iterator[Example]:
    if "example" in node.value:
        yield Example(name="", value=node.value["example"], pointer=node.at("example"))
    for name, example in followed_children(node, "examples"):
        key = next((key for key in ("dataValue", "value") if key in example.value), "")
        if key:
            value, summary = example.value[key], example.text("summary")
            yield Example(name=name, value=value, pointer=example.pointer, summary=summary)
        elif not {"externalValue", "serializedValue"} & set(example.value):
            example.warn("structure", f"example {name!r} has no 'value'; left out")
