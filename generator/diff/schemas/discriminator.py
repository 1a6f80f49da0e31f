"""`discriminator`: which member tells variants apart, and by which values."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change
from generator.diff.place import NOTED, Place
from generator.diff.schemas.shape import Pair, Shape
from generator.ir.schemas import Discriminator, OneOfSchema


def compare_discriminators(place: Place, pair: Pair) -> Iterator[Change]:
    """Compare the discriminators of two schemas with variants."""
    before, after = _discriminator(pair.base), _discriminator(pair.revision)
    if before is None and after is None:
        return
    if before is None or after is None:
        state, told = ("removed", "is no longer") if after is None else ("added", "is now")
        name = (before or after or Discriminator(property_name="")).property_name
        yield place.change(f"discriminator-{state}", NOTED, f"{told} told apart by {name!r}", pair.where)
        return
    if before.property_name != after.property_name:
        told = f"is told apart by {after.property_name!r}, and no longer by {before.property_name!r}"
        yield place.change("discriminator-property-name-changed", NOTED, told, pair.where)
    yield from _compare_mappings(place, pair, dict(before.mapping), dict(after.mapping))


def _compare_mappings(place: Place, pair: Pair, before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
    for value in dict.fromkeys((*before, *after)):
        if value not in after:
            told = f"no longer maps {value!r} to a schema"
            yield place.change("discriminator-mapping-deleted", NOTED, told, pair.where)
        elif value not in before:
            yield place.change("discriminator-mapping-added", NOTED, f"maps {value!r} to a schema", pair.where)
        elif before[value] != after[value]:
            told = f"maps {value!r} to another schema"
            yield place.change("discriminator-mapping-changed", NOTED, told, pair.where)


def _discriminator(shape: Shape) -> Discriminator | None:
    return shape.schema.discriminator if isinstance(shape.schema, OneOfSchema) else None
