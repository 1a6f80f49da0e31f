"""Names that must differ within one scope: who gets the plain one, and what the others are called.

A name follows from the wire name alone wherever it can, never from its position, so that names stay when a document
gains members, tags or operations.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from types import MappingProxyType

from generator.ir.schemas import EnumSchema, ObjectSchema
from generator.targets.python.package.identifiers import attribute, constant, spelled
from generator.targets.python.package.reserved import MODEL_MEMBERS

Convention = Callable[[str], str]
"""How a wire name is written: `attribute`, `constant` or `pascal`."""


def distinct_names(
    wire_names: Iterable[str],
    convention: Convention,
    reserved: Iterable[str] = (),
    *,
    beside: str = "_",
    given: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Name each wire name; the one that is closest to the plain name gets it, whatever their order.

    reserved: names that are not to be given away. beside: what a reserved name ends in instead. given: names that
    come first, by wire name, as far as they are free.
    """
    wanted = tuple(dict.fromkeys(wire_names))
    taken = set(reserved)
    named: dict[str, str] = {}
    for wire_name in wanted:
        if wire_name in given and given[wire_name] not in taken:
            named[wire_name] = given[wire_name]
            taken.add(given[wire_name])
    others = (wire_name for wire_name in wanted if wire_name not in named)
    for wire_name in sorted(others, key=lambda name: closeness(name, convention)):
        name = first_free(_candidates(wire_name, convention, frozenset(reserved), beside), taken)
        taken.add(name)
        named[wire_name] = name
    return named


def closeness(wire_name: str, convention: Convention) -> tuple[bool, bool, int, str]:
    """Sort key of wire names that want the same name: one that is spelled like it first, then the plainest."""
    return convention(wire_name) != wire_name, not wire_name.isascii(), len(wire_name), wire_name.swapcase()


def variations(wire_name: str, convention: Convention) -> Iterator[str]:
    """Yield the plain name and ever longer ones that say how the wire name is spelled; the last is a hash of it."""
    yield convention(wire_name)
    in_words = spelled(wire_name)
    yield convention(in_words)
    yield convention(f"{in_words} {_casing(wire_name)}")
    digest = hashlib.blake2b(wire_name.encode(errors="surrogatepass"), digest_size=2).hexdigest()
    yield convention(f"{in_words} {digest}")
    yield from (convention(f"{in_words} {digest} {number}") for number in count(2))


def first_free(candidates: Iterator[str], taken: set[str] | dict[str, None]) -> str:
    """Give the first candidate that is a name and not taken."""
    return next(name for name in candidates if name and name not in taken)


def numbered(name: str, separator: str = "") -> Iterator[str]:
    """Yield the name, then the name with 2, 3, ... behind it."""
    yield name
    yield from (f"{name}{separator}{number}" for number in count(2))


def _candidates(wire_name: str, convention: Convention, reserved: frozenset[str], beside: str) -> Iterator[str]:
    for name in variations(wire_name, convention):
        yield name
        if name in reserved:
            yield f"{name}{beside}"


def _casing(wire_name: str) -> str:
    """Say how a name is spelled: `asc` is "lower", `flight-id` is "kebab"."""
    for separator, word in (("-", "kebab"), (".", "dotted"), (" ", "spaced"), ("_", "snake")):
        if separator in wire_name:
            return f"upper {word}" if wire_name.isupper() else word
    if wire_name.islower():
        return "lower"
    if wire_name.isupper():
        return "upper"
    return "pascal" if wire_name[:1].isupper() else "camel"


def field_names(schema: ObjectSchema, given: Mapping[str, str]) -> dict[str, str]:
    """Attribute by wire name: `videoId` as `video_id`, `from` as `from_`, `@id` beside `id` as `at_id`.

    given: attributes that the owner of the API chose.
    """
    return distinct_names((member.name for member in schema.properties), attribute, MODEL_MEMBERS, given=given)


def enum_member_names(schema: EnumSchema) -> dict[str | int | float | bool, str]:
    """Constant by value, in order: `createdAt` as `CREATED_AT`, `240p` as `N240P`, "" as `EMPTY`, `+` as `PLUS`."""
    named = distinct_names((str(value) for value in schema.values), constant)
    return {value: named[str(value)] for value in schema.values}
