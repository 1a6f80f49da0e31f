"""Imports point down the floors, and parts on one floor do not know each other; generator/README.md draws them."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.sources import generator_modules, imports_of, parse, python_files

FLOORS = {
    "generator": 0,
    "generator.problems": 0,
    "generator.ir": 0,
    "generator.document": 1,
    "generator.reporting": 1,
    "generator.parse": 2,
    "generator.diff": 2,
    "generator.targets": 3,
    "generator.output": 4,
    "generator.contract": 4,
    "generator.release": 4,
    "generator.project": 5,
    "generator.settings": 5,
    "generator.inputs": 5,
    "generator.pipeline": 5,
    "generator.build": 5,
    "generator.trial": 5,
    "generator.survey": 5,
    "generator.commands": 6,
    "generator.cli": 7,
    "generator.__main__": 7,
}

SHARED_FLOORS = {0, 5, 6, 7}
"""Floors whose parts make one story together, and may know each other."""


def part_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


def test_every_part_has_a_floor() -> None:
    parts = {part_of(module) for module in generator_modules()}

    assert set() == parts - set(FLOORS)


@pytest.mark.parametrize("module", sorted(generator_modules()))
def test_imports_point_down(module: str) -> None:
    part = part_of(module)
    others = {part_of(name) for name in imports_of(module)} - {part}

    wrong = {other for other in others if not _may_import(part, other)}

    assert set() == wrong


def _may_import(part: str, other: str) -> bool:
    if FLOORS[part] == FLOORS[other]:
        return FLOORS[part] in SHARED_FLOORS
    return FLOORS[part] > FLOORS[other]


def test_ir_and_problems_stand_on_the_standard_library_alone() -> None:
    third_party = {"jinja2", "yaml", "msgspec", "jsonschema_rs", "ruff", "rich", "httpx2"}

    for module, file in generator_modules().items():
        if part_of(module) in {"generator.ir", "generator.problems"}:
            names = {name.split(".")[0] for name in _all_imports(parse(file))}
            assert set() == names & third_party, module


def _all_imports(tree: ast.Module) -> set[str]:
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("file", python_files("generator"), ids=str)
def test_nothing_is_imported_inside_a_function(file: object) -> None:
    tree = parse(file)  # type: ignore[arg-type]  # parametrize hides the type
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    inside = [node.lineno for function in functions for node in ast.walk(function) if _is_import(node)]

    assert [] == inside


def _is_import(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)
