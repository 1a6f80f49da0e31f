"""How source files look: short, well named, and free of anything that belongs to one machine."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, parse, python_files, tracked_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "data", "info", "process"}

OURS = python_files("generator", "templates", "tests")

FOREIGN = re.compile(
    rb"/root/|/home/[a-z]|/Users/|[^\w./]/tmp/[a-z]|[^\w./]/work/|pypi\.org|files\.pythonhosted\.org|registry\.npmjs"
)
"""Paths of one machine, and hosts of package registries."""


@pytest.mark.parametrize("file", OURS, ids=lambda file: str(file.relative_to(ROOT)))
def test_file_is_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("file", OURS, ids=lambda file: str(file.relative_to(ROOT)))
def test_functions_are_short(file: Path) -> None:
    functions = [node for node in ast.walk(parse(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION]

    assert [] == long


def test_no_module_has_a_vague_name() -> None:
    vague = [file for file in python_files("generator", "templates") if file.stem in VAGUE_NAMES]

    assert [] == vague


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(file) for file in python_files("generator", "templates") if ast.get_docstring(parse(file)) is None]

    assert [] == silent


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for file in tracked_files():
        if file != Path(__file__):
            match = FOREIGN.search(file.read_bytes())
            if match:
                found.append((str(file.relative_to(ROOT)), match[0]))

    assert [] == found
