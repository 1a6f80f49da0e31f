"""What `release plan` does: from the changes since the last release to a version and a changelog entry."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from packaging.version import Version

from generator.build import build
from generator.changes import compare_sides, read_side, surface_of
from generator.changes.change import Change
from generator.changes.git import revision_of
from generator.changes.levels import Level
from generator.changes.notes import Line, Section, read_background, write_notes
from generator.changes.package import Surface
from generator.document.write import write_whole
from generator.project.inputs import hash_inputs
from generator.project.project import Project, find_configuration, read_project
from generator.release.changelog import Changelog, read_changelog
from generator.release.configuration import with_version
from generator.release.entry import Written, compose_entry, read_written, with_entry
from generator.release.history import Release, last_release
from generator.release.programs import NothingToReleaseError, ReleaseError
from generator.release.readiness import check_history
from generator.release.versions import Bump, bump_of, choose_version


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseChanges:
    """Changes of document and package since the base; none without a base."""

    name: str
    changes: tuple[Change, ...]
    lines: tuple[Line, ...]


def run(base: str, revision: str, version: str, day: date | None, notes: Path | None, *, write: bool) -> int:
    """Print the plan; with `write`, write it. notes: a file for the changelog entry alone."""
    project = read_project(Path.cwd())
    last = last_release(Path.cwd())
    changelog = read_changelog(project.release.changelog)
    written = read_written(changelog if not revision else replace(changelog, unreleased=""))
    comparison = compare(project, last, base, revision)
    bump = max(bump_of(comparison.changes), written.bump)
    if last is not None and bump is Bump.NONE:
        raise NothingToReleaseError(f"there is nothing to release: nothing changed since {last.tag}")
    chosen = choose_version(last.version if last else None, bump, version)
    check_history(Path.cwd(), last, chosen)
    day = day or datetime.now(UTC).date()
    lines = comparison.lines if comparison.name or not written.sections else ()
    text = with_entry(changelog, str(chosen), day, compose_entry(written, lines))
    _show(comparison, written, bump, chosen)
    entry = f"## [{chosen}] - {day}\n\n{replace(changelog, after=text).entry(str(chosen))}\n"
    sys.stdout.write(f"\n{entry}")
    if notes is not None:
        write_whole(notes, entry)
    if not write:
        sys.stdout.write("\nnothing was written; add --write\n")
        return 0
    if base or revision:
        raise ReleaseError(
            "--write goes with the last release and the project's document; leave out --base and --revision"
        )
    return _write(changelog, text, str(chosen))


def compare(project: Project, last: Release | None, base: str = "", revision: str = "") -> ReleaseChanges:
    """Compare the document, or another one, with that of the last release, or another one."""
    name = base or (f"{last.tag}:{revision_of(last.tag, project.document).path}" if last else "")
    after = read_side(revision or str(project.document))
    package = surface_of(after, after)
    if not name:
        return ReleaseChanges(name="", changes=(), lines=(_introduce(package),))
    before = read_side(name)
    former = surface_of(before, after)
    changes = tuple(found.change for found in compare_sides(before, after, today=datetime.now(UTC).date()))
    lines = write_notes(changes, read_background(before.api, after.api, former, package))
    return ReleaseChanges(name=name, changes=changes, lines=lines)


def _introduce(package: Surface) -> Line:
    """Describe a first release, of which everything is new, in one line."""
    resources = [f"`client.{resource}`" for resource in package.resources]
    return Line(section=Section.ADDED, text=f"{len(package.methods)} methods: {', '.join(resources)}.")


def _show(comparison: ReleaseChanges, written: Written, bump: Bump, version: Version) -> None:
    counts = Counter(change.level for change in comparison.changes)
    words = {Level.BREAKING: "breaking", Level.WARNING: "may break", Level.INFO: "harmless"}
    changes = ", ".join(f"{counts[level]} {word}" for level, word in words.items()) if comparison.name else "all is new"
    by_hand = f"; what was written by hand is {written.bump.name.lower()}" if written.bump else ""
    sys.stdout.write(f"since     {comparison.name or 'the beginning: there is no release yet'}\n")
    sys.stdout.write(f"changes   {changes}{by_hand}\n")
    sys.stdout.write(f"version   {version}{f' ({bump.name.lower()})' if comparison.name else ''}\n")


def _write(changelog: Changelog, text: str, version: str) -> int:
    """Write changelog and version, then generate the package. Fails before anything is written."""
    configuration = find_configuration(Path.cwd())
    if configuration is None:
        raise ReleaseError("there is no pyproject.toml to write the version to")
    settings = with_version(configuration, version)
    write_whole(configuration, settings)
    write_whole(changelog.file, text)
    project = read_project(Path.cwd())
    code = build(project, {plan.name: hash_inputs(project, plan) for plan in project.packages})
    if code == 0:
        sys.stdout.write(f"\nnow commit, tag v{version}, and push the tag\n")
    return code
