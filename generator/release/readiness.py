"""Whether the current commit may be released: all of it committed, tagged with its version, and in the changelog."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from packaging.version import Version

from generator.release.changelog import Changelog
from generator.release.history import TAG_PREFIX, Release, is_shallow, unmerged_releases
from generator.release.programs import ReleaseError, run_program

_SHOWN: Final = 3
_GIT: Final = "a release is built from a git repository"


def check_tree(folder: Path, ignored: Path) -> None:
    """Refuse changes that are not committed, files that git does not know included.

    ignored: a folder that may lie in the repository, where earlier builds were put.
    """
    top = Path(run_program(["git", "rev-parse", "--show-toplevel"], folder=folder, failure=_GIT).rstrip("\n"))
    command = ["git", "status", "--porcelain", "--no-renames", "--untracked-files=all", "-z"]
    entries = run_program(command, folder=top, failure=_GIT).split("\0")
    names = [entry[3:] for entry in entries if entry]
    changed = [name for name in names if not (top / name).resolve().is_relative_to(ignored.resolve())]
    if changed:
        raise ReleaseError(f"not committed: {_join(changed)}; commit, stash or ignore it, then tag the commit")


def check_tag(folder: Path, version: str) -> None:
    """Refuse a commit that does not bear the tag of its version."""
    tag = f"{TAG_PREFIX}{version}"
    command = ["git", "rev-parse", "--verify", "--quiet", "HEAD^{commit}"]
    head = run_program(command, folder=folder, failure="there is no commit to release").strip()
    try:
        tagged = run_program([*command[:-1], f"refs/tags/{tag}^{{commit}}"], folder=folder, failure=tag).strip()
    except ReleaseError as error:
        raise ReleaseError(f"there is no tag {tag}; check the plan, then tag this commit: git tag {tag}") from error
    if tagged != head:
        raise ReleaseError(f"{tag} is on commit {tagged[:12]}, and this is {head[:12]}; check out the tag, then build")


def check_entry(changelog: Changelog, version: str) -> str:
    """Give what the changelog says of a version. Raises ReleaseError when that is nothing, or has no date."""
    if version not in changelog.dates:
        message = f"{changelog.file} has no entry `## [{version}] - YYYY-MM-DD`; release plan --write makes it"
        raise ReleaseError(message)
    entry = changelog.entry(version)
    if not entry.strip():
        raise ReleaseError(f"{changelog.file} says nothing under `## [{version}]`; write what users should know")
    return entry


def check_history(folder: Path, last: Release | None, version: Version) -> None:
    """Refuse a version that other branches know better: one that is taken, or follows a release which is not merged.

    Users of that release would get a version without its changes, and a changelog that was compared with another one.
    """
    if is_shallow(folder):
        raise ReleaseError("this clone is shallow and may lack earlier releases; run git fetch --unshallow --tags")
    others = [one for one in unmerged_releases(folder) if one.version <= version]
    between = [one for one in others if last is None or one.version > last.version]
    if not between:
        return
    newest = max(between, key=lambda one: one.version)
    if newest.version == version:
        raise ReleaseError(f"{newest.tag} was released from another branch; merge it, then plan again")
    raise ReleaseError(
        f"{newest.tag} was released from another branch, and {version} would follow it without its changes; "
        f"merge it (git merge {newest.tag}), then plan again"
    )


def _join(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"
