"""Changes somebody has agreed to: a file of fingerprints and reasons. An entry for a change that is not there fails."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import hexdigits
from typing import Final

from generator.changes.groups import PlacedChange, group
from generator.document.entries import Entry, read_entries
from generator.problems import Problem

_DIGITS: Final = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """What was found, with reasons where somebody agreed, and the entries that are no longer needed."""

    found: tuple[PlacedChange, ...]
    unused: tuple[Problem, ...]


def acknowledge(found: Sequence[PlacedChange], file: Path | None) -> Agreement:
    """Mark what a file agrees to. An entry names one change, or all of a group. Raises UnusableInputError."""
    if file is None:
        return Agreement(found=tuple(found), unused=())
    entries = read_entries(file, ("fingerprint", "reason"))
    reasons = {entry.values["fingerprint"]: entry.values["reason"] for entry in entries}
    names = _names(found)
    marked = tuple(replace(one, reason=_reason(names[one.change.fingerprint], reasons)) for one in found)
    present = {name for several in names.values() for name in several}
    return Agreement(found=marked, unused=tuple(_unused(entries, present)))


def _names(found: Sequence[PlacedChange]) -> Mapping[str, set[str]]:
    """Give the fingerprints that a change goes by: its own, and its group's."""
    names: dict[str, set[str]] = defaultdict(set)
    for several in group(found):
        for one in several.members:
            names[one.change.fingerprint] |= {one.change.fingerprint, several.fingerprint}
    return names


def _reason(names: set[str], reasons: Mapping[str, str]) -> str:
    return next((reasons[name] for name in sorted(names) if name in reasons), "")


def _unused(entries: Sequence[Entry], present: set[str]) -> Iterator[Problem]:
    for entry in entries:
        fingerprint = entry.values["fingerprint"]
        if len(fingerprint) != _DIGITS or not set(fingerprint) <= set(hexdigits.lower()):
            message = f"{fingerprint!r} is not a fingerprint; write the 12 hexadecimal digits that `diff` prints"
            yield Problem(where=entry.where, rule="bad-fingerprint", message=message)
        elif fingerprint not in present:
            message = f"there is no change {fingerprint} any more; remove this entry"
            yield Problem(where=entry.where, rule="unused-acknowledgment", message=message)
