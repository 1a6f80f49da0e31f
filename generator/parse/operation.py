"""Operations: https://spec.openapis.org/oas/v3.1.1#operation-object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.ir.operations import Operation, SecurityRequirement
from generator.parse.context import Context, JsonObject, join, text
from generator.parse.extensions import parse_operation_hints
from generator.parse.parameter import parse_parameters
from generator.parse.request_body import parse_request_body
from generator.parse.response import parse_responses
from generator.parse.security import parse_security
from generator.parse.server import parse_servers

METHODS: Final = ("get", "put", "post", "delete", "patch", "head", "options", "trace")


@dataclass(kw_only=True, slots=True)
class Defaults:
    """What the document says once for all operations, and the ids that are taken."""

    security: tuple[SecurityRequirement, ...]
    schemes: frozenset[str]
    taken: set[str] = field(default_factory=set)


def parse_operations(context: Context, defaults: Defaults) -> tuple[Operation, ...]:
    """Read every operation of every path item in document order."""
    return tuple(
        _parse_operation(context, defaults, path, method, (item, where), node)
        for path, item, where in _path_items(context)
        for method, node in item.items()
        if method in METHODS and _is_object(context, node, join(where, method))
    )


def _path_items(context: Context) -> Iterator[tuple[str, JsonObject, str]]:
    for path, value, where in context.members(context.root, "paths", "#"):
        if path.startswith("x-"):
            continue
        found = context.follow(value, where)
        if found is not None:
            yield path, *found


def _is_object(context: Context, node: object, pointer: str) -> bool:
    if isinstance(node, dict):
        return True
    context.lose(pointer, "an operation is due here")
    return False


def _parse_operation(
    context: Context, defaults: Defaults, path: str, method: str, item: tuple[JsonObject, str], value: object
) -> Operation:
    node: JsonObject = value if isinstance(value, dict) else {}
    pointer = join(item[1], method)
    own_id = text(node, "operationId")
    operation_id = _unique(own_id or _derived_id(method, path), defaults.taken)
    parameters = parse_parameters(context, path, (item, (node, pointer)), pointer)
    responses = parse_responses(context, node, pointer)
    security = parse_security(context, node, pointer, defaults.schemes)
    return Operation(
        operation_id=operation_id,
        has_own_id=operation_id == own_id,
        method=method.upper(),
        path=path,
        pointer=pointer,
        tags=tuple(tag for tag, _ in context.items(node, "tags", pointer) if isinstance(tag, str)),
        summary=text(node, "summary") or text(item[0], "summary"),
        description=text(node, "description"),
        deprecated=node.get("deprecated") is True,
        parameters=parameters,
        request_body=parse_request_body(context, node, pointer),
        responses=responses,
        security=defaults.security if security is None else security,
        servers=parse_servers(context, node, pointer) or parse_servers(context, *item),
        hints=parse_operation_hints(context, node, pointer, parameters, responses),
    )


def _derived_id(method: str, path: str) -> str:
    words = [word for word in re.split(r"[^A-Za-z0-9]+", path) if word]
    return "_".join([method, *words])


def _unique(operation_id: str, taken: set[str]) -> str:
    candidate, number = operation_id, 2
    while candidate in taken:
        candidate, number = f"{operation_id}_{number}", number + 1
    taken.add(candidate)
    return candidate
