"""Named schemas that are no longer there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change, Direction, Level
from generator.diff.unchanged import Documents


def compare_components(documents: Documents) -> Iterator[Change]:
    """Tell the component schemas that were removed; what that does to an operation is told there."""
    names = {named.name for named in documents.revision.schemas.values() if named.is_component}
    for named in documents.base.schemas.values():
        if named.is_component and named.name not in names:
            yield Change(
                rule="api-schema-removed",
                level=Level.INFO,
                direction=Direction.NONE,
                subject=f"schema {named.name}",
                message=f"the schema '{named.name}' was removed",
                base=named.pointer,
            )
