"""What changed since the last release, and does the version say so? Its document is the one git has at the tag."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date

from packaging.version import Version

from generator.changes import Side, compare_sides
from generator.changes.git import revision_of
from generator.changes.groups import ChangeGroup, group
from generator.changes.levels import Level
from generator.changes.report.render import problem_of
from generator.changes.report.text import count
from generator.changes.side import read_revision
from generator.drift.result import DriftResult, Topic, clean, drifted, unchecked
from generator.problems import Location, Problem, UnusableInputError
from generator.project.project import Project, find_configuration
from generator.release.history import Release, is_shallow, last_release
from generator.release.programs import ReleaseError
from generator.release.versions import Bump, bump_of, next_version, parse_version, step_between


def check_release(project: Project, ours: Side, version: str, today: date) -> DriftResult:
    """Compare the document with that of the newest release, and its version with what the changes ask for."""
    folder = project.document.absolute().parent
    last = last_release(folder)
    if last is None and is_shallow(folder):
        return unchecked(Topic.RELEASE, "this clone is shallow and lacks the tags of releases; fetch all history")
    if last is None:
        return clean(Topic.RELEASE, "nothing was released yet, so that nothing can have changed")
    revision = revision_of(last.tag, project.document)
    base = read_revision(f"{last.tag}:{revision.path}", revision)
    found = compare_sides(base, ours, today=today)
    groups = group(found)
    bump = bump_of(one.change for one in found)
    summary = f"{count(groups)} since {last.tag}"
    notes = [_note(one) for one in groups if one.level is not Level.INFO]
    wanted = next_version(last.version, bump)
    step = step_between(last.version, _parse(version, project))
    if bump is Bump.MAJOR and step < bump:
        problems = [_too_low(project, version, wanted, last), *_breaks(groups)]
        return drifted(Topic.RELEASE, f"{summary}; the version must be {wanted}, and is {version}", problems)
    says_so = f"version {version} says so" if step >= bump else f"the next release is to be {wanted}"
    outlook = says_so if bump else f"the version is {version}"
    return clean(Topic.RELEASE, f"{summary}; {outlook}", notes)


def _parse(version: str, project: Project) -> Version:
    try:
        return parse_version(version)
    except ReleaseError as error:
        raise UnusableInputError(
            Problem(where=_configuration(project), rule="bad-version", message=str(error))
        ) from error


def _configuration(project: Project) -> Location:
    file = find_configuration(project.document.absolute().parent)
    return Location(file=os.path.relpath(file) if file else str(project.document))


def _too_low(project: Project, version: str, wanted: Version, last: Release) -> Problem:
    message = (
        f"users of {last.version} are broken by what changed since, and version {version} does not say so; "
        f"run release plan --write, which makes it {wanted}, or take the changes back"
    )
    return Problem(where=_configuration(project), rule="version-too-low", message=message)


def _breaks(groups: Sequence[ChangeGroup]) -> list[Problem]:
    return [problem_of(one) for one in groups if one.level is Level.BREAKING]


def _note(one: ChangeGroup) -> str:
    return f"{one.first.near}: {one.level}: {problem_of(one).message}"
