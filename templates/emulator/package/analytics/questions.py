"""What a call to `/data/*` asks: a metric, a timeframe, how to count, and which sessions to count at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from ..base.clock import stamp
from ..base.problems import ProblemError, invalid_query
from ..base.store import Thing
from ..http.exchange import ApiCall
from ..videos.videos import VIDEO
from .metrics import Counting, Viewing, read_viewing
from .plays import SESSION
from .timeframes import MetricTimeframe

_RETENTION: Final = timedelta(days=30, minutes=1)
"""How far back one can ask; the minute is for the way from a client that reckons thirty days."""

_AN_INSTANT: Final = timedelta(microseconds=1)
_UNIQUE: Final = ("ccv", "view")
_FILTERS_OF_TOTALS: Final = ("mediaId", "mediaType")
_INVALID: Final = "A query parameter is invalid."
_UNEXPECTED: Final = "This field was not expected."


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One question, checked.

    name: the metric as responses name it, such as `unique-view-10`. timeframe: what was asked for. now: the end of what
    can have happened, the present instant included.
    """

    name: str
    timeframe: MetricTimeframe
    counting: Counting
    viewings: Sequence[Viewing]
    now: datetime

    @property
    def measured(self) -> MetricTimeframe:
        """What is measured of the timeframe: nothing has happened in the future."""
        return MetricTimeframe(self.timeframe.start, min(self.timeframe.end, self.now))

    @property
    def shown_timeframe(self) -> dict[str, Any]:
        """The timeframe as the context of a response has it."""
        return {"timeframe": {"from": stamp(self.timeframe.start), "to": stamp(self.timeframe.end)}}


def read_question(call: ApiCall, metric: str, *, is_total: bool = False, is_live: bool = False) -> Question:
    """Read the query of a call.

    is_total, is_live: everything since the beginning, or what happens now, is counted, whatever the timeframe.

    Raises ProblemError 400 for a parameter that does not go with the metric, or a timeframe that cannot be.
    """
    _check_parameters(call, metric, is_total=is_total)
    now = call.now + _AN_INSTANT
    seconds = int(call.query.get("viewDuration", "5s").removesuffix("s"))
    unique = call.query.get("unique", False)
    timeframe = MetricTimeframe(now, now) if is_total else _timeframe(call, now)
    sessions = call.store.every(SESSION)
    if not (is_total or is_live):
        begin, end = stamp(timeframe.start), stamp(timeframe.end)
        sessions = [one for one in sessions if _may_count(one, begin, end)]
    return Question(
        name=("unique-" if unique else "") + (f"view-{seconds}" if metric == "view" else metric),
        timeframe=timeframe,
        counting=Counting(unique=unique, view_seconds=seconds),
        viewings=[read_viewing(one) for one in sessions if _passes(call, one)],
        now=now,
    )


def _may_count(session: Thing, begin: str, end: str) -> bool:
    """Whether anything of a session may lie between two stamps, which compare as text: most need not be read."""
    return bool(session["lastSeenAt"] >= begin and session["loadedAt"] <= end)


def refused(name: str, detail: str) -> ProblemError:
    """Refuse a parameter of a question."""
    return invalid_query(name, detail, _INVALID)


def _check_parameters(call: ApiCall, metric: str, *, is_total: bool) -> None:
    if "unique" in call.query and metric.partition("-")[0] not in _UNIQUE:
        raise refused("unique", _UNEXPECTED)
    if "viewDuration" in call.query and metric != "view":
        raise refused("viewDuration", _UNEXPECTED)
    for name in call.query.get("filterBy", {}):
        if is_total and name not in _FILTERS_OF_TOTALS:
            raise refused(f"filterBy[{name}]", _UNEXPECTED)


def _timeframe(call: ApiCall, now: datetime) -> MetricTimeframe:
    end = _moment(call, "to") or now
    try:
        start = _moment(call, "from") or end - timedelta(days=1)
    except OverflowError as error:
        raise refused("to", "This time is beyond the calendar.") from error
    if start < now - _RETENTION:
        raise refused("from", "This time lies more than 30 days back.")
    if start >= end:
        raise refused("from", "The timeframe must start before it ends.")
    return MetricTimeframe(start, end)


def _moment(call: ApiCall, name: str) -> datetime | None:
    """Read a time of the query. What has the form of one can still be none, such as a leap second."""
    text = call.query.get(name)
    try:
        return None if text is None else datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise refused(name, "This time cannot be read.") from error


def _passes(call: ApiCall, session: Thing) -> bool:
    wanted: Mapping[str, Any] = call.query.get("filterBy", {})
    return all(_is_one_of(call, session, name, value) for name, value in wanted.items())


def _is_one_of(call: ApiCall, session: Thing, name: str, wanted: str | Sequence[str]) -> bool:
    if name == "tag":
        video = call.store.get(VIDEO, session["mediaId"])
        return video is not None and wanted in video["tags"]
    values = [wanted] if isinstance(wanted, str) else wanted
    return session.get(name) in values
