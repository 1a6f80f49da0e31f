"""The source files of the repository, read once."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Function(NamedTuple):
    """A function or method, and how many lines it has."""

    line: int
    length: int


class Import(NamedTuple):
    """`import names`, or `from module import names`. level: dots. is_run_time: not for type checkers alone."""

    line: int
    module: str
    names: tuple[str, ...]
    is_run_time: bool
    is_inside_function: bool
    level: int = 0


class Outline(NamedTuple):
    """What is asked of a file. No syntax tree is kept: all of them together would be a burden.

    classes: names of those that stand at its outermost level.
    """

    is_documented: bool
    classes: tuple[str, ...]
    functions: tuple[Function, ...]
    imports: tuple[Import, ...]


@cache
def outline(file: Path) -> Outline:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = tuple(_found(tree, is_run_time=True, is_inside_function=False))
    return Outline(
        is_documented=ast.get_docstring(tree) is not None,
        classes=tuple(node.name for node in tree.body if isinstance(node, ast.ClassDef)),
        functions=tuple(one for one in found if isinstance(one, Function)),
        imports=tuple(one for one in found if isinstance(one, Import)),
    )


def _found(node: ast.AST, *, is_run_time: bool, is_inside_function: bool) -> Iterator[Function | Import]:
    """Find functions and imports among the statements in a node: no expression holds any."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield Function(node.lineno, (node.end_lineno or 0) - node.lineno + 1)
            is_inside_function = True
        case ast.Import() | ast.ImportFrom():
            module, level = ("", 0) if isinstance(node, ast.Import) else (node.module or "", node.level)
            names = tuple(alias.name for alias in node.names)
            yield Import(node.lineno, module, names, is_run_time, is_inside_function, level)
        case ast.If() if "TYPE_CHECKING" in ast.unparse(node.test):
            is_run_time = False
    blocks = (getattr(node, name, ()) for name in ("body", "orelse", "finalbody", "handlers", "cases"))
    for inner in chain.from_iterable(blocks):
        yield from _found(inner, is_run_time=is_run_time, is_inside_function=is_inside_function)


@cache
def generator_modules() -> dict[str, Path]:
    """Give dotted name -> file of every module of the generator."""
    files = (ROOT / "generator").rglob("*.py")
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def python_files(*folders: str) -> list[Path]:
    return sorted(
        file for folder in folders for file in (ROOT / folder).rglob("*.py") if "__pycache__" not in file.parts
    )


def imports_of(module: str) -> Iterator[str]:
    """Give the modules of the generator that one imports; those for type checkers alone do not count."""
    modules = generator_modules()
    for found in outline(modules[module]).imports:
        if not found.is_run_time:
            continue
        if not found.module:
            yield from (name for name in found.names if name.startswith("generator"))
        elif found.module.startswith("generator"):
            submodules = [f"{found.module}.{name}" for name in found.names]
            yield from (name if name in modules else found.module for name in submodules)


@cache
def tracked_files() -> tuple[Path, ...]:
    """Give what git tracks or would track; everything below the root where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        hidden = {".git", ".venv", ".cache", "__pycache__"}
        return tuple(file for file in ROOT.rglob("*") if file.is_file() and not hidden & set(file.parts))
    names = done.stdout.decode().split("\0")
    return tuple(ROOT / name for name in sorted(names) if name and (ROOT / name).is_file())
