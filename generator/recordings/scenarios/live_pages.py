"""What a live run says: one page of Markdown about what differs, and without a key, what it would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from generator.escaping import printable
from generator.ir.api import Api
from generator.recordings.coverage.members import Member
from generator.recordings.coverage.places import MessagePart
from generator.recordings.finding import Finding, merge_repeated
from generator.recordings.scenarios.live import LiveOutcome, shown_operations
from generator.recordings.scenarios.scenario import Scenario

_MOST_LINES: Final = 40
"""Lines of one list that are shown: the whole is to be one page."""
_MOST_PLACES: Final = 12
_LONGEST: Final = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """A scenario that may run against the API. calls: how many, as recorded before; shown: operations that it shows."""

    scenario: Scenario
    calls: int
    shown: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class LiveRun:
    """A run, and what it is counted by. live: ids of the operations that live recordings show, with those of this run.

    members: places of the document with the scenarios of this run that have seen a value there.
    """

    server: str
    day: date
    outcomes: Sequence[LiveOutcome]
    left_out: Sequence[Scenario]
    live: frozenset[str]
    members: Sequence[Member]


def plan_page(
    server: str, variable: str, planned: Sequence[Planned], left_out: Sequence[Scenario], live: frozenset[str], api: Api
) -> str:
    """Say what a run would do. variable: the one that holds the key. live: operations that are live already."""
    would = live.union(*(one.shown for one in planned))
    never = sorted({one.operation_id for one in api.operations} - would)
    lines = (
        f"{variable} is not set, so nothing was called.",
        f"With it, {server} would get {sum(one.calls for one in planned)} calls:",
        *(f"  {one.scenario.name}: {one.calls} calls; {one.scenario.summary}" for one in planned),
        "Left out:",
        *(f"  {one.name}: {one.only_local}" for one in left_out),
        f"Operations with a live recording: {len(live)} of {len(api.operations)} now, {len(would)} then.",
        *([f"Those that none of these scenarios shows: {', '.join(never)}"] if never else ()),
        "Scenarios remove what they create; one that fails may leave something in the account.",
    )
    return "".join(f"{printable(line)}\n" for line in lines)


def live_page(run: LiveRun, api: Api) -> str:
    """Write the page: counts, scenarios, what differs from the document, and what was not seen."""
    failed = [one for one in run.outcomes if one.failure]
    document = merge_repeated([finding for one in run.outcomes for finding in one.from_document])
    local = merge_repeated([finding for one in run.outcomes for finding in one.from_local])
    sections = (
        _section("Scenarios that failed", [f"{one.scenario}: {one.failure}" for one in failed]),
        _section("Differs from the document", [_described(one) for one in document]),
        _section("Differs from the local server", [_described(one) for one in local]),
        _section("Documented, and in no response of this run", list(_unseen(run))),
        _section("Not run", [f"{one.name}: {one.only_local}" for one in run.left_out]),
        _section("Operations that were called", list(_called(run.outcomes))),
    )
    return "\n".join((*_head(run, api, failed), *(line for section in sections for line in section))) + "\n"


def _head(run: LiveRun, api: Api, failed: Sequence[LiveOutcome]) -> Iterator[str]:
    calls = sum(sum(one.operations.values()) for one in run.outcomes)
    yield f"# Live recordings of {run.day.isoformat()}"
    yield ""
    yield (
        f"{len(run.outcomes)} scenarios, {len(failed)} of them failed, {calls} calls to {run.server}. "
        f"Operations with a live recording: {len(run.live)} of {len(api.operations)}."
    )
    kinds = {one.recorded.recording.provenance.kind for one in run.outcomes}
    if kinds - {"live"}:
        yield f"{run.server} is no server of the document: these recordings are not live."


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"## {title} ({len(lines)})"
    yield ""
    for line in lines[:_MOST_LINES]:
        text = " ".join(printable(line).split())
        yield f"- {text if len(text) <= _LONGEST else f'{text[:_LONGEST]}...'}"
    if len(lines) > _MOST_LINES:
        yield f"- and {len(lines) - _MOST_LINES} more"


def _described(finding: Finding) -> str:
    subject = " ".join(part for part in (finding.operation, finding.status) if part)
    return f"{f'`{subject}` ' if subject else ''}{finding.rule}: {finding.message}"


def _unseen(run: LiveRun) -> Iterator[str]:
    """Give the members of responses that the operations called could have had, and none had; an operation a line."""
    shown = {name for one in run.outcomes for name in shown_operations(one.recorded.recording.interactions)}
    unseen: dict[str, dict[str, None]] = {}
    for member in run.members:
        place = member.place
        if place.part is MessagePart.RESPONSE and place.operation in shown and not member.witnesses:
            unseen.setdefault(place.operation, {})[place.name] = None
    for operation, places in unseen.items():
        listed = ", ".join(f"`{place}`" for place in islice(places, _MOST_PLACES))
        more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
        yield f"{operation}: {listed}{more}"


def _called(outcomes: Iterable[LiveOutcome]) -> Iterator[str]:
    counts = Counter[str]()
    for one in outcomes:
        counts.update(one.operations)
    if counts:
        yield ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
