"""Walking schemas: what references lead to, what a schema contains, the JSON types of its values, and recursion.

Nothing here changes a schema or remembers one. `schemas` is always `Api.schemas`: pointer -> named schema.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Final, Literal, TypeAlias

from generator.ir.schemas import (
    AnySchema,
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    EnumSchema,
    IntegerSchema,
    MapSchema,
    NamedSchema,
    Nullable,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Property,
    Schema,
    SchemaRef,
    StringSchema,
)

Schemas: TypeAlias = Mapping[str, NamedSchema]
Kind: TypeAlias = Literal["object", "array", "string", "integer", "number", "boolean", "null"]

ALIASES: Final = (Nullable, OneOfSchema)
"""Schemas that hold others for the same value."""
CONTAINERS: Final = (*ALIASES, ArraySchema, MapSchema)
"""Schemas that hold others without naming them."""
ALL: Final = (*CONTAINERS, ObjectSchema)

_KINDS: Final[Mapping[type, Kind]] = {
    ObjectSchema: "object",
    MapSchema: "object",
    ArraySchema: "array",
    StringSchema: "string",
    BinarySchema: "string",
    IntegerSchema: "integer",
    NumberSchema: "number",
    BooleanSchema: "boolean",
    NullSchema: "null",
}
_KINDS_OF_VALUES: Final[Mapping[type, Kind]] = {str: "string", bool: "boolean", int: "integer", float: "number"}


def resolve(schema: Schema, schemas: Schemas) -> Schema:
    """Follow references; the result may be `Nullable`. `AnySchema` where they lead nowhere or in a circle."""
    seen: set[str] = set()
    while isinstance(schema, SchemaRef):
        named = schemas.get(schema.target)
        if named is None or schema.target in seen:
            return AnySchema(pointer=schema.pointer)
        seen.add(schema.target)
        schema = named.schema
    return schema


_LEADING_ON: Final = (SchemaRef, Nullable)


def resolve_value(schema: Schema, schemas: Schemas) -> Schema:
    """Follow references and take null away: what a value is when there is one."""
    return layers(schema, schemas)[-1] if isinstance(schema, _LEADING_ON) else schema


def layers(schema: Schema, schemas: Schemas, stop: Container[str] = ()) -> tuple[Schema, ...]:
    """Return the schema and all that it refers to for the same value, from outside in.

    The last one is neither a reference nor `Nullable`: `AnySchema` where there is no end. It is a reference only if
    its target is in `stop`, whose members are not entered.
    """
    if not isinstance(schema, _LEADING_ON):
        return (schema,)
    found: list[Schema] = [schema]
    seen: set[str] = set()
    while isinstance(schema, _LEADING_ON):
        if isinstance(schema, Nullable):
            schema = schema.of
        elif schema.target in stop:
            break
        else:
            named = None if schema.target in seen else schemas.get(schema.target)
            seen.add(schema.target)
            schema = AnySchema(pointer=schema.pointer) if named is None else named.schema
        found.append(schema)
    return tuple(found)


def properties(schema: Schema) -> tuple[Property, ...]:
    """Return the named members of an object, () for anything else. References are not followed."""
    return schema.properties if isinstance(schema, ObjectSchema) else ()


def schema_at(schema: Schema, dotted: str, schemas: Schemas) -> Schema | None:
    """Return the schema of the member at a dotted path (`pagination.links`; "" is the value itself), if any."""
    found: Schema | None = schema
    for name in dotted[1:].split("/") if dotted.startswith("/") else filter(None, dotted.split(".")):
        members = properties(resolve_value(found, schemas)) if found else ()
        found = next((member.schema for member in members if member.name == name), None)
    return found


def children(schema: Schema) -> tuple[Schema, ...]:
    """Return the schemas that stand directly inside one, in the document's order. References are not followed."""
    match schema:
        case Nullable(of=inner) | ArraySchema(items=inner) | MapSchema(values=inner):
            return (inner,)
        case OneOfSchema(variants=variants):
            return variants
        case ObjectSchema(properties=members, additional=additional):
            others = () if isinstance(additional, bool) else (additional,)
            return (*(member.schema for member in members), *others)
        case _:
            return ()


def references(schema: Schema, through: tuple[type, ...] = ALL) -> Iterator[str]:
    """Give the targets of the references inside a schema; `through` names the classes whose children count."""
    if isinstance(schema, SchemaRef):
        yield schema.target
    elif isinstance(schema, through):
        for child in children(schema):
            yield from references(child, through)


def kinds(schema: Schema) -> tuple[Kind, ...]:
    """Return the JSON types a value may have, each once; () for any value and for a reference."""
    match schema:
        case OneOfSchema(variants=variants):
            return tuple(dict.fromkeys(kind for variant in variants for kind in kinds(variant)))
        case Nullable(of=inner):
            return tuple(dict.fromkeys((*kinds(inner), "null")))
        case EnumSchema(kind="mixed", values=values):
            return tuple(dict.fromkeys(_KINDS_OF_VALUES[type(value)] for value in values))
        case EnumSchema(kind="string" | "integer" | "number" | "boolean" as kind):
            return (kind,)
        case AnySchema() | SchemaRef():
            return ()
        case _:
            return (_KINDS[type(schema)],)


def leads_back(pointer: str, schemas: Schemas, through: tuple[type, ...] = ALL) -> bool:
    """Whether the references of a named schema lead back to it, directly or through others."""
    waiting, seen = [pointer], set[str]()
    while waiting:
        named = schemas.get(waiting.pop())
        for target in references(named.schema, through) if named else ():
            if target == pointer:
                return True
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return False


def recursive(schemas: Schemas) -> frozenset[str]:
    """Return where recursion through arrays, maps and unions closes: at least one pointer of each such circle.

    A circle of references alone describes nothing and does not count.
    """
    return frozenset(one for one in circles(schemas, CONTAINERS) if not leads_back(one, schemas, (Nullable,)))


def circles(schemas: Schemas, through: tuple[type, ...]) -> frozenset[str]:
    """Return where circles of references close, each at one pointer at least; `through` as in `references`."""
    return _descend(schemas, through)[1]


def too_deep(schemas: Schemas, stop: Container[str], most: int) -> frozenset[str]:
    """Return where arrays, maps and unions are nested in each other more than `most` levels deep, through references.

    One pointer for each `most` levels. `stop`: pointers that count as the innermost level, such as `recursive` gives.
    """
    order, _ = _descend(schemas, CONTAINERS)
    heights: dict[str, int] = {}
    found: set[str] = set()
    for pointer in order:
        height = _height(schemas[pointer].schema, heights, 0)
        if height > most:
            found.add(pointer)
        heights[pointer] = 0 if height > most or pointer in stop else height
    return frozenset(found)


def _height(schema: Schema, heights: Mapping[str, int], above: int) -> int:
    if isinstance(schema, SchemaRef):
        return above + heights.get(schema.target, 0)
    if not isinstance(schema, CONTAINERS):
        return above
    own = above if isinstance(schema, Nullable) else above + 1
    return max((_height(child, heights, own) for child in children(schema)), default=own)


def _descend(schemas: Schemas, through: tuple[type, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Go down from each schema, depth first.

    Returns all pointers, each after those that it refers to, and the targets that were on the way already.
    """
    finished: dict[str, None] = {}
    closing: set[str] = set()
    path: dict[str, Iterator[str]] = {}
    waiting = [*schemas][::-1]
    while waiting:
        pointer = waiting[-1]
        if pointer not in path:
            if pointer in finished or pointer not in schemas:
                waiting.pop()
                continue
            path[pointer] = references(schemas[pointer].schema, through)
        target = next(path[pointer], None)
        if target is None:
            finished[waiting.pop()] = None
            del path[pointer]
        elif target in path:
            closing.add(target)
        else:
            waiting.append(target)
    return tuple(finished), frozenset(closing)
