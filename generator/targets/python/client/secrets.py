"""What the document declares as a credential, by name: a client masks it wherever it shows something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.ir.api import Api
from generator.ir.operations import MediaType, Operation
from generator.ir.schemas import ObjectSchema, Schema, StringSchema
from generator.ir.walk import children, resolve_value

_PASSWORD: Final = "password"  # noqa: S105 - the name of a format
_IDEMPOTENCY: Final = frozenset({"idempotency-key", "x-idempotency-key", "idempotency-token"})


def declared_secrets(api: Api) -> tuple[str, ...]:
    """Give the names of API keys and of members and parameters of the format `password`, sorted.

    API keys count also where no operation requires them.
    """
    keys = {scheme.parameter_name for scheme in api.security_schemes if scheme.kind == "apiKey"}
    given = (parameter for operation in api.operations for parameter in operation.parameters)
    parameters = {one.name for one in given if _is_password(one.schema, api)}
    bodies = (media.schema for operation in api.operations for media in _media(operation) if media.schema)
    named = (one.schema for one in api.schemas.values())
    members = {name for schema in (*named, *bodies) for name in _passwords(schema, api)}
    return tuple(sorted(keys | parameters | members))


def idempotency_header(operation: Operation) -> str:
    """Give the header parameter by which a repeated call is known again; "" where the document declares none."""
    headers = (one.name for one in operation.parameters if one.location == "header" and not one.is_ignored)
    return next((name for name in headers if name.lower() in _IDEMPOTENCY), "")


def _media(operation: Operation) -> Iterator[MediaType]:
    if operation.request_body is not None:
        yield from operation.request_body.content
    for response in operation.responses:
        yield from response.content


def _passwords(schema: Schema, api: Api) -> Iterator[str]:
    """Give the names of members that hold passwords. References are not followed: what they lead to is named."""
    if isinstance(schema, ObjectSchema):
        yield from (one.name for one in schema.properties if _is_password(one.schema, api))
    for inner in children(schema):
        yield from _passwords(inner, api)


def _is_password(schema: Schema, api: Api) -> bool:
    found = resolve_value(schema, api.schemas)
    return isinstance(found, StringSchema) and found.format == _PASSWORD
