"""The version that a document gives itself, and named schemas that are no longer there."""

from __future__ import annotations

from collections.abc import Iterator

from packaging.version import InvalidVersion, Version

from generator.changes.change import Change
from generator.changes.documents import Documents
from generator.changes.rules import make
from generator.changes.where import Where


def compare_about(documents: Documents) -> Iterator[Change]:
    """Compare the versions: one that goes back is a mistake."""
    before, after = documents.base.version, documents.revision.version
    if _is_lower(after, before):
        where = Where(kind="document", name="version", base="#/info/version", revision="#/info/version")
        yield make("api-version-decreased", where, before, after)


def _is_lower(version: str, other: str) -> bool:
    try:
        return Version(version) < Version(other)
    except InvalidVersion:
        return False


def compare_components(documents: Documents) -> Iterator[Change]:
    """Report the component schemas that were removed; what that does to an operation is reported there."""
    names = {named.name for named in documents.revision.schemas.values() if named.is_component}
    for named in documents.base.schemas.values():
        if named.is_component and named.name not in names:
            yield make("api-schema-removed", Where(kind="schema", name=named.name, base=named.pointer))
