"""What decides the result besides the document itself, as hashes and versions for the lock. Standard library only."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import asdict
from pathlib import Path
from typing import Final

from generator.output.lock import hash_file, hash_folder, stamp_folder
from generator.program import HOME
from generator.project.project import PackagePlan, Project

TOOLS: Final = ("jinja2", "ruff")
"""Distributions whose version shows in what is generated."""


def hash_inputs(project: Project, plan: PackagePlan) -> dict[str, str]:
    """Return hash, version or text of every input of a package except the files of the document, by name.

    Unreadable inputs are omitted; generation reports them.
    """
    inputs = {
        "root": project.address or project.document.name,
        "root folder": str(project.reach.root or ""),
        "target": plan.target,
        "generator": stamp_folder(HOME / "generator", (".py",)),
        **{f"name of {key}": value for key, value in asdict(plan.names).items() if value},
        **{f"choice of {key}": str(value) for key, value in asdict(plan.choices).items() if key != "source"},
        **{f"metadata {key}": str(value) for key, value in asdict(plan.metadata).items() if value},
        **{f"version of {tool}": version for tool, version in _versions().items()},
    }
    for number, overlay in enumerate(project.overlays, 1):
        inputs |= _hash(f"overlay {number}", overlay)
    for number, layer in enumerate(plan.layers, 1):
        inputs |= _hash(f"layer {number}", layer)
    for name, template in plan.choices.templates.items():
        inputs |= _hash(f"template {name}", template)
    if plan.choices.workflows is not None:
        inputs |= _hash("workflows", plan.choices.workflows)
    if plan.choices.license_file is not None:
        inputs |= _hash("license", plan.choices.license_file)
    return inputs


def _hash(name: str, path: Path) -> dict[str, str]:
    try:
        return {name: hash_folder(path) if path.is_dir() else hash_file(path)}
    except OSError:
        return {}


def _versions() -> dict[str, str]:
    """Read versions from the names of the installed metadata: importing it would cost more than all hashes."""
    found = importlib.util.find_spec(TOOLS[0])
    if found is None or found.origin is None:
        return {}
    site = Path(found.origin).parent.parent
    names = [name.removesuffix(".dist-info").lower() for name in os.listdir(site) if name.endswith(".dist-info")]  # noqa: PTH208 # names only
    return {tool: version for name in names for tool, _, version in (name.partition("-"),) if tool in TOOLS}
