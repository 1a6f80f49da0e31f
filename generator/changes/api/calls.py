"""One operation on both sides, and the places in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.changes.change import Change, Value
from generator.changes.documents import Documents
from generator.changes.rules import make
from generator.changes.where import Kind, Where
from generator.ir.operations import Operation
from generator.ir.schemas import MISSING


@dataclass(frozen=True, kw_only=True, slots=True)
class OperationPair:
    """An operation that both documents have."""

    documents: Documents
    base: Operation
    revision: Operation

    @property
    def name(self) -> str:
        """How subjects begin: "POST /videos", as the base spells the path."""
        return name_of(self.base)

    def where(self, kind: Kind = "operation", base: str | None = None, revision: str | None = None) -> Where:
        """Return a place in the operation; the pointers are its own where none are given."""
        return Where(
            kind=kind,
            operation=self.name,
            base=self.base.pointer if base is None else base,
            revision=self.revision.pointer if revision is None else revision,
        )

    def change(self, rule: str, before: Value = MISSING, after: Value = MISSING) -> Change:
        """Make a change of the operation as a whole."""
        return make(rule, self.where(), before, after)


def name_of(operation: Operation) -> str:
    """Return method and path."""
    return f"{operation.method} {operation.path}"
