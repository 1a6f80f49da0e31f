"""Folders of modules: small enough to be looked through, and importing each other in one direction only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

from tests.architecture.sources import ROOT, Import, outline, python_files

MOST_MODULES = 20
SMALL = 60
"""Lines below which a module is usually half of its neighbor."""

MOST_SMALL = 0.22
"""The share of modules that may be so small all the same."""

SOURCES = ("generator", "templates")
RUNTIME = ROOT / "templates/python/package/runtime"

ONE_THING_AT_TWO_STAGES = frozenset(
    {"Argument", "EnumType", "Field", "Method", "ModelType"}  # as packages are written, and as they are compared
    | {"Operation", "Resource", "Response", "Server", "ServerVariable"}  # in the generator, and at run time
)
"""Class names that stand twice, with one meaning."""

RUNTIME_FLOORS = (
    {"operation", "rate_limit", "redaction"},
    {"headers"},
    {"values"},
    {"errors"},
    {"request"},
    {"transport"},
    {"retry"},
    {"options"},
    {"response"},
    {"auth", "incoming"},
    {"ratelimit"},
    {"call"},
    {"transfer"},
    {"streams"},
    {"caller"},
    {"resource"},
    {"open_caller"},
    {"client"},
)
"""Modules and sub-packages of the runtime, from the lowest up. Those on one floor do not import each other."""


def test_folders_are_small() -> None:
    sizes = {_named(folder): len(_modules(folder)) for folder in _folders()}

    large = {name: size for name, size in sizes.items() if size > MOST_MODULES}

    assert {} == large


def test_few_modules_are_small() -> None:
    files = [file for file in python_files(*SOURCES) if file.name != "__init__.py"]

    small = [file for file in files if file.read_text(encoding="utf-8").count("\n") < SMALL]

    assert len(small) / len(files) < MOST_SMALL, sorted(map(_named, small))


def test_sub_packages_of_the_runtime_say_in_one_sentence_what_they_are_for() -> None:
    texts = {file.parent.name: file.read_text(encoding="utf-8") for file in RUNTIME.rglob("*/__init__.py")}

    assert {} == {name: text for name, text in texts.items() if text.count("\n") != 1 or text.count(". ")}


def test_parts_of_a_folder_form_no_cycle() -> None:
    cycles = {_named(folder): cycle for folder in _folders() if (cycle := _cycle(_imports_within(folder)))}

    assert {} == cycles


def test_every_part_of_the_runtime_has_a_floor() -> None:
    parts = {_part(file, RUNTIME) for file in RUNTIME.rglob("*.py")} - {"__init__"}

    assert set().union(*RUNTIME_FLOORS) == parts


def test_imports_of_the_runtime_point_down() -> None:
    floors = {part: floor for floor, parts in enumerate(RUNTIME_FLOORS) for part in parts}
    imports = {(part, other) for part, others in _imports_within(RUNTIME).items() for other in others}

    assert [] == sorted(f"{part} -> {other}" for part, other in imports if floors[part] <= floors[other])


def _folders() -> Iterator[Path]:
    """Give every folder of modules."""
    return iter(sorted({file.parent for file in python_files(*SOURCES)}))


def _modules(folder: Path) -> list[Path]:
    return [file for file in folder.glob("*.py") if file.name != "__init__.py"]


def _named(folder: Path) -> str:
    return folder.relative_to(ROOT).as_posix()


def _part(file: Path, folder: Path) -> str:
    """Give the module or sub-package of a folder that a file belongs to."""
    return file.relative_to(folder).parts[0].removesuffix(".py")


@cache
def _imports_within(folder: Path) -> Mapping[str, frozenset[str]]:
    """Give by part of a folder the other parts that it imports."""
    found: dict[str, set[str]] = {}
    for file in folder.rglob("*.py"):
        part = _part(file, folder)
        if part != "__init__":
            others = {_part(other, folder) for other in _imported_files(file) if other.is_relative_to(folder)}
            found.setdefault(part, set()).update(others - {part, "__init__"})
    return {part: frozenset(others) for part, others in found.items()}


@cache
def _imported_files(file: Path) -> tuple[Path, ...]:
    """Give the modules of this project that one imports; those for type checkers alone do not count."""
    return tuple(other for found in outline(file).imports if found.is_run_time for other in _targets(file, found))


def _targets(file: Path, found: Import) -> Iterator[Path]:
    if found.level:
        base = file.parents[found.level - 1]
    elif (found.module or found.names[0]).startswith("generator"):
        base = ROOT
    else:
        return
    for module in [f"{found.module}.{name}".strip(".") for name in found.names]:
        path = base.joinpath(*module.split("."))
        candidates = (path.with_suffix(".py"), path / "__init__.py", path.parent.with_suffix(".py"))
        yield from [one for one in candidates if one.is_file()][:1]


def _cycle(imports: Mapping[str, frozenset[str]]) -> list[str]:
    """Give a cycle that goes through several parts, if there is one."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return [f"{after} -> {before}" for before, after in pairwise(error.args[1])]
    return []


def test_class_names_that_stand_twice_mean_the_same() -> None:
    named: dict[str, list[str]] = {}
    for file in python_files(*SOURCES):
        for name in outline(file).classes:
            named.setdefault(name, []).append(_named(file))

    twice = {name: files for name, files in named.items() if len(files) > 1}

    assert {} == {name: files for name, files in twice.items() if name not in ONE_THING_AT_TWO_STAGES}
