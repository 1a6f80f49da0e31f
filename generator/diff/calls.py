"""One operation on both sides, and how changes of it are made."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diff.change import Change, Direction, Level
from generator.diff.unchanged import Documents
from generator.ir.operations import Operation


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """An operation that both documents have."""

    documents: Documents
    base: Operation
    revision: Operation

    @property
    def name(self) -> str:
        """How subjects begin: "POST /videos", as the base spells the path."""
        return name_of(self.base)

    def change(
        self,
        rule: str,
        level: Level,
        message: str,
        *,
        part: str = "",
        direction: Direction = Direction.NONE,
        base: str | None = None,
        revision: str | None = None,
    ) -> Change:
        """Make a change of a part of the operation; the pointers are its own where none are given."""
        return Change(
            rule=rule,
            level=level,
            direction=direction,
            subject=f"{self.name} {part}" if part else self.name,
            message=message,
            base=self.base.pointer if base is None else base,
            revision=self.revision.pointer if revision is None else revision,
        )


def name_of(operation: Operation) -> str:
    """Return method and path."""
    return f"{operation.method} {operation.path}"
