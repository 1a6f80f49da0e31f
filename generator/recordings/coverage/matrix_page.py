"""The coverage matrix as one HTML page that needs nothing else: no network, no other file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.ir.api import Api
from generator.ir.extensions import Verified
from generator.problems import Problem
from generator.recordings.coverage.matrix import (
    CLIENTS,
    LIVE,
    RECORDED,
    CheckResult,
    Client,
    DocumentedResponse,
    Evidence,
    Matrix,
    Witness,
)
from generator.recordings.coverage.members import Member, MemberCount, count_members
from generator.recordings.finding import FindingClass
from generator.recordings.recorded import PATIENCE, Recorded, age_in_days

_TEMPLATE: Final = "coverage.html.j2"
_UNTAGGED: Final = "Other"
_MEANINGS: Final[Mapping[Evidence, str]] = {
    Evidence.LIVE: "recorded against the API itself",
    Evidence.EMULATOR: "recorded against a local emulator",
    Evidence.IMPORTED: "captured by another program",
    Evidence.EXAMPLE: "an example of the document that a generated test reads",
    Evidence.NONE: "nobody has seen this response",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    """One response of an operation; `name` is "" where the document has none of this status."""

    status: str
    name: str = ""
    key: str = ""
    best: str = ""
    sync: str = ""
    asynchronous: str = ""
    meaning: str = ""
    reason: str = ""
    witnesses: tuple[Witness, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """One operation. words: what the search looks at. verified: by what it is known, and of when that is."""

    operation: str
    method: str
    path: str
    summary: str
    words: str
    is_deprecated: bool
    cells: tuple[_Cell, ...]
    members: tuple[_Share, ...] = ()
    verified: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Group:
    """The operations of one tag."""

    tag: str
    rows: tuple[_Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Share:
    """A part of a whole. percent: its width in a bar."""

    name: str
    count: int
    percent: str
    meaning: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _RecordingRow:
    """One recording in the list of them. freshness: "fresh", "aging", "old"."""

    scenario: str
    kind: str
    moment: str
    age: str
    freshness: str
    host: str
    sdk: str
    interactions: int


def matrix_page(result: CheckResult, problems: Sequence[Problem], api: Api, today: date) -> str:
    """Write the page. problems: the findings with their locations."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    matrix = result.matrix
    return environment.get_template(_TEMPLATE).render(
        title=api.title,
        version=api.version,
        today=today.isoformat(),
        statuses=_statuses(matrix),
        groups=tuple(_groups(matrix)),
        totals=_totals(matrix),
        shares={client: tuple(_shares(matrix, client)) for client in CLIENTS},
        evidence=tuple((one.value, _MEANINGS[one]) for one in Evidence),
        problems=problems,
        problem_counts=_problem_counts(result),
        unseen=tuple(member for member in matrix.members if not member.witnesses),
        listed=result.listed,
        recordings=tuple(_recording_row(recorded, today) for recorded in matrix.recordings),
    )


def _statuses(matrix: Matrix) -> tuple[str, ...]:
    return tuple(sorted({response.status for response in matrix.responses}))


def _groups(matrix: Matrix) -> Iterator[_Group]:
    by_operation: dict[str, list[DocumentedResponse]] = {}
    for response in matrix.responses:
        by_operation.setdefault(response.operation.operation_id, []).append(response)
    members: dict[str, list[Member]] = {}
    for member in matrix.members:
        members.setdefault(member.place.operation, []).append(member)
    by_tag: dict[str, list[_Row]] = {}
    statuses = _statuses(matrix)
    for number, responses in enumerate(by_operation.values()):
        tag = next(iter(responses[0].operation.tags), _UNTAGGED)
        by_tag.setdefault(tag, []).append(
            _row(number, responses, statuses, members.get(responses[0].operation.operation_id, ()))
        )
    return (_Group(tag=tag, rows=tuple(rows)) for tag, rows in by_tag.items())


def _row(
    number: int, responses: Sequence[DocumentedResponse], statuses: Sequence[str], members: Sequence[Member]
) -> _Row:
    operation = responses[0].operation
    by_status = {response.status: response for response in responses}
    return _Row(
        operation=operation.operation_id,
        method=operation.method,
        path=operation.path,
        summary=operation.summary,
        words=f"{operation.operation_id} {operation.method} {operation.path} {operation.summary}".lower(),
        is_deprecated=operation.deprecated,
        cells=tuple(_cell(number, by_status[one]) if one in by_status else _Cell(status=one) for one in statuses),
        members=tuple(_member_share(part, count) for part, count in count_members(members).items() if count.total),
        verified=_verified(operation.hints.verified),
    )


def _verified(verified: Verified | None) -> str:
    return f"{verified.evidence} of {verified.date}: {verified.source}" if verified else ""


def _cell(number: int, response: DocumentedResponse) -> _Cell:
    sync, asynchronous = (response.evidence(client) for client in CLIENTS)
    order = list(Evidence)
    return _Cell(
        status=response.status,
        name=response.name,
        key=f"response-{number}-{response.status}",
        best=max(sync, asynchronous, key=order.index),
        sync=sync,
        asynchronous=asynchronous,
        meaning=response.meaning,
        reason=response.reason,
        witnesses=response.witnesses,
    )


def _totals(matrix: Matrix) -> tuple[_Share, ...]:
    """Give the counts that stand on top."""
    counted = {
        "operations recorded in full": _by_operation(matrix),
        "successes recorded": [_is_recorded(one) for one in matrix.responses if one.is_success],
        "errors recorded": [_is_recorded(one) for one in matrix.responses if not one.is_success],
        "responses recorded live": [_is_recorded(one, LIVE) for one in matrix.responses],
    }
    live, operations = matrix.live_operations
    return (
        *(_whole_share(name, sum(good), len(good)) for name, good in counted.items()),
        *(_member_share(part, count) for part, count in count_members(matrix.members).items()),
        _whole_share("operations recorded live", live, operations),
    )


def _member_share(name: str, count: MemberCount) -> _Share:
    return _whole_share(f"{name} recorded", count.seen, count.total)


def _whole_share(name: str, count: int, whole: int) -> _Share:
    return _Share(name=name, count=count, percent=_percent(count, whole), meaning=str(whole))


def _by_operation(matrix: Matrix) -> list[bool]:
    good: dict[str, bool] = {}
    for response in matrix.responses:
        name = response.operation.operation_id
        good[name] = good.get(name, True) and _is_recorded(response)
    return list(good.values())


def _is_recorded(response: DocumentedResponse, kinds: Collection[Evidence] = RECORDED) -> bool:
    return all(response.evidence(client) in kinds for client in CLIENTS)


def _shares(matrix: Matrix, client: Client) -> Iterator[_Share]:
    counts = matrix.counts(client)
    for evidence in Evidence:
        count = counts.get(evidence, 0)
        percent = _percent(count, len(matrix.responses))
        yield _Share(name=evidence, count=count, percent=percent, meaning=_MEANINGS[evidence])


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}".removesuffix(".0") if whole else "100"


def _problem_counts(result: CheckResult) -> tuple[tuple[str, int], ...]:
    counts = Counter(finding.kind for finding in result.findings)
    return tuple((kind.value, counts[kind]) for kind in FindingClass)


def _recording_row(recorded: Recorded, today: date) -> _RecordingRow:
    recording = recorded.recording
    provenance = recording.provenance
    days = age_in_days(provenance.recorded_at, today)
    return _RecordingRow(
        scenario=recording.scenario,
        kind=provenance.kind,
        moment=provenance.recorded_at.replace("T", " ").replace("Z", " UTC"),
        age=_age(days),
        freshness=_freshness(days),
        host=provenance.host,
        sdk=provenance.sdk,
        interactions=len(recording.interactions),
    )


def _age(days: int | None) -> str:
    if days is None:
        return "unknown"
    return "today" if days == 0 else f"{days} day{'' if days == 1 else 's'}"


def _freshness(days: int | None) -> str:
    if days is None or days >= PATIENCE.error:
        return "old"
    return "aging" if days >= PATIENCE.warning else "fresh"
