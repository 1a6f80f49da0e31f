"""One side of a comparison: a document that is read from a file, an address or a git revision, and how it is named."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.changes.git import Revision, check_out, find_revision
from generator.configuration.choices import NO_CHOICES, Choices
from generator.document import Document, load_document
from generator.document.references.remote import fetch
from generator.ir.api import Api
from generator.output.layers import read_layers
from generator.parse import parse_api
from generator.problems import Location, Problem, UnusableInputError
from generator.project.project import Project, ProjectNames, choose_project
from generator.targets.settings import Layers

_REMOTE: Final = ("http://", "https://")


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """A document that was read, whatever it was read from. `name`: as the user gave it.

    folder: where its files lay while they were read, and label: what stands for that in messages; both "" for files.
    """

    name: str
    document: Document
    api: Api
    names: ProjectNames
    layers: Layers
    choices: Choices = NO_CHOICES
    folder: str = ""
    label: str = ""

    def locate(self, pointer: str) -> Location:
        """Give the place of a pointer, or of its nearest ancestor, named as the side is: `v1.2.0:spec/a.yaml:3`."""
        return _relabel(self.document.locate(pointer), self.folder, self.label)


def read_side(text: str) -> Side:
    """Read a file, an address, or `REVISION:PATH` of the git repository here. Raises UnusableInputError.

    The project's own document brings its overlays along, those of the same revision. A reference that leads nowhere
    is left out, and reported by `Api.losses`.
    """
    if text.startswith(_REMOTE):
        return _read_remote(text)
    revision = find_revision(text) if not Path(text).exists() else None
    return read_revision(text, revision) if revision else read_project_side(text, _project_of(Path(text)))


def read_project_side(name: str, project: Project) -> Side:
    """Read the document of a project with its overlays, and what its layers add."""
    document = load_document(project.source, project.overlays, keep_going=True)
    return Side(
        name=name,
        document=document,
        api=parse_api(document.root),
        names=project.main.names,
        layers=read_layers(project.main.layers).additions,
        choices=project.main.choices,
    )


def _project_of(document: Path) -> Project:
    return choose_project(document.absolute().parent, document)


def read_revision(name: str, revision: Revision) -> Side:
    """Read a document as it was at a revision, with the overlays and layers of then."""
    label = f"{revision.name}:"
    with tempfile.TemporaryDirectory(prefix="generator-diff-") as temporary:
        folder = f"{Path(temporary).resolve()}{os.sep}"
        with _named(folder, label):
            project = check_out(revision, Path(folder), _project_of)
            return replace(read_project_side(name, project), folder=folder, label=label)


def _read_remote(url: str) -> Side:
    source = fetch(url, Location(file=url))
    with tempfile.TemporaryDirectory(prefix="generator-diff-") as temporary:
        file = Path(temporary).resolve() / f"document.{'json' if source.is_json else 'yaml'}"
        file.write_text(source.text, encoding="utf-8")
        with _named(str(file), url):
            return replace(read_project_side(url, _project_of(file)), folder=str(file), label=url)


@contextmanager
def _named(folder: str, label: str) -> Iterator[None]:
    """Name files in messages as the user does, not as they lie in a temporary folder."""
    try:
        yield
    except UnusableInputError as error:
        problem = error.problem
        where = _relabel(problem.where, folder, label)
        raise UnusableInputError(
            Problem(where=where, rule=problem.rule, message=problem.message.replace(folder, label))
        ) from error


def _relabel(where: Location, folder: str, label: str) -> Location:
    if not folder or not where.file.startswith(folder):
        return where
    return replace(where, file=f"{label}{where.file.removeprefix(folder)}")
