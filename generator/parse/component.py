"""Named schemas: the components, and whatever else is referred to."""

from __future__ import annotations

from typing import Final

from generator.ir.schemas import AnySchema, Json, Missing, NamedSchema
from generator.parse.context import Context, unescape
from generator.parse.facts import parse_extensions
from generator.parse.schema import parse_schema

STRUCTURE: Final = frozenset({"content", "schema", "properties", "items", "responses", "components", "paths", "allOf"})


def parse_components(context: Context) -> None:
    """Register every component schema, in document order, before anything refers to one."""
    components = context.root.get("components")
    if not isinstance(components, dict):
        return
    declared = list(context.members(components, "schemas", "#/components"))
    for _, _, pointer in declared:
        context.schemas[pointer] = NamedSchema(name="", pointer=pointer, schema=AnySchema(pointer=pointer))
    for name, node, pointer in declared:
        context.schemas[pointer] = _parse_named(context, name, node, pointer, is_component=True)


def parse_wanted(context: Context) -> None:
    """Register the schemas that references point at outside the components, and what those point at in turn."""
    while context.wanted:
        pointer = context.wanted.pop()
        node = context.look_up(pointer)
        if pointer not in context.schemas and not isinstance(node, Missing):
            context.schemas[pointer] = _parse_named(context, _name(pointer), node, pointer, is_component=False)


def _parse_named(context: Context, name: str, node: Json, pointer: str, *, is_component: bool) -> NamedSchema:
    extensions = parse_extensions(node) if isinstance(node, dict) else {}
    if _refers_to_itself(context, node, pointer):
        context.lose(pointer, "the reference leads back to itself")
        schema = AnySchema(pointer=pointer)
        return NamedSchema(name=name, pointer=pointer, schema=schema, is_component=is_component, extensions=extensions)
    return NamedSchema(
        name=name,
        pointer=pointer,
        schema=parse_schema(context, node, pointer),
        is_component=is_component,
        extensions=extensions,
    )


def _refers_to_itself(context: Context, node: Json | Missing, pointer: str) -> bool:
    seen = {pointer}
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        target = str(node["$ref"])
        if target in seen:
            return True
        seen.add(target)
        node = context.look_up(target)
    return False


def _name(pointer: str) -> str:
    """Make a readable name of the last segments of a pointer that say something."""
    segments = [unescape(segment) for segment in pointer.split("/")[1:]]
    telling = [segment for segment in segments if segment not in STRUCTURE and "/json" not in segment]
    return " ".join(telling[-3:]) or "schema"
