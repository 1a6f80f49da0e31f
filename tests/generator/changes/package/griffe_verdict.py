"""What griffe says that code loses between two packages, in the words of the surface's own rules.

Griffe reads the files that were made. It compares no annotations and no keys of a TypedDict.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import griffe

from generator.pipeline import generate
from generator.project.project import PackagePlan, Project, ProjectNames
from tests.generator.changes.package.planted import Tree

PACKAGE = "pet_shop"

UNSEEN = re.compile(r"sdk-(.*-type-.*|alias-changed|field-became-.*|required-field-added)")
"""Rules about what griffe does not look at."""


def make(folder: Path, document: Tree | Path) -> griffe.Module:
    """Generate the package of a document, and load what of it users call and read."""
    if not isinstance(document, Path):
        document = _written(folder / "openapi.json", document)
    names = ProjectNames(package=PACKAGE)
    project = Project(document=document, packages=(PackagePlan(names=names),))
    for path, content in generate(project, validate=False, keep_going=True).main.tree:
        if path.startswith((f"{PACKAGE}/models", f"{PACKAGE}/resources", f"{PACKAGE}/__init__")):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    module = griffe.load(PACKAGE, search_paths=[str(folder)], allow_inspection=False)
    assert isinstance(module, griffe.Module)
    return module


def _written(file: Path, tree: Tree) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(tree))
    return file


def lost(base: griffe.Module, revision: griffe.Module) -> set[str]:
    """Give what code loses: `client.shop.get()`, `client.shop.get(name=)`, `Pet`, `Pet.name`."""
    return {*_lost_calls(base, revision), *_lost_types(base, revision)}


def _lost_calls(base: griffe.Module, revision: griffe.Module) -> Iterator[str]:
    for breakage in griffe.find_breaking_changes(base["resources"], revision["resources"]):
        resource, *rest = breakage.obj.path.removeprefix(f"{PACKAGE}.resources.").split(".")
        if not rest:
            yield f"client.{resource}"
        elif len(rest) == 2 and not rest[0].endswith(
            "WithResponse"
        ):  # operations stand beside the classes, for these alone
            is_whole = breakage.kind is griffe.BreakageKind.OBJECT_REMOVED
            yield f"client.{resource}.{rest[1]}({'' if is_whole else '...'})"


def _lost_types(base: griffe.Module, revision: griffe.Module) -> Iterator[str]:
    """Users import types from `models` itself, so that one which moved to another module of it is not lost."""
    present = _types(revision)
    for name, old in _types(base).items():
        if name not in present:
            yield name
        else:
            yield from (f"{name}.{one.obj.name}" for one in griffe.find_breaking_changes(old, present[name]))


def _types(package: griffe.Module) -> dict[str, griffe.Object | griffe.Alias]:
    modules = package["models"].modules.values()
    members = ((name, member) for module in modules for name, member in module.members.items())
    return {name: member for name, member in members if member.is_public and not _is_input(name)}


def _is_input(name: str) -> bool:
    """What may be given for a type goes where the type goes."""
    return name.endswith(("Dict", "Like"))
