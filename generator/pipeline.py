"""From a project to the files of its packages: six calls, each to a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from msgspec import Struct

from generator.document import Document, check_document_fast, load_document
from generator.findings import errors_in, losses_of, merged, warnings_of
from generator.ir.api import Api, ParseWarning
from generator.output.format import format_tree
from generator.output.layers import read_layers, with_choices
from generator.output.render import render_tree
from generator.output.tree import FileTree
from generator.parse import parse_api
from generator.problems import Problem, Severity
from generator.project.project import PackagePlan, Project
from generator.project.settings import settle_names
from generator.targets.settings import TargetSettings
from generator.targets.target import TARGETS

LOSSES_NAME = "losses.json"
"""File beside the package that lists what of the document is missing in it."""


class MadePackage(Struct, frozen=True, kw_only=True):
    """A package in memory, and the plan and the names it was made by. warnings: what is bounded in it."""

    plan: PackagePlan
    settings: TargetSettings
    tree: FileTree
    warnings: tuple[ParseWarning, ...] = ()


class Generation(Struct, frozen=True, kw_only=True):
    """The packages of a project, and the document they were made from: what of it was lost, and what is unusual."""

    packages: tuple[MadePackage, ...]
    document: Document
    api: Api
    losses: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def main(self) -> MadePackage:
        """The first package."""
        return self.packages[0]


class DocumentError(Exception):
    """A document that is not made into a package: it has errors, or would lose something.

    problems: all of them; has_only_losses: whether keeping going would make the rest of the package.
    """

    def __init__(self, problems: Sequence[Problem], *, has_only_losses: bool = False) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)
        self.has_only_losses = has_only_losses


def generate(project: Project, *, validate: bool = True, keep_going: bool = False) -> Generation:
    """Make the files of a project's packages, in memory.

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
    packages = tuple(_make(plan, project, document, api) for plan in project.packages)
    bounded = warnings_of(document, dict.fromkeys(one for made in packages for one in made.warnings), project.rules)
    if validate and any(errors_in(bounded)):
        raise DocumentError(bounded)
    return Generation(
        packages=packages,
        document=document,
        api=api,
        losses=losses_of(document, api),
        warnings=tuple(problem for problem in (*findings, *bounded) if problem.severity is Severity.WARNING),
    )


def _make(plan: PackagePlan, project: Project, document: Document, api: Api) -> MadePackage:
    settings = settle_names(plan.names, api.title, project.document, plan.metadata, plan.choices)
    layers = with_choices(read_layers(plan.layers, agent=plan.choices.agent), plan.choices)
    target = TARGETS[plan.target]
    package = target.view(api, settings, layers.additions)
    tree = render_tree(layers, package, project.cache)
    tree = _with_document(tree, package.name, layers.additions.document, document)
    tree = format_tree(tree) if target.is_formatted else tree
    tree = _with_losses(tree, api).with_kept(plan.choices.keep)
    return MadePackage(plan=plan, settings=settings, tree=tree, warnings=package.warnings)


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
