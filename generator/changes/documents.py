"""Named schemas that say the same in both documents, with all they refer to: nothing below them needs a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from generator.ir.api import Api
from generator.ir.schemas import Json
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
    """Lay two documents side by side."""
    unchanged = frozenset() if examples else frozenset(_unchanged(base, revision))
    return Documents(base=base, revision=revision, unchanged=unchanged, today=today, examples=examples)


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
