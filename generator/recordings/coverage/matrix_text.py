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
    """Write a line for each answer, and the counts."""
    rows = [_COLUMNS, *(_row(answer) for answer in matrix.answers)]
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
        "answers": [_record(one) for one in matrix.answers],
        "places": [_member_record(one) for one in matrix.members],
    }
    return json.dumps(content, indent=1) + "\n"


def _row(answer: DocumentedResponse) -> tuple[str, ...]:
    sources = [witness.source for witness in answer.witnesses]
    more = f" and {len(sources) - _SHOWN} more" if len(sources) > _SHOWN else ""
    text = ", ".join(sources[:_SHOWN]) + more or answer.reason
    return (
        printable(answer.operation.operation_id),
        answer.status,
        *(answer.evidence(client) for client in CLIENTS),
        printable(text),
    )


def _totals(matrix: Matrix) -> Iterator[str]:
    for client in CLIENTS:
        counts = matrix.counts(client)
        text = ", ".join(f"{counts.get(evidence, 0)} {evidence}" for evidence in Evidence)
        yield f"{client}: {len(matrix.answers)} answers: {text}"
    for part, count in count_members(matrix.members).items():
        missing = count.total - count.seen - count.excused
        yield f"{part}: {count.seen} of {count.total} recorded, {count.excused} with a reason, {missing} missing"
    live, operations = matrix.live_operations
    yield f"live: {live} of {operations} operations"


def _counted(matrix: Matrix) -> dict[str, dict[str, int]]:
    return {client: {evidence: matrix.counts(client).get(evidence, 0) for evidence in Evidence} for client in CLIENTS}


def _record(answer: DocumentedResponse) -> dict[str, object]:
    operation = answer.operation
    return {
        "operation": operation.operation_id,
        "method": operation.method,
        "path": operation.path,
        "tags": operation.tags,
        "verified": operation.hints.verified and to_builtins(operation.hints.verified),
        "status": answer.status,
        **{client: answer.evidence(client) for client in CLIENTS},
        "witnesses": [
            {"evidence": one.evidence, "source": one.source, "provenance": one.provenance, "clients": one.clients}
            for one in answer.witnesses
        ],
        "reason": answer.reason,
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
