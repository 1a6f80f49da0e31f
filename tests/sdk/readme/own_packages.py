"""Guides that begin with a document: the package that it becomes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from generator.output.write import write_tree
from generator.pipeline import generate
from generator.project.project import GENERAL_LAYER, PackagePlan, Project, ProjectNames
from tests.sdk.readme.reader import ROOT

YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PACKAGE = re.compile(r"apivideo-generator generate .*--package (\w+)")


@cache
def guides() -> dict[str, str]:
    """Give all guides as paths, each with the name of the package it is about; "" for that of api.video."""
    files = sorted((ROOT / "docs").rglob("*.md"))
    return {file.relative_to(ROOT).as_posix(): _package(file.read_text(encoding="utf-8")) for file in files}


def blocks(guide: str) -> list[str]:
    """Give the YAML of a guide: the document, then overlays."""
    return YAML.findall((ROOT / guide).read_text(encoding="utf-8"))


def make_package(guide: str, folder: Path, overlays: int = 0) -> None:
    """Write the package of a guide to a folder. overlays: how many of its own are laid over the document."""
    document, *others = blocks(guide)
    (folder / "openapi.yaml").write_text(document, encoding="utf-8")
    paths = tuple(folder / f"overlay-{number}.yaml" for number in range(overlays))
    for path, text in zip(paths, others, strict=False):
        path.write_text(text, encoding="utf-8")
    names = ProjectNames(package=guides()[guide])
    plan = PackagePlan(layers=(GENERAL_LAYER,), names=names)
    project = Project(document=folder / "openapi.yaml", overlays=paths, packages=(plan,))
    write_tree(folder / "made", generate(project).main.tree)


def _package(text: str) -> str:
    found = PACKAGE.search(text)
    return found[1] if found and YAML.search(text) and text.find("openapi: ") < found.start() else ""
