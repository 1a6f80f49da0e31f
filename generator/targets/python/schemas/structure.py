"""Whether two schemas make the same Python type, whatever is said of them in words."""

from __future__ import annotations

from collections.abc import Sequence

from generator.ir.schemas import (
    ArraySchema,
    EnumSchema,
    MapSchema,
    Nullable,
    ObjectSchema,
    OneOfSchema,
    Property,
    Schema,
    SchemaRef,
    StringSchema,
)


def structure(schema: Schema) -> tuple[object, ...]:
    """Give a value that is equal for schemas of the same structure.

    Members, types, formats, presence and values count; pointers, descriptions and bounds do not.
    """
    match schema:
        case ObjectSchema(properties=properties, additional=additional):
            others = additional if isinstance(additional, bool) else structure(additional)
            return ("object", tuple(_property(member) for member in properties), others)
        case MapSchema(values=inner):
            return ("map", structure(inner))
        case ArraySchema(positions=(_, *_) as positions):
            return ("tuple", tuple(structure(one) for one in positions))
        case ArraySchema(items=inner):
            return ("array", structure(inner))
        case Nullable(of=inner):
            return ("null or", structure(inner))
        case EnumSchema(values=values, kind=kind):
            return ("enum", kind, values)
        case OneOfSchema(variants=variants, discriminator=discriminator):
            return ("one of", tuple(structure(variant) for variant in variants), discriminator)
        case SchemaRef(target=target):
            return ("reference", target)
        case StringSchema(format=spelled):
            return ("string", spelled)
        case _:
            return (type(schema).__name__,)


def telling_values(variants: Sequence[Schema]) -> tuple[str, ...]:
    """Values of the first member that every variant has with exactly one value of its own; () if there is none."""
    tables = [_fixed_values(variant) for variant in variants]
    for name in tables[0] if tables else ():
        values = tuple(table.get(name, "") for table in tables)
        if all(values):
            return values
    return ()


def _fixed_values(schema: Schema) -> dict[str, str]:
    match schema:
        case ObjectSchema(properties=properties):
            return {
                member.name: str(member.schema.values[0])
                for member in properties
                if isinstance(member.schema, EnumSchema) and len(member.schema.values) == 1
            }
        case Nullable(of=inner):
            return _fixed_values(inner)
        case _:
            return {}


def _property(member: Property) -> tuple[object, ...]:
    return (member.name, member.required, member.schema.write_only, structure(member.schema))
