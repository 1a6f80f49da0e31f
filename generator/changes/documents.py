"""Named schemas that say the same in both documents, with all they refer to: nothing below them needs a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import msgspec

from generator.ir.api import Api
from generator.ir.schemas import AnySchema, Json, NamedSchema, ObjectSchema, SchemaRef
from generator.ir.walk import references


class Examples(Protocol):
    """Judges examples of the base by the schemas of the revision."""

    def refused(self, base: str, revision: str, examples: Iterable[Json]) -> Iterator[Json]:
        """Give the examples that the schema at a pointer of the base allows, and that of the revision does not."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Documents:
    """The two documents, and the pointers of the named schemas that are equal in both.

    examples: None where examples are not compared.
    """

    base: Api
    revision: Api
    unchanged: frozenset[str]
    today: date | None = None
    examples: Examples | None = None


def documents_of(base: Api, revision: Api, today: date | None = None, examples: Examples | None = None) -> Documents:
    """Lay two documents side by side. A schema with heirs is compared as itself, its discriminator with it."""
    base, revision = _without_families(base), _without_families(revision)
    unchanged = frozenset() if examples else frozenset(_unchanged(base, revision))
    return Documents(base=base, revision=revision, unchanged=unchanged, today=today, examples=examples)


def _without_families(api: Api) -> Api:
    bases = {named.base for named in api.schemas.values() if named.base}
    if not bases:
        return api
    schemas = {pointer: _itself(named, bases) for pointer, named in api.schemas.items()}
    return msgspec.structs.replace(api, schemas=schemas)


def _itself(named: NamedSchema, bases: set[str]) -> NamedSchema:
    schema = named.schema
    if named.base:
        schema = SchemaRef(pointer=named.pointer, target=named.base)
    elif named.pointer in bases and isinstance(schema, ObjectSchema) and isinstance(schema.additional, AnySchema):
        schema = msgspec.structs.replace(schema, additional=True)
    return msgspec.structs.replace(named, schema=schema)


def _unchanged(base: Api, revision: Api) -> set[str]:
    equal = {
        pointer
        for pointer, named in base.schemas.items()
        if pointer in revision.schemas and named.schema == revision.schemas[pointer].schema
    }
    users: dict[str, list[str]] = {}
    for pointer in equal:
        for target in references(base.schemas[pointer].schema):
            users.setdefault(target, []).append(pointer)
    waiting = [pointer for pointer in users if pointer not in equal]
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user in equal:
                equal.remove(user)
                waiting.append(user)
    return equal
