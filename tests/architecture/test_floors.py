"""Imports point down the floors, and parts on one floor do not know each other; generator/README.md draws them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.sources import ROOT, Import, generator_modules, imports_of, outline, python_files

FLOORS = {
    "generator": 0,
    "generator.problems": 0,
    "generator.devices": 0,
    "generator.escaping": 0,
    "generator.program": 0,
    "generator.levels": 0,
    "generator.configuration": 0,
    "generator.ir": 0,
    "generator.reach": 0,
    "generator.document": 1,
    "generator.reporting": 1,
    "generator.pages": 1,
    "generator.parse": 2,
    "generator.targets": 3,
    "generator.output": 4,
    "generator.recordings": 4,
    "generator.project": 5,
    "generator.findings": 5,
    "generator.pipeline": 5,
    "generator.build": 5,
    "generator.changes": 5,
    "generator.release": 5,
    "generator.drift": 5,
    "generator.site": 5,
    "generator.survey": 5,
    "generator.commands": 6,
    "generator.cli": 7,
    "generator.__main__": 7,
}

SHARED_FLOORS = {0, 5, 6, 7}
"""Floors whose parts make one story together, and may know each other."""


IMPORT_BY_NAME = {
    "generator/cli/group.py",  # the table of commands
    "generator/recordings/package_loader.py",  # modules of a generated package
    "generator/survey/count/package.py",  # modules of a generated package
    "generator/survey/trial.py",  # modules of a generated package
}
"""Files that import what only a value names. Anywhere else it would hide an import from type checkers and floors."""


def part_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


def test_every_part_has_a_floor() -> None:
    parts = {part_of(module) for module in generator_modules()}

    assert set() == parts - set(FLOORS)


def test_imports_point_down() -> None:
    imports = [(module, other) for module in generator_modules() for other in imports_of(module)]

    wrong = [(module, other) for module, other in imports if not _may_import(part_of(module), part_of(other))]

    assert [] == wrong


def _may_import(part: str, other: str) -> bool:
    if part == other:
        return True
    if FLOORS[part] == FLOORS[other]:
        return FLOORS[part] in SHARED_FLOORS
    return FLOORS[part] > FLOORS[other]


def test_ir_and_problems_stand_on_msgspec_and_the_standard_library() -> None:
    third_party = {"jinja2", "yaml", "jsonschema_rs", "ruff", "rich", "httpx2"}

    for module, file in generator_modules().items():
        if part_of(module) in {"generator.ir", "generator.problems"}:
            names = {name.split(".")[0] for found in outline(file).imports for name in _imported(found)}
            assert set() == names & third_party, module


def _imported(found: Import) -> tuple[str, ...]:
    return (found.module,) if found.module else found.names


def test_import_inside_a_function_has_its_reason_on_the_line() -> None:
    inside = [
        f"{file.relative_to(ROOT)}:{found.line}"
        for file in python_files("generator")
        for found in outline(file).imports
        if found.is_inside_function and not _reason(file, found.line)
    ]

    assert [] == inside


def _reason(file: Path, line: int) -> str:
    """Give what stands behind the second # of a line, as in `# noqa: PLC0415 # --help imports click alone`."""
    return file.read_text(encoding="utf-8").splitlines()[line - 1].partition("# noqa: PLC0415 # ")[2].strip()


def test_modules_are_imported_by_name_only_where_names_are_data() -> None:
    by_name = [
        str(file.relative_to(ROOT))
        for file in python_files("generator")
        if re.search(r"\bimport_module\b|__import__", file.read_text(encoding="utf-8"))
    ]

    assert sorted(IMPORT_BY_NAME) == by_name
