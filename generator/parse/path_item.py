"""Paths Object and Path Item Object: https://spec.openapis.org/oas/v3.1.1#path-item-object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator.ir.schemas import Json
from generator.parse.node import Node, kind_of
from generator.parse.reference import follow

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")
_OPERATORS: Final = "+*"
_METHODS: Final = ("get", "put", "post", "delete", "patch", "head", "options", "trace", "query")
_TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""A method: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2."""

_OF_OPERATIONS: Final = frozenset({"responses", "operationId", "requestBody"})
_FIELDS: Final = ("$ref", "summary", "description", "servers", "parameters", "additionalOperations")


class OperationNode(Struct, frozen=True, kw_only=True):
    """One operation of the document: what is called how, and the levels (path item, operation) that speak of it."""

    path: str
    method: str
    item: Node
    operation: Node


def parse_paths(root: Node) -> tuple[OperationNode, ...]:
    """Return the operations below `paths` in document order."""
    return tuple(
        call for path, item in root.children("paths", is_extensible=True) for call in parse_path_item(path, item)
    )


def parse_path_item(path: str, node: Node) -> Iterator[OperationNode]:
    """Give the operations of a path item, and of the one it refers to. One under an unknown method is a loss."""
    item = follow(node.replaced({"$ref": node.value["$ref"]})) if "$ref" in node.value else None
    for place in (item, node):
        for key, value in place.value.items() if place else ():
            if place and key in _METHODS:
                yield OperationNode(path=path, method=key.upper(), item=place, operation=_operation(place, key))
            elif place and key.lower() in _METHODS and key.lower() not in place.value:
                place.warn("structure", f"{key!r} is not a method; read as {key.lower()!r}", key)
                yield OperationNode(path=path, method=key.upper(), item=place, operation=_operation(place, key))
            elif place and key == "additionalOperations":
                yield from _additional_operations(path, place)
            elif place and key not in _FIELDS and not key.startswith("x-"):
                _leave_out(place, key, value)


def _additional_operations(path: str, item: Node) -> Iterator[OperationNode]:
    """Give the operations of other methods: each is sent as it is spelled, since methods are case-sensitive."""
    for method, operation in item.children("additionalOperations"):
        if _TOKEN.fullmatch(method):
            yield OperationNode(path=path, method=method, item=item, operation=operation)
        else:
            item.lose(f"{method!r} is no method of HTTP", "additionalOperations", method)


def _leave_out(item: Node, key: str, value: Json) -> None:
    """Lose what may be an operation under an unknown method; anything else has no meaning here."""
    reason = f"{key!r} is {kind_of(value)} of no meaning in a path item, nor a known method"
    if isinstance(value, dict) and not _OF_OPERATIONS.isdisjoint(value):
        item.lose(reason, key)
    else:
        item.warn("structure", f"{reason}; ignored", key)


def _operation(item: Node, method: str) -> Node:
    """Return an Operation Object; what is none is a loss, and an operation of which nothing is known."""
    return item.child(method) or Node({}, item.at(method), item.context)


def path_variables(path: str) -> tuple[str, ...]:
    """Return the names in a path template in order, without the operators of `{+name}` and `{name*}`."""
    names = (variable_name(name) for name in _VARIABLE.findall(path))
    return tuple(dict.fromkeys(name for name in names if name))


def variable_name(text: str) -> str:
    """Return the name in `{+name}` or `{name*}`: an operator says how the value is written."""
    return text.strip(_OPERATORS)
