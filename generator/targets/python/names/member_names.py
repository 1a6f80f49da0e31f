"""Names within one type: attributes of an object's members, constants of an enum's values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from generator.ir.schemas import EnumSchema, ObjectSchema
from generator.targets.python.package.identifiers import attribute, constant, spelled
from generator.targets.python.package.reserved import MODEL_MEMBERS


def field_names(schema: ObjectSchema) -> dict[str, str]:
    """Attribute by wire name: `videoId` as `video_id`, `from` as `from_`, `@id` beside `id` as `at_id`."""
    taken = set(MODEL_MEMBERS)
    named: dict[str, str] = {}
    for member in schema.properties:
        name = first_free(_field_candidates(member.name), taken)
        taken.add(name)
        named[member.name] = name
    return named


def enum_member_names(schema: EnumSchema) -> tuple[str, ...]:
    """Name each value, in order: `createdAt` as `CREATED_AT`, `240p` as `N240P`, "" as `EMPTY`, `+` as `PLUS`."""
    taken: dict[str, None] = {}
    for position, value in enumerate(schema.values, 1):
        taken[first_free(_constant_candidates(str(value), position), taken)] = None
    return tuple(taken)


def first_free(candidates: Iterator[str], taken: set[str] | dict[str, None]) -> str:
    """Give the first candidate that is not taken."""
    return next(name for name in candidates if name not in taken)


def numbered(name: str, separator: str = "") -> Iterator[str]:
    """Yield the name, then the name with 2, 3, ... behind it."""
    yield name
    yield from (f"{name}{separator}{number}" for number in count(2))


def _field_candidates(wire_name: str) -> Iterator[str]:
    plain = attribute(wire_name)
    if plain:
        yield plain
    in_words = attribute(spelled(wire_name))
    if in_words:
        yield in_words
    yield from numbered((plain or in_words or "member").rstrip("_"), "_")


def _constant_candidates(value: str, position: int) -> Iterator[str]:
    plain = constant(value)
    if plain:
        yield plain
    in_words = constant(spelled(value))
    if in_words:
        yield in_words
    yield from numbered(plain or in_words or (f"VALUE_{position}" if value.strip() else "EMPTY"), "_")
