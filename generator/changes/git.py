"""A document as it was at a git revision: its files with its overlays, in another folder, the work tree untouched."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.output.layers import ADDITIONS
from generator.problems import Location, Problem, UnusableInputError
from generator.project.project import CONFIGURATION, Project


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A file at a revision. `name`: the revision as the user says it; path: from the top of the repository."""

    name: str
    commit: str
    path: str


def find_revision(text: str) -> Revision | None:
    """Read `v1.2.0:spec/openapi.yaml`; None for what does not look so. Raises UnusableInputError when there is none."""
    name, colon, path = text.partition(":")
    if not colon or not name or not path:
        return None
    commit = commit_of(name)
    if commit is None:
        raise _unusable(text, f"git knows no revision {name!r} here; name a tag, a branch or a commit")
    if path.startswith("./"):  # as git says it: from the current folder
        path = _git("rev-parse", "--show-prefix").decode().strip() + path.removeprefix("./")
    if not _has(commit, path):
        raise _unusable(text, f"{name} has no file {path}; check the path, which begins at the top of the repository")
    return Revision(name=name, commit=commit, path=path)


def revision_of(name: str, file: Path) -> Revision:
    """Give a file of the work tree as it was at a revision. Raises UnusableInputError when it was not there."""
    top = Path(_git("rev-parse", "--show-toplevel").decode().rstrip("\n"))
    path = PurePosixPath(os.path.relpath(file.resolve(), top.resolve()).replace(os.sep, "/"))
    found = find_revision(f"{name}:{path}")
    if found is None:
        raise _unusable(name, "this names no revision")
    return found


def commit_of(name: str) -> str | None:
    """Give the commit of a tag, a branch or a hash; None when there is none, or no repository, or no git."""
    try:
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except (OSError, subprocess.CalledProcessError):
        return None
    return found.decode().strip()


def check_out(revision: Revision, folder: Path, project_of: Callable[[Path], Project]) -> Project:
    """Put a document's folder, overlays and configuration below `folder`; give its project as it was then.

    Built-in layers are those of then too where this repository is the checkout that they lie in.
    """
    path = PurePosixPath(revision.path)
    _extract(revision, folder, [str(path.parent), *(str(above / CONFIGURATION) for above in path.parents)])
    project = project_of(folder / path)
    top = Path(_git("rev-parse", "--show-toplevel").decode().rstrip("\n")).resolve()
    main = replace(project.main, layers=tuple(_moved(layer, top, folder) for layer in project.main.layers))
    project = replace(project, packages=(main, *project.packages[1:]))
    further = [*project.overlays, *(layer / ADDITIONS for layer in main.layers)]
    within = [file.relative_to(folder) for file in further if file.is_relative_to(folder) and not file.exists()]
    _extract(revision, folder, [file.as_posix() for file in within])
    for layer in project.main.layers:
        if layer.is_relative_to(folder):
            layer.mkdir(parents=True, exist_ok=True)
    return project


def _moved(layer: Path, top: Path, folder: Path) -> Path:
    absolute = layer.resolve()
    return folder / absolute.relative_to(top) if absolute.is_relative_to(top) else layer


def _extract(revision: Revision, folder: Path, paths: Iterable[str]) -> None:
    present = [path for path in dict.fromkeys(paths) if path == "." or _has(revision.commit, path)]
    if not present:
        return
    archive = _git("archive", "--format=tar", revision.commit, "--", *present, at_top=True)
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
    except tarfile.FilterError as error:
        raise _unusable(revision.name, f"the files of this revision cannot be laid out: {error}") from error


def _has(commit: str, path: str) -> bool:
    try:
        _git("cat-file", "-e", f"{commit}:{path}")
    except subprocess.CalledProcessError:
        return False
    return True


def _git(*words: str, at_top: bool = False) -> bytes:
    """Run git here, or at the top of the repository. Raises OSError where it is not installed."""
    program = shutil.which("git")
    if program is None:
        raise FileNotFoundError(2, "git is not installed; give files instead of revisions", "git")
    top = _git("rev-parse", "--show-toplevel").decode().rstrip("\n") if at_top else "."
    return subprocess.run([program, "-C", top, *words], capture_output=True, check=True).stdout


def _unusable(text: str, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=text), rule="revision", message=message))
