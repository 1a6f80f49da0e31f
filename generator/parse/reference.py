"""Reference Object: https://spec.openapis.org/oas/v3.1.1#reference-object. References are local to the bundle."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final
from urllib.parse import unquote

from generator.ir.schemas import MISSING, Json, Missing
from generator.parse.node import Context, Node, escaped

_OVERRIDES: Final = ("summary", "description")
_SCHEMA_PREFIX: Final = "#/components/schemas/"
_COMPONENT_DEPTH: Final = 3
_TOO_MANY_DIGITS: Final = 10
_DEFINITIONS: Final = ("#/$defs/", "#/definitions/")


def follow(node: Node) -> Node | None:
    """Return the object a reference stands for, through references to references; the node itself if it is none.

    A `summary` or `description` beside `$ref` overrides the target's, from 3.1 on. A reference to nowhere and a
    cycle of references are losses, and give None.
    """
    ends = node.context.ends
    trail: list[Node] = []
    met: set[str] = set()
    end = node
    while "$ref" in end.value:
        trail.append(end)
        target = find_target(end)
        if target is None:
            return None
        if target.pointer in met:
            end.lose(f"reference {end.value['$ref']!r} leads back to itself")
            return None
        met.add(target.pointer)
        end = ends.get(target.pointer, target)
    for reference in reversed(trail):
        end = _overridden(end, reference)
        if reference is not node:
            ends[reference.pointer] = end
    return end


def followed(node: Node, key: str) -> Node | None:
    """Return a member that is an object or a reference to one; None for none."""
    child = node.child(key)
    return follow(child) if child else None


def followed_children(node: Node, key: str, *, is_extensible: bool = False) -> Iterator[tuple[str, Node]]:
    """Give each entry of a map of objects or references."""
    for name, child in node.children(key, is_extensible=is_extensible):
        target = follow(child)
        if target:
            yield name, target


def followed_list(node: Node, key: str) -> Iterator[Node]:
    """Give each object of a list of objects or references."""
    for child in node.listed(key):
        target = follow(child)
        if target:
            yield target


def find_target(node: Node) -> Node | None:
    """Return the object that the node's `$ref` points to, one step; None, and a loss, if there is none."""
    reference = node.value["$ref"]
    if not isinstance(reference, str):
        node.lose("'$ref' is not a string", "$ref")
        return None
    if not reference.startswith("#/"):
        node.lose(f"reference {reference!r} does not point into this document with '#/'")
        return None
    pointer = _canonical(reference)
    value = find_value(node.context, pointer)
    if value is MISSING and reference.startswith(_DEFINITIONS):
        pointer, value = _find_definition(node, pointer)
    if isinstance(value, dict):
        return Node(value, pointer, node.context)
    node.lose(f"reference {reference!r} {'cannot be followed' if value is MISSING else 'does not point to an object'}")
    return None


def find_schema_target(node: Node) -> Node | None:
    """Return the schema that the node's `$ref` points to; a component of another kind is a loss."""
    target = find_target(node)
    if target and _is_other_component(target.pointer):
        node.lose(f"reference {target.pointer!r} does not point to a schema")
        return None
    return target


def find_value(context: Context, pointer: str) -> Json | Missing:
    """Return what stands at a pointer (`#/a/b`); MISSING if nothing does."""
    value: Json | Missing = context.root
    for token in pointer.split("/")[1:]:
        value = _member(value, token.replace("~1", "/").replace("~0", "~"))
    return value


def is_component_schema(pointer: str) -> bool:
    """Whether a pointer names an entry of `components.schemas`."""
    return pointer.startswith(_SCHEMA_PREFIX) and pointer.count("/") == _COMPONENT_DEPTH


def component_pointer(name: str) -> str:
    """Return the pointer of the component schema of that name."""
    return _SCHEMA_PREFIX + escaped(name)


def _overridden(target: Node, reference: Node) -> Node:
    if reference.context.is_version_3_0 or len(reference.value) == 1:
        return target
    own = {key: reference.value[key] for key in _OVERRIDES if key in reference.value}
    return target.replaced({**target.value, **own}) if own else target


def _canonical(reference: str) -> str:
    return unquote(reference) if "%" in reference else reference


def _find_definition(node: Node, pointer: str) -> tuple[str, Json | Missing]:
    """Look for `#/$defs/...` in the schemas around the node: a schema written as if it were a document."""
    around = node.pointer
    while "/" in around:
        around = around.rpartition("/")[0]
        value = find_value(node.context, around + pointer[1:])
        if value is not MISSING:
            return around + pointer[1:], value
    return pointer, MISSING


def _is_other_component(pointer: str) -> bool:
    is_component = pointer.startswith("#/components/") and pointer.count("/") == _COMPONENT_DEPTH
    return is_component and not pointer.startswith(_SCHEMA_PREFIX)


def _member(value: Json | Missing, key: str) -> Json | Missing:
    match value:
        case dict():
            return value.get(key, MISSING)
        case list() if key.isdecimal() and len(key) < _TOO_MANY_DIGITS and int(key) < len(value):
            return value[int(key)]
        case _:
            return MISSING


def request_name(context: Context, pointer: str) -> None:
    """Make sure that the schema at a pointer will be among the named ones; components are anyway."""
    if not is_component_schema(pointer) and pointer not in context.pending:
        context.pending.append(pointer)


def numbered(name: str, taken: Container[str]) -> str:
    """Return the name if it is free, else with the first free number: `list`, `list_2`, `list_3`."""
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}_{number}", number + 1
    return candidate
