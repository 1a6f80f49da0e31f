"""The coverage matrix for a terminal, and as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from msgspec import to_builtins

from generator.escaping import printable
from generator.recordings.coverage.matrix import CLIENTS, DocumentedResponse, Evidence, Matrix
from generator.recordings.coverage.members import Member, count_members

_COLUMNS = ("operation", "status", *CLIENTS, "witnesses")
_SHOWN = 3


def matrix_text(matrix: Matrix) -> str:
    """Write a line for each response, and the counts."""
    rows = [_COLUMNS, *(_row(response) for response in matrix.responses)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in (*lines, "", *_totals(matrix)))


def matrix_json(matrix: Matrix) -> str:
    """Write all of it as JSON."""
    live, operations = matrix.live_operations
    content = {
        "totals": _counted(matrix),
        "operations": {"total": operations, "live": live},
        "members": {part: count._asdict() for part, count in count_members(matrix.members).items()},
        "responses": [_record(one) for one in matrix.responses],
        "places": [_member_record(one) for one in matrix.members],
    }
    return json.dumps(content, indent=1) + "\n"


def _row(response: DocumentedResponse) -> tuple[str, ...]:
    sources = [witness.source for witness in response.witnesses]
    more = f" and {len(sources) - _SHOWN} more" if len(sources) > _SHOWN else ""
    text = ", ".join(sources[:_SHOWN]) + more or response.reason
    return (
        printable(response.operation.operation_id),
        response.status,
        *(response.evidence(client) for client in CLIENTS),
        printable(text),
    )


def _totals(matrix: Matrix) -> Iterator[str]:
    for client in CLIENTS:
        counts = matrix.counts(client)
        text = ", ".join(f"{counts.get(evidence, 0)} {evidence}" for evidence in Evidence)
        yield f"{client}: {len(matrix.responses)} responses: {text}"
    for part, count in count_members(matrix.members).items():
        missing = count.total - count.seen - count.excused
        yield f"{part}: {count.seen} of {count.total} recorded, {count.excused} with a reason, {missing} missing"
    live, operations = matrix.live_operations
    yield f"live: {live} of {operations} operations"


def _counted(matrix: Matrix) -> dict[str, dict[str, int]]:
    return {client: {evidence: matrix.counts(client).get(evidence, 0) for evidence in Evidence} for client in CLIENTS}


def _record(response: DocumentedResponse) -> dict[str, object]:
    operation = response.operation
    return {
        "operation": operation.operation_id,
        "method": operation.method,
        "path": operation.path,
        "tags": operation.tags,
        "verified": operation.hints.verified and to_builtins(operation.hints.verified),
        "status": response.status,
        **{client: response.evidence(client) for client in CLIENTS},
        "witnesses": [
            {"evidence": one.evidence, "source": one.source, "provenance": one.provenance, "clients": one.clients}
            for one in response.witnesses
        ],
        "reason": response.reason,
    }


def _member_record(member: Member) -> dict[str, object]:
    place = member.place
    return {
        "part": place.part,
        "operation": place.operation,
        "place": place.name,
        "witnesses": member.witnesses,
        "reason": member.reason,
    }
