"""Servers: where the API, or one operation, is reached. One that is gone may leave its users without an address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.calls import Call
from generator.diff.change import Change, Direction, Level
from generator.diff.unchanged import Documents
from generator.ir.operations import Server


def compare_api_servers(documents: Documents) -> Iterator[Change]:
    """Compare the servers of the document."""
    for rule, level, told, base, revision in _compare(documents.base.servers, documents.revision.servers):
        yield Change(
            rule=f"api-{rule}",
            level=level,
            direction=Direction.NONE,
            subject="servers",
            message=told,
            base=base,
            revision=revision,
        )


def compare_servers(call: Call) -> Iterator[Change]:
    """Compare the servers that an operation, or its path, has for itself."""
    for rule, level, told, base, revision in _compare(call.base.servers, call.revision.servers):
        yield call.change(f"api-operation-{rule}", level, told, part="servers", base=base, revision=revision)


def _compare(before: tuple[Server, ...], after: tuple[Server, ...]) -> Iterator[tuple[str, Level, str, str, str]]:
    old, new = ({server.url.rstrip("/"): server for server in side} for side in (before, after))
    for url, server in old.items():
        if url not in new:
            yield "server-removed", Level.WARNING, f"the server {url} was removed", server.pointer, ""
        elif server.environment != new[url].environment:
            told = f"the server {url} is now the environment '{new[url].environment}', not '{server.environment}'"
            yield "server-environment-changed", Level.WARNING, told, server.pointer, new[url].pointer
    for url, server in new.items():
        if url not in old:
            yield "server-added", Level.INFO, f"the server {url} was added", "", server.pointer
