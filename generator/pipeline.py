"""From a project to the files of its package: six calls, each to a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from msgspec import Struct

from generator.document import Document, check_document_fast, load_document
from generator.findings import errors_in, losses_of, merged, warnings_of
from generator.ir.api import Api
from generator.output.format import format_tree
from generator.output.layers import read_layers
from generator.output.render import render_tree
from generator.output.tree import FileTree
from generator.parse import parse_api
from generator.problems import Problem, Severity
from generator.project import Project
from generator.settings import settle_names
from generator.targets.settings import Settings
from generator.targets.target import TARGETS

LOSSES_NAME = "losses.json"
"""File beside the package that lists what of the document is missing in it."""


class Generation(Struct, frozen=True, kw_only=True):
    """A package in memory, the document it was made from, what of that was lost, and what was unusual in it."""

    tree: FileTree
    document: Document
    api: Api
    settings: Settings
    losses: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


class DocumentError(Exception):
    """A document that is not made into a package: it has errors, or would lose something.

    problems: all of them; has_only_losses: whether keeping going would make the rest of the package.
    """

    def __init__(self, problems: Sequence[Problem], *, has_only_losses: bool = False) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)
        self.has_only_losses = has_only_losses


def generate(project: Project, *, validate: bool = True, keep_going: bool = False) -> Generation:
    """Make the files of a project's package, in memory.

    keep_going: make what can be made; losses are listed in `losses.json`, references that lead nowhere among them.
    Raises DocumentError for errors and losses, UnusableInputError for what cannot be worked with at all.
    """
    document = load_document(project.source, project.overlays, reach=project.reach, keep_going=keep_going)
    checked = check_document_fast(document, project.rules) if validate else ()
    api = parse_api(document.root)
    losses = (*document.problems, *losses_of(document, api))
    findings = merged(checked, warnings_of(document, api.warnings, project.rules) if validate else ())
    errors = tuple(problem for problem in errors_in(findings) if problem not in document.problems)
    if errors or (losses and not keep_going):
        raise DocumentError((*errors, *losses), has_only_losses=not errors)
    settings = settle_names(project.names, api.title, project.document)
    layers = read_layers(project.layers)
    package = TARGETS[project.target].view(api, settings, layers.additions)
    bounded = warnings_of(document, package.warnings, project.rules)
    if validate and any(errors_in(bounded)):
        raise DocumentError(bounded)
    tree = render_tree(layers, package, project.cache)
    tree = _with_document(tree, package.name, layers.additions.document, document)
    tree = _with_losses(format_tree(tree), api)
    warnings = tuple(problem for problem in (*findings, *bounded) if problem.severity is Severity.WARNING)
    return Generation(
        tree=tree, document=document, api=api, settings=settings, losses=losses_of(document, api), warnings=warnings
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
