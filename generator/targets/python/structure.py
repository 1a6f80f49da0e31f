"""Whether two schemas make the same Python type, whatever is said of them in words."""

from __future__ import annotations

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


def has_same_structure(one: Schema, other: Schema) -> bool:
    """Compare members, types, formats, presence and values; pointers, descriptions and bounds do not count."""
    return structure(one) == structure(other)


def structure(schema: Schema) -> tuple[object, ...]:
    """Give a value that is equal for schemas of the same structure."""
    match schema:
        case ObjectSchema(properties=properties, additional=additional):
            others = additional if isinstance(additional, bool) else structure(additional)
            return ("object", tuple(_property(member) for member in properties), others)
        case MapSchema(values=inner):
            return ("map", structure(inner))
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


def _property(member: Property) -> tuple[object, ...]:
    return (member.name, member.required, member.schema.write_only, structure(member.schema))
