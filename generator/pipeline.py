"""From a project to the files of its packages: six calls, each to a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.document import Document, check_document_fast, load_document
from generator.ir.api import Api
from generator.output.format import format_tree
from generator.output.layers import read_layers
from generator.output.render import render_tree
from generator.output.tree import FileTree
from generator.parse import parse_api
from generator.problems import Problem
from generator.project import PackagePlan, Project
from generator.settings import settle_names
from generator.targets.settings import Settings
from generator.targets.target import TARGETS

LOSSES_NAME = "losses.json"
"""File beside the package that lists what of the document is missing in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MadePackage:
    """A package in memory, and what it was made after."""

    plan: PackagePlan
    settings: Settings
    tree: FileTree


@dataclass(frozen=True, kw_only=True, slots=True)
class Generation:
    """The packages of a project, the document they were made from, and what of that was lost."""

    packages: tuple[MadePackage, ...]
    document: Document
    api: Api
    losses: tuple[Problem, ...]

    @property
    def main(self) -> MadePackage:
        """The first package."""
        return self.packages[0]


class DocumentError(Exception):
    """A document that is not made into a package: it has errors, or would lose something. Carries the problems."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def generate(project: Project, *, validate: bool = True, keep_going: bool = False) -> Generation:
    """Make the files of a project's packages, in memory.

    keep_going: make what can be made; losses are listed in `losses.json`, references that lead nowhere among them.
    Raises DocumentError for errors and losses, UnusableInputError for what cannot be worked with at all.
    """
    document = load_document(
        project.document, project.overlays, allow_remote_refs=project.allow_remote_refs, keep_going=keep_going
    )
    if validate:
        _stop_at(problem for problem in check_document_fast(document) if problem not in document.problems)
    api = parse_api(document.root)
    losses = _losses(document, api)
    if not keep_going:
        _stop_at(losses)
    packages = tuple(_make(plan, project, document, api) for plan in project.packages)
    return Generation(packages=packages, document=document, api=api, losses=losses)


def _make(plan: PackagePlan, project: Project, document: Document, api: Api) -> MadePackage:
    settings = settle_names(plan.names, api.title, project.document)
    layers = read_layers(plan.layers)
    target = TARGETS[plan.target]
    package = target.view(api, settings, layers.additions)
    tree = render_tree(layers, package, project.cache)
    tree = _with_document(tree, package.name, layers.additions.document, document)
    tree = format_tree(tree) if target.is_formatted else tree
    return MadePackage(plan=plan, settings=settings, tree=_with_losses(tree, api))


def _stop_at(problems: Iterable[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise DocumentError(found)


def _losses(document: Document, api: Api) -> tuple[Problem, ...]:
    return tuple(
        Problem(where=document.locate(loss.pointer), rule="loss", message=f"{loss.pointer}: {loss.reason}")
        for loss in api.losses
    )


def _with_document(tree: FileTree, package: str, file: str, document: Document) -> FileTree:
    if not file:
        return tree
    text = json.dumps(document.root, ensure_ascii=False, separators=(",", ":"))
    return tree.with_files({f"{package}/{file}": f"{text}\n".encode()})


def _with_losses(tree: FileTree, api: Api) -> FileTree:
    if not api.losses:
        return tree
    losses = [{"pointer": loss.pointer, "reason": loss.reason} for loss in api.losses]
    text = json.dumps({"losses": losses}, indent=2, ensure_ascii=False)
    return tree.with_files({LOSSES_NAME: f"{text}\n".encode()})
