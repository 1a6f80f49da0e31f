"""Who has seen which response: operation by documented status, each with its witnesses, for both clients.

What is inside of requests and responses, member by member, is in `members`.

A recording witnesses a response in both clients, since it is replayed through both. An example of the document does
where the generated tests read it. The better witness counts: the API itself, a local emulator, the document's own word.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal, TypeAlias

from generator.ir.operations import Operation, Response
from generator.recordings.coverage.members import Member, find_members, with_reasons
from generator.recordings.described import Described, response_of
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.gaps import Gap
from generator.recordings.recorded import Recorded
from generator.targets.python.tests.sample_responses import json_content, representative_status

Client: TypeAlias = Literal["sync", "async"]

CLIENTS: Final[tuple[Client, ...]] = ("sync", "async")


class Evidence(StrEnum):
    """What a response is known from, the best first."""

    LIVE = "live"
    EMULATOR = "emulator"
    IMPORTED = "imported"
    EXAMPLE = "example"
    NONE = "none"


LIVE: Final = frozenset({Evidence.LIVE})
RECORDED: Final = frozenset({Evidence.LIVE, Evidence.EMULATOR, Evidence.IMPORTED})
"""What a server has said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Witness:
    """One who has seen a response. source: the scenario, or the example's name. provenance: when, whom, by what."""

    evidence: Evidence
    source: str
    provenance: str
    clients: tuple[Client, ...] = CLIENTS


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentedResponse:
    """One documented status of an operation. pointer: of its response. reason: why it has no witness, if it may."""

    operation: Operation
    status: str
    meaning: str
    pointer: str
    witnesses: tuple[Witness, ...] = ()
    reason: str = ""

    def evidence(self, client: Client) -> Evidence:
        """Give the best that is known of it in one client."""
        given = {witness.evidence for witness in self.witnesses if client in witness.clients}
        return next((one for one in Evidence if one in given), Evidence.NONE)

    @property
    def is_success(self) -> bool:
        """Whether a call ends well with it."""
        return self.status.startswith("2") or (self.status == "default" and len(self.operation.responses) == 1)

    @property
    def name(self) -> str:
        """Operation and status, as the gaps file names it."""
        return f"{self.operation.operation_id} {self.status}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Matrix:
    """All documented responses and members in document order, and the recordings that bear witness."""

    responses: tuple[DocumentedResponse, ...]
    members: tuple[Member, ...] = ()
    recordings: tuple[Recorded, ...] = field(default=(), repr=False)

    @property
    def live_operations(self) -> tuple[int, int]:
        """How many operations have a success that was recorded against the API itself, and how many there are."""
        seen: dict[str, bool] = {}
        for documented in self.responses:
            name = documented.operation.operation_id
            is_live = documented.is_success and any(
                witness.evidence is Evidence.LIVE for witness in documented.witnesses
            )
            seen[name] = seen.get(name, False) or is_live
        return sum(seen.values()), len(seen)

    def counts(self, client: Client) -> Mapping[Evidence, int]:
        """Count responses by the best that is known of them in one client."""
        return Counter(documented.evidence(client) for documented in self.responses)


def make_matrix(
    described: Described, recordings: Sequence[Recorded], payloads: Payloads, reasons: Mapping[str, str]
) -> Matrix:
    """Gather the witnesses of every documented response and member. reasons: why there are none, by their names."""
    recorded = _recorded_witnesses(described, recordings)
    responses = tuple(
        _document(operation, response, recorded, payloads, reasons)
        for operation in described.api.operations
        for response in operation.responses
    )
    members = with_reasons(find_members(described, recordings), reasons)
    return Matrix(responses=responses, members=members, recordings=tuple(recordings))


def check_coverage(matrix: Matrix) -> Iterator[Finding]:
    """Give a finding for each response that is in no recording: an example is the document's own word, and no proof."""
    for documented in matrix.responses:
        lacking = [client for client in CLIENTS if documented.evidence(client) not in RECORDED]
        if lacking:
            yield Finding(
                kind=FindingClass.COVERAGE,
                rule="not-recorded",
                message=f"this response is in no recording ({', '.join(lacking)}); "
                "record a scenario that gets it, or list it with a reason in the gaps file",
                operation=documented.operation.operation_id,
                status=documented.status,
                document=documented.pointer,
            )


def _document(
    operation: Operation,
    response: Response,
    recorded: Mapping[tuple[str, str], Sequence[Witness]],
    payloads: Payloads,
    reasons: Mapping[str, str],
) -> DocumentedResponse:
    examples = (
        Witness(evidence=Evidence.EXAMPLE, source=name or "example", provenance="example of the document")
        for name in payloads.names(operation, response)
    )
    return DocumentedResponse(
        operation=operation,
        status=response.status,
        meaning=response.description,
        pointer=response.pointer,
        witnesses=(*recorded.get((operation.operation_id, response.status), ()), *examples),
        reason=reasons.get(f"{operation.operation_id} {response.status}", ""),
    )


def _recorded_witnesses(
    described: Described, recordings: Iterable[Recorded]
) -> Mapping[tuple[str, str], Sequence[Witness]]:
    """Give the witnesses of responses by operation and documented status, each recording once."""
    found: dict[tuple[str, str], dict[str, Witness]] = {}
    for recorded in recordings:
        for operation, status in _answered(described, recorded):
            witness = _witness(recorded)
            found.setdefault((operation, status), {})[witness.source] = witness
    order = list(Evidence)
    return {
        name: sorted(witnesses.values(), key=lambda one: order.index(one.evidence)) for name, witnesses in found.items()
    }


def _answered(described: Described, recorded: Recorded) -> Iterator[tuple[str, str]]:
    for interaction in recorded.recording.interactions:
        operation = described.operations.get(interaction.operation)
        response = response_of(operation, interaction.response.status) if operation and interaction.response else None
        if operation is not None and response is not None:
            yield operation.operation_id, response.status


def _witness(recorded: Recorded) -> Witness:
    provenance = recorded.recording.provenance
    moment = provenance.recorded_at.partition("T")[0]
    origin = " · ".join(part for part in (moment, provenance.host, provenance.sdk, provenance.source) if part)
    return Witness(evidence=Evidence(provenance.kind), source=recorded.recording.scenario, provenance=origin)


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckResult:
    """What was found, each matter once and the worst class first; the matrix of all responses; the gaps file."""

    findings: tuple[Finding, ...]
    matrix: Matrix
    listed: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Payloads:
    """The payloads that generated tests answer with: (status, content)."""

    payloads: frozenset[tuple[str, bytes]]

    def names(self, operation: Operation, response: Response) -> Iterator[str]:
        """Give the names of a response's examples that a test reads."""
        status = representative_status(response.status, [one.status for one in operation.responses])
        for media_type in response.content:
            for example in media_type.examples:
                if (str(status), json_content(example.value)) in self.payloads:
                    yield example.name


def read_payloads(package: Path) -> Payloads:
    """Read the payloads of a generated package's tests; none where the package has not been made."""
    files = (package / "tests" / "payloads").glob("*.json")
    return Payloads(
        frozenset(
            (_status(name), json_content(value))
            for file in files
            for name, value in json.loads(file.read_bytes()).items()
        )
    )


def _status(name: str) -> str:
    """Give the status of a payload: that of `list/200-empty` is 200."""
    return name.rpartition("/")[2].partition("-")[0]
