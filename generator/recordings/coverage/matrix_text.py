"""The coverage matrix for a terminal, and as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.escaping import printable
from generator.recordings.coverage.matrix import CLIENTS, DocumentedResponse, Evidence, Matrix

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
    return (
        json.dumps({"totals": _counted(matrix), "answers": [_record(one) for one in matrix.answers]}, indent=1) + "\n"
    )


def _row(answer: DocumentedResponse) -> tuple[str, ...]:
    sources = [witness.source for witness in answer.witnesses]
    more = f" and {len(sources) - _SHOWN} more" if len(sources) > _SHOWN else ""
    told = ", ".join(sources[:_SHOWN]) + more or answer.reason
    return (
        printable(answer.operation.operation_id),
        answer.status,
        *(answer.evidence(client) for client in CLIENTS),
        printable(told),
    )


def _totals(matrix: Matrix) -> Iterator[str]:
    for client in CLIENTS:
        counts = matrix.counts(client)
        told = ", ".join(f"{counts.get(evidence, 0)} {evidence}" for evidence in Evidence)
        yield f"{client}: {len(matrix.answers)} answers: {told}"


def _counted(matrix: Matrix) -> dict[str, dict[str, int]]:
    return {client: {evidence: matrix.counts(client).get(evidence, 0) for evidence in Evidence} for client in CLIENTS}


def _record(answer: DocumentedResponse) -> dict[str, object]:
    operation = answer.operation
    return {
        "operation": operation.operation_id,
        "method": operation.method,
        "path": operation.path,
        "tags": operation.tags,
        "status": answer.status,
        **{client: answer.evidence(client) for client in CLIENTS},
        "witnesses": [
            {"evidence": one.evidence, "source": one.source, "provenance": one.provenance, "clients": one.clients}
            for one in answer.witnesses
        ],
        "reason": answer.reason,
    }
