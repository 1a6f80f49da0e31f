"""Responses: which statuses there are, in which representations, with which headers and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.changes.api.calls import OperationPair
from generator.changes.api.content import compare_carried, compare_content
from generator.changes.change import Change
from generator.changes.rules import make
from generator.changes.schemas.walk import compare_schemas
from generator.changes.where import Where
from generator.ir.operations import Header, Response
from generator.ir.schemas import MISSING


def compare_responses(call: OperationPair) -> Iterator[Change]:
    """Compare what an operation may respond."""
    before = {response.status: response for response in call.base.responses}
    after = {response.status: response for response in call.revision.responses}
    for status, response in before.items():
        if status in after:
            yield from _compare(call, response, after[status])
        else:
            yield make(f"{_status_rule(status)}-removed", _where(call, status, base=response.pointer), status)
    for status, response in after.items():
        if status not in before:
            where = _where(call, status, revision=response.pointer)
            yield make(f"{_status_rule(status)}-added", where, MISSING, status)


def _where(call: OperationPair, status: str, base: str | None = None, revision: str | None = None) -> Where:
    return replace(call.where("response", base, revision), status=status)


def _status_rule(status: str) -> str:
    return "response-success-status" if status.startswith("2") else "response-non-success-status"


def _compare(call: OperationPair, before: Response, after: Response) -> Iterator[Change]:
    where = _where(call, before.status, before.pointer, after.pointer)
    yield from compare_headers(call, before, after)
    yield from compare_links(where, before, after)
    yield from compare_content(where, before.content, after.content)
    yield from compare_carried(call.documents, where, "response-body", (before.content, after.content))


def compare_headers(call: OperationPair, before: Response, after: Response) -> Iterator[Change]:
    """Compare the headers of one status, whatever the case of their names."""
    old = {header.name.lower(): header for header in before.headers}
    new = {header.name.lower(): header for header in after.headers}
    for name, header in old.items():
        if name in new:
            yield from _compare_header(call, _header_place(call, before, header), header, new[name])
        else:
            where = _header_place(call, before, header).pointing(header.pointer, after.pointer)
            yield make(f"{where.fields['state']}-response-header-removed", where)
    for name, header in new.items():
        if name not in old:
            yield make(
                "response-header-added", _header_place(call, before, header).pointing(before.pointer, header.pointer)
            )


def _header_place(call: OperationPair, response: Response, header: Header) -> Where:
    where = call.where("response-header")
    return replace(where, status=response.status, name=header.name, is_required=header.required)


def _compare_header(call: OperationPair, where: Where, before: Header, after: Header) -> Iterator[Change]:
    where = where.pointing(before.pointer, after.pointer)
    if before.required and not after.required:
        yield make("response-header-became-optional", where)
    elif after.required and not before.required:
        yield make("response-header-became-required", where)
    yield from compare_schemas(call.documents, where, before.schema, after.schema)


def compare_links(where: Where, before: Response, after: Response) -> Iterator[Change]:
    """Compare what a response says of operations that can follow."""
    old, new = dict(before.links), dict(after.links)
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            yield make("response-link-removed", where, name)
        elif name not in old:
            yield make("response-link-added", where, MISSING, name)
        elif old[name] != new[name]:
            yield make("response-link-changed", where, name)
