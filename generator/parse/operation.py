"""Operation Object and Request Body Object: https://spec.openapis.org/oas/v3.1.1#operation-object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.operations import Operation, RequestBody, SecurityRequirement
from generator.parse.hints.extensions import parse_operation_hints
from generator.parse.media_type import parse_content
from generator.parse.node import Node
from generator.parse.parameter import parse_parameters
from generator.parse.path_item import OperationNode
from generator.parse.reference import followed, numbered
from generator.parse.response import parse_responses
from generator.parse.security import parse_requirements
from generator.parse.server import parse_servers

_NO_WORD: Final = re.compile(r"[\W_]+")


class Security(Struct, frozen=True, kw_only=True):
    """What the document says of security for all operations: what is needed, and the names of the schemes."""

    requirements: tuple[SecurityRequirement, ...]
    schemes: frozenset[str]


def parse_operations(calls: Sequence[OperationNode], security: Security) -> tuple[Operation, ...]:
    """Read all operations; of several with one id the first keeps it, and the others say their method and path."""
    operations = [_parse_operation(call, security) for call in calls]
    taken = {operation.operation_id for operation in operations if operation.has_own_id}
    return tuple(_with_distinct_ids(operations, taken))


def _parse_operation(call: OperationNode, security: Security) -> Operation:
    node = call.operation
    own_id = node.text("operationId")
    parameters = parse_parameters(call.path, (call.item, node))
    responses = parse_responses(node)
    requirements = parse_requirements(node, security.schemes)
    return Operation(
        operation_id=own_id or _readable_id(call.method, call.path),
        has_own_id=bool(own_id),
        method=call.method,
        path=call.path,
        pointer=node.pointer,
        tags=tuple(dict.fromkeys(node.texts("tags"))),
        summary=node.text("summary") or call.item.text("summary"),
        description=node.text("description") or call.item.text("description"),
        deprecated=node.flag("deprecated"),
        parameters=parameters,
        request_body=parse_request_body(node),
        responses=responses,
        security=security.requirements if requirements is None else requirements,
        servers=parse_servers(node) or parse_servers(call.item),
        hints=parse_operation_hints(node, call.method, parameters, responses),
        has_own_security=requirements is not None,
    )


def _readable_id(method: str, path: str) -> str:
    words = (word for word in _NO_WORD.split(path) if word)
    return "_".join((method.lower(), *words))


def _longer_id(operation: Operation) -> str:
    readable = _readable_id(operation.method, operation.path)
    return f"{operation.operation_id}_{readable}" if operation.has_own_id else readable


def _with_distinct_ids(operations: list[Operation], taken: set[str]) -> Iterator[Operation]:
    met: set[str] = set()
    for operation in operations:
        is_first = operation.operation_id not in met and (operation.has_own_id or operation.operation_id not in taken)
        if is_first:
            met.add(operation.operation_id)
            yield operation
        else:
            operation_id = numbered(_longer_id(operation), taken | met)
            met.add(operation_id)
            yield replace(operation, operation_id=operation_id, has_own_id=False)


def parse_request_body(operation: Node) -> RequestBody | None:
    """Read the `requestBody` of an operation; None if it has none."""
    node = followed(operation, "requestBody")
    if node is None:
        return None
    if not node.value.get("content"):
        node.warn("structure", "the request body has no content; taken as no body")
    return RequestBody(
        required=node.flag("required"),
        content=parse_content(node),
        pointer=node.pointer,
        description=node.text("description"),
    )
