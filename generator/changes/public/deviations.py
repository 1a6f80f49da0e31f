"""Deliberate departures from the public document: files of places and reasons, none of them out of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.changes.public.compare import Missing, operation_key
from generator.document.entries import Entry
from generator.ir.api import Api
from generator.problems import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Conformance:
    """What is missing without a reason, how many facts are missing with one, and the entries that are not needed."""

    missing: tuple[Missing, ...]
    excused: int
    unused: tuple[Problem, ...]


def apply_deviations(
    missing: Iterable[Missing], entries: Sequence[Entry], theirs: Sequence[Api], ours: Api
) -> Conformance:
    """Take out what an entry excuses: the place itself, or all below it where the entry ends in `/*`.

    An entry about an operation that the public documents do not have cannot be checked, and stands if ours has it.
    """
    found = tuple(missing)
    used = {entry.values["at"] for entry in entries for one in found if _excuses(entry.values["at"], one.at)}
    left = tuple(one for one in found if not any(_excuses(at, one.at) for at in used))
    idle = [entry for entry in entries if entry.values["at"] not in used]
    return Conformance(missing=left, excused=len(found) - len(left), unused=tuple(_unused(idle, theirs, ours)))


def _excuses(entry: str, at: str) -> bool:
    return at.startswith(entry[:-1]) if entry.endswith("/*") else at == entry


def _unused(idle: Sequence[Entry], theirs: Sequence[Api], ours: Api) -> Iterator[Problem]:
    public = {operation_key(f"{one.method} {one.path}") for api in theirs for one in api.operations}
    own = [name for one in ours.operations if operation_key(name := f"{one.method} {one.path}") not in public]
    for entry in idle:
        at = entry.values["at"]
        if not any(at.startswith(f"{name}/") for name in own):
            message = f"{at}: this deviation excuses nothing any more; remove it"
            yield Problem(where=entry.where, rule="unused-deviation", message=message)
