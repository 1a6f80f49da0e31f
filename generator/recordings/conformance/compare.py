"""A scenario played again against its recording: what the server responds differently by now.

What the document does not allow is found by `recording`; here it is only reported that the recording is outdated.
Calls are paired by what was asked, in order, so that calls made at the same time may come in any order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from generator.recordings.described import OF_HTTP, Described, plain_type, response_of
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.recorded import NoJsonError, Recorded, json_of
from generator.recordings.shape import RecordedShape, above_of, shape_of

if TYPE_CHECKING:
    from package.testing.recordings.recording import Interaction, RecordedResponse, Recording


class _Pair(NamedTuple):
    """The same call then and now; one of them may not have been made. number: of the recorded one."""

    number: int
    then: Interaction | None
    now: Interaction | None


def compare_recordings(stored: Recorded, fresh: Recording, described: Described) -> Iterator[Finding]:
    """Give what has changed since a scenario was recorded: calls, statuses, shapes, and values that should stay."""
    for pair in _pairs(stored.recording.interactions, fresh.interactions):
        for finding in _compare(pair):
            yield _placed(finding, pair, stored, described)


def _pairs(then: Sequence[Interaction], now: Sequence[Interaction]) -> Iterator[_Pair]:
    recorded: defaultdict[tuple[str, ...], list[tuple[int, Interaction]]] = defaultdict(list)
    played: defaultdict[tuple[str, ...], list[Interaction]] = defaultdict(list)
    for number, interaction in enumerate(then):
        recorded[_call(interaction)].append((number, interaction))
    for interaction in now:
        played[_call(interaction)].append(interaction)
    for call in dict.fromkeys((*recorded, *played)):
        for one, other in zip_longest(recorded[call], played[call]):
            yield _Pair(one[0], one[1], other) if one else _Pair(max(len(then) - 1, 0), None, other)


def _call(interaction: Interaction) -> tuple[str, ...]:
    """Give what identifies a call: those of an upload differ by their parts."""
    request = interaction.request
    return interaction.operation or request.path, request.method, request.headers.get("content-range", "")


def _compare(pair: _Pair) -> Iterator[Finding]:
    then, now = pair.then, pair.now
    if then is None or now is None:
        made = "is made now, and was not when this was recorded" if then is None else "was made, and is not made now"
        yield _changed("call-new" if then is None else "call-gone", f"a call {made}", "")
    elif then.response is None or now.response is None:
        if (then.response is None) is not (now.response is None):
            was = "a response came, and none comes now" if then.response else "no response came, and one comes now"
            yield _changed("response-changed", was, "")
    elif then.response.status != now.response.status:
        message = f"answered {then.response.status} when recorded, and {now.response.status} now"
        yield _changed("status-changed", message, "/response/status")
    else:
        yield from _compare_headers(then.response, now.response)
        yield from _compare_bodies(then.response, now.response)


def _compare_headers(then: RecordedResponse, now: RecordedResponse) -> Iterator[Finding]:
    before, after = dict(then.headers), dict(now.headers)
    was, is_now = (plain_type(one.get("content-type", "")) for one in (before, after))
    if was != is_now:
        yield _changed("media-type-changed", f"media type {was!r} is {is_now!r} now", "/response/headers")
    for name in sorted(_names(before) - _names(after)):
        yield _changed("header-gone", f"header {name!r} is gone", "/response/headers", f"header:{name}")
    for name in sorted(_names(after) - _names(before)):
        yield _changed("header-new", f"header {name!r} is new", "/response/headers", f"header:{name}")


def _names(headers: Iterable[str]) -> set[str]:
    return set(headers) - OF_HTTP


def _compare_bodies(then: RecordedResponse, now: RecordedResponse) -> Iterator[Finding]:
    if then.body is None or now.body is None:
        if (then.body is None) is not (now.body is None):
            yield _changed("body-changed", "a body is gone" if then.body else "a body is new", "/response")
        return
    try:
        before, after = shape_of(json_of(then.body)), shape_of(json_of(now.body))
    except NoJsonError:
        return  # bodies that are no JSON differ as they please
    yield from _compare_shapes(before, after)


def _compare_shapes(before: RecordedShape, after: RecordedShape) -> Iterator[Finding]:
    other = {place: types for place in before.types if (types := _other_types(before, after, place))}
    yield from (_member("type-changed", f"{place or 'the body'} {types}", place) for place, types in other.items())
    gone = [place for place in before.types if place not in after.types and after.knows(place)]
    new = [place for place in after.types if place not in before.types and before.knows(place)]
    yield from (_member("member-gone", f"{place} is gone", place) for place in _highest(gone, other))
    yield from (_member("member-new", f"{place} is new", place) for place in _highest(new, other))
    for place, value in before.values.items():
        if place in after.values and after.values[place] != value:
            message = f"{place or 'the body'} was {value!r}, and is {after.values[place]!r} now"
            yield _member("value-changed", message, place)


def _other_types(before: RecordedShape, after: RecordedShape, place: str) -> str:
    """Say how the types at a place differ; "" where they do not. Null may always come and go."""
    was, is_now = (shape.types.get(place, frozenset()) - {"null"} for shape in (before, after))
    if not was or not is_now or was & is_now:
        return ""
    return f"was {' or '.join(sorted(was))}, and is {' or '.join(sorted(is_now))} now"


def _highest(places: Sequence[str], reported: Iterable[str]) -> Iterator[str]:
    """Omit what is below a reported place."""
    known = {*places, *reported}
    return (place for place in places if known.isdisjoint(above_of(place)))


def _member(rule: str, message: str, place: str) -> Finding:
    return _changed(rule, message, f"/response/body/data{place}", place)


def _changed(rule: str, message: str, at: str, place: str = "") -> Finding:
    return Finding(kind=FindingClass.STALE_RECORDING, rule=rule, message=message, at=at, place=place)


def _placed(finding: Finding, pair: _Pair, stored: Recorded, described: Described) -> Finding:
    """Say of which response it is, and where that stands in both."""
    interaction = pair.then or pair.now
    operation = described.operations.get(interaction.operation) if interaction else None
    response = interaction.response if interaction else None
    documented = response_of(operation, response.status) if operation and response else None
    at = f"/interactions/{pair.number}"
    return replace(
        finding,
        operation=_title(interaction),
        status=str(response.status) if response else "",
        document=documented.pointer if documented else operation.pointer if operation else "",
        recording=stored.file,
        at=at + finding.at if pair.then else at,
    )


def _title(interaction: Interaction | None) -> str:
    if interaction is None:
        return ""
    return interaction.operation or f"{interaction.request.method} {interaction.request.path}"
