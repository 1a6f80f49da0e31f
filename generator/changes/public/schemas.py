"""Two schemas compared by what they describe: kinds, formats, null, enums, required members, bounds, defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from generator.changes.public.missing import Missing
from generator.ir.schemas import (
    MISSING,
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

_MAX_DEPTH: Final = 60
_NO_FORMATS: Final = frozenset({"", "string", "period"})
"""Formats that say nothing: `period` is that of a parameter whose type no longer is one."""

_BOUNDS: Final = ("minimum", "maximum", "min_length", "max_length", "max_items")


@dataclass(frozen=True, kw_only=True, slots=True)
class SchemaPair:
    """Their schema and ours, and the references of theirs that led here."""

    theirs: Schema
    ours: Schema
    trail: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Described:
    """What a schema comes to once references, null and unions are seen through."""

    pointer: str
    is_nullable: bool
    variants: tuple[Schema, ...]
    references: tuple[str, ...]
    members: Mapping[str, Property] = field(default_factory=dict)

    @property
    def kinds(self) -> frozenset[str]:
        """The JSON types it may have; () if it does not say."""
        return frozenset(kind for variant in self.variants for kind in _kinds(variant))


def compare_schemas(at: str, pair: SchemaPair, theirs: Schemas, ours: Schemas) -> Iterator[Missing]:
    """Give what their schema says and ours does not."""
    one, other = _describe(pair.theirs, theirs), _describe(pair.ours, ours)
    if set(one.references) & set(pair.trail) or len(pair.trail) > _MAX_DEPTH:
        return
    here = {"ours": other.pointer, "theirs": one.pointer}
    lost = sorted(_alike(one.kinds) - _alike(other.kinds))
    if lost and other.kinds:
        message = f"its type is {' or '.join(sorted(one.kinds))} there, and {' or '.join(sorted(other.kinds))} here"
        yield Missing(at=at, message=message, **here)
        return
    if one.is_nullable and not other.is_nullable:
        yield Missing(at=f"{at}/nullable", message="null is allowed there", **here)
    yield from _facts(at, one, other)
    trail = (*pair.trail, *one.references)
    yield from _members(at, one, other, trail, (theirs, ours))
    yield from _items(at, one, other, trail, (theirs, ours))


def _alike(kinds: frozenset[str]) -> frozenset[str]:
    return frozenset("number" if kind == "integer" else kind for kind in kinds)


def _facts(at: str, one: _Described, other: _Described) -> Iterator[Missing]:
    here = {"ours": other.pointer, "theirs": one.pointer}
    formats = _formats(other)
    for wanted in sorted(_formats(one) - formats):
        message = f"the format {wanted} is {' or '.join(sorted(formats)) or 'not given'} here"
        yield Missing(at=f"{at}/format", message=message, **here)
    known = set(_values(other))
    lost = [str(value) for value in _values(one) if known.isdisjoint(_spellings(value))]
    if lost:
        yield Missing(at=f"{at}/enum", message=f"values are missing: {', '.join(lost)}", **here)
    for name in _BOUNDS:
        if (bound := _first(one, name)) is not None and _first(other, name) != bound:
            message = f"{name} is {bound} there, and {_first(other, name)} here"
            yield Missing(at=f"{at}/{_spelled(name)}", message=message, **here)
    default = one.variants[0].default if one.variants else MISSING
    if isinstance(default, str | int | float) and (not other.variants or other.variants[0].default != default):
        yield Missing(at=f"{at}/default", message=f"the default is {default} there", **here)


def _members(
    at: str, one: _Described, other: _Described, trail: tuple[str, ...], schemas: tuple[Schemas, Schemas]
) -> Iterator[Missing]:
    for name, member in one.members.items():
        place, own = f"{at}/{name}", other.members.get(name)
        if own is None:
            yield Missing(at=place, message=f"the member {name} is missing", ours=other.pointer, theirs=member.pointer)
            continue
        pair = SchemaPair(theirs=member.schema, ours=own.schema, trail=trail)
        yield from compare_schemas(place, pair, *schemas)
    optional = [
        name
        for name, own in other.members.items()
        if not own.required and name in one.members and one.members[name].required
    ]
    if optional:
        message = f"required there: {', '.join(optional)}"
        yield Missing(at=f"{at}/required", message=message, ours=other.pointer, theirs=one.pointer)


def _items(
    at: str, one: _Described, other: _Described, trail: tuple[str, ...], schemas: tuple[Schemas, Schemas]
) -> Iterator[Missing]:
    theirs, ours = _first_items(one), _first_items(other)
    if theirs is not None and ours is not None:
        yield from compare_schemas(f"{at}[]", SchemaPair(theirs=theirs, ours=ours, trail=trail), *schemas)


def _first_items(one: _Described) -> Schema | None:
    return next((variant.items for variant in one.variants if isinstance(variant, ArraySchema)), None)


def _describe(schema: Schema, schemas: Schemas) -> _Described:
    described = _unfold(schema, schemas, ())
    members: dict[str, Property] = {}
    for variant in described.variants:
        if isinstance(variant, ObjectSchema):
            members = {**{one.name: one for one in variant.properties}, **members}
    return replace(described, members=members)


def _unfold(schema: Schema, schemas: Schemas, seen: tuple[str, ...]) -> _Described:
    match schema:
        case SchemaRef(target=target) if target in schemas and target not in seen:
            inner = _unfold(schemas[target].schema, schemas, (*seen, target))
            return replace(inner, references=(target, *inner.references))
        case Nullable(of=of):
            return replace(_unfold(of, schemas, seen), is_nullable=True)
        case OneOfSchema(variants=variants):
            parts = [_unfold(variant, schemas, seen) for variant in variants]
            return _Described(
                pointer=schema.pointer,
                is_nullable=any(part.is_nullable for part in parts),
                variants=tuple(variant for part in parts for variant in part.variants),
                references=tuple(name for part in parts for name in part.references),
            )
        case NullSchema():
            return _Described(pointer=schema.pointer, is_nullable=True, variants=(), references=())
        case AnySchema() | SchemaRef():
            return _Described(pointer=schema.pointer, is_nullable=True, variants=(), references=())
        case _:
            return _Described(pointer=schema.pointer, is_nullable=False, variants=(schema,), references=())


def _kinds(schema: Schema) -> tuple[str, ...]:
    match schema:
        case ObjectSchema() | MapSchema():
            return ("object",)
        case ArraySchema():
            return ("array",)
        case StringSchema() | BinarySchema():
            return ("string",)
        case IntegerSchema():
            return ("integer",)
        case NumberSchema():
            return ("number",)
        case BooleanSchema():
            return ("boolean",)
        case EnumSchema(kind="mixed"):
            return ()
        case EnumSchema(kind=kind):
            return (kind,)
        case _:
            return ()


def _formats(one: _Described) -> frozenset[str]:
    formats = {
        variant.format if isinstance(variant, StringSchema | IntegerSchema | NumberSchema) else "binary"
        for variant in one.variants
        if isinstance(variant, StringSchema | IntegerSchema | NumberSchema | BinarySchema)
    }
    return frozenset(formats) - _NO_FORMATS


def _values(one: _Described) -> dict[object, None]:
    """Give the values of all enums, in the document's order."""
    enums = [variant for variant in one.variants if isinstance(variant, EnumSchema)]
    return dict.fromkeys(value for enum in enums for value in enum.values)


def _spellings(value: object) -> tuple[object, ...]:
    """A document that was written by YAML 1.1 may say false where it means the text `no`, and true for `yes`."""
    match value:
        case False | "false":
            return (value, "no", "off")
        case True | "true":
            return (value, "yes", "on")
        case _:
            return (value,)


def _first(one: _Described, name: str) -> object:
    return next((getattr(variant, name) for variant in one.variants if getattr(variant, name, None) is not None), None)


def _spelled(name: str) -> str:
    head, _, tail = name.partition("_")
    return f"{head}{tail.title()}"
