from __future__ import annotations

import subprocess
from itertools import product
from pathlib import Path

from ruff import find_ruff_bin  # type: ignore[import-untyped]  # ruff ships no types

from generator.targets.python.package.imports import Import, import_lines


def test_imports_are_grouped_and_sorted_as_ruff_sorts_them() -> None:
    imports = [
        Import(module=".models.shared", name="Metadata"),
        Import(module=".runtime.values.models", name="field"),
        Import(module=".runtime.values.models", name="Model"),
        Import(module=".runtime.values.models", name="UNSET"),
        Import(module="typing", name="Any"),
        Import(module="datetime", alias="dt"),
        Import(module="datetime", name="datetime"),
        Import(module="builtins"),
        Import(module="collections.abc", name="Sequence"),
    ]

    lines = import_lines(imports, within=".models")

    expected = (
        "import builtins",
        "import datetime as dt",
        "from collections.abc import Sequence",
        "from datetime import datetime",
        "from typing import Any",
        "",
        "from ..runtime.values.models import UNSET, Model, field",
        "from .shared import Metadata",
    )
    assert expected == lines


def test_a_module_of_the_root_imports_with_one_dot() -> None:
    lines = import_lines([Import(module=".models.videos", name="Video")])

    assert ("from .models.videos import Video",) == lines


def test_an_import_that_is_needed_twice_stands_once() -> None:
    needed = Import(module="typing", name="Any")

    assert ("from typing import Any",) == import_lines([needed, needed])


def test_nothing_to_import_gives_no_lines() -> None:
    assert () == import_lines([])


def test_names_with_numbers_are_sorted_as_ruff_sorts_them(tmp_path: Path) -> None:
    numbers = ("", "1", "2", "10", "01", "_7", "_86")
    names = ["".join(parts) for parts in product(("A", "ab", "AB", "_a"), numbers, ("", "b", "B"))]
    modules = [f".models.v{end}" for end in ("", "1", "10", "2", "02", "_a")]
    lines = import_lines(Import(module=module, name=name) for module in modules for name in names)
    (tmp_path / "a.py").write_text("\n".join(lines) + "\n", encoding="utf-8")

    format_command = [find_ruff_bin(), "format", "--isolated", "--no-cache", "--quiet", "a.py"]
    subprocess.run(format_command, cwd=tmp_path, check=True)
    check = [find_ruff_bin(), "check", "--isolated", "--no-cache", "--select", "I001", "--diff", "a.py"]
    done = subprocess.run(check, cwd=tmp_path, check=False, capture_output=True, text=True)

    assert "" == done.stdout
