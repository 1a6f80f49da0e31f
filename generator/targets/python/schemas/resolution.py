"""Following references: what a schema is once its names are replaced by what they stand for."""

from __future__ import annotations

from generator.ir.api import Api
from generator.ir.schemas import AnySchema, ArraySchema, BinarySchema, Nullable, ObjectSchema, Schema, SchemaRef


def resolve(schema: Schema, api: Api) -> Schema:
    """The schema behind a chain of references; `AnySchema` where the chain is a circle or leads nowhere."""
    seen: list[str] = []
    while isinstance(schema, SchemaRef):
        named = api.schemas.get(schema.target)
        if named is None or schema.target in seen:
            return AnySchema(pointer=schema.pointer)
        seen.append(schema.target)
        schema = named.schema
    return schema


def resolve_present(schema: Schema, api: Api) -> Schema:
    """`resolve`, with null taken away as well: what a value is when there is one."""
    resolved = resolve(schema, api)
    depth = 0
    while isinstance(resolved, Nullable) and depth < len(api.schemas) + 1:
        resolved = resolve(resolved.of, api)
        depth += 1
    return resolved


def is_file(schema: Schema, api: Api) -> bool:
    """Whether a multipart member is sent as a file: raw bytes, or an array of them."""
    match resolve_present(schema, api):
        case BinarySchema():
            return True
        case ArraySchema(items=items):
            return isinstance(resolve_present(items, api), BinarySchema)
        case _:
            return False


def schema_at(schema: Schema, dotted: str, api: Api) -> Schema | None:
    """The schema of the member at a dotted wire path (`pagination.links`; "" is the value itself), if any."""
    for name in filter(None, dotted.split(".")):
        resolved = resolve_present(schema, api)
        found = [one for one in _members(resolved) if one[0] == name]
        if not found:
            return None
        schema = found[0][1]
    return schema


def _members(schema: Schema) -> tuple[tuple[str, Schema], ...]:
    if not isinstance(schema, ObjectSchema):
        return ()
    return tuple((member.name, member.schema) for member in schema.properties)
