"""Responses that are not what the document promises: altered bodies, for trying how a client takes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from ..base.document import Json, ServedDocument, ServedOperation
from ..base.faults import Fault

Steps = tuple[str | int, ...]

HTML: Final = b"<!DOCTYPE html>\n<html><body><h1>Bad gateway</h1></body></html>\n"
UNKNOWN: Final = "emulated-unknown"
"""Name of a member, and value of an enum, that no document has."""


def tamper(
    document: ServedDocument, operation: ServedOperation | None, fault: Fault, status: int, body: bytes
) -> bytes:
    """Alter the body of a response. What a fault finds nothing to alter in stays as it is."""
    match fault.kind:
        case "truncated-json":
            return body[: len(body) // 2]
        case "html":
            return HTML
        case "unknown-field" | "unknown-enum" | "null" | "empty-array":
            return _alter(document, operation, fault, status, body)
        case _:
            return body


def _alter(
    document: ServedDocument, operation: ServedOperation | None, fault: Fault, status: int, body: bytes
) -> bytes:
    try:
        value = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return body
    schema = _schema(operation, status)
    steps = _pointed(fault.at) if fault.at else _first(document, schema, fault, value)
    if steps is None:
        return body
    return msgspec.json.encode(_replaced(value, steps, fault))


def _schema(operation: ServedOperation | None, status: int) -> Json:
    responses = {} if operation is None else operation.responses
    content = responses.get(status, {}).get("content", {})
    schema: Json = content.get("application/json", {}).get("schema", {})
    return schema


def _first(document: ServedDocument, schema: Json, fault: Fault, value: Any) -> Steps | None:  # noqa: ANN401 # JSON
    """Find the first place of a response that a fault can alter."""
    places = _places(document, schema, value, ())
    match fault.kind:
        case "unknown-field":
            return ()
        case "unknown-enum":
            return next((steps for steps, kind, here in places if "enum" in kind and isinstance(here, str)), None)
        case "null":
            return next((steps for steps, kind, _ in places if steps and kind.get("type") == "string"), None)
        case _:
            return next((steps for steps, _, here in places if steps and isinstance(here, dict)), None)


def _places(document: ServedDocument, schema: Json, value: Any, steps: Steps) -> Iterator[tuple[Steps, Json, Any]]:  # noqa: ANN401 # JSON
    """Walk through a value along its schema, from the outside in."""
    schema = _settled(document, schema)
    yield steps, schema, value
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _places(document, schema.get("properties", {}).get(name, {}), member, (*steps, name))
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _places(document, schema.get("items", {}), item, (*steps, number))


def _settled(document: ServedDocument, schema: Json) -> Json:
    """Follow a reference, and the one variant that is not null."""
    schema = document.resolve(schema)
    variants = [one for one in schema.get("oneOf", ()) if one.get("type") != "null"]
    return document.resolve(variants[0]) if len(variants) == 1 else schema


def _pointed(pointer: str) -> Steps:
    steps = (step.replace("~1", "/").replace("~0", "~") for step in pointer.removeprefix("/").split("/"))
    return tuple(int(step) if step.isdigit() else step for step in steps)


def _replaced(value: Any, steps: Steps, fault: Fault) -> Any:  # noqa: ANN401 # JSON
    """Give a value with another one at the place; a place that is not there changes nothing."""
    if not steps:
        return _other(value, fault)
    step, *others = steps
    if isinstance(value, dict) and step in value:
        return {**value, step: _replaced(value[step], tuple(others), fault)}
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return [*value[:step], _replaced(value[step], tuple(others), fault), *value[step + 1 :]]
    return value


def _other(value: Any, fault: Fault) -> Any:  # noqa: ANN401 # JSON
    match fault.kind:
        case "unknown-field":
            return {**value, UNKNOWN: True} if isinstance(value, dict) else value
        case "unknown-enum":
            return UNKNOWN
        case "null":
            return None
        case _:
            return []
