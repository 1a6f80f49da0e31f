"""Schemas in OpenAPI's words: a closed union of small values, each with its pointer into the document.

Source: Schema Object, https://spec.openapis.org/oas/v3.1.1#schema-object. `allOf` is merged and `$ref` is a
`SchemaRef` before anything is built from these; order is the document's.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from msgspec import Struct

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Extensions: TypeAlias = Mapping[str, Json]

NO_EXTENSIONS: Final[Extensions] = MappingProxyType({})


class Missing:
    """The type of MISSING: a value the document does not give, which is not the same as null."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = Missing()


class Branch(Struct, frozen=True, kw_only=True):
    """One entry of `allOf`, or a `$ref` with others beside it; `target` is what it refers to ("" if written out)."""

    pointer: str
    target: str = ""
    only_annotates: bool = False


class SchemaFacts(Struct, frozen=True, kw_only=True):
    """What every schema may say of itself, whatever its type. `pointer` is a JSON pointer into the bundle.

    For comparing documents: `keywords` are those that narrow values, as the document spells them, also where a class
    below has a place for them, with a `discriminator` and with `anyOf` and `oneOf` of constraints alone; `all_of` is
    what was merged, `xml` how the value is spelled there, `conditions` the schemas in `then`, `not` and such keywords.
    """

    pointer: str
    title: str = ""
    description: str = ""
    default: Json | Missing = MISSING
    examples: tuple[Json, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    extensions: Extensions = {}
    keywords: tuple[tuple[str, Json], ...] = ()
    all_of: tuple[Branch, ...] = ()
    xml: tuple[tuple[str, Json], ...] = ()
    conditions: tuple[tuple[str, Schema], ...] = ()


class Property(Struct, frozen=True, kw_only=True):
    """One member of an object. Required, absent and null are three facts: null is `Nullable` in `schema`.

    is_declared: whether `properties` has it; False where `required` alone names it.
    """

    name: str
    schema: Schema
    required: bool
    pointer: str
    extensions: Extensions = {}
    is_declared: bool = True


class ObjectSchema(SchemaFacts, frozen=True, kw_only=True):
    """An object with named members. `additional`: schema of the other members, False if there may be none."""

    properties: tuple[Property, ...]
    additional: Schema | bool = True


class MapSchema(SchemaFacts, frozen=True, kw_only=True):
    """An object without named members: any key, values of one schema."""

    values: Schema


class ArraySchema(SchemaFacts, frozen=True, kw_only=True):
    """An array of items of one schema (`AnySchema` when the document does not say).

    positions: the schemas of a closed tuple, item by item; `items` is then any of them.
    """

    items: Schema
    positions: tuple[Schema, ...] = ()
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False


class EnumSchema(SchemaFacts, frozen=True, kw_only=True):
    """A closed list of scalar values (a `const` is a list of one). null is not among them: see `Nullable`."""

    values: tuple[str | int | float | bool, ...]
    kind: Literal["string", "integer", "number", "boolean", "mixed"]


class StringSchema(SchemaFacts, frozen=True, kw_only=True):
    """A string; `format` as the document spells it ("" if none)."""

    format: str = ""
    pattern: str = ""
    min_length: int | None = None
    max_length: int | None = None


class NumericFacts(SchemaFacts, frozen=True, kw_only=True):
    """Bounds of numbers. The exclusive ones are numbers, as in 3.1, whatever the document's version."""

    format: str = ""
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None


class IntegerSchema(NumericFacts, frozen=True, kw_only=True):
    """A whole number."""


class NumberSchema(NumericFacts, frozen=True, kw_only=True):
    """A number, whole or not."""


class BooleanSchema(SchemaFacts, frozen=True, kw_only=True):
    """True or false."""


class BinarySchema(SchemaFacts, frozen=True, kw_only=True):
    """Raw bytes: `format: binary` (3.0), `contentMediaType` or `contentEncoding` (3.1)."""

    content_type: str = ""


class Discriminator(Struct, frozen=True, kw_only=True):
    """Which member tells the variants apart: value -> pointer of the variant's schema.

    default: pointer of the variant for any other value, and for none; "" where the document names none.
    """

    property_name: str
    mapping: tuple[tuple[str, str], ...] = ()
    default: str = ""


class OneOfSchema(SchemaFacts, frozen=True, kw_only=True):
    """One of several schemas (`oneOf`, `anyOf`, or a list of types), null taken out: see `Nullable`."""

    variants: tuple[Schema, ...]
    keyword: Literal["oneOf", "anyOf", "type"] = "oneOf"
    discriminator: Discriminator | None = None


class AnySchema(SchemaFacts, frozen=True, kw_only=True):
    """Any value: the document says no more."""


class NullSchema(SchemaFacts, frozen=True, kw_only=True):
    """Null and nothing else."""


class Nullable(SchemaFacts, frozen=True, kw_only=True):
    """`of`, or null.

    empty_list: an array without items is a variant (`{type: array, maxItems: 0}`) and stands for null too, as
    languages write an object without members that have one type for both.
    """

    of: Schema
    empty_list: bool = False


class SchemaRef(SchemaFacts, frozen=True, kw_only=True):
    """A reference to a named schema: `target` is its pointer, a key of `Api.schemas`."""

    target: str


Schema: TypeAlias = (
    ObjectSchema
    | MapSchema
    | ArraySchema
    | EnumSchema
    | StringSchema
    | IntegerSchema
    | NumberSchema
    | BooleanSchema
    | BinarySchema
    | OneOfSchema
    | AnySchema
    | NullSchema
    | Nullable
    | SchemaRef
)


class NamedSchema(Struct, frozen=True, kw_only=True):
    """A schema others refer to. `name` is the component's key, or the last segments of a deeper pointer.

    base: of the union of a schema and its heirs, the pointer of that schema; "" for all others.
    """

    name: str
    pointer: str
    schema: Schema
    is_component: bool = True
    extensions: Extensions = {}
    base: str = ""
