"""Whether a recording is what it says: live is only what was recorded against a server of the document."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.ir.api import Api
from generator.program import PROGRAM
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.recorded import Recorded


def check_provenance(recorded: Recorded, api: Api) -> Iterator[Finding]:
    """Tell of a recording that says it is live, and was made against no server of the document."""
    provenance = recorded.recording.provenance
    servers = sorted({_host(server.url) for server in api.servers})
    if provenance.kind == "live" and _host(provenance.host) not in servers:
        yield Finding(
            kind=FindingClass.STALE_RECORDING,
            rule="not-live",
            message=f"this says it is live, but {provenance.host} is no server of the document ({', '.join(servers)}); "
            f"record it again: {PROGRAM} record {recorded.recording.scenario} --mode rewrite",
            recording=recorded.file,
            at="/provenance/host",
        )


def _host(address: str) -> str:
    return (urlsplit(address).netloc or address).lower()
