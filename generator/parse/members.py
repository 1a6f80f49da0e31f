"""What a schema is once references are followed, and the members it then has."""

from __future__ import annotations

from generator.ir.operations import Response
from generator.ir.schemas import Nullable, ObjectSchema, Property, Schema, SchemaRef
from generator.parse.node import Context


def bare(context: Context, schema: Schema) -> Schema | None:
    """Return a schema without references and null around it; None if it has no end."""
    seen: set[str] = set()
    current: Schema | None = schema
    while isinstance(current, SchemaRef | Nullable):
        if isinstance(current, Nullable):
            current = current.of
            continue
        named = None if current.target in seen else context.named.get(current.target)
        seen.add(current.target)
        current = named.schema if named else None
    return current


def members_of(context: Context, schema: Schema) -> tuple[Property, ...]:
    """Return the named members of an object, () for anything else."""
    found = bare(context, schema)
    return found.properties if isinstance(found, ObjectSchema) else ()


def answer_members(context: Context, responses: tuple[Response, ...]) -> tuple[Property, ...]:
    """Return the members of the first successful answer that is a JSON object."""
    for response in responses:
        for media_type in response.content if response.status.startswith("2") else ():
            if media_type.schema and "json" in media_type.content_type:
                return members_of(context, media_type.schema)
    return ()
