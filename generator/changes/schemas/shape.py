"""A schema without the references and the null around it, and what all of these say of the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from generator.changes.documents import Documents
from generator.changes.levels import Direction
from generator.changes.where import Where
from generator.ir.schemas import (
    MISSING,
    BinarySchema,
    BooleanSchema,
    Branch,
    EnumSchema,
    IntegerSchema,
    Json,
    Missing,
    Nullable,
    NullSchema,
    NumberSchema,
    OneOfSchema,
    Schema,
    SchemaRef,
    StringSchema,
)
from generator.ir.walk import Schemas, kinds, layers

_SCALARS: Final = (StringSchema, IntegerSchema, NumberSchema, BooleanSchema, BinarySchema, EnumSchema)


@dataclass(frozen=True, slots=True)
class SchemaShape:
    """One side. `layers`: what speaks of the value, from the place of use inwards; the last is `schema` itself."""

    schema: Schema
    layers: tuple[Schema, ...]
    target: str
    is_nullable: bool

    @property
    def pointer(self) -> str:
        """Where the value's type is written."""
        return self.schema.pointer

    @property
    def default(self) -> Json | Missing:
        """The outermost default."""
        return next((layer.default for layer in self.layers if not isinstance(layer.default, Missing)), MISSING)

    @property
    def is_deprecated(self) -> bool:
        """Whether any layer says so."""
        return any(layer.deprecated for layer in self.layers)

    @property
    def has_empty_list(self) -> bool:
        """Whether an array without items stands for null."""
        return any(isinstance(layer, Nullable) and layer.empty_list for layer in self.layers)

    @property
    def is_read_only(self) -> bool:
        """Whether any layer says so."""
        return any(layer.read_only for layer in self.layers)

    @property
    def is_write_only(self) -> bool:
        """Whether any layer says so."""
        return any(layer.write_only for layer in self.layers)

    @property
    def all_of(self) -> tuple[Branch, ...]:
        """What the outermost layer is merged of; a reference alone is one branch."""
        outer = self.layers[0]
        if outer.all_of or not self.target:
            return outer.all_of
        return (Branch(pointer=outer.pointer, target=self.target),)

    @property
    def is_merged(self) -> bool:
        """Whether the outermost layer says what it is merged of, and is no mere reference."""
        return bool(self.layers[0].all_of)

    @property
    def beside(self) -> tuple[object, ...]:
        """What narrows or spells the value where it is used, besides what is referred to."""
        return tuple(
            (layer.keywords, layer.conditions, layer.xml) for layer in self.layers if isinstance(layer, SchemaRef)
        )

    def keywords(self) -> dict[str, Json]:
        """Return the keywords that narrow the value; an outer layer wins."""
        return {key: value for layer in reversed(self.layers) for key, value in layer.keywords}

    def conditions(self) -> dict[str, Schema]:
        """Return the schemas in keywords such as `then`, by keyword and key; an outer layer wins."""
        return {key: value for layer in reversed(self.layers) for key, value in layer.conditions}

    def extension(self, name: str) -> Json | Missing:
        """Return the outermost extension of that name."""
        return next((layer.extensions[name] for layer in self.layers if name in layer.extensions), MISSING)

    def types(self) -> frozenset[str]:
        """Return the names of the types that a value may have, without null; none for any value, or if unknown."""
        return frozenset() if is_structural(self) else frozenset(_types(self.schema))


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides of one place."""

    documents: Documents
    base: SchemaShape
    revision: SchemaShape

    @property
    def is_unchanged(self) -> bool:
        """Whether both sides are one named schema that says the same in both documents."""
        is_same = self.base.target == self.revision.target and self.base.target in self.documents.unchanged
        return is_same and self.base.beside == self.revision.beside

    @property
    def is_equal_scalar(self) -> bool:
        """Whether both sides say the same, with nothing below them that could differ."""
        return isinstance(self.base.schema, _SCALARS) and self.base.layers == self.revision.layers

    @property
    def has_same_keywords(self) -> bool:
        """Whether nothing that narrows the value differs."""
        return self.base.keywords() == self.revision.keywords()

    def at(self, where: Where) -> Where:
        """Return a place with the pointers of both sides: where the type of the value is written."""
        return where.pointing(self.base.pointer, self.revision.pointer)

    def used(self, where: Where) -> Where:
        """Return a place with the pointers of the outermost layers: where the schema is used."""
        return where.pointing(self.base.layers[0].pointer, self.revision.layers[0].pointer)

    def inner(self, base: Schema, revision: Schema) -> Pair:
        """Return the pair of two parts."""
        return Pair(self.documents, self.base_shape(base), self.revision_shape(revision))

    def base_shape(self, schema: Schema) -> SchemaShape:
        """Return the shape of a part of the base."""
        return _shape_of(schema, self.documents.base.schemas)

    def revision_shape(self, schema: Schema) -> SchemaShape:
        """Return the shape of a part of the revision."""
        return _shape_of(schema, self.documents.revision.schemas)


def pair_of(documents: Documents, base: Schema, revision: Schema) -> Pair:
    """Return the pair of two schemas of the documents."""
    return Pair(documents, _shape_of(base, documents.base.schemas), _shape_of(revision, documents.revision.schemas))


def is_unsent(direction: Direction, shape: SchemaShape) -> bool:
    """Whether nobody sends such a value that way."""
    return shape.is_read_only if direction is Direction.REQUEST else shape.is_write_only


def is_structural(shape: SchemaShape) -> bool:
    """Whether a schema is one of several that say more than a type."""
    return isinstance(shape.schema, OneOfSchema) and not is_list_of_types(shape.schema)


def type_of(schema: Schema) -> str:
    """Return the types of one schema in words; "" for any."""
    return " or ".join(dict.fromkeys(_types(schema)))


def _shape_of(schema: Schema, named: Schemas) -> SchemaShape:
    """Take references and null off a schema. A union of enums alone is one enum."""
    found = layers(schema, named)
    target = next((layer.target for layer in found if isinstance(layer, SchemaRef)), "")
    inner = found[-1]
    if isinstance(inner, OneOfSchema) and inner.discriminator is None:
        inner = _one_enum(inner) or inner
    return SchemaShape(
        inner, (*found[:-1], inner), target, any(isinstance(layer, Nullable | NullSchema) for layer in found)
    )


def _one_enum(union: OneOfSchema) -> EnumSchema | None:
    """Return an enum of all values where each variant is an enum of the same type that is written out."""
    enums = [one for one in union.variants if isinstance(one, EnumSchema) and not one.all_of]
    if not enums or len(enums) < len(union.variants) or len({one.kind for one in enums}) > 1:
        return None
    values = tuple(dict.fromkeys(value for one in enums for value in one.values))
    keywords = tuple(pair for pair in union.keywords if pair[0] != "const")
    return replace(enums[0], pointer=union.pointer, values=values, keywords=keywords, all_of=union.all_of)


def is_list_of_types(schema: Schema) -> bool:
    """Whether a schema has variants that a type tells apart: `type: [..]`, or each written out and of its own type."""
    if not isinstance(schema, OneOfSchema):
        return False
    names = [type_of(variant) for variant in schema.variants]
    is_told_apart = "" not in names and len(names) == len(set(names))
    return schema.keyword == "type" or (is_told_apart and all(_is_written_out(variant) for variant in schema.variants))


def _is_written_out(schema: Schema) -> bool:
    return not schema.title and not schema.all_of and not isinstance(schema, EnumSchema | OneOfSchema | SchemaRef)


def is_whole(shape: SchemaShape) -> bool:
    """Whether a number is an integer by its steps."""
    step = shape.schema.multiple_of if isinstance(shape.schema, NumberSchema) else None
    return bool(step) and float(step or 0).is_integer()


def _types(schema: Schema) -> tuple[str, ...]:
    """Return the types without null. A number beside an integer covers it."""
    found = kinds(schema)
    return tuple(kind for kind in found if kind != "null" and (kind != "integer" or "number" not in found))
