"""Outdated recordings: too old, or made from another version of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.ir.api import Api
from generator.problems import Severity
from generator.program import PROGRAM
from generator.recordings.age import PATIENCE, Patience, age_in_days
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.recorded import Recorded


def check_staleness(
    recorded: Recorded, api: Api, fingerprints: Mapping[str, str], today: date, patience: Patience = PATIENCE
) -> Iterator[Finding]:
    """Tell whether a recording is too old, and which operations of it the document describes differently by now."""
    if recorded.is_found:
        return
    yield from _age(recorded, today, patience)
    pointers = {operation.operation_id: operation.pointer for operation in api.operations}
    known = recorded.recording.fingerprints
    used = dict.fromkeys(one.operation for one in recorded.recording.interactions if one.operation)
    for operation in used:
        current = fingerprints.get(operation)
        if current is not None and known.get(operation) != current:
            yield Finding(
                kind=FindingClass.STALE_RECORDING,
                rule="fingerprint-changed",
                message=f"the document describes {operation} differently since this was recorded; {_anew(recorded)}",
                operation=operation,
                document=pointers[operation],
                recording=recorded.file,
                at=f"/fingerprints/{operation}",
            )


def _age(recorded: Recorded, today: date, patience: Patience) -> Iterator[Finding]:
    moment = recorded.recording.provenance.recorded_at
    days = age_in_days(moment, today)
    if days is None:
        message = f"the moment of recording cannot be read: {moment!r}; {_anew(recorded)}"
        yield _aged(recorded, "unreadable-moment", message, Severity.ERROR)
    elif days >= patience.error:
        message = f"recorded {days} days ago, which is {patience.error} or more; {_anew(recorded)}"
        yield _aged(recorded, "too-old", message, Severity.ERROR)
    elif days >= patience.warning:
        message = f"recorded {days} days ago, and at {patience.error} it no longer counts; {_anew(recorded)}"
        yield _aged(recorded, "getting-old", message, Severity.WARNING)


def _aged(recorded: Recorded, rule: str, message: str, severity: Severity) -> Finding:
    return Finding(
        kind=FindingClass.STALE_RECORDING,
        rule=rule,
        message=message,
        recording=recorded.file,
        at="/provenance/recorded_at",
        severity=severity,
    )


def _anew(recorded: Recorded) -> str:
    return f"record it again: {PROGRAM} record {recorded.recording.scenario} --mode rewrite"
