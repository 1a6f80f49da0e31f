"""Compares what an API responds now with what it responded when it was recorded.

Ids, moments and texts differ from time to time; what must not is what each operation answers with: the status, the
kind of body, its members and their types.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .bodies import read_data
from .recording import Interaction, RecordedResponse, Recording
from .replay.matching import ABSENT, Difference

_STABLE = frozenset({"type", "title", "name", "status"})
"""Members of an error that say which error it is."""
_LOWEST_ERROR = 400


def compare_recordings(recorded: Recording, now: Recording) -> tuple[Difference, ...]:
    """Give what is answered otherwise than it was recorded; calls of one operation are compared in order."""
    return tuple(_differences(_by_operation(recorded), _by_operation(now)))


def _by_operation(recording: Recording) -> dict[str, list[Interaction]]:
    calls: dict[str, list[Interaction]] = {}
    for interaction in recording.interactions:
        name = interaction.operation or f"{interaction.request.method} {interaction.request.path}"
        calls.setdefault(name, []).append(interaction)
    return calls


def _differences(recorded: dict[str, list[Interaction]], now: dict[str, list[Interaction]]) -> Iterator[Difference]:
    for name in (*recorded, *(name for name in now if name not in recorded)):
        before, after = recorded.get(name, []), now.get(name, [])
        if not before or not after:
            yield Difference(name, *(f"{len(calls)} calls" if calls else ABSENT for calls in (before, after)))
        for number, (one, other) in enumerate(zip(before, after, strict=False), start=1):
            where = f"{name} call {number}" if len(before) > 1 else name
            yield from _responses(where, one, other)


def _responses(where: str, one: Interaction, other: Interaction) -> Iterator[Difference]:
    if one.response is None or other.response is None:
        before, after = (_outcome(interaction) for interaction in (one, other))
        if before != after:
            yield Difference(where, before, after)
    elif one.response.status != other.response.status:
        yield Difference(f"{where} status", str(one.response.status), str(other.response.status))
    else:
        yield from _bodies(where, one.response, other.response)


def _outcome(interaction: Interaction) -> str:
    if interaction.response is not None:
        return f"status {interaction.response.status}"
    return interaction.failure.error if interaction.failure else ABSENT


def _bodies(where: str, one: RecordedResponse, other: RecordedResponse) -> Iterator[Difference]:
    try:
        before, after = read_data(one.body), read_data(other.body)
    except ValueError:
        kinds = [type(response.body).__name__ for response in (one, other)]
        if kinds[0] != kinds[1]:
            yield Difference(f"{where} body", *kinds)
        return
    yield from _shapes(f"{where} body", "", before, after)
    if one.status >= _LOWEST_ERROR and isinstance(before, dict) and isinstance(after, dict):
        for name in sorted(_STABLE & before.keys() & after.keys()):
            if before[name] != after[name]:
                yield Difference(f"{where} body /{name}", repr(before[name]), repr(after[name]))


def _shapes(where: str, pointer: str, one: Any, other: Any) -> Iterator[Difference]:  # noqa: ANN401 - any JSON
    place = f"{where} {pointer}".rstrip()
    match one, other:
        case dict(), dict():
            for name in (*one, *(name for name in other if name not in one)):
                if name in one and name in other:
                    yield from _shapes(where, f"{pointer}/{name}", one[name], other[name])
                else:
                    sides = (_kind(side[name]) if name in side else ABSENT for side in (one, other))
                    yield Difference(f"{where} {pointer}/{name}", *sides)
        case list(), list():
            if one and other:
                yield from _shapes(where, f"{pointer}/0", one[0], other[0])
        case _ if _kind(one) != _kind(other):
            yield Difference(place, _kind(one), _kind(other))


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"
