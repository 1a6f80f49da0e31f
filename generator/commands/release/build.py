"""What `release build` does: from `generated/` to files that can be published, each inspected and tried out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from generator.changes.notes.write import BREAKING
from generator.commands.release.plan import compare
from generator.output.compare import find_differences
from generator.output.lock import Lock, lock_of
from generator.pipeline import DocumentError, MadePackage, generate
from generator.project.project import Project, ReleaseSettings, read_project
from generator.release.build import CHECKSUMS, Order, build_twice, write_checksums
from generator.release.changelog import Changelog, read_changelog
from generator.release.configuration import Distribution, read_distribution
from generator.release.contents import check_sdist, check_wheel
from generator.release.earlier_tests import check_earlier_tests, judge_complaints
from generator.release.history import TAG_PREFIX, last_release
from generator.release.metadata import check_metadata
from generator.release.programs import ReleaseError
from generator.release.pythons import Interpreter, choose_pythons
from generator.release.readiness import check_entry, check_history, check_tag, check_tree
from generator.release.sbom import describe_materials
from generator.release.smoke import Trial, try_wheel
from generator.release.versions import Bump, bump_of, choose_version

NOTES: Final = "NOTES.md"
"""File beside the distributions with what the changelog says of them."""

_OLD: Final = ("*.whl", "*.tar.gz", "*.cdx.json", CHECKSUMS, NOTES)


def run(dist: Path, pythons: Sequence[str], expect: str, *, smoke: bool) -> int:
    """Build, check, describe and test the distributions. The folder has all files of a build, or none."""
    project = read_project(Path.cwd())
    packages = _settled(project)
    main = packages[0]
    distribution = main.distribution
    changelog = read_changelog(project.release.changelog)
    if expect.removeprefix(TAG_PREFIX) not in {"", distribution.version}:
        raise ReleaseError(f"{expect} was expected, but this is {distribution.version}; run release plan --write")
    notes = _check_ready(project, distribution, changelog, dist)
    epoch = _epoch(changelog, distribution.version)
    interpreters = choose_pythons(pythons)
    _empty(dist)
    try:
        built = [_build(package, project.release, interpreters, epoch, dist) for package in packages]
        if smoke:
            for package, (wheel, *_) in zip(packages, built, strict=True):
                _try(package, project.release if package is main else ReleaseSettings(), wheel)
        _check_earlier(project, distribution, main.folder)
        (dist / NOTES).write_text(f"{notes}\n", encoding="utf-8")
        # published in this order: what the main package asks for comes first
        checksums = write_checksums([file for files in reversed(built) for file in files], dist)
    except BaseException:
        _empty(dist)
        raise
    _report("checksums", f"{checksums}")
    return 0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Package:
    """A generated package to build: its folder, the files that count, and its names."""

    folder: Path
    lock: Lock
    distribution: Distribution


def _settled(project: Project) -> tuple[_Package, ...]:
    """Return the packages, the main one first. Raises ReleaseError if one is not up to date."""
    try:
        generation = generate(project)
    except DocumentError as error:
        raise ReleaseError(f"{project.document} has {len(error.problems)} problems; run validate") from error
    return tuple(_package(made) for made in generation.packages)


def _package(made: MadePackage) -> _Package:
    folder = made.plan.output
    if folder is None:
        raise ReleaseError("the project has no output folder; set `output` in [tool.generator]")
    if find_differences(folder, made.tree):
        raise ReleaseError(f"{folder} is not up to date; run generate")
    return _Package(folder=folder, lock=lock_of(made.tree), distribution=read_distribution(folder))


def _build(
    package: _Package, release: ReleaseSettings, pythons: Sequence[Interpreter], epoch: int, output: Path
) -> tuple[Path, Path, Path]:
    """Build and check one package; return wheel, sdist and bill of materials."""
    name, files = package.distribution.package, package.lock.files
    order = Order(package=package.folder, files=tuple(files), constraints=release.constraints, epoch=epoch)
    sdist, wheel = sorted(build_twice(order, pythons, output), key=lambda file: file.suffix == ".whl")
    versions = " and ".join(python.version for python in pythons)
    _report("reproducible", f"{wheel.name}, {sdist.name}: the same bytes from two builds, Python {versions}")
    members = check_wheel(wheel, name, files), check_sdist(sdist, name, files)
    _report("contents", f"{members[0]} files in the wheel, {members[1]} in the sdist; typed, no tests, no recordings")
    return wheel, sdist, _describe(wheel, sdist, epoch)


def _check_ready(project: Project, distribution: Distribution, changelog: Changelog, dist: Path) -> str:
    """Give the changelog's entry. Raises ReleaseError for a commit that is not the release which was planned."""
    check_tree(Path.cwd(), dist)
    check_tag(Path.cwd(), distribution.version)
    entry = check_entry(changelog, distribution.version)
    last = last_release(Path.cwd(), before=distribution.parsed)
    check_history(Path.cwd(), last, distribution.parsed)
    needed = bump_of(compare(project, last).changes)
    choose_version(last.version if last else None, Bump.MAJOR if BREAKING in entry else needed, distribution.version)
    _report("planned", f"{distribution.version} after {last.version if last else 'no release'}, tagged and committed")
    return entry


def _epoch(changelog: Changelog, version: str) -> int:
    """Give the time of the release: the environment's, else the changelog's date."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return int(given)
    day = changelog.dates[version]
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _empty(folder: Path) -> None:
    """Remove what earlier builds left."""
    for pattern in _OLD:
        for file in folder.glob(pattern):
            file.unlink()


def _describe(wheel: Path, sdist: Path, epoch: int) -> Path:
    metadata = check_metadata(wheel, sdist)
    _report("metadata", f"{metadata.name} {metadata.version}, {metadata.license_expression}; the README renders")
    materials = wheel.parent / f"{wheel.name.removesuffix('-py3-none-any.whl')}.cdx.json"
    materials.write_text(describe_materials(metadata, (wheel, sdist), epoch), encoding="utf-8")
    _report("materials", f"{materials.name} is valid CycloneDX 1.6")
    return materials


def _try(package: _Package, release: ReleaseSettings, wheel: Path) -> None:
    distribution = package.distribution
    trial = Trial(
        package=distribution.package,
        distribution=distribution.name,
        version=distribution.version,
        script=release.smoke,
        extras=release.smoke_extras,
    )
    said = try_wheel(wheel, trial, Path(sys.executable)).strip().rpartition("\n")[2]
    runs = f" and runs: {said}" if said else ""
    _report("smoke test", f"{wheel.name}, installed into an empty environment, imports{runs}")


def _check_earlier(project: Project, distribution: Distribution, package: Path) -> None:
    """Type-check the last release's tests: complaints stop a release that does not say it breaks anything."""
    root = project.release.changelog.parent
    release = last_release(root, before=distribution.parsed)
    if release is None:
        _report("earlier tests", "there is no earlier release with tests")
        return
    complaints = check_earlier_tests(root.absolute(), release, package, distribution.package)
    verdict = judge_complaints(complaints, release, distribution.parsed)
    sys.stdout.write(f"{complaints}\n" if complaints else "")
    _report("earlier tests", verdict)


def _report(step: str, text: str) -> None:
    sys.stdout.write(f"{step.ljust(14)}{text}\n")
    sys.stdout.flush()
