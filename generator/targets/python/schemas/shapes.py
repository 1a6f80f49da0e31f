"""What stands behind a schema without references and null, and which schemas are types by name.

Objects with named members and enums of strings or integers are classes. A union that msgspec cannot tell apart,
and a component that holds itself without an object in between, are named aliases. All else is written where it
is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from generator.ir.schemas import (
    AnySchema,
    ArraySchema,
    EnumSchema,
    MapSchema,
    NamedSchema,
    Nullable,
    NullSchema,
    ObjectSchema,
    OneOfSchema,
    Schema,
    SchemaRef,
    StringSchema,
)
from generator.ir.walk import Kind, kinds, layers, recursive, too_deep

Look: TypeAlias = Kind | Literal["any", "alias"]

_DEEPEST: Final = 40
"""Levels of arrays, maps and unions in one annotation; Python reads no more than 200 brackets in each other."""

NATIVE_FORMATS: Final = frozenset({"date-time", "date", "uuid", "byte"})
"""String formats that are read to a Python type of their own."""


class Resolved(Struct, frozen=True, kw_only=True):
    """A schema that is neither a reference nor nullable, and whether null, or an empty list for it, is allowed."""

    schema: Schema
    is_nullable: bool
    has_empty_list: bool = False


class Shapes(Struct, frozen=True, kw_only=True):
    """The named schemas, with those that are aliases: they hold themselves through arrays, maps and unions alone.

    What is nested deeper than a type can be written is divided into aliases as well.
    """

    schemas: Mapping[str, NamedSchema]
    recursive: frozenset[str]
    _variants: dict[int, tuple[OneOfSchema, tuple[Schema, ...]]] = {}
    _resolved: dict[int, tuple[Schema, Resolved]] = {}

    def resolve(self, schema: Schema) -> Resolved:
        """Follow references and take null out. A reference to nowhere, or in a circle, allows anything.

        A recursive alias is not entered: its own definition is at `definition`.
        """
        known = self._resolved.get(id(schema))
        if known is None:
            known = self._resolved[id(schema)] = (schema, self._resolve(schema))
        return known[1]

    def _resolve(self, schema: Schema) -> Resolved:
        found = layers(schema, self.schemas, self.recursive)
        is_nullable = any(isinstance(layer, Nullable) for layer in found)
        has_empty_list = any(isinstance(layer, Nullable) and layer.empty_list for layer in found)
        inner = found[-1]
        if isinstance(inner, SchemaRef):
            is_nullable = is_nullable or isinstance(self.schemas[inner.target].schema, Nullable)
        return Resolved(schema=inner, is_nullable=is_nullable, has_empty_list=has_empty_list)

    def sole_value(self, schema: Schema) -> str | int | None:
        """Give the only value that a schema allows; None where there are more, or null is one of them."""
        resolved = self.resolve(schema)
        match resolved.schema:
            case EnumSchema(kind="string" | "integer", values=(str() | int() as value,)) if not resolved.is_nullable:
                return value
            case _:
                return None

    def is_class(self, schema: Schema) -> bool:
        """Whether a resolved schema is a class of its own."""
        match schema:
            case ObjectSchema():
                return bool(schema.properties)
            case EnumSchema():
                return schema.kind in {"string", "integer"}
            case _:
                return False

    def is_declared(self, schema: Schema) -> bool:
        """Whether a resolved schema is a type by name: a class, an alias of a union, or a recursive alias."""
        match schema:
            case SchemaRef():
                return True
            case OneOfSchema():
                return self.is_ambiguous(schema)
            case _:
                return self.is_class(schema)

    def variants(self, union: OneOfSchema) -> tuple[Schema, ...]:
        """Give resolved variants without null and repeats; unions in unions are taken apart."""
        if id(union) not in self._variants:
            found: dict[object, Schema] = {}
            for resolved in self._flattened(union, has_discriminated=False):
                schema = resolved.schema
                if not isinstance(schema, NullSchema) and not self._is_open(schema):
                    found.setdefault(self.identity(schema), schema)
            self._variants[id(union)] = (union, tuple(found.values()))
        return self._variants[id(union)][1]

    def has_null(self, union: OneOfSchema) -> bool:
        """Whether null is among the variants, in whatever form."""
        return any(
            resolved.is_nullable or isinstance(resolved.schema, NullSchema)
            for resolved in self._flattened(union, has_discriminated=True)
        )

    def is_ambiguous(self, union: OneOfSchema) -> bool:
        """Whether msgspec cannot read the union as it stands: two variants look alike in JSON.

        A variant that allows anything makes the whole union `Any`, which is not ambiguous.
        """
        variants = self.variants(union)
        kinds = [kind for variant in variants for kind in self.looks(variant)]
        if "any" in kinds or len(variants) <= 1:
            return False
        return "alias" in kinds or len(kinds) != len(set(kinds))

    def has_unknown(self, union: OneOfSchema) -> bool:
        """Whether an object may come that is of no variant: there are several classes, and none of them is for it."""
        is_closed = union.discriminator is not None and union.discriminator.default
        objects = [one for one in self.variants(union) if isinstance(one, ObjectSchema | OneOfSchema)]
        return self.is_ambiguous(union) and not is_closed and len(objects) > 1

    def discriminating(self, union: OneOfSchema) -> str:
        """Name the member whose values distinguish the variants; "" where there is none.

        Without a discriminator it is the first member with values that no two of the variants share.
        """
        if union.discriminator is not None:
            return union.discriminator.property_name
        objects = [self.resolve(variant).schema for variant in union.variants]
        objects = [one for one in objects if not isinstance(one, NullSchema)]
        tables = [self._values(one) if isinstance(one, ObjectSchema) else {} for one in objects]
        for name in tables[0] if len(tables) > 1 else ():
            values = [value for table in tables for value in table.get(name, ())]
            if all(name in table for table in tables) and len(values) == len(set(values)):
                return name
        return ""

    def values_of(self, variant: ObjectSchema, member: str) -> tuple[str, ...]:
        """Give the values that a member is documented to have; () where it may have any."""
        return self._values(variant).get(member, ())

    def _values(self, variant: ObjectSchema) -> dict[str, tuple[str, ...]]:
        found = ((member.name, self.resolve(member.schema).schema) for member in variant.properties)
        return {
            name: tuple(str(value) for value in schema.values)
            for name, schema in found
            if isinstance(schema, EnumSchema) and schema.kind in {"string", "integer"}
        }

    def looks(self, schema: Schema) -> tuple[Look, ...]:
        """Say what a resolved schema may be in JSON, as msgspec sees it."""
        match schema:
            case AnySchema():
                return ("any",)
            case OneOfSchema() | SchemaRef() | Nullable():
                return ("alias",)
            case _:
                return kinds(schema)

    def identity(self, schema: Schema) -> object:
        """Equal for two schemas that are the same Python type."""
        resolved = self.resolve(schema)
        return (self._type_identity(resolved.schema), resolved.is_nullable)

    def _type_identity(self, schema: Schema) -> object:
        match schema:
            case ArraySchema(positions=(_, *_) as positions):
                return ("tuple", tuple(self.identity(one) for one in positions))
            case ArraySchema(items=items):
                return ("array", self.identity(items))
            case MapSchema(values=values):
                return ("map", self.identity(values))
            case StringSchema(format=spelled):
                return ("string", spelled if spelled in NATIVE_FORMATS else "")
            case SchemaRef(target=target):
                return ("ref", target)
            case ObjectSchema() | EnumSchema() | OneOfSchema():
                return ("type", schema.pointer)
            case _:
                return type(schema).__name__

    def _flattened(self, union: OneOfSchema, *, has_discriminated: bool) -> Iterator[Resolved]:
        """Give the variants, and behind each union among them its own; each union is entered once.

        has_discriminated: enter those with a discriminator as well.
        """
        entered = {id(union)}
        waiting = [iter(union.variants)]
        while waiting:
            variant = next(waiting[-1], None)
            if variant is None:
                waiting.pop()
                continue
            resolved = self.resolve(variant)
            yield resolved
            inner = resolved.schema
            is_open = isinstance(inner, OneOfSchema) and (has_discriminated or self._is_open(inner))
            if isinstance(inner, OneOfSchema) and is_open and id(inner) not in entered:
                entered.add(id(inner))
                waiting.append(iter(inner.variants))

    def _is_open(self, schema: Schema) -> bool:
        """Whether a schema is a union that another may take apart."""
        return isinstance(schema, OneOfSchema) and not self.discriminating(schema)


def shapes_of(schemas: Mapping[str, NamedSchema]) -> Shapes:
    """Find the named schemas through which a circle of arrays, maps and unions closes, or that are nested too deep."""
    circular = recursive(schemas)
    return Shapes(schemas=schemas, recursive=circular | too_deep(schemas, circular, _DEEPEST))
