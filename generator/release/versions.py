"""Which version comes next: https://semver.org/spec/v2.0.0.html, without the liberties of 0.x.

The first release is 1.0.0, so a breaking change is a new major version from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from packaging.version import InvalidVersion, Version

from generator.changes.change import Change, Gain
from generator.changes.levels import Level
from generator.release.programs import ReleaseError

FIRST: Final = Version("1.0.0")
"""The version of the first release."""


class Bump(IntEnum):
    """What a release is to its users: nothing new, repairs, more to use, or something to change in their code."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


def bump_of(changes: Iterable[Change]) -> Bump:
    """Give what all changes ask for together: the largest that any of them does, of the API or of the package."""
    return max(map(_bump_of_one, changes), default=Bump.NONE)


def _bump_of_one(change: Change) -> Bump:
    match change.level:
        case Level.BREAKING:
            return Bump.MAJOR
        case Level.WARNING:
            return Bump.MINOR
        case Level.INFO:
            return Bump.MINOR if change.rule.gain is Gain.MORE else Bump.PATCH


def next_version(last: Version | None, bump: Bump) -> Version:
    """Give the version after `last`, which is None before the first release."""
    if last is None:
        return FIRST
    match bump:
        case Bump.MAJOR:
            return Version(f"{last.major + 1}.0.0")
        case Bump.MINOR:
            return Version(f"{last.major}.{last.minor + 1}.0")
        case Bump.PATCH:
            return Version(f"{last.major}.{last.minor}.{last.micro + 1}")
        case Bump.NONE:
            return last


def step_between(last: Version, version: Version) -> Bump:
    """Give what a version says of itself, compared with the last one. A lower version says nothing."""
    if version.major > last.major:
        return Bump.MAJOR
    if version.major == last.major and version.minor > last.minor:
        return Bump.MINOR
    return Bump.PATCH if version > last else Bump.NONE


def choose_version(last: Version | None, bump: Bump, wanted: str) -> Version:
    """Give the version that was asked for, or the next one. Raises ReleaseError when it says less than what changed."""
    if not wanted:
        return next_version(last, bump)
    version = parse_version(wanted)
    if last is None and Version(version.base_version) < FIRST:
        raise ReleaseError(f"{wanted} is too low for a first release, which is {FIRST} at least")
    if last is not None and (version <= last or step_between(last, version) < bump):
        raise ReleaseError(f"{wanted} says too little after {last}; these changes need {next_version(last, bump)}")
    return version


def parse_version(text: str) -> Version:
    """Read a version as users write it. Raises ReleaseError."""
    try:
        return Version(text)
    except InvalidVersion as error:
        raise ReleaseError(f"{text!r} is no version; write one like 1.2.0") from error
