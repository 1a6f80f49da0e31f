"""The members of a schema while the document is still being parsed."""

from __future__ import annotations

from generator.ir.operations import Response
from generator.ir.schemas import Property, Schema
from generator.ir.walk import properties, resolve_value
from generator.parse.node import Context


def bare(context: Context, schema: Schema) -> Schema:
    """Return a schema without references and null around it; `AnySchema` if it has no end."""
    return resolve_value(schema, context.named)


def members_of(context: Context, schema: Schema) -> tuple[Property, ...]:
    """Return the named members of an object, () for anything else."""
    return properties(bare(context, schema))


def answer_members(context: Context, responses: tuple[Response, ...]) -> tuple[Property, ...]:
    """Return the members of the first successful answer that is a JSON object."""
    for response in responses:
        for media_type in response.content if response.status.startswith("2") else ():
            if media_type.schema and "json" in media_type.content_type:
                return members_of(context, media_type.schema)
    return ()
