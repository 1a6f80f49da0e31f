"""What a document says of itself: its version, its servers, and named schemas that are no longer there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from packaging.version import InvalidVersion, Version

from generator.changes.api.calls import OperationPair
from generator.changes.change import Change
from generator.changes.documents import Documents
from generator.changes.rules import make
from generator.changes.where import Where
from generator.ir.operations import Server
from generator.ir.schemas import MISSING


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


def compare_api_servers(documents: Documents) -> Iterator[Change]:
    """Compare the servers of the document."""
    yield from _compare("api-server", Where(kind="servers"), documents.base.servers, documents.revision.servers)


def compare_servers(call: OperationPair) -> Iterator[Change]:
    """Compare the servers that an operation, or its path, has for itself."""
    yield from _compare("api-operation-server", call.where("servers"), call.base.servers, call.revision.servers)


def _compare(rule: str, where: Where, before: tuple[Server, ...], after: tuple[Server, ...]) -> Iterator[Change]:
    old, new = ({server.url.rstrip("/"): server for server in side} for side in (before, after))
    for url, server in old.items():
        if url not in new:
            yield make(f"{rule}-removed", where.pointing(server.pointer, ""), url)
        elif server.environment != new[url].environment:
            place = replace(where, name=url, base=server.pointer, revision=new[url].pointer)
            yield make(f"{rule}-environment-changed", place, server.environment, new[url].environment)
    for url, server in new.items():
        if url not in old:
            yield make(f"{rule}-added", where.pointing("", server.pointer), MISSING, url)
