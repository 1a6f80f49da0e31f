"""`allOf`, flattened to its parts: https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.1."""

from __future__ import annotations

from typing import NamedTuple

from generator.ir.schemas import Json, Missing
from generator.parse.context import Context, JsonObject


class Part(NamedTuple):
    """One piece of a composed schema, and where it stands."""

    node: JsonObject
    pointer: str


def flatten_all_of(context: Context, node: JsonObject, pointer: str) -> list[Part]:
    """Give the branches of a schema in order, references followed, the schema's own keywords last."""
    return _flatten(context, node, pointer, ())


def _flatten(context: Context, node: JsonObject, pointer: str, trail: tuple[str, ...]) -> list[Part]:
    target = node.get("$ref")
    if isinstance(target, str):
        return _flatten_target(context, target, pointer, trail)
    parts: list[Part] = []
    for branch, where in context.items(node, "allOf", pointer):
        if isinstance(branch, dict):
            parts += _flatten(context, branch, where, trail)
        elif not isinstance(branch, bool):
            context.lose(where, "a schema is due here")
    own = {key: value for key, value in node.items() if key != "allOf"}
    return [*parts, Part(own, pointer)] if own else parts


def _flatten_target(context: Context, target: str, pointer: str, trail: tuple[str, ...]) -> list[Part]:
    found = context.look_up(target)
    if target in trail:
        context.lose(pointer, f"{target!r} is composed of itself")
        return []
    if isinstance(found, Missing) or not isinstance(found, dict):
        context.lose(pointer, f"reference {target!r} cannot be followed")
        return []
    return _flatten(context, found, target, (*trail, target))


def merge_raw(nodes: list[JsonObject]) -> dict[str, Json]:
    """Lay schemas over each other, the later refining the earlier; used where no part is an object."""
    merged: dict[str, Json] = {}
    for node in nodes:
        merged |= node
    return merged


def merge_property(earlier: Part, later: Part) -> Part:
    """Combine two declarations of one property: the later refines the earlier."""
    if earlier.node == later.node or not later.node:
        return earlier
    if "$ref" in later.node or "$ref" in earlier.node:
        return later if _says_type(later.node) else Part({**earlier.node, **later.node}, earlier.pointer)
    return Part({**earlier.node, **later.node}, later.pointer)


def _says_type(node: JsonObject) -> bool:
    return any(key in node for key in ("$ref", "type", "properties", "allOf", "oneOf", "anyOf", "enum", "items"))
