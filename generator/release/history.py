"""What git knows of earlier releases: their tags, and files as they were then."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.version import InvalidVersion, Version

from generator.release.programs import ReleaseError, run_program

TAG_PREFIX = "v"


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """A version that was released, and its tag."""

    version: Version
    tag: str


def last_release(folder: Path, *, before: Version | None = None) -> Release | None:
    """Give the highest release among the tags that lead to the current commit; None before the first one.

    before: only releases of lower versions, for a commit that has its own tag already.
    Tags that are no version after `v`, and pre-releases, do not count. A folder without git has no releases.
    """
    earlier = (one for one in _releases(folder, "--merged") if before is None or one.version < before)
    return max(earlier, key=lambda release: release.version, default=None)


def unmerged_releases(folder: Path) -> tuple[Release, ...]:
    """Give the releases whose tags do not lead to the current commit: those of other branches."""
    return _releases(folder, "--no-merged")


def is_shallow(folder: Path) -> bool:
    """Whether git has only the latest commits, so that tags of releases may be missing."""
    command = ["git", "rev-parse", "--is-shallow-repository"]
    try:
        return run_program(command, folder=folder, failure="git").strip() == "true"
    except ReleaseError:
        return False


def _releases(folder: Path, which: str) -> tuple[Release, ...]:
    command = ["git", "tag", "--list", f"{TAG_PREFIX}*", which, "HEAD"]
    try:
        tags = run_program(command, folder=folder, failure="git")
    except ReleaseError:
        return ()
    return tuple(release for tag in tags.split() if (release := _read_tag(tag)) is not None)


def _read_tag(tag: str) -> Release | None:
    try:
        version = Version(tag.removeprefix(TAG_PREFIX))
    except InvalidVersion:
        return None
    return None if version.is_prerelease else Release(version=version, tag=tag)


def export(folder: Path, tag: str, paths: Sequence[str], target: Path) -> None:
    """Write files and folders of `folder` as they were at a tag below `target`. Raises ReleaseError if not there."""
    command = ["git", "archive", "--format=tar", tag, "--", *paths]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if done.returncode != 0:
        raise ReleaseError(f"git cannot give {', '.join(paths)} of {tag}", done.stderr.decode(errors="replace"))
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(target, filter="data")
