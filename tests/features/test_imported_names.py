"""What generated modules import: no schema may have the name of a class that stands beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.targets.python.package.reserved import TYPE_NAMES
from tests.features.generation import HERE, PACKAGE, make

OWN = HERE.parents[1] / "generated" / "python" / "apivideo_sdk"


@cache
def imported() -> dict[str, Path]:
    """Give the classes that modules of models and of calls import from elsewhere, each with such a module."""
    packages = [OWN, *(make(file.parent) / PACKAGE for file in sorted(HERE.glob("*/openapi.yaml")))]
    files = [file for package in packages for name in ("models", "resources") for file in package.glob(f"{name}/*.py")]
    return {name: file for file in files for name in names_of(file)}


def names_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and not is_own(node):
            yield from (one.asname or one.name for one in node.names if (one.asname or one.name)[0].isupper())


def is_own(node: ast.ImportFrom) -> bool:
    """Whether models are imported, or what a layer adds."""
    return node.level == 1 or (node.module or "").startswith(("models", "extensions"))


def test_no_schema_gets_the_name_of_what_a_module_imports() -> None:
    assert {} == {name: file for name, file in imported().items() if name not in TYPE_NAMES}
