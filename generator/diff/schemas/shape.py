"""A schema without the references and the null around it, and what all of these say of the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.diff.change import Direction
from generator.diff.place import Pointers
from generator.diff.unchanged import Documents
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
class Shape:
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

    def keywords(self) -> dict[str, Json]:
        """Return the keywords that narrow the value; an outer layer wins."""
        return {key: value for layer in reversed(self.layers) for key, value in layer.keywords}

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
    base: Shape
    revision: Shape

    @property
    def is_unchanged(self) -> bool:
        """Whether both sides are one named schema that says the same in both documents."""
        return self.base.target == self.revision.target and self.base.target in self.documents.unchanged

    @property
    def is_equal_scalar(self) -> bool:
        """Whether both sides say the same, with nothing below them that could differ."""
        return isinstance(self.base.schema, _SCALARS) and self.base.layers == self.revision.layers

    @property
    def has_same_keywords(self) -> bool:
        """Whether nothing that narrows the value differs."""
        return self.base.keywords() == self.revision.keywords()

    @property
    def where(self) -> Pointers:
        """The pointers of both sides."""
        return Pointers(base=self.base.pointer, revision=self.revision.pointer)

    @property
    def use(self) -> Pointers:
        """The pointers of the outermost layers: where the schema is used, and not where it is written."""
        return Pointers(base=self.base.layers[0].pointer, revision=self.revision.layers[0].pointer)

    def inner(self, base: Schema, revision: Schema) -> Pair:
        """Return the pair of two parts."""
        return Pair(self.documents, self.base_shape(base), self.revision_shape(revision))

    def base_shape(self, schema: Schema) -> Shape:
        """Return the shape of a part of the base."""
        return _shape_of(schema, self.documents.base.schemas)

    def revision_shape(self, schema: Schema) -> Shape:
        """Return the shape of a part of the revision."""
        return _shape_of(schema, self.documents.revision.schemas)


def pair_of(documents: Documents, base: Schema, revision: Schema) -> Pair:
    """Return the pair of two schemas of the documents."""
    return Pair(documents, _shape_of(base, documents.base.schemas), _shape_of(revision, documents.revision.schemas))


def is_unsent(direction: Direction, shape: Shape) -> bool:
    """Whether nobody sends such a value that way."""
    return shape.is_read_only if direction is Direction.REQUEST else shape.is_write_only


def is_structural(shape: Shape) -> bool:
    """Whether a schema is one of several that say more than a type."""
    return isinstance(shape.schema, OneOfSchema) and not is_list_of_types(shape.schema)


def type_of(schema: Schema) -> str:
    """Return the types of one schema in words; "" for any."""
    return " or ".join(dict.fromkeys(_types(schema)))


def _shape_of(schema: Schema, named: Schemas) -> Shape:
    """Take references and null off a schema."""
    found = layers(schema, named)
    target = next((layer.target for layer in found if isinstance(layer, SchemaRef)), "")
    return Shape(found[-1], found, target, any(isinstance(layer, Nullable | NullSchema) for layer in found))


def is_list_of_types(schema: Schema) -> bool:
    """Whether a schema has variants that a type tells apart: `type: [..]`, or each written out and of its own type."""
    if not isinstance(schema, OneOfSchema):
        return False
    names = [type_of(variant) for variant in schema.variants]
    is_told_apart = "" not in names and len(names) == len(set(names))
    return schema.keyword == "type" or (is_told_apart and all(_is_written_out(variant) for variant in schema.variants))


def _is_written_out(schema: Schema) -> bool:
    return not schema.title and not schema.all_of and not isinstance(schema, EnumSchema | OneOfSchema | SchemaRef)


def _types(schema: Schema) -> tuple[str, ...]:
    return tuple(kind for kind in kinds(schema) if kind != "null")
