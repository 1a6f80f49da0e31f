"""From a schema to its parts, on both sides at once; recursive schemas are met once at each place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.diff.change import Change
from generator.diff.place import Place
from generator.diff.schemas.composition import compare_branches, compare_unions, matched_variants
from generator.diff.schemas.conditions import compare_conditions
from generator.diff.schemas.constraints import compare_constraints
from generator.diff.schemas.content import compare_content
from generator.diff.schemas.enumeration import compare_enumerations
from generator.diff.schemas.properties import compare_additional, compare_properties, properties_of
from generator.diff.schemas.shape import Pair, is_list_of_types, is_unsent, pair_of
from generator.diff.schemas.types import compare_types
from generator.diff.schemas.use import compare_use
from generator.diff.unchanged import Documents
from generator.ir.schemas import AnySchema, ArraySchema, MapSchema, ObjectSchema, Schema

_RULES: Final = (
    compare_types,
    compare_enumerations,
    compare_constraints,
    compare_conditions,
    compare_content,
    compare_branches,
    compare_unions,
    compare_properties,
    compare_additional,
)


def compare_schemas(documents: Documents, place: Place, base: Schema, revision: Schema) -> Iterator[Change]:
    """Give the changes between the schemas of one place, and of all that they refer to."""
    yield from _Walk().compare(place, pair_of(documents, base, revision))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Walk:
    """One place of one operation; `met` holds the pairs of schemas that were compared there, by their identity.

    A pair that stands at several members is told at the first of them, and again where somebody does send it.
    """

    met: dict[tuple[int, int, bool], Pair] = field(default_factory=dict)

    def compare(self, place: Place, pair: Pair) -> Iterator[Change]:
        if pair.is_equal_scalar:
            return
        place = place.unsent(is_unsent=is_unsent(place.direction, pair.revision))
        yield from compare_use(place, pair)
        key = (id(pair.base.schema), id(pair.revision.schema), place.is_unsent)
        if key in self.met or pair.is_unchanged:
            return
        self.met[key] = pair
        for rule in _RULES:
            yield from rule(place, pair)
        for member, base, revision in _parts(pair):
            yield from self.compare(place.at(member) if member else place, pair.inner(base, revision))


def _parts(pair: Pair) -> Iterator[tuple[str, Schema, Schema]]:
    """Give the parts that both sides have: how the path goes on, and their schemas."""
    base, revision = pair.base.schema, pair.revision.schema
    if isinstance(base, ArraySchema) and isinstance(revision, ArraySchema):
        yield "[]", base.items, revision.items
    before, after = properties_of(pair.base), properties_of(pair.revision)
    for name, member in before.items():
        if name in after:
            yield name, member.schema, after[name].schema
    others = _others(base), _others(revision)
    if others[0] and others[1]:
        yield "*", others[0], others[1]
    is_listed = is_list_of_types(base) or is_list_of_types(revision)
    for name, old, new in matched_variants(pair):
        yield "" if is_listed else f"({name})", old, new


def _others(schema: Schema) -> Schema | None:
    """Return what members without a name may be; None if there may be none."""
    match schema:
        case MapSchema(values=values):
            return values
        case ObjectSchema(additional=additional) if not isinstance(additional, bool):
            return additional
        case ObjectSchema(additional=True):
            return AnySchema(pointer=schema.pointer)
        case _:
            return None
