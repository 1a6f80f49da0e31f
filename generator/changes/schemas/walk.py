"""From a schema to its parts, on both sides at once; recursive schemas are met once at each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.changes.change import Change, value_of
from generator.changes.documents import Documents
from generator.changes.rules import make
from generator.changes.schemas.composition import compare_branches, compare_unions, matched_variants
from generator.changes.schemas.conditions import compare_conditions, fragments, negations
from generator.changes.schemas.constraints import compare_constraints
from generator.changes.schemas.content import compare_content, compare_xml
from generator.changes.schemas.enumeration import compare_enumerations, compare_use
from generator.changes.schemas.members import compare_additional, compare_members, members_of
from generator.changes.schemas.shape import Pair, is_list_of_types, is_unsent, pair_of
from generator.changes.schemas.types import compare_empty_lists, compare_types
from generator.changes.where import Where
from generator.ir.operations import Example
from generator.ir.schemas import AnySchema, ArraySchema, Json, MapSchema, ObjectSchema, Schema

_RULES: Final = (
    compare_types,
    compare_enumerations,
    compare_constraints,
    compare_conditions,
    compare_content,
    compare_xml,
    compare_branches,
    compare_unions,
    compare_members,
    compare_additional,
)


def compare_schemas(
    documents: Documents, where: Where, base: Schema, revision: Schema, examples: Iterable[Example] = ()
) -> Iterator[Change]:
    """Give the changes between the schemas of one place, and of all that they refer to.

    examples: those that the base gives for the place, besides those in its schemas.
    """
    pair = pair_of(documents, base, revision)
    yield from _compare_examples(where, pair, tuple(one.value for one in examples))
    yield from _SchemaWalk().compare(where, pair)


def _compare_examples(where: Where, pair: Pair, examples: Iterable[Json]) -> Iterator[Change]:
    judge = pair.documents.examples
    if judge is not None:
        base, revision = pair.base.layers[0].pointer, pair.revision.layers[0].pointer
        for example in judge.refused(base, revision, examples):
            yield make("example-refused", pair.used(where), value_of(example))


@dataclass(frozen=True, kw_only=True, slots=True)
class _SchemaWalk:
    """One place of one operation; `met` holds the pairs of schemas that were compared there, by their identity.

    A pair that stands at several members is reported at the first of them, and again where somebody does send it.
    """

    met: dict[tuple[int, int, bool], Pair] = field(default_factory=dict)

    def compare(self, where: Where, pair: Pair) -> Iterator[Change]:
        if pair.is_equal_scalar:
            return
        where = where.unsent(is_unsent=is_unsent(where.direction, pair.revision))
        yield from compare_use(where, pair)
        yield from compare_empty_lists(where, pair)
        yield from _compare_examples(where, pair, (one for layer in pair.base.layers for one in layer.examples))
        key = (id(pair.base.schema), id(pair.revision.schema), where.is_unsent)
        if key in self.met or pair.is_unchanged:
            return
        self.met[key] = pair
        for rule in _RULES:
            yield from rule(where, pair)
        yield from self._compare_negations(where, pair)
        for member, base, revision in _parts(pair):
            yield from self.compare(where.at(member) if member else where, pair.inner(base, revision))

    def _compare_negations(self, where: Where, pair: Pair) -> Iterator[Change]:
        """Compare what a value must not be: where that allows more, the value may be less."""
        sides = negations(pair)
        if sides is None:
            return
        rules = {change.rule for change in self.compare(where.at("(not)"), pair.inner(*sides))}
        name = "changed"
        if rules and all(rule.widens for rule in rules):
            name = "narrowed"
        elif rules and all(rule.narrows for rule in rules):
            name = "widened"
        yield make(f"not-{name}", pair.at(where))


def _parts(pair: Pair) -> Iterator[tuple[str, Schema, Schema]]:
    """Give the parts that both sides have: how the path goes on, and their schemas."""
    base, revision = pair.base.schema, pair.revision.schema
    if isinstance(base, ArraySchema) and isinstance(revision, ArraySchema):
        yield "[]", base.items, revision.items
    before, after = members_of(pair.base), members_of(pair.revision)
    for name, member in before.items():
        if name in after:
            yield name, member.schema, after[name].schema
    others = _others(base), _others(revision)
    if others[0] and others[1]:
        yield "*", others[0], others[1]
    yield from fragments(pair)
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
