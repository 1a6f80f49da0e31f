"""Servers: where the API, or one operation, is reached. One that is gone may leave its users without an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.changes.api.calls import Call
from generator.changes.change import Change
from generator.changes.documents import Documents
from generator.changes.rules import make
from generator.changes.where import Where
from generator.ir.operations import Server
from generator.ir.schemas import MISSING


def compare_api_servers(documents: Documents) -> Iterator[Change]:
    """Compare the servers of the document."""
    yield from _compare("api-server", Where(kind="servers"), documents.base.servers, documents.revision.servers)


def compare_servers(call: Call) -> Iterator[Change]:
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
