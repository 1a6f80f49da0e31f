"""Whether a recording is what it says: live is only what was recorded against a server of the document."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.ir.api import Api
from generator.program import PROGRAM
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.recorded import Recorded


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
