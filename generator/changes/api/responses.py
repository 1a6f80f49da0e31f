"""Responses: which statuses there are, in which representations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.changes.api.bodies import compare_carried
from generator.changes.api.calls import Call
from generator.changes.api.content import compare_content
from generator.changes.api.headers import compare_headers, compare_links
from generator.changes.change import Change
from generator.changes.rules import make
from generator.changes.where import Where
from generator.ir.operations import Response
from generator.ir.schemas import MISSING


def compare_responses(call: Call) -> Iterator[Change]:
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


def _where(call: Call, status: str, base: str | None = None, revision: str | None = None) -> Where:
    return replace(call.where("response", base, revision), status=status)


def _status_rule(status: str) -> str:
    return "response-success-status" if status.startswith("2") else "response-non-success-status"


def _compare(call: Call, before: Response, after: Response) -> Iterator[Change]:
    where = _where(call, before.status, before.pointer, after.pointer)
    yield from compare_headers(call, before, after)
    yield from compare_links(where, before, after)
    yield from compare_content(where, before.content, after.content)
    yield from compare_carried(call.documents, where, "response-body", (before.content, after.content))
