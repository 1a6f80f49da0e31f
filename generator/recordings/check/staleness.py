"""Outdated recordings: too old, of another version of the document, or not recorded where they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from generator.ir.api import Api
from generator.problems import Severity
from generator.program import PROGRAM
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.recorded import PATIENCE, Patience, Recorded, age_in_days


def check_staleness(
    recorded: Recorded, api: Api, fingerprints: Mapping[str, str], today: date, patience: Patience = PATIENCE
) -> Iterator[Finding]:
    """Return whether a recording is too old, and which operations of it the document describes differently by now."""
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


def check_provenance(recorded: Recorded, api: Api) -> Iterator[Finding]:
    """Report a recording that says it is live, and was made against no server of the document or edited since."""
    provenance = recorded.recording.provenance
    servers = sorted({_host(server.url) for server in api.servers})
    if provenance.kind != "live":
        return
    if _host(provenance.host) not in servers:
        reason = f"{provenance.host} is no server of the document ({', '.join(servers)})"
        yield _not_live(recorded, reason, "/provenance/host")
    elif not recorded.recording.is_sealed:
        yield _not_live(recorded, "it is not what `record` wrote", "/provenance/seal")


def _not_live(recorded: Recorded, reason: str, at: str) -> Finding:
    again = f"{PROGRAM} record {recorded.recording.scenario} --mode rewrite"
    return Finding(
        kind=FindingClass.STALE_RECORDING,
        rule="not-live",
        message=f"this says it is live, but {reason}; record it again: {again}",
        recording=recorded.file,
        at=at,
    )


def _host(address: str) -> str:
    return (urlsplit(address).netloc or address).lower()
