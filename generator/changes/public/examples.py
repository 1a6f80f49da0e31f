"""Examples of a public document against our schemas: one that fits theirs and not ours says that ours is too narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jsonschema_rs import ValidationErrorKind

from generator.changes.side import Side
from generator.ir.schemas import Json
from generator.recordings.described import Described, UnusableSchemaError


@dataclass(frozen=True, slots=True)
class PublicExamples:
    """Judges the examples at one place after another."""

    theirs: Described
    ours: Described

    @classmethod
    def of(cls, theirs: Side, ours: Side) -> PublicExamples:
        """Prepare two documents."""
        return cls(Described(theirs.document, theirs.api), Described(ours.document, ours.api))

    def refused(self, base: str, revision: str, examples: Iterable[Json]) -> Iterator[Json]:
        """Give the examples that only their schema allows. A member that ours demands is no reason."""
        for example in examples:
            if _fits(self.theirs, base, example) and not _fits(self.ours, revision, example):
                yield example


def _fits(described: Described, schema: str, example: Json) -> bool:
    try:
        errors = described.errors(schema, example)
    except UnusableSchemaError:
        return True
    return all(isinstance(error.kind, ValidationErrorKind.Required) for error in errors)
