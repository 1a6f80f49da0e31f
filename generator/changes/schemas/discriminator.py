"""`discriminator`: which member tells variants or subtypes apart, and by which values."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.change import Change
from generator.changes.rules import make
from generator.changes.schemas.shape import Pair, Shape
from generator.changes.where import Where
from generator.ir.schemas import MISSING, Discriminator, OneOfSchema


def compare_discriminators(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare the discriminators of two schemas, those of a union or of a parent of others."""
    before, after, where = _discriminator(pair.base), _discriminator(pair.revision), pair.at(where)
    if before and after:
        if before.property_name != after.property_name:
            names = before.property_name, after.property_name
            yield make("discriminator-property-name-changed", where, *names)
        yield from _compare_mappings(where, dict(before.mapping), dict(after.mapping))
        yield from _compare_names(where, dict(before.mapping), dict(after.mapping))
    elif before:
        yield make("discriminator-removed", where, before.property_name)
    elif after:
        yield make("discriminator-added", where, MISSING, after.property_name)


def _compare_mappings(where: Where, before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
    for value in dict.fromkeys((*before, *after)):
        if value not in after:
            yield make("discriminator-mapping-deleted", where, value)
        elif value not in before:
            yield make("discriminator-mapping-added", where, MISSING, value)
        elif before[value] != after[value]:
            yield make("discriminator-mapping-changed", where, value)


def _compare_names(where: Where, before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
    """Compare by which values a schema is known: one that lost them all has another name now."""
    for target in dict.fromkeys(before.values()):
        old = [value for value, known in before.items() if known == target]
        new = [value for value, known in after.items() if known == target]
        if new and after.keys().isdisjoint(old):
            yield make("discriminator-mapping-renamed", where, old[0], new[0])


def _discriminator(shape: Shape) -> Discriminator | None:
    if isinstance(shape.schema, OneOfSchema):
        return shape.schema.discriminator
    found = shape.keywords().get("discriminator")
    if not isinstance(found, dict) or not isinstance(found.get("propertyName"), str):
        return None
    mapping = found.get("mapping")
    pairs = mapping.items() if isinstance(mapping, dict) else ()
    return Discriminator(
        property_name=str(found["propertyName"]), mapping=tuple((key, _target(str(one))) for key, one in pairs)
    )


def _target(spelled: str) -> str:
    """Return the name of a component, however the mapping refers to it."""
    return spelled.rpartition("/")[2]
